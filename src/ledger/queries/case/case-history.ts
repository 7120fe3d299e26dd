/**
 * What promises, plans and disputes of customers are judged by beside what is open: items that are
 * settled and that somebody named or paid, and the money that came since the first promise or plan.
 *
 *     P-1, promise of C1 about INV-1, 2026-03-02     INV-1 is paid by now: settled
 *                                                    R-7 of 2026-03-09, EUR 500.00 on INV-1
 */
import { sql } from 'kysely';
import type { ItemOfFact, MoneyIn, OpenItem, WrittenOff } from '../../../domain/case/case.ts';
import type { CustomerProfile } from '../../../domain/customers/profile.ts';
import { readProfile } from '../../../domain/customers/read-profile.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import type { Minor } from '../../../domain/money.ts';
import { CASE_FACT_KINDS, caseFactKind } from '../../../domain/facts/case-facts.ts';
import { eachRow, rawRows } from '../../connection.ts';
import { reversedAt } from '../../facts/live.ts';
import type { ReadDb } from '../../handles.ts';
import { memberIds, survivor, survivors, type Survivors } from '../customers/survivors.ts';
import { isAmong, knownBy, knownUntil } from '../moment-sql.ts';
import { isAsked, type CaseFactsQuery } from './case-facts.ts';
import { itemsOfIds, settledItemsOfIds } from './open-items.ts';

/** By customer, but where it says otherwise. */
export interface CaseHistory {
  /** By due date. */
  readonly settled: ReadonlyMap<number, readonly ItemOfFact[]>;
  /** Oldest first. */
  readonly receipts: ReadonlyMap<number, readonly MoneyIn[]>;
  /** By due date. The rest only where facts of every kind are asked for, profiles for reasons too. */
  readonly writtenOff: ReadonlyMap<number, readonly WrittenOff[]>;
  /** Item → days of receipts that paid a part of it. */
  readonly partPaidOn: ReadonlyMap<number, ReadonlyMap<number, readonly IsoDate[]>>;
  /** The newest receipt, invoice or dispute of an invoice. */
  readonly lastSignOn: ReadonlyMap<number, IsoDate>;
  /** Those that have one. */
  readonly profiles: ReadonlyMap<number, CustomerProfile>;
  /** Number of the contract → its law. */
  readonly laws: ReadonlyMap<number, ReadonlyMap<string, string>>;
}

export const NO_HISTORY: CaseHistory = {
  settled: new Map(),
  receipts: new Map(),
  writtenOff: new Map(),
  partPaidOn: new Map(),
  lastSignOn: new Map(),
  profiles: new Map(),
  laws: new Map(),
};

/** `open`: every open item of the customers. */
export async function caseHistory(
  db: ReadDb,
  query: CaseFactsQuery,
  open: readonly OpenItem[],
): Promise<CaseHistory> {
  const members = query.customerIds === null ? null : await memberIds(db, query.customerIds, query);
  const now = await survivors(db, query);
  const receipts = await receiptsSinceTheFirst(db, query, members, now);
  /** Item → customer who wants it; of one that is disputed as a whole it is whose it is: 0. Mostly one. */
  const wanted = new Map<number, number>();
  const wantedToo: (readonly [itemId: number, whose: number])[] = [];
  const want = (itemId: number, whose: number): void => {
    const before = wanted.get(itemId);
    if (before === undefined) wanted.set(itemId, whose);
    else if (before !== whose) wantedToo.push([itemId, whose]);
  };
  for (const [itemId, whose] of itemsNamed(db, query, members))
    want(itemId, now.get(whose) ?? whose);
  for (const [customerId, money] of receipts)
    for (const { applied } of money) for (const itemId of applied.keys()) want(itemId, customerId);
  if (query.kinds === null || query.kinds.includes('dispute'))
    for (const itemId of itemsOfDisputedInvoices(db, query, members)) want(itemId, 0);
  for (const { itemId } of open) wanted.delete(itemId);
  const alsoWanted = new Lists<number>();
  for (const [itemId, whose] of wantedToo) if (wanted.has(itemId)) alsoWanted.add(itemId, whose);
  const settled = new Lists<ItemOfFact>();
  for (const item of settledItemsOfIds(db, query, [...wanted.keys()])) {
    const whose = wanted.get(item.itemId) || item.customerId;
    settled.add(whose, item);
    const others = alsoWanted.of.get(item.itemId);
    if (others === undefined) continue;
    for (const id of new Set(others.map((one) => one || item.customerId)))
      if (id !== whose) settled.add(id, item);
  }
  // Pay days prove a reason (X08).
  const profiles =
    query.kinds === null || query.kinds.includes('reason')
      ? profilesAt(db, query)
      : NO_HISTORY.profiles;
  if (query.kinds !== null) return { ...NO_HISTORY, settled: settled.of, receipts, profiles };
  return {
    settled: settled.of,
    receipts,
    writtenOff: await writtenOff(db, query, members),
    partPaidOn: partPaidOn(db, query, open),
    lastSignOn: lastSigns(db, query, members),
    profiles,
    laws: lawsOfContracts(db, query, members),
  };
}

