/** Nothing disappears between the amounts and the report, whatever the amounts are. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agingBoundaries, agingColumns } from '../../src/domain/aging.ts';
import {
  agingColumnOfItem,
  agingHistoryDates,
  agingTotals,
  assembleAging as assembled,
  itemLabel,
  tieOutOf,
  type AgingAmount,
} from '../../src/domain/aging-report.ts';
import { addDays, daysBetween, isoDateOf } from '../../src/domain/dates.ts';

const COLUMNS = 5;

const amount: fc.Arbitrary<AgingAmount<string>> = fc.record({
  key: fc.constantFrom('C1', 'C2', '0003', '', 'EUR'),
  label: fc.string(),
  currency: fc.constantFrom('EUR', 'USD', 'JPY'),
  column: fc.oneof(fc.integer({ min: 0, max: COLUMNS - 1 }), fc.constant('on_account' as const)),
  amountMinor: fc.integer({ min: 1, max: 1e12 }),
  daysPastDue: fc.integer({ min: 0, max: 400 }),
});

/** The rule under test with our own currency EUR and rows named by their label. */
const assembleAging = (columns: number, amounts: readonly AgingAmount<string>[]) =>
  assembled(columns, amounts, { home: 'EUR', nameOf: (label) => label });

const sum = (amounts: readonly AgingAmount<string>[], of: (one: AgingAmount<string>) => boolean) =>
  amounts.filter(of).reduce((total, one) => total + one.amountMinor, 0);

