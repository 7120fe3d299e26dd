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
  writtenOffInputs,
  type BucketInputs,
  type BucketRuleId,
} from '../../../src/domain/case/bucket.ts';
import { addDays, isoDateOf as day } from '../../../src/domain/dates.ts';
import { ENGLISH, render } from '../../../src/domain/texts/render.ts';
import { judged, madeCase, type MadeFact } from './made-case.ts';

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
  ['0', { override: { bucket: 'bad', until: day('2026-12-31'), reason: ' their bank called ' } }, 'chosen by hand until 2026-12-31: their bank called'],
  ['0', { override: { bucket: 'bad', until: day('2026-12-31'), reason: '  ' } }, 'chosen by hand until 2026-12-31'],
  ['Q2', { daysPastDue: 31, brokenPromises: 3 }, '31 days late, and 3 promises on it were broken in 180 days'],
  ['Q5', { outside: 'lawyer' }, 'with a lawyer'],
  ['Q5', { outside: 'suit' }, 'before the court'],
  ['Q5', { outside: 'enforcement' }, 'in enforcement'],
  ['B3', { daysPastDue: 200, silentDays: 400, isDisputed: true, hasRoute: true }, '200 days late, over 180'],
  ['Q1', { daysPastDue: 180, silentDays: 400 }, '180 days late, over 90'],
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

test('what each rule asks, and what it finds in an item that none fits', () => {
  const of = item({
    dueOn: day('2026-12-20'),
    limitationOn: day('2029-12-31'),
    brokenPromises: 1,
    silentDays: 13,
    probability: chance(0.953),
  });
  const told = explainBucket(of, RULES).map(({ rule, bucket, asks, sees }) =>
    [rule, bucket ?? '-', render(asks, ENGLISH), sees === null ? '' : render(sees, ENGLISH)]
      .join(' | ')
      .trimEnd(),
  );
  expect(told).toMatchInlineSnapshot(`
    [
      "0 | - | Somebody chose a bucket by hand |",
      "D1 | dormant | Written off as bad debt |",
      "D2 | dormant | Time-barred | until 2029-12-31",
      "D3 | dormant | Over 180 days late and silent for 180 | 0 days, silent 13",
      "B1 | bad | Insolvency opened |",
      "B2 | bad | Agency, lawyer or court gave it back as irrecoverable |",
      "B3 | bad | Over 180 days late | 0 days",
      "B4 | bad | Chance of payment 20 % or less | 95.3 %",
      "Q1 | quasi-bad | Over 90 days late | 0 days",
      "Q2 | quasi-bad | Over 30 days late and 2 broken promises | 0 days, 1 broken",
      "Q3 | quasi-bad | The payment plan is in default |",
      "Q4 | quasi-bad | Overdue with a severe signal or a suspected insolvency | 0 days",
      "Q5 | quasi-bad | With an agency, a lawyer or a court, or the final demand has expired |",
      "Q6 | quasi-bad | Chance of payment 50 % or less | 95.3 %",
      "R1 | reminder | Overdue | 0 days",
      "U1 | unpaid | Not due yet | due 2026-12-20",
    ]
  `);
  const unknownLaw = explainBucket(item(), RULES).find(({ rule }) => rule === 'D2');
  expect(unknownLaw?.sees).toBeNull();
  const chosen = item({ override: { bucket: 'bad', until: day('2026-12-31'), reason: '' } });
  const [first] = explainBucket(chosen, RULES);
  expect(first?.sees && render(first.sees, ENGLISH)).toBe('until 2026-12-31');
});

