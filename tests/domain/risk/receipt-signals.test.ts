/** Signals of how the money came: domain-rules 6.4, 6.7 no. 8. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isoDateOf, type IsoDate } from '../../../src/domain/dates.ts';
import type { ItemHistory } from '../../../src/domain/risk/observations.ts';
import {
  cherryPicking,
  isRound,
  partialPayments,
  payerChanged,
  returnedPayments,
} from '../../../src/domain/risk/receipt-signals.ts';
import type { ReceiptHistory } from '../../../src/domain/risk/receipts.ts';
import type { RiskPicture } from '../../../src/domain/risk/risk-picture.ts';
import { item } from './made-items.ts';
import { daysOf, fact, picture, told } from './made-picture.ts';

const TODAY = isoDateOf('2026-06-30');
let nextNumber = 0;
/** With what it paid of which items on its day. */
const receipt = (
  on: string,
  amountMinor: number,
  paid: readonly (readonly [ItemHistory, number])[] = [],
  more: Partial<ReceiptHistory> = {},
): ReceiptHistory => ({
  number: `R-${(nextNumber += 1)}`,
  on: isoDateOf(on),
  currency: 'EUR',
  amountMinor,
  applied: paid.map(([{ itemId }, minor]) => ({ itemId, on: isoDateOf(on), minor })),
  reversed: null,
  words: '',
  account: '',
  ...more,
});
const seen = (more: Partial<RiskPicture>, asOf: IsoDate = TODAY) => picture({ asOf, ...more });

