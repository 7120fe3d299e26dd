/** Where the columns of an aging report begin and end, and the sentences that say so. */
import { describe, expect, test } from 'vitest';
import type { AgingReport } from '../../src/domain/aging-report.ts';
import { reportOfAging } from '../../src/domain/report-of-aging.ts';
import {
  DEFAULT_AGING_LIMITS,
  MAX_AGING_LIMITS,
  agingBoundaries,
  agingColumnOf,
  agingColumns,
  checkAgingLimits,
  daysPastDue,
} from '../../src/domain/aging.ts';
import { instantOf, isoDateOf } from '../../src/domain/dates.ts';

const AS_OF = isoDateOf('2026-06-30');

describe('limits', () => {
  test.each([[[30, 60, 90]], [[1]], [[3650]], [[1, 2, 3, 4, 5, 6, 7, 8]]])(
    '%j are limits',
    (limits) => {
      expect(checkAgingLimits(limits)).toEqual({ ok: true, value: limits });
    },
  );

  test.each([
    [[], 'name at least one limit, for example 30,60,90'],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9], '9 limits are too many; 8 at most'],
    [[0], '"0" is not a limit; limits are whole days from 1 to 3650'],
    [[-30], '"-30" is not a limit; limits are whole days from 1 to 3650'],
    [[30, 3651], '"3651" is not a limit; limits are whole days from 1 to 3650'],
    [[30.5], '"30.5" is not a limit; limits are whole days from 1 to 3650'],
    [[Number.NaN], '"NaN" is not a limit; limits are whole days from 1 to 3650'],
    [[30, 30], 'limits must rise: 30 does not come after 30'],
    [[60, 30], 'limits must rise: 30 does not come after 60'],
  ])('%j are refused', (limits, error) => {
    expect(checkAgingLimits(limits)).toEqual({ ok: false, error });
  });

  test('30, 60 and 90 unless others are named; eight at most', () => {
    expect(DEFAULT_AGING_LIMITS).toEqual([30, 60, 90]);
    expect(MAX_AGING_LIMITS).toBe(8);
  });
});

describe('columns', () => {
  test.each([
    [
      [30, 60, 90],
      ['not_due', '1-30', '31-60', '61-90', '91+'],
    ],
    [[7], ['not_due', '1-7', '8+']],
  ])('of limits %j', (limits, columns) => {
    expect(agingColumns(limits)).toEqual(columns);
  });

  test.each([
    ['2026-07-05', 'not_due', 0],
    ['2026-06-30', 'not_due', 0],
    ['2026-06-29', '1-30', 1],
    ['2026-05-31', '1-30', 30],
    ['2026-05-30', '31-60', 31],
    ['2026-05-01', '31-60', 60],
    ['2026-04-30', '61-90', 61],
    ['2026-04-01', '61-90', 90],
    ['2026-03-31', '91+', 91],
    ['1999-01-01', '91+', 10_042],
  ])('due %s stands under %s, %d days past due', (due, column, days) => {
    const boundaries = agingBoundaries(AS_OF, DEFAULT_AGING_LIMITS);
    expect(boundaries).toEqual(['2026-06-30', '2026-05-31', '2026-05-01', '2026-04-01']);
    const dueOn = isoDateOf(due);
    expect(agingColumns(DEFAULT_AGING_LIMITS)[agingColumnOf(dueOn, boundaries)]).toBe(column);
    expect(daysPastDue(dueOn, AS_OF)).toBe(days);
  });
});

describe('what every export says', () => {
  const asked: AgingReport = {
    company: 'Flores',
    asOf: AS_OF,
    knownAt: null,
    basis: 'due',
    limits: [30, 60],
    into: 'age',
    policyVersion: null,
    columns: agingColumns([30, 60]),
    by: 'customer',
    currency: null,
    search: '',
    home: 'EUR',
    rows: [],
    allRows: 0,
    totals: [],
    tieOut: [],
  };

  test('columns are headed for people', () => {
    const headings = reportOfAging({
      ...asked,
      limits: [30, 60, 90],
      columns: agingColumns([30, 60, 90]),
    }).columns.map(({ heading }) => heading);
    expect(headings).toEqual(
      expect.arrayContaining(['Not due', '1–30', '31–60', '61–90', '91+', 'Overdue', '% overdue']),
    );
  });

  test('by invoice date no column says "not due": the first holds the as-of date itself', () => {
    const columns = reportOfAging({ ...asked, basis: 'invoice' }).columns;
    expect(columns.find(({ name }) => name === 'not_due')).toMatchObject({
      heading: '0 days',
      terminal: '0 days',
    });
  });

  test('everything known now, from the due date, in all currencies', () => {
    expect(reportOfAging(asked).notes).toEqual([
      'As of 2026-06-30 (facts effective on or before that day), with everything known now.',
      'Days are counted from the due date; column limits 30, 60 days.',
      'An item due on the as-of date is not overdue (not due); the first overdue column holds days 1–30, and 61+ is open-ended. Money on account has its own column and cancels no invoice: net = outstanding − on account.',
    ]);
  });

  test('known then, from the date of the invoice, in one currency', () => {
    const knownAt = instantOf(Date.UTC(2026, 6, 1));
    const { notes } = reportOfAging({ ...asked, knownAt, basis: 'invoice', currency: 'EUR' });
    expect(notes).toEqual([
      'As of 2026-06-30 (facts effective on or before that day), with only what was recorded by 2026-07-01T00:00:00.000Z.',
      'Days are counted from the date of the invoice; column limits 30, 60 days; only EUR.',
      'Columns hold days since the invoice: 0 days is the as-of date itself, then 1–30, and 61+ is open-ended. Overdue is what was due before the as-of date, whatever its column. Money on account has its own column and cancels no invoice: net = outstanding − on account.',
    ]);
  });
});
