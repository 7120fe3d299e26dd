/**
 * What a list applied is applied anew when an earlier date comes later; what a person or the bank has had a hand
 * in stays where it is, and what was known before stays known.
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isoDateOf } from '../../../src/domain/dates.ts';
import { bankFile, bringIn } from '../../harness/bank-files.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace({ now: '2026-03-31T12:00' });
});
afterEach(async () => {
  await workspace.dispose();
});

const bring = async (fileName: string, ...rows: readonly string[]) =>
  bringIn(workspace, fileName, new TextEncoder().encode([...rows, ''].join('\n')));

const CUSTOMERS = ['customer,name', 'C1,Rosa Ltd', 'C2,Dover Teas'];
const INVOICES = [
  'invoice,customer,issued_on,due_on,currency,gross,instalment',
  'INV-7,C1,2026-01-10,2026-02-09,EUR,100.00,1',
  'INV-7,C1,2026-01-10,2026-03-11,EUR,100.00,2',
];
const RECEIPTS = 'receipt,customer,received_on,currency,amount,invoice';
const CREDITS = 'credit_note,customer,issued_on,currency,gross,invoice';

const open = async (asOf: string, knownAt: string | null = null) => {
  const { items } = await workspace.value('aging.items', {
    asOf: isoDateOf(asOf),
    ...(knownAt === null ? {} : { knownAt: knownAt as never }),
  });
  return items.map(({ item, openMinor }) => `${item} ${openMinor}`).sort();
};
const BOTH_OPEN = ['INV-7 (1/2) 10000', 'INV-7 (2/2) 10000'];

test('the row of found-2026-11: newest first', async () => {
  await bring('customers.csv', ...CUSTOMERS);
  await bring('invoices.csv', ...INVOICES);
  await bring(
    'receipts.csv',
    RECEIPTS,
    'R2,C1,2026-03-01,EUR,100.00,INV-7',
    'R1,C1,2026-02-01,EUR,60.00,INV-7',
  );
  expect(await open('2026-02-20')).toEqual(['INV-7 (1/2) 4000', 'INV-7 (2/2) 10000']);
  expect(await open('2026-03-02')).toEqual(['INV-7 (2/2) 4000']);
});

test('money before its invoice waits on account, and pays it when it comes', async () => {
  await bring('customers.csv', ...CUSTOMERS);
  const early = await bring('receipts.csv', RECEIPTS, 'R1,C1,2026-02-01,EUR,60.00,INV-7');
  expect(early.preview.findings.map(({ message }) => message)).toEqual([
    'line 2, column "invoice": invoice "INV-7" is not in the ledger; the receipt stays on account until it comes',
  ]);
  const { preview } = await bring('invoices.csv', ...INVOICES);
  expect(preview.facts.allocations).toBe(1);
  expect(preview.findings.map(({ message }) => message)).toEqual([
    '1 receipt or credit note of earlier imports is applied anew, because dates decide what pays what, such as receipt "R1" of 2026-02-01 for invoice "INV-7"',
  ]);
  expect(await open('2026-02-20')).toEqual(['INV-7 (1/2) 4000', 'INV-7 (2/2) 10000']);
});

test('an earlier credit note moves what a list applied; until then it is known as it was', async () => {
  await bring('customers.csv', ...CUSTOMERS);
  await bring('invoices.csv', ...INVOICES);
  await bring('receipts.csv', RECEIPTS, 'R2,C1,2026-03-01,EUR,100.00,INV-7');
  workspace.setNow('2026-04-02T12:00');
  const { batchId } = await bring('credits.csv', CREDITS, 'CN1,C1,2026-02-01,EUR,100.00,INV-7');
  expect(await open('2026-02-20')).toEqual(['INV-7 (2/2) 10000']);
  expect(await open('2026-03-02')).toEqual([]);
  expect(await open('2026-02-20', '2026-04-01T00:00:00.000Z')).toEqual(BOTH_OPEN);
  expect(await open('2026-03-02', '2026-04-01T00:00:00.000Z')).toEqual(['INV-7 (2/2) 10000']);
  // Undone it never was, and the receipt is of its own import again, which can be undone, too.
  await workspace.value('imports.undo', { batchId: batchId ?? 0, reason: 'wrong' });
  expect(await open('2026-02-20')).toEqual(BOTH_OPEN);
  expect(await open('2026-03-02')).toEqual(['INV-7 (2/2) 10000']);
  await workspace.value('imports.undo', { batchId: (batchId ?? 0) - 1, reason: 'wrong' });
  expect(await open('2026-03-02')).toEqual(BOTH_OPEN);
});

test('what a person took back is not applied again', async () => {
  await bring('customers.csv', ...CUSTOMERS);
  await bring('invoices.csv', ...INVOICES);
  await bring('receipts.csv', RECEIPTS, 'R2,C1,2026-03-01,EUR,100.00,INV-7');
  const { rows } = await workspace.value('allocations.list', {
    asOf: isoDateOf('2026-03-31'),
  });
  await workspace.value('facts.reverse', {
    kind: 'allocation',
    reference: String(rows[0]?.allocationId),
    effectiveOn: isoDateOf('2026-03-01'),
    reason: 'it was for another invoice',
  });
  const { preview } = await bring('credits.csv', CREDITS, 'CN1,C1,2026-02-01,EUR,30.00,INV-7');
  expect(preview.findings).toEqual([]);
  expect(await open('2026-03-20')).toEqual(['INV-7 (1/2) 7000', 'INV-7 (2/2) 10000']);
});

test('what a person applied stays, and what a list applies goes around it', async () => {
  await bring('customers.csv', ...CUSTOMERS);
  await bring('invoices.csv', ...INVOICES);
  await bring('receipts.csv', RECEIPTS, 'R2,C1,2026-03-01,EUR,100.00,');
  const { items } = await workspace.value('aging.items', { asOf: isoDateOf('2026-03-31') });
  await workspace.value('allocations.record', {
    sourceKind: 'receipt',
    source: 'R2',
    itemId: items.find(({ item }) => item === 'INV-7 (1/2)')?.itemId ?? 0,
    amountMinor: 10_000,
    effectiveOn: isoDateOf('2026-03-01'),
  });
  await bring('credits.csv', CREDITS, 'CN1,C1,2026-02-01,EUR,30.00,INV-7');
  expect(await open('2026-02-20')).toEqual(['INV-7 (1/2) 10000', 'INV-7 (2/2) 7000']);
  expect(await open('2026-03-02')).toEqual(['INV-7 (2/2) 7000']);
});

test('what a bank line paid stays', async () => {
  await bring('customers.csv', ...CUSTOMERS);
  await bring('invoices.csv', ...INVOICES);
  await bringIn(
    workspace,
    'bank.xml',
    bankFile({
      lines: [{ on: '2026-03-01', amount: '+200.00', name: 'Rosa Ltd', text: 'INV-7' }],
    }),
  );
  const { rows } = await workspace.value('bank.lines', {});
  await workspace.value('bank.acceptTogether', { lineIds: rows.map(({ lineId }) => lineId) });
  const { preview } = await bring('credits.csv', CREDITS, 'CN1,C1,2026-02-01,EUR,30.00,INV-7');
  expect(preview.findings.map(({ message }) => message)).toEqual([
    'line 2, column "invoice": 30.00 EUR more than invoice "INV-7" has open; it stays on account',
  ]);
  expect(await open('2026-02-20')).toEqual(BOTH_OPEN);
  expect(await open('2026-03-02')).toEqual([]);
});

test('money of another customer for an invoice that comes later stays where it is', async () => {
  await bring('customers.csv', ...CUSTOMERS);
  await bring('receipts.csv', RECEIPTS, 'R1,C2,2026-02-01,EUR,60.00,INV-7');
  await bring('invoices.csv', ...INVOICES);
  expect(await open('2026-02-20')).toEqual(BOTH_OPEN);
});
