/**
 * Credit notes that a letter applied when it was issued: allocations of its transaction, which has an instant of its
 * own (`recordedAt` of two transactions is never the same).
 */
import { sql, type RawBuilder } from 'kysely';
import { rawRows } from '../../connection.ts';
import { live } from '../../facts/live.ts';
import type { ReadDb } from '../../handles.ts';
import { survivor } from '../customers/survivors.ts';

/** The allocation `alias` was made by the issue of a letter. */
export const appliedByLetter = (alias: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${alias}.reversal_id`)} is null
    and ${sql.ref(`${alias}.credit_note_id`)} is not null
    and ${sql.ref(`${alias}.recorded_at`)} in (select recorded_at from letters))`;

const NOW = { knownAt: null };
const sameLetters = (a: string, b: string): RawBuilder<boolean> => sql<boolean>`(
  ${sql.ref(`${a}.currency`)} = ${sql.ref(`${b}.currency`)}
  and ${survivor(`${a}.customer_id`, NOW)} = ${survivor(`${b}.customer_id`, NOW)})`;

/**
 * Ids of the allocations to the letter's customer, in its currency, that were made with it and count still. Of two
 * letters to one customer in a run they belong to the one that is in force longer.
 */
export const applicationsOfLetter = (db: ReadDb, letterId: number): readonly number[] =>
  rawRows<readonly [number]>(
    db,
    sql`select a.id
      from letters l
      join allocations a on a.recorded_at = l.recorded_at and a.credit_note_id is not null
      join instalments n on n.id = a.instalment_id
      join invoices i on i.id = n.invoice_id
      where l.id = ${letterId} and ${sameLetters('i', 'l')}
        and not exists (select 1 from letters o where o.recorded_at = l.recorded_at and o.id <> l.id
          and ${sameLetters('o', 'l')}
          and not exists (select 1 from letter_cancellations x where x.letter_id = o.id))
        and a.reversal_id is null and ${live('allocation', 'a.id')}
      order by a.id`,
  ).map(([id]) => id);