describe('round payments', () => {
  test.each([
    [10000, 'EUR', true],
    [10050, 'EUR', false],
    [5000, 'EUR', false],
    [30000, 'USD', true],
    [100000, 'CNY', true],
    [90000, 'CNY', false],
    [200000, 'MXN', true],
    [10000, 'JPY', true],
    [9000, 'JPY', false],
    [100000, 'KWD', true],
    [0, 'EUR', false],
  ] as const)('%d minor units of %s: %s', (minor, currency, round) => {
    expect(isRound(minor, currency)).toBe(round);
  });

  const OPEN = item({
    invoice: 'INV-7',
    due: '2026-05-01',
    gross: 50050,
    movements: [
      ['2026-05-05', 20000],
      ['2026-06-01', 10000],
    ],
  });
  const before = (count: number, round = 0): readonly ReceiptHistory[] =>
    Array.from({ length: count }, (_, at) =>
      at < round
        ? receipt('2026-01-10', 10000, [[HALF, 10000]])
        : receipt(addDays(isoDateOf('2026-01-11'), at), 12345),
    );
  const HALF = item({ invoice: 'H-1', due: '2026-01-01', gross: 99999, movements: [['2026-01-10', 10000]] }); // prettier-ignore
  const two = [
    receipt('2026-05-05', 20000, [[OPEN, 20000]], { number: 'R-A' }),
    receipt('2026-06-01', 10000, [[OPEN, 10000]], { number: 'R-B' }),
  ];
  const signals = (
    receipts: readonly ReceiptHistory[],
    items: readonly ItemHistory[] = [OPEN, HALF],
  ) => partialPayments.detect(seen({ receipts, items }));

  test('two within 60 days of who did not do that', () => {
    const found = signals([...before(6), ...two]);
    expect(told(found)).toEqual([
      '2026-06-01 new: 2 round payments left an item open: R-A of 200.00 EUR on 2026-05-05 for INV-7, R-B of 100.00 EUR on 2026-06-01 for INV-7. 0 of the 6 payments before did.',
    ]);
    expect(found[0]?.points).toBeCloseTo(6 * 2 ** (-29 / 60), 10);
    expect(found[0]).toMatchObject({ kind: 'partial_payments', numbers: { observations: 6 } });
    expect(found[0]?.evidence.map(({ of, name, amountMinor }) => [of, name, amountMinor])).toEqual([
      ['receipt', 'R-A', 20000],
      ['item', 'INV-7', OPEN.grossMinor],
      ['receipt', 'R-B', 10000],
      ['item', 'INV-7', OPEN.grossMinor],
    ]);
  });

  test('six before are enough, five are not; fewer than a tenth of them', () => {
    expect(signals([...before(5), ...two])).toEqual([]);
    expect(signals([...before(10, 1), ...two])).toEqual([]);
    expect(signals([...before(11, 1), ...two])).toHaveLength(1);
  });

  test('other money of the same day is not money before; the newest signal first', () => {
    const [first, second] = two as [ReceiptHistory, ReceiptHistory];
    const sameDay = receipt('2026-05-05', 12345);
    expect(signals([...before(5), sameDay, first, second])).toEqual([]);
    const later = ['2026-06-10', '2026-06-20'].map((on) => receipt(on, 10000, [[OPEN, 10000]]));
    const found = signals([...before(25), ...two, ...later]);
    expect(daysOf(found)).toEqual(['2026-06-20', '2026-06-01']);
    expect(found[0]?.parameters).toEqual({ atLeast: 2, withinDays: 60, usualBelow: 10, leastBefore: 6 }); // prettier-ignore
  });

  test('what closes the item, is for two, or was never there is none', () => {
    const [first, second] = two as [ReceiptHistory, ReceiptHistory];
    const other = item({ invoice: 'INV-8', due: '2026-06-01' });
    const of = (...receipts: readonly ReceiptHistory[]) => signals([...before(6), ...receipts]);
    const paid = { ...OPEN, grossMinor: 30000 };
    expect(signals([...before(6), ...two], [paid])).toEqual([]);
    const forTwo = receipt('2026-06-01', 10000, [[OPEN, 5000], [other, 5000]]); // prettier-ignore
    expect(signals([...before(6), first, forTwo], [OPEN, other])).toEqual([]);
    expect(of(first, { ...second, applied: [] })).toEqual([]);
    expect(of(first, { ...second, amountMinor: 10050 })).toEqual([]);
    const reversed = { on: second.on, byBank: false, reason: '' };
    expect(of(first, { ...second, reversed })).toEqual([]);
    const later = { ...reversed, on: addDays(second.on, 3) };
    expect(of(first, { ...second, reversed: later })).toHaveLength(1);
  });

  test('what was put elsewhere on the same day was never for the item; what came later changes nothing', () => {
    const [first, second] = two as [ReceiptHistory, ReceiptHistory];
    const moved = (on: IsoDate) => ({
      ...second,
      applied: [...second.applied, { itemId: OPEN.itemId, on, minor: -10000 }],
    });
    expect(signals([...before(6), first, moved(second.on)])).toEqual([]);
    expect(signals([...before(6), first, moved(addDays(second.on, 1))])).toHaveLength(1);
  });
});

