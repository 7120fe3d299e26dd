/**
 * Which invoices, or instalments of them, are open at a moment, and how much of each: the one reading
 * of open items that letters, matching, the customer's screens and aging by item share.
 *
 *     INV-7 (2/3) of customer 12, due 2026-03-10, EUR 250.00 of 600.00 open,
 *     disputed since 2026-03-04, demanded by L-2026-0004
 *
 * Disputes and letters are read once for all items and joined here, because most items have neither.
 * For 50,000 items every column counts, and they are sorted and filtered here and not in SQL.
 */
import { sql, type RawBuilder } from 'kysely';
import type { CaseLetter, ItemDispute, ItemOfFact, OpenItem } from '../../../domain/case/case.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import { assertMinor } from '../../../domain/money.ts';
import { kyselyOf, objectRows } from '../../connection.ts';
import { isReversalOf, reversedAt } from '../../facts/live.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import {
  maybeOpenItems,
  openItemsKnown,
  openOfItem,
  type Narrowing,
} from '../aging/open-amount.ts';
import { customerCodes } from '../customers/customer-names.ts';
import { isAmong, knownBy, knownUntil } from '../moment-sql.ts';
import { disputeFacts, type DisputeFact } from './disputed.ts';

export interface OpenItemsQuery extends Moment, Narrowing {
  /** Due or issued at or after `from` and before `before`; null: no bound on that side. */
  readonly dates?: {
    readonly of: 'due_on' | 'issued_on';
    readonly from: IsoDate | null;
    readonly before: IsoDate | null;
  };
}

/** What is open, without who disputes or demands it: what money is matched with. */
export type BareItem = Omit<OpenItem, 'dispute' | 'letters'>;

/**
 * Sorted by due date, then id. Items with nothing open at the moment are left out.
 */
export async function openItems(db: ReadDb, query: OpenItemsQuery): Promise<readonly OpenItem[]> {
  return (await openItemsUnsorted(db, query)).sort(byDueDate);
}

/** The same in any order, for callers that sort the items of each customer. `codes`: where they are at hand. */
export async function openItemsUnsorted(
  db: ReadDb,
  query: OpenItemsQuery,
  codes: CustomerCodes | null = null,
): Promise<OpenItem[]> {
  const items = await readOpenItems(db, query, codes);
  await addDisputesAndLetters(db, query, items);
  return items;
}

/** The same, of less. */
export const bareItems = async (db: ReadDb, query: OpenItemsQuery): Promise<readonly BareItem[]> =>
  (await readOpenItems(db, query)).sort(byDueDate);

/** What is open is derived once and therefore not a condition of the statement. */
const readOpenItems = async (
  db: ReadDb,
  query: OpenItemsQuery,
  codes: CustomerCodes | null = null,
): Promise<ItemRow[]> =>
  (await readItems(db, openItemsSql(query), codes)).filter(({ openMinor }) => openMinor !== 0);

/**
 * Items by their ids, whatever is open of them. Left out: those issued later, and those of invoices that
 * never counted. Sorted by due date, then id.
 */
export async function itemsOfIds(
  db: ReadDb,
  moment: Moment,
  itemIds: readonly number[],
): Promise<readonly OpenItem[]> {
  if (itemIds.length === 0) return [];
  const items = await readItems(db, itemsOfIdsSql(moment, itemIds));
  await addDisputesAndLetters(db, moment, items);
  return items.sort(byDueDate);
}

/**
 * Of the ids those of which nothing is open, with the little that facts look at: a large ledger has as many of
 * them as open ones. Left out as by `itemsOfIds`, and sorted as there.
 */
export function settledItemsOfIds(
  db: ReadDb,
  moment: Moment,
  itemIds: readonly number[],
): readonly ItemOfFact[] {
  if (itemIds.length === 0) return [];
  const items = objectRows<SettledRow>(db, itemsOfIdsSql(moment, itemIds, SETTLED_COLUMNS)).filter(
    ({ openMinor }) => openMinor === 0,
  );
  const shared = sharedTexts();
  for (const item of items) complete(item, shared);
  return (items as ItemOfFact[]).sort(byDueDate);
}

