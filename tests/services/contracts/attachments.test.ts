/** Papers beside customers, invoices and contracts: kept once, given back byte for byte. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AttachmentTarget } from '../../../src/contract/calls/contracts.ts';
import { isoDateOf as d } from '../../../src/domain/dates.ts';
import { kyselyOf } from '../../../src/ledger/connection.ts';
import { verifyLedger } from '../../../src/ledger/safety/verify.ts';
import { customer, invoice } from '../../harness/scenario/scenario-drafts.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';
import { contract } from './contract-draft.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace();
  workspace.setNow('2026-03-01T12:00');
  await workspace.record({
    customers: [customer('C4', 'Pétalo Flores S.L.', 'ES'), customer('C9', 'PETALO', 'ES')],
    invoices: [invoice('I-3', 'C9', '2026-01-20', 'EUR', [['2026-02-20', 7_000]])],
  });
  await workspace.value('contracts.save', { contract: contract('K-1', 'C9') });
});
afterEach(() => workspace.dispose());

const CUSTOMER: AttachmentTarget = { kind: 'customer', customer: 'C9' };
const INVOICE: AttachmentTarget = { kind: 'invoice', invoice: 'I-3' };
const CONTRACT: AttachmentTarget = { kind: 'contract', customer: 'C9', number: 'K-1' };
/** Every byte there is, after the mark of a PDF. */
const SCAN = new Uint8Array([
  ...new TextEncoder().encode('%PDF-1.7\n'),
  ...Array.from({ length: 5_120 }, (_, at) => (at * 7) % 256),
]);
const add = (target: AttachmentTarget, fileName = 'scan.pdf', bytes = SCAN, note = '') =>
  workspace.value('attachments.add', { target, fileName, bytes, note });
const listed = async (target: AttachmentTarget) =>
  (await workspace.value('attachments.list', { target })).map(({ fileName }) => fileName);
