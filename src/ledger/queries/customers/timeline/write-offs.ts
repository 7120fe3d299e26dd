/**
 * What was written off, and write-offs that were reversed.
 *
 *     write_off           INV-7  EUR 3.20  small_balance  "less than a stamp"
 *     write_off_reversed  INV-7  EUR 3.20  "they paid after all"
 */
import { sql } from 'kysely';
import { leadingTo, type EventSource, type Events } from './event.ts';
import { isReversalOf, reversedAt } from '../../../facts/live.ts';

/** The item is what people look for; the write-off's own number is in `to`. */
const ofItem = {
  reference: sql`i.number`,
  item: { position: sql`n.position`, invoiceId: sql`i.id` },
  currency: sql`w.currency`,
  amountMinor: sql`w.amount_minor`,
  to: sql`w.number`,
  about: sql`w.kind`,
  leadsTo: leadingTo('write_off', sql`w.number`),
} satisfies Partial<EventSource>;

export const writeOffEvents: Events<'write_off' | 'write_off_reversed'> = {
  write_off: ({ isTheirs, moment }) => ({
    ...ofItem,
    from: sql`write_offs as w join instalments as n on n.id = w.instalment_id
      join invoices as i on i.id = n.invoice_id
      where w.customer_id ${isTheirs}`,
    id: sql`w.id`,
    on: sql`w.effective_on`,
    at: sql`w.recorded_at`,
    note: sql`w.reason`,
    isReversed: reversedAt('write_off', 'w.id', moment),
  }),
  write_off_reversed: ({ isTheirs }) => ({
    ...ofItem,
    from: sql`write_offs as w join reversals as rv on ${sql.raw(isReversalOf('rv', 'write_off', 'w.id'))}
      join instalments as n on n.id = w.instalment_id join invoices as i on i.id = n.invoice_id
      where w.customer_id ${isTheirs}`,
    id: sql`rv.id`,
    on: sql`rv.effective_on`,
    at: sql`rv.recorded_at`,
    note: sql`rv.reason`,
  }),
};
