/** The cascade of the five buckets (domain-rules 2.2): first match wins, and some rule always fits. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  becauseOf,
  BUCKETS,
  BUCKET_RULE_IDS,
  bucketOf,
  DEFAULT_BUCKET_RULES as RULES,
  explainBucket,
  type BucketInputs,
  type BucketRuleId,
} from '../../../src/domain/case/bucket.ts';
import { addDays, isoDateOf as day } from '../../../src/domain/dates.ts';
import { ENGLISH, render } from '../../../src/domain/texts/render.ts';

const TODAY = day('2026-11-20');
const chance = (p: number): BucketInputs['probability'] => ({
  p,
  base: { of: 'manual', p },
  factors: [],
});
const item = (more: Partial<BucketInputs> = {}): BucketInputs => ({
  asOf: TODAY,
  dueOn: addDays(TODAY, -(more.daysPastDue ?? 0)),
  daysPastDue: 0,
  isWrittenOff: false,
  brokenPromises: 0,
  plan: 'none',
  isDisputed: false,
  insolvency: 'none',
  isSevere: false,
  hasRoute: false,
  outside: null,
  isIrrecoverable: false,
  silentDays: 0,
  probability: chance(0.9),
  limitationOn: null,
  isBeforeCourt: false,
  override: null,
  ...more,
});

/** Rule, what makes it fit, its sentence. */
const FITS: readonly (readonly [BucketRuleId, Partial<BucketInputs>, string])[] = [
  ['0', { override: { bucket: 'dormant', until: day('2026-12-31'), reason: 'they pay in January' } }, 'chosen by hand until 2026-12-31: they pay in January'],
  ['0', { override: { bucket: 'unpaid', until: day('2026-12-31'), reason: '' }, isWrittenOff: true }, 'chosen by hand until 2026-12-31'],
  ['D1', { isWrittenOff: true, limitationOn: day('2020-01-01') }, 'written off as bad debt, the claim is kept in mind'],
  ['D2', { limitationOn: day('2026-11-19'), daysPastDue: 1100, silentDays: 900 }, 'time-barred since 2026-11-20'],
  ['D3', { daysPastDue: 181, silentDays: 180 }, '181 days late, nothing was heard for 180 days and nothing is under way'],
  ['B1', { insolvency: 'formal', isIrrecoverable: true }, 'insolvency proceedings are open'],
  ['B1', { insolvency: 'formal', daysPastDue: 400, silentDays: 400 }, 'insolvency proceedings are open'],
  ['B2', { isIrrecoverable: true, daysPastDue: 400 }, 'given back as irrecoverable'],
  ['B3', { daysPastDue: 181, silentDays: 179 }, '181 days late, over 180'],
  ['B3', { daysPastDue: 181, silentDays: 400, hasRoute: true }, '181 days late, over 180'],
  ['B4', { daysPastDue: 100, probability: chance(0.2) }, 'the chance of payment is 20 %, at most 20 %'],
  ['Q1', { daysPastDue: 91, brokenPromises: 2 }, '91 days late, over 90'],
  ['Q1', { daysPastDue: 180 }, '180 days late, over 90'],
  ['Q2', { daysPastDue: 31, brokenPromises: 2, plan: 'defaulted' }, '31 days late, and 2 promises on it were broken in 180 days'],
  ['Q3', { plan: 'defaulted', daysPastDue: 30, brokenPromises: 2 }, 'the payment plan is in default'],
  ['Q4', { isSevere: true, daysPastDue: 1, outside: 'suit' }, '1 day late, with a severe signal'],
  ['Q4', { insolvency: 'suspected', daysPastDue: 1 }, '1 day late, and an insolvency is suspected'],
  ['Q5', { isSevere: true, outside: 'agency' }, 'with an agency'],
  ['Q5', { outside: 'final_demand', daysPastDue: 60 }, 'the deadline of the final demand has passed'],
  ['Q6', { probability: chance(0.5), daysPastDue: 5 }, 'the chance of payment is 50 %, at most 50 %'],
  ['R1', { probability: chance(0.5001), daysPastDue: 1 }, '1 day late'],
  ['R1', { daysPastDue: 90, brokenPromises: 1 }, '90 days late'],
  ['U1', { isSevere: true, insolvency: 'suspected', isDisputed: true }, 'due today'],
  ['U1', { dueOn: day('2026-11-21') }, 'due in 1 day'],
  ['U1', { limitationOn: TODAY }, 'due today'],
  ['U1', { limitationOn: day('2026-01-01'), isBeforeCourt: true }, 'due today'],
]; // prettier-ignore

