/** What the head of a customer's page says of limit and habit: what is open, and what money closed when. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isoDateOf } from '../../../src/domain/dates.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';
import { allocation, creditNote, invoice, receipt } from '../../ledger/fixture.ts';

const TODAY = isoDateOf('2026-06-10');
let workspace: TestWorkspace;

beforeEach(async () => {
  workspace = await testWorkspace({ now: `${TODAY}T09:00` });
  for (const [customer, creditLimitMinor] of [
    ['C1', 200_000],
    ['C2', null],
  ] as const)
    // prettier-ignore
    await workspace.value('customers.save', {
      customer,
      name: customer,
      country: 'ES',
      currency: 'EUR',
      creditLimitMinor,
    } as never);
});
afterEach(() => workspace.dispose());

const known = (customer = 'C1', asOf = TODAY) =>
  workspace.value('case.get', { customer, asOf } as never);

/** Issued 30 days before, and paid `late` days after it was due. */
const paid = (number: string, dueOn: string, paidOn: string) => ({
  invoices: [invoice(number, 'C1', '2026-01-02', dueOn, 10_000)],
  receipts: [receipt(`R-${number}`, 'C1', paidOn, 10_000)],
  allocations: [allocation(`R-${number}`, number, paidOn, 10_000)],
});

test('limit used: what is open less what is on account, in the currency of the limit', async () => {
  await workspace.record({
    invoices: [
      invoice('A', 'C1', '2026-05-01', '2026-06-01', 250_000),
      invoice('B', 'C2', '2026-05-01', '2026-06-01', 1_000),
    ],
    receipts: [receipt('R-1', 'C1', '2026-06-02', 20_000)],
  });
  expect((await known()).credit).toEqual({
    currency: 'EUR',
    limitMinor: 200_000,
    usedMinor: 230_000,
  });
  expect((await known('C2')).credit).toBeNull();
  await workspace.record({
    invoices: [invoice('C', 'C1', '2026-05-02', '2026-06-02', 500, { currency: 'CHF' })],
  });
  // No rate is known: half a sum would be a wrong one.
  expect((await known()).credit?.usedMinor).toBeNull();
});

test('usually: of items that money closed, in days from the first due date', async () => {
  for (const [number, dueOn, paidOn] of [
    ['I1', '2026-02-01', '2026-02-05'],
    ['I2', '2026-02-02', '2026-02-08'],
    ['I3', '2026-02-03', '2026-02-09'],
    ['I4', '2026-02-04', '2026-02-10'],
    ['I5', '2026-02-05', '2026-02-12'],
    ['I6', '2026-02-06', '2026-02-14'],
    ['I7', '2026-03-01', '2026-03-30'],
    ['I8', '2026-03-02', '2026-04-02'],
  ] as const)
    await workspace.record(paid(number, dueOn, paidOn));
  expect((await known()).habit).toBeNull();
  // The ninth in two parts: the last one closes it. What was only credited was not paid.
  await workspace.record({
    invoices: [
      invoice('I9', 'C1', '2026-01-02', '2026-04-01', 10_000),
      invoice('X', 'C1', '2026-01-02', '2026-04-01', 5_000),
      invoice('P', 'C1', '2026-05-02', '2026-05-02', 5_000, { termsRule: '{"kind":"prepaid"}' }),
    ],
    receipts: [
      receipt('R-9a', 'C1', '2026-04-03', 4_000),
      receipt('R-9b', 'C1', '2026-05-11', 6_000),
      receipt('R-P', 'C1', '2026-06-09', 5_000),
    ],
    creditNotes: [creditNote('CN', 'C1', '2026-06-01', 5_000)],
    allocations: [
      allocation('R-9a', 'I9', '2026-04-03', 4_000),
      allocation('R-9b', 'I9', '2026-05-11', 6_000),
      allocation('CN', 'X', '2026-06-01', 5_000, { sourceKind: 'credit_note' }),
      allocation('R-P', 'P', '2026-06-09', 5_000),
    ],
  });
  expect((await known()).habit).toEqual({ items: 9, usualDays: 6, latelyDays: 31 });
  // On an earlier day the part was not the last one yet.
  expect((await known('C1', isoDateOf('2026-05-10'))).habit).toBeNull();
});
