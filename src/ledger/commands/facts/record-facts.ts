/**
 * Records drafts as facts: the bulk path of imports, and the only way a document enters a ledger.
 *
 *     { invoices: [INV-7 of C1], receipts: [R-1 of C1], allocations: [R-1 → INV-7] }
 *     →  invoices, instalments, receipts, allocations and their projections, in one pass
 *
 * What services must have checked before is asserted here; a broken rule throws, because it is a
 * bug of the caller and nothing of the transaction may stay.
 */
import type { IsoDate } from '../../../domain/dates.ts';
import type {
  AllocationDraft,
  CreditNoteDraft,
  DisputeDraft,
  FactDrafts,
  InvoiceDraft,
  ReceiptDraft,
} from '../../../domain/facts/drafts.ts';
import { connectionOf } from '../../connection.ts';
import { dropReadersIndexes } from '../../dialects/sqlite.ts';
import type { Tx } from '../../handles.ts';
import type { WriteScope } from '../../ledger.ts';
import { collectMovements } from '../../projections/movements.ts';
import { fillableItems, type FillableCredit, type FillableItem } from '../fillable.ts';
import { customerRegister } from '../customer-register.ts';
import { factInserts, lastId } from './fact-inserts.ts';
import { recordBankStatement, recordRate } from '../bank/record-bank-statement.ts';
import { caseFactRecorder } from '../../facts/case-facts.ts';
import { recordAlias } from '../customers/record-alias.ts';
import { recordRefund, recordWriteOff } from './record-adjustments.ts';
import type { Recording } from '../recording.ts';

export interface RecordOptions {
  /** The import batch the facts belong to; null: recorded by hand. */
  readonly batchId: number | null;
  /** Called every few milliseconds with the number of drafts done; may throw to cancel. */
  readonly checkpoint?: (rowsDone: number) => Promise<void>;
  /** About how many items will be recorded; absent: a few. */
  readonly expectedItems?: number;
}

/** Drafts between two checkpoints: about two milliseconds of work. */
const ROWS_PER_CHECKPOINT = 128;

/**
 * Records drafts of one transaction, in one piece or in chunks. What a chunk needs of the ledger (codes,
 * last ids, compiled inserts) is asked for once for all of them.
 */
export interface FactRecorder {
  /** The drafts and their rows of `open_items` and `open_credits`. */
  record(drafts: FactDrafts): Promise<void>;
  /** Writes what is added up over all drafts. To be called once, after the last of them. */
  finish(): Promise<void>;
}

/**
 * Customer codes and document numbers are resolved within the drafts first, then among live facts.
 * May be called several times in one transaction. A code that exists gets a new version.
 *
 * Throws when a number is live already, a code or number is unknown, an allocation is earlier than
 * one of its sides or of another customer or currency, or a sum leaves its limit on any day.
 */
export async function recordFacts(
  tx: Tx,
  scope: WriteScope,
  drafts: FactDrafts,
  options: RecordOptions,
): Promise<void> {
  const recorder = factRecorder(tx, scope, options);
  await recorder.record(drafts);
  await recorder.finish();
}

