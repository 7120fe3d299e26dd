/**
 * The one place that says in SQL what is open, so that a list, a sum and the tie-out cannot differ.
 *
 *     gross − Σ allocations effective on or before asOf and recorded at or before knownAt
 */
import { sql, type RawBuilder } from 'kysely';
import type { Moment } from '../moment.ts';

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

/**
 * Rows of `open_items` that can be open at the moment: those not settled by then, and those whose
 * settling may not have been known. A superset; what is open decides the sum.
 */
export const maybeOpenItems = (moment: Moment): RawBuilder<unknown> =>
  moment.knownAt === null
    ? sql`(o.settled_on > ${moment.asOf}) and o.issued_on <= ${moment.asOf}`
    : sql`(o.settled_on > ${moment.asOf} or o.touched_at > ${moment.knownAt})
        and o.issued_on <= ${moment.asOf} and o.recorded_at <= ${moment.knownAt}`;

/** The same for `open_credits`. */
export const maybeOpenCredits = (moment: Moment): RawBuilder<unknown> =>
  moment.knownAt === null
    ? sql`(c.used_up_on > ${moment.asOf}) and c.effective_on <= ${moment.asOf}`
    : sql`(c.used_up_on > ${moment.asOf} or c.touched_at > ${moment.knownAt})
        and c.effective_on <= ${moment.asOf} and c.recorded_at <= ${moment.knownAt}`;
