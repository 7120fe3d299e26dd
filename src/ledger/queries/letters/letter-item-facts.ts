/**
 * What a letter says or has to know of an item beyond its amounts: contract, order, dispute, and
 * whether its due date is a guess.
 *
 *     invoice 7: contract SV-2024-17, PO 4500017; disputed since 2026-11-03 "short delivery"
 */
import { sql } from 'kysely';
import type { IsoDate } from '../../../domain/dates.ts';
import { DUE_GUESSED } from '../../../domain/facts/drafts.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { live } from '../../facts/live.ts';

export interface InvoiceReferences {
  readonly invoiceId: number;
  readonly contract: string;
  readonly po: string;
}

/** Contract and order number of the invoice of each instalment, by instalment id. */
export async function invoiceReferences(
  db: ReadDb,
  itemIds: readonly number[],
): Promise<ReadonlyMap<number, InvoiceReferences>> {
  if (itemIds.length === 0) return new Map();
  const { rows } = await sql<InvoiceReferences & { readonly itemId: number }>`
    select n.id as "itemId", i.id as "invoiceId", i.contract, i.po
    from instalments n join invoices i on i.id = n.invoice_id
    where n.id in (${sql.join(itemIds)})`.execute(kyselyOf(db));
  return new Map(rows.map((row) => [row.itemId, row]));
}

/** Items of invoices whose document named no due date that could be read: the day that was guessed. */
export async function guessedDueDates(db: ReadDb): Promise<ReadonlyMap<number, IsoDate>> {
  const { rows } = await sql<{ readonly itemId: number; readonly dueOn: IsoDate }>`
    select n.id as "itemId", n.due_on as "dueOn"
    from invoices i join instalments n on n.invoice_id = i.id
    where i.due_reason = ${DUE_GUESSED}`.execute(kyselyOf(db));
  return new Map(rows.map(({ itemId, dueOn }) => [itemId, dueOn]));
}

/**
 * The newest receipt that counts on `asOf`: until then payments are known. Null: no receipt yet. Those that a list of open
 * items made are of no day on which anybody saw money.
 */
export async function receiptsKnownTo(db: ReadDb, asOf: IsoDate): Promise<IsoDate | null> {
  const { rows } = await sql<{ to: IsoDate | null }>`
    select max(r.received_on) as "to" from receipts r
    where r.received_on <= ${asOf} and r.per_list_on is null
      and ${live('receipt', 'r.id')}`.execute(kyselyOf(db));
  return rows[0]?.to ?? null;
}