test('own thresholds', () => {
  const rules = {
    ...RULES,
    bad: { daysPastDue: 120, probability: 0.3 },
    quasiBad: { ...RULES.quasiBad, brokenPromises: 1 },
  };
  expect(bucketOf(item({ daysPastDue: 121 }), rules).rule).toBe('B3');
  const once = item({ daysPastDue: 40, brokenPromises: 1 });
  expect(bucketOf(once, rules).rule).toBe('Q2');
  expect(render(becauseOf('Q2', once, rules), ENGLISH)).toBe(
    '40 days late, and 1 promise on it was broken in 180 days',
  );
  expect(bucketOf(item({ daysPastDue: 40, probability: chance(0.3) }), rules).rule).toBe('B4');
});

describe('what a case says of an item', () => {
  const ASKED = '2026-11-20';
  /** INV-1, `late` days late, with the facts; what the rules look at. */
  const inputs = (late: number, facts: readonly MadeFact[] = [], letters: readonly (readonly [number, string, string])[] = []): BucketInputs => {
    const due = addDays(day(ASKED), -late);
    const { items } = judged(madeCase({ asOf: ASKED, items: [{ due, letters }], facts }));
    return items[0]?.inputs as BucketInputs;
  }; // prettier-ignore

  test('a plain one: nothing is under way, silent since the beginning', () => {
    expect(inputs(10)).toMatchObject({
      asOf: ASKED,
      dueOn: '2026-11-10',
      daysPastDue: 10,
      isWrittenOff: false,
      brokenPromises: 0,
      plan: 'none',
      isDisputed: false,
      insolvency: 'none',
      isSevere: false,
      hasRoute: false,
      outside: null,
      isIrrecoverable: false,
      isBeforeCourt: false,
      override: null,
    });
  });

  // For Wednesday, 20 May: broken from Saturday, the 23rd, which is 181 days before; for Thursday, the 21st,
  // from Tuesday, the 26th.
  const promise = (key: string, until: string): MadeFact => ({ kind: 'promise', key, on: '2026-05-01', until, amount: 50_000 }); // prettier-ignore
  test.each([
    [['2026-05-20'], 0],
    [['2026-05-21'], 1],
    [['2026-05-20', '2026-06-01', '2026-06-02'], 2],
    [['2026-11-18'], 0],
  ])('promises for %j: %d broken in 180 days', (days, broken) => {
    const facts = days.map((until, at) => promise(`P-${at}`, until));
    expect(inputs(100, facts).brokenPromises).toBe(broken);
  });
  test('the hundred and eightieth day counts', () => {
    const of = madeCase({
      asOf: '2026-11-19',
      items: [{ due: '2026-08-01' }],
      facts: [promise('P-1', '2026-05-20')],
    });
    expect(judged(of).items[0]?.inputs.brokenPromises).toBe(1);
  });
  test('a promise that runs is under way, a broken one is not', () => {
    expect(inputs(100, [promise('P-1', '2026-11-18')]).hasRoute).toBe(true);
    expect(inputs(100, [promise('P-1', '2026-11-16')])).toMatchObject({ hasRoute: false });
    const one = inputs(100, [promise('P-1', '2026-11-16'), promise('P-2', '2026-11-19')]);
    expect(one).toMatchObject({ hasRoute: true, brokenPromises: 1 });
  });

  const plan = (instalments: string): MadeFact => ({ kind: 'plan', on: '2026-09-01', details: { instalments } }); // prettier-ignore
  test('a plan', () => {
    expect(inputs(100, [plan('2026-12-01:1000.00')])).toMatchObject({
      plan: 'on_track',
      hasRoute: true,
    });
    expect(inputs(100, [plan('2026-10-01:1000.00')])).toMatchObject({
      plan: 'defaulted',
      hasRoute: false,
    });
  });

  test('a dispute, a severe signal, a chosen chance', () => {
    expect(inputs(10).probability).toEqual({ p: 0.95, base: { of: 'age', p: 0.95 }, factors: [] });
    const dispute: MadeFact = { kind: 'dispute', on: '2026-11-02', details: { category: 'price' } };
    expect(inputs(10, [dispute])).toMatchObject({ isDisputed: true, hasRoute: true });
    const signal: MadeFact = {
      kind: 'signal',
      on: '2026-11-02',
      details: { signal: 'closure_signs', class: 'severe' },
    };
    expect(inputs(10, [signal])).toMatchObject({ isSevere: true, hasRoute: false });
    const chosen: MadeFact = { kind: 'probability', on: '2026-11-02', details: { p: '0.35' } };
    expect(inputs(10, [chosen]).probability).toMatchObject({ p: 0.35, base: { of: 'manual' } });
  });

  const route = (to: string): MadeFact => ({ kind: 'route', on: '2026-11-02', details: { to } });
  test.each([
    [['agency'], 'agency', false],
    [['lawyer'], 'lawyer', false],
    [['suit'], 'suit', true],
    [['enforcement'], 'enforcement', true],
    // Of a claim in an insolvency the rules name nothing; it is before the court all the same.
    [['claim'], null, true],
    [['agency', 'lawyer'], 'lawyer', false],
    [['lawyer', 'suit', 'agency'], 'suit', true],
    [['enforcement', 'suit'], 'enforcement', true],
  ])('with %j: %s', (to, outside, isBeforeCourt) => {
    expect(inputs(10, to.map(route))).toMatchObject({ outside, isBeforeCourt, hasRoute: true });
  });
  test('given back as irrecoverable', () => {
    const back: MadeFact[] = [
      { kind: 'route', key: 'RT', on: '2026-09-02', details: { to: 'agency' } },
      { kind: 'end', on: '2026-11-02', ends: 'RT', details: { result: 'irrecoverable' } },
    ];
    expect(inputs(100, back)).toMatchObject({
      isIrrecoverable: true,
      hasRoute: false,
      outside: null,
    });
  });
  test('a final demand counts from the day after its deadline', () => {
    expect(inputs(100, [], [[4, '2026-11-01', '2026-11-19']]).outside).toBe('final_demand');
    expect(inputs(100, [], [[4, '2026-11-01', ASKED]]).outside).toBeNull();
    expect(inputs(100, [], [[3, '2026-11-01', '2026-11-19']]).outside).toBeNull();
  });

  test('a bucket chosen by hand', () => {
    const chosen = (details: Record<string, string>, until?: string): MadeFact => ({
      kind: 'override',
      on: '2026-11-02',
      details,
      note: 'asked the owner',
      ...(until === undefined ? {} : { until }),
    });
    expect(inputs(10, [chosen({ bucket: 'bad', reason: 'so' }, '2026-12-01')]).override).toEqual({
      bucket: 'bad',
      until: '2026-12-01',
      reason: 'so',
    });
    const { override } = inputs(10, [chosen({ bucket: 'dormant' })]);
    expect(override).toMatchObject({ bucket: 'dormant', reason: 'asked the owner' });
    // Files of other programs may name one that there is not.
    expect(inputs(10, [chosen({ bucket: 'lost' }, '2026-12-01')]).override).toBeNull();
  });
});

test('an item that was written off is dormant whatever else is known', () => {
  const { judged: of } = judged(madeCase({ asOf: '2026-11-20', items: [{ due: '2026-01-20' }] }));
  const [open] = of.one.items;
  const inputs = writtenOffInputs(of, open as never);
  expect(inputs).toEqual({
    asOf: '2026-11-20',
    dueOn: '2026-01-20',
    daysPastDue: 304,
    isWrittenOff: true,
    brokenPromises: 0,
    plan: 'none',
    isDisputed: false,
    insolvency: 'none',
    isSevere: false,
    hasRoute: false,
    outside: null,
    isIrrecoverable: false,
    // Since the invoice, of 1 January 2000.
    silentDays: 9820,
    probability: { p: 0, base: { of: 'manual', p: 0 }, factors: [] },
    limitationOn: null,
    isBeforeCourt: false,
    override: null,
  });
  expect(bucketOf(inputs, RULES)).toEqual({ bucket: 'dormant', rule: 'D1' });
});
