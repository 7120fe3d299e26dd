/**
 * Merge, then undo: the aging of every date is what it was, whoever was merged into whom. And while
 * they are one, nothing of what is owed appears or disappears.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, isoDateOf as d, type IsoDate } from '../../../src/domain/dates.ts';
import { verifyLedger } from '../../../src/ledger/safety/verify.ts';
import { allocation, customer, invoice, receipt } from '../../harness/scenario/scenario-drafts.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

const CODES = ['C1', 'C2', 'C3'] as const;
const FIRST = d('2026-01-01');
const day = (offset: number): IsoDate => addDays(FIRST, offset);

const owed = fc.record({
  customer: fc.constantFrom(...CODES),
  currency: fc.constantFrom('EUR', 'USD'),
  issued: fc.integer({ min: 0, max: 40 }),
  days: fc.integer({ min: 0, max: 40 }),
  grossMinor: fc.integer({ min: 1, max: 9_999_99 }),
  /** Of the gross, percent; paid `after` days after its date, by the same customer. */
  paid: fc.integer({ min: 0, max: 120 }),
  after: fc.integer({ min: 0, max: 60 }),
});
const merges = fc.uniqueArray(
  fc.record({ from: fc.constantFrom(...CODES), into: fc.constantFrom(...CODES) }),
  { minLength: 1, maxLength: 2, selector: ({ from }) => from },
);

async function aging(workspace: TestWorkspace) {
  const reports = [];
  for (let offset = 0; offset <= 120; offset += 8) {
    const { rows, tieOut } = await workspace.value('aging.report', {
      asOf: day(offset),
      by: 'customer',
    });
    expect(tieOut.filter(({ differenceMinor }) => differenceMinor !== 0)).toEqual([]);
    reports.push(
      rows.map((row) => [
        row.customer,
        row.currency,
        row.outstandingMinor,
        row.onAccountMinor,
        ...row.amountsMinor,
      ]),
    );
  }
  return reports;
}

/** Σ of each date and currency, whoever owes it. */
const sums = (reports: Awaited<ReturnType<typeof aging>>) =>
  reports.map((rows) =>
    ['EUR', 'USD'].map((currency) =>
      rows
        .filter((row) => row[1] === currency)
        .reduce((sum, row) => sum + Number(row[2]) - Number(row[3]), 0),
    ),
  );

test(
  'merge then unmerge is identity for the aging of every date',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(owed, { minLength: 1, maxLength: 8 }),
        merges,
        async (debts, pairs) => {
          const workspace = await testWorkspace();
          try {
            workspace.setNow('2026-06-01T12:00');
            await workspace.record({
              customers: CODES.map((code) => customer(code, `Customer ${code}`, 'ES')),
              invoices: debts.map((debt, at) =>
                invoice(`I-${at}`, debt.customer, day(debt.issued), debt.currency, [
                  [day(debt.issued + debt.days), debt.grossMinor],
                ]),
              ),
            });
            for (const [at, debt] of debts.entries()) {
              const paidMinor = Math.floor((debt.grossMinor * debt.paid) / 100);
              if (paidMinor === 0) continue;
              const on = day(debt.issued + debt.after);
              await workspace.record({
                receipts: [receipt(`R-${at}`, debt.customer, on, debt.currency, paidMinor)],
                allocations: [
                  allocation(`R-${at}`, `I-${at}`, 1, on, Math.min(paidMinor, debt.grossMinor)),
                ],
              });
            }
            const before = await aging(workspace);
            const done: number[] = [];
            for (const { from, into } of pairs) {
              const merged = await workspace.call('customers.merge', { from, into, reason: 'one' });
              if (merged.ok) done.push(merged.value.mergeId);
            }
            const asOne = await aging(workspace);
            expect(sums(asOne)).toEqual(sums(before));
            for (const mergeId of done.reverse())
              await workspace.value('customers.unmerge', { mergeId, reason: 'two' });
            expect(await aging(workspace)).toEqual(before);
            const report = await workspace.ledger.read((db) => verifyLedger(db));
            expect(report.findings).toEqual([]);
          } finally {
            await workspace.dispose();
          }
        },
      ),
      { seed: 20, numRuns: 20 },
    );
  },
);
