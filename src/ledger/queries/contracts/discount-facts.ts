/**
 * Which invoices came with an early-payment discount, or had one given, and what is open of each?
 *
 *     INV-7  2026-01-31  EUR 1,200.00  {"kind":"net_days",…}  open 0.00, of it 24.00 as discount
 *
 * What terms mean is not the database's business: the wordings that offer a discount come in with the
 * days of invoice that put its last day into the span asked for.
 */
import { sql, type RawBuilder } from 'kysely';
import type { IsoDate } from '../../../domain/dates.ts';
import type { Minor } from '../../../domain/money.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { isListed } from '../list-query.ts';
import { knownUntil } from '../moment-sql.ts';
import { reversedAt } from '../../facts/live.ts';

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

/** A wording that offers a discount, and the invoices of it that are asked for, both days inclusive. */
export interface OfferedTerms extends InvoiceTerms {
  readonly issuedFrom: IsoDate;
  readonly issuedTo: IsoDate;
}

export interface DiscountFact extends InvoiceTerms {
  readonly invoiceId: number;
  readonly invoice: string;
  readonly issuedOn: IsoDate;
  readonly currency: string;
  readonly grossMinor: Minor;
  readonly openMinor: Minor;
  /** Day of the last allocation; null: there is none. */
  readonly appliedOn: IsoDate | null;
  /** Σ of discounts that were given and not taken back. */
  readonly takenMinor: Minor;
  /** Of the last of them; null when there is none. */
  readonly takenOn: IsoDate | null;
}

export interface DiscountQuery extends Moment {
  /** Invoice number, customer code or name; empty: all. */
  readonly search: string;
  readonly customer: string | null;
}

/** Wordings of one statement: four values each, of the 32,766 that SQLite takes. */
const WORDINGS_AT_ONCE = 4_000;

/** Invoices with a discount on offer, by the days each wording asks for. */
export async function offeredDiscounts(
  db: ReadDb,
  query: DiscountQuery,
  offers: readonly OfferedTerms[],
): Promise<readonly DiscountFact[]> {
  const found: DiscountFact[] = [];
  for (let at = 0; at < offers.length; at += WORDINGS_AT_ONCE) {
    const some = offers.slice(at, at + WORDINGS_AT_ONCE);
    const { rows } = await offeredDiscountsSql(query, some).execute(kyselyOf(db));
    for (const row of rows) found.push(row);
  }
  return found;
}

/** Invoices of the days, both inclusive, of which a discount was given, offered or not. */
export async function givenDiscounts(
  db: ReadDb,
  query: DiscountQuery,
  issued: { readonly from: IsoDate; readonly to: IsoDate },
): Promise<readonly DiscountFact[]> {
  return (await givenDiscountsSql(query, issued).execute(kyselyOf(db))).rows;
}

/** `offers` is not empty and not longer than a statement takes. */
export function offeredDiscountsSql(
  query: DiscountQuery,
  offers: readonly OfferedTerms[],
): RawBuilder<DiscountFact> {
  const wordings = sql.join(
    offers.map(
      ({ termsRule, terms, issuedFrom, issuedTo }) =>
        sql`(${termsRule}, ${terms}, ${issuedFrom}, ${issuedTo})`,
    ),
  );
  return sql<DiscountFact>`
    with offers(terms_rule, terms, issued_from, issued_to) as (values ${wordings})
    select ${columns(query)} from invoices i
    where exists (select 1 from offers f where f.terms_rule = i.terms_rule and f.terms = i.terms
        and i.issued_on >= f.issued_from and i.issued_on <= f.issued_to)
      and ${isCounted(query)}`;
}

export const givenDiscountsSql = (
  query: DiscountQuery,
  issued: { readonly from: IsoDate; readonly to: IsoDate },
): RawBuilder<DiscountFact> => sql<DiscountFact>`
  select ${columns(query)} from invoices i
  where i.id in (select n.invoice_id from write_offs w cross join instalments n
      on n.id = w.instalment_id where ${isGiven(query)})
    and i.issued_on >= ${issued.from} and i.issued_on <= ${issued.to}
    and ${isCounted(query)}`;

/** Issued and known at the moment, not reversed, and what the search is for. */
const isCounted = (query: DiscountQuery): RawBuilder<unknown> => sql`
  i.issued_on <= ${query.asOf} and i.recorded_at <= ${knownUntil(query)}
  and not ${reversedAt('invoice', 'i.id', query)}
  and ${isListed(
    { ...query, offset: 0, limit: 0 },
    { number: 'i.number', customerId: 'i.customer_id' },
  )}`;

const isGiven = (query: DiscountQuery): RawBuilder<unknown> => sql`
  w.kind = 'discount' and w.effective_on <= ${query.asOf} and w.recorded_at <= ${knownUntil(query)}
  and not ${reversedAt('write_off', 'w.id', query)}`;

function columns(query: DiscountQuery): RawBuilder<unknown> {
  // `cross join` keeps SQLite at the invoice's own instalments; it would read all documents for each.
  const applied = sql`from instalments n cross join allocations a on a.instalment_id = n.id
    where n.invoice_id = i.id
      and a.effective_on <= ${query.asOf} and a.recorded_at <= ${knownUntil(query)}`;
  const given = sql`from instalments n cross join write_offs w on w.instalment_id = n.id
    where n.invoice_id = i.id and ${isGiven(query)}`;
  return sql`i.id as "invoiceId", i.number as invoice, i.issued_on as "issuedOn", i.currency,
    i.gross_minor as "grossMinor", i.terms, i.terms_rule as "termsRule",
    i.gross_minor - coalesce((select sum(a.amount_minor) ${applied}), 0) as "openMinor",
    (select max(a.effective_on) ${applied}) as "appliedOn",
    coalesce((select sum(w.amount_minor) ${given}), 0) as "takenMinor",
    (select max(w.effective_on) ${given}) as "takenOn"`;
}
