/** Customer codes → ids during one recording; a code is looked up at most once. */
import type { CustomerDraft } from '../../domain/facts.ts';
import { connectionOf } from '../connection.ts';
import type { Tx } from '../handles.ts';
import type { FactInserts } from './fact-inserts.ts';

export interface CustomerRegister {
  /** Records a version; a code that is new makes the customer too. */
  record(draft: CustomerDraft): void;
  /** Throws when no customer of this code has a live version. */
  idOf(code: string): number;
}

export function customerRegister(
  tx: Tx,
  insert: FactInserts,
  recordedAt: string,
  batchId: number | null,
): CustomerRegister {
  const ids = new Map<string, number>();
  const connection = connectionOf(tx);
  const known = connection.statement<{ id: number; live: number }>(
    `select c.id, exists (select 1 from customer_versions v where v.customer_id = c.id
       and not exists (select 1 from reversals r where r.customer_version_id = v.id)) as live
     from customers c where c.code = ?`,
  );
  return {
    record(draft) {
      const id =
        ids.get(draft.code) ??
        known.get(draft.code)?.id ??
        insert.customer([draft.code, recordedAt, batchId]);
      ids.set(draft.code, id);
      insert.customerVersion([
        id,
        draft.effectiveOn,
        recordedAt,
        draft.name,
        draft.country,
        draft.language,
        draft.currency,
        draft.taxId,
        draft.kind,
        draft.email,
        draft.phone,
        draft.address,
        draft.terms,
        draft.creditLimitMinor,
        draft.governingLaw,
        draft.notes,
        batchId,
      ]);
    },
    idOf(code) {
      const cached = ids.get(code);
      if (cached !== undefined) return cached;
      const found = known.get(code);
      if (found === undefined || found.live !== 1)
        throw new Error(`customer "${code}" is not in the ledger`);
      ids.set(code, found.id);
      return found.id;
    },
  };
}
