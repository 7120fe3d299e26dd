/** When a customer begins to pay later: domain-rules 6.7 no. 2 and 3, clause by clause. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isoDateOf as day, type IsoDate } from '../../../src/domain/dates.ts';
import { paymentHistory, type ItemHistory } from '../../../src/domain/risk/observations.ts';
import {
  baselineOf,
  H_RANGE,
  meantBy,
  nowOfRun,
  paymentShifts,
  SHIFT_PARAMETERS,
  usualOf,
  zOf,
  type ShiftVerdict,
} from '../../../src/domain/risk/payment-shift.ts';
import { arbitraryItems, dueOf, item, on, paidLate, until } from './made-items.ts';

const LATER = day('2032-12-31');
const shifts = (
  items: readonly ItemHistory[],
  asOf: IsoDate = LATER,
  verdicts: readonly ShiftVerdict[] = [],
  h = SHIFT_PARAMETERS.h,
) => paymentShifts(paymentHistory(items), asOf, verdicts, { ...SHIFT_PARAMETERS, h });

/** Around two days late, and the last few so many. */
const USUAL = [2, 3, 1, 2, 4, 2, 0, 3, 2, 1, 3, 2];
const paid = (at: number, late: number): IsoDate => addDays(dueOf(at), late);
/** INV-12 was 20 days late, and INV-13, which will be 22, has been open for 16: C is 5. */
const RAISED = paid(13, 16);

describe('the baseline', () => {
  test('median, pooled deviation, and the width for one more', () => {
    const baseline = baselineOf([0, 0, 5, 5, 10, 10, 5, 5]);
    // y = asinh((days − 5) / 5): −0.8814, −0.8814, 0, 0, 0.8814, 0.8814, 0, 0.
    const squares = 4 * Math.asinh(1) ** 2;
    const deviation = Math.sqrt((8 * 0.75 ** 2 + squares) / (8 + 8 - 1));
    expect(baseline).toMatchObject({ n: 8, usual: 5 });
    expect(baseline?.mean).toBeCloseTo(0, 12);
    expect(baseline?.spread).toBeCloseTo(deviation * Math.sqrt(1 + 1 / 8), 12);
  });

  test('six are enough, five are not', () => {
    expect(baselineOf([1, 2, 3, 4, 5])).toBeNull();
    expect(baselineOf([1, 2, 3, 4, 5, 6])?.n).toBe(6);
  });

  test('a hundred payments on one day keep a deviation of 0.35', () => {
    const spread = 0.35 * Math.sqrt(1 + 1 / 100);
    expect(baselineOf(Array.from({ length: 100 }, () => 7))?.spread).toBeCloseTo(spread, 12);
  });

  test('z is told from the own usual, at most three either way', () => {
    const late = baselineOf([25, 24, 26, 25, 25, 27, 23, 25]);
    const prompt = baselineOf([0, -1, 1, 0, 0, 2, -2, 0]);
    if (late === null || prompt === null) throw new Error('enough payments');
    expect(zOf(40, late)).toBeCloseTo(zOf(15, prompt), 12);
    expect(zOf(400, late)).toBe(3);
    expect(zOf(-400, late)).toBe(-3);
  });

  test('the newest three are left out, and of the rest the latest hundred are in it', () => {
    const [alarm] = shifts(paidLate([...Array.from({ length: 120 }, (_, at) => at % 4), 30, 30]));
    expect(alarm?.evidence.baseline.map((one) => one.item.invoice).at(-1)).toBe('INV-117');
    expect(alarm?.evidence.baseline).toHaveLength(100);
    expect(alarm?.evidence.paid).toHaveLength(122);
  });

  test('an observation is never in its own baseline, and nothing open is in any', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5, max: 60 }), { minLength: 10, maxLength: 40 }),
        (days) => {
          for (const { evidence } of shifts(paidLate([...days, null, null]))) {
            const run = new Set(evidence.run.map((one) => one.item.itemId));
            const newest = evidence.run.at(-1);
            expect(evidence.baseline.every(({ isOpen }) => !isOpen)).toBe(true);
            expect(evidence.baseline.some((one) => one.item === newest?.item)).toBe(false);
            expect(run.size).toBe(evidence.run.length);
          }
        },
      ),
    );
  });
});

