/**
 * What an import asks of every row beyond `live-documents.ts`: prepared and synchronous like that
 * file, for the same reason.
 *
 *     const facts = knownFacts(db);
 *     facts.everDisputed(3)                              ->  true, also when it was resolved since
 *     facts.allocatedOn('receipt', 7, 3, '2026-02-09')   ->  60000
 */
import type { IsoDate } from '../../../domain/dates.ts';
import type { Minor } from '../../../domain/money.ts';
import { connectionOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';

export interface KnownFacts {
  /** Any invoice, receipt or credit note, reversed or not. */
  readonly hasDocuments: boolean;
  readonly hasCustomers: boolean;
  /** The invoice has or had a dispute that is not reversed. */
  everDisputed(invoiceId: number): boolean;
  /** Σ of what the credit paid towards the invoice with effect on exactly this day, net of reversals. */
  allocatedOn(
    kind: 'receipt' | 'credit_note',
    creditId: number,
    invoiceId: number,
    on: IsoDate,
  ): Minor;
}

export function knownFacts(db: ReadDb): KnownFacts {
  const connection = connectionOf(db);
  const any = (table: string): boolean =>
    connection.statement(`select 1 as found from ${table} limit 1`).get() !== undefined;
  const disputed = connection.statement<{ id: number }>(
    `select d.id from disputes d where d.invoice_id = ?
       and not exists (select 1 from reversals r where r.dispute_id = d.id) limit 1`,
  );
  const allocated = (column: string) =>
    connection.statement<{ amount: Minor }>(
      `select coalesce(sum(a.amount_minor), 0) as amount
       from instalments n join allocations a on a.instalment_id = n.id
       where n.invoice_id = ? and a.${column} = ? and a.effective_on = ?`,
    );
  const sums = { receipt: allocated('receipt_id'), credit_note: allocated('credit_note_id') };
  return {
    hasDocuments: any('invoices') || any('receipts') || any('credit_notes'),
    hasCustomers: any('customers'),
    everDisputed: (invoiceId) => disputed.get(invoiceId) !== undefined,
    allocatedOn: (kind, creditId, invoiceId, on) =>
      sums[kind].get(invoiceId, creditId, on)?.amount ?? 0,
  };
}
