/**
 * Over a ledger of facts drawn at random: the buckets partition what is open, a policy changes what its
 * simulation said, and a past day asked again as known then says what it said then.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BUCKETS } from '../../../src/contract/calls/buckets.ts';
import { DEFAULT_POLICY, readPolicy, type Policy } from '../../../src/domain/case/policy.ts';
import { addDays, isoDateOf, type IsoDate } from '../../../src/domain/dates.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

const CUSTOMERS = ['C1', 'C2', 'C3', 'C4'];
const FIRST = isoDateOf('2026-01-05');
const LAST = isoDateOf('2026-11-20');

/** A fact of a random kind about a random customer, `day` days after the first. */
const anyFact = fc.record({
  customer: fc.constantFrom(...CUSTOMERS),
  day: fc.integer({ min: 40, max: 310 }),
  is: fc.constantFrom('promise', 'dispute', 'contact', 'demand', 'signal', 'route', 'override', 'money', 'insolvency', 'snooze'),
  days: fc.integer({ min: 1, max: 40 }),
  amount: fc.integer({ min: 10, max: 900 }),
}); // prettier-ignore
type AnyFact = typeof anyFact extends fc.Arbitrary<infer T> ? T : never;

let workspace: TestWorkspace;
const noted: { asOf: IsoDate; knownAt: string; rows: unknown }[] = [];

async function tell(fact: AnyFact, at: number): Promise<void> {
  const on = addDays(FIRST, fact.day);
  const { customer } = fact;
  const until = addDays(on, fact.days);
  const amount = `${fact.amount}.00`;
  if (fact.is === 'money') {
    await workspace.call('receipts.record', {
      customer,
      receivedOn: on,
      currency: 'EUR',
      amountMinor: fact.amount * 100,
      reference: `R ${at}`,
    } as never);
    return;
  }
  const of: Readonly<Record<string, object>> = {
    promise: { until, amount },
    dispute: fact.amount > 400 ? { amount } : {},
    contact: { details: { channel: 'call', outcome: fact.amount > 400 ? 'no_answer' : 'refused' } },
    demand: { until, details: { level: String((fact.amount % 4) + 1) } },
    signal: { details: { signal: 'closure_signs', class: 'severe' } },
    route: { details: { to: 'agency' } },
    override: { until, details: { bucket: BUCKETS[fact.amount % 5], reason: 'so' } },
    insolvency: { details: { state: fact.amount > 700 ? 'formal' : 'suspected' } },
    snooze: { until },
  };
  // What is refused (a currency, an item that is paid) is no fact.
  await workspace.call('case.record', { kind: fact.is as never, customer, on, ...of[fact.is] });
}

const buckets = (asOf: IsoDate, knownAt: string | null = null) =>
  workspace.value('buckets.items', { asOf, knownAt: knownAt as never });

beforeAll(async () => {
  workspace = await testWorkspace();
  workspace.setNow('2026-01-05T08:00');
  // In the order of their days, because time in a ledger never runs back.
  const events: { readonly day: number; readonly tell: () => Promise<unknown> }[] = [];
  for (const [at, code] of CUSTOMERS.entries()) {
    await workspace.call('customers.save', { customer: code, name: `Customer ${code}`, country: 'ES' } as never);
    for (let number = 1; number <= 4; number += 1) {
      const day = at * 7 + number * 25;
      const issuedOn = addDays(FIRST, day);
      const grossMinor = 50_000 + number * 10_000;
      events.push({
        day,
        tell: () =>
          workspace.call('invoices.record', {
            kind: 'invoice', invoice: `${code}-${number}`, customer: code, issuedOn, currency: 'EUR',
            grossMinor, due: [{ dueOn: addDays(issuedOn, 30), grossMinor }],
          } as never),
      });
    }
  }
  for (const [at, fact] of fc.sample(anyFact, { numRuns: 70, seed: 20261130 }).entries())
    events.push({ day: fact.day, tell: () => tell(fact, at) });
  events.sort((one, other) => one.day - other.day);
  for (const [at, event] of events.entries()) {
    const day = addDays(FIRST, event.day);
    workspace.setNow(`${day}T12:00`);
    await event.tell();
    if (at % 10 === 9 && events[at + 1]?.day !== event.day) {
      const knownAt = `${day}T20:00:00.000Z`;
      workspace.setNow(`${day}T21:00`);
      noted.push({ asOf: day, knownAt, rows: (await buckets(day)).rows });
    }
  }
}, 120_000); // prettier-ignore
afterAll(() => workspace.dispose());

