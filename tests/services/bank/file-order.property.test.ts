/**
 * The order in which files are brought in does not change the ledger: bank files that overlap, repeat
 * each other or leave gaps give the same lines, and the sure proposals settle the same items.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, isoDateOf } from '../../../src/domain/dates.ts';
import { bankFile, bringIn, type MadeLine } from '../../harness/bank-files.ts';
import { workspaceWithBank, openItems } from './workspace-with-bank.ts';

const FIRST = isoDateOf('2026-03-01');
const DAYS = 12;

/** Small pools, so that equal lines of one day happen often. */
const moved = fc.record({
  day: fc.nat(DAYS - 1),
  amount: fc.constantFrom('+500.00', '+300.00', '+1210.00', '-12.00', '+7.00'),
  text: fc.constantFrom('', 'INV-1050', 'INV-1051', 'INV-1042'),
  name: fc.constantFrom('Florería Sol', 'Somebody'),
});

/** A download: from a day to a day, both inclusive. */
const span = fc
  .tuple(fc.nat(DAYS - 1), fc.nat(DAYS - 1))
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));

test('files in any order give the same lines and the same ledger', { timeout: 120_000 }, () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(moved, { minLength: 1, maxLength: 12 }),
      fc.array(span, { minLength: 1, maxLength: 4 }),
      fc.infiniteStream(fc.nat()),
      async (account, spans, choices) => {
        const lines = [...account].sort((a, b) => a.day - b.day);
        const before = (day: number): number =>
          lines
            .filter((line) => line.day < day)
            .reduce((sum, line) => sum + Math.round(Number(line.amount) * 100), 0);
        const files = spans.map(({ from, to }) => ({
          name: `${from}-${to}.xml`,
          bytes: bankFile({
            from: addDays(FIRST, from),
            to: addDays(FIRST, to),
            openingMinor: 100_000 + before(from),
            lines: lines
              .filter((line) => line.day >= from && line.day <= to)
              .map(({ day, amount, text, name }): MadeLine => ({
                on: addDays(FIRST, day),
                amount,
                text,
                name,
              })),
          }),
        }));
        const shuffled = [...files]
          .map((file) => ({ file, key: choices.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ file }) => file);
        const outcomes: string[] = [];
        for (const order of [files, shuffled]) {
          const workspace = await workspaceWithBank([]);
          try {
            for (const { name, bytes } of order) await bringIn(workspace, name, bytes);
            const { rows } = await workspace.value('bank.lines', {});
            const seen = rows
              .map((row) => `${row.bookedOn} ${row.amountMinor} ${row.counterparty} ${row.text}`)
              .sort();
            const proposed = await workspace.value('bank.propose', { onlyUnambiguous: true });
            const sure = proposed.rows
              .map(({ line, best }) => `${line.bookedOn} ${best?.shares[0]?.item}`)
              .sort();
            if (proposed.rows.length > 0)
              await workspace.value('bank.acceptTogether', {
                lineIds: proposed.rows.map(({ line }) => line.lineId),
              });
            outcomes.push(JSON.stringify({ seen, sure, open: await openItems(workspace) }));
            // Every line of every file is there, and none twice.
            const covered = lines.filter((line) =>
              spans.some(({ from, to }) => line.day >= from && line.day <= to),
            );
            expect(seen).toHaveLength(covered.length);
          } finally {
            await workspace.dispose();
          }
        }
        expect(outcomes[1]).toBe(outcomes[0]);
      },
    ),
    { numRuns: 20, seed: 20_261_121 },
  ),
);
