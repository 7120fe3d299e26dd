/**
 * What is recorded about one, some or all customers beside documents and money, at a moment.
 *
 *     of C1, as of 2026-03-12  ->  P-1 promise of 2026-03-02 about INV-1
 *                                  H-2 hold of 2026-03-02, ended from 2026-03-10
 *
 * What is read is every row begun by then that was known; `domain/case/live-facts.ts` says which of
 * them count. An item whose invoice never counted (it was reversed from its own day) is not there, and
 * neither is a fact that was about nothing else.
 */
import { sql, type RawBuilder } from 'kysely';
import {
  factsOn,
  type CaseFact,
  type CaseFactItem,
  type CaseFactRecord,
} from '../../../domain/case/live-facts.ts';
import type { CaseDetails, CaseFactKind } from '../../../domain/facts/case-facts.ts';
import type { NamedItem } from '../../../domain/facts/case-text.ts';
import { kyselyOf } from '../../connection.ts';
import { isReversalOf } from '../../facts/live.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { survivor, survivors, type Known } from '../customers/survivors.ts';
import { knownBy, knownUntil } from '../moment-sql.ts';

export interface CaseFactsQuery extends Moment {
  /** Ids of customers as they are now; null: all. */
  readonly customerIds: readonly number[] | null;
  /** Null: all. Ends of what is asked for are read with it. */
  readonly kinds: readonly CaseFactKind[] | null;
}

/** Facts begun by `asOf`, not taken back, in the order of recording, each with its end. */
export async function caseFacts(db: ReadDb, query: CaseFactsQuery): Promise<readonly CaseFact[]> {
  return factsOn(await caseFactRecords(db, query), query.asOf);
}

/** The rows behind `caseFacts`, those of ends too. */
export async function caseFactRecords(
  db: ReadDb,
  query: CaseFactsQuery,
): Promise<readonly CaseFactRecord[]> {
  if (query.customerIds?.length === 0 || query.kinds?.length === 0) return [];
  const kysely = kyselyOf(db);
  const ids = query.customerIds === null ? null : await memberIds(db, query.customerIds, query);
  const { rows } = await caseFactsSql(query, ids).execute(kysely);
  const { rows: items } = await caseItemsSql(query, ids).execute(kysely);
  const itemsOf = new Map<number, CaseFactItem[]>();
  for (const { factId, everCounts, ...item } of items) {
    let list = itemsOf.get(factId);
    if (list === undefined) itemsOf.set(factId, (list = []));
    if (everCounts === 1) list.push(item);
  }
  return rows.flatMap(({ details, ...row }): CaseFactRecord[] => {
    const list = itemsOf.get(row.id);
    if (list?.length === 0) return [];
    return [{ ...row, details: detailsOf(details), items: list ?? [] }];
  });
}

export const detailsOf = (json: string): CaseDetails =>
  json === '' ? {} : (JSON.parse(json) as CaseDetails);

/** The customers and everyone merged into them. */
export async function memberIds(
  db: ReadDb,
  customerIds: readonly number[],
  known: Known,
): Promise<readonly number[]> {
  const wanted = new Set(customerIds);
  const merged = [...(await survivors(db, known))].filter(([, into]) => wanted.has(into));
  return [...wanted, ...merged.map(([from]) => from)];
}

function isAsked(
  query: CaseFactsQuery,
  customerIds: readonly number[] | null,
): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [
    sql`f.effective_on <= ${query.asOf}`,
    sql`1 = 1 ${knownBy('f', query)}`,
  ];
  if (customerIds !== null) conditions.unshift(sql`f.customer_id in (${sql.join(customerIds)})`);
  if (query.kinds !== null)
    conditions.unshift(sql`f.kind in (${sql.join([...query.kinds, 'end'])})`);
  return sql.join(conditions, sql` and `);
}

/** `customerIds`: with those merged into them; null: all. */
export const caseFactsSql = (
  query: CaseFactsQuery,
  customerIds: readonly number[] | null,
): RawBuilder<Omit<CaseFactRecord, 'details' | 'items'> & { readonly details: string }> => sql`
  select f.id, f.key, f.kind, c.id as "customerId", c.code as customer, f.effective_on as "on",
    f.until_on as until, f.currency, f.amount_minor as "amountMinor", f.person, f.note, f.details,
    f.about_id as "aboutId", coalesce((select a.key from case_facts a where a.id = f.about_id), '') as about,
    (select rx.effective_on from reversals rx
     where ${sql.raw(isReversalOf('rx', 'case_fact', 'f.id'))}
       and rx.recorded_at <= ${knownUntil(query)}) as "reversedOn",
    f.recorded_at as "recordedAt"
  from case_facts f join customers c on c.id = ${survivor('f.customer_id', query)}
  where ${isAsked(query, customerIds)}
  order by f.id`;

export const caseItemsSql = (
  query: CaseFactsQuery,
  customerIds: readonly number[] | null,
): RawBuilder<
  CaseFactItem & {
    readonly factId: number;
    /** 0: its invoice was reversed from its own day, as is known at the moment. */
    readonly everCounts: number;
  }
> => sql`
  select f.id as "factId", n.id as "itemId", i.id as "invoiceId", i.number as invoice, n.position,
    (select count(*) from instalments every where every.invoice_id = i.id) as instalments,
    not exists (select 1 from reversals rx where ${sql.raw(isReversalOf('rx', 'invoice', 'i.id'))}
      and rx.effective_on <= i.issued_on and rx.recorded_at <= ${knownUntil(query)}) as "everCounts"
  from case_facts f
    join case_fact_items s on s.case_fact_id = f.id
    join instalments n on n.id = s.instalment_id
    join invoices i on i.id = n.invoice_id
  where ${isAsked(query, customerIds)}
  order by f.id, s.position`;

/** As a file names them: an invoice of which every instalment is meant by its number alone. */
export function namedItems(items: readonly CaseFactItem[]): readonly NamedItem[] {
  const named: NamedItem[] = [];
  const counts = new Map<string, number>();
  for (const { invoice } of items) counts.set(invoice, (counts.get(invoice) ?? 0) + 1);
  for (const { invoice, position, instalments } of items) {
    if (counts.get(invoice) !== instalments) named.push({ invoice, position });
    else if (!named.some((one) => one.invoice === invoice)) named.push({ invoice, position: null });
  }
  return named;
}
