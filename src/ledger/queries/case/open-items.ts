/**
 * Which invoices, or instalments of them, are open at a moment, and how much of each: the one reading
 * of open items that letters, matching, the customer's screens and aging by item share.
 *
 *     INV-7 (2/3) of customer 12, due 2026-03-10, EUR 250.00 of 600.00 open,
 *     disputed since 2026-03-04, demanded by L-2026-0004
 *
 * Disputes and letters are read once for all items and joined here, because most items have neither.
 */
import { sql, type RawBuilder } from 'kysely';
import type { EarlierLetter, OpenItem } from '../../../domain/case/case.ts';
import type { CaseFact } from '../../../domain/case/live-facts.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import { assertMinor } from '../../../domain/money.ts';
import { kyselyOf } from '../../connection.ts';
import { reversedAt } from '../../facts/live.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { maybeOpenItems, openOfItem, type Narrowing } from '../aging/open-amount.ts';
import { knownBy } from '../moment-sql.ts';
import { caseFacts } from './case-facts.ts';

export interface OpenItemsQuery extends Moment, Narrowing {
  /** Due or issued at or after `from` and before `before`; null: no bound on that side. */
  readonly dates?: {
    readonly of: 'due_on' | 'issued_on';
    readonly from: IsoDate | null;
    readonly before: IsoDate | null;
  };
}

/**
 * Sorted by due date, then id. Items with nothing open at the moment are left out. `facts`: the case
 * facts of these customers at the moment, when the caller has them; only disputes are looked at.
 */
export async function openItems(
  db: ReadDb,
  query: OpenItemsQuery,
  facts?: readonly CaseFact[],
): Promise<readonly OpenItem[]> {
  const { rows } = await openItemsSql(query).execute(kyselyOf(db));
  if (rows.length === 0) return [];
  const disputeOf = disputesByItem(
    await openDisputes(db, query, idsIn(rows, 'invoiceId')),
    facts ??
      (await caseFacts(db, {
        asOf: query.asOf,
        knownAt: query.knownAt,
        customerIds: query.customerIds ?? null,
        kinds: ['dispute'],
      })),
  );
  const letters = await lettersInForce(db, query, idsIn(rows, 'itemId'));
  return rows.map((row) => {
    assertMinor(row.openMinor);
    return {
      ...row,
      dispute: disputeOf(row),
      demandedBy: letters.get(row.itemId) ?? null,
    };
  });
}

/** `materialized`, because SQLite would otherwise compute each open amount once more to filter by it. */
export const openItemsSql = (
  query: OpenItemsQuery,
): RawBuilder<Omit<OpenItem, 'dispute' | 'demandedBy'>> => sql`
  with x as materialized (${maybeOpenItems(
    sql`o.instalment_id, o.customer_id, o.due_on, o.gross_minor, o.recorded_at,
      ${openOfItem('o', query)} as open_minor`,
    query,
    query,
    datesOf(query),
  )})
  select x.instalment_id as "itemId", i.id as "invoiceId", i.number as invoice, i.kind, n.position,
    (select count(*) from instalments s where s.invoice_id = i.id) as "of",
    x.customer_id as "customerId", c.code as customer, i.currency, i.issued_on as "issuedOn", x.due_on as "dueOn",
    x.gross_minor as "grossMinor", x.open_minor as "openMinor",
    i.gross_minor as "invoiceGrossMinor", i.terms, i.terms_rule as "termsRule", i.contract, i.po,
    x.recorded_at as "recordedAt"
  from x
  cross join instalments n on n.id = x.instalment_id
  cross join invoices i on i.id = n.invoice_id
  cross join customers c on c.id = x.customer_id
  where x.open_minor <> 0
  order by x.due_on, x.instalment_id`;

function datesOf({ dates }: OpenItemsQuery): RawBuilder<unknown> {
  if (dates === undefined) return sql``;
  const column = sql.ref(`o.${dates.of}`);
  return sql`${dates.from === null ? sql`` : sql`and ${column} >= ${dates.from}`}
    ${dates.before === null ? sql`` : sql`and ${column} < ${dates.before}`}`;
}

/** Above so many ids everything is read: one walk is quicker than as many look-ups. */
const MOST_LOOKED_UP = 500;

/** The ids to look up one by one, or null for all. */
function idsIn<Key extends string>(
  rows: readonly Readonly<Record<Key, number>>[],
  key: Key,
): readonly number[] | null {
  if (rows.length > MOST_LOOKED_UP) return null;
  return [...new Set(rows.map((row) => row[key]))];
}