/** Rows by their id, in the order in which they come. */
class Lists<Row> {
  readonly of = new Map<number, Row[]>();
  add(id: number, row: Row): void {
    const rows = this.of.get(id);
    if (rows === undefined) this.of.set(id, [row]);
    else rows.push(row);
  }
}

const JUDGED_BY_MONEY = CASE_FACT_KINDS.filter((kind) => caseFactKind(kind).awaitsMoney === true);

/**
 * Receipts and what was applied of them are read as they lie in the file and put together here: a sum and a
 * customer looked up for each of 50,000 take four times as long.
 */
async function receiptsSinceTheFirst(
  db: ReadDb,
  query: CaseFactsQuery,
  members: readonly number[] | null,
  now: Survivors,
): Promise<ReadonlyMap<number, readonly MoneyIn[]>> {
  const kinds = JUDGED_BY_MONEY.filter((kind) => query.kinds?.includes(kind) ?? true);
  const sinceOf = new Map<number, IsoDate>();
  if (kinds.length > 0)
    for (const [customerId, since] of rawRows<readonly [number, IsoDate]>(
      db,
      sql`select f.customer_id, min(f.effective_on) from case_facts f
        where f.kind in (${sql.join(kinds)}) and f.effective_on <= ${query.asOf} ${knownBy('f', query)}
          ${members === null ? sql`` : sql`and ${isAmong('f.customer_id', members)}`}
        group by f.customer_id`,
    )) {
      const id = now.get(customerId) ?? customerId;
      const before = sinceOf.get(id);
      if (before === undefined || since < before) sinceOf.set(id, since);
    }
  if (sinceOf.size === 0) return new Map();
  let earliest = query.asOf;
  for (const since of sinceOf.values()) if (since < earliest) earliest = since;
  // Who was merged into one of them may have had the money.
  const theirs =
    members === null
      ? sql`1 = 1`
      : isAmong('p.customer_id', await memberIds(db, [...sinceOf.keys()], query));
  const receipts = new Map<number, Receipt>();
  for (const [id, customerId, on, currency, amountMinor] of eachRow<ReceiptRow>(
    db,
    sql`select p.id, p.customer_id, p.received_on, p.currency, p.amount_minor from receipts p
      where ${theirs} and p.received_on >= ${earliest} and p.received_on <= ${query.asOf} and p.per_list_on is null
        ${knownBy('p', query)} order by p.id`,
  )) {
    const whose = now.get(customerId) ?? customerId;
    const since = sinceOf.get(whose);
    if (since === undefined || on < since) continue;
    receipts.set(id, { whose, on, currency, onAccountMinor: amountMinor, applied: new Map() });
  }
  addApplied(db, query, receipts, members !== null);
  const money = new Map<number, MoneyIn[]>();
  for (const receipt of receipts.values()) {
    const before = money.get(receipt.whose);
    if (before === undefined) money.set(receipt.whose, [receipt]);
    else before.push(receipt);
  }
  // They come as they were recorded; most customers' have that order by day, too.
  for (const theirs of money.values()) if (!isByDay(theirs)) theirs.sort(byDay);
  return money;
}

type ReceiptRow = readonly [id: number, customerId: number, on: IsoDate, currency: string, Minor];
interface Receipt extends MoneyIn {
  readonly whose: number;
  readonly applied: Map<number, Minor>;
  onAccountMinor: Minor;
}
function isByDay(money: readonly MoneyIn[]): boolean {
  for (let at = 1; at < money.length; at += 1)
    if ((money[at - 1] as MoneyIn).on > (money[at] as MoneyIn).on) return false;
  return true;
}

/** Of one day in the order of recording. */
const byDay = (a: MoneyIn, b: MoneyIn): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0);