describe('cherry-picking', () => {
  const old = item({ invoice: 'INV-10', due: '2026-03-01' });
  const paidOn = (invoice: string, due: string, on: string) =>
    item({ invoice, due, movements: [[on, 10000]] });
  const A = paidOn('INV-101', '2026-04-01', '2026-04-05');
  const B = paidOn('INV-102', '2026-05-01', '2026-05-05');
  const named = (of: ItemHistory, on: string, words = `payment of ${of.invoice}.`) =>
    receipt(on, 10000, [[of, 10000]], { words, number: `R-${of.invoice}` });
  const TWO = [named(A, '2026-04-05'), named(B, '2026-05-05')];
  const signals = (receipts: readonly ReceiptHistory[], items: readonly ItemHistory[], more = {}) =>
    cherryPicking.detect(seen({ receipts, items, ...more }));

  test('two payments name newer items and leave an older one', () => {
    const found = signals(TWO, [old, A, B]);
    expect(told(found)).toEqual([
      '2026-05-05 new: 2 payments named a newer item and left an older one open: R-INV-101 of 2026-04-05 paid INV-101, due on 2026-04-01, and left INV-10, due on 2026-03-01; R-INV-102 of 2026-05-05 paid INV-102, due on 2026-05-01, and left INV-10, due on 2026-03-01.',
    ]);
    expect(found[0]?.points).toBeCloseTo(5 * 2 ** (-56 / 60), 10);
  });

  test('who names nothing, or another, has not chosen', () => {
    for (const words of ['', 'INV-1022', 'XINV-102', 'INV-10', '102'])
      expect(
        signals([TWO[0] as ReceiptHistory, named(B, '2026-05-05', words)], [old, A, B]),
      ).toEqual([]);
    for (const words of ['INV-102', 'inv-102/INV-103', 'no. 1\nINV-102'])
      expect(
        signals([TWO[0] as ReceiptHistory, named(B, '2026-05-05', words)], [old, A, B]),
      ).toHaveLength(1);
    const short = paidOn('12', '2026-05-01', '2026-05-05');
    expect(
      signals([TWO[0] as ReceiptHistory, named(short, '2026-05-05')], [old, A, short]),
    ).toEqual([]);
  });

  test('15 days older, in the same currency, undisputed, overdue and not paid with it', () => {
    const due = (of: string, more: Partial<ItemHistory> = {}) =>
      item({ invoice: 'INV-10', due: of, more });
    const left = (one: ItemHistory, more = {}) => signals(TWO, [one, A, B], more).length;
    expect(left(due('2026-03-17'))).toBe(1);
    expect(left(due('2026-03-18'))).toBe(0);
    expect(left(due('2026-03-01', { currency: 'USD' }))).toBe(0);
    const one = due('2026-03-01');
    expect(left(one, { facts: [fact('dispute', '2026-03-20', { about: [one] })] })).toBe(0);
    expect(left({ ...one, dueOn: isoDateOf('2026-12-01') })).toBe(0);
    const both = TWO.map((of) => ({
      ...of,
      applied: [...of.applied, { itemId: one.itemId, on: of.on, minor: 1 }],
    }));
    expect(signals(both, [one, A, B])).toEqual([]);
  });

  test('what was left is overdue on that day and open at its end; a number of three digits is one', () => {
    const early = paidOn('123', '2026-04-20', '2026-04-05');
    const sinceToday = item({ invoice: 'INV-10', due: '2026-04-04' });
    const of = (...items: readonly ItemHistory[]) =>
      daysOf(signals([named(early, '2026-04-05'), named(B, '2026-05-05')], [...items, early, B]));
    expect(of(sinceToday)).toEqual(['2026-05-05']);
    // Paid on the same day by other money; the next one leaves another.
    const paidToo = item({
      invoice: 'INV-11',
      due: '2026-03-01',
      movements: [['2026-04-05', 10000]],
    });
    expect(of(paidToo, item({ invoice: 'INV-12', due: '2026-04-10' }))).toEqual([]);
  });

  test('a slip that was put right chose nothing, nor what paid items that are not theirs', () => {
    const [first, second] = TWO as [ReceiptHistory, ReceiptHistory];
    const slip = { ...second, reversed: { on: second.on, byBank: false, reason: 'typed twice' } };
    expect(signals([first, slip], [old, A, B])).toEqual([]);
    expect(signals(TWO, [old, A])).toEqual([]);
  });

  test('the newest signal first', () => {
    const more = ['2026-05-20', '2026-05-25'].map((on, at) =>
      paidOn(`INV-20${at}`, '2026-05-15', on),
    );
    const all = [...TWO, ...more.map((of) => named(of, of.movements[0]?.on ?? ''))];
    const found = signals(all, [old, A, B, ...more]);
    expect(daysOf(found)).toEqual(['2026-05-25', '2026-05-05']);
    expect(found[0]?.parameters).toEqual({ atLeast: 2, withinDays: 60, olderDays: 15 });
  });

  test('the newest of those that it names counts', () => {
    const C = paidOn('INV-100', '2026-03-10', '2026-05-05');
    const words = 'INV-100 INV-102';
    const together = receipt('2026-05-05', 20000, [[C, 10000], [B, 10000]], { words }); // prettier-ignore
    expect(daysOf(signals([TWO[0] as ReceiptHistory, together], [old, A, B, C]))).toEqual([
      '2026-05-05',
    ]);
    const turned = { ...together, applied: together.applied.toReversed() };
    expect(signals([TWO[0] as ReceiptHistory, turned], [old, A, B, C])).toHaveLength(1);
    const onlyOld = { ...together, words: 'INV-100' };
    expect(signals([TWO[0] as ReceiptHistory, onlyOld], [old, A, B, C])).toEqual([]);
  });
});

