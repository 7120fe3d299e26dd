/**
 * Two customers that were merged when something was recorded and are two again: what concerns an item of the
 * one belongs to its case, whoever it was recorded for; and what becomes of the item touches both cases.
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptCases } from '../../../src/services/case/kept-cases.ts';
import { isoDateOf } from '../../../src/domain/dates.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';
import { invoice } from '../../ledger/fixture.ts';

const TODAY = isoDateOf('2026-03-10');
let workspace: TestWorkspace;
let mergeId = 0;

beforeEach(async () => {
  workspace = await testWorkspace({ now: `${TODAY}T09:00` });
  for (const customer of ['C1', 'C2'])
    await workspace.value('customers.save', { customer, name: customer, country: 'ES' } as never);
  await workspace.record({
    invoices: ['C1', 'C2'].map((code) =>
      invoice(`${code}-1`, code, '2026-01-05', '2026-02-01', 50_000),
    ),
  });
  const merge = await workspace.value('customers.merge', { from: 'C1', into: 'C2', reason: 'one' });
  mergeId = merge.mergeId;
});
afterEach(() => workspace.dispose());

const unmerge = () => workspace.value('customers.unmerge', { mergeId, reason: 'two' });
const buckets = async (customer: string | null) =>
  (await workspace.value('buckets.items', { asOf: TODAY, customer } as never)).rows;
const itemIdOf = async (item: string) =>
  (await buckets(null)).find((row) => row.item === item)?.itemId ?? 0;

test('what was written off is in the case of whose invoice it is', async () => {
  await workspace.value('writeOffs.record', {
    itemId: await itemIdOf('C1-1'),
    effectiveOn: TODAY,
    amountMinor: 50_000,
    reason: 'gone',
  });
  await unmerge();
  const rows = await buckets('C1');
  expect(rows.map(({ item, bucket, memoMinor }) => [item, bucket, memoMinor])).toEqual([
    ['C1-1', 'dormant', 50_000],
  ]);
  expect((await buckets(null)).filter(({ customer }) => customer === 'C1')).toEqual(rows);
});

test('the case of who promised for an item of the other knows that it was paid', async () => {
  await workspace.value('case.record', {
    kind: 'promise',
    customer: 'C2',
    items: 'C1-1',
    on: TODAY,
    until: isoDateOf('2026-03-20'),
    currency: 'EUR',
    amount: '500.00',
  });
  await unmerge();
  const settled = (ledger: TestWorkspace['ledger']) =>
    ledger.read(async (db) => {
      const { cases } = await keptCases(ledger, db, { asOf: TODAY, knownAt: null });
      return cases.map(({ one }) => [one.customer.code, one.settled.map((item) => item.invoice)]);
    });
  expect(await settled(workspace.ledger)).toEqual([
    ['C1', []],
    ['C2', []],
  ]);
  await workspace.value('receipts.record', {
    customer: 'C1',
    receivedOn: TODAY,
    currency: 'EUR',
    amountMinor: 50_000,
    reference: '',
    allocate: 'oldest',
  });
  const fresh = await settled({ ...workspace.ledger });
  expect(fresh).toEqual([['C2', ['C1-1']]]);
  expect(await settled(workspace.ledger)).toEqual(fresh);
});
