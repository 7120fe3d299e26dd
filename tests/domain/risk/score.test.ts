/** The score: domain-rules 6.5 with its worked example, 6.6, 6.7 no. 5 and 6. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseFact } from '../../../src/domain/case/live-facts.ts';
import { addDays, isoDateOf } from '../../../src/domain/dates.ts';
import { daysBeyondTerms } from '../../../src/domain/risk/adbt.ts';
import { paymentHistory } from '../../../src/domain/risk/observations.ts';
import { bandOf, scoreOf, type ScoredCustomer } from '../../../src/domain/risk/score.ts';
import {
  SCORE_GROUPS,
  SIGNAL_KINDS,
  weighedPoints,
  weightOf,
  type SignalKind,
} from '../../../src/domain/risk/weights.ts';
import { say } from '../../../src/domain/texts/text.ts';
import { english } from '../../harness/english.ts';
import { item } from './made-items.ts';

type Signal = ScoredCustomer['signals'][number];
const TODAY = isoDateOf('2026-11-20');
const signal = (kind: SignalKind, points: number, more: Partial<Signal> = {}): Signal => ({
  kind,
  points,
  confidence: 1,
  onDate: TODAY,
  because: say`${kind}`,
  ...more,
});
const score = (
  signals: readonly Signal[],
  more: Partial<ScoredCustomer> = {},
): ReturnType<typeof scoreOf> => scoreOf({ asOf: TODAY, signals, adbt: null, facts: [], ...more });
const pointsOf = (of: ReturnType<typeof scoreOf>) =>
  Object.fromEntries(of.groups.flatMap((one) => (one.points > 0 ? [[one.group, one.points]] : [])));
/** One payment of 100.00 that came so late. */
const paidLate = (late: number) => {
  const due = addDays(TODAY, -60);
  const paid = item({ invoice: 'I-1', due, movements: [[addDays(due, late), 10000]] });
  return daysBeyondTerms(paymentHistory([paid]), TODAY, (minor) => minor);
};
const WORKED = [
  signal('payment_shift', weighedPoints('payment_shift', false, 1, 30), {
    onDate: addDays(TODAY, -30),
  }),
  signal('broken_promise', weighedPoints('broken_promise', false, 1, 0)),
  signal('utilisation', 4),
  signal('relocation', weighedPoints('relocation', false, 0.4, 0), { confidence: 0.4 }),
];
const insolvency = (state: string, isLive = true): CaseFact =>
  ({
    kind: 'insolvency',
    key: 'IN-1',
    on: TODAY,
    isLive,
    details: { state },
  }) as unknown as CaseFact;

describe('the worked example of 6.5, with ADBT as in 6.7', () => {
  const worked = score(WORKED, { adbt: paidLate(22) });

  test('37.9, watch, in three groups', () => {
    expect(worked.score).toBeCloseTo(37.9, 1);
    expect(worked.band).toBe('watch');
    expect(pointsOf(worked)).toEqual({
      payment: expect.closeTo(29.9, 1),
      exposure: 4,
      organisation: 4,
    });
    expect(worked.groups.map(({ group, cap }) => [group, cap])).toEqual(
      Object.entries(SCORE_GROUPS),
    );
  });

  test('four reasons, most points first, each with its sentence', () => {
    expect(
      worked.reasons.map(({ kind, points, confidence }) => [kind, +points.toFixed(1), confidence]),
    ).toEqual([
      ['payment_shift', 11.9, 1],
      ['broken_promise', 10, 1],
      ['adbt', 8, 1],
      ['relocation', 4, 0.4],
    ]);
    expect(english(worked.reasons[2]?.because ?? '')).toBe(
      'By amount, 1 payment came 22 days late on average.',
    );
    expect(worked.reasons[2]?.onDate).toBe(TODAY);
  });

  test('it proposes to raise no limit, and no more', () => {
    expect(worked.effects.map(english)).toEqual(['Do not raise the limit.']);
  });
});

test('open items stand in the sentence of the average, what has no rate does not', () => {
  const due = addDays(TODAY, -20);
  const dollars = { currency: 'USD' };
  const items = [
    item({ invoice: 'I-1', due, movements: [[addDays(due, 3), 10000]] }),
    item({ invoice: 'I-2', due }),
    item({ invoice: 'I-3', due, more: dollars }),
    item({ invoice: 'I-4', due, more: dollars, movements: [[addDays(due, 9), 10000]] }),
  ];
  const adbt = daysBeyondTerms(paymentHistory(items), TODAY, (minor, currency) =>
    currency === 'EUR' ? minor : null,
  );
  expect(english(score([], { adbt }).reasons[0]?.because ?? '')).toBe(
    'By amount, 1 payment and 1 open item are 11.5 days late on average.',
  );
});

