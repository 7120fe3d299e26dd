/**
 * What do customers dispute, and how was it settled?
 *
 *     INV-7  C1  opened 2026-02-01 "two boxes broken"  resolved 2026-02-20 "credit note CN-12"
 *
 * A reversed dispute was a mistake: it is in the list of reversals, not in this one.
 */
import { sql } from 'kysely';
import type { DisputeRow, Page } from '../../../../contract/calls/facts.ts';
import type { ReadDb } from '../../../handles.ts';
import { survivor } from '../../customers/survivors.ts';
import { isListed, type ListQuery } from '../../list-query.ts';
import { customerAt, knownUntil } from '../../moment-sql.ts';
import { reversedAt } from '../../../facts/live.ts';

/** Newest first. Resolutions later than the moment are not known yet. */
export async function disputeList(
  db: ReadDb,
  query: ListQuery & { readonly invoiceId?: number; readonly disputeId?: number },
): Promise<Page<DisputeRow>> {
  let matching = db
    .selectFrom('disputes')
    .innerJoin('invoices', 'invoices.id', 'disputes.invoice_id')
    .where('disputes.opened_on', '<=', query.asOf)
    .where('disputes.recorded_at', '<=', knownUntil(query))
    .where(sql<boolean>`not ${reversedAt('dispute', 'disputes.id', query)}`)
    .where(isListed(query, { number: 'invoices.number', customerId: 'invoices.customer_id' }));
  if (query.invoiceId !== undefined) matching = matching.where('invoices.id', '=', query.invoiceId);
  if (query.disputeId !== undefined) matching = matching.where('disputes.id', '=', query.disputeId);

  const { total } = await matching
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await matching
    .innerJoin('customers', (join) =>
      join.on('customers.id', '=', survivor('invoices.customer_id', query)),
    )
    .leftJoin('dispute_resolutions', (join) =>
      join
        .onRef('dispute_resolutions.dispute_id', '=', 'disputes.id')
        .on('dispute_resolutions.resolved_on', '<=', query.asOf)
        .on('dispute_resolutions.recorded_at', '<=', knownUntil(query)),
    )
    .select([
      'disputes.id as disputeId',
      'invoices.number as invoice',
      'customers.code as customer',
      sql<string>`coalesce(${customerAt('name', 'customers.id', query)}, customers.code)`.as(
        'name',
      ),
      'disputes.opened_on as openedOn',
      'disputes.reason as reason',
      'dispute_resolutions.resolved_on as resolvedOn',
      'dispute_resolutions.resolution as resolution',
    ])
    .orderBy('disputes.opened_on', 'desc')
    .orderBy('disputes.id', 'desc')
    .offset(query.offset)
    .limit(query.limit)
    .execute();
  return { total, rows };
}
