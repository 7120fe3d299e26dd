import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weekdayOf } from '../../../src/domain/business-days.ts';
import { addDays, daysBetween, isoDateOf as day, type IsoDate } from '../../../src/domain/dates.ts';
import { dueDates, explainDue } from '../../../src/domain/terms/due-dates.ts';
import { shareOut } from '../../../src/domain/terms/share-out.ts';
import type { Terms } from '../../../src/domain/terms/terms.ts';
import { anyDay, anyTerms, movingTerms } from './arbitrary-terms.ts';
import { english } from '../../harness/english.ts';

const invoice = (issuedOn: string, grossMinor = 10_000) => ({
  issuedOn: day(issuedOn),
  deliveredOn: null,
  grossMinor,
  currency: 'EUR',
});

const dueOf = (terms: Terms, issuedOn: string): readonly string[] => {
  const due = dueDates(terms, invoice(issuedOn));
  return due.ok ? due.value.map(({ dueOn }) => dueOn) : [english(due.error)];
};

describe('one due date', () => {
  const net = (days: number): Terms => ({ kind: 'net_days', days });
  const eom = (days: number, months?: number, daysFirst?: number): Terms => ({
    kind: 'eom_plus',
    days,
    ...(months === undefined ? {} : { months }),
    ...(daysFirst === undefined ? {} : { daysFirst }),
  });
  const fixed = (one: number, monthsAhead: number, cutOffDay?: number): Terms => ({
    kind: 'fixed_day',
    day: one,
    monthsAhead,
    ...(cutOffDay === undefined ? {} : { cutOffDay }),
  });
  const cases: readonly (readonly [Terms, string, string, string])[] = [
    [net(0), '2026-02-28', '2026-02-28', 'on receipt, 2026-02-28'],
    [net(1), '2026-12-31', '2027-01-01', '1 day after 2026-12-31'],
    [net(30), '2026-01-31', '2026-03-02', '30 days after 2026-01-31'],
    [net(30), '2024-01-31', '2024-03-01', '30 days after 2024-01-31'],
    [net(60), '2026-12-15', '2027-02-13', '60 days after 2026-12-15'],
    [eom(0), '2026-01-31', '2026-01-31', 'end of month 2026-01'],
    [eom(10), '2026-01-31', '2026-02-10', 'end of month 2026-01, then 10 days'],
    [eom(0, 1), '2026-01-31', '2026-02-28', 'end of month 2026-02'],
    [eom(0, 1), '2024-01-31', '2024-02-29', 'end of month 2024-02'],
    [eom(0, 1), '2026-12-01', '2027-01-31', 'end of month 2027-01'],
    [
      eom(0, 0, 30),
      '2026-01-31',
      '2026-03-31',
      '30 days after 2026-01-31, then end of month 2026-03',
    ],
    [
      eom(15, 0, 45),
      '2026-12-20',
      '2027-03-15',
      '45 days after 2026-12-20, then end of month 2027-02, then 15 days',
    ],
    [fixed(15, 1), '2026-12-31', '2027-01-15', 'day 15 of 2027-01'],
    [fixed(31, 1), '2026-01-31', '2026-02-28', 'day 31 of 2026-02, its last day'],
    [fixed(30, 1), '2024-01-30', '2024-02-29', 'day 30 of 2024-02, its last day'],
    [fixed(31, 0), '2026-04-30', '2026-04-30', 'day 31 of 2026-04, its last day'],
    [fixed(10, 0), '2026-03-10', '2026-03-10', 'day 10 of 2026-03'],
    [fixed(10, 0), '2026-03-11', '2026-04-10', 'day 10 of 2026-04'],
    [fixed(10, 1, 25), '2026-03-25', '2026-04-10', 'day 10 of 2026-04'],
    [fixed(10, 1, 25), '2026-03-26', '2026-05-10', 'day 10 of 2026-05 (issued after day 25)'],
    [{ kind: 'prepaid' }, '2026-03-11', '2026-03-11', 'before dispatch, on 2026-03-11'],
    [
      { kind: 'cod' },
      '2026-03-11',
      '2026-03-11',
      'on 2026-03-11, the invoice date (no delivery recorded)',
    ],
    [
      { kind: 'one_off', dueOn: day('2026-06-30') },
      '2026-03-11',
      '2026-06-30',
      'on 2026-06-30, as agreed',
    ],
    [
      { kind: 'one_off', dueOn: day('2026-03-11') },
      '2026-03-11',
      '2026-03-11',
      'on 2026-03-11, as agreed',
    ],
    [
      { kind: 'rolling_batch', fallbackDays: 30 },
      '2026-03-11',
      '2026-04-10',
      'before the next batch, at the latest 30 days after 2026-03-11',
    ],
    [
      { ...net(30), roll: 'next_business_day' },
      '2026-01-31',
      '2026-03-02',
      '30 days after 2026-01-31',
    ],
    [
      { ...net(30), roll: 'next_business_day' },
      '2026-01-29',
      '2026-03-02',
      '30 days after 2026-01-29, 2026-02-28, then the next business day',
    ],
  ];
  test.each(cases)('%j issued %s: %s', (terms, issuedOn, dueOn, words) => {
    expect(dueOf(terms, issuedOn)).toEqual([dueOn]);
    expect(explainDue(terms, invoice(issuedOn))).toEqual(words);
  });

  test('cash on delivery is due when the goods arrive, never before the invoice', () => {
    const delivered = (deliveredOn: string) => ({
      ...invoice('2026-03-11'),
      deliveredOn: day(deliveredOn),
    });
    expect(dueDates({ kind: 'cod' }, delivered('2026-03-14'))).toMatchObject({
      value: [{ dueOn: '2026-03-14' }],
    });
    expect(explainDue({ kind: 'cod' }, delivered('2026-03-14'))).toEqual('on delivery, 2026-03-14');
    expect(dueDates({ kind: 'cod' }, delivered('2026-03-09'))).toMatchObject({
      value: [{ dueOn: '2026-03-11' }],
    });
  });

  test('a rolling batch is due when the next one is asked for', () => {
    const input = { ...invoice('2026-03-11'), nextBatchOn: day('2026-03-20') };
    const terms: Terms = { kind: 'rolling_batch', fallbackDays: 30 };
    expect(dueDates(terms, input)).toMatchObject({ value: [{ dueOn: '2026-03-20' }] });
    expect(explainDue(terms, input)).toEqual('before the next batch, on 2026-03-20');
  });

  test('a calendar of the customer’s country moves the day', () => {
    const closed = ['2026-12-24', '2026-12-25', '2026-12-26', '2026-12-27'];
    expect(
      dueDates(
        { kind: 'net_days', days: 30, roll: 'next_business_day' },
        { ...invoice('2026-11-24'), isBusinessDay: (date) => !closed.includes(date) },
      ),
    ).toMatchObject({ value: [{ dueOn: '2026-12-28' }] });
  });
});