/** As `recordFacts`; until `finish` nothing else may record facts in the transaction. */
export function factRecorder(tx: Tx, scope: WriteScope, options: RecordOptions): FactRecorder {
  const insert = factInserts(tx);
  const recording: Recording = {
    tx,
    insert,
    customers: customerRegister(tx, insert, scope.recordedAt, options.batchId),
    fillable: fillableItems(tx, scope.recordedAt),
    movements: collectMovements(),
    recordedAt: scope.recordedAt,
    batchId: options.batchId,
  };
  let done = 0;
  let next = ROWS_PER_CHECKPOINT;
  const each = async <D>(rows: readonly D[], record: (row: D) => void): Promise<void> => {
    for (const row of rows) {
      record(row);
      done += 1;
      if (done < next) continue;
      next = done + ROWS_PER_CHECKPOINT;
      await options.checkpoint?.(done);
    }
  };
  const recordCaseFact = caseFactRecorder(recording);
  const indexes = indexesToMake(tx, options.expectedItems ?? 0);
  return {
    async record(drafts) {
      await each(drafts.customers, (draft) => recording.customers.record(draft));
      await each(drafts.aliases, ({ customer, kind, value }) => {
        const customerId = recording.customers.idOf(customer);
        recordAlias(tx, scope, { customerId, kind, value, origin: 'entered' });
      });
      await each(drafts.invoices, (draft) => {
        recordInvoice(recording, draft);
        done += draft.lines?.length ?? 0;
      });
      await each(drafts.creditNotes, (draft) => recordCreditNote(recording, draft));
      await each(drafts.receipts, (draft) => recordReceipt(recording, draft));
      await each(drafts.allocations, (draft) => recordAllocation(recording, draft));
      await each(drafts.writeOffs, (draft) => recordWriteOff(recording, draft));
      await each(drafts.refunds, (draft) => recordRefund(recording, draft));
      await each(drafts.disputes, (draft) => recordDispute(recording, draft));
      await each(drafts.rates, (draft) => recordRate(recording, draft));
      await each(drafts.caseFacts, (draft) => void recordCaseFact(draft));
      // A statement may have 100,000 lines: its lines are counted, not it.
      for (const draft of drafts.bankStatements)
        await each(draft.lines, recordBankStatement(recording, draft));
      recording.fillable.writeProjections();
    },
    async finish() {
      for (const index of indexes) {
        connectionOf(tx).db.exec(index);
        await options.checkpoint?.(done);
      }
      recording.movements.write(tx);
    },
  };
}

/** Fewer are put into the indexes one by one. */
const MANY_ITEMS = 10_000;

/**
 * Many items, against those that are there: the indexes of invoices and items are made again at the end.
 * Nothing here reads by them, and other connections see none of it before the commit.
 */
const indexesToMake = (tx: Tx, expected: number): readonly string[] =>
  expected >= MANY_ITEMS && expected >= lastId(tx, 'instalments')
    ? [
        ...dropReadersIndexes(connectionOf(tx).db, 'open_items'),
        // Whether a number is taken is asked for each.
        ...dropReadersIndexes(connectionOf(tx).db, 'invoices', ['invoices_by_number']),
      ]
    : [];

function recordInvoice(recording: Recording, draft: InvoiceDraft): void {
  const customerId = recording.customers.idOf(draft.customer);
  let sum = 0;
  for (const instalment of draft.instalments) sum += instalment.grossMinor;
  if (sum !== draft.grossMinor)
    throw new Error(
      `invoice ${draft.number}: its instalments add up to ${sum}, not ${draft.grossMinor}`,
    );
  const invoiceId = recording.insert.invoice({
    number: draft.number,
    customer_id: customerId,
    issued_on: draft.issuedOn,
    currency: draft.currency,
    gross_minor: draft.grossMinor,
    terms: draft.terms,
    contract: draft.contract,
    po: draft.po,
    goods: draft.goods,
    quantity: draft.quantity,
    notes: draft.notes,
    recorded_at: recording.recordedAt,
    batch_id: recording.batchId,
    kind: draft.kind ?? 'invoice',
    terms_rule: draft.termsRule ?? '',
    due_reason: draft.dueReason ?? '',
  });
  const items: FillableItem[] = [];
  let position = 0;
  for (const { dueOn, grossMinor, changes } of draft.instalments) {
    position += 1;
    const id = recording.insert.instalment({
      invoice_id: invoiceId,
      position,
      due_on: dueOn,
      gross_minor: grossMinor,
    });
    changes?.forEach((change) =>
      recording.insert.dueChange({
        instalment_id: id,
        due_on: change.dueOn,
        reason: change.reason,
        recorded_at: recording.recordedAt,
      }),
    );
    items.push({
      id,
      invoiceId,
      customerId,
      currency: draft.currency,
      from: draft.issuedOn,
      dueOn: changes?.at(-1)?.dueOn ?? dueOn,
      limit: grossMinor,
      steps: [],
      stepsBefore: null,
    });
  }
  draft.lines?.forEach((line, index) =>
    recording.insert.goodsLine({
      invoice_id: invoiceId,
      position: index + 1,
      delivered_on: line.deliveredOn,
      code: line.code,
      description: line.description,
      quantity: line.quantity,
      unit: line.unit,
      unit_price: line.unitPrice,
      net_minor: line.netMinor,
    }),
  );
  recording.fillable.addInvoice(draft.number, items);
  recording.movements.add(draft.currency, draft.issuedOn, draft.grossMinor);
}

