/**
 * Accepting sure ones together and undoing them together is identity: on the aging of every day, on
 * what is left of every line and on the accounts that were learned, whatever was matched before.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, isoDateOf } from '../../../src/domain/dates.ts';
import { bankFile, bringIn, type MadeLine } from '../../harness/bank-files.ts';
import { agingOfEveryDay, workspaceWithBank } from './workspace-with-bank.ts';
import { live } from '../../../src/ledger/facts/live.ts';

const ACCOUNTS = ['', 'ES7921000813610123456789', 'DE89370400440532013000'];

/** Small pools, so that lines meet at items, payers and accounts. */
const moved = fc.record({
  day: fc.nat(11),
  amount: fc.constantFrom('+500.00', '+300.00', '+1210.00', '+980.00', '+800.00', '-12.00'),
  text: fc.constantFrom('', 'INV-1050', 'INV-1051', 'INV-1042', 'INV-2002', 'INV-2001'),
  name: fc.constantFrom('Florería Sol', 'Müller & Söhne', 'Somebody'),
  account: fc.constantFrom(...ACCOUNTS),
});

test('accepted together and undone together is identity', { timeout: 120_000 }, () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(moved, { minLength: 1, maxLength: 10 }),
      fc.nat(9),
      fc.nat(),
      async (account, byHand, order) => {
        const lines = account.map(({ day, ...line }): MadeLine => ({
          ...line,
          on: addDays(isoDateOf('2026-03-01'), day),
        }));
        const workspace = await workspaceWithBank([]);
        try {
          await bringIn(workspace, 'bank.xml', bankFile({ lines }));
          // Somebody took one on account before, and so taught an account.
          const open = (await workspace.value('bank.lines', { direction: 'in' })).rows;
          const first = open[byHand % Math.max(1, open.length)];
          if (first !== undefined && byHand % 2 === 0)
            await workspace.value('bank.accept', {
              lineId: first.lineId,
              parts: [{ kind: 'receipt', customer: 'C1', amountMinor: first.leftMinor }],
            });
          const picture = async () => ({
            days: await agingOfEveryDay(workspace),
            lines: (await workspace.value('bank.lines', {})).rows,
            accounts: await workspace.ledger.read((db) =>
              db
                .selectFrom('customer_aliases as a')
                .where(live('customer_alias', 'a.id'))
                .select(['a.customer_id', 'a.folded', 'a.origin'])
                .orderBy('a.id')
                .execute(),
            ),
          });
          const before = await picture();
          const { rows } = await workspace.value('bank.propose', { onlyUnambiguous: true });
          if (rows.length === 0) return;
          const { accepted, acceptedAt } = await workspace.value('bank.acceptTogether', {
            lineIds: rows.map(({ line }) => line.lineId),
          });
          if (accepted.length === 0) return;
          const shift = order % accepted.length;
          await workspace.value('bank.undoTogether', {
            lineIds: [...accepted.slice(shift), ...accepted.slice(0, shift)],
            acceptedAt,
          });
          expect(await picture()).toEqual(before);
          const { ok, findings } = await workspace.value('workspace.verify', {});
          expect({ ok, findings }).toMatchObject({ ok: true });
        } finally {
          await workspace.dispose();
        }
      },
    ),
    { numRuns: 12, seed: 20_261_122 },
  ),
);