test('a past day as known then says what it said then', async () => {
  expect(noted.length).toBeGreaterThanOrEqual(5);
  for (const { asOf, knownAt, rows } of noted)
    expect((await buckets(asOf, knownAt)).rows).toEqual(rows);
});

test('asking twice gives the same, and the buckets partition what is open to the cent', async () => {
  const first = await buckets(LAST);
  expect(await buckets(LAST)).toEqual(first);
  const report = await workspace.value('aging.report', { asOf: LAST, into: 'bucket' });
  const byAge = await workspace.value('aging.report', { asOf: LAST });
  const open = first.rows.reduce((sum, { openMinor }) => sum + openMinor, 0);
  expect(first.totals.reduce((sum, { openMinor }) => sum + openMinor, 0)).toBe(open);
  expect(report.totals.map(({ outstandingMinor }) => outstandingMinor)).toEqual([open]);
  expect(report.totals[0]?.amountsMinor).toEqual(first.totals.map(({ openMinor }) => openMinor));
  expect(report.tieOut.map(({ differenceMinor }) => differenceMinor)).toEqual([0]);
  expect(report.totals[0]?.outstandingMinor).toBe(byAge.totals[0]?.outstandingMinor);
  expect(new Set(first.rows.map(({ bucket }) => bucket)).size).toBeGreaterThanOrEqual(3);
});

const anyPolicy: fc.Arbitrary<unknown> = fc
  .record({
    offsets: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 4, maxLength: 4 }),
    daysBetween: fc.integer({ min: 0, max: 30 }),
    bad: fc.integer({ min: 60, max: 200 }),
    never: fc.option(fc.constantFrom(...CUSTOMERS)),
  })
  .map(({ offsets, daysBetween, bad, never }): unknown => {
    let after = 0;
    const levels = ['K05', 'K09', 'K11', 'K12'].map((step, at) => ({
      step,
      after: (after += offsets[at] ?? 1),
    }));
    return {
      steps: [...levels, { step: 'K06', after: 7 }],
      letters: { daysBetween },
      buckets: { bad: { daysPastDue: bad } },
      exceptions: never === null ? [] : [{ name: 'x', customers: [never], never: true }],
    };
  });

test('what a simulation says is what saving does', async () => {
  workspace.setNow(`${LAST}T10:00`);
  const stand = async () => {
    const { rows } = await workspace.value('worklist.list', { asOf: LAST });
    const { rows: items } = await buckets(LAST);
    return {
      next: new Map(rows.map((row) => [row.customer, `${row.nextStep?.step ?? ''} ${row.nextStep?.on ?? ''}`])),
      bucket: new Map(items.map((row) => [row.item, row.bucket])),
    };
  }; // prettier-ignore
  for (const policy of fc.sample(anyPolicy, { numRuns: 12, seed: 7 })) {
    const before = await stand();
    const said = await workspace.value('policy.simulate', { asOf: LAST, policy });
    const { reclassified } = await workspace.value('policy.save', { policy });
    const after = await stand();
    const changed = [...before.next].filter(([code, next]) => after.next.get(code) !== next);
    expect(said.customers.map(({ customer }) => customer).sort()).toEqual(
      changed.map(([code]) => code).sort(),
    );
    for (const { customer, after: to } of said.customers)
      expect(`${to.step ?? ''} ${to.on ?? ''}`).toBe(after.next.get(customer));
    const moved = [...before.bucket].filter(([item, bucket]) => after.bucket.get(item) !== bucket);
    expect(said.items.map(({ item }) => item).sort()).toEqual(moved.map(([item]) => item).sort());
    for (const { item, after: to } of said.items) expect(after.bucket.get(item)).toBe(to);
    expect(reclassified).toBe(moved.length);
  }
});

test('the policy is kept as it was saved, with its number', async () => {
  const { policy, version } = await workspace.value('policy.get', { asOf: LAST });
  expect(version).toBe(12);
  const read = readPolicy(policy);
  expect(read.ok && (read.value satisfies Policy)).toEqual(policy);
  const before = await workspace.value('policy.get', {
    asOf: LAST,
    knownAt: '2026-06-01T00:00:00.000Z' as never,
  });
  expect(before.version).toBe(0);
  expect(before.policy).toEqual(DEFAULT_POLICY);
});
