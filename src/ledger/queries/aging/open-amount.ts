/**
 * The one place that says in SQL what is open, so that a list, a sum and the tie-out cannot differ.
 *
 *     gross − Σ allocations effective on or before asOf and recorded at or before knownAt
 */
import { sql, type RawBuilder } from 'kysely';
import type { Moment } from '../../moment.ts';

/** Σ allocations of the row at the moment; `column` is the allocation's, `id` the outer row's. */
export const allocated = (
  column: 'instalment_id' | 'receipt_id' | 'credit_note_id',
  id: string,
  moment: Moment,
): RawBuilder<number> => sql<number>`coalesce((
    select sum(a.amount_minor) from allocations a
    where a.${sql.ref(column)} = ${sql.ref(id)} and a.effective_on <= ${moment.asOf}${knownBy('a', moment)}
  ), 0)`;

/** ` and a.recorded_at <= …` when a known-at was asked for. */
export const knownBy = (table: string, moment: Moment): RawBuilder<unknown> =>
  moment.knownAt === null
    ? sql``
    : sql` and ${sql.ref(`${table}.recorded_at`)} <= ${moment.knownAt}`;

interface Projection {
  readonly table: 'open_items' | 'open_credits';
  readonly alias: 'o' | 'c';
  readonly date: 'issued_on' | 'effective_on';
  readonly done: 'settled_on' | 'used_up_on';
}
const OPEN_ITEMS: Projection = {
  table: 'open_items',
  alias: 'o',
  date: 'issued_on',
  done: 'settled_on',
};
const OPEN_CREDITS: Projection = {
  table: 'open_credits',
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
  { table, alias, date, done }: Projection,
  columns: RawBuilder<unknown>,
  moment: Moment,
  filter: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const doneOn = sql.ref(`${alias}.${done}`);
  const rows = (where: RawBuilder<unknown>) => sql`
    select ${columns} from ${sql.table(table)} ${sql.ref(alias)}
    where ${where} and ${sql.ref(`${alias}.${date}`)} <= ${moment.asOf}${knownBy(alias, moment)} ${filter}`;
  const notDone = rows(sql`${doneOn} > ${moment.asOf}`);
  if (moment.knownAt === null) return notDone;
  // The `case` keeps the planner from choosing the index on `done` for what is the opposite of it.
  const touchedLater = rows(sql`${sql.ref(`${alias}.touched_at`)} > ${moment.knownAt}
    and case when ${doneOn} > ${moment.asOf} then 1 else 0 end = 0`);
  return sql`${notDone} union all ${touchedLater}`;
}

export interface Narrowing {
  readonly customerId?: number | undefined;
  readonly currency?: string | undefined;
}

const narrow = (alias: 'o' | 'c', { customerId, currency }: Narrowing): RawBuilder<unknown> => sql`
  ${customerId === undefined ? sql`` : sql`and ${sql.ref(`${alias}.customer_id`)} = ${customerId}`}
  ${currency === undefined ? sql`` : sql`and ${sql.ref(`${alias}.currency`)} = ${currency}`}`;

/** Rows of `open_items o` that can be open at the moment. */
export const maybeOpenItems = (
  columns: RawBuilder<unknown>,
  moment: Moment,
  narrowing: Narrowing,
): RawBuilder<unknown> => maybeOpen(OPEN_ITEMS, columns, moment, narrow('o', narrowing));

/** Rows of `open_credits c` that can be unallocated at the moment. */
export const maybeOpenCredits = (
  columns: RawBuilder<unknown>,
  moment: Moment,
  narrowing: Narrowing,
): RawBuilder<unknown> => maybeOpen(OPEN_CREDITS, columns, moment, narrow('c', narrowing));