describe('assembleAging', () => {
  test('every amount is in exactly one cell: Σ rows = totals = Σ amounts, per currency and column', () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 60 }), (amounts) => {
        const { rows, totals } = assembleAging(COLUMNS, amounts);
        for (const currency of ['EUR', 'USD', 'JPY']) {
          const total = totals.find((one) => one.currency === currency);
          const ofCurrency = rows.filter((row) => row.currency === currency);
          for (let column = 0; column < COLUMNS; column += 1) {
            const expected = sum(
              amounts,
              (one) => one.currency === currency && one.column === column,
            );
            expect(
              ofCurrency.reduce((all, row) => all + (row.amountsMinor[column] ?? NaN), 0),
            ).toBe(expected);
            expect(total?.amountsMinor[column] ?? 0).toBe(expected);
          }
          const onAccount = sum(
            amounts,
            (one) => one.currency === currency && one.column === 'on_account',
          );
          expect(ofCurrency.reduce((all, row) => all + row.onAccountMinor, 0)).toBe(onAccount);
          expect(total?.onAccountMinor ?? 0).toBe(onAccount);
        }
      }),
    );
  });

  test('outstanding is the sum of the columns and net is outstanding less on account', () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 60 }), (amounts) => {
        const { rows, totals } = assembleAging(COLUMNS, amounts);
        for (const line of [...rows, ...totals]) {
          expect(line.outstandingMinor).toBe(line.amountsMinor.reduce((a, b) => a + b, 0));
          expect(line.netMinor).toBe(line.outstandingMinor - line.onAccountMinor);
        }
      }),
    );
  });

  test('the order of the amounts does not matter to the figures or to the order of the rows', () => {
    const shuffled = fc
      .array(amount, { maxLength: 30 })
      .chain((amounts) =>
        fc.tuple(fc.constant(amounts), fc.shuffledSubarray(amounts, { minLength: amounts.length })),
      );
    fc.assert(
      fc.property(shuffled, ([amounts, again]) => {
        const figures = (list: readonly AgingAmount<string>[]) =>
          assembleAging(COLUMNS, list).rows.map(({ label: _, ...row }) => row);
        expect(figures(again)).toEqual(figures(amounts));
      }),
    );
  });

  test('rows: our currency, then by code; most overdue, most outstanding, name; one row a key and currency', () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 60 }), (amounts) => {
        const { rows } = assembleAging(COLUMNS, amounts);
        for (const [index, row] of rows.entries()) {
          const before = rows[index - 1];
          if (before === undefined) continue;
          if (before.currency === row.currency) {
            expect(before.overdueMinor).toBeGreaterThanOrEqual(row.overdueMinor);
            if (before.overdueMinor === row.overdueMinor)
              expect(before.outstandingMinor).toBeGreaterThanOrEqual(row.outstandingMinor);
          } else
            expect(
              before.currency === 'EUR' ||
                (row.currency !== 'EUR' && before.currency < row.currency),
            ).toBe(true);
        }
        expect(new Set(rows.map((row) => `${row.currency} ${row.key}`)).size).toBe(rows.length);
      }),
    );
  });

  test('rows of the same amounts stand by name, whatever its accents', () => {
    const names = ['Zèbre', 'Écru', 'edam', 'Abeja'];
    const { rows } = assembleAging(
      COLUMNS,
      names.map((label, at) => ({
        key: String(at),
        label,
        currency: 'EUR',
        column: 1,
        amountMinor: 5,
        daysPastDue: 3,
      })),
    );
    expect(rows.map(({ label }) => label)).toEqual(['Abeja', 'Écru', 'edam', 'Zèbre']);
  });

  test('overdue is what is past due, and never more than is outstanding; its oldest day is that of a row', () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 60 }), (all) => {
        // Money on account is not due on any day.
        const amounts = all.map((one) =>
          one.column === 'on_account' ? { ...one, daysPastDue: 0 } : one,
        );
        const { rows, totals } = assembleAging(COLUMNS, amounts);
        for (const row of rows) {
          const own = amounts.filter(
            (one) => one.key === row.key && one.currency === row.currency && one.daysPastDue > 0,
          );
          expect(row.overdueMinor).toBe(sum(own, () => true));
          expect(row.overdueMinor).toBeLessThanOrEqual(row.outstandingMinor);
          expect(row.oldestDaysPastDue).toBe(
            own.length === 0 ? null : Math.max(...own.map((one) => one.daysPastDue)),
          );
        }
        for (const total of totals)
          expect(total.overdueMinor).toBe(
            rows
              .filter((row) => row.currency === total.currency)
              .reduce((all_, row) => all_ + row.overdueMinor, 0),
          );
      }),
    );
  });

  test('whatever rows a filter leaves, the totals are their sums', () => {
    fc.assert(
      fc.property(
        fc.array(amount, { maxLength: 60 }),
        fc.func(fc.boolean()),
        (amounts, isShown) => {
          const all = assembleAging(COLUMNS, amounts);
          const rows = all.rows.filter((row) => isShown(row.key, row.currency));
          const totals = agingTotals(COLUMNS, rows, 'EUR');
          expect(totals.map(({ currency }) => currency)).toEqual([
            ...new Set(rows.map(({ currency }) => currency)),
          ]);
          for (const total of totals)
            for (const field of [
              'overdueMinor',
              'outstandingMinor',
              'onAccountMinor',
              'netMinor',
            ] as const)
              expect(total[field]).toBe(
                rows
                  .filter(({ currency }) => currency === total.currency)
                  .reduce((so, row) => so + row[field], 0),
              );
          if (rows.length === all.rows.length) expect(totals).toEqual(all.totals);
        },
      ),
    );
  });

  test('a row of nothing is left out, a row of only on-account money stays', () => {
    const { rows, totals } = assembleAging(2, [
      { key: 'C1', label: '', currency: 'EUR', column: 0, amountMinor: 0, daysPastDue: 0 },
      {
        key: 'C2',
        label: '',
        currency: 'EUR',
        column: 'on_account',
        amountMinor: 5,
        daysPastDue: 0,
      },
    ]);
    expect(rows.map((row) => row.key)).toEqual(['C2']);
    expect(totals).toEqual([
      {
        currency: 'EUR',
        amountsMinor: [0, 0],
        overdueMinor: 0,
        outstandingMinor: 0,
        onAccountMinor: 5,
        netMinor: -5,
      },
    ]);
  });

  test('a column that does not exist and a sum beyond 2^53 are bugs, not figures', () => {
    const one = {
      key: 'C1',
      label: '',
      currency: 'EUR',
      amountMinor: Number.MAX_SAFE_INTEGER,
      daysPastDue: 0,
    };
    expect(() => assembleAging(2, [{ ...one, column: 2 }])).toThrow('no aging column 2');
    expect(() =>
      assembleAging(2, [
        { ...one, column: 0 },
        { ...one, column: 1 },
      ]),
    ).toThrow(RangeError);
  });
});

