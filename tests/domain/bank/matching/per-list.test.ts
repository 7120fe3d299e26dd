/** What of receipts per list money replaces: by the days of the lists and of the money, never more than there is. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isoDateOf } from '../../../../src/domain/dates.ts';
import { matcher } from '../../../../src/domain/bank/matching/matcher.ts';
import {
  isBetweenLists,
  replacedParts,
  type PerListPart,
} from '../../../../src/domain/bank/matching/per-list.ts';
import { english } from '../../../harness/english.ts';
import { NOTHING_CLOSED, itemOf, payerOf } from './facts.ts';

const part = (
  receipt: string,
  amountMinor: number,
  takenOn: string,
  previousOn: string | null = null,
): PerListPart => ({
  receipt,
  amountMinor,
  takenOn: isoDateOf(takenOn),
  previousOn: previousOn === null ? null : isoDateOf(previousOn),
});
const FEBRUARY = part('L-1', 5_000, '2026-02-28', '2026-01-31');
const MARCH = part('L-1/2', 3_000, '2026-03-31', '2026-02-28');
const replaced = (
  parts: readonly PerListPart[],
  on: string,
  wholeMinor: number,
  roomMinor: number,
): Record<string, number> =>
  Object.fromEntries(
    replacedParts(parts, isoDateOf(on), wholeMinor, roomMinor).map(
      ({ part: { receipt }, amountMinor }) => [receipt, amountMinor],
    ),
  );

describe('money up to the day of a list', () => {
  test.each<[string, number, number, Record<string, number>]>([
    ['2026-02-10', 5_000, 0, { 'L-1': 5_000 }],
    ['2026-02-28', 5_000, 9_000, { 'L-1': 5_000 }],
    ['2026-02-10', 2_000, 9_000, { 'L-1': 2_000 }],
    // The list knew of it: what it settled goes before what it left open, also of the other list.
    ['2026-02-10', 7_000, 9_000, { 'L-1': 5_000, 'L-1/2': 2_000 }],
    ['2026-03-10', 7_000, 9_000, { 'L-1/2': 3_000, 'L-1': 4_000 }],
    ['2026-01-31', 5_000, 0, { 'L-1': 5_000 }],
  ])('%s %i, open %i', (on, whole, room, expected) => {
    expect(replaced([FEBRUARY, MARCH], on, whole, room)).toEqual(expected);
  });
});

test.each<[number, number, Record<string, number>]>([
  [5_000, 9_000, {}],
  [9_000, 9_000, {}],
  [9_500, 9_000, { 'L-1/2': 500 }],
  [20_000, 9_000, { 'L-1/2': 3_000, 'L-1': 5_000 }],
  [4_000, -100, { 'L-1/2': 3_000, 'L-1': 1_000 }],
])('money after all lists pays what is open first: %i, open %i', (whole, room, expected) => {
  expect(replaced([FEBRUARY, MARCH], '2026-04-01', whole, room)).toEqual(expected);
});

test.each<[string, boolean]>([
  ['2026-01-31', false],
  ['2026-02-01', true],
  ['2026-02-28', true],
  ['2026-03-01', false],
])('between the lists: %s %s', (on, is) => {
  expect(isBetweenLists(FEBRUARY, isoDateOf(on))).toBe(is);
  expect(isBetweenLists(part('L', 1, '2026-02-28'), isoDateOf('2020-01-01'))).toBe(true);
});

test('the order of the parts says nothing, and each is taken once', () => {
  expect(replaced([MARCH, FEBRUARY], '2026-02-10', 6_000, 0)).toEqual({
    'L-1': 5_000,
    'L-1/2': 1_000,
  });
  expect(replacedParts([FEBRUARY], isoDateOf('2026-02-28'), 20_000, 0)).toHaveLength(1);
});

const day = fc.integer({ min: 0, max: 120 }).map((n) => addDays(isoDateOf('2026-01-01'), n));

test('what is replaced is never more than the money, nor than a part; with what is open it is all of what fits', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ amountMinor: fc.integer({ min: 1, max: 900 }), takenOn: day }), {
        maxLength: 5,
      }),
      day,
      fc.integer({ min: 1, max: 5_000 }),
      fc.integer({ min: 0, max: 900 }),
      (raw, on, whole, room) => {
        const parts = raw.map((one, at) => ({ ...one, receipt: `L-${at}`, previousOn: null }));
        const found = replacedParts(parts, on, whole, room);
        const sum = found.reduce((all, { amountMinor }) => all + amountMinor, 0);
        const settled = parts.reduce((all, { amountMinor }) => all + amountMinor, 0);
        expect(sum).toBeLessThanOrEqual(whole);
        for (const { part: of, amountMinor } of found) {
          expect(amountMinor).toBeGreaterThan(0);
          expect(amountMinor).toBeLessThanOrEqual(of.amountMinor);
        }
        expect(new Set(found.map(({ part: of }) => of)).size).toBe(found.length);
        // Nothing is left over that a part or what is open could take.
        expect(whole - sum <= room || sum === settled).toBe(true);
      },
    ),
  );
});

describe('matching', () => {
  const perList = { takenOn: isoDateOf('2026-02-28'), previousOn: isoDateOf('2026-01-31') };
  const line = (on: string, amountMinor: number, text: string) => ({
    lineId: 1,
    bookedOn: isoDateOf(on),
    currency: 'EUR',
    amountMinor,
    structuredReference: '',
    endToEndId: '',
    text,
    payerName: 'Rosa SL',
    payerAccount: '',
    chargesMinor: 0,
  });
  const engine = (items = [itemOf(-1, 'C1', 'INV-1042', 12_000, { perList })]) =>
    matcher({ items, payers: [payerOf('C1', ['Rosa SL'])], closed: NOTHING_CLOSED });

  test('is sure between the lists only, named or not', () => {
    const sure = (on: string, text: string) =>
      engine()
        .propose(line(on, 12_000, text))
        .map(({ isUnambiguous, shares }) => `${isUnambiguous} ${shares.length}`);
    expect(sure('2026-02-12', 'INV-1042')).toEqual(['true 1']);
    expect(sure('2026-02-12', 'thanks')).toEqual(['true 1']);
    expect(sure('2026-03-01', 'INV-1042')).toEqual(['false 1', 'false 0']);
    expect(sure('2026-01-31', 'INV-1042')).toEqual(['false 1', 'false 0']);
    expect(sure('2026-03-01', 'thanks')).toEqual(['false 0']);
  });

  test('is not sure where an open invoice has the amount, too', () => {
    const items = [
      itemOf(-1, 'C1', 'INV-1042', 12_000, { perList }),
      itemOf(7, 'C1', 'INV-1050', 12_000),
    ];
    const found = engine(items).propose(line('2026-02-12', 12_000, 'thanks'));
    expect(found.map(({ isUnambiguous }) => isUnambiguous)).toEqual([false, false]);
    // After the list there is only one.
    const later = engine(items).propose(line('2026-03-12', 12_000, 'thanks'));
    expect(later.map(({ isUnambiguous, shares }) => [isUnambiguous, shares[0]?.itemId])).toEqual([
      [true, 7],
    ]);
  });

  /** INV-1042: 450.00 open, 50.00 settled per list of February, 30.00 per list of March; INV-1043 of 70.00 open. */
  const inPart = () =>
    engine([
      itemOf(-1, 'C1', 'INV-1042', 5_000, { perList }),
      itemOf(-2, 'C1', 'INV-1042', 3_000, {
        perList: { takenOn: isoDateOf('2026-03-31'), previousOn: isoDateOf('2026-02-28') },
      }),
      itemOf(7, 'C1', 'INV-1042', 45_000),
      itemOf(8, 'C1', 'INV-1043', 7_000),
    ]);
  const told = (on: string, amountMinor: number, text = 'INV-1042') => {
    const [best] = inPart().propose(line(on, amountMinor, text));
    return `${best?.isUnambiguous === true ? 'sure' : 'asked'} ${best?.shares.map(({ itemId, amountMinor: minor }) => `${itemId}:${minor}`).join(' ')} ${english(best?.reasons.at(-1)?.because ?? '').replace(/^[^;]*;? ?/, '')}`;
  };

  test.each<[string, number, string]>([
    ['2026-02-12', 5_000, 'sure -1:5000 it replaces what the list of 2026-02-28 settled'],
    ['2026-03-12', 3_000, 'sure -2:3000 it replaces what the list of 2026-03-31 settled'],
    [
      '2026-03-12',
      45_000,
      'asked 7:45000 but of INV-1042 (settled per list of 2026-03-31) 30.00 EUR were settled without money that was seen, and this may be that',
    ],
    ['2026-04-01', 45_000, 'sure 7:45000 '],
    // As much as both lists settled, and as all of the invoice.
    [
      '2026-03-12',
      8_000,
      'asked -2:3000 -1:5000 it replaces what the list of 2026-03-31 settled; it came after the list of 2026-02-28 had that settled, so it may be a second payment',
    ],
    [
      '2026-02-12',
      8_000,
      'asked -2:3000 -1:5000 it came before the list that still had that open, and the list of 2026-03-31 had it settled; it replaces what the list of 2026-02-28 settled',
    ],
    [
      '2026-04-01',
      53_000,
      'asked -2:3000 -1:5000 7:45000 it came after the list of 2026-03-31 had that settled, so it may be a second payment; it came after the list of 2026-02-28 had that settled, so it may be a second payment',
    ],
    // After the lists what is open goes first.
    ['2026-04-01', 10_000, 'asked 7:10000 '],
  ])('of an invoice settled in part: %s %i', (on, amountMinor, expected) => {
    expect(told(on, amountMinor)).toBe(expected);
  });

  test('another invoice of the customer is not in doubt by it', () => {
    expect(told('2026-02-12', 7_000, 'INV-1043')).toBe('sure 8:7000 ');
  });

  test('one list is said once, however many of its items are paid', () => {
    const [best] = engine([
      itemOf(-1, 'C1', 'INV-1042', 5_000, { perList }),
      itemOf(-2, 'C1', 'INV-1043', 3_000, { perList }),
    ]).propose(line('2026-02-12', 8_000, 'INV-1042 INV-1043'));
    expect(english(best?.reasons.at(-1)?.because ?? '').split('; ')).toHaveLength(2);
  });
});