describe('instalments', () => {
  const thirds: Terms = {
    kind: 'instalments',
    parts: [
      { remainder: true, rule: { kind: 'net_days', days: 60 } },
      { percentBp: 3333, rule: { kind: 'prepaid' } },
      { percentBp: 3333, rule: { kind: 'eom_plus', days: 0 } },
    ],
  };

  test('stand in order of date and add up', () => {
    expect(dueDates(thirds, invoice('2026-01-10', 100_001))).toEqual({
      ok: true,
      value: [
        { dueOn: '2026-01-10', grossMinor: 33_330 },
        { dueOn: '2026-01-31', grossMinor: 33_330 },
        { dueOn: '2026-03-11', grossMinor: 33_341 },
      ],
    });
    expect(explainDue(thirds, invoice('2026-01-10'))).toEqual(
      'the rest 60 days after 2026-01-10; 33.33\u00a0% before dispatch, on 2026-01-10; ' +
        '33.33\u00a0% end of month 2026-01',
    );
  });

  test('parts that come to nothing are left out', () => {
    expect(dueDates(thirds, invoice('2026-01-10', 1))).toEqual({
      ok: true,
      value: [{ dueOn: '2026-03-11', grossMinor: 1 }],
    });
    expect(dueDates(thirds, invoice('2026-01-10', 0))).toMatchObject({
      value: [{ grossMinor: 0 }],
    });
  });

  test('a correction mirrors the invoice', () => {
    const amounts = (gross: number) => {
      const due = dueDates(thirds, invoice('2026-01-10', gross));
      return due.ok ? due.value.map(({ grossMinor }) => grossMinor) : [];
    };
    expect(amounts(-100_001)).toEqual(amounts(100_001).map((minor) => -minor));
  });
});

