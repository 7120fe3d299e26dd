/** Every case fact for the sixth exchange file, in the order of recording, with why it was reversed. */
import { NEVER } from '../../../domain/dates.ts';
import { connectionOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import type { CaseFactRecord } from '../../../domain/case/live-facts.ts';
import { caseFactRecords } from '../case/case-facts.ts';

export type ExchangeCaseFact = CaseFactRecord & {
  /** `''` where it was not reversed. */
  readonly reversalReason: string;
};

export async function exchangeCaseFacts(db: ReadDb): Promise<readonly ExchangeCaseFact[]> {
  const facts = await caseFactRecords(db, {
    asOf: NEVER,
    knownAt: null,
    customerIds: null,
    kinds: null,
  });
  const reasons = new Map(
    connectionOf(db)
      .statement<{ id: number; reason: string }>(
        `select r.target_id as id, r.reason from reversals r where r.target_kind = 'case_fact'`,
      )
      .all()
      .map(({ id, reason }) => [id, reason]),
  );
  return facts.map((fact) => ({ ...fact, reversalReason: reasons.get(fact.id) ?? '' }));
}
