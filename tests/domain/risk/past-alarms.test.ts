/** The days on which detectors and the score would have raised an alarm: domain-rules 6.7 no. 9. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type IsoDate } from '../../../src/domain/dates.ts';
import { ledgerSignals } from '../../../src/domain/risk/detectors.ts';
import { daysBeyondTerms } from '../../../src/domain/risk/adbt.ts';
import { lateNow } from '../../../src/domain/risk/late-now.ts';
import { paymentHistory, type ItemHistory } from '../../../src/domain/risk/observations.ts';
import { pastAlarms, PastScores } from '../../../src/domain/risk/past-alarms.ts';
import type { RiskPicture } from '../../../src/domain/risk/risk-picture.ts';
import { scoreOf } from '../../../src/domain/risk/score.ts';
import { picture as madePicture } from './made-picture.ts';
import { arbitraryItems, dueOf, on, paidLate, until } from './made-items.ts';

const USUAL = [2, 3, 1, 2, 4, 2, 0, 3, 2, 1, 3, 2];
const pictureOf = (items: readonly ItemHistory[], asOf: IsoDate): RiskPicture =>
  madePicture({ items, asOf });
const alarmsOf = (items: readonly ItemHistory[], asOf: IsoDate, detector: string) => {
  const picture = pictureOf(items, asOf);
  return pastAlarms(picture, [4, 5, 6], new PastScores(picture)).filter(
    (one) => one.detector === detector,
  );
};

describe('a payment shift', () => {
  test('each level that is tried has its own days', () => {
    const items = paidLate([...USUAL, 20, 22, 24]);
    const found = alarmsOf(items, dueOf(20), 'payment_shift');
    expect(found.map(({ parameters }) => parameters.h)).toEqual([4, 5, 6]);
    for (const { days } of found) expect(days.length).toBe(1);
    const [soon, usual, slow] = found.map(({ days }) => days[0] ?? '');
    expect((soon ?? '') <= (usual ?? '') && (usual ?? '') <= (slow ?? '')).toBe(true);
  });
});

describe('late now', () => {
  test('begins ten days beyond the usual, and again after a payment', () => {
    const items = paidLate([...USUAL, 20, 0, 13, 12, 11]);
    const days = alarmsOf(items, dueOf(20), 'late_now')[0]?.days;
    // Usually 2 days late; an item is closed on the day it is paid.
    expect(days).toEqual([addDays(dueOf(12), 12), addDays(dueOf(14), 12)]);
  });

  test('is what each day says, one after the other', () => {
    fc.assert(
      fc.property(arbitraryItems, (items) => {
        const history = paymentHistory(items);
        const expected: IsoDate[] = [];
        let was = false;
        for (let at = 0; at <= 150; at += 1) {
          const is = lateNow(history, on(at))?.alert === true;
          if (is && !was) expected.push(on(at));
          was = is;
        }
        expect(alarmsOf(items, on(150), 'late_now')[0]?.days).toEqual(expected);
      }),
    );
  });
});

describe('the score', () => {
  test('raises an alarm on the day it comes to 25 points, and again after it was below', () => {
    const items = paidLate([...USUAL, 20, 22, 24, 26, ...Array.from({ length: 30 }, () => 0), 40]);
    const picture = pictureOf(items, dueOf(60));
    const scores = new PastScores(picture);
    const days = scores.alarms();
    expect(days.length).toBeGreaterThanOrEqual(2);
    for (const day of days) {
      expect(scores.on(day).score).toBeGreaterThanOrEqual(25);
      expect(scores.on(addDays(day, -1)).score).toBeLessThan(25);
    }
  });

  test('is that of every day, one after the other', () => {
    fc.assert(
      fc.property(arbitraryItems, (items) => {
        const scores = new PastScores(pictureOf(items, on(150)));
        const expected: IsoDate[] = [];
        let was = false;
        for (let at = 0; at <= 150; at += 1) {
          const is = scores.on(on(at)).score >= 25;
          if (is && !was) expected.push(on(at));
          was = is;
        }
        expect(scores.alarms()).toEqual(expected);
      }),
    );
  });

  test('is of the last day what the signals of that day add up to', () => {
    fc.assert(
      fc.property(arbitraryItems, (items) => {
        const asOf = on(120);
        const known = until(items, asOf);
        const picture = pictureOf(known, asOf);
        const now = scoreOf({
          asOf,
          signals: ledgerSignals(picture),
          adbt: daysBeyondTerms(paymentHistory(known), asOf, picture.inHome),
          facts: [],
        });
        expect(new PastScores(picture).on(asOf).score).toBeCloseTo(now.score, 10);
      }),
    );
  });
});
