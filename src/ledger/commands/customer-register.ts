/**
 * Customer codes → ids during one recording; a code is looked up at most once. A code of a customer
 * that was merged, or that is an alias, leads to the customer it is now.
 */
import type { CustomerDraft } from '../../domain/facts/drafts.ts';
import type { Instant } from '../../domain/dates.ts';
import { foldText } from '../../domain/fold-text.ts';
import { connectionOf } from '../connection.ts';
import type { Tx } from '../handles.ts';
import { survivorsNow } from '../queries/customers/survivors.ts';
import type { FactInserts } from './facts/fact-inserts.ts';
import { liveText } from '../facts/live.ts';

export interface CustomerRegister {
  /**
   * Records a version of the customer that has this very code, merged or not: the list of a program
   * that still knows the old code must not rename the survivor. A code that is new makes the customer.
   */
  record(draft: CustomerDraft): void;
  /** Throws when no customer of this code has a live version. */
  idOf(code: string): number;
}

export function customerRegister(
  tx: Tx,
  insert: FactInserts,
  recordedAt: Instant,
  batchId: number | null,
): CustomerRegister {
  const ids = new Map<string, number>();
  const connection = connectionOf(tx);
  const known = connection.statement<{ id: number; live: number }>(
    `select c.id, exists (select 1 from customer_versions v where v.customer_id = c.id
       and ${liveText('customer_version', 'v.id')}) as live
     from customers c where c.code = ?`,
  );
  const aliased = connection.statement<{ id: number }>(
    `select a.customer_id as id from customer_aliases a where a.kind = 'code' and a.folded = ? and a.value = ?
       and ${liveText('customer_alias', 'a.id')} order by a.id desc limit 1`,
  );
  const merged = survivorsNow(tx);
  const own = new Map<string, number>();
  return {
    record(draft) {
      const id =
        own.get(draft.code) ??
        known.get(draft.code)?.id ??
        insert.customer({ code: draft.code, recorded_at: recordedAt, batch_id: batchId });
      own.set(draft.code, id);
      ids.set(draft.code, merged.get(id) ?? id);
      insert.customerVersion({
        customer_id: id,
        effective_on: draft.effectiveOn,
        recorded_at: recordedAt,
        name: draft.name,
        country: draft.country,
        language: draft.language,
        currency: draft.currency,
        tax_id: draft.taxId,
        kind: draft.kind,
        email: draft.email,
        phone: draft.phone,
        address: draft.address,
        terms: draft.terms,
        credit_limit_minor: draft.creditLimitMinor,
        governing_law: draft.governingLaw,
        notes: draft.notes,
        batch_id: batchId,
      });
    },
    idOf(code) {
      const cached = ids.get(code);
      if (cached !== undefined) return cached;
      const row = known.get(code);
      const found = row?.live === 1 ? row : aliased.get(foldText(code), code);
      if (found === undefined) throw new Error(`customer "${code}" is not in the ledger`);
      const id = merged.get(found.id) ?? found.id;
      ids.set(code, id);
      return id;
    },
  };
}