const among = (column: string, ids: readonly number[] | null): RawBuilder<unknown> =>
  ids === null ? sql`1 = 1` : sql`${sql.ref(column)} in (${sql.join(ids)})`;

type Dispute = NonNullable<OpenItem['dispute']>;
type DisputedItem = Pick<OpenItem, 'itemId' | 'invoiceId' | 'customerId' | 'issuedOn' | 'currency'>;

/**
 * The oldest dispute of an item: of its invoice, or a case fact that counts and names one of the
 * invoice's items, or names none and so means every invoice of the account that was issued by then.
 */
function disputesByItem(
  ofInvoices: ReadonlyMap<number, Dispute>,
  facts: readonly CaseFact[],
): (item: DisputedItem) => Dispute | null {
  const named = new Map<number, Dispute>();
  const ofAccounts: (Dispute & { readonly fact: CaseFact })[] = [];
  const older = (a: Dispute | null, b: Dispute | null): Dispute | null =>
    a === null || (b !== null && b.openedOn < a.openedOn) ? b : a;
  for (const fact of facts) {
    if (fact.kind !== 'dispute' || !fact.isLive) continue;
    const dispute = { openedOn: fact.on, reason: fact.note };
    if (fact.items.length === 0) ofAccounts.push({ ...dispute, fact });
    for (const { invoiceId } of fact.items) {
      const oldest = older(named.get(invoiceId) ?? null, dispute);
      if (oldest !== null) named.set(invoiceId, oldest);
    }
  }
  return (item) => {
    let oldest = older(ofInvoices.get(item.invoiceId) ?? null, named.get(item.invoiceId) ?? null);
    for (const { fact, openedOn, reason } of ofAccounts)
      if (
        fact.customerId === item.customerId &&
        item.issuedOn <= fact.on &&
        (fact.currency === null || fact.currency === item.currency)
      )
        oldest = older(oldest, { openedOn, reason });
    return oldest;
  };
}

/** The oldest dispute of each invoice that is neither resolved nor reversed at the moment. */
async function openDisputes(
  db: ReadDb,
  moment: Moment,
  invoiceIds: readonly number[] | null,
): Promise<ReadonlyMap<number, { readonly openedOn: IsoDate; readonly reason: string }>> {
  interface Row {
    readonly invoiceId: number;
    readonly openedOn: IsoDate;
    readonly reason: string;
  }
  const { rows } = await sql<Row>`
    select d.invoice_id as "invoiceId", d.opened_on as "openedOn", d.reason
    from disputes d
    where ${among('d.invoice_id', invoiceIds)} and d.opened_on <= ${moment.asOf}${knownBy('d', moment)}
      and not ${reversedAt('dispute', 'd.id', moment)}
      and not exists (select 1 from dispute_resolutions s
        where s.dispute_id = d.id and s.resolved_on <= ${moment.asOf}${knownBy('s', moment)})
    order by d.opened_on, d.id`.execute(kyselyOf(db));
  const oldest = new Map<number, { openedOn: IsoDate; reason: string }>();
  for (const { invoiceId, openedOn, reason } of rows)
    if (!oldest.has(invoiceId)) oldest.set(invoiceId, { openedOn, reason });
  return oldest;
}

/** The newest letter in force that demands each item. A letter counts from the date on it. */
async function lettersInForce(
  db: ReadDb,
  moment: Moment,
  itemIds: readonly number[] | null,
): Promise<ReadonlyMap<number, EarlierLetter>> {
  const { rows } = await sql<EarlierLetter & { readonly itemId: number }>`
    select li.instalment_id as "itemId", l.number, l.issued_on as "issuedOn",
      l.deadline_on as "deadlineOn"
    from letter_items li join letters l on l.id = li.letter_id
    where ${among('li.instalment_id', itemIds)} and ${isInForce('l', moment)}
    order by l.issued_on desc, l.id desc`.execute(kyselyOf(db));
  const newest = new Map<number, EarlierLetter>();
  for (const { itemId, ...letter } of rows) if (!newest.has(itemId)) newest.set(itemId, letter);
  return newest;
}

/** Issued by the moment, and not cancelled by then as far as was known. */
export const isInForce = (letter: string, moment: Moment): RawBuilder<boolean> => sql<boolean>`
  ${sql.ref(`${letter}.issued_on`)} <= ${moment.asOf}${knownBy(letter, moment)}
  and not exists (select 1 from letter_cancellations lc
    where lc.letter_id = ${sql.ref(`${letter}.id`)}
      and lc.cancelled_on <= ${moment.asOf}${knownBy('lc', moment)})`;
