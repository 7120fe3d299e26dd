/** Which rows of `rates` count: those of an undone import do not, and the newest recorded of a day wins. */
import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '../../../domain/dates.ts';
import { knownUntil } from '../moment-sql.ts';
import { NEVER } from '../../../domain/dates.ts';
import { knownReversed } from '../../facts/live.ts';

const until = (knownAt: Instant | null): Instant => knownUntil({ asOf: NEVER, knownAt });

/** Whether the row `alias` of `rates` is known and its batch was not undone. */
export const isLiveRate = (alias: string, knownAt: Instant | null): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${alias}.recorded_at`)} <= ${until(knownAt)}
    and not ${knownReversed('import_batch', `${alias}.batch_id`, { knownAt })})`;

/** Whether a newer live row says another rate of the same pair and day. */
export const isSuperseded = (alias: string, knownAt: Instant | null): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from rates newer
    where newer.base = ${sql.ref(`${alias}.base`)} and newer.currency = ${sql.ref(`${alias}.currency`)}
      and newer.effective_on = ${sql.ref(`${alias}.effective_on`)}
      and newer.id > ${sql.ref(`${alias}.id`)} and ${isLiveRate('newer', knownAt)})`;
