/**
 * Which invoices came with an early-payment discount, or had one given, and when was each settled?
 *
 *     INV-7  C1  2026-01-31  EUR 1,200.00  {"kind":"net_days",…}  settled 2026-02-09, 24.00 of it discount
 */
import { sql } from 'kysely';
import type { IsoDate } from '../../../domain/dates.ts';
import type { Minor } from '../../../domain/money.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { survivor } from '../customers/survivors.ts';
import { customerAt } from '../moment-sql.ts';

export interface InvoiceTerms {
  /** JSON of the terms the due dates were computed from; `''`: they were stated. */
  readonly termsRule: string;
  /** As they stand on the invoice. */
  readonly terms: string;
}

/** Every wording that an invoice carries, each once: a few dozen among any number of invoices. */
export async function invoiceTerms(db: ReadDb): Promise<readonly InvoiceTerms[]> {
  const { rows } = await sql<InvoiceTerms>`
    select distinct i.terms_rule as "termsRule", i.terms from invoices i`.execute(kyselyOf(db));
  return rows;
}

export interface DiscountFact extends InvoiceTerms {
  readonly invoice: string;
  readonly customer: string;
  readonly name: string;
  readonly currency: string;
  readonly grossMinor: Minor;
  readonly issuedOn: IsoDate;
  /** From when on nothing is open, as is known now; `9999-12-31`: something is. */
  readonly settledOn: IsoDate;
  /** Σ of discounts that were given and not taken back, by `asOf`. */
  readonly takenMinor: Minor;
  /** Of the last of them; null when there is none. */
  readonly takenOn: IsoDate | null;
}

export interface DiscountQuery {
  readonly asOf: IsoDate;
  /** Invoices of these days, both inclusive; null: only those with a discount that was given. */
  readonly issued: { readonly from: IsoDate; readonly to: IsoDate } | null;
}

/** By date and number; reversed invoices offer nothing. */
export async function discountFacts(
  db: ReadDb,
  { asOf, issued }: DiscountQuery,
): Promise<readonly DiscountFact[]> {
  const moment = { asOf, knownAt: null };
  const isGiven = sql`w.kind = 'discount' and w.effective_on <= ${asOf}
    and not exists (select 1 from reversals r
      where r.write_off_id = w.id and r.effective_on <= ${asOf})`;
  // `cross join` keeps SQLite at the invoice's own instalments; it would read all items for each.
  const ofInvoice = sql`from instalments n cross join write_offs w on w.instalment_id = n.id
    where n.invoice_id = i.id and ${isGiven}`;
  const { rows } = await sql<DiscountFact>`
    select i.number as invoice, c.code as customer,
      coalesce(${customerAt('name', 'c.id', moment)}, c.code) as name, i.currency,
      i.gross_minor as "grossMinor", i.issued_on as "issuedOn", i.terms, i.terms_rule as "termsRule",
      (select max(o.settled_on) from instalments t
        cross join open_items o on o.instalment_id = t.id where t.invoice_id = i.id) as "settledOn",
      coalesce((select sum(w.amount_minor) ${ofInvoice}), 0) as "takenMinor",
      (select max(w.effective_on) ${ofInvoice}) as "takenOn"
    from invoices i join customers c on c.id = ${survivor('i.customer_id', moment)}
    where (${issued === null ? sql`1 = 0` : sql`i.issued_on >= ${issued.from} and i.issued_on <= ${issued.to}`}
        or i.id in (select n.invoice_id from write_offs w
          join instalments n on n.id = w.instalment_id where ${isGiven}))
      and not exists (select 1 from reversals r
        where r.invoice_id = i.id and r.effective_on <= ${asOf})
    order by i.issued_on, i.number`.execute(kyselyOf(db));
  return rows;
}
