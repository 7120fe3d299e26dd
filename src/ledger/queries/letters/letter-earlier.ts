/**
 * Which letters demand an item, or went to a customer, before a new one is written?
 *
 *     item 12, customer 3: L-2026-0004 of 2026-11-02, deadline 2026-11-23
 *
 * A letter counts from the date on it; a cancelled one no longer counts from the day it was
 * cancelled.
 */
import { sql } from 'kysely';
import type { IsoDate } from '../../../domain/dates.ts';
import { kyselyOf } from '../../connection.ts';
import { survivor } from '../customers/survivors.ts';
import type { ReadDb } from '../../handles.ts';

export interface EarlierLetterRow {
  /** Instalment id. */
  readonly itemId: number;
  readonly customerId: number;
  readonly currency: string;
  readonly number: string;
  readonly issuedOn: IsoDate;
  readonly deadlineOn: IsoDate;
}

/** One row an item of a letter in force on `asOf`; newest letter first. */
export async function earlierLetters(
  db: ReadDb,
  asOf: IsoDate,
): Promise<readonly EarlierLetterRow[]> {
  const { rows } = await sql<EarlierLetterRow>`
    select li.instalment_id as "itemId", ${survivor('l.customer_id', { knownAt: null })} as "customerId", l.currency, l.number,
      l.issued_on as "issuedOn", l.deadline_on as "deadlineOn"
    from letters l join letter_items li on li.letter_id = l.id
    where l.issued_on <= ${asOf}
      and not exists (select 1 from letter_cancellations c
        where c.letter_id = l.id and c.cancelled_on <= ${asOf})
    order by l.issued_on desc, l.id desc`.execute(kyselyOf(db));
  return rows;
}
