/** How a customer pays and who is who there: a new version, the newest is the profile. */
import type { IsoDate } from '../../../domain/dates.ts';
import type { Tx } from '../../handles.ts';
import type { WriteScope } from '../../ledger.ts';

export interface ProfileDraft {
  readonly customerId: number;
  readonly effectiveOn: IsoDate;
  /** `domain/customers/profile.ts` CustomerProfile; kept as JSON. */
  readonly profile: object;
}

/** Returns the version's id. */
export async function recordProfile(
  tx: Tx,
  scope: WriteScope,
  draft: ProfileDraft,
): Promise<number> {
  const { id } = await tx
    .insertInto('customer_profiles')
    .values({
      customer_id: draft.customerId,
      effective_on: draft.effectiveOn,
      recorded_at: scope.recordedAt,
      profile: JSON.stringify(draft.profile),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
