/**
 * Attachments of the customer, its invoices and its contracts.
 *
 *     paper          delivery-note.pdf  kept with invoice INV-7, "signed by Ms Ruiz"
 *     paper_removed  delivery-note.pdf  "another customer's"
 */
import { sql, type RawBuilder } from 'kysely';
import type { TimelineDocument } from '../../../../domain/facts/kinds.ts';
import { recordedDay, type EventSource, type Events, type Scope } from './event.ts';

/**
 * The attachments of all three kinds, each found by its own index; only they can be many when invoices
 * are, so the ids are gathered before anything else of them is read.
 */
const papers = ({ isTheirs }: Scope, joins: RawBuilder<unknown>) => sql`attachments as t
  left join invoices as i on i.id = t.invoice_id ${joins}
  where t.id in (
    select a.id from attachments as a where a.customer_id ${isTheirs}
    union all
    select a.id from attachments as a where a.contract_customer_id ${isTheirs}
    union all
    select a.id from invoices as o join attachments as a on a.invoice_id = o.id
      where o.customer_id ${isTheirs})`;

const paper = {
  reference: sql`t.file_name`,
  to: sql`coalesce(i.number, t.contract_number, '')`,
  about: sql`case when t.invoice_id is not null then 'invoice'
    when t.contract_number is not null then 'contract' else 'customer' end`,
  leadsTo: {
    kind: sql<TimelineDocument>`case when t.invoice_id is not null then 'invoice' else 'papers' end`,
    number: sql`coalesce(i.number, t.contract_number, '')`,
  },
} satisfies Partial<EventSource>;

export const paperEvents: Events<'paper' | 'paper_removed'> = {
  paper: (scope) => {
    const { day, counts } = recordedDay(sql`t.recorded_at`, scope);
    const removed = recordedDay(sql`x.recorded_at`, scope);
    const { knownAt } = scope.moment;
    return {
      ...paper,
      from: sql`${papers(scope, sql``)} and ${counts}`,
      id: sql`t.id`,
      on: day,
      at: sql`t.recorded_at`,
      note: sql`t.note`,
      isReversed: sql`exists (select 1 from attachment_removals as x
        where x.attachment_id = t.id and ${removed.counts}
          ${knownAt === null ? sql`` : sql`and x.recorded_at <= ${knownAt}`})`,
    };
  },
  paper_removed: (scope) => {
    const { day, counts } = recordedDay(sql`x.recorded_at`, scope);
    return {
      ...paper,
      from: sql`${papers(scope, sql`join attachment_removals as x on x.attachment_id = t.id`)}
        and ${counts}`,
      id: sql`x.id`,
      on: day,
      at: sql`x.recorded_at`,
      note: sql`x.reason`,
    };
  },
};