describe('an alarm', () => {
  test('usually two days late, then twenty: on the day that makes C 5, before the second is paid', () => {
    const [alarm, ...more] = shifts(paidLate([...USUAL, 20, 22, 24, 21]));
    expect(more).toEqual([]);
    expect(alarm).toMatchObject({ onDate: RAISED, isSevere: true, overOn: null });
    expect(alarm?.evidence.c).toBeGreaterThanOrEqual(5);
  });

  test('usually 25 days late and then 40 is caught like any other', () => {
    const usual = USUAL.map((late) => late + 23);
    const [alarm] = shifts(paidLate([...usual, 40, 41, 39, 42, 40], 60));
    expect(alarm?.onDate).toBe(addDays(dueOf(13, 60), 39));
    expect(usualOf(alarm?.evidence.baseline ?? [])).toBe(25);
  });

  test('one in seven paid 30 days late is how this customer pays', () => {
    const days = Array.from({ length: 70 }, (_, at) => (at % 7 === 6 ? 30 : at % 3));
    expect(shifts(paidLate(days, 60), paid(400, 0))).toEqual([]);
  });

  test('paid much later than ever in a quiet ledger, but only some days: not five days above', () => {
    const quiet = Array.from({ length: 30 }, () => 2);
    expect(shifts(paidLate([...quiet, 6, 6, 6, 6, 6, 6]))).toEqual([]);
    expect(shifts(paidLate([...quiet, 8, 8, 8, 8, 8, 8]))).toHaveLength(1);
  });

  test('severe from 15 days above the usual, and then to its end', () => {
    const severities = [16, 17].map((late) => {
      const quiet = Array.from({ length: 20 }, () => 2);
      return shifts(paidLate([...quiet, late, late, late, late]))[0]?.isSevere;
    });
    expect(severities).toEqual([false, true]);
  });

  test('h says how soon; C goes at most three above it', () => {
    const items = paidLate([...USUAL, 12, 12, 12, 12, 12, 12, 12, 12]);
    const [soon, usual, late] = [H_RANGE.least, 5, H_RANGE.most].map(
      (h) => shifts(items, LATER, [], h)[0],
    );
    expect((soon?.onDate ?? '') < (usual?.onDate ?? '')).toBe(true);
    expect((usual?.onDate ?? '') < (late?.onDate ?? '')).toBe(true);
    for (const [h, alarm] of [
      [H_RANGE.least, soon],
      [H_RANGE.most, late],
    ] as const)
      expect(alarm?.evidence.c).toBeLessThanOrEqual(h + 3);
  });

  test('no alarm without six payments and the three that are left out', () => {
    expect(shifts(paidLate([2, 2, 2, 2, 2, 40, 40, 40]))).toEqual([]);
    const [weak] = shifts(paidLate([2, 2, 2, 2, 2, 2, 2, 2, 2, 40, 40]), paid(10, 40));
    // Six before the ninth, seven before the tenth.
    expect(weak?.evidence.baseline).toHaveLength(7);
  });

  test('a past day knows only what was effective by then, and the alarm keeps its day', () => {
    const items = paidLate([...USUAL, 20, 22, 24, 21]);
    expect(shifts(items, addDays(RAISED, -1))).toEqual([]);
    for (const asOf of [RAISED, paid(15, 0), LATER])
      expect(shifts(items, asOf)[0]?.onDate).toBe(RAISED);
  });

  test('a payment that was returned is gone from that day; the alarm that it raised keeps its day', () => {
    const items = paidLate([...USUAL, 25]);
    // Its due date was moved, so it is not overdue before it is paid nor after it came back.
    const returned = item({
      invoice: 'INV-99',
      due: dueOf(13),
      movements: [
        [paid(13, 22), 10000],
        [paid(13, 30), -10000],
      ],
      more: { dueOn: LATER },
    });
    const [before] = shifts([...items, returned], paid(13, 29));
    expect(before).toMatchObject({ onDate: paid(13, 22), overOn: null });
    const [after] = shifts([...items, returned], paid(13, 40));
    expect(after).toMatchObject({ onDate: paid(13, 22), overOn: paid(13, 30) });
  });
});

