/** The aging calls on a real ledger file; the arithmetic itself is told in `tests/scenarios`. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isoDateOf as d } from '../../../src/domain/dates.ts';
import {
  creditNote,
  customer,
  invoice,
  receipt,
  allocation,
} from '../../harness/scenario/scenario-drafts.ts';
import {
  instantAt,
  testWorkspace,
  type TestWorkspace,
} from '../../harness/scenario/scenario-workspace.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace();
  workspace.setNow('2026-03-01T12:00');
  await workspace.record({
    customers: [
      customer('C1', 'Müller GmbH', 'DE'),
      customer('C2', '<img src=x>', 'ES'),
      customer('C3', 'Nobody owes', 'FR'),
      customer('C4', '=cmd()', null),
    ],
    invoices: [
      invoice('I-1', 'C1', '2026-01-10', 'EUR', [
        ['2026-02-10', 60_000],
        ['2026-03-10', 60_000],
      ]),
      invoice('I-2', 'C2', '2026-01-20', 'EUR', [['2026-02-28', 5_000]]),
      invoice('I-3', 'C2', '2026-01-20', 'USD', [['2025-10-01', 7_000]]),
      invoice('I-4', 'C4', '2026-02-01', 'EUR', [['2026-02-01', 1]]),
    ],
    receipts: [
      receipt('R-1', 'C1', '2026-02-12', 'EUR', 50_000),
      receipt('R-2', 'C4', '2026-02-12', 'EUR', 900),
    ],
    creditNotes: [creditNote('N-1', 'C2', '2026-02-20', 'EUR', 700)],
    allocations: [allocation('R-1', 'I-1', 1, '2026-02-12', 40_000)],
  });
});
afterEach(() => workspace.dispose());

const asOf = d('2026-03-01');

test('by customer: one row a customer and currency, nobody without open or on-account money', async () => {
  const report = await workspace.value('aging.report', { asOf });
  expect(report.columns).toEqual(['not_due', '1-30', '31-60', '61-90', '91+']);
  expect(report.company).toBe('Flores Ltd');
  expect(
    report.rows.map((row) => [
      row.customer,
      row.name,
      row.country,
      row.currency,
      ...row.amountsMinor,
      row.onAccountMinor,
      row.netMinor,
    ]),
  ).toEqual([
    ['C1', 'Müller GmbH', 'DE', 'EUR', 60_000, 20_000, 0, 0, 0, 10_000, 70_000],
    ['C2', '<img src=x>', 'ES', 'EUR', 0, 5_000, 0, 0, 0, 700, 4_300],
    ['C4', '=cmd()', null, 'EUR', 0, 1, 0, 0, 0, 900, -899],
    ['C2', '<img src=x>', 'ES', 'USD', 0, 0, 0, 0, 7_000, 0, 7_000],
  ]);
  expect(report.tieOut).toEqual([
    {
      currency: 'EUR',
      ledgerMinor: 73_401,
      outstandingMinor: 85_001,
      onAccountMinor: 11_600,
      reportMinor: 73_401,
      differenceMinor: 0,
    },
    {
      currency: 'USD',
      ledgerMinor: 7_000,
      outstandingMinor: 7_000,
      onAccountMinor: 0,
      reportMinor: 7_000,
      differenceMinor: 0,
    },
  ]);
});

test.each(['customer', 'item', 'country', 'currency'] as const)(
  'grouped by %s the totals and the tie-out are the same',
  async (by) => {
    const plain = await workspace.value('aging.report', { asOf });
    const grouped = await workspace.value('aging.report', { asOf, by });
    expect(grouped.totals).toEqual(plain.totals);
    expect(grouped.tieOut).toEqual(plain.tieOut);
    const sum = (rows: typeof grouped.rows) => rows.reduce((all, row) => all + row.netMinor, 0);
    expect(sum(grouped.rows)).toBe(sum(plain.rows));
  },
);

test('by country: a customer without a country has a row of its own', async () => {
  const { rows } = await workspace.value('aging.report', { asOf, by: 'country', currency: 'EUR' });
  expect(rows.map((row) => [row.country, row.customer, row.outstandingMinor])).toEqual([
    ['DE', null, 80_000],
    ['ES', null, 5_000],
    [null, null, 1],
  ]);
});

test('by item: dates and days beside each, on-account money on a row without an item', async () => {
  const { rows } = await workspace.value('aging.report', { asOf, by: 'item', currency: 'EUR' });
  expect(
    rows.map((row) => [
      row.customer,
      row.item,
      row.dueOn,
      row.daysPastDue,
      row.outstandingMinor,
      row.onAccountMinor,
    ]),
  ).toEqual([
    ['C1', 'I-1 (1/2)', '2026-02-10', 19, 20_000, 0],
    ['C2', 'I-2', '2026-02-28', 1, 5_000, 0],
    ['C4', 'I-4', '2026-02-01', 28, 1, 0],
    ['C1', 'I-1 (2/2)', '2026-03-10', 0, 60_000, 0],
    ['C2', null, null, null, 0, 700],
    ['C4', null, null, null, 0, 900],
    ['C1', null, null, null, 0, 10_000],
  ]);
});

test.each(['due', 'invoice'] as const)(
  'overdue is counted from the due date also by %s date; its oldest item stands beside it',
  async (basis) => {
    for (const knownAt of [null, instantAt('2026-03-01T12:00')])
      for (const by of ['customer', 'item', 'country', 'currency'] as const) {
        const { rows, totals } = await workspace.value('aging.report', {
          asOf,
          knownAt,
          basis,
          by,
        });
        expect(totals.map((total) => [total.currency, total.overdueMinor])).toEqual([
          ['EUR', 25_001],
          ['USD', 7_000],
        ]);
        if (by === 'customer')
          expect(
            rows.map((row) => [
              row.customer,
              row.currency,
              row.overdueMinor,
              row.oldestDaysPastDue,
            ]),
          ).toEqual([
            ['C1', 'EUR', 20_000, 19],
            ['C2', 'EUR', 5_000, 1],
            ['C4', 'EUR', 1, 28],
            ['C2', 'USD', 7_000, 151],
          ]);
      }
    // Due that day is not overdue.
    const onTheDay = await workspace.value('aging.report', { asOf: d('2026-02-28'), basis });
    expect(onTheDay.rows.find((row) => row.customer === 'C2')).toMatchObject({
      overdueMinor: 0,
      oldestDaysPastDue: null,
    });
    const base = await workspace.value('aging.inBase', { asOf: d('2025-12-31'), basis });
    expect(base.overdueMinor).toBe(0);
  },
);

test('one currency only: rows, totals and tie-out are of that currency', async () => {
  const report = await workspace.value('aging.report', { asOf, currency: 'USD' });
  expect(report.rows.map((row) => row.currency)).toEqual(['USD']);
  expect(report.tieOut.map((line) => line.currency)).toEqual(['USD']);
});

test('the items behind every cell add up to the cell', async () => {
  for (const basis of ['due', 'invoice'] as const) {
    const report = await workspace.value('aging.report', { asOf, basis });
    for (const row of report.rows)
      for (const [column, amount] of row.amountsMinor.entries()) {
        const { items } = await workspace.value('aging.items', {
          asOf,
          basis,
          currency: row.currency,
          customer: row.customer,
          column,
        });
        expect(items.reduce((all, item) => all + item.openMinor, 0)).toBe(amount);
      }
  }
});

test('items: filtered by country, with what a person wants to know of each', async () => {
  await workspace.value('disputes.open', {
    invoice: 'I-2',
    openedOn: asOf,
    reason: 'short delivery',
  });
  const { items } = await workspace.value('aging.items', { asOf, country: 'ES', currency: 'EUR' });
  expect(items).toEqual([
    {
      itemId: 3,
      item: 'I-2',
      invoice: 'I-2',
      customer: 'C2',
      name: '<img src=x>',
      country: 'ES',
      currency: 'EUR',
      issuedOn: '2026-01-20',
      dueOn: '2026-02-28',
      daysPastDue: 1,
      grossMinor: 5_000,
      openMinor: 5_000,
      disputed: true,
      lastLetter: null,
    },
  ]);
});

test('a column that these limits do not have is refused', async () => {
  const refused = await workspace.refusal('aging.items', { asOf, limits: [30], column: 3 });
  expect(refused).toMatchObject({ code: 'invalid_input', at: 'column' });
  expect(refused.message).toContain('0 to 2');
});

test('history: every currency has a point on every day, oldest first, equal to the report of that day', async () => {
  const { points } = await workspace.value('aging.history', { asOf, months: 3 });
  expect(points.map((point) => [point.asOf, point.currency])).toEqual([
    ['2026-01-31', 'EUR'],
    ['2026-01-31', 'USD'],
    ['2026-02-28', 'EUR'],
    ['2026-02-28', 'USD'],
    ['2026-03-01', 'EUR'],
    ['2026-03-01', 'USD'],
  ]);
  for (const point of points) {
    const { totals } = await workspace.value('aging.report', { asOf: point.asOf });
    expect(totals.find((total) => total.currency === point.currency)?.amountsMinor).toEqual(
      point.amountsMinor,
    );
  }
});

test('known at a moment before anything was recorded there is nothing, and it ties out', async () => {
  const knownAt = instantAt('2026-02-28T00:00');
  const report = await workspace.value('aging.report', { asOf, knownAt });
  expect([report.rows, report.totals, report.tieOut]).toEqual([[], [], []]);
  expect((await workspace.value('aging.items', { asOf, knownAt })).items).toEqual([]);
});

test('without a ledger every call says so', async () => {
  const empty = await testWorkspace({ withLedger: false });
  try {
    expect(await empty.refusal('aging.report', { asOf })).toEqual({
      code: 'no_ledger',
      message: 'No ledger is open; open or create one first.',
    });
  } finally {
    await empty.dispose();
  }
});
