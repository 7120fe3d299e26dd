/** A new ledger in a temporary folder, a clock that ticks only when told, and short drafts. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { instantOf, isoDateOf, type Instant, type IsoDate } from '../../src/domain/dates.ts';
import type {
  AllocationDraft,
  BankStatementDraft,
  CreditNoteDraft,
  CustomerDraft,
  FactDrafts,
  InvoiceDraft,
  ReceiptDraft,
  RefundDraft,
  WriteOffDraft,
} from '../../src/domain/facts/drafts.ts';
import type { CaseFactDraft } from '../../src/domain/facts/case-facts.ts';
import type { BankLine } from '../../src/domain/bank/bank-file.ts';
import { NO_DRAFTS } from '../../src/domain/facts/drafts.ts';
import { recordBatch } from '../../src/ledger/commands/record-batch.ts';
import {
  nextLetterNumber,
  type LetterDraft,
} from '../../src/ledger/commands/letters/record-letter.ts';
import { recordFacts } from '../../src/ledger/commands/facts/record-facts.ts';
import type { Tx } from '../../src/ledger/handles.ts';
import type { Clock, Ledger, WriteScope } from '../../src/ledger/ledger.ts';
import { createLedger, openLedger } from '../../src/ledger/open.ts';
import { english } from '../harness/english.ts';

export const day = (text: string): IsoDate => isoDateOf(text);

/** Starts at 2026-06-01 09:00 UTC; every look at it is a second later. */
export function tickingClock(): Clock & { set(at: Instant): void } {
  let now = Date.parse('2026-06-01T09:00:00.000Z');
  return {
    now: () => instantOf((now += 1000)),
    today: () => instantOf(now).slice(0, 10) as IsoDate,
    set: (at) => {
      now = Date.parse(at);
    },
  };
}

export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'duebook-ledger-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function makeLedger(path: string, clock: Clock = tickingClock()): Promise<Ledger> {
  const made = await createLedger(path, {
    company: 'Flores del Sur',
    currency: 'EUR',
    country: 'ES',
    isSample: false,
    clock,
    version: '0.1.0',
    ledgerId: 'ledger-1',
  });
  if (!made.ok) throw new Error(english(made.error.message));
  return made.value;
}

/** In a folder of its own; closed and removed when the test ends. */
export async function tempLedger(clock: Clock = tickingClock()): Promise<Ledger> {
  const ledger = await makeLedger(join(tempFolder(), 'test.duebook'), clock);
  onTestFinished(() => ledger.close());
  return ledger;
}

export async function reopen(path: string, mode: 'write' | 'read' = 'write'): Promise<Ledger> {
  const opened = await openLedger(path, { mode, clock: tickingClock(), version: '0.1.0' });
  if (!opened.ok) throw new Error(english(opened.error.message));
  return opened.value;
}

export const customer = (code: string, more: Partial<CustomerDraft> = {}): CustomerDraft => ({
  code,
  effectiveOn: day('2026-01-01'),
  name: `Customer ${code}`,
  country: 'ES',
  language: 'es',
  currency: 'EUR',
  taxId: '',
  kind: 'company',
  email: '',
  phone: '',
  address: '',
  terms: '',
  creditLimitMinor: null,
  governingLaw: '',
  notes: '',
  ...more,
});

/** One instalment, due 30 days … or those given in `more`. */
export function invoice(
  number: string,
  of: string,
  issuedOn: string,
  dueOn: string,
  grossMinor: number,
  more: Partial<InvoiceDraft> = {},
): InvoiceDraft {
  return {
    number,
    customer: of,
    issuedOn: day(issuedOn),
    currency: 'EUR',
    grossMinor,
    instalments: [{ dueOn: day(dueOn), grossMinor }],
    terms: '',
    contract: '',
    po: '',
    goods: '',
    quantity: '',
    notes: '',
    ...more,
  };
}

export const receipt = (
  number: string,
  of: string,
  receivedOn: string,
  amountMinor: number,
  more: Partial<ReceiptDraft> = {},
): ReceiptDraft => ({
  number,
  customer: of,
  receivedOn: day(receivedOn),
  currency: 'EUR',
  amountMinor,
  reference: '',
  ...more,
});

export const creditNote = (
  number: string,
  of: string,
  issuedOn: string,
  amountMinor: number,
): CreditNoteDraft => ({
  number,
  customer: of,
  issuedOn: day(issuedOn),
  currency: 'EUR',
  amountMinor,
  reference: '',
});

export const allocation = (
  source: string,
  to: string,
  effectiveOn: string,
  amountMinor: number,
  more: Partial<AllocationDraft> = {},
): AllocationDraft => ({
  sourceKind: 'receipt',
  source,
  invoice: to,
  position: 1,
  effectiveOn: day(effectiveOn),
  amountMinor,
  ...more,
});

/** Of C1 and C2: two invoices part paid by money and a credit note, and one that nothing was paid of. */
export const smallFacts = (): Pick<
  FactDrafts,
  'invoices' | 'receipts' | 'creditNotes' | 'allocations'
