/**
 * What promises, plans and disputes of customers are judged by beside what is open: items that are
 * settled and that somebody named or paid, and the money that came since the first promise or plan.
 *
 *     P-1, promise of C1 about INV-1, 2026-03-02     INV-1 is paid by now: settled
 *                                                    R-7 of 2026-03-09, EUR 500.00 on INV-1
 */
import { sql } from 'kysely';
import type { MoneyIn, OpenItem } from '../../../domain/case/case.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import type { Minor } from '../../../domain/money.ts';
import { CASE_FACT_KINDS, caseFactKind } from '../../../domain/facts/case-facts.ts';
import { kyselyOf, rawRows } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { memberIds, survivor } from '../customers/survivors.ts';
import { isAmong, knownBy, knownUntil, takenFromCredit } from '../moment-sql.ts';
import { isAsked, type CaseFactsQuery } from './case-facts.ts';
import { itemsOfIds } from './open-items.ts';

/** By customer. */
export interface CaseHistory {
  /** By due date. */
  readonly settled: ReadonlyMap<number, readonly OpenItem[]>;
  /** Oldest first. */
  readonly receipts: ReadonlyMap<number, readonly MoneyIn[]>;
}

export const NO_HISTORY: CaseHistory = { settled: new Map(), receipts: new Map() };

/** `open`: every open item of the customers. */
export async function caseHistory(
  db: ReadDb,
  query: CaseFactsQuery,
  open: readonly OpenItem[],
): Promise<CaseHistory> {
  const members = query.customerIds === null ? null : await memberIds(db, query.customerIds, query);
  const receipts = await receiptsSinceTheFirst(db, query, members);
  /** Item → customers who want it; of one that is disputed as a whole it is whose it is: 0. */
  const wanted = new Map<number, Set<number>>();
  const want = (itemId: number, whose: number): void => {
    const customers = wanted.get(itemId);
    if (customers === undefined) wanted.set(itemId, new Set([whose]));
    else customers.add(whose);
  };
  for (const [itemId, whose] of itemsNamed(db, query, members)) want(itemId, whose);
  for (const [customerId, money] of receipts)
    for (const { applied } of money) for (const itemId of applied.keys()) want(itemId, customerId);
  if (query.kinds === null || query.kinds.includes('dispute'))
    for (const itemId of itemsOfDisputedInvoices(db, query, members)) want(itemId, 0);
  for (const { itemId } of open) wanted.delete(itemId);
  const settled = new Map<number, OpenItem[]>();
  for (const item of await itemsOfIds(db, query, [...wanted.keys()])) {
    if (item.openMinor !== 0) continue;
    const whose = [...(wanted.get(item.itemId) ?? [])];
    for (const id of new Set(whose.map((one) => (one === 0 ? item.customerId : one)))) {
      const theirs = settled.get(id);
      if (theirs === undefined) settled.set(id, [item]);
      else theirs.push(item);
    }
  }
  return { settled, receipts };
}

const JUDGED_BY_MONEY = CASE_FACT_KINDS.filter((kind) => caseFactKind(kind).awaitsMoney === true);

async function receiptsSinceTheFirst(
  db: ReadDb,
  query: CaseFactsQuery,
  members: readonly number[] | null,
): Promise<ReadonlyMap<number, readonly MoneyIn[]>> {
  const kinds = JUDGED_BY_MONEY.filter((kind) => query.kinds?.includes(kind) ?? true);
  if (kinds.length === 0) return new Map();
  const first = sql`
    select ${survivor('f.customer_id', query)} as customer_id, min(f.effective_on) as since
    from case_facts f
    where f.kind in (${sql.join(kinds)}) and f.effective_on <= ${query.asOf} ${knownBy('f', query)}
      ${members === null ? sql`` : sql`and ${isAmong('f.customer_id', members)}`}
    group by 1`;
  const { rows: since } = await sql<{ customer_id: number; since: IsoDate }>`${first}`.execute(
    kyselyOf(db),
  );
  if (since.length === 0) return new Map();
  // Who was merged into one of them may have had the money.
  const sinceOf = new Map(since.map((row) => [row.customer_id, row.since]));
  const payers = await memberIds(db, [...sinceOf.keys()], query);
  const earliest = since.reduce((day, row) => (row.since < day ? row.since : day), query.asOf);
  const theirs = sql`${isAmong('p.customer_id', payers)} and p.received_on >= ${earliest}
    and p.received_on <= ${query.asOf} ${knownBy('p', query)}`;
  const receipts = rawRows<
    readonly [id: number, customerId: number, on: IsoDate, currency: string, onAccount: Minor]
  >(
    db,
    sql`select p.id, ${survivor('p.customer_id', query)}, p.received_on, p.currency,
        p.amount_minor - ${takenFromCredit('receipt_id', 'p.id', query)}
      from receipts p where ${theirs} order by p.received_on, p.id`,
  );
  const appliedOf = new Map<number, Map<number, Minor>>();
  for (const [receiptId, itemId, amount] of rawRows<readonly [number, number, Minor]>(
    db,
    sql`select a.receipt_id, a.instalment_id, sum(a.amount_minor)
      from receipts p join allocations a on a.receipt_id = p.id
      where ${theirs} and a.instalment_id is not null
        and a.effective_on <= ${query.asOf} ${knownBy('a', query)}
      group by a.receipt_id, a.instalment_id having sum(a.amount_minor) <> 0
      order by a.receipt_id, a.instalment_id`,
  )) {
    const applied = appliedOf.get(receiptId);
    if (applied === undefined) appliedOf.set(receiptId, new Map([[itemId, amount]]));
    else applied.set(itemId, amount);
  }
  const money = new Map<number, MoneyIn[]>();
  for (const [id, customerId, on, currency, onAccountMinor] of receipts) {
    if (on < (sinceOf.get(customerId) ?? on)) continue;
    const one = { on, currency, applied: appliedOf.get(id) ?? NOTHING, onAccountMinor };
    const list = money.get(customerId);
    if (list === undefined) money.set(customerId, [one]);
    else list.push(one);
  }
  return money;
}

const NOTHING: ReadonlyMap<number, Minor> = new Map();

/** Instalments that facts name, with the customers whose facts those are. */
const itemsNamed = (
  db: ReadDb,
  query: CaseFactsQuery,
  members: readonly number[] | null,
): readonly (readonly [itemId: number, customerId: number])[] =>
  query.kinds?.length === 0
    ? []
    : rawRows(
        db,
        sql`select s.instalment_id, ${survivor('f.customer_id', query)}
          from case_facts f join case_fact_items s on s.case_fact_id = f.id
          where ${isAsked(query, members)}`,
      );

/** Instalments of invoices that were ever disputed as a whole. */
const itemsOfDisputedInvoices = (
  db: ReadDb,
  query: CaseFactsQuery,
  members: readonly number[] | null,
): readonly number[] =>
  rawRows<readonly [number]>(
    db,
    sql`select n.id from disputes d
        cross join invoices i on i.id = d.invoice_id cross join instalments n on n.invoice_id = i.id
      where d.opened_on <= ${query.asOf} and d.recorded_at <= ${knownUntil(query)}
        ${members === null ? sql`` : sql`and ${isAmong('i.customer_id', members)}`}`,
  ).map(([id]) => id);
