/** Receipts in another currency: what came, at which rate of which day, and the difference to it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isoDateOf as d } from '../../../src/domain/dates.ts';
import { customer, invoice } from '../../harness/scenario/scenario-drafts.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace();
  workspace.setNow('2026-03-04T12:00');
  await workspace.record({
    customers: [customer('C1', 'Dollar Inc', 'US')],
    invoices: [invoice('INV-1', 'C1', '2026-02-01', 'EUR', [['2026-03-03', 100_000]])],
    rates: [{ base: 'EUR', currency: 'USD', on: d('2026-03-02'), rate: '1.08', source: 'ECB' }],
  });
});
afterEach(() => workspace.dispose());

const money = { customer: 'C1', receivedOn: d('2026-03-04'), currency: 'EUR' };

test('at the rate of the table: the last one published, with its day', async () => {
  const recorded = await workspace.value('receipts.record', {
    ...money,
    amountMinor: 99_500,
    paid: { currency: 'USD', amountMinor: 108_000 },
    allocate: 'oldest',
  });
  const paid = {
    currency: 'USD',
    amountMinor: 108_000,
    rate: '0.9259259259',
    rateOn: '2026-03-02',
    rateSource: 'ECB',
    differenceMinor: -500,
  };
  expect(recorded).toMatchObject({ number: 'R-2026-0001', amountMinor: 99_500, paid });
  const { rows } = await workspace.value('receipts.list', { asOf: d('2026-03-04') });
  expect(rows).toMatchObject([{ unallocatedMinor: 0, paid }]);
  // What is short stays open; nothing is written off by itself.
  const { items } = await workspace.value('aging.items', { asOf: d('2026-03-04') });
  expect(items.map((item) => item.openMinor)).toEqual([500]);
});

test('what the table makes of it has no difference, in yen neither', async () => {
  await workspace.value('rates.record', {
    ...{ base: 'EUR', currency: 'JPY', on: d('2026-03-03'), rate: '160.33', source: 'ECB' },
  });
  const { amountMinor } = await workspace.value('rates.convert', {
    ...{ amountMinor: 1_234_567, from: 'JPY', to: 'EUR', on: d('2026-03-04') },
  });
  const recorded = await workspace.value('receipts.record', {
    ...money,
    amountMinor,
    paid: { currency: 'JPY', amountMinor: 1_234_567 },
  });
  expect(recorded.paid?.differenceMinor).toBe(0);
});

test('at a rate that somebody states, from the day of the receipt', async () => {
  const recorded = await workspace.value('receipts.record', {
    ...money,
    amountMinor: 50_000,
    paid: { currency: 'CHF', amountMinor: 47_000, rate: '1.0700' },
  });
  expect(recorded.paid).toEqual({
    currency: 'CHF',
    amountMinor: 47_000,
    rate: '1.0700',
    rateOn: '2026-03-04',
    rateSource: 'entered by hand',
    differenceMinor: -290,
  });
});
