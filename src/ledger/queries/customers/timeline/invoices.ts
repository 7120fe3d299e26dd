/**
 * What was invoiced and credited, and due dates that were moved.
 *
 *     invoice      INV-7        EUR 1,200.00  due 2026-11-12  (as the invoice said on its day)
 *     due_changed  INV-7 (2/3)  2026-11-12 -> 2026-11-30      "agreed on the phone"
 *     credit_note  CN-3         EUR 90.00
 */
import { sql } from 'kysely';
import { knownUntil } from '../../moment-sql.ts';
import { leadingTo, recordedDay, type Events, type EventSources } from './event.ts';
import { reversedAt } from '../../../facts/live.ts';

const owed =
  (kind: 'invoice' | 'debit_note'): EventSources =>
  ({ isTheirs, moment }) => ({
    from: sql`invoices as i where i.customer_id ${isTheirs} and i.kind = ${kind}`,
    id: sql`i.id`,
    on: sql`i.issued_on`,
    at: sql`i.recorded_at`,
    reference: sql`i.number`,
    currency: sql`i.currency`,
    amountMinor: sql`i.gross_minor`,
    // As it was issued: a change of it is an entry of its own, above this one.
    to: sql`(select max(n.due_on) from instalments as n where n.invoice_id = i.id)`,
    note: sql`i.goods`,
    isReversed: reversedAt('invoice', 'i.id', moment),
    leadsTo: leadingTo('invoice', sql`i.number`),
  });

export const invoiceEvents: Events<'invoice' | 'debit_note' | 'due_changed' | 'credit_note'> = {
  invoice: owed('invoice'),
  debit_note: owed('debit_note'),
  due_changed: (scope) => {
    const { day, counts } = recordedDay(sql`d.recorded_at`, scope);
    return {
      from: sql`invoices as i join instalments as n on n.invoice_id = i.id
        join due_changes as d on d.instalment_id = n.id
        where i.customer_id ${scope.isTheirs} and ${counts}`,
      id: sql`d.id`,
      on: day,
      at: sql`d.recorded_at`,
      reference: sql`i.number`,
      item: { position: sql`n.position`, invoiceId: sql`i.id` },
      currency: sql`i.currency`,
      before: sql`coalesce((select e.due_on from due_changes as e
        where e.instalment_id = n.id and e.id < d.id and e.recorded_at <= ${knownUntil(scope.moment)}
        order by e.id desc limit 1), n.due_on)`,
      to: sql`d.due_on`,
      note: sql`d.reason`,
      leadsTo: leadingTo('invoice', sql`i.number`),
    };
  },
  credit_note: ({ isTheirs, moment }) => ({
    from: sql`credit_notes as c where c.customer_id ${isTheirs}`,
    id: sql`c.id`,
    on: sql`c.issued_on`,
    at: sql`c.recorded_at`,
    reference: sql`c.number`,
    currency: sql`c.currency`,
    amountMinor: sql`c.amount_minor`,
    note: sql`c.reference`,
    isReversed: reversedAt('credit_note', 'c.id', moment),
    leadsTo: leadingTo('credit_note', sql`c.number`),
  }),
};
