/**
 * What the customer objected to, and how it ended.
 *
 *     dispute           INV-7  "3 of 20 cartons broken"
 *     dispute_resolved  INV-7  "credit note CN-3 agreed"
 */
import { sql } from 'kysely';
import { leadingTo, type Events } from './event.ts';
import { reversedAt } from '../../../facts/live.ts';

export const disputeEvents: Events<'dispute' | 'dispute_resolved'> = {
  dispute: ({ isTheirs, moment }) => ({
    from: sql`invoices as i join disputes as d on d.invoice_id = i.id
      where i.customer_id ${isTheirs}`,
    id: sql`d.id`,
    on: sql`d.opened_on`,
    at: sql`d.recorded_at`,
    reference: sql`i.number`,
    note: sql`d.reason`,
    isReversed: reversedAt('dispute', 'd.id', moment),
    leadsTo: leadingTo('invoice', sql`i.number`),
  }),
  dispute_resolved: ({ isTheirs }) => ({
    from: sql`invoices as i join disputes as d on d.invoice_id = i.id
      join dispute_resolutions as s on s.dispute_id = d.id
      where i.customer_id ${isTheirs}`,
    id: sql`s.id`,
    on: sql`s.resolved_on`,
    at: sql`s.recorded_at`,
    reference: sql`i.number`,
    note: sql`s.resolution`,
    leadsTo: leadingTo('invoice', sql`i.number`),
  }),
};