/** `receipts`: by id, rising. */
function addApplied(
  db: ReadDb,
  query: CaseFactsQuery,
  receipts: ReadonlyMap<number, Receipt>,
  areFew: boolean,
): void {
  const ids = [...receipts.keys()];
  if (ids.length === 0) return;
  const theirs = areFew
    ? isAmong('a.receipt_id', ids)
    : sql`a.receipt_id between ${ids[0]} and ${ids.at(-1)}`;
  for (const [receiptId, itemId, minor] of eachRow<readonly [number, number | null, Minor]>(
    db,
    sql`select a.receipt_id, a.instalment_id, a.amount_minor from allocations a
      where ${theirs} and a.effective_on <= ${query.asOf} ${knownBy('a', query)}`,
  )) {
    const receipt = receipts.get(receiptId);
    if (receipt === undefined) continue;
    receipt.onAccountMinor -= minor;
    if (itemId !== null) receipt.applied.set(itemId, (receipt.applied.get(itemId) ?? 0) + minor);
  }
  // What was applied and taken back is not told; items in the order of their ids.
  for (const { applied } of receipts.values()) {
    if (applied.size < 2 && !hasNothing(applied)) continue;
    const sums = [...applied].filter(([, minor]) => minor !== 0).sort(([a], [b]) => a - b);
    applied.clear();
    for (const [itemId, minor] of sums) applied.set(itemId, minor);
  }
}

function hasNothing(applied: ReadonlyMap<number, Minor>): boolean {
  for (const minor of applied.values()) if (minor === 0) return true;
  return false;
}

/** By whose invoices they are: who was merged when one was written off may be somebody else by now. */
const itemsOf = (members: readonly number[]) => sql`select n.id from invoices i
  cross join instalments n on n.invoice_id = i.id where ${isAmong('i.customer_id', members)}`;

/** Items that are closed, and not by money alone: written off as bad debt. */
async function writtenOff(
  db: ReadDb,
  query: CaseFactsQuery,
  members: readonly number[] | null,
): Promise<ReadonlyMap<number, readonly WrittenOff[]>> {
  const memo = new Map(
    rawRows<readonly [itemId: number, memo: Minor]>(
      db,
      sql`select w.instalment_id, sum(w.amount_minor) from write_offs w
        where w.kind = 'bad_debt' and w.effective_on <= ${query.asOf} ${knownBy('w', query)}
          and not ${reversedAt('write_off', 'w.id', query)}
          ${members === null ? sql`` : sql`and w.instalment_id in (${itemsOf(members)})`}
        group by w.instalment_id`,
    ),
  );
  const found = new Lists<WrittenOff>();
  for (const item of await itemsOfIds(db, query, [...memo.keys()]))
    if (item.openMinor === 0)
      found.add(item.customerId, { item, memoMinor: memo.get(item.itemId) ?? 0 });
  return found.of;
}

function partPaidOn(
  db: ReadDb,
  query: CaseFactsQuery,
  open: readonly OpenItem[],
): CaseHistory['partPaidOn'] {
  const inPart = open.filter((item) => item.openMinor < item.grossMinor);
  if (inPart.length === 0) return NO_HISTORY.partPaidOn;
  const days = new Lists<IsoDate>();
  for (const [itemId, on] of rawRows<readonly [number, IsoDate]>(
    db,
    sql`select a.instalment_id, p.received_on from allocations a join receipts p on p.id = a.receipt_id
      where ${isAmong(
        'a.instalment_id',
        inPart.map(({ itemId }) => itemId),
      )}
        and a.effective_on <= ${query.asOf} ${knownBy('a', query)} and p.per_list_on is null
      group by a.instalment_id, a.receipt_id, p.received_on having sum(a.amount_minor) > 0
      order by p.received_on`,
  ))
    days.add(itemId, on);
  const byCustomer = new Map<number, Map<number, readonly IsoDate[]>>();
  for (const { itemId, customerId } of inPart) {
    const paidOn = days.of.get(itemId);
    if (paidOn === undefined) continue;
    const theirs = byCustomer.get(customerId);
    if (theirs === undefined) byCustomer.set(customerId, new Map([[itemId, paidOn]]));
    else theirs.set(itemId, paidOn);
  }
  return byCustomer;
}

/**
 * The newest day on which each customer paid (and the bank did not take it back), bought, or disputed an
 * invoice. From the newest row of each backwards: most customers are answered by the first one.
 */