describe('what is open', () => {
  test('comes after the paid ones, oldest due first, and may raise the alarm between two payments', () => {
    const [alarm] = shifts(paidLate([...USUAL, 15, null, null]), paid(14, 20));
    expect(alarm?.evidence.run.map((one) => [one.item.invoice, one.days, one.isOpen])).toEqual([
      ['INV-12', 15, false],
      ['INV-13', 34, true],
      ['INV-14', 20, true],
    ]);
    expect((alarm?.onDate ?? '') < paid(14, 20)).toBe(true);
  });

  test('the same day whether the days in between were asked for or not', () => {
    const items = paidLate([...USUAL, 15, null, null]);
    const [alarm] = shifts(items, paid(14, 20));
    const first = Array.from({ length: 60 }, (_, at) => addDays(dueOf(12), at)).find(
      (on) => shifts(items, on).length > 0,
    );
    expect(first).toBe(alarm?.onDate);
  });

  test('not later than usual it says nothing', () => {
    const usual = USUAL.map((late) => late + 23);
    expect(shifts(paidLate([...usual, null, null], 5), addDays(dueOf(13, 5), 20))).toEqual([]);
  });

  test('disputed it is not counted', () => {
    const open = ['A', 'B', 'C'].map((invoice, at) =>
      item({ invoice, due: dueOf(12 + at), disputed: [[dueOf(12 + at), null]] }),
    );
    expect(shifts([...paidLate(USUAL), ...open], paid(20, 0))).toEqual([]);
  });
});

describe('one alarm a run', () => {
  const rising = [20, 22, 24, 21];

  test('it is over when five payments are less than 2.5 days above the usual', () => {
    const back = [2, 3, 2, 4, 2];
    const items = paidLate([...USUAL, ...rising, ...back], 60);
    const [alarm, ...more] = shifts(items);
    expect(more).toEqual([]);
    // The fifth of them; C, at most 8, has lost half a deviation and a little with each.
    expect(alarm?.overOn).toBe(addDays(dueOf(20, 60), 2));
    expect(alarm?.evidence.on).toBe(alarm?.onDate);
  });

  test('a new run is a new alarm', () => {
    const back = Array.from({ length: 20 }, (_, at) => USUAL[at % USUAL.length] as number);
    const found = shifts(paidLate([...USUAL, ...rising, ...back, ...rising], 60), paid(400, 0));
    expect(found).toHaveLength(2);
    expect(found[0]?.overOn).not.toBeNull();
  });

  test('as long as something late is open it is not over by payments on time', () => {
    const stuck = item({ invoice: 'STUCK', due: dueOf(12), movements: [] });
    const [alarm] = shifts([...paidLate([...USUAL, ...rising]), stuck], paid(18, 0));
    expect(alarm?.overOn).toBeNull();
  });
});

