/** Rates of late-payment laws that were entered in this ledger. */
import type { LegalRate } from '../../../domain/interest/legal-rates.ts';
import { type Instant } from '../../../domain/dates.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';

/** In the order in which they were recorded. `knownAt`: only those recorded by then; null: all. */
export async function legalRates(
  db: ReadDb,
  knownAt: Instant | null,
): Promise<readonly LegalRate[]> {
  let query = kyselyOf(db)
    .selectFrom('legal_rates')
    .select(['law', 'from_on', 'until_on', 'percent', 'source', 'verified_on'])
    .orderBy('id');
  if (knownAt !== null) query = query.where('recorded_at', '<=', knownAt);
  const rows = await query.execute();
  return rows.map((row) => ({
    law: row.law,
    from: row.from_on,
    to: row.until_on,
    percent: row.percent,
    source: row.source,
    verifiedOn: row.verified_on,
    isOwn: true,
  }));
}