type Mutable<Of> = { -readonly [Key in keyof Of]: Of[Key] };
type ItemRow = Mutable<OpenItem>;

async function readItems(
  db: ReadDb,
  query: RawBuilder<unknown>,
  known: CustomerCodes | null = null,
): Promise<ItemRow[]> {
  const items = objectRows<ReadRow>(db, query);
  const shared = sharedTexts();
  for (const item of items) {
    complete(item, shared);
    item.kind ??= 'invoice';
    item.invoiceGrossMinor ??= item.grossMinor;
    item.terms ??= '';
    item.termsRule ??= '';
    item.contract ??= '';
    item.po ??= '';
    item.letters ??= NO_LETTERS;
    assertMinor(item.openMinor);
  }
  // Looked up once a customer and not once an item.
  const codes =
    known ??
    (await customerCodes(
      db,
      idsIn(items, (item) => item.customerId),
    ));
  for (const item of items) item.customer = codes.get(item.customerId) ?? '';
  return items as ItemRow[];
}

/** Customer id → code, of every customer that may have one of the items. */
type CustomerCodes = ReadonlyMap<number, string>;

/** As a statement gives them: null is what most items have, or what is not read yet. */
type SettledRow = Unread<Mutable<ItemOfFact>, 'position' | 'of'>;
type ReadRow = Unread<
  ItemRow,
  | 'kind'
  | 'position'
  | 'of'
  | 'customer'
  | 'invoiceGrossMinor'
  | 'terms'
  | 'termsRule'
  | 'contract'
  | 'po'
  | 'letters'
>;
type Unread<Item, Keys extends keyof Item> = Omit<Item, Keys> & { [Key in Keys]: Item[Key] | null };

/** The row itself becomes the item: an object of its own for each of 50,000 takes a tenth longer. */
function complete(item: SettledRow, shared: SharedTexts): void {
  item.position ??= 1;
  item.of ??= 1;
  item.currency = shared(item.currency);
  item.issuedOn = shared(item.issuedOn);
  item.dueOn = shared(item.dueOn);
}

type SharedTexts = <T extends string>(text: T) => T;

/** The same text once: 50,000 items have a thousand days and a few currencies, a third of their memory. */
function sharedTexts(): SharedTexts {
  const seen = new Map<string, string>();
  return <T extends string>(text: T): T => {
    const before = seen.get(text);
    if (before === undefined) seen.set(text, text);
    return (before ?? text) as T;
  };
}

type WithDueDate = Pick<OpenItem, 'dueOn' | 'itemId'>;
export const byDueDate = (a: WithDueDate, b: WithDueDate): number =>
  a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.itemId - b.itemId;

/** Most items have neither, so the few that have are looked for and not each item asked. */
async function addDisputesAndLetters(
  db: ReadDb,
  query: Moment & Narrowing,
  items: readonly ItemRow[],
): Promise<void> {
  if (items.length === 0) return;
  const invoiceIds = idsIn(items, (item) => item.invoiceId);
  const customerIds = idsIn(items, (item) => item.customerId);
  const disputeOf = disputesByItem(
    await openDisputes(db, query, invoiceIds),
    await disputeFacts(
      db,
      query,
      invoiceIds === null || customerIds === null ? null : { invoiceIds, customerIds },
    ),
  );
  if (disputeOf !== null) for (const item of items) item.dispute = disputeOf(item);
  const letters = await lettersInForce(
    db,
    query,
    idsIn(items, (item) => item.itemId),
  );
  if (letters.size > 0)
    for (const item of items) item.letters = letters.get(item.itemId) ?? NO_LETTERS;
}

/**
 * What may be open first, from an index alone; its rows and their invoices are then met in the order in
 * which they lie in the file, a third of the time.
 */