function lastSigns(
  db: ReadDb,
  query: CaseFactsQuery,
  members: readonly number[] | null,
): ReadonlyMap<number, IsoDate> {
  const signs = new Map<number, IsoDate>();
  for (const [id, on] of rawRows<readonly [number, IsoDate | null]>(
    db,
    sql`select ${survivor('c.id', query)}, max(
        coalesce((select p.received_on from receipts p
          where p.customer_id = c.id and p.received_on <= ${query.asOf} ${knownBy('p', query)} and p.per_list_on is null
            and not ${reversedAt('receipt', 'p.id', query)}
          order by p.received_on desc limit 1), ''),
        coalesce((select i.issued_on from invoices i
          where i.customer_id = c.id and i.issued_on <= ${query.asOf} ${knownBy('i', query)}
            and i.kind = 'invoice' and not ${reversedAt('invoice', 'i.id', query)}
          order by i.issued_on desc limit 1), ''))
      from customers c where ${members === null ? sql`1 = 1` : isAmong('c.id', members)}
      union all
      select ${survivor('i.customer_id', query)}, max(d.opened_on)
      from disputes d join invoices i on i.id = d.invoice_id
      where d.opened_on <= ${query.asOf} ${knownBy('d', query)}
        and not ${reversedAt('dispute', 'd.id', query)}
        ${members === null ? sql`` : sql`and ${isAmong('i.customer_id', members)}`}
      group by i.customer_id`,
  ))
    if (on !== null && on !== ('' as IsoDate) && on > (signs.get(id) ?? '')) signs.set(id, on);
  return signs;
}

/** In force at the moment; a customer's own, not one of somebody merged into it. */
function profilesAt(db: ReadDb, query: CaseFactsQuery): ReadonlyMap<number, CustomerProfile> {
  const profiles = new Map<number, CustomerProfile>();
  for (const [id, written] of rawRows<readonly [number, string]>(
    db,
    sql`select p.customer_id, p.profile from customer_profiles p
      where p.id = (select n.id from customer_profiles n
          where n.customer_id = p.customer_id and n.effective_on <= ${query.asOf} ${knownBy('n', query)}
          order by n.effective_on desc, n.id desc limit 1)
        ${query.customerIds === null ? sql`` : sql`and ${isAmong('p.customer_id', query.customerIds)}`}`,
  )) {
    const read = readProfile(JSON.parse(written));
    if (!read.ok)
      throw new Error(`the profile of customer ${id} cannot be read: ${read.error[0]?.field}`);
    profiles.set(id, read.value);
  }
  return profiles;
}

/**
 * Of contracts that name a law, whether they still run or not: an old invoice keeps its own. Of two with one
 * number (their customers were merged) the one that was recorded last.
 */
function lawsOfContracts(
  db: ReadDb,
  query: CaseFactsQuery,
  members: readonly number[] | null,
): ReadonlyMap<number, ReadonlyMap<string, string>> {
  const laws = new Map<number, Map<string, string>>();
  for (const [id, number, law] of rawRows<readonly [number, string, string]>(
    db,
    sql`select ${survivor('v.customer_id', query)}, v.number, json_extract(v.contract, '$.governingLaw')
      from contract_versions v
      where v.id = (select w.id from contract_versions w
          where w.customer_id = v.customer_id and w.number = v.number ${knownBy('w', query)}
          order by w.id desc limit 1)
        and json_extract(v.contract, '$.governingLaw') <> ''
        ${members === null ? sql`` : sql`and ${isAmong('v.customer_id', members)}`}
      order by v.id`,
  )) {
    const theirs = laws.get(id);
    if (theirs === undefined) laws.set(id, new Map([[number, law]]));
    else theirs.set(number, law);
  }
  return laws;
}

/**
 * Instalments that facts name, with the customers for whom those were recorded. Of everybody from the items,
 * which are fewer than the facts.
 */
const itemsNamed = (
  db: ReadDb,
  query: CaseFactsQuery,
  members: readonly number[] | null,
): readonly (readonly [itemId: number, customerId: number])[] =>
  query.kinds?.length === 0
    ? []
    : rawRows(
        db,
        sql`select s.instalment_id, f.customer_id
          from ${
            members === null
              ? sql`case_fact_items s cross join case_facts f`
              : sql`case_facts f join case_fact_items s`
          } on s.case_fact_id = f.id
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
