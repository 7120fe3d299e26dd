/** What customers gave as reasons, what was found of it, and who conceded what: the two lists. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EMPTY_PROFILE } from '../../../src/domain/customers/profile.ts';
import { isoDateOf, type Instant } from '../../../src/domain/dates.ts';
import type { CaseFactKind } from '../../../src/domain/facts/case-facts.ts';
import {
  instantAt,
  testWorkspace,
  type TestWorkspace,
} from '../../harness/scenario/scenario-workspace.ts';
import { invoice } from '../../ledger/fixture.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace({ now: '2026-02-27T09:00' });
  for (const [customer, name] of [
    ['C1', 'Rosa SL'],
    ['C2', 'Iris GmbH'],
  ] as const)
    await workspace.value('customers.save', { customer, name, country: 'ES', currency: 'EUR' });
  await workspace.record({
    invoices: ['C1', 'C2'].map((code) =>
      invoice(`${code}-1`, code, '2026-01-05', '2026-02-01', 50_000),
    ),
  });
});
afterEach(() => workspace.dispose());

interface Told {
  readonly key?: string;
  readonly items?: string;
  readonly until?: string;
  readonly amount?: string;
  readonly note?: string;
  readonly ends?: string;
}

/** At nine on its day; its key. */
async function record(
  day: string,
  kind: CaseFactKind,
  customer: string,
  details: Readonly<Record<string, string>>,
  { until, ...told }: Told = {},
): Promise<string> {
  workspace.setNow(`${day}T09:00`);
  const { fact } = await workspace.value('case.record', {
    kind,
    customer,
    on: isoDateOf(day),
    person: 'Marta',
    details,
    ...(until === undefined ? {} : { until: isoDateOf(until) }),
    ...told,
  });
  return fact.key;
}

const reverse = (reference: string, on: string) =>
  workspace.value('facts.reverse', {
    kind: 'case_fact',
    reference,
    effectiveOn: isoDateOf(on),
    reason: 'a mistake',
  });

const moment = (asOf: string, knownAt: Instant | null) => ({ asOf: isoDateOf(asOf), knownAt });

/** `C1 X03 contradicted 2026-03-02>2026-03-05`; and `X03 0 of 1`. */
async function reasons(
  asOf: string,
  knownAt: Instant | null = null,
  customer: string | null = null,
) {
  const { rows, byCode } = await workspace.value('case.reasons', {
    ...moment(asOf, knownAt),
    customer,
  });
  return {
    rows: rows.map((row) =>
      [row.customer, row.code, row.state, `${row.saidOn}>${row.foundOn ?? ''}`].join(' '),
    ),
    byCode: byCode.map(({ code, verified, times }) => `${code} ${verified} of ${times}`),
  };
}

test('a reason has the day it was said and the day of what was found, by what was known', async () => {
  const key = await record('2026-03-02', 'reason', 'C1', { code: 'X03' }, { note: 'on Friday' });
  await record('2026-03-03', 'reason', 'C2', { code: 'X03', state: 'verified' });
  await record('2026-03-05', 'reason', 'C1', { code: 'X03', state: 'contradicted' }, { key });
  const cannot = await record('2026-03-06', 'reason', 'C2', { code: 'X04', state: 'unverifiable' });

  expect(await reasons('2026-03-06')).toEqual({
    rows: [
      'C1 X03 contradicted 2026-03-02>2026-03-05',
      'C2 X03 verified 2026-03-03>2026-03-03',
      'C2 X04 unverifiable 2026-03-06>2026-03-06',
    ],
    byCode: ['X03 1 of 2', 'X04 0 of 1'],
  });
  expect(await reasons('2026-03-04')).toEqual({
    rows: ['C1 X03 claimed 2026-03-02>', 'C2 X03 verified 2026-03-03>2026-03-03'],
    byCode: ['X03 1 of 2'],
  });
  // What is known later of an earlier day, and what was known then.
  const { rows } = await reasons('2026-03-06', instantAt('2026-03-04T12:00'));
  expect(rows).toEqual(['C1 X03 claimed 2026-03-02>', 'C2 X03 verified 2026-03-03>2026-03-03']);

  const all = await workspace.value('case.reasons', { asOf: isoDateOf('2026-03-06') });
  expect(all.byCode[1]).toEqual({
    code: 'X04',
    name: 'Cash is tight',
    times: 1,
    verified: 0,
    contradicted: 0,
    unverifiable: 1,
  });
  expect(all.rows[2]).toMatchObject({
    key: cannot,
    name: 'Iris GmbH',
    said: 'Cash is tight',
    person: 'Marta',
  });
  expect(await reasons('2026-03-06', null, 'C1')).toEqual({
    rows: ['C1 X03 contradicted 2026-03-02>2026-03-05'],
    byCode: ['X03 0 of 1'],
  });
  expect(
    (await workspace.refusal('case.reasons', { asOf: isoDateOf('2026-03-06'), customer: 'C9' }))
      .code,
  ).toBe('not_found');
});

