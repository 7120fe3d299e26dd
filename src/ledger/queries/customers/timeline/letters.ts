/**
 * Letters as they were issued, and those that were cancelled.
 *
 *     letter            L-2026-0001  EUR 1,200.00  level 2, to be answered by 2026-12-01
 *     letter_cancelled  L-2026-0001  "paid the day before"
 */
import { sql } from 'kysely';
import { knownUntil } from '../../moment-sql.ts';
import { leadingTo, type Events } from './event.ts';

export const letterEvents: Events<'letter' | 'letter_cancelled'> = {
  letter: ({ isTheirs, moment }) => ({
    from: sql`letters as l where l.customer_id ${isTheirs}`,
    id: sql`l.id`,
    on: sql`l.issued_on`,
    at: sql`l.recorded_at`,
    reference: sql`l.number`,
    currency: sql`l.currency`,
    amountMinor: sql`l.total_minor`,
    to: sql`l.deadline_on`,
    about: sql`cast(l.level as text)`,
    isReversed: sql`exists (select 1 from letter_cancellations as x where x.letter_id = l.id
      and x.cancelled_on <= ${moment.asOf} and x.recorded_at <= ${knownUntil(moment)})`,
    leadsTo: leadingTo('letter', sql`l.number`),
  }),
  letter_cancelled: ({ isTheirs }) => ({
    from: sql`letters as l join letter_cancellations as x on x.letter_id = l.id
      where l.customer_id ${isTheirs}`,
    id: sql`x.id`,
    on: sql`x.cancelled_on`,
    at: sql`x.recorded_at`,
    reference: sql`l.number`,
    note: sql`x.reason`,
    leadsTo: leadingTo('letter', sql`l.number`),
  }),
};
