/**
 * Customers that turned out to be one, and pairs that were taken apart again. Both sides tell it.
 *
 *     merged    from X77 "Atelier Siempre Viva SL"  into C1013   "same tax number"
 *     unmerged  from X77 "Atelier Siempre Viva SL"  into C1013   "two shops after all"
 *
 * `about`: `into` when the other was merged into this customer, `from` when this one was merged into
 * the other; `reference` is the other's code, `to` its name.
 */
import { sql } from 'kysely';
import { customerAt, knownUntil } from '../../moment-sql.ts';
import { leadingTo, recordedDay, type EventSource, type Events, type Scope } from './event.ts';
import { isReversalOf } from '../../../facts/live.ts';

const isTaker = ({ isTheirs }: Scope) => sql`m.into_customer_id ${isTheirs}`;

const pair = (scope: Scope) =>
  ({
    reference: sql`o.code`,
    to: sql`coalesce(${customerAt('name', 'o.id', scope.moment)}, '')`,
    about: sql`case when ${isTaker(scope)} then 'into' else 'from' end`,
    leadsTo: leadingTo('profile', sql`o.code`),
  }) satisfies Partial<EventSource>;

/** `o`: the other one of the two. */
const other = (scope: Scope) => sql`join customers as o
    on o.id = case when ${isTaker(scope)} then m.from_customer_id else m.into_customer_id end
  where (m.into_customer_id ${scope.isTheirs} or m.from_customer_id ${scope.isTheirs})`;

export const mergeEvents: Events<'merged' | 'unmerged'> = {
  merged: (scope) => {
    const { day, counts } = recordedDay(sql`m.recorded_at`, scope);
    return {
      ...pair(scope),
      from: sql`customer_merges as m ${other(scope)} and ${counts}`,
      id: sql`m.id`,
      on: day,
      at: sql`m.recorded_at`,
      note: sql`m.reason`,
      isReversed: sql`exists (select 1 from reversals as rv where ${sql.raw(isReversalOf('rv', 'customer_merge', 'm.id'))}
        and rv.recorded_at <= ${knownUntil(scope.moment)}
        and ${recordedDay(sql`rv.recorded_at`, scope).counts})`,
    };
  },
  unmerged: (scope) => {
    // Its own date is the day of the merge; what happened happened when it was recorded.
    const { day, counts } = recordedDay(sql`rv.recorded_at`, scope);
    return {
      ...pair(scope),
      from: sql`customer_merges as m join reversals as rv on ${sql.raw(isReversalOf('rv', 'customer_merge', 'm.id'))}
        ${other(scope)} and ${counts}`,
      id: sql`rv.id`,
      on: day,
      at: sql`rv.recorded_at`,
      note: sql`rv.reason`,
    };
  },
};
