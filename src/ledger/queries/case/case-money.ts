/**
 * Items of customers and the money that came from them, as they are on a day: what promises, plans and
 * disputes are judged by. Items that are settled are there too, because what was promised about them
 * was kept.
 */
import { sql } from 'kysely';
import type { MoneyIn } from '../../../domain/case/promise.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import type { Minor } from '../../../domain/money.ts';
import { kyselyOf } from '../../connection.ts';
import { isReversalOf } from '../../facts/live.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { survivor } from '../customers/survivors.ts';
import { dueOnAt } from '../facts/due-on.ts';
import { appliedToItem, knownUntil, takenFromCredit } from '../moment-sql.ts';

export interface CaseOpenItem {
  readonly itemId: number;
  readonly customerId: number;
  readonly invoice: string;
  readonly position: number;
  readonly instalments: number;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly currency: string;
  readonly openMinor: Minor;
}

/** A statement takes some 30,000 values; a ledger may have more customers. */
const IDS_AT_ONCE = 5_000;

async function inParts<T>(
  ids: readonly number[],
  read: (part: readonly number[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const rows: T[] = [];
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE)
    for (const row of await read(ids.slice(from, from + IDS_AT_ONCE))) rows.push(row);
  return rows;
}

/** `ids`: of the customers, with those merged into them. Of each customer by due date. */
export const caseOpenItems = (
  db: ReadDb,
  moment: Moment,
  ids: readonly number[],
): Promise<readonly CaseOpenItem[]> => inParts(ids, (part) => openItemsOf(db, moment, part));

async function openItemsOf(
  db: ReadDb,
  moment: Moment,
  ids: readonly number[],
): Promise<readonly CaseOpenItem[]> {
  const { rows } = await sql<CaseOpenItem>`
    select n.id as "itemId", ${survivor('i.customer_id', moment)} as "customerId",
      i.number as invoice, n.position,
      (select count(*) from instalments every where every.invoice_id = i.id) as instalments,
      i.issued_on as "issuedOn", ${dueOnAt('n', moment)} as "dueOn", i.currency,
      n.gross_minor - ${appliedToItem('n.id', moment)} as "openMinor"
    from invoices i join instalments n on n.invoice_id = i.id
    where i.customer_id in (${sql.join(ids)}) and i.issued_on <= ${moment.asOf}
      and i.recorded_at <= ${knownUntil(moment)}
      and not exists (select 1 from reversals rx where ${sql.raw(isReversalOf('rx', 'invoice', 'i.id'))}
        and rx.effective_on <= i.issued_on and rx.recorded_at <= ${knownUntil(moment)})
    order by "dueOn", i.id, n.position`.execute(kyselyOf(db));
  return rows;
}

export interface CaseMoney extends MoneyIn {
  readonly customerId: number;
}

/** Receipts of the customers, of each oldest first, with what they are applied to on the day. */
export const caseMoney = (
  db: ReadDb,
  moment: Moment,
  ids: readonly number[],
): Promise<readonly CaseMoney[]> => inParts(ids, (part) => moneyOf(db, moment, part));

async function moneyOf(
  db: ReadDb,
  moment: Moment,
  ids: readonly number[],
): Promise<readonly CaseMoney[]> {
  const { rows: receipts } = await sql<{
    id: number;
    customerId: number;
    on: IsoDate;
    currency: string;
    onAccountMinor: Minor;
  }>`
    select p.id, ${survivor('p.customer_id', moment)} as "customerId", p.received_on as "on", p.currency,
      p.amount_minor - ${takenFromCredit('receipt_id', 'p.id', moment)} as "onAccountMinor"
    from receipts p
    where p.customer_id in (${sql.join(ids)}) and p.received_on <= ${moment.asOf}
      and p.recorded_at <= ${knownUntil(moment)}
    order by p.received_on, p.id`.execute(kyselyOf(db));
  const { rows: applied } = await sql<{ receiptId: number; itemId: number; amountMinor: Minor }>`
    select a.receipt_id as "receiptId", a.instalment_id as "itemId", sum(a.amount_minor) as "amountMinor"
    from receipts p join allocations a on a.receipt_id = p.id
    where p.customer_id in (${sql.join(ids)}) and a.instalment_id is not null
      and a.effective_on <= ${moment.asOf} and a.recorded_at <= ${knownUntil(moment)}
    group by a.receipt_id, a.instalment_id having sum(a.amount_minor) <> 0
    order by a.receipt_id, a.instalment_id`.execute(kyselyOf(db));
  const appliedOf = new Map<number, Map<number, Minor>>();
  for (const { receiptId, itemId, amountMinor } of applied) {
    let map = appliedOf.get(receiptId);
    if (map === undefined) appliedOf.set(receiptId, (map = new Map<number, Minor>()));
    map.set(itemId, amountMinor);
  }
  return receipts.map(({ id, ...receipt }) => ({
    ...receipt,
    applied: appliedOf.get(id) ?? new Map<number, Minor>(),
  }));
}
