/**
 * A receipt that the bank had taken back, recorded again because the return was a mistake. A reversal
 * stays for ever, so the money counts again as a new receipt of the same number, from the day of the
 * return: on every day the customer owes what it owed before.
 *
 *     R-9 of 2026-03-04, returned from 2026-03-20    R-9 counts 4 … 19 March
 *     the return undone                              R-9 again from 2026-03-20, applied as it was
 */
import type { IsoDate } from '../../../domain/dates.ts';
import {
  NO_DRAFTS,
  type AllocationDraft,
  type ReceiptDraft,
  type WriteOffDraft,
} from '../../../domain/facts/drafts.ts';
import { connectionOf } from '../../connection.ts';
import type { ReadDb, Tx } from '../../handles.ts';
import type { WriteScope } from '../../ledger.ts';
import { liveDocuments } from '../../queries/facts/live-documents.ts';
import { isReversalOf } from '../../facts/live.ts';
import { recordFacts } from '../facts/record-facts.ts';
import { say, type Text } from '../../../domain/texts/text.ts';

/** Null when it was recorded; else a sentence about what has taken its place since. */
export async function restoreReceipt(
  tx: Tx,
  scope: WriteScope,
  reversalId: number | null,
  /** The import that it is of; null: none. */
  batchId: number | null = null,
): Promise<Text | null> {
  const receipt = reversedReceipt(tx, reversalId);
  const allocations = takenBack(tx, reversalId, receipt.number);
  const writeOffs = writeOffsTakenBack(tx, reversalId, receipt.number);
  const live = liveDocuments(tx);
  if (live.receipt(receipt.number) !== null)
    return say`Receipt ${receipt.number} was recorded again since; reverse that one first.`;
  const wanted = new Map<number, { invoice: string; from: IsoDate; amount: number }>();
  for (const { itemId, invoice, effectiveOn, amountMinor } of [...allocations, ...writeOffs]) {
    if (amountMinor <= 0)
      return say`What receipt ${receipt.number} paid of ${invoice} was changed after the return; record the receipt by hand.`;
    const item = live.item(itemId);
    if (item === null)
      return say`Invoice ${invoice}, which receipt ${receipt.number} paid, was reversed since; record the receipt by hand.`;
    const sum = wanted.get(itemId);
    wanted.set(itemId, {
      invoice,
      from: sum === undefined || effectiveOn < sum.from ? effectiveOn : sum.from,
      amount: (sum?.amount ?? 0) + amountMinor,
    });
  }
  for (const [itemId, { invoice, from, amount }] of wanted)
    if (live.roomOfItem(itemId, from) < amount)
      return say`Invoice ${invoice}, which receipt ${receipt.number} paid, was paid otherwise since; reverse that allocation first.`;
  await recordFacts(
    tx,
    scope,
    { ...NO_DRAFTS, receipts: [receipt], allocations, writeOffs },
    { batchId },
  );
  return null;
}

function reversedReceipt(db: ReadDb, reversalId: number | null): ReceiptDraft {
  interface Row {
    readonly number: string;
    readonly customer: string;
    readonly receivedOn: IsoDate;
    readonly currency: string;
    readonly amountMinor: number;
    readonly reference: string;
    readonly paidCurrency: string | null;
    readonly paidMinor: number | null;
    readonly rate: string | null;
    readonly rateOn: IsoDate | null;
    readonly rateSource: string | null;
    readonly forInvoice: string;
    readonly perListOn: IsoDate | null;
  }
  const row = connectionOf(db)
    .statement<Row>(
      `select p.number, c.code as customer, r.effective_on as receivedOn, p.currency,
         p.amount_minor as amountMinor, p.reference, p.paid_currency as paidCurrency,
         p.paid_minor as paidMinor, p.rate, p.rate_on as rateOn, p.rate_source as rateSource,
         p.for_invoice as forInvoice, p.per_list_on as perListOn
       from reversals r join receipts p on ${isReversalOf('r', 'receipt', 'p.id')} join customers c on c.id = p.customer_id
       where r.id = ?`,
    )
    .get(reversalId);
  if (row === undefined) throw new Error(`reversal ${reversalId} is not the reversal of a receipt`);
  const { paidCurrency, paidMinor, rate, rateOn, rateSource, perListOn, ...seen } = row;
  const receipt = perListOn === null ? seen : { ...seen, perListOn };
  return paidCurrency === null ||
    paidMinor === null ||
    rate === null ||
    rateOn === null ||
    rateSource === null
    ? receipt
    : {
        ...receipt,
        paid: { currency: paidCurrency, amountMinor: paidMinor, rate, rateOn, rateSource },
      };
}

/** What the reversal took back from items, as it stood day by day. */
const takenBack = (
  db: ReadDb,
  reversalId: number | null,
  source: string,
): readonly (AllocationDraft & { readonly itemId: number })[] =>
  connectionOf(db)
    .statement<Omit<AllocationDraft, 'sourceKind' | 'source'> & { itemId: number }>(
      `select i.number as invoice, n.position, n.id as itemId, a.effective_on as effectiveOn,
         -a.amount_minor as amountMinor
       from allocations a join instalments n on n.id = a.instalment_id join invoices i on i.id = n.invoice_id
       where a.reversal_id = ? and a.receipt_id is not null order by a.id`,
    )
    .all(reversalId)
    .map((row) => ({ ...row, sourceKind: 'receipt', source }));

/** Discounts and charges that came with the receipt and went with it. */
const writeOffsTakenBack = (
  db: ReadDb,
  reversalId: number | null,
  receipt: string,
): readonly (WriteOffDraft & { readonly itemId: number })[] =>
  connectionOf(db)
    .statement<Omit<WriteOffDraft, 'receipt'> & { itemId: number }>(
      `select w.number, w.kind, i.number as invoice, n.position, n.id as itemId,
         x.effective_on as effectiveOn, w.amount_minor as amountMinor, w.reason
       from reversals r join write_offs w on ${isReversalOf('r', 'receipt', 'w.receipt_id')}
       join reversals x on ${isReversalOf('x', 'write_off', 'w.id')} and x.recorded_at = r.recorded_at
       join instalments n on n.id = w.instalment_id join invoices i on i.id = n.invoice_id
       where r.id = ? order by w.id`,
    )
    .all(reversalId)
    .map((row) => ({ ...row, receipt }));
