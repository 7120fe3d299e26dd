/** A new version of the collection policy. */
import type { Policy } from '../../domain/case/policy.ts';
import type { Tx } from '../handles.ts';
import type { WriteScope } from '../ledger.ts';

/** Returns its number: 1 for the first. */
export async function recordPolicy(
  tx: Tx,
  scope: WriteScope,
  draft: { readonly policy: Policy; readonly note: string },
): Promise<number> {
  const { id } = await tx
    .insertInto('policy_versions')
    .values({
      recorded_at: scope.recordedAt,
      policy: JSON.stringify(draft.policy),
      note: draft.note,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
