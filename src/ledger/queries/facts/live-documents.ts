/**
 * Look-ups by the numbers people use, among facts that are not reversed: what an import asks of
 * every row. Prepared once and synchronous, because a query builder awaited for each of 200,000
 * rows would take longer than the rest of the import.
 *
 *     const live = liveDocuments(db);
 *     live.invoice('INV-7')   ->  { invoiceId: 3, customer: 'C1', grossMinor: 120000, … } or null
 */
import type { IsoDate } from '../../../domain/dates.ts';
import { foldText } from '../../../domain/fold-text.ts';
import type { Minor } from '../../../domain/money.ts';
import { connectionOf } from '../../connection.ts';
import { liveText } from '../../facts/live.ts';
import type { ReadDb } from '../../handles.ts';
import { survivorsNow } from '../customers/survivors.ts';
import { peakFrom, type Step } from '../../projections/balance.ts';

export interface LiveInstalment {
  readonly itemId: number;
  readonly position: number;
  readonly dueOn: IsoDate;
  readonly grossMinor: Minor;
}
export interface LiveInvoice {
  readonly invoiceId: number;
  readonly number: string;
  readonly customerId: number;
  readonly customer: string;
  readonly issuedOn: IsoDate;
  readonly currency: string;
  readonly grossMinor: Minor;
  readonly batchId: number | null;
  /** By position. */
  readonly instalments: readonly LiveInstalment[];
}
export type CreditKind = 'receipt' | 'credit_note';
export interface LiveCredit {
  readonly id: number;
  readonly number: string;
  readonly customerId: number;
  readonly customer: string;
  readonly effectiveOn: IsoDate;
  readonly currency: string;
  readonly amountMinor: Minor;
  readonly reference: string;
  readonly batchId: number | null;
}
export interface LiveItem extends LiveInstalment {
  readonly invoiceId: number;
  readonly invoice: string;
  readonly customerId: number;
  readonly customer: string;
  readonly issuedOn: IsoDate;
  readonly currency: string;
}
export interface LiveAllocation {
  readonly allocationId: number;
  readonly effectiveOn: IsoDate;
  readonly amountMinor: Minor;
}

export interface LiveDocuments {
  /**
   * A customer with at least one version that is not reversed. A code of a merged customer, or an
   * alias, means who it is now; so do `customer` and `customerId` of every document below.
   */
  customer(code: string): { readonly customerId: number } | null;
  /** Code of who the customer of this id is now. */
  customerById(customerId: number): string;
  invoice(number: string): LiveInvoice | null;
  receipt(number: string): LiveCredit | null;
  creditNote(number: string): LiveCredit | null;
  item(itemId: number): LiveItem | null;
  /** Allocations of this credit to this item that were not taken back. */
  allocations(kind: CreditKind, creditId: number, itemId: number): readonly LiveAllocation[];
  /** Disputes of the invoice, not reversed and not resolved; the oldest. */
  dispute(invoiceId: number): { readonly disputeId: number; readonly openedOn: IsoDate } | null;
  /**
   * How much more can be allocated to the item with `from` as effective date without exceeding its
   * gross on that or any later day. 0 or more.
   */
  roomOfItem(itemId: number, from: IsoDate): Minor;
  /** The same for a receipt or credit note: what of it can still be used from that date on. */
  roomOfCredit(kind: CreditKind, creditId: number, from: IsoDate): Minor;
}

/** As `due-on.ts`, as text: these statements are prepared by hand. */
const DUE_ON = `coalesce((select dc.due_on from due_changes dc where dc.instalment_id = n.id
  order by dc.id desc limit 1), n.due_on)`;

const creditSql = (kind: CreditKind, date: string): string =>
  `select d.id, d.number, d.customer_id as customerId, c.code as customer, d.${date} as effectiveOn,
     d.currency, d.amount_minor as amountMinor, d.reference, d.batch_id as batchId
   from ${kind}s d join customers c on c.id = d.customer_id
   where d.number = ? and ${liveText(kind, 'd.id')}`;

const allocationsSql = (column: string): string =>
  `select a.id as allocationId, a.effective_on as effectiveOn, a.amount_minor as amountMinor
   from allocations a
   where a.${column} = ? and a.instalment_id = ? and a.reversal_id is null
     and ${liveText('allocation', 'a.id')} order by a.id`;

const stepsSql = (column: string): string =>
  `select effective_on as "on", amount_minor as amount from allocations where ${column} = ?`;