test('what was ended was said all the same; what was taken back was not', async () => {
  const ended = await record('2026-03-02', 'reason', 'C1', { code: 'X05' });
  await record('2026-03-03', 'end', 'C1', {}, { ends: ended });
  const mistaken = await record('2026-03-04', 'reason', 'C1', { code: 'X06' });
  await reverse(mistaken, '2026-03-05');
  expect((await reasons('2026-03-04')).byCode).toEqual(['X05 0 of 1', 'X06 0 of 1']);
  expect((await reasons('2026-03-05')).byCode).toEqual(['X05 0 of 1']);
});

test('"not our pay day yet" is found by the pay days alone, as on the call sheet', async () => {
  await record('2026-03-02', 'reason', 'C1', { code: 'X08' });
  expect((await reasons('2026-03-06')).rows).toEqual(['C1 X08 claimed 2026-03-02>']);
  const { payCalendar } = EMPTY_PROFILE;
  await workspace.value('customers.saveProfile', {
    customer: 'C1',
    profile: { ...EMPTY_PROFILE, payCalendar: { ...payCalendar, weekdays: [5] } },
  });
  expect(await reasons('2026-03-06', null, 'C1')).toEqual({
    rows: ['C1 X08 verified 2026-03-02>2026-03-02'],
    byCode: ['X08 1 of 1'],
  });
  const sheet = await workspace.value('worklist.sheet', {
    asOf: isoDateOf('2026-03-06'),
    customer: 'C1',
  });
  expect(sheet.said).toMatchObject([{ code: 'X08', verified: 1, times: 1, state: 'verified' }]);
});

/** `C1 extension C1-1 Ana`, with a minus before what does not count any more. */
const concessions = async (asOf: string, knownAt: Instant | null = null) =>
  (await workspace.value('case.concessions', moment(asOf, knownAt))).map((row) =>
    [row.isLive ? row.customer : `-${row.customer}`, row.kind, ...row.items, row.approvedBy].join(
      ' ',
    ),
  );

test('who conceded what: it stays in the log when it has run out, not when it was a mistake', async () => {
  const approved = { approved_by: 'Ana', reason: 'flood' };
  await record('2026-03-02', 'extension', 'C1', { state: 'asked' }, { until: '2026-03-20' });
  const later = { items: 'C1-1', until: '2026-03-10', note: 'flood' };
  await record('2026-03-03', 'extension', 'C1', { state: 'granted', approved_by: 'Ana' }, later);
  const waived = await record('2026-03-04', 'waiver', 'C2', approved, { amount: '12.50' });
  await record('2026-03-05', 'assessment', 'C2', { ability: 'bad' });
  const part = await record('2026-03-06', 'concession', 'C2', approved, {
    items: 'C2-1',
    amount: '100.00',
  });

  expect(await concessions('2026-03-10')).toEqual([
    'C1 extension C1-1 Ana',
    'C2 waiver Ana',
    'C2 concession C2-1 Ana',
  ]);
  expect(await concessions('2026-03-03')).toEqual(['C1 extension C1-1 Ana']);
  expect(await concessions('2026-03-10', instantAt('2026-03-04T12:00'))).toEqual([
    'C1 extension C1-1 Ana',
    'C2 waiver Ana',
  ]);
  expect(await concessions('2026-03-11')).toContain('-C1 extension C1-1 Ana');

  await record('2026-03-12', 'end', 'C2', {}, { ends: waived });
  await reverse(part, '2026-03-13');
  expect(await concessions('2026-03-13')).toEqual(['-C1 extension C1-1 Ana', '-C2 waiver Ana']);
  const rows = await workspace.value('case.concessions', { asOf: isoDateOf('2026-03-13') });
  expect(rows).toMatchObject([
    { reason: 'flood', until: '2026-03-10', currency: null, amountMinor: null, person: 'Marta' },
    { key: waived, on: '2026-03-04', reason: 'flood', currency: 'EUR', amountMinor: 1250 },
  ]);
});

test('customers that are one: both lists have what was told of either', async () => {
  await record('2026-03-02', 'reason', 'C1', { code: 'X03', state: 'verified' });
  await record('2026-03-02', 'reason', 'C2', { code: 'X03' });
  await record('2026-03-02', 'waiver', 'C2', { approved_by: 'Ana', reason: 'flood' });
  workspace.setNow('2026-03-03T09:00');
  await workspace.value('customers.merge', { from: 'C2', into: 'C1', reason: 'one' });
  expect(await reasons('2026-03-03', null, 'C1')).toEqual({
    rows: ['C1 X03 verified 2026-03-02>2026-03-02', 'C1 X03 claimed 2026-03-02>'],
    byCode: ['X03 1 of 2'],
  });
  expect(await concessions('2026-03-03')).toEqual(['C1 waiver Ana']);
  expect(await concessions('2026-03-03', instantAt('2026-03-02T12:00'))).toEqual(['C2 waiver Ana']);
});
