/**
 * How one, some or all customers paid: every item that there ever was, with what closed it day by day and when
 * it was disputed as a whole (`domain/risk/observations.ts`); case facts are added to it there. Four questions
 * for all of them together; the worklist asks none of them.
 *
 *     INV-7 of customer 12, due 2026-03-10 (now 2026-03-20), EUR 500.00
 *       2026-03-12 money 200.00 · 2026-03-25 money 300.00
 */
import { sql, type RawBuilder } from 'kysely';
import { isPaidAtOnce } from '../../../domain/risk/cash-terms.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import type { Minor } from '../../../domain/money.ts';
import type {
  ItemHistory,
  Movement,
  MovementSource,
  Span,
} from '../../../domain/risk/observations.ts';
import { eachRow, rawRows } from '../../connection.ts';
import { isReversalOf } from '../../facts/live.ts';
import type { ReadDb } from '../../handles.ts';
import type { Moment } from '../../moment.ts';
import { memberIds, survivors } from '../customers/survivors.ts';
import { isAmong, knownBy } from '../moment-sql.ts';

type ItemRow = readonly [
  itemId: number,
  invoiceId: number,
  customerId: number,
  invoice: string,
  position: number | null,
  of: number | null,
  currency: string,
  issuedOn: IsoDate,
  dueOn: IsoDate,
  grossMinor: Minor,
  termsRule: string,
  terms: string,
];

/** By customer as it is at the moment, of these (ids of survivors), in no order. */
export async function paymentHistories(
  db: ReadDb,
  moment: Moment,
  customerIds: readonly number[],
): Promise<ReadonlyMap<number, readonly ItemHistory[]>> {
  const members = await memberIds(db, customerIds, moment);
  const now = await survivors(db, moment);
  const theirs = sql`${isAmong('i.customer_id', members)}
    and i.issued_on <= ${moment.asOf} ${knownBy('i', moment)}`;
  const changed = dueChanges(db, moment);
  const disputed = disputes(db, moment, theirs);
  const histories = new Map<number, Item[]>();
  const items = new Map<number, Item>();
  const isAtOnce = new Map<string, boolean>();
  for (const row of eachRow<ItemRow>(
    db,
    // An instalment of the whole amount is the only one.
    sql`select n.id, i.id, i.customer_id, i.number,
        case when n.gross_minor <> i.gross_minor then n.position end,
        case when n.gross_minor <> i.gross_minor
          then (select count(*) from instalments s where s.invoice_id = i.id) end,
        i.currency, i.issued_on, n.due_on, n.gross_minor, i.terms_rule, i.terms
      from invoices i cross join instalments n on n.invoice_id = i.id where ${theirs}`,
  )) {
    const [itemId, invoiceId, customerId, invoice, position, of, currency] = row;
    const [, , , , , , , issuedOn, dueOn, grossMinor, termsRule, terms] = row;
    const wording = `${position ?? 1} ${termsRule} ${terms}`;
    let atOnce = isAtOnce.get(wording);
    if (atOnce === undefined)
      isAtOnce.set(wording, (atOnce = isPaidAtOnce(termsRule, terms, position ?? 1)));
    const item: Item = {
      itemId,
      invoice,
      position: position ?? 1,
      of: of ?? 1,
      currency,
      issuedOn,
      firstDueOn: dueOn,
      dueOn: changed.get(itemId) ?? dueOn,
      grossMinor,
      isPaidAtOnce: atOnce,
      movements: [],
      disputed: disputed.get(invoiceId) ?? NONE,
      extended: NONE,
    };
    items.set(itemId, item);
    const whose = now.get(customerId) ?? customerId;
    const before = histories.get(whose);
    if (before === undefined) histories.set(whose, [item]);
    else before.push(item);
  }
  addMovements(db, moment, items);
  return histories;
}

const NONE: readonly never[] = [];

interface Item extends ItemHistory {
  readonly movements: Movement[];
}

/** By the ids of the items, in the order in which they lie in the file: joined from the invoices they take twice as long. */
function addMovements(db: ReadDb, moment: Moment, items: ReadonlyMap<number, Item>): void {
  const ids = [...items.keys()].sort((a, b) => a - b);
  if (ids.length === 0) return;
  for (const [itemId, on, minor, by] of eachRow<readonly [number, IsoDate, Minor, MovementSource]>(
    db,
    sql`select a.instalment_id, a.effective_on, a.amount_minor,
        case when a.receipt_id is not null then
            case when (select p.per_list_on from receipts p where p.id = a.receipt_id) is null then 'money' else 'other' end
          when a.write_off_id is not null then coalesce((select w.kind from write_offs w
            where w.id = a.write_off_id and w.kind in ('bad_debt', 'small_balance')), 'other')
          else 'other' end
      from allocations a
      where ${isAmong('a.instalment_id', ids)}
        and a.effective_on <= ${moment.asOf} ${knownBy('a', moment)}`,
  ))
    items.get(itemId)?.movements.push({ on, minor, by });
}

/** Item → the newest due date that is known. A change counts from when it was recorded, for every day. */
const dueChanges = (db: ReadDb, moment: Moment): ReadonlyMap<number, IsoDate> =>
  new Map(
    rawRows<readonly [number, IsoDate]>(
      db,
      sql`select d.instalment_id, d.due_on from due_changes d
        where 1 = 1 ${knownBy('d', moment)} order by d.id`,
    ),
  );

/** Invoice → when it was disputed; those recorded with the invoice, which are of all of it. */
function disputes(
  db: ReadDb,
  moment: Moment,
  theirs: RawBuilder<unknown>,
): ReadonlyMap<number, readonly Span[]> {
  const spans = new Map<number, Span[]>();
  for (const [invoiceId, from, resolvedOn, reversedOn] of rawRows<
    readonly [number, IsoDate, IsoDate | null, IsoDate | null]
  >(
    db,
    sql`select d.invoice_id, d.opened_on,
        (select min(s.resolved_on) from dispute_resolutions s
          where s.dispute_id = d.id ${knownBy('s', moment)}),
        (select min(rx.effective_on) from reversals rx
          where ${sql.raw(isReversalOf('rx', 'dispute', 'd.id'))} ${knownBy('rx', moment)})
      from invoices i cross join disputes d on d.invoice_id = i.id
      where ${theirs} and d.opened_on <= ${moment.asOf} ${knownBy('d', moment)} order by d.id`,
  )) {
    const ends = [resolvedOn, reversedOn].filter((day) => day !== null && day <= moment.asOf);
    const span: Span = { from, before: (ends.sort()[0] ?? null) as IsoDate | null };
    const before = spans.get(invoiceId);
    if (before === undefined) spans.set(invoiceId, [span]);
    else before.push(span);
  }
  return spans;
}
