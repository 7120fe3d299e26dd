/**
 * The pieces of SQL that every question with a moment shares.
 *
 *     asOf 2026-04-30, knownAt null                      effective by 30 April, all that is known now
 *     asOf 2026-04-30, knownAt 2026-05-01T09:00:00.000Z  the same day, as it was known on 1 May
 *
 * Every fragment names the row it belongs to by a column reference of the query around it, such as
 * `invoices.id`, and is a plain correlated subquery: both SQLite and PostgreSQL read it.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '../../domain/dates.ts';
import { versionReversedAt } from '../facts/live.ts';
import type { Moment } from '../moment.ts';

/** Later than every instant a ledger can hold; stands for "all that is known by now". */
const ALL_KNOWN = '9999-12-31T23:59:59.999Z' as Instant;

export const knownUntil = (moment: Moment): Instant => moment.knownAt ?? ALL_KNOWN;

/** ` and a.recorded_at <= …` when a known-at was asked for. */
export const knownBy = (table: string, moment: Moment): RawBuilder<unknown> =>
  moment.knownAt === null
    ? sql``
    : sql` and ${sql.ref(`${table}.recorded_at`)} <= ${moment.knownAt}`;

/**
 * The column is one of the ids, however many: a list of values would be a statement of its own for each
 * length, and a statement takes some 30,000. PostgreSQL says `= any(…)`.
 */
export const isAmong = (column: string, ids: readonly number[]): RawBuilder<boolean> => {
  const [only] = ids;
  return ids.length === 1
    ? sql<boolean>`${sql.ref(column)} = ${only}`
    : sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(ids)}))`;
};

/** Σ of what was applied to the instalment `ref`, minor units. */
export const appliedToItem = (ref: string, moment: Moment): RawBuilder<number> => sql<number>`
  coalesce((select sum(al.amount_minor) from allocations as al
    where al.instalment_id = ${sql.ref(ref)}
      and al.effective_on <= ${moment.asOf} and al.recorded_at <= ${knownUntil(moment)}), 0)`;

/** Σ of what was taken from the receipt or credit note `ref`, minor units. */
export const takenFromCredit = (
  side: 'receipt_id' | 'credit_note_id',
  ref: string,
  moment: Moment,
): RawBuilder<number> => sql<number>`
  coalesce((select sum(al.amount_minor) from allocations as al
    where ${sql.ref(`al.${side}`)} = ${sql.ref(ref)}
      and al.effective_on <= ${moment.asOf} and al.recorded_at <= ${knownUntil(moment)}), 0)`;

/**
 * A column of the customer version in force at the moment, for the customer `ref`. A customer whose
 * first version begins later than `asOf` is shown by that first version: an old invoice that was
 * imported today must not lose its name (`customers-at.ts` asks the same for whole profiles). Null when
 * no version is known.
 */
export const customerAt = (
  column: 'id' | 'name' | 'country',
  ref: string,
  moment: Moment,
): RawBuilder<string | null> => sql<string | null>`(
  select ${sql.ref(`cv.${column}`)} from customer_versions as cv
  where cv.customer_id = ${sql.ref(ref)}
    and cv.recorded_at <= ${knownUntil(moment)}
    and not ${versionReversedAt('cv', moment)}
  order by case when cv.effective_on <= ${moment.asOf} then 0 else 1 end,
    case when cv.effective_on <= ${moment.asOf} then cv.effective_on end desc,
    cv.effective_on, cv.id desc
  limit 1)`;

/**
 * True for rows of `open_items` that can be open at the moment: a superset, the sum decides. Two
 * look-ups instead of an `or`, because SQLite answers the `or` by walking the whole history.
 */
export const maybeOpenAt = ({ asOf, knownAt }: Moment): RawBuilder<boolean> =>
  knownAt === null
    ? sql<boolean>`open_items.settled_on > ${asOf}`
    : sql<boolean>`open_items.instalment_id in (
        select instalment_id from open_items where settled_on > ${asOf}
        union select instalment_id from open_items where touched_at > ${knownAt})`;