export function liveDocuments(db: ReadDb): LiveDocuments {
  const connection = connectionOf(db);
  const customer = connection.statement<{ customerId: number }>(
    `select c.id as customerId from customers c where c.code = ? and exists (
       select 1 from customer_versions v
       where v.customer_id = c.id and ${liveText('customer_version', 'v.id')})`,
  );
  const aliased = connection.statement<{ customerId: number }>(
    `select a.customer_id as customerId from customer_aliases a where a.kind = 'code' and a.folded = ? and a.value = ?
       and ${liveText('customer_alias', 'a.id')} order by a.id desc limit 1`,
  );
  const merged = survivorsNow(db);
  const codeOf = connection.statement<{ code: string }>('select code from customers where id = ?');
  /** Whose the document is now. */
  const asNow = <R extends { readonly customerId: number; readonly customer: string }>(
    row: R | undefined,
  ): R | null => {
    if (row === undefined) return null;
    const customerId = merged.get(row.customerId);
    return customerId === undefined
      ? row
      : { ...row, customerId, customer: codeOf.get(customerId)?.code ?? row.customer };
  };
  const invoice = connection.statement<Omit<LiveInvoice, 'instalments'>>(
    `select d.id as invoiceId, d.number, d.customer_id as customerId, c.code as customer,
       d.issued_on as issuedOn, d.currency, d.gross_minor as grossMinor, d.batch_id as batchId
     from invoices d join customers c on c.id = d.customer_id
     where d.number = ? and ${liveText('invoice', 'd.id')}`,
  );
  const instalments = connection.statement<LiveInstalment>(
    `select n.id as itemId, n.position, ${DUE_ON} as dueOn, n.gross_minor as grossMinor
     from instalments n where n.invoice_id = ? order by n.position`,
  );
  const receipt = connection.statement<LiveCredit>(creditSql('receipt', 'received_on'));
  const creditNote = connection.statement<LiveCredit>(creditSql('credit_note', 'issued_on'));
  const item = connection.statement<LiveItem>(
    `select n.id as itemId, n.position, ${DUE_ON} as dueOn, n.gross_minor as grossMinor,
       i.id as invoiceId, i.number as invoice, i.customer_id as customerId, c.code as customer,
       i.issued_on as issuedOn, i.currency
     from instalments n join invoices i on i.id = n.invoice_id join customers c on c.id = i.customer_id
     where n.id = ? and ${liveText('invoice', 'i.id')}`,
  );
  const allocations = {
    receipt: connection.statement<LiveAllocation>(allocationsSql('receipt_id')),
    credit_note: connection.statement<LiveAllocation>(allocationsSql('credit_note_id')),
  };
  const dispute = connection.statement<{ disputeId: number; openedOn: IsoDate }>(
    `select d.id as disputeId, d.opened_on as openedOn from disputes d
     where d.invoice_id = ? and ${liveText('dispute', 'd.id')}
       and not exists (select 1 from dispute_resolutions s where s.dispute_id = d.id)
     order by d.opened_on, d.id limit 1`,
  );
  const itemSteps = connection.statement<Step>(stepsSql('instalment_id'));
  const creditSteps = {
    receipt: connection.statement<Step>(stepsSql('receipt_id')),
    credit_note: connection.statement<Step>(stepsSql('credit_note_id')),
  };
  const itemGross = connection.statement<{ amount: Minor }>(
    'select gross_minor as amount from instalments where id = ?',
  );
  const creditAmount = {
    receipt: connection.statement<{ amount: Minor }>(
      'select amount_minor as amount from receipts where id = ?',
    ),
    credit_note: connection.statement<{ amount: Minor }>(
      'select amount_minor as amount from credit_notes where id = ?',
    ),
  };
  return {
    customer(code) {
      const found = customer.get(code) ?? aliased.get(foldText(code), code);
      return found === undefined
        ? null
        : { customerId: merged.get(found.customerId) ?? found.customerId };
    },
    customerById: (customerId) => codeOf.get(merged.get(customerId) ?? customerId)?.code ?? '',
    invoice(number) {
      const found = asNow(invoice.get(number));
      return found === null ? null : { ...found, instalments: instalments.all(found.invoiceId) };
    },
    receipt: (number) => asNow(receipt.get(number)),
    creditNote: (number) => asNow(creditNote.get(number)),
    item: (itemId) => asNow(item.get(itemId)),
    allocations: (kind, creditId, itemId) => allocations[kind].all(creditId, itemId),
    dispute: (invoiceId) => dispute.get(invoiceId) ?? null,
    roomOfItem(itemId, from) {
      const limit = itemGross.get(itemId)?.amount ?? 0;
      return Math.max(0, limit - peakFrom(itemSteps.all(itemId), from));
    },
    roomOfCredit(kind, creditId, from) {
      const limit = creditAmount[kind].get(creditId)?.amount ?? 0;
      return Math.max(0, limit - peakFrom(creditSteps[kind].all(creditId), from));
    },
  };
}