describe('what cannot be dated is refused', () => {
  test('a one-off date before the invoice', () => {
    expect(dueOf({ kind: 'one_off', dueOn: day('2026-03-10') }, '2026-03-11')).toEqual([
      'The terms name 2026-03-10, which lies before the invoice of 2026-03-11; ' +
        'choose other terms or give the due date by hand.',
    ]);
  });

  test('a date that the program does not reach', () => {
    expect(dueOf({ kind: 'net_days', days: 30 }, '2199-12-15')).toEqual([
      'The terms put the due date of an invoice of 2199-12-15 after 2199-12-31; ' +
        'give the due date by hand or choose shorter terms.',
    ]);
  });
});

describe('shares', () => {
  test.each([
    [5, [5000, 5000], [3, 2]],
    [100_005, [3000, 7000], [30_002, 70_003]],
    [2, [2500, 2500, 2500, 2500], [1, 1, 0, 0]],
    [-5, [5000, 5000], [-3, -2]],
    [Number.MAX_SAFE_INTEGER, [5000, 5000], [4503599627370496, 4503599627370495]],
  ])('%i in %j is %j', (total, weights, shares) => {
    expect(shareOut(total, weights)).toEqual(shares);
  });

  test('shares that do not make the whole are a bug', () => {
    expect(() => shareOut(100, [5000])).toThrow('shares 5000 do not make 10000');
  });

  test('add up, and none is a unit or more from its percentage', () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 8 })
      .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 10_000])
      .map((edges) => edges.slice(1).map((edge, at) => edge - (edges[at] ?? 0)));
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), weights, (total, all) => {
        const shares = shareOut(total, all);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
        for (const [at, share] of shares.entries())
          expect(Math.abs(share - (total * (all[at] ?? 0)) / 10_000)).toBeLessThan(1);
      }),
    );
  });
});

describe('properties of all terms', () => {
  const grossMinor = fc.integer({ min: 1, max: 1e12 });
  const input = (issuedOn: IsoDate, gross: number, delivery: number | null) => ({
    issuedOn,
    deliveredOn: delivery === null ? null : addDays(issuedOn, delivery),
    grossMinor: gross,
    currency: 'EUR',
  });
  const delivery = fc.option(fc.integer({ min: -20, max: 60 }), { nil: null });

  test('Σ instalments = gross, none before the invoice, in order, or a sentence', () => {
    fc.assert(
      fc.property(anyTerms, anyDay, grossMinor, delivery, (terms, issuedOn, gross, days) => {
        const due = dueDates(terms, input(issuedOn, gross, days));
        if (!due.ok) {
          expect(JSON.stringify(terms)).toContain('one_off');
          expect(english(due.error)).toContain(issuedOn);
          return;
        }
        expect(due.value.reduce((sum, one) => sum + one.grossMinor, 0)).toBe(gross);
        let before = issuedOn;
        for (const one of due.value) {
          expect(one.grossMinor).toBeGreaterThan(0);
          expect(one.dueOn >= before).toBe(true);
          before = one.dueOn;
        }
      }),
    );
  });

  test('a later invoice is never due earlier', () => {
    fc.assert(
      fc.property(movingTerms, anyDay, fc.integer({ min: 0, max: 70 }), (terms, first, later) => {
        const lastDue = (issuedOn: IsoDate): readonly string[] => {
          const due = dueDates(terms, input(issuedOn, 1_000_000, null));
          return due.ok ? due.value.map(({ dueOn }) => dueOn) : [];
        };
        const one = lastDue(first);
        const other = lastDue(addDays(first, later));
        expect(other).toHaveLength(one.length);
        for (const [at, dueOn] of one.entries()) expect((other[at] ?? '') >= dueOn).toBe(true);
      }),
    );
  });

  test('terms that roll never end on a weekend and never move by more than two days', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 120 }), (issuedOn, days) => {
        const plain: Terms = { kind: 'net_days', days };
        const at = (terms: Terms): IsoDate => {
          const due = dueDates(terms, input(issuedOn, 100, null));
          return (due.ok ? due.value[0]?.dueOn : undefined) ?? issuedOn;
        };
        const rolled = at({ ...plain, roll: 'next_business_day' });
        expect([0, 6]).not.toContain(weekdayOf(rolled));
        expect(daysBetween(at(plain), rolled)).toBeLessThanOrEqual(2);
        expect(daysBetween(at(plain), rolled)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