describe('a verdict', () => {
  const items = paidLate([...USUAL, 20, 22, 24, 21, 23, 22, 20, 24, 21, 22, 23, 20]);
  const alarmOn = RAISED;
  const verdict = (kind: 'confirmed' | 'dismissed', alarm: IsoDate = alarmOn): ShiftVerdict => ({
    on: addDays(alarmOn, 1),
    alarmOn: alarm,
    verdict: kind,
  });

  test('dismissed: C begins with 0, the baseline stays, so later payments raise it again', () => {
    const found = shifts(items, LATER, [verdict('dismissed')]);
    expect(found.map((one) => one.verdict?.verdict ?? null)).toEqual(['dismissed', null]);
    // INV-13 and INV-14, as they are paid.
    expect(found[1]?.onDate).toBe(paid(14, 24));
  });

  test('dismissed with open ones: they are not brought up again the day after', () => {
    const open = paidLate([...USUAL, 15, null, null]);
    const raised = shifts(open, paid(14, 20))[0]?.onDate ?? alarmOn;
    const heard: ShiftVerdict = { on: raised, alarmOn: raised, verdict: 'dismissed' };
    expect(shifts(open, addDays(raised, 1), [heard])).toHaveLength(1);
  });

  test('confirmed: the baseline begins with the run, which is normal from then on', () => {
    const found = shifts(items, LATER, [verdict('confirmed')]);
    expect(found.map((one) => one.verdict?.verdict)).toEqual(['confirmed']);
    const worse = paidLate(
      [...[...USUAL, 20, 22, 24, 21, 23, 22, 20, 24, 21, 22, 23, 20], ...[45, 46, 44, 45]],
      60,
    );
    const heard: ShiftVerdict = {
      on: addDays(dueOf(13, 60), 23),
      alarmOn: addDays(dueOf(13, 60), 16),
      verdict: 'confirmed',
    };
    const [, second] = shifts(worse, paid(400, 0), [heard]);
    expect(second?.evidence.baseline[0]?.item.invoice).toBe('INV-12');
    expect(usualOf(second?.evidence.baseline ?? [])).toBe(22);
  });

  test('follows an alarm that a correction moved by up to 14 days, and no other', () => {
    for (const [moved, isHeard] of [
      [-14, true],
      [14, true],
      [15, false],
    ] as const) {
      const found = shifts(items, addDays(alarmOn, 2), [
        verdict('dismissed', addDays(alarmOn, moved)),
      ]);
      expect(found[0]?.verdict !== null).toBe(isHeard);
    }
    const near = [{ onDate: alarmOn }, { onDate: addDays(alarmOn, 10) }];
    expect(meantBy(near, addDays(alarmOn, 7))).toBe(near[1]);
  });

  test('of later than the day asked about it is not heard', () => {
    expect(shifts(items, alarmOn, [verdict('dismissed')])[0]?.verdict).toBeNull();
  });
});

test('every day is what that day would have given, in whatever order the rows come', () => {
  const arbitrary = fc.record({
    usual: fc.array(fc.integer({ min: -3, max: 9 }), { minLength: 8, maxLength: 14 }),
    later: fc.array(fc.option(fc.integer({ min: 8, max: 50 }), { nil: null }), { maxLength: 8 }),
    others: arbitraryItems,
    at: fc.integer({ min: 60, max: 400 }),
    heard: fc.option(fc.constantFrom('confirmed', 'dismissed'), { nil: null }),
  });
  let alarms = 0;
  fc.assert(
    fc.property(arbitrary, ({ usual, later, others, at, heard }) => {
      const moved = others.map((one) => ({ ...one, invoice: `X${one.invoice}` }));
      const items = [...paidLate([...usual, ...later]), ...moved];
      const asOf = addDays(on(0), at - 300);
      const [raised] = shifts(items);
      const verdicts: ShiftVerdict[] =
        heard === null || raised === undefined
          ? []
          : [{ on: addDays(raised.onDate, 3), alarmOn: raised.onDate, verdict: heard }];
      const found = shifts(items, asOf, verdicts);
      alarms += found.length;
      const told = (all: ReturnType<typeof shifts>) =>
        all.map(({ onDate, isSevere, overOn, evidence }) => [
          onDate,
          isSevere,
          overOn,
          evidence.c,
          ...evidence.run.map((one) => [one.item.invoice, one.days]),
        ]);
      expect(told(shifts(until(items, asOf), asOf, verdicts))).toEqual(told(found));
      expect(told(shifts(items.toReversed(), asOf, verdicts))).toEqual(told(found));
      for (const { evidence } of found) {
        expect(evidence.run.length).toBeGreaterThan(0);
        expect(nowOfRun(evidence.run)).not.toBeNaN();
        expect(evidence.baseline.length).toBeGreaterThanOrEqual(6);
      }
    }),
  );
  expect(alarms).toBeGreaterThan(20);
});