describe('what counts', () => {
  test('a kind once, with its strongest record', () => {
    const two = score([
      signal('relocation', 4, { confidence: 0.4 }),
      signal('relocation', 8, { confidence: 0.8 }),
      signal('relocation', 2),
    ]);
    expect(two.score).toBe(8);
    expect(two.reasons.map(({ confidence }) => confidence)).toEqual([0.8]);
  });

  test('broken promises each', () => {
    const three = score([
      signal('broken_promise', 10),
      signal('broken_promise', 5),
      signal('broken_promise', 0),
    ]);
    expect(three.score).toBe(15);
    expect(three.reasons).toHaveLength(2);
  });

  test('without points nothing is a reason; a kind without weight has no group', () => {
    expect(score([signal('contact_churn', 0), signal('litigation', 0)])).toMatchObject({
      score: 0,
      band: 'low',
      reasons: [],
      effects: [],
    });
    expect(score([], { adbt: paidLate(0) }).reasons).toEqual([]);
  });

  test('each group up to its cap, all of them up to 100', () => {
    const much = SIGNAL_KINDS.map((kind) => signal(kind, weightOf(kind)?.points ?? 0));
    const all = score(much);
    expect(all.groups.map(({ points }) => points)).toEqual(Object.values(SCORE_GROUPS));
    expect(all.score).toBe(100);
    expect(all.effects.map(english)).toEqual([
      'Do not raise the limit.',
      'Propose payment in advance.',
      'The owner decides today.',
    ]);
    expect(score([signal('late_now', 24), signal('payment_shift', 22)]).score).toBe(40);
  });

  test('of equal points the newest is first, then by name', () => {
    const dumped = signal('dumping', 8);
    const older = signal('stalling', 8, { onDate: addDays(TODAY, -1) });
    const reasons = (of: readonly Signal[]) => score(of).reasons.map(({ kind }) => kind);
    const late = signal('late_now', 8);
    const sorted = ['dumping', 'late_now', 'stalling'];
    for (const of of [
      [older, late, dumped],
      [dumped, late, older],
      [late, older, dumped],
    ])
      expect(reasons(of)).toEqual(sorted);
    const again = signal('dumping', 8, { onDate: addDays(TODAY, -5) });
    expect(score([again, dumped]).reasons).toMatchObject([{ onDate: TODAY }]);
  });
});

test.each([
  [0, 'low'],
  [24.99, 'low'],
  [25, 'watch'],
  [49.999, 'watch'],
  [50, 'high'],
  [74.96, 'high'],
  [75, 'critical'],
  [100, 'critical'],
] as const)('%d is %s: bands are of the score that is not rounded', (points, band) => {
  expect(bandOf(points)).toBe(band);
});

describe('formal insolvency', () => {
  test('is 100, and the first reason says so', () => {
    const formal = score(WORKED, { facts: [insolvency('formal')] });
    expect(formal).toMatchObject({ score: 100, band: 'critical' });
    expect(formal.reasons[0]).toMatchObject({ kind: 'insolvency', points: 100, onDate: TODAY });
    expect(english(formal.reasons[0]?.because ?? '')).toBe(
      'Insolvency proceedings are open since 2026-11-20 (IN-1).',
    );
    expect(formal.reasons.map(({ kind }) => kind)).toHaveLength(4);
    expect(pointsOf(formal)).toEqual(pointsOf(score(WORKED)));
  });

  test('suspected or over is not', () => {
    const other = { ...insolvency('formal'), kind: 'dispute' } as CaseFact;
    for (const fact of [insolvency('suspected'), insolvency('formal', false), other])
      expect(score([], { facts: [fact] }).score).toBe(0);
  });
});

describe('of any signals', () => {
  const arbitrary = fc.array(
    fc
      .record({
        kind: fc.constantFrom(...SIGNAL_KINDS),
        isSevere: fc.boolean(),
        confidence: fc.constantFrom(0.4, 0.8, 1),
        age: fc.nat(700),
      })
      .map(({ kind, isSevere, confidence, age }) =>
        signal(kind, weighedPoints(kind, isSevere, confidence, age), {
          confidence,
          onDate: addDays(TODAY, -age),
        }),
      ),
    { maxLength: 12 },
  );

  test('0 to 100, groups within their caps and together the score, at most four reasons', () => {
    fc.assert(
      fc.property(arbitrary, (signals) => {
        const { score: total, groups, reasons, band } = score(signals);
        for (const { points, cap } of groups) {
          expect(points).toBeGreaterThanOrEqual(0);
          expect(points).toBeLessThanOrEqual(cap);
        }
        const sum = groups.reduce((all, { points }) => all + points, 0);
        expect(total).toBeCloseTo(Math.min(100, sum), 10);
        expect(band).toBe(bandOf(total));
        expect(reasons.length).toBeLessThanOrEqual(4);
        const left = signals.filter(
          (one) => !reasons.some(({ kind, onDate }) => kind === one.kind && onDate === one.onDate),
        );
        const least = reasons.at(-1)?.points ?? 0;
        if (reasons.length === 4 && reasons.every(({ kind }) => kind !== 'broken_promise'))
          for (const one of left)
            if (!reasons.some(({ kind }) => kind === one.kind))
              expect(one.points).toBeLessThanOrEqual(least);
      }),
    );
  });

  test('another signal never makes it less, and their order changes nothing', () => {
    fc.assert(
      fc.property(arbitrary, arbitrary, (some, more) => {
        const before = score(some).score;
        const after = score([...some, ...more]).score;
        expect(after).toBeGreaterThanOrEqual(before - 1e-9);
        expect(score([...more, ...some]).score).toBeCloseTo(after, 10);
      }),
    );
  });
});