test('totals and the proof: our own currency first, then by code, whatever came first', () => {
  const amounts = ['USD', 'CNY', 'EUR', 'JPY'].map((currency) => ({
    key: 'C1',
    label: '',
    currency,
    column: 0,
    amountMinor: 5,
    daysPastDue: 0,
  }));
  const { totals } = assembleAging(1, amounts);
  expect(totals.map((one) => one.currency)).toEqual(['EUR', 'CNY', 'JPY', 'USD']);
  const ledger = new Map([
    ['USD', 5],
    ['GBP', 1],
  ]);
  const currencies = tieOutOf([...totals].reverse(), ledger, 'EUR').map((one) => one.currency);
  expect(currencies).toEqual(['EUR', 'CNY', 'GBP', 'JPY', 'USD']);
});

describe('tieOutOf', () => {
  const totals = assembleAging(1, [
    { key: '', label: '', currency: 'EUR', column: 0, amountMinor: 300, daysPastDue: 0 },
    { key: '', label: '', currency: 'EUR', column: 'on_account', amountMinor: 100, daysPastDue: 0 },
  ]).totals;

  test.each([
    ['both sides agree', { EUR: 200 }, [['EUR', 200, 200, 0]]],
    ['the ledger knows more', { EUR: 250 }, [['EUR', 250, 200, 50]]],
    [
      'a currency is missing in the report',
      { EUR: 200, USD: 7 },
      [
        ['EUR', 200, 200, 0],
        ['USD', 7, 0, 7],
      ],
    ],
    ['a currency is missing in the ledger', {}, [['EUR', 0, 200, -200]]],
    ['a currency is settled on both sides', { EUR: 200, GBP: 0 }, [['EUR', 200, 200, 0]]],
  ])('%s', (_, ledger, expected) => {
    const lines = tieOutOf(totals, new Map(Object.entries(ledger)), 'EUR');
    expect(
      lines.map((line) => [
        line.currency,
        line.ledgerMinor,
        line.reportMinor,
        line.differenceMinor,
      ]),
    ).toEqual(expected);
    for (const line of lines)
      expect(line.reportMinor).toBe(line.outstandingMinor - line.onAccountMinor);
  });
});

describe('agingColumnOfItem', () => {
  test('agrees with counting the days, by either date', () => {
    const asOf = isoDateOf('2026-06-30');
    const limits = [30, 60, 90];
    const boundaries = agingBoundaries(asOf, limits);
    const day = fc.integer({ min: -400, max: 400 }).map((days) => addDays(asOf, days));
    fc.assert(
      fc.property(
        day,
        day,
        fc.constantFrom('due' as const, 'invoice' as const),
        (dueOn, issuedOn, basis) => {
          const late = daysBetween(basis === 'due' ? dueOn : issuedOn, asOf);
          const counted = late <= 0 ? 0 : limits.filter((limit) => late > limit).length + 1;
          expect(agingColumnOfItem({ dueOn, issuedOn }, basis, boundaries)).toBe(counted);
          expect(agingColumns(limits)[counted]).toBeDefined();
        },
      ),
    );
  });
});

test.each([
  ['2026-11-21', 3, ['2026-09-30', '2026-10-31', '2026-11-21']],
  ['2026-10-31', 3, ['2026-08-31', '2026-09-30', '2026-10-31']],
  ['2026-01-15', 2, ['2025-12-31', '2026-01-15']],
  ['2024-03-01', 2, ['2024-02-29', '2024-03-01']],
  ['2026-11-21', 1, ['2026-11-21']],
])('the history up to %s over %i months', (asOf, months, expected) => {
  expect(agingHistoryDates(isoDateOf(asOf), months)).toEqual(expected);
});

test.each([
  ['INV-7', 1, 1, 'INV-7'],
  ['INV-7', 2, 3, 'INV-7 (2/3)'],
])('an item of %s, %i of %i, is called %s', (invoice, position, of, label) => {
  expect(itemLabel(invoice, position, of)).toBe(label);
});
