/** What one call brought is recorded as one: all of it, or nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isoDateOf } from '../../../src/domain/dates.ts';
import { caseHandlers } from '../../../src/services/case/handlers.ts';
import { worklistHandlers } from '../../../src/services/worklist/handlers.ts';
import { caseWorkspace, type CaseWorkspace } from './case-workspace.ts';

const DAY = isoDateOf('2026-11-20');
const MOMENT = { asOf: DAY, knownAt: null };
let workspace: CaseWorkspace;

beforeAll(async () => {
  workspace = await caseWorkspace(DAY);
  await workspace.bring('customers.csv', 'customer,name,country,currency\nC1,Müller GmbH,DE,EUR\n');
  await workspace.bring(
    'invoices.csv',
    'invoice,customer,issued_on,due_on,currency,amount\nINV-1,C1,2026-10-01,2026-10-31,EUR,500.00\n',
  );
});
afterAll(() => workspace.close());

const fact = {
  key: '',
  customer: 'C1',
  items: '',
  on: DAY,
  until: null,
  currency: null,
  amount: null,
  person: 'Ms Vogt',
  note: '',
  details: {},
  ends: '',
} as const;
const call = {
  ...fact,
  kind: 'contact',
  details: { channel: 'call', direction: 'out', outcome: 'promise' },
} as const;
const reason = { ...fact, kind: 'reason', details: { code: 'X04' } } as const;
const promise = {
  ...fact,
  kind: 'promise',
  items: 'INV-1',
  until: isoDateOf('2026-11-24'),
  amount: '500.00',
} as const;
const rowOf = async () => {
  const list = await worklistHandlers['worklist.list'](workspace.context, MOMENT);
  return list.ok ? { row: list.value.rows[0], day: list.value.day } : null;
};

test('refused as a whole, with the field that is wrong', async () => {
  const answer = await caseHandlers['case.recordTogether'](workspace.context, {
    facts: [call, { ...promise, amount: null }],
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'fact_refused', at: 'amount' } });
  expect((await rowOf())?.row?.state).toBe('todo');
});

test('a call and the promise it brought: done for the day, and said in the figures of the day', async () => {
  const answer = await caseHandlers['case.recordTogether'](workspace.context, {
    facts: [call, reason, promise],
  });
  expect(answer).toMatchObject({
    ok: true,
    value: {
      facts: [{ kind: 'contact' }, { kind: 'reason' }, { kind: 'promise', items: ['INV-1'] }],
    },
  });
  expect(await rowOf()).toMatchObject({
    row: { state: 'done', chips: [{ kind: 'promised' }] },
    day: { promised: [{ currency: 'EUR', minor: 50_000, count: 1 }] },
  });
  const sheet = await worklistHandlers['worklist.sheet'](workspace.context, {
    ...MOMENT,
    customer: 'C1',
  });
  expect(sheet).toMatchObject({
    ok: true,
    value: {
      situation: 'promise_open',
      main: { overdueMinor: 50_000 },
      items: [{ item: 'INV-1' }],
    },
  });
});

test('what a promise would change is said before', async () => {
  const foreseen = await worklistHandlers['worklist.foreseePromise'](workspace.context, {
    ...MOMENT,
    customer: 'C1',
    until: isoDateOf('2026-11-30'),
    currency: 'EUR',
    amountMinor: 50_000,
  });
  expect(foreseen).toMatchObject({ ok: true, value: { doesPause: true, items: ['INV-1'] } });
});
