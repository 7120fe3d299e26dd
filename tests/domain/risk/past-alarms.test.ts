/** The days on which detectors and the score would have raised an alarm: domain-rules 6.7 no. 9. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseFact } from '../../../src/domain/case/live-facts.ts';
import { addDays, isoDateOf, type IsoDate } from '../../../src/domain/dates.ts';
import { ledgerSignals } from '../../../src/domain/risk/detectors.ts';
import { daysBeyondTerms } from '../../../src/domain/risk/adbt.ts';
import { lateNow } from '../../../src/domain/risk/late-now.ts';
import { paymentHistory, type ItemHistory } from '../../../src/domain/risk/observations.ts';
import { pastAlarms, PastScores } from '../../../src/domain/risk/past-alarms.ts';
import type { RiskPicture } from '../../../src/domain/risk/risk-picture.ts';
import { scoreOf } from '../../../src/domain/risk/score.ts';
import { bought, FIRST, invoice, pictureOf as pictureOfOrders } from './made-orders.ts';
import { fact, picture as madePicture } from './made-picture.ts';
import { arbitraryItems, dueOf, item, on, paidLate, until } from './made-items.ts';

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
    for (const { days } of found) expect(days).toEqual([expect.stringMatching(/^2025-\d\d-\d\d$/)]);
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

describe('what happens on a day', () => {
  const asOf = isoDateOf('2026-06-30');
  const LATE = item({ invoice: 'INV-7', due: '2026-03-09' });
  const sold = (day: string, part: string, more: Parameters<typeof fact>[2] = {}) =>
    fact('sellthrough', day, { details: { planned: '100', sold: part }, ...more });
  const daysOf = (facts: readonly CaseFact[]) => {
    const seen = madePicture({ asOf, items: [LATE], facts });
    return pastAlarms(seen, [5], new PastScores(seen)).find(
      ({ detector }) => detector === 'sell_through',
    );
  };

  test('each kind has its own days, beside the shift, late now and the score', () => {
    const seen = madePicture({ asOf });
    const all = pastAlarms(seen, [5], new PastScores(seen));
    expect(all.map(({ detector }) => detector)).toEqual([
      'payment_shift',
      'late_now',
      'broken_promise',
      'extension_requests',
      'late_disputes',
      'contradiction',
      'stalling',
      'order_size',
      'order_burst',
      'off_season',
      'partial_payments',
      'cherry_picking',
      'returned_payment',
      'payer_changed',
      'contact_churn',
      'sell_through',
      'score',
    ]);
    expect(
      all.map(({ parameters }) => parameters).filter((one) => Object.keys(one).length > 0),
    ).toEqual([{ h: 5 }, { alertDays: 10 }, { from: 25 }]);
  });

  test('counts on the day it came true, whatever was said of it since', () => {
    const dismissed = fact('verdict', '2026-03-10', {
      details: { on_signal: 'sell_through/C1/2026-03-10', verdict: 'dismissed' },
    });
    expect(daysOf([sold('2026-01-31', '20')])).toMatchObject({
      parameters: {},
      days: ['2026-03-10'],
    });
    expect(daysOf([sold('2026-01-31', '20'), dismissed])?.days).toEqual(['2026-03-10']);
    // It is no alarm of another kind.
    const seen = madePicture({ asOf, items: [LATE], facts: [sold('2026-01-31', '20')] });
    const of = (kind: string) =>
      pastAlarms(seen, [5], new PastScores(seen)).find(({ detector }) => detector === kind)?.days;
    expect([of('sell_through'), of('broken_promise')]).toEqual([['2026-03-10'], []]);
  });

  test('in order, whatever the detector has first', () => {
    const both = [sold('2026-01-31', '20'), sold('2026-04-30', '30', { until: null })];
    expect(daysOf(both)?.days).toEqual(['2026-03-10', '2026-04-30']);
  });

  test('not, where it was no alarm yet: a large order while nothing was overdue', () => {
    const orders = bought(
      Array.from({ length: 12 }, () => 100),
      7,
    );
    const large = invoice('L-1', addDays(FIRST, 84), 45_000);
    const alarms = (due: IsoDate) => {
      const day = addDays(FIRST, 100);
      const seen = pictureOfOrders([...orders, large], day, {
        items: [item({ invoice: 'I', due })],
      });
      const now = ledgerSignals(seen).find(({ kind }) => kind === 'order_size');
      const past = pastAlarms(seen, [5], new PastScores(seen));
      return [now?.alert, past.find(({ detector }) => detector === 'order_size')?.days];
    };
    expect(alarms(addDays(FIRST, 83))).toEqual([true, [large.issuedOn]]);
    expect(alarms(addDays(FIRST, 90))).toEqual([true, []]);
    const overdue = [item({ invoice: 'I', due: addDays(FIRST, 83) })];
    const scores = new PastScores(pictureOfOrders([...orders, large], addDays(FIRST, 100), { items: overdue })); // prettier-ignore
    const [before, on] = [addDays(large.issuedOn, -1), large.issuedOn].map(
      (day) => scores.on(day).score,
    );
    expect((on ?? 0) - (before ?? 0)).toBeGreaterThan(2);
  });

  test('not, where what was taken back since spoke against it then', () => {
    const better = sold('2026-02-28', '90', { ended: '2026-04-01' });
    expect(daysOf([sold('2026-01-31', '20'), better])?.days).toEqual([]);
    // Taken back on the day itself it spoke no more.
    const until = (ended: string) => sold('2026-02-28', '90', { ended });
    expect(daysOf([sold('2026-01-31', '20'), until('2026-03-10')])?.days).toEqual(['2026-03-10']);
    expect(daysOf([sold('2026-01-31', '20'), until('2026-03-11')])?.days).toEqual([]);
  });
});
