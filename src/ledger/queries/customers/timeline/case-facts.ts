/**
 * What was recorded about the customer beside documents and money. `about` is the kind of the fact,
 * `before` the key it ends or the items it is about, `to` its second day.
 *
 *     case_fact  P-1   EUR 500.00  about promise  before INV-1  to 2026-03-06
 *     case_fact  EN-4              about end      before H-2    "paid in full"
 */
import { sql } from 'kysely';
import { reversedAt } from '../../../facts/live.ts';
import { leadingTo, type Events } from './event.ts';

export const caseFactEvents: Events<'case_fact'> = {
  case_fact: ({ isTheirs, moment }) => ({
    from: sql`case_facts as f where f.customer_id ${isTheirs}`,
    id: sql`f.id`,
    on: sql`f.effective_on`,
    at: sql`f.recorded_at`,
    reference: sql`f.key`,
    currency: sql`case when f.amount_minor is null then null else f.currency end`,
    amountMinor: sql`f.amount_minor`,
    before: sql`coalesce((select a.key from case_facts a where a.id = f.about_id and f.kind = 'end'),
      (select group_concat(number, ', ') from (select distinct i.number from case_fact_items s
        join instalments n on n.id = s.instalment_id join invoices i on i.id = n.invoice_id
        where s.case_fact_id = f.id)), '')`,
    to: sql`coalesce(f.until_on, '')`,
    about: sql`f.kind`,
    note: sql`f.note`,
    isReversed: reversedAt('case_fact', 'f.id', moment),
    leadsTo: leadingTo('case_fact', sql`f.key`),
  }),
};
