/**
 * The one place that says in SQL what is open, so that a list, a sum and the tie-out cannot differ.
 *
 *     gross − Σ allocations effective on or before asOf and recorded at or before knownAt
 *
 * As all is known now, and on a day on or after the newest allocation of a row, that is what the
 * projection holds beside the row (`unchanged_from`), and nothing is added up. The rule is the row's
 * own: one post-dated reversal makes one item derived, not the whole report.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Moment } from '../../moment.ts';
import { survivor } from '../customers/survivors.ts';
import { isAmong, knownBy } from '../moment-sql.ts';
import { dueOnAt } from '../facts/due-on.ts';

/** Σ allocations of the row at the moment; `column` is the allocation's, `id` the outer row's. */
export const allocated = (
  column: 'instalment_id' | 'receipt_id' | 'credit_note_id',
  id: string,
  moment: Moment,
): RawBuilder<number> => sql<number>`coalesce((
    select sum(a.amount_minor) from allocations a
    where a.${sql.ref(column)} = ${sql.ref(id)} and a.effective_on <= ${moment.asOf}${knownBy('a', moment)}
  ), 0)`;

/** What of the row `alias` of `open_items` is open at the moment, minor units. */
export const openOfItem = (alias: string, moment: Moment): RawBuilder<number> =>
  storedOr(
    alias,
    'open_minor',
    moment,
    sql`${sql.ref(`${alias}.gross_minor`)} - ${allocated('instalment_id', `${alias}.instalment_id`, moment)}`,
  );

/** What of the row `alias` of `open_credits` is left at the moment, minor units. */
export const leftOfCredit = (alias: string, moment: Moment): RawBuilder<number> =>
  storedOr(
    alias,
    'left_minor',
    moment,
    sql`${sql.ref(`${alias}.amount_minor`)} - case when ${sql.ref(`${alias}.receipt_id`)} is not null
      then ${allocated('receipt_id', `${alias}.receipt_id`, moment)}
      else ${allocated('credit_note_id', `${alias}.credit_note_id`, moment)} end`,
  );

const storedOr = (
  alias: string,
  stored: 'open_minor' | 'left_minor',
  { asOf, knownAt }: Moment,
  derived: RawBuilder<number>,
): RawBuilder<number> =>
  knownAt === null
    ? sql`case when ${sql.ref(`${alias}.unchanged_from`)} <= ${asOf}
        then ${sql.ref(`${alias}.${stored}`)} else ${derived} end`
    : derived;

/**
 * `open_items` as it was known: whose an item is and when it is due are kept there as of now, so for
 * an earlier `knownAt` they are asked of the merges and due changes known then. Only rows that a merge
 * or a due change ever touched are asked; as of now nothing is.
 *
 * The row is found by its instalment id and not by its invoice, so that the index on `settled_on`
 * still holds all that is read of the others.
 */
export const openItemsKnown = ({ knownAt }: Moment): RawBuilder<unknown> =>
  knownAt === null
    ? sql`open_items`
    : sql`(select o.instalment_id, o.invoice_id, o.currency, o.issued_on, o.gross_minor,
        o.recorded_at, o.settled_on, o.touched_at,
        case when o.customer_id in ${EVER_MERGED} then
          (select ${survivor('i.customer_id', { knownAt })} from instalments n
             join invoices i on i.id = n.invoice_id where n.id = o.instalment_id)
          else o.customer_id end as customer_id,
        case when o.instalment_id in (select instalment_id from due_changes) then
          (select ${dueOnAt('n', { knownAt })} from instalments n where n.id = o.instalment_id)
          else o.due_on end as due_on
      from open_items o)`;

/** The same for `open_credits`. */
const openCreditsKnown = ({ knownAt }: Moment): RawBuilder<unknown> =>
  knownAt === null
    ? sql`open_credits`
    : sql`(select c.receipt_id, c.credit_note_id, c.currency, c.effective_on, c.amount_minor,
        c.recorded_at, c.used_up_on, c.touched_at,
        case when c.customer_id in ${EVER_MERGED} then coalesce(
          (select ${survivor('d.customer_id', { knownAt })} from receipts d where d.id = c.receipt_id),
          (select ${survivor('d.customer_id', { knownAt })} from credit_notes d where d.id = c.credit_note_id))
          else c.customer_id end as customer_id
      from open_credits c)`;

const EVER_MERGED = sql`(select from_customer_id from customer_merges
  union select into_customer_id from customer_merges)`;

interface Projection {
  readonly from: (moment: Moment) => RawBuilder<unknown>;
  readonly alias: 'o' | 'c';
  readonly date: 'issued_on' | 'effective_on';
  readonly done: 'settled_on' | 'used_up_on';
}
const OPEN_ITEMS: Projection = {
  from: openItemsKnown,
  alias: 'o',
  date: 'issued_on',
  done: 'settled_on',
};
const OPEN_CREDITS: Projection = {
  from: openCreditsKnown,
  alias: 'c',
  date: 'effective_on',
  done: 'used_up_on',
};

/**
 * `columns` of the rows that can be open at the moment: those not settled by then, and those whose
 * settling may not have been known. A superset; what is open decides the sum.
 *
 * Two selects instead of an `or`, because SQLite answers the `or` by walking the whole history.
 */
function maybeOpen(
  { from, alias, date, done }: Projection,
  columns: RawBuilder<unknown>,
  moment: Moment,
  filter: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const doneOn = sql.ref(`${alias}.${done}`);
  const rows = (where: RawBuilder<unknown>) => sql`
    select ${columns} from ${from(moment)} ${sql.ref(alias)}
    where ${where} and ${sql.ref(`${alias}.${date}`)} <= ${moment.asOf}${knownBy(alias, moment)} ${filter}`;
  const notDone = rows(sql`${doneOn} > ${moment.asOf}`);
  if (moment.knownAt === null) return notDone;
  // The `case` keeps the planner from choosing the index on `done` for what is the opposite of it.
  const touchedLater = rows(sql`${sql.ref(`${alias}.touched_at`)} > ${moment.knownAt}
    and case when ${doneOn} > ${moment.asOf} then 1 else 0 end = 0`);
  return sql`${notDone} union all ${touchedLater}`;
}

export interface Narrowing {
  /** Whose, as they are at the moment; left out: everybody's. */
  readonly customerIds?: readonly number[] | undefined;
  readonly currency?: string | undefined;
}

const narrow = (alias: 'o' | 'c', { customerIds, currency }: Narrowing): RawBuilder<unknown> => sql`
  ${customerIds === undefined ? sql`` : sql`and ${isAmong(`${alias}.customer_id`, customerIds)}`}
  ${currency === undefined ? sql`` : sql`and ${sql.ref(`${alias}.currency`)} = ${currency}`}`;

/** Rows of `open_items o` that can be open at the moment. */
export const maybeOpenItems = (
  columns: RawBuilder<unknown>,
  moment: Moment,
  narrowing: Narrowing,
  /** More conditions of `o`, each with its `and`. */
  further: RawBuilder<unknown> = sql``,
): RawBuilder<unknown> =>
  maybeOpen(OPEN_ITEMS, columns, moment, sql`${narrow('o', narrowing)} ${further}`);

/** Rows of `open_credits c` that can be unallocated at the moment. */
export const maybeOpenCredits = (
  columns: RawBuilder<unknown>,
  moment: Moment,
  narrowing: Narrowing,
): RawBuilder<unknown> => maybeOpen(OPEN_CREDITS, columns, moment, narrow('c', narrowing));
