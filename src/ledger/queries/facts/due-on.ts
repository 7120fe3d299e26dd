/** When an item is due: the newest change that is known, else as the invoice says. */
import { sql, type RawBuilder } from 'kysely';
import type { Instant, IsoDate } from '../../../domain/dates.ts';

/** `ref`: the row of `instalments`. A change counts for every as-of from when it was recorded. */
export const dueOnAt = (
  ref: string,
  { knownAt }: { readonly knownAt: Instant | null },
): RawBuilder<IsoDate> => sql<IsoDate>`coalesce((
  select dc.due_on from due_changes as dc
  where dc.instalment_id = ${sql.ref(`${ref}.id`)}
    ${knownAt === null ? sql`` : sql`and dc.recorded_at <= ${knownAt}`}
  order by dc.id desc limit 1), ${sql.ref(`${ref}.due_on`)})`;
