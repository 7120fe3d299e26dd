/**
 * Whatever is recorded, in whatever order, corrected or not: at every moment the report ties out to
 * the ledger, and every way to look at the open items tells the same.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agingBoundaries, agingColumnOf } from '../../../src/domain/aging.ts';
import { addDays, isoDateOf, type Instant, type IsoDate } from '../../../src/domain/dates.ts';
import { agingMatrixSql } from '../../../src/ledger/queries/aging/aging-matrix.ts';
import { connectionOf, kyselyOf } from '../../../src/ledger/connection.ts';
import { customer, invoice } from '../../harness/scenario/scenario-drafts.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

const START = isoDateOf('2026-01-01');
const day = fc.integer({ min: 0, max: 150 }).map((days) => addDays(START, days));
const amountMinor = fc.integer({ min: 1, max: 5_000 });
const currency = fc.constantFrom('EUR', 'EUR', 'EUR', 'JPY');
const who = fc.constantFrom('C1', 'C2');

type Act = (workspace: TestWorkspace, step: number) => Promise<void>;

/** Allocations and reversals aim at whatever is there; what is refused is refused, that is all. */
const act: fc.Arbitrary<Act> = fc.oneof(
  fc
    .record({
      customer: who,
      on: day,
      currency,
      terms: fc.integer({ min: 0, max: 60 }),
      parts: fc.array(amountMinor, { minLength: 1, maxLength: 2 }),
    })
    .map(
      ({ customer: of, on, currency: code, terms, parts }): Act =>
        (workspace, step) =>
          workspace.record({
            invoices: [
              invoice(
                `I-${step}`,
                of,
                on,
                code,
                parts.map((gross, index) => [addDays(on, terms + index * 30), gross]),
              ),
            ],
          }),
    ),
  fc
    .record({
      customer: who,
      receivedOn: day,
      currency,
      amountMinor: fc.integer({ min: 1, max: 20_000 }),
      allocate: fc.constantFrom('oldest' as const, 'oldest' as const, null),
    })
    .map(
      (input): Act =>
        async (workspace) =>
          void (await workspace.call('receipts.record', input)),
    ),
  fc
    .record({
      receipt: fc.integer({ min: 1, max: 9 }),
      itemId: fc.integer({ min: 1, max: 12 }),
      effectiveOn: day,
      amountMinor,
    })
    .map(
      ({ receipt, ...input }): Act =>
        async (workspace) =>
          void (await workspace.call('allocations.record', {
            ...input,
            sourceKind: 'receipt',
            source: `R-2026-000${receipt}`,
          })),
    ),
  fc
    .record({
      what: fc.constantFrom('invoice' as const, 'receipt' as const, 'allocation' as const),
      which: fc.integer({ min: 1, max: 12 }),
      effectiveOn: day,
    })
    .map(({ what, which, effectiveOn }): Act => async (workspace) => {
      const reference =
        what === 'invoice' ? `I-${which}` : what === 'receipt' ? `R-2026-000${which}` : which;
      await workspace.call('facts.reverse', {
        kind: what,
        reference,
        effectiveOn,
        reason: 'by chance',
      });
    }),
);

async function holdsAt(
  workspace: TestWorkspace,
  asOf: IsoDate,
  knownAt: Instant | null,
): Promise<void> {
  const moment = { asOf, knownAt };
  const report = await workspace.value('aging.report', moment);
  expect(report.tieOut.map((line) => line.differenceMinor)).toEqual(report.tieOut.map(() => 0));
  for (const by of ['item', 'country', 'currency'] as const)
    expect((await workspace.value('aging.report', { ...moment, by })).totals).toEqual(
      report.totals,
    );

  const { items } = await workspace.value('aging.items', moment);
  for (const total of report.totals) {
    const open = items.filter((item) => item.currency === total.currency);
    expect(open.reduce((sum, item) => sum + item.openMinor, 0)).toBe(total.outstandingMinor);
  }
  for (const item of items) {
    expect(item.openMinor).toBeGreaterThan(0);
    expect(item.openMinor).toBeLessThanOrEqual(item.grossMinor);
  }

  const customers = await workspace.value('customers.list', moment);
  const net = (code: string) =>
    customers
      .flatMap((one) => one.balances)
      .filter((one) => one.currency === code)
      .reduce((sum, one) => sum + one.netMinor, 0);
  for (const total of report.totals) expect(net(total.currency)).toBe(total.netMinor);

  // Column by column, counted from the items one by one.
  const boundaries = agingBoundaries(asOf, [30, 60, 90]);
  for (const row of report.rows) {
    const counted = report.columns.map(() => 0);
    for (const item of items)
      if (item.customer === row.customer && item.currency === row.currency) {
        const column = agingColumnOf(item.dueOn, boundaries);
        counted[column] = (counted[column] ?? 0) + item.openMinor;
      }
    expect(row.amountsMinor).toEqual(counted);
  }
}

test('at every moment of any history', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 6, maxLength: 14 }),
      fc.array(fc.tuple(day, fc.option(fc.integer({ min: 0, max: 14 }), { freq: 2 })), {
        minLength: 6,
        maxLength: 6,
      }),
      async (acts, moments) => {
        const workspace = await testWorkspace();
        try {
          const at = (step: number, minute = '00') =>
            `2026-07-01T${String(8 + step).padStart(2, '0')}:${minute}`;
          workspace.setNow(at(0));
          await workspace.record({
            customers: [customer('C1', 'One', 'DE'), customer('C2', 'Two', null)],
          });
          for (const [index, one] of acts.entries()) {
            workspace.setNow(at(index, '30'));
            await one(workspace, index + 1);
          }
          for (const [asOf, step] of moments)
            await holdsAt(
              workspace,
              asOf,
              step === null ? null : (`${at(step)}:00.000Z` as Instant),
            );
          expect((await workspace.value('workspace.verify', {})).findings).toEqual([]);
        } finally {
          await workspace.dispose();
        }
      },
    ),
    { numRuns: 25, seed: 20_261_121 },
  );
}, 120_000);

test('the report reads open items from the covering index, in its order, and never the settled ones', async () => {
  const workspace = await testWorkspace();
  try {
    const plan = await workspace.ledger.read(async (db) => {
      const asOf = isoDateOf('2026-06-30');
      const boundaries = agingBoundaries(asOf, [30, 60, 90]);
      const { sql, parameters } = agingMatrixSql(
        { asOf, knownAt: null },
        'due',
        boundaries,
        null,
      ).compile(kyselyOf(db));
      return connectionOf(db)
        .statement<{ detail: string }>(`explain query plan ${sql}`)
        .all(...parameters)
        .map((row) => row.detail);
    });
    expect(plan).toContain('SEARCH o USING COVERING INDEX open_items_by_settled (settled_on=?)');
    expect(plan).toContain(
      'SEARCH o USING COVERING INDEX open_items_by_settled (settled_on>? AND settled_on<?)',
    );
    expect(plan.filter((line) => line.startsWith('SCAN'))).toEqual([]);
    // Sorting is left to the few that were settled after the moment.
    expect(plan.filter((line) => line.includes('TEMP B-TREE'))).toHaveLength(1);
  } finally {
    await workspace.dispose();
  }
});
