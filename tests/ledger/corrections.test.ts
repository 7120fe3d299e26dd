/** Reversals and undone batches in the trade's own cases; the property test has the odd ones. */
import { expect, test } from 'vitest';
import type { Instant } from '../../src/domain/dates.ts';
import { cancelLetter } from '../../src/ledger/commands/letters/cancel-letter.ts';
import {
  nextLetterNumber,
  recordLetter,
  type LetterDraft,
} from '../../src/ledger/commands/letters/record-letter.ts';
import { resolveDispute } from '../../src/ledger/commands/facts/resolve-dispute.ts';
import { reverseFacts, type ReversalRequest } from '../../src/ledger/facts/reverse.ts';
import { undoBatch } from '../../src/ledger/facts/undo.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { customersAt } from '../../src/ledger/queries/customers/customers-at.ts';
import { liveDocuments } from '../../src/ledger/queries/facts/live-documents.ts';
import { onAccount } from '../../src/ledger/queries/aging/on-account.ts';
import { openItems } from '../../src/ledger/queries/case/open-items.ts';
import {
  allocation,
  customer,
  day,
  invoice,
  receipt,
  record,
  recordAsBatch,
  tempLedger,
} from './fixture.ts';

const meta = { command: 'test', actor: 'Ana', input: null };
const open = (ledger: Ledger, asOf: string, knownAt: Instant | null = null) =>
  ledger.read(async (db) =>
    (await openItems(db, { asOf: day(asOf), knownAt })).map(
      (item) => `${item.invoice} ${item.openMinor}`,
    ),
  );
const rest = (ledger: Ledger, asOf: string) =>
  ledger.read(async (db) =>
    (await onAccount(db, { asOf: day(asOf), knownAt: null })).map(
      (one) => `${one.number} ${one.unallocatedMinor}`,
    ),
  );
const reverse = (ledger: Ledger, request: ReversalRequest) =>
  ledger.write(meta, (tx, scope) => reverseFacts(tx, scope, request));
const undo = (ledger: Ledger, batchId: number) =>
  ledger.write(meta, (tx, scope) => undoBatch(tx, scope, batchId, 'wrong file'));

const paidInvoice = {
  customers: [customer('C1')],
  invoices: [invoice('I1', 'C1', '2026-01-10', '2026-02-10', 1000)],
  receipts: [receipt('R1', 'C1', '2026-02-01', 600)],
  allocations: [allocation('R1', 'I1', '2026-02-01', 600)],
};

test('a receipt that bounced: the invoice is open again from that day', async () => {
  const ledger = await tempLedger();
  await record(ledger, paidInvoice);
  await reverse(ledger, {
    targets: [{ kind: 'receipt', id: 1 }],
    effectiveOn: day('2026-02-20'),
    reason: 'bounced',
  });
  expect(await open(ledger, '2026-01-31')).toEqual(['I1 1000']);
  expect(await open(ledger, '2026-02-19')).toEqual(['I1 400']);
  expect(await open(ledger, '2026-02-20')).toEqual(['I1 1000']);
  expect(await rest(ledger, '2026-02-20')).toEqual([]);
});

test('an invoice that should not be: what paid it is on account again', async () => {
  const ledger = await tempLedger();
  await record(ledger, paidInvoice);
  await reverse(ledger, {
    targets: [{ kind: 'invoice', id: 1 }],
    effectiveOn: 'own',
    reason: 'twice',
  });
  expect(await open(ledger, '2026-01-31')).toEqual([]);
  expect(await rest(ledger, '2026-02-01')).toEqual(['R1 600']);
  // The number is free again.
  await record(ledger, { invoices: [invoice('I1', 'C1', '2026-01-10', '2026-02-10', 900)] });
  expect(await open(ledger, '2026-03-01')).toEqual(['I1 900']);
});

test('known at: what was believed before the correction', async () => {
  const ledger = await tempLedger();
  await record(ledger, paidInvoice);
  const before = await ledger.write(meta, async (_tx, scope) => scope.recordedAt);
  await reverse(ledger, {
    targets: [{ kind: 'allocation', id: 1 }],
    effectiveOn: 'own',
    reason: 'wrong invoice',
  });
  expect(await open(ledger, '2026-03-01')).toEqual(['I1 1000']);
  expect(await open(ledger, '2026-03-01', before)).toEqual(['I1 400']);
});

