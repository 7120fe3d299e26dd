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
import type { Page, ReversalRow } from '../../../../contract/calls/facts.ts';
import {
  isNumbered,
  REVERSED_BY_HAND_KINDS,
  type ReversedByHandKind,
} from '../../../../domain/facts/kinds.ts';
import { factTable } from '../../../facts/kinds.ts';
import { isReversalOf } from '../../../facts/live.ts';
import type { ReadDb } from '../../../handles.ts';
import { isListed, type ListQuery } from '../../list-query.ts';
import { knownUntil } from '../../moment-sql.ts';

/** Newest first: by effective date, then as they were recorded. */
export async function reversalList(
  db: ReadDb,
  query: ListQuery & { readonly reversalId?: number },
): Promise<Page<ReversalRow>> {
  const of = (kind: ReversedByHandKind) => {
    const { table, joins, customer, number } = factTable(kind);
    return sql`select r.id as "reversalId", ${sql.lit(kind)} as kind,
        ${sql.raw(isNumbered(kind) ? (number ?? `''`) : `'#' || t.id`)} as reference,
        ${sql.raw(customer ?? 'null')} as customer_id,
        r.effective_on as "effectiveOn", r.recorded_at as "recordedAt", r.reason
      from reversals r join ${sql.table(table)} t on ${sql.raw(isReversalOf('r', kind, 't.id'))}
        ${sql.raw(joins)}
      where r.effective_on <= ${query.asOf} and r.recorded_at <= ${knownUntil(query)}`;
  };
  const listed = sql<ReversalRow & { readonly customer_id: number | null }>`(${sql.join(
    REVERSED_BY_HAND_KINDS.map(of),
    sql` union all `,
  )})`;

  let matching = db
    .selectFrom(listed.as('listed'))
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