const storedFiles = () =>
  workspace.ledger.read(async (db) => {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from stored_files`.execute(kyselyOf(db));
    return rows[0]?.count;
  });

test.each([
  ['a customer', CUSTOMER],
  ['an invoice', INVOICE],
  ['a contract', CONTRACT],
])('kept with %s, it comes back byte for byte', async (_, target) => {
  const added = await add(target, 'Vertrag Müller.pdf', SCAN, 'signed copy');
  expect(added).toEqual({
    attachmentId: 1,
    fileName: 'Vertrag Müller.pdf',
    mediaType: 'application/pdf',
    sizeBytes: SCAN.length,
    note: 'signed copy',
    recordedAt: expect.stringMatching(/^2026-03-01T12:00/),
  });
  expect(await workspace.value('attachments.list', { target })).toEqual([added]);
  const file = await workspace.value('attachments.get', { attachmentId: 1 });
  expect(file).toMatchObject({ fileName: 'Vertrag Müller.pdf', mediaType: 'application/pdf' });
  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  expect(hash(file.bytes)).toBe(hash(SCAN));
  for (const other of [CUSTOMER, INVOICE, CONTRACT])
    if (other !== target) expect(await listed(other)).toEqual([]);
});

test('the same bytes in three places are stored once', async () => {
  await add(CUSTOMER, 'a.pdf');
  await add(INVOICE, 'b.pdf');
  await add(CONTRACT, 'c.pdf');
  expect(await storedFiles()).toBe(1);
  const [kept] = await workspace.value('contracts.list', { customer: 'C9' });
  expect(kept?.attachments).toBe(1);
  expect((await workspace.ledger.read((db) => verifyLedger(db))).findings).toEqual([]);
});

test('a removed one is off the list and stays in the ledger', async () => {
  const { attachmentId } = await add(INVOICE);
  await workspace.value('attachments.remove', { attachmentId, reason: 'of another customer' });
  expect(await listed(INVOICE)).toEqual([]);
  expect(await storedFiles()).toBe(1);
  const gone = {
    code: 'not_found',
    at: 'attachmentId',
    message: 'There is no attachment 1, or it was removed; look at the list again.',
  };
  expect(await workspace.refusal('attachments.get', { attachmentId })).toEqual(gone);
  expect(await workspace.refusal('attachments.remove', { attachmentId, reason: 'again' })).toEqual(
    gone,
  );
});

test('after a merge the papers of both are the survivor’s, and each has its own again after an undo', async () => {
  await add(CUSTOMER, 'of-C9.pdf');
  await add({ kind: 'customer', customer: 'C4' }, 'of-C4.pdf');
  await add(CONTRACT, 'contract.pdf');
  const { mergeId } = await workspace.value('customers.merge', {
    from: 'C9',
    into: 'C4',
    reason: 'two spellings',
  });
  for (const code of ['C4', 'C9'])
    expect(await listed({ kind: 'customer', customer: code })).toEqual(['of-C4.pdf', 'of-C9.pdf']);
  expect(await listed({ kind: 'contract', customer: 'C4', number: 'K-1' })).toEqual([
    'contract.pdf',
  ]);
  await workspace.value('customers.unmerge', { mergeId, reason: 'two after all' });
  expect(await listed(CUSTOMER)).toEqual(['of-C9.pdf']);
  expect(await listed(CONTRACT)).toEqual(['contract.pdf']);
});

test('what is reversed or retired has its papers still', async () => {
  await add(INVOICE, 'invoice.pdf');
  await add(CONTRACT, 'contract.pdf');
  await workspace.value('facts.reverse', {
    kind: 'invoice',
    reference: 'I-3',
    effectiveOn: d('2026-03-01'),
    reason: 'written twice',
  });
  await workspace.value('contracts.retire', { customer: 'C9', number: 'K-1' });
  expect(await listed(INVOICE)).toEqual(['invoice.pdf']);
  expect(await listed(CONTRACT)).toEqual(['contract.pdf']);
  // The number is free for another invoice, and then means that one.
  await workspace.record({
    invoices: [invoice('I-3', 'C4', '2026-02-20', 'EUR', [['2026-03-20', 7_000]])],
  });
  expect(await listed(INVOICE)).toEqual([]);
});

describe('refused', () => {
  test.each<[AttachmentTarget, string, string]>([
    [
      { kind: 'customer', customer: 'C7' },
      'customer',
      'No customer has the code "C7"; look the code up in the list of customers.',
    ],
    [
      { kind: 'invoice', invoice: 'I-9' },
      'invoice',
      'There is no invoice "I-9"; look the number up in the list of invoices.',
    ],
    [
      { kind: 'contract', customer: 'C9', number: 'K-2' },
      'number',
      'Customer C9 (PETALO) has no contract with the number "K-2"; the list of contracts has the numbers.',
    ],
  ])('%j', async (target, at, message) => {
    const refusal = { code: 'not_found', at, message };
    const input = { target, fileName: 'a.pdf', bytes: SCAN };
    expect(await workspace.refusal('attachments.add', input)).toEqual(refusal);
    expect(await workspace.refusal('attachments.list', { target })).toEqual(refusal);
  });

  test('a program leaves nothing behind', async () => {
    const error = await workspace.refusal('attachments.add', {
      target: CUSTOMER,
      fileName: 'invoice.pdf',
      bytes: new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0]),
    });
    expect(error).toMatchObject({ code: 'kind_refused', at: 'fileName' });
    expect(await storedFiles()).toBe(0);
    expect(await listed(CUSTOMER)).toEqual([]);
  });
});

test('a hostile name comes out harmless', async () => {
  const added = await add(CUSTOMER, '..\\..\\Windows\\<b>con.pdf');
  expect(added.fileName).toBe('_b_con.pdf');
  const { fileName } = await workspace.value('attachments.get', {
    attachmentId: added.attachmentId,
  });
  expect(fileName).toBe('_b_con.pdf');
});