function recordCreditNote(recording: Recording, draft: CreditNoteDraft): void {
  const customerId = recording.customers.idOf(draft.customer);
  const id = recording.insert.creditNote({
    number: draft.number,
    customer_id: customerId,
    issued_on: draft.issuedOn,
    currency: draft.currency,
    amount_minor: draft.amountMinor,
    reference: draft.reference,
    recorded_at: recording.recordedAt,
    batch_id: recording.batchId,
    for_invoice: draft.forInvoice ?? '',
  });
  recordCredit(recording, 'credit_note', draft.number, id, customerId, draft.issuedOn, draft);
}

function recordReceipt(recording: Recording, draft: ReceiptDraft): void {
  const { paid } = draft;
  if (paid !== undefined && paid.currency === draft.currency)
    throw new Error(`receipt ${draft.number}: paid in its own currency, ${paid.currency}`);
  const customerId = recording.customers.idOf(draft.customer);
  const id = recording.insert.receipt({
    number: draft.number,
    customer_id: customerId,
    received_on: draft.receivedOn,
    currency: draft.currency,
    amount_minor: draft.amountMinor,
    reference: draft.reference,
    recorded_at: recording.recordedAt,
    batch_id: recording.batchId,
    paid_currency: paid?.currency ?? null,
    paid_minor: paid?.amountMinor ?? null,
    rate: paid?.rate ?? null,
    rate_on: paid?.rateOn ?? null,
    rate_source: paid?.rateSource ?? null,
    for_invoice: draft.forInvoice ?? '',
    per_list_on: draft.perListOn ?? null,
  });
  recordCredit(recording, 'receipt', draft.number, id, customerId, draft.receivedOn, draft);
}

function recordCredit(
  recording: Recording,
  kind: FillableCredit['kind'],
  number: string,
  id: number,
  customerId: number,
  from: IsoDate,
  draft: { readonly currency: string; readonly amountMinor: number },
): void {
  recording.fillable.addCredit(number, {
    kind,
    id,
    customerId,
    currency: draft.currency,
    from,
    limit: draft.amountMinor,
    steps: [],
    stepsBefore: null,
  });
  recording.movements.add(draft.currency, from, -draft.amountMinor);
}

function recordAllocation(recording: Recording, draft: AllocationDraft): void {
  const credit = recording.fillable.credit(draft.sourceKind, draft.source);
  const item = recording.fillable.item(draft.invoice, draft.position);
  const what = `allocation of ${draft.source} to ${draft.invoice} (${draft.position})`;
  if (credit.customerId !== item.customerId) throw new Error(`${what}: they are of two customers`);
  if (credit.currency !== item.currency)
    throw new Error(`${what}: ${credit.currency} cannot pay ${item.currency}`);
  if (draft.effectiveOn < credit.from || draft.effectiveOn < item.from)
    throw new Error(`${what}: ${draft.effectiveOn} is before ${credit.from} or ${item.from}`);
  const step = { on: draft.effectiveOn, amount: draft.amountMinor };
  credit.steps.push(step);
  item.steps.push(step);
  recording.insert.allocation({
    receipt_id: credit.kind === 'receipt' ? credit.id : null,
    credit_note_id: credit.kind === 'credit_note' ? credit.id : null,
    instalment_id: item.id,
    write_off_id: null,
    refund_id: null,
    reversal_id: null,
    effective_on: draft.effectiveOn,
    amount_minor: draft.amountMinor,
    recorded_at: recording.recordedAt,
    batch_id: recording.batchId,
  });
}

function recordDispute(recording: Recording, draft: DisputeDraft): void {
  const item = recording.fillable.item(draft.invoice, 1);
  recording.insert.dispute({
    invoice_id: item.invoiceId,
    opened_on: draft.openedOn,
    reason: draft.reason,
    recorded_at: recording.recordedAt,
    batch_id: recording.batchId,
  });
}