test.each<[string, ReversalRequest, RegExp]>([
  [
    'too early',
    { targets: [{ kind: 'invoice', id: 1 }], effectiveOn: day('2026-01-09'), reason: '' },
    /invoice 1 of 2026-01-10 cannot be reversed from 2026-01-09/,
  ],
  [
    'missing',
    { targets: [{ kind: 'receipt', id: 9 }], effectiveOn: 'own', reason: '' },
    /receipt 9 is not in the ledger/,
  ],
  [
    'twice',
    {
      targets: [
        { kind: 'receipt', id: 1 },
        { kind: 'receipt', id: 1 },
      ],
      effectiveOn: 'own',
      reason: '',
    },
    /receipt 1 is reversed already/,
  ],
  [
    'an allocation that went with its receipt',
    {
      targets: [
        { kind: 'receipt', id: 1 },
        { kind: 'allocation', id: 1 },
      ],
      effectiveOn: 'own',
      reason: '',
    },
    /allocation 1 is reversed already/,
  ],
])('a reversal %s throws', async (_name, request, message) => {
  const ledger = await tempLedger();
  await record(ledger, paidInvoice);
  await expect(reverse(ledger, request)).rejects.toThrow(message);
});

test('an undone batch never was, except to who asks what was known before', async () => {
  const ledger = await tempLedger();
  const batchId = await recordAsBatch(ledger, paidInvoice);
  const before = await ledger.write(meta, async (_tx, scope) => scope.recordedAt);
  expect(await undo(ledger, batchId)).toEqual({
    ok: true,
    value: { reversed: 3, customersKept: 0 },
  });
  expect(await open(ledger, '2026-01-31')).toEqual([]);
  expect(await rest(ledger, '2026-03-01')).toEqual([]);
  expect(await open(ledger, '2026-01-31', before)).toEqual(['I1 1000']);
  const names = (knownAt: Instant | null) =>
    ledger.read(async (db) =>
      (await customersAt(db, { asOf: day('2020-01-01'), knownAt })).map((one) => one.code),
    );
  expect(await names(null)).toEqual([]);
  expect(await names(before)).toEqual(['C1']);
  expect(await ledger.read(async (db) => liveDocuments(db).customer('C1'))).toBeNull();
  // Again, and then once more.
  await recordAsBatch(ledger, paidInvoice);
  expect(await open(ledger, '2026-03-01')).toEqual(['I1 400']);
  expect(await undo(ledger, batchId)).toMatchObject({
    ok: false,
    error: { code: 'already_undone' },
  });
  expect(await undo(ledger, 77)).toEqual({
    ok: false,
    error: {
      code: 'not_found',
      message: 'There is no import batch 77; the list of imports has the numbers.',
    },
  });
});

test('a customer of the batch who has other documents keeps the name', async () => {
  const ledger = await tempLedger();
  const batchId = await recordAsBatch(ledger, { customers: [customer('C1'), customer('C2')] });
  await record(ledger, { invoices: [invoice('I1', 'C1', '2026-01-10', '2026-02-10', 1000)] });
  expect(await undo(ledger, batchId)).toEqual({
    ok: true,
    value: { reversed: 1, customersKept: 1 },
  });
  const left = await ledger.read((db) =>
    customersAt(db, { asOf: day('2026-06-01'), knownAt: null }),
  );
  expect(left.map((one) => one.code)).toEqual(['C1']);
});

const letter = (number: string): LetterDraft => ({
  number,
  level: 3,
  language: 'en',
  layout: 'uk',
  customerId: 1,
  currency: 'EUR',
  issuedOn: day('2026-03-01'),
  deadlineOn: day('2026-03-10'),
  deliveryMethod: 'post',
  content: {},
  pdf: new Uint8Array([1, 2, 3]),
  items: [
    {
      itemId: 1,
      item: 'I1',
      issuedOn: day('2026-01-10'),
      dueOn: day('2026-02-10'),
      daysPastDue: 19,
      grossMinor: 1000,
      openMinor: 400,
    },
  ],
});

