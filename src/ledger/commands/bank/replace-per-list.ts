/**
 * Money that the bank brought takes the place of receipts that a list of open items made, and gives it back when
 * its match is undone.
 *
 *     L-INV-2, 120.00 per list, and 100.00 of the bank for INV-2 (R-2026-0007)
 *       ->  L-INV-2 reversed from its own day, "replaced by R-2026-0007"; L-INV-2 again, of 20.00
 *     the match undone
 *       ->  L-INV-2 of 20.00 reversed; L-INV-2 again, of 120.00, under the import that had brought it
 *
 * The link is the reversal: its reason names the receipt, and both were recorded in one instant.
 */
import type { Instant, IsoDate } from '../../../domain/dates.ts';
import {
  NO_DRAFTS,
  type AllocationDraft,
  type ReceiptDraft,
} from '../../../domain/facts/drafts.ts';
import type { Minor } from '../../../domain/money.ts';
import { say, type Text } from '../../../domain/texts/text.ts';
import { connectionOf } from '../../connection.ts';
import { liveText } from '../../facts/live.ts';
import { reverseFacts } from '../../facts/reverse.ts';
import type { ReadDb, Tx } from '../../handles.ts';
import type { WriteScope } from '../../ledger.ts';
import { liveDocuments } from '../../queries/facts/live-documents.ts';
import { recordFacts } from '../facts/record-facts.ts';

const reasonOf = (receipt: string): string => `replaced by ${receipt}`;

/** `by`: number of the receipt that the bank's money becomes. Throws when a receipt per list is not live or has less. */
export async function replacePerList(
  tx: Tx,
  scope: WriteScope,
  parts: readonly {
    readonly receipt: string;
    readonly itemId: number;
    readonly amountMinor: Minor;
  }[],
  by: string,
): Promise<void> {
  for (const number of new Set(parts.map(({ receipt }) => receipt))) {
    const was = perListReceipt(tx, number);
    if (was === null) throw new Error(`receipt ${number} is no live receipt per list`);
    await reverseFacts(tx, scope, {
      targets: [{ kind: 'receipt', id: was.id }],
      effectiveOn: 'own',
      reason: reasonOf(by),
    });
    const taken = new Map<number, Minor>();
    for (const { receipt, itemId, amountMinor } of parts)
      if (receipt === number) taken.set(itemId, (taken.get(itemId) ?? 0) + amountMinor);
    await recordAgain(tx, scope, less(was, taken));
  }
}

/** Null when it was recorded again, nothing was replaced, or its import was undone since; else a sentence about what has taken its place since. */
export async function restorePerList(
  tx: Tx,
  scope: WriteScope,
  by: string,
  recordedAt: Instant | string,
): Promise<Text | null> {
  const replaced = connectionOf(tx)
    .statement<{ id: number; rest: number | null }>(
      `select r.target_id as id, (select min(n.id) from receipts n where n.number = d.number and n.id > d.id
         and n.recorded_at = r.recorded_at) as rest
       from reversals r join receipts d on d.id = r.target_id
       where r.target_kind = 'receipt' and r.reason = ? and r.recorded_at = ? and d.per_list_on is not null
         and not exists (select 1 from reversals u where u.undoes_batch_id = d.batch_id)
       order by r.id desc`,
    )
    .all(reasonOf(by), recordedAt);
  for (const { id, rest } of replaced) {
    const was = laidReceipt(tx, id);
    const left = new Map(
      rest === null
        ? []
        : laidReceipt(tx, rest).laid.map(({ itemId, amountMinor }) => [itemId, amountMinor]),
    );
    const back = less(was, left);
    const now = perListReceipt(tx, was.receipt.number);
    const isSame = now?.receipt.perListOn === was.receipt.perListOn;
    if (now !== null && isSame)
      await reverseFacts(tx, scope, {
        targets: [{ kind: 'receipt', id: now.id }],
        effectiveOn: 'own',
        reason: `together with ${by}`,
      });
    const live = liveDocuments(tx);
    const again = now !== null && isSame ? together(back, now) : back;
    for (const { itemId, invoice, effectiveOn, amountMinor } of again.laid)
      if (live.roomOfItem(itemId, effectiveOn) < amountMinor)
        return say`Invoice ${invoice}, which ${was.receipt.number} had settled per list, was paid otherwise since; undo that first.`;
    await recordAgain(tx, scope, {
      ...again,
      receipt: { ...again.receipt, number: freeNumber(live, again.receipt.number) },
    });
  }
  return null;
}

