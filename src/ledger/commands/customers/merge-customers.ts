/**
 * Two customers that are one. Nothing of `from` is changed: from now on readers show it under `into`,
 * for every as-of, and its code and names lead there; a `knownAt` before the merge shows the two.
 *
 *     merge C9 into C4    C9's invoices stand under C4; "C9" in an import means C4
 *     unmerge             C9 has again what was recorded for it; what came later for C4 stays there
 */
import { err, ok, type Result } from '../../../domain/result.ts';
import { connectionOf } from '../../connection.ts';
import type { Tx } from '../../handles.ts';
import type { WriteScope } from '../../ledger.ts';
import type { LedgerRefusal } from '../../refusals.ts';
import { refreshCustomersOf } from '../../projections/refresh.ts';
import { survivorsNow } from '../../queries/customers/survivors.ts';
import { lastId } from '../facts/fact-inserts.ts';
import { findBlocker } from '../../facts/blockers.ts';
import { findReversible, reverseFacts } from '../../facts/reverse.ts';
import { recordAlias } from './record-alias.ts';
import { liveText } from '../../facts/live.ts';
import { say } from '../../../domain/texts/text.ts';

export interface MergeDraft {
  readonly fromId: number;
  readonly intoId: number;
  /** Not empty. */
  readonly reason: string;
}

/**
 * Returns the merge's id. `into` that was itself merged means its survivor. Throws when `from` is
 * merged already or both are one.
 */
export async function mergeCustomers(
  tx: Tx,
  scope: WriteScope,
  draft: MergeDraft,
): Promise<number> {
  const merged = survivorsNow(tx);
  const intoId = merged.get(draft.intoId) ?? draft.intoId;
  if (merged.has(draft.fromId)) throw new Error(`customer ${draft.fromId} is merged already`);
  if (intoId === draft.fromId) throw new Error(`customer ${draft.fromId} is the same customer`);
  const id = lastId(tx, 'customer_merges') + 1;
  await tx
    .insertInto('customer_merges')
    .values({
      id,
      from_customer_id: draft.fromId,
      into_customer_id: intoId,
      reason: draft.reason,
      recorded_at: scope.recordedAt,
    })
    .execute();
  for (const { kind, value } of knownAs(tx, draft.fromId))
    recordAlias(tx, scope, { customerId: intoId, kind, value, origin: 'merged' });
  await refreshCustomersOf(tx, [draft.fromId, intoId]);
  return id;
}

/** Its code, and every legal name it had. */
const knownAs = (tx: Tx, customerId: number) =>
  connectionOf(tx)
    .statement<{ kind: 'code' | 'name'; value: string }>(
      `select 'code' as kind, c.code as value from customers c where c.id = ?
       union
       select 'name', v.name from customer_versions v where v.customer_id = ? and v.name <> ''
         and ${liveText('customer_version', 'v.id')}
       order by 1, 2`,
    )
    .all(customerId, customerId);

export type UnmergeRefusal = LedgerRefusal<
  'not_found' | 'already_reversed' | 'used_by_later_facts'
>;

/** Errors: `not_found`, `already_reversed`, `used_by_later_facts` (names allocations across the two). */
export async function unmergeCustomers(
  tx: Tx,
  scope: WriteScope,
  mergeId: number,
  reason: string,
): Promise<Result<null, UnmergeRefusal>> {
  const target = { kind: 'customer_merge', id: mergeId } as const;
  const found = findReversible(tx, target);
  if (found === null)
    return err({
      code: 'not_found',
      message: say`There is no merge ${mergeId}; the profile lists them.`,
    });
  if (found.isReversed)
    return err({
      code: 'already_reversed',
      message: say`This merge is undone already: the two are customers of their own.`,
    });
  const blocker = findBlocker(tx, [target]);
  if (blocker !== null) return err({ code: 'used_by_later_facts', message: blocker });
  await reverseFacts(tx, scope, { targets: [target], effectiveOn: 'own', reason });
  return ok(null);
}
