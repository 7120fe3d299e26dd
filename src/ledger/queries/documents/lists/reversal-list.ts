/**
 * What was corrected, from which day, and why?
 *
 *     receipt R-9  from 2026-03-01  recorded 2026-03-04T10:00:00.000Z  "returned by the bank"
 *     dispute #12  from 2026-02-01  recorded …                         "opened on the wrong invoice"
 *
 * Reversed profile versions belong to the undo of a batch and are not listed one by one; matches,
 * merges and aliases that were taken back are told where they were made, at the bank line and profile.
 */
import { sql } from 'kysely';
import type { Instant, IsoDate } from '../../../../domain/dates.ts';
import type { ReadDb } from '../../../handles.ts';
import { isListed, type ListPage, type ListQuery } from '../../list-query.ts';
import { knownUntil } from '../../moment-sql.ts';

export type ReversedKind =
  'invoice' | 'credit_note' | 'receipt' | 'allocation' | 'dispute' | 'write_off' | 'refund';

export interface ReversalListRow {
  readonly reversalId: number;
  readonly kind: ReversedKind;
  /** Number of the document; `#12` for an allocation or dispute. */
  readonly reference: string;
  readonly effectiveOn: IsoDate;
  readonly recordedAt: Instant;
  readonly reason: string;
}

/** Newest first: by effective date, then as they were recorded. */
export async function reversalList(
  db: ReadDb,
  query: ListQuery & { readonly reversalId?: number },
): Promise<ListPage<ReversalListRow>> {
  const target = sql<number>`coalesce(
    (select x.customer_id from invoices as x where x.id = reversals.invoice_id),
    (select x.customer_id from receipts as x where x.id = reversals.receipt_id),
    (select x.customer_id from credit_notes as x where x.id = reversals.credit_note_id),
    (select x.customer_id from write_offs as x where x.id = reversals.write_off_id),
    (select x.customer_id from refunds as x where x.id = reversals.refund_id),
    (select y.customer_id from allocations as x join instalments as z on z.id = x.instalment_id
      join invoices as y on y.id = z.invoice_id where x.id = reversals.allocation_id),
    (select y.customer_id from disputes as x join invoices as y on y.id = x.invoice_id
      where x.id = reversals.dispute_id))`;
  const reference = sql<string>`coalesce(
    (select x.number from invoices as x where x.id = reversals.invoice_id),
    (select x.number from receipts as x where x.id = reversals.receipt_id),
    (select x.number from credit_notes as x where x.id = reversals.credit_note_id),
    (select x.number from write_offs as x where x.id = reversals.write_off_id),
    (select x.number from refunds as x where x.id = reversals.refund_id),
    '#' || coalesce(reversals.allocation_id, reversals.dispute_id))`;

  let matching = db
    .selectFrom(
      db
        .selectFrom('reversals')
        .where(
          sql<boolean>`coalesce(reversals.customer_version_id, reversals.bank_match_id,
            reversals.customer_merge_id, reversals.customer_alias_id, reversals.import_batch_id) is null`,
        )
        .where('reversals.effective_on', '<=', query.asOf)
        .where('reversals.recorded_at', '<=', knownUntil(query))
        .select([
          'reversals.id as reversalId',
          sql<ReversedKind>`case
            when reversals.invoice_id is not null then 'invoice'
            when reversals.receipt_id is not null then 'receipt'
            when reversals.credit_note_id is not null then 'credit_note'
            when reversals.allocation_id is not null then 'allocation'
            when reversals.write_off_id is not null then 'write_off'
            when reversals.refund_id is not null then 'refund'
            else 'dispute' end`.as('kind'),
          reference.as('reference'),
          target.as('customer_id'),
          'reversals.effective_on as effectiveOn',
          'reversals.recorded_at as recordedAt',
          'reversals.reason as reason',
        ])
        .as('listed'),
    )
    .where(isListed(query, { number: 'listed.reference', customerId: 'listed.customer_id' }));
  if (query.reversalId !== undefined)
    matching = matching.where('listed.reversalId', '=', query.reversalId);

  const { total } = await matching
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await matching
    .select(['reversalId', 'kind', 'reference', 'effectiveOn', 'recordedAt', 'reason'])
    .orderBy('effectiveOn', 'desc')
    .orderBy('reversalId', 'desc')
    .offset(query.offset)
    .limit(query.limit)
    .execute();
  return { total, rows };
}
