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
import type { Tx } from '../../handles.ts';
import type { WriteScope } from '../../ledger.ts';
import { collectMovements } from '../../projections/movements.ts';
import { fillableItems, type FillableCredit, type FillableItem } from '../fillable.ts';
import { customerRegister } from '../customer-register.ts';
import { factInserts } from './fact-inserts.ts';
import { recordBankStatement, recordRate } from '../bank/record-bank-statement.ts';
import { recordAlias } from '../customers/record-alias.ts';
import { recordRefund, recordWriteOff } from './record-adjustments.ts';
import type { Recording } from '../recording.ts';

export interface RecordOptions {
  /** The import batch the facts belong to; null: recorded by hand. */
  readonly batchId: number | null;
  /** Called every few milliseconds with the number of drafts done; may throw to cancel. */
  readonly checkpoint?: (rowsDone: number) => Promise<void>;
}

/** Drafts between two checkpoints: about two milliseconds of work. */
const ROWS_PER_CHECKPOINT = 128;

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
  // A statement may have 100,000 lines: its lines are counted, not it.
  for (const draft of drafts.bankStatements)
    await each(draft.lines, recordBankStatement(recording, draft));
  recording.fillable.writeProjections();
  recording.movements.write(tx);
}

function recordInvoice(recording: Recording, draft: InvoiceDraft): void {
  const customerId = recording.customers.idOf(draft.customer);
  let sum = 0;
  for (const instalment of draft.instalments) sum += instalment.grossMinor;
  if (sum !== draft.grossMinor)
    throw new Error(
      `invoice ${draft.number}: its instalments add up to ${sum}, not ${draft.grossMinor}`,
    );
  const invoiceId = recording.insert.invoice([
    draft.number,
    customerId,
    draft.issuedOn,
    draft.currency,
    draft.grossMinor,
    draft.terms,
    draft.contract,
    draft.po,
    draft.goods,
    draft.quantity,
    draft.notes,
    recording.recordedAt,
    recording.batchId,
    ...furtherOf(draft),
  ]);
  const items: FillableItem[] = [];
  let position = 0;
  for (const { dueOn, grossMinor, changes } of draft.instalments) {
    position += 1;
    const id = recording.insert.instalment([invoiceId, position, dueOn, grossMinor]);
    changes?.forEach((change) =>
      recording.insert.dueChange([id, change.dueOn, change.reason, recording.recordedAt]),
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
    recording.insert.goodsLine([
      invoiceId,
      index + 1,
      line.deliveredOn,
      line.code,
      line.description,
      line.quantity,
      line.unit,
      line.unitPrice,
      line.netMinor,
    ]),
  );
  recording.fillable.addInvoice(draft.number, items);
  recording.movements.add(draft.currency, draft.issuedOn, draft.grossMinor);
}

/** Most invoices have the columns' defaults. */
function furtherOf({ kind, termsRule, dueReason }: InvoiceDraft): readonly string[] {
  const further = [kind ?? 'invoice', termsRule ?? '', dueReason ?? ''];
  return further[0] === 'invoice' && further[1] === '' && further[2] === '' ? [] : further;
}

function recordCreditNote(recording: Recording, draft: CreditNoteDraft): void {
  const customerId = recording.customers.idOf(draft.customer);
  const id = recording.insert.creditNote([
    draft.number,
    customerId,
    draft.issuedOn,
    draft.currency,
    draft.amountMinor,
    draft.reference,
    recording.recordedAt,
    recording.batchId,
  ]);
  recordCredit(recording, 'credit_note', draft.number, id, customerId, draft.issuedOn, draft);
}

function recordReceipt(recording: Recording, draft: ReceiptDraft): void {
  const { paid } = draft;
  if (paid !== undefined && paid.currency === draft.currency)
    throw new Error(`receipt ${draft.number}: paid in its own currency, ${paid.currency}`);
  const customerId = recording.customers.idOf(draft.customer);
  const id = recording.insert.receipt([
    draft.number,
    customerId,
    draft.receivedOn,
    draft.currency,
    draft.amountMinor,
    draft.reference,
    recording.recordedAt,
    recording.batchId,
    ...(paid === undefined
      ? []
      : [paid.currency, paid.amountMinor, paid.rate, paid.rateOn, paid.rateSource]),
  ]);
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
  recording.insert.allocation([
    credit.kind === 'receipt' ? credit.id : null,
    credit.kind === 'credit_note' ? credit.id : null,
    item.id,
    null,
    draft.effectiveOn,
    draft.amountMinor,
    recording.recordedAt,
    recording.batchId,
  ]);
}

function recordDispute(recording: Recording, draft: DisputeDraft): void {
  const item = recording.fillable.item(draft.invoice, 1);
  recording.insert.dispute([
    item.invoiceId,
    draft.openedOn,
    draft.reason,
    recording.recordedAt,
    recording.batchId,
  ]);
}