test.each<[string, (ledger: Ledger) => Promise<unknown>, string]>([
  [
    'an allocation',
    (ledger) =>
      record(ledger, {
        receipts: [receipt('R9', 'C1', '2026-02-05', 50)],
        allocations: [allocation('R9', 'I1', '2026-02-05', 50)],
      }),
    'the allocation of R9 to invoice I1, recorded by hand, uses it. Reverse that first.',
  ],
  [
    'an allocation of its receipt',
    (ledger) =>
      recordAsBatch(ledger, {
        invoices: [invoice('I9', 'C1', '2026-01-11', '2026-02-10', 50)],
        receipts: [],
        allocations: [allocation('R2', 'I9', '2026-02-05', 50)],
      }),
    'the allocation of R2 to invoice I9, of batch 2, uses it. Reverse that first.',
  ],
  [
    'a letter',
    (ledger) => ledger.write(meta, (tx, scope) => recordLetter(tx, scope, letter('L-2026-0001'))),
    'letter L-2026-0001 demands its invoice I1. Cancel the letter first.',
  ],
  [
    'a dispute',
    (ledger) =>
      record(ledger, {
        disputes: [{ invoice: 'I1', openedOn: day('2026-02-15'), reason: 'short' }],
      }),
    'the dispute of 2026-02-15 about its invoice I1, recorded by hand, hangs on it. Reverse the dispute first.',
  ],
])('%s from outside keeps a batch from being undone', async (_name, use, sentence) => {
  const ledger = await tempLedger();
  const batchId = await recordAsBatch(ledger, {
    ...paidInvoice,
    receipts: [...paidInvoice.receipts, receipt('R2', 'C1', '2026-02-02', 80)],
  });
  await use(ledger);
  expect(await undo(ledger, batchId)).toEqual({
    ok: false,
    error: {
      code: 'used_by_later_facts',
      message: `Batch ${batchId} (list.csv) cannot be undone: ${sentence}`,
    },
  });
  expect(await open(ledger, '2026-02-03')).toContain('I1 400');
});

test('what used the batch and was itself taken back is no obstacle', async () => {
  const ledger = await tempLedger();
  const batchId = await recordAsBatch(ledger, paidInvoice);
  await record(ledger, {
    receipts: [receipt('R9', 'C1', '2026-02-05', 50)],
    allocations: [allocation('R9', 'I1', '2026-02-05', 50)],
  });
  await reverse(ledger, {
    targets: [{ kind: 'allocation', id: 2 }],
    effectiveOn: day('2026-02-06'),
    reason: 'wrong',
  });
  await ledger.write(meta, async (tx, scope) => {
    const { letterId } = await recordLetter(tx, scope, letter('L-2026-0001'));
    await cancelLetter(tx, scope, { letterId, cancelledOn: day('2026-03-02'), reason: 'paid' });
  });
  // The customer stays: R9 is theirs.
  expect(await undo(ledger, batchId)).toEqual({
    ok: true,
    value: { reversed: 2, customersKept: 1 },
  });
  expect(await open(ledger, '2026-02-05')).toEqual([]);
  expect(await rest(ledger, '2026-02-05')).toEqual(['R9 50']);
});

test('letters: numbers per year without gaps, one cancellation, one resolution', async () => {
  const ledger = await tempLedger();
  await record(ledger, {
    ...paidInvoice,
    disputes: [{ invoice: 'I1', openedOn: day('2026-02-15'), reason: 'short' }],
  });
  await ledger.write(meta, async (tx, scope) => {
    expect(nextLetterNumber(tx, day('2025-12-31'))).toBe('L-2025-0001');
    await recordLetter(tx, scope, letter('L-2026-0001'));
    await recordLetter(tx, scope, letter('L-2026-0002'));
    expect(nextLetterNumber(tx, day('2026-12-31'))).toBe('L-2026-0003');
    await cancelLetter(tx, scope, { letterId: 2, cancelledOn: day('2026-03-02'), reason: 'paid' });
    expect(nextLetterNumber(tx, day('2026-12-31'))).toBe('L-2026-0003');
    await resolveDispute(tx, scope, {
      disputeId: 1,
      resolvedOn: day('2026-03-01'),
      resolution: 'agreed',
    });
    expect(liveDocuments(tx).dispute(1)).toBeNull();
  });
  const skip = ledger.write(meta, (tx, scope) => recordLetter(tx, scope, letter('L-2026-0009')));
  await expect(skip).rejects.toThrow('letter L-2026-0009 is not the next one, L-2026-0003');
  const again = ledger.write(meta, (tx, scope) =>
    cancelLetter(tx, scope, { letterId: 2, cancelledOn: day('2026-03-02'), reason: 'x' }),
  );
  await expect(again).rejects.toThrow(/UNIQUE/);
});