export const openItemsSql = (query: OpenItemsQuery): RawBuilder<unknown> => sql`
  select ${COLUMNS} from (
    select w.instalment_id, w.invoice_id, w.customer_id, w.due_on, w.gross_minor,
      ${openOfItem('w', query)} as open_minor
    from ${openItemsKnown(query)} w
    where w.instalment_id in (${maybeOpenItems(sql`o.instalment_id`, query, query, datesOf(query))})) x
  cross join invoices i on i.id = x.invoice_id`;

/** Which invoices never counted is asked once and not of each item: they were reversed from their own day. */
const itemsOfIdsSql = (
  moment: Moment,
  itemIds: readonly number[],
  columns: RawBuilder<unknown> = COLUMNS,
): RawBuilder<unknown> => sql`
  select ${columns} from (
    select w.instalment_id, w.invoice_id, w.customer_id, w.due_on, w.gross_minor,
      ${openOfItem('w', moment)} as open_minor
    from ${openItemsKnown(moment)} w
    where ${isAmong('w.instalment_id', itemIds)} and w.issued_on <= ${moment.asOf}
      and w.recorded_at <= ${knownUntil(moment)}
      and w.invoice_id not in (select j.id from reversals rx cross join invoices j
        where ${sql.raw(isReversalOf('rx', 'invoice', 'j.id'))}
          and rx.effective_on <= j.issued_on and rx.recorded_at <= ${knownUntil(moment)})) x
  cross join invoices i on i.id = x.invoice_id`;

/**
 * Of an item `x` and its invoice `i`, in the names of `OpenItem`. An instalment of the whole amount is the
 * only one. A null costs a quarter of a text or number on its way out of SQLite.
 */
const SETTLED_COLUMNS = sql`
  x.instalment_id as "itemId", x.customer_id as "customerId", i.number as invoice,
  case when x.gross_minor <> i.gross_minor
    then (select n.position from instalments n where n.id = x.instalment_id) end as position,
  case when x.gross_minor <> i.gross_minor
    then (select count(*) from instalments s where s.invoice_id = i.id) end as "of",
  i.currency, i.issued_on as "issuedOn", x.due_on as "dueOn", x.open_minor as "openMinor"`;
const COLUMNS = sql`${SETTLED_COLUMNS},
  i.id as "invoiceId", nullif(i.kind, 'invoice') as kind, null as customer,
  x.gross_minor as "grossMinor", nullif(i.gross_minor, x.gross_minor) as "invoiceGrossMinor",
  nullif(i.terms, '') as terms, nullif(i.terms_rule, '') as "termsRule",
  nullif(i.contract, '') as contract, nullif(i.po, '') as po, null as dispute, null as letters`;

function datesOf({ dates }: OpenItemsQuery): RawBuilder<unknown> {
  if (dates === undefined) return sql``;
  const column = sql.ref(`o.${dates.of}`);
  return sql`${dates.from === null ? sql`` : sql`and ${column} >= ${dates.from}`}
    ${dates.before === null ? sql`` : sql`and ${column} < ${dates.before}`}`;
}

/** Above so many ids everything is read: one walk is quicker than as many look-ups. */
const MOST_LOOKED_UP = 500;

/** The ids to look up one by one, or null for all. */
function idsIn<Row>(rows: readonly Row[], idOf: (row: Row) => number): readonly number[] | null {
  return rows.length > MOST_LOOKED_UP ? null : [...new Set(rows.map(idOf))];
}

const among = (column: string, ids: readonly number[] | null): RawBuilder<unknown> =>
  ids === null ? sql`1 = 1` : isAmong(column, ids);

type DisputedItem = Pick<OpenItem, 'itemId' | 'invoiceId' | 'customerId' | 'issuedOn' | 'currency'>;

/**
 * The oldest dispute of an item: of its invoice, or a case fact that counts and names one of the
 * invoice's items, or names none and so means every invoice of the account that was issued by then.
 * Null: there is none at all.
 */