interface Laid extends Pick<
  AllocationDraft,
  'invoice' | 'position' | 'effectiveOn' | 'amountMinor'
> {
  readonly itemId: number;
}
interface LaidReceipt {
  readonly id: number;
  readonly batchId: number | null;
  readonly receipt: ReceiptDraft & { readonly perListOn: IsoDate };
  readonly laid: readonly Laid[];
}

function perListReceipt(db: ReadDb, number: string): LaidReceipt | null {
  const row = connectionOf(db)
    .statement<{ id: number }>(
      `select d.id from receipts d where d.number = ? and d.per_list_on is not null and ${liveText('receipt', 'd.id')}`,
    )
    .get(number);
  return row === undefined ? null : laidReceipt(db, row.id);
}

/** As it was recorded: what it was laid on, without what took it back. */
function laidReceipt(db: ReadDb, id: number): LaidReceipt {
  const connection = connectionOf(db);
  const row = connection
    .statement<Omit<ReceiptDraft, 'paid'> & { perListOn: IsoDate; batchId: number | null }>(
      `select d.number, c.code as customer, d.received_on as receivedOn, d.currency, d.amount_minor as amountMinor,
         d.reference, d.for_invoice as forInvoice, d.per_list_on as perListOn, d.batch_id as batchId
       from receipts d join customers c on c.id = d.customer_id where d.id = ?`,
    )
    .get(id);
  if (row === undefined) throw new Error(`receipt ${id} is not in the ledger`);
  const { batchId, ...receipt } = row;
  const laid = connection
    .statement<Laid>(
      `select i.number as invoice, n.position, n.id as itemId, max(a.effective_on) as effectiveOn,
         sum(a.amount_minor) as amountMinor
       from allocations a join instalments n on n.id = a.instalment_id join invoices i on i.id = n.invoice_id
       where a.receipt_id = ? and (a.reversal_id is null or a.reversal_id not in
         (select r.id from reversals r where r.target_kind = 'receipt' and r.target_id = a.receipt_id))
       group by n.id having sum(a.amount_minor) > 0 order by n.id`,
    )
    .all(id);
  return { id, batchId, receipt, laid };
}

/** Without what is taken of it, item by item. */
function less(of: LaidReceipt, taken: ReadonlyMap<number, Minor>): LaidReceipt {
  const laid = of.laid.map((one) => ({
    ...one,
    amountMinor: one.amountMinor - (taken.get(one.itemId) ?? 0),
  }));
  const short = laid.find(({ amountMinor }) => amountMinor < 0);
  if (short !== undefined)
    throw new Error(`receipt ${of.receipt.number} has settled less of ${short.invoice}`);
  const takenMinor = [...taken.values()].reduce((sum, minor) => sum + minor, 0);
  return {
    ...of,
    receipt: { ...of.receipt, amountMinor: of.receipt.amountMinor - takenMinor },
    laid: laid.filter(({ amountMinor }) => amountMinor > 0),
  };
}

function together(a: LaidReceipt, b: LaidReceipt): LaidReceipt {
  const laid = new Map(a.laid.map((one) => [one.itemId, one]));
  for (const one of b.laid)
    laid.set(one.itemId, {
      ...one,
      amountMinor: one.amountMinor + (laid.get(one.itemId)?.amountMinor ?? 0),
    });
  return {
    ...a,
    receipt: { ...a.receipt, amountMinor: a.receipt.amountMinor + b.receipt.amountMinor },
    laid: [...laid.values()],
  };
}

/** Nothing where nothing is left of it. */
async function recordAgain(tx: Tx, scope: WriteScope, of: LaidReceipt): Promise<void> {
  const { receipt, laid, batchId } = of;
  if (receipt.amountMinor <= 0) return;
  await recordFacts(
    tx,
    scope,
    {
      ...NO_DRAFTS,
      receipts: [receipt],
      allocations: laid.map(({ itemId: _, ...one }) => ({
        ...one,
        sourceKind: 'receipt',
        source: receipt.number,
      })),
    },
    { batchId },
  );
}

/** A later list may have made a receipt of that number since. */
function freeNumber(live: ReturnType<typeof liveDocuments>, number: string): string {
  for (let n = 1; ; n += 1) {
    const free = n === 1 ? number : `${number}/${n}`;
    if (live.receipt(free) === null) return free;
  }
}