describe('money that went back', () => {
  const back = (on: string, byBank: boolean, reason = 'account closed') =>
    receipt('2026-06-01', 50000, [], {
      number: 'R-9',
      reversed: { on: isoDateOf(on), byBank, reason },
    });
  const signals = (...receipts: readonly ReceiptHistory[]) =>
    returnedPayments.detect(seen({ receipts }));

  test('taken back by the bank is severe, on its own day too', () => {
    for (const on of ['2026-06-01', '2026-06-04'])
      expect(signals(back(on, true))).toMatchObject([
        { onDate: on, class: 'severe', points: 0, alert: true, evidence: [{ name: 'R-9' }] },
      ]);
    expect(told(signals(back('2026-06-04', true)))).toEqual([
      '2026-06-04 new: The bank took R-9 of 500.00 EUR back on 2026-06-04.',
    ]);
  });

  test('reversed by hand from a later day it is high, with the reason; from its own day a slip', () => {
    expect(signals(back('2026-06-01', false))).toEqual([]);
    const found = signals(back('2026-06-02', false));
    expect(found).toMatchObject([{ class: 'high' }]);
    expect(told(found)).toEqual([
      '2026-06-02 new: R-9 of 500.00 EUR was reversed from 2026-06-02: account closed',
    ]);
  });

  test('the newest first; what stayed is none', () => {
    const [early, late] = [back('2026-06-02', true), back('2026-06-04', true)];
    for (const of of [
      [early, late],
      [late, early],
    ])
      expect(daysOf(signals(...of))).toEqual(['2026-06-04', '2026-06-02']);
    const twin = { ...early, number: 'R-10' };
    const names = (...of: readonly ReceiptHistory[]) => signals(...of).map((one) => one.evidence[0]?.name); // prettier-ignore
    expect(names(early, twin)).toEqual(['R-9', 'R-10']);
    expect(signals(early)[0]).toMatchObject({ kind: 'returned_payment' });
    expect(signals(receipt('2026-06-01', 50000))).toEqual([]);
  });
});

