/** What of the worklist is sent to a window that has an earlier answer of it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rankedRow, type Worklist } from '../../../src/contract/calls/worklist.ts';
import { wholeAnswer } from '../../../src/contract/known-rows.ts';
import { DEFAULT_POLICY } from '../../../src/domain/case/policy.ts';
import { isoDateOf } from '../../../src/domain/dates.ts';
import { worklistHandlers } from '../../../src/services/worklist/handlers.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';
import { customer, invoice } from '../../ledger/fixture.ts';

const TODAY = isoDateOf('2026-11-25');
let workspace: TestWorkspace;
let held: Worklist | null;

/** Codes that were sent; the whole is then in `held`. */
async function ask(more: object = {}): Promise<readonly string[]> {
  const answer = await worklistHandlers['worklist.list'](workspace.context, {
    asOf: TODAY,
    knownAt: null,
    known: held?.token ?? null,
    ...more,
  });
  if (!answer.ok) throw new Error('refused');
  held = wholeAnswer(held, structuredClone(answer.value));
  return answer.value.rows.map((row) => row.customer);
}
const rowOf = (code: string) => held?.rows.find((row) => row.customer === code);

beforeEach(async () => {
  held = null;
  workspace = await testWorkspace();
  workspace.setNow(`${TODAY}T09:30`);
  await workspace.record({
    customers: ['C1', 'C2', 'C3'].map((code) => customer(code, { country: 'ES' })),
    invoices: [
      invoice('E-1', 'C1', '2026-09-01', '2026-10-01', 100_000),
      { ...invoice('U-1', 'C1', '2026-09-01', '2026-10-01', 90_000), currency: 'USD' },
      invoice('E-2', 'C2', '2026-09-01', '2026-10-02', 50_000),
      invoice('E-3', 'C3', '2026-09-01', '2026-12-24', 40_000),
    ],
  });
});
afterEach(() => workspace.dispose());

const contact = () =>
  workspace.value('case.record', {
    kind: 'contact',
    customer: 'C2',
    on: TODAY,
    details: { channel: 'call', outcome: 'no_answer' },
  } as never);

test('all at first, then nothing, then whom something happened to', async () => {
  expect(await ask()).toHaveLength(3);
  expect(await ask()).toEqual([]);
  expect(held?.rows).toHaveLength(3);
  await contact();
  expect(await ask()).toEqual(['C2']);
  expect(rowOf('C2')?.state).toBe('done');
});

test('a clock that moves on is told for all; a row is sent when its time has come', async () => {
  await ask();
  expect(held?.clocks).toEqual({ 'Europe/Madrid': '2026-11-25T10:30' });
  workspace.setNow(`${TODAY}T10:45`);
  expect(await ask()).toEqual([]);
  const row = rowOf('C1');
  if (held === null || row === undefined) throw new Error('C1 is not in the list');
  expect(rankedRow(row, held).reach).toMatchObject({
    local: '2026-11-25T11:45', isNow: true, from: '11:45', until: '18:00',
  }); // prettier-ignore
  workspace.setNow(`${TODAY}T17:30`);
  expect((await ask()).toSorted()).toEqual(['C1', 'C2', 'C3']);
  expect(rowOf('C1')?.reach).toMatchObject({ on: '2026-11-26', from: '09:00' });
});

test('the sizes of all items are told for all; a row is sent where another currency weighs more now', async () => {
  await ask();
  expect(rowOf('C1')).toMatchObject({ currency: 'EUR', others: [{ currency: 'USD' }] });
  // A single dollar of somebody else: nine hundred are much beside it.
  await workspace.record({
    invoices: [{ ...invoice('U-2', 'C3', '2026-11-20', '2026-12-24', 100), currency: 'USD' }],
  });
  expect((await ask()).toSorted()).toEqual(['C1', 'C3']);
  expect(rowOf('C1')).toMatchObject({ currency: 'USD', others: [{ currency: 'EUR' }] });
  expect(held?.ninthDeciles).toMatchObject({ USD: 100 });
});

test('another day, another policy, a past state and reasons are sent whole', async () => {
  await ask();
  expect(await ask({ asOf: isoDateOf('2026-11-24') })).toHaveLength(3);
  expect(await ask()).toHaveLength(3);
  await workspace.value('policy.save', { policy: DEFAULT_POLICY });
  expect(await ask()).toHaveLength(3);
  await ask({ knownAt: `${TODAY}T23:00:00.000Z` });
  expect(held).toMatchObject({ token: null, spans: null });
  await ask();
  await ask({ withReasons: true });
  expect(held).toMatchObject({ token: null, spans: null });
  expect(held?.rows.every(({ reasons }) => reasons !== null)).toBe(true);
  // Who keeps nothing tells nothing.
  await ask({ known: undefined });
  expect(held).toMatchObject({ token: null, spans: null });
});