> => ({
  invoices: [
    invoice('I1', 'C1', '2026-01-01', '2026-02-01', 100),
    invoice('I2', 'C1', '2026-01-05', '2026-02-05', 80),
    invoice('I3', 'C2', '2026-01-05', '2026-02-05', 70),
  ],
  receipts: [receipt('R1', 'C1', '2026-01-20', 90)],
  creditNotes: [creditNote('N1', 'C1', '2026-01-21', 30)],
  allocations: [
    allocation('R1', 'I1', '2026-01-20', 60),
    allocation('N1', 'I1', '2026-01-21', 10, { sourceKind: 'credit_note' }),
  ],
});

/** A demand for what is open of I1 of `smallFacts`, as the first customer's. */
export const letterAboutI1 = (tx: Tx): LetterDraft => ({
  number: nextLetterNumber(tx, day('2026-03-01')),
  level: 3,
  language: 'en',
  layout: 'uk',
  customerId: 1,
  currency: 'EUR',
  issuedOn: day('2026-03-01'),
  deadlineOn: day('2026-03-10'),
  deliveryMethod: 'post',
  content: { a: 1 },
  pdf: new TextEncoder().encode('%PDF'),
  items: [
    {
      itemId: 1,
      item: 'I1',
      issuedOn: day('2026-01-01'),
      dueOn: day('2026-02-01'),
      daysPastDue: 28,
      grossMinor: 100,
      openMinor: 30,
    },
  ],
});

/** Records drafts by hand, as one command. */
export const record = (ledger: Ledger, drafts: Partial<FactDrafts>): Promise<void> =>
  ledger.write({ command: 'test.record', actor: 'test', input: drafts }, (tx, scope) =>
    recordFacts(tx, scope, { ...NO_DRAFTS, ...drafts }, { batchId: null }),
  );

/** Records drafts as an import batch; returns its id. */
export const recordAsBatch = (ledger: Ledger, drafts: Partial<FactDrafts>): Promise<number> =>
  ledger.write({ command: 'test.import', actor: 'test', input: drafts }, async (tx, scope) => {
    const batchId = await recordBatch(tx, scope, {
      fileName: 'list.csv',
      fileSha256: 'ab'.repeat(32),
      kind: 'invoices',
      mapping: '{}',
      rowsRead: 0,
      rowsNew: 0,
      rowsDuplicate: 0,
      rowsRefused: 0,
      facts: '{}',
    });
    await recordFacts(tx, scope, { ...NO_DRAFTS, ...drafts }, { batchId });
    return batchId;
  });

export const writeOff = (
  number: string,
  of: string,
  effectiveOn: string,
  amountMinor: number,
  more: Partial<WriteOffDraft> = {},
): WriteOffDraft => ({
  number,
  kind: 'bad_debt',
  invoice: of,
  position: 1,
  effectiveOn: day(effectiveOn),
  amountMinor,
  reason: 'insolvent',
  receipt: '',
  ...more,
});

export const refund = (
  number: string,
  source: string,
  refundedOn: string,
  amountMinor: number,
  more: Partial<RefundDraft> = {},
): RefundDraft => ({
  number,
  sourceKind: 'receipt',
  source,
  refundedOn: day(refundedOn),
  amountMinor,
  reason: 'paid twice',
  ...more,
});

/** A case fact; a promise needs `until`, `currency` and `amountMinor` in `more`. */
export const caseFact = (
  key: string,
  kind: CaseFactDraft['kind'],
  of: string,
  on: string,
  more: Partial<CaseFactDraft> = {},
): CaseFactDraft => ({
  key,
  kind,
  customer: of,
  items: [],
  on: day(on),
  until: null,
  currency: null,
  amountMinor: null,
  person: '',
  note: '',
  details: {},
  about: '',
  aboutVersion: null,
  ...more,
});

/** A line of a statement; its key is its text, so that equal texts are the same line again. */
export const bankLine = (
  text: string,
  bookedOn: string,
  amountMinor: number,
  more: Partial<BankLine> = {},
): BankStatementDraft['lines'][number] => ({
  key: text,
  line: {
    place: { line: 1 },
    bookedOn: day(bookedOn),
    valueOn: null,
    currency: 'EUR',
    amountMinor,
    status: 'booked',
    isReversal: false,
    bankReference: '',
    endToEndId: '',
    mandateId: '',
    structuredReference: '',
    text,
    counterpartyName: '',
    counterpartyAccount: '',
    counterpartyBank: '',
    code: '',
    chargesMinor: 0,
    original: null,
    batch: null,
    raw: text,
    ...more,
  },
});

/** A statement of our account with these lines, all of them new. */
export const bankStatement = (
  lines: BankStatementDraft['lines'],
  more: Partial<BankStatementDraft['statement']> = {},
): BankStatementDraft => ({
  statement: {
    place: { line: 1 },
    kind: 'statement',
    account: 'ES9121000418450200051332',
    accountName: 'Flores del Sur',
    bank: 'CAIXESBB',
    currency: 'EUR',
    number: '1',
    fromOn: null,
    toOn: null,
    opening: null,
    closing: null,
    ...more,
  },
  linesRead: lines.length,
  linesMinor: lines.reduce((sum, { line }) => sum + line.amountMinor, 0),
  lines,
});

/** One command. */
export const command = <T>(
  ledger: Ledger,
  work: (tx: Tx, scope: WriteScope) => Promise<T> | T,
): Promise<T> =>
  ledger.write({ command: 'test', actor: 'test', input: null }, async (tx, scope) =>
    work(tx, scope),
  );