describe('another account', () => {
  const DE = 'DE89370400440532013000';
  const DE2 = 'DE02120300000000202051';
  const LV = 'LV80BANK0000435195001';
  const signals = (accounts: readonly string[], country: string | null = 'DE') =>
    payerChanged.detect(
      seen({
        country,
        receipts: accounts.map((account, at) =>
          receipt(addDays(isoDateOf('2026-06-01'), at), 100, [], { number: `R-${at}`, account }),
        ),
      }),
    );

  test('that is none of those before', () => {
    expect(signals([DE, '', DE])).toEqual([]);
    expect(told(signals([DE, DE2, DE, DE2]))).toEqual([
      '2026-06-02 new: R-1 came from the account DE02 1203 0000 0000 2020 51, which is none of those before; the last of them is DE89 3704 0044 0532 0130 00.',
    ]);
    expect(signals(['4711', '4712'], null)).toHaveLength(1);
  });

  test('a slip that was put right came from nowhere', () => {
    const paid = (on: string, account: string, reversed: ReceiptHistory['reversed'] = null) =>
      receipt(on, 100, [], { account, reversed });
    const slip = { on: isoDateOf('2026-06-02'), byBank: false, reason: 'typed twice' };
    const receipts = [paid('2026-06-01', DE), paid('2026-06-02', DE2, slip)];
    expect(payerChanged.detect(seen({ country: 'DE', receipts }))).toEqual([]);
  });

  test('of a third country, neither the customer’s nor ours, also the first', () => {
    expect(told(signals([LV]))).toEqual([
      '2026-06-01 new: R-0 came from the account LV80 BANK 0000 4351 9500 1. It is an account of LV, and the customer is of DE.',
    ]);
    expect(signals([LV], 'LV')).toEqual([]);
    expect(signals(['ES9121000418450200051332'])).toEqual([]);
    expect(signals([LV], null)).toEqual([]);
    const other = 'LV97HABA0012345678910';
    expect(daysOf(signals([LV, other]))).toEqual(['2026-06-02', '2026-06-01']);
    expect(told(signals([LV, other]))[0]).not.toContain('It is an account of');
    expect(signals(['4711'])).toEqual([]);
    expect(signals([LV])[0]).toMatchObject({ kind: 'payer_changed' });
    expect(told(signals([DE, LV]))[0]).toContain('which is none of those before');
    expect(told(signals([DE, LV]))[0]).toContain('It is an account of LV');
  });
});

test('a past day says what it said then', () => {
  const items = [
    item({ invoice: 'INV-1', due: '2026-01-01', gross: 1_000_000 }),
    item({ invoice: 'INV-2', due: '2026-03-01', gross: 1_000_000 }),
  ] as [ItemHistory, ItemHistory];
  const arbitrary = fc.array(
    fc.record({
      at: fc.nat(180),
      amount: fc.constantFrom(10000, 12345, 20000),
      which: fc.nat(1),
      isNamed: fc.boolean(),
      account: fc.constantFrom('', 'A1', 'B2', 'C3'),
      back: fc.option(fc.nat(30)),
    }),
    { maxLength: 14 },
  );
  fc.assert(
    fc.property(arbitrary, fc.nat(210), (made, at) => {
      const begin = isoDateOf('2026-01-01');
      const today = addDays(begin, at);
      const all = made
        .toSorted((a, b) => a.at - b.at)
        .map(({ at: day, amount, which, isNamed, account, back }, index) => {
          const on = addDays(begin, day);
          const of = items[which] as ItemHistory;
          const reversed =
            back === null ? null : { on: addDays(on, back), byBank: false, reason: 'x' };
          const more = {
            number: `R-${index}`,
            words: isNamed ? of.invoice : '',
            account,
            reversed,
          };
          return receipt(on, amount, [[of, amount]], more);
        });
      /** As it was known on the day. */
      const known = (day: IsoDate) =>
        all
          .filter(({ on }) => on <= day)
          .map((one) => ({
            ...one,
            reversed: one.reversed !== null && one.reversed.on <= day ? one.reversed : null,
          }));
      const found = (day: IsoDate, until: IsoDate) =>
        [partialPayments, cherryPicking, returnedPayments, payerChanged].flatMap(({ detect }) =>
          detect(
            picture({
              asOf: day,
              items: items.map((one) => ({
                ...one,
                movements: known(day).flatMap(({ applied, on }) =>
                  applied[0]?.itemId === one.itemId
                    ? [{ on, minor: applied[0].minor, by: 'money' as const }]
                    : [],
                ),
              })),
              receipts: known(day),
            }),
          )
            .filter(({ onDate }) => onDate <= until)
            .map(({ kind, onDate, because }) => `${kind} ${onDate} ${JSON.stringify(because)}`),
        );
      // A slip that was put right from its own day is not known by then, and never was afterwards.
      if (made.some(({ back }) => back === 0)) return;
      expect(found(addDays(begin, 400), today)).toEqual(found(today, today));
    }),
  );
});