test.each(FITS)('%s: %j', (rule, more, sentence) => {
  const of = item(more);
  expect(bucketOf(of, RULES).rule).toBe(rule);
  expect(render(becauseOf(rule, of, RULES), ENGLISH)).toBe(sentence);
});

test('every rule is in the table above', () => {
  expect([...new Set(FITS.map(([rule]) => rule))]).toEqual(BUCKET_RULE_IDS);
});

const anyItem = fc.record<BucketInputs>({
  asOf: fc.constant(TODAY),
  dueOn: fc.constant(TODAY),
  daysPastDue: fc.nat(400),
  isWrittenOff: fc.boolean(),
  brokenPromises: fc.nat(4),
  plan: fc.constantFrom('none', 'on_track', 'defaulted'),
  isDisputed: fc.boolean(),
  insolvency: fc.constantFrom('none', 'suspected', 'formal'),
  isSevere: fc.boolean(),
  hasRoute: fc.boolean(),
  outside: fc.constantFrom(null, 'agency', 'lawyer', 'suit', 'enforcement', 'final_demand'),
  isIrrecoverable: fc.boolean(),
  silentDays: fc.nat(400),
  probability: fc.double({ min: 0.01, max: 0.99, noNaN: true }).map(chance),
  limitationOn: fc.constantFrom(null, addDays(TODAY, -1), TODAY),
  isBeforeCourt: fc.boolean(),
  override: fc.option(
    fc.record({
      bucket: fc.constantFrom(...BUCKETS),
      until: fc.constant(TODAY),
      reason: fc.constantFrom('', 'so'),
    }),
  ),
});

describe('of any item', () => {
  test('exactly one rule decides: the last one that was asked, and it names the bucket', () => {
    fc.assert(
      fc.property(anyItem, (of) => {
        const found = bucketOf(of, RULES);
        const asked = explainBucket(of, RULES);
        expect(asked.filter(({ decides }) => decides)).toHaveLength(1);
        expect(asked.at(-1)?.decides).toBe(true);
        expect(asked.at(-1)?.rule).toBe(found.rule);
        expect(asked.map(({ rule }) => rule)).toEqual(BUCKET_RULE_IDS.slice(0, asked.length));
        expect(BUCKETS).toContain(found.bucket);
        expect(asked.at(-1)?.bucket ?? of.override?.bucket).toBe(found.bucket);
        expect(bucketOf({ ...of }, RULES)).toEqual(found);
        for (const { asks, sees } of asked) {
          expect(render(asks, ENGLISH)).not.toMatch(/NaN|undefined|null|\{/);
          if (sees !== null) expect(render(sees, ENGLISH)).not.toMatch(/NaN|undefined|null|\{/);
        }
        expect(render(becauseOf(found.rule, of, RULES), ENGLISH)).not.toMatch(/NaN|undefined|null/);
      }),
    );
  });

  test('every bucket and every rule is reached', () => {
    const reached = fc.sample(anyItem, { numRuns: 5000, seed: 7 }).map((of) => bucketOf(of, RULES));
    expect(new Set(reached.map(({ bucket }) => bucket))).toEqual(new Set(BUCKETS));
  });
});

test('own thresholds', () => {
  const rules = {
    ...RULES,
    bad: { daysPastDue: 120, probability: 0.3 },
    quasiBad: { ...RULES.quasiBad, brokenPromises: 1 },
  };
  expect(bucketOf(item({ daysPastDue: 121 }), rules).rule).toBe('B3');
  expect(bucketOf(item({ daysPastDue: 40, brokenPromises: 1 }), rules).rule).toBe('Q2');
  expect(bucketOf(item({ daysPastDue: 40, probability: chance(0.3) }), rules).rule).toBe('B4');
});
