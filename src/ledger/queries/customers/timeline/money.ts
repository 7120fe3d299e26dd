/**
 * Money in, what it was applied to, money given back, and money that the bank took back.
 *
 *     receipt           R-9          EUR 500.00  "transfer 4711"
 *     allocation        INV-7 (1/2)  EUR 500.00  from receipt R-9
 *     refund            F-1          EUR 20.00   out of receipt R-9, "paid twice"
 *     receipt_returned  R-9          EUR 500.00  "returned by the bank: insufficient funds"
 */
import { sql } from 'kysely';
import { leadingTo, type Events } from './event.ts';
import { reversedAt } from '../../../facts/live.ts';

/** A reversal `rv` that a line of the bank made. */
export const isBankReturn = sql<boolean>`exists (select 1 from bank_matches as bm
  where bm.receipt_id = rv.target_id and bm.kind = 'return' and bm.reversal_id = rv.id)`;

export const moneyEvents: Events<'receipt' | 'allocation' | 'refund' | 'receipt_returned'> = {
  receipt: ({ isTheirs, moment }) => ({
    from: sql`receipts as p where p.customer_id ${isTheirs}`,
    id: sql`p.id`,
    on: sql`p.received_on`,
    at: sql`p.recorded_at`,
    reference: sql`p.number`,
    currency: sql`p.currency`,
    amountMinor: sql`p.amount_minor`,
    note: sql`p.reference`,
    // Of a list: its day, because nobody knows when the money came.
    to: sql`coalesce(p.per_list_on, '')`,
    isReversed: reversedAt('receipt', 'p.id', moment),
    leadsTo: leadingTo('receipt', sql`p.number`),
  }),
  allocation: ({ isTheirs, moment }) => ({
    // What a reversal did to the amounts is told by the reversal, a write-off by the write-off.
    from: sql`invoices as i join instalments as n on n.invoice_id = i.id
      join allocations as a on a.instalment_id = n.id
      left join receipts as p on p.id = a.receipt_id
      left join credit_notes as c on c.id = a.credit_note_id
      where i.customer_id ${isTheirs} and a.reversal_id is null and a.write_off_id is null`,
    id: sql`a.id`,
    on: sql`a.effective_on`,
    at: sql`a.recorded_at`,
    reference: sql`i.number`,
    item: { position: sql`n.position`, invoiceId: sql`i.id` },
    currency: sql`i.currency`,
    amountMinor: sql`a.amount_minor`,
    before: sql`coalesce(p.number, c.number)`,
    about: sql`case when p.id is null then 'credit_note' else 'receipt' end`,
    isReversed: sql`(${reversedAt('allocation', 'a.id', moment)}
      or ${reversedAt('invoice', 'i.id', moment)}
      or ${reversedAt('receipt', 'a.receipt_id', moment)}
      or ${reversedAt('credit_note', 'a.credit_note_id', moment)})`,
    leadsTo: leadingTo('invoice', sql`i.number`),
  }),
  refund: ({ isTheirs, moment }) => ({
    from: sql`refunds as f join allocations as a on a.refund_id = f.id and a.reversal_id is null
      left join receipts as p on p.id = a.receipt_id
      left join credit_notes as c on c.id = a.credit_note_id
      where f.customer_id ${isTheirs}`,
    id: sql`f.id`,
    on: sql`f.refunded_on`,
    at: sql`f.recorded_at`,
    reference: sql`f.number`,
    currency: sql`f.currency`,
    amountMinor: sql`f.amount_minor`,
    before: sql`coalesce(p.number, c.number)`,
    about: sql`case when p.id is null then 'credit_note' else 'receipt' end`,
    note: sql`f.reason`,
    isReversed: reversedAt('refund', 'f.id', moment),
    leadsTo: leadingTo('refund', sql`f.number`),
  }),
  receipt_returned: ({ isTheirs, moment }) => ({
    from: sql`receipts as p join bank_matches as m on m.receipt_id = p.id and m.kind = 'return'
      join reversals as rv on rv.id = m.reversal_id
      where p.customer_id ${isTheirs}`,
    id: sql`m.id`,
    on: sql`rv.effective_on`,
    at: sql`rv.recorded_at`,
    reference: sql`p.number`,
    currency: sql`p.currency`,
    amountMinor: sql`p.amount_minor`,
    to: sql`p.received_on`,
    note: sql`rv.reason`,
    isReversed: reversedAt('bank_match', 'm.id', moment),
    leadsTo: leadingTo('receipt', sql`p.number`),
  }),
};