function disputesByItem(
  ofInvoices: ReadonlyMap<number, ItemDispute>,
  facts: readonly DisputeFact[],
): ((item: DisputedItem) => ItemDispute | null) | null {
  const named = new Map<number, ItemDispute>();
  /** By customer. */
  const ofAccounts = new Map<number, DisputeFact[]>();
  const older = (a: ItemDispute | null, b: ItemDispute | null): ItemDispute | null =>
    a === null || (b !== null && b.openedOn < a.openedOn) ? b : a;
  for (const fact of facts) {
    const { customerId, openedOn, reason, invoiceId } = fact;
    if (invoiceId === null) {
      const theirs = ofAccounts.get(customerId);
      if (theirs === undefined) ofAccounts.set(customerId, [fact]);
      else theirs.push(fact);
    } else if (!named.has(invoiceId)) named.set(invoiceId, { openedOn, reason, ofInvoice: false });
  }
  if (ofInvoices.size + named.size + ofAccounts.size === 0) return null;
  return (item) => {
    let oldest = older(ofInvoices.get(item.invoiceId) ?? null, named.get(item.invoiceId) ?? null);
    for (const { openedOn, currency, reason } of ofAccounts.get(item.customerId) ?? [])
      if (item.issuedOn <= openedOn && (currency === null || currency === item.currency))
        oldest = older(oldest, { openedOn, reason, ofInvoice: false });
    return oldest !== null && !oldest.ofInvoice && ofInvoices.has(item.invoiceId)
      ? { ...oldest, ofInvoice: true }
      : oldest;
  };
}

/** The oldest dispute of each invoice that is neither resolved nor reversed at the moment. */
async function openDisputes(
  db: ReadDb,
  moment: Moment,
  invoiceIds: readonly number[] | null,
): Promise<ReadonlyMap<number, ItemDispute>> {
  interface DisputeRow {
    readonly invoiceId: number;
    readonly openedOn: IsoDate;
    readonly reason: string;
  }
  const { rows } = await sql<DisputeRow>`
    select d.invoice_id as "invoiceId", d.opened_on as "openedOn", d.reason
    from disputes d
    where ${among('d.invoice_id', invoiceIds)} and d.opened_on <= ${moment.asOf}${knownBy('d', moment)}
      and not ${reversedAt('dispute', 'd.id', moment)}
      and not exists (select 1 from dispute_resolutions s
        where s.dispute_id = d.id and s.resolved_on <= ${moment.asOf}${knownBy('s', moment)})
    order by d.opened_on, d.id`.execute(kyselyOf(db));
  const oldest = new Map<number, ItemDispute>();
  for (const { invoiceId, openedOn, reason } of rows)
    if (!oldest.has(invoiceId)) oldest.set(invoiceId, { openedOn, reason, ofInvoice: true });
  return oldest;
}

/** Letters in force that demand each item, newest first. A letter counts from the date on it. */
async function lettersInForce(
  db: ReadDb,
  moment: Moment,
  itemIds: readonly number[] | null,
): Promise<ReadonlyMap<number, readonly CaseLetter[]>> {
  const { rows } = await sql<CaseLetter & { readonly itemId: number }>`
    select li.instalment_id as "itemId", l.number, l.level, l.currency, l.issued_on as "issuedOn",
      l.deadline_on as "deadlineOn"
    from letter_items li join letters l on l.id = li.letter_id
    where ${among('li.instalment_id', itemIds)} and ${isInForce('l', moment)}
    order by l.issued_on desc, l.id desc`.execute(kyselyOf(db));
  const ofItem = new Map<number, CaseLetter[]>();
  for (const { itemId, ...letter } of rows) {
    const letters = ofItem.get(itemId);
    if (letters === undefined) ofItem.set(itemId, [letter]);
    else letters.push(letter);
  }
  return ofItem;
}

const NO_LETTERS: readonly CaseLetter[] = [];

/** Issued by the moment, and not cancelled by then as far as was known. */
export const isInForce = (letter: string, moment: Moment): RawBuilder<boolean> => sql<boolean>`
  ${sql.ref(`${letter}.issued_on`)} <= ${moment.asOf}${knownBy(letter, moment)}
  and not exists (select 1 from letter_cancellations lc
    where lc.letter_id = ${sql.ref(`${letter}.id`)}
      and lc.cancelled_on <= ${moment.asOf}${knownBy('lc', moment)})`;
