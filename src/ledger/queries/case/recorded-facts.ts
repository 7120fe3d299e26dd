/**
 * Where a case fact of a key came from: rows as they were recorded, those too that were taken back since.
 *
 *     recordedFacts(db, 'hold', 'H-2')  ->  row 17 about customer 3, recorded 2026-03-02T09:15:00.000Z
 */
import type { CaseFactKind } from '../../../domain/facts/case-facts.ts';
import type { Instant } from '../../../domain/dates.ts';
import { kyselyOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';

export interface RecordedFact {
  readonly id: number;
  /** Whom it was recorded for, before merges. */
  readonly customerId: number;
  readonly recordedAt: Instant;
}

/** In the order of recording. */
export const recordedFacts = (
  db: ReadDb,
  kind: CaseFactKind,
  key: string,
): Promise<readonly RecordedFact[]> =>
  kyselyOf(db)
    .selectFrom('case_facts')
    .select(['id', 'customer_id as customerId', 'recorded_at as recordedAt'])
    .where('key', '=', key)
    .where('kind', '=', kind)
    .orderBy('id')
    .execute();
