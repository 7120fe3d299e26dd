/** Signals of payment behaviour as a list has them: domain-rules 6.5, 6.7 no. 3, 6, 7. */
import { describe, expect, test } from 'vitest';
import type { CaseFact } from '../../../src/domain/case/live-facts.ts';
import { addDays, type IsoDate } from '../../../src/domain/dates.ts';
import { medianOf } from '../../../src/domain/risk/observations.ts';
import { ledgerSignals } from '../../../src/domain/risk/detectors.ts';
import { signalKey } from '../../../src/domain/risk/signals.ts';
import { weighedPoints } from '../../../src/domain/risk/weights.ts';
import { english } from '../../harness/english.ts';
import { dueOf, paidLate } from './made-items.ts';
import { picture } from './made-picture.ts';

const USUAL = [2, 3, 1, 2, 4, 2, 0, 3, 2, 1, 3, 2];
const RAISED = addDays(dueOf(13), 16);
const signals = (
  days: readonly (number | null)[],
  asOf: IsoDate,
  verdicts: readonly CaseFact[] = [],
) => ledgerSignals(picture({ asOf, facts: verdicts, items: paidLate(days) }));
const verdict = (onSignal: string, kind: string, on: IsoDate = RAISED): CaseFact =>
  ({
    kind: 'verdict',
    on,
    ended: null,
    details: { on_signal: onSignal, verdict: kind },
  }) as unknown as CaseFact;

describe('a shift and its sentence', () => {
  const days = [...USUAL, 20, 22, 24, null];
  const [shift, late] = signals(days, addDays(dueOf(15), 12));

  test('what is said', () => {
    expect(english(shift?.because ?? '')).toBe(
      'The middle of the newest 4 invoices is 21 days late, usually 2 days late: INV-12 20 days late, ' +
        'INV-13 22 days late, INV-14 24 days late, INV-15 12 days late and open. ' +
        'The middle of the last three payments is 22 days late, that of the nine before 2 days late. ' +
        'Since 2025-05-29 12 days later on average.',
    );
    expect(english(late?.because ?? '')).toBe(
      'INV-15 with 100.00 EUR is 12 days late, usually 2 days late.',
    );
  });

  test('its numbers are those of its evidence', () => {
    expect(shift?.numbers?.now).toBe(
      medianOf(shift?.evidence.map((one) => one.days ?? Number.NaN) ?? []),
    );
    expect(shift?.numbers).toMatchObject({ usual: 2, now: 21, observations: 12, open: 1 });
    expect(late?.numbers).toEqual({ usual: 2, now: 12, c: null, observations: 15, open: 1 });
    expect(late?.evidence.map((one) => [one.name, one.days])).toEqual([['INV-15', 12]]);
  });
});

describe('points', () => {
  test('15, severe 22, half of it after 90 days', () => {
    const quiet = Array.from({ length: 20 }, () => 2);
    const [high] = signals([...quiet, 12, 12, 12], addDays(dueOf(23), 0));
    expect(high).toMatchObject({ class: 'high', confidence: 1, weak: false });
    const age = (shift: { readonly onDate: IsoDate } | undefined, asOf: IsoDate): number =>
      (Date.parse(asOf) - Date.parse(shift?.onDate ?? '')) / 86_400_000;
    expect(high?.points).toBeCloseTo(15 * 2 ** (-age(high, dueOf(23)) / 90), 10);
    const [severe] = signals([...USUAL, 20, 22], addDays(RAISED, 90));
    expect(severe).toMatchObject({ class: 'severe', state: 'new' });
    expect(severe?.points).toBeCloseTo(11, 10);
    // As in 6.5.
    expect(weighedPoints('payment_shift', false, 1, 30)).toBeCloseTo(11.9, 1);
    expect(weighedPoints('relocation', false, 0.4, 0)).toBe(4);
    expect(weighedPoints('contact_churn', true, 1, 0)).toBe(0);
    expect(weighedPoints('stale_report', false, 1, 900)).toBe(3);
  });

  test('listed until a point is left, then over', () => {
    // 22 · 2^(−401/90) is the last of one point and more.
    const states = [401, 402].map((age) => signals([...USUAL, 20, 22], addDays(RAISED, age))[0]);
    expect(states.map((one) => one?.state)).toEqual(['new', 'over']);
    expect(states.map((one) => one?.alert)).toEqual([true, false]);
    expect(states[1]?.points).toBe(0);
  });

  test('a baseline of six or seven is weak: half the points, and the sentence says so', () => {
    const [weak] = signals([2, 2, 2, 2, 2, 2, 2, 2, 2, 40, 40], addDays(dueOf(10), 40));
    expect(weak).toMatchObject({ weak: true, confidence: 0.5, numbers: { observations: 7 } });
    expect(english(weak?.because ?? '')).toContain(
      'There are only 7 payments to compare with, so this is weak.',
    );
    expect(weak?.points).toBeCloseTo(weighedPoints('payment_shift', true, 0.5, 24), 0);
  });
});

describe('verdicts', () => {
  const key = signalKey({ kind: 'payment_shift', onDate: RAISED }, 'C1');

  test('confirmed it stays, dismissed it has no points', () => {
    for (const [kind, points] of [
      ['confirmed', 22],
      ['dismissed', 0],
    ] as const) {
      const [shift] = signals([...USUAL, 20, 22, 24], RAISED, [verdict(key, kind)]);
      expect(shift).toMatchObject({ state: kind, alert: kind === 'confirmed' });
      expect(shift?.points === 0).toBe(points === 0);
    }
  });

  test('the code in the key may be that of before a merge; another kind is not meant', () => {
    const found = (onSignal: string) =>
      signals([...USUAL, 20, 22, 24], RAISED, [verdict(onSignal, 'dismissed')])[0]?.state;
    expect(found(`payment_shift/A/B/${RAISED}`)).toBe('dismissed');
    expect(found(`late_now/C1/${RAISED}`)).toBe('new');
    expect(found('payment_shift/C1/soon')).toBe('new');
  });

  test('late now is dismissed with its day, too', () => {
    const late = (onSignal: string) =>
      signals([...USUAL, null], addDays(dueOf(12), 20), [verdict(onSignal, 'dismissed')]).find(
        ({ kind }) => kind === 'late_now',
      );
    expect(
      late(signalKey({ kind: 'late_now', onDate: addDays(dueOf(12), 1) }, 'C1')),
    ).toMatchObject({
      state: 'dismissed',
      alert: false,
      points: 0,
    });
    expect(late('late_now/C1/2020-01-01')).toMatchObject({ state: 'new', alert: true, points: 24 });
  });
});
