/**
 * What matching a bank line needs to know of the ledger: every open item of a currency, and by which
 * names and accounts each customer is known. As is known now; 50,000 items in one pass.
 *
 *     item   INV-1042 (1/1) of C7, due 2026-03-10, open 1,210.00, PO 4500017
 *     payer  C7: "Florería Sol SL", "Florería Sol", accounts ES91…
 */
import { sql } from 'kysely';
import type { IsoDate } from '../../../domain/dates.ts';
import type { Minor } from '../../../domain/money.ts';
import { connectionOf, kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { maybeOpenItems, openOfItem } from '../aging/open-amount.ts';
import { survivorsNow } from '../customers/survivors.ts';
import { liveText } from '../../facts/live.ts';

export interface MatchItemFact {
  readonly itemId: number;
  readonly invoiceId: number;
  readonly invoice: string;
  readonly position: number;
  readonly instalments: number;
  /** The surviving customer. */
  readonly customerId: number;
  readonly customer: string;
  readonly currency: string;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  /** Of the instalment, and of the whole invoice. */
  readonly grossMinor: Minor;
  readonly invoiceGrossMinor: Minor;
  readonly openMinor: Minor;
  readonly po: string;
  readonly contract: string;
  /** JSON of `domain/terms`, or `''`. */
  readonly termsRule: string;
  readonly terms: string;
}

export interface MatchPayerFact {
  readonly customerId: number;
  readonly customer: string;
  readonly country: string | null;
  /** Name in force first, then earlier legal names and aliases; each once. */
  readonly names: readonly string[];
  /** Without blanks. */
  readonly accounts: readonly string[];
}

/** Items of the currency that are open on the day, oldest due first. */
export async function matchItems(
  db: ReadDb,
  query: { readonly asOf: IsoDate; readonly currency?: string; readonly customerId?: number },
): Promise<readonly MatchItemFact[]> {
  const moment = { asOf: query.asOf, knownAt: null };
  const { rows } = await sql<MatchItemFact>`
    with x as materialized (${maybeOpenItems(
      sql`o.instalment_id, o.customer_id, o.due_on, o.gross_minor,
        ${openOfItem('o', moment)} as open_minor`,
      moment,
      query,
    )})
    select x.instalment_id as "itemId", i.id as "invoiceId", i.number as invoice, n.position,
      (select count(*) from instalments s where s.invoice_id = i.id) as instalments,
      x.customer_id as "customerId", c.code as customer, i.currency, i.issued_on as "issuedOn",
      x.due_on as "dueOn", x.gross_minor as "grossMinor", i.gross_minor as "invoiceGrossMinor",
      x.open_minor as "openMinor", i.po, i.contract, i.terms_rule as "termsRule", i.terms
    from x
    cross join instalments n on n.id = x.instalment_id
    cross join invoices i on i.id = n.invoice_id
    cross join customers c on c.id = x.customer_id
    where x.open_minor > 0
    order by x.due_on, x.instalment_id`.execute(kyselyOf(db));
  return rows;
}

/** Everybody, by code. Names and accounts of those who were merged are their survivor's. */
export function matchPayers(db: ReadDb): readonly MatchPayerFact[] {
  const connection = connectionOf(db);
  const merged = survivorsNow(db);
  const idOf = (id: number): number => merged.get(id) ?? id;
  const customers = connection
    .statement<{ id: number; code: string }>('select id, code from customers order by code')
    .all();
  // Newest first: the first of a customer is the one in force, or the one that comes into force.
  const versions = connection
    .statement<{ id: number; name: string; country: string | null }>(
      `select v.customer_id as id, v.name, v.country from customer_versions v
       where ${liveText('customer_version', 'v.id')}
       order by v.effective_on desc, v.id desc`,
    )
    .all();
  const aliases = connection
    .statement<{ id: number; kind: string; value: string; folded: string }>(
      `select a.customer_id as id, a.kind, a.value, a.folded from customer_aliases a
       where a.kind in ('name', 'account')
         and ${liveText('customer_alias', 'a.id')} order by a.id`,
    )
    .all();
  const names = new Map<number, Set<string>>();
  const accounts = new Map<number, Set<string>>();
  const countries = new Map<number, string | null>();
  const add = (to: Map<number, Set<string>>, id: number, text: string): void => {
    const set = to.get(id);
    if (set === undefined) to.set(id, new Set([text]));
    else set.add(text);
  };
  const own = (row: { readonly id: number }): boolean => !merged.has(row.id);
  for (const row of [...versions.filter(own), ...versions.filter((row) => !own(row))]) {
    add(names, idOf(row.id), row.name);
    if (own(row) && !countries.has(row.id)) countries.set(row.id, row.country);
  }
  for (const row of aliases)
    if (row.kind === 'name') add(names, idOf(row.id), row.value);
    else add(accounts, idOf(row.id), row.folded);
  return customers
    .filter((row) => own(row) && names.has(row.id))
    .map(({ id, code }) => ({
      customerId: id,
      customer: code,
      country: countries.get(id) ?? null,
      names: [...(names.get(id) ?? [])],
      accounts: [...(accounts.get(id) ?? [])],
    }));
}
