/** Ends a dispute: from `resolvedOn` on the invoice is demandable again. */
import type { IsoDate } from '../../../domain/dates.ts';
import type { Tx } from '../../handles.ts';
import type { WriteScope } from '../../ledger.ts';

/** Returns the resolution's id. A dispute is resolved at most once (the table refuses a second). */
export async function resolveDispute(
  tx: Tx,
  scope: WriteScope,
  resolution: {
    readonly disputeId: number;
    readonly resolvedOn: IsoDate;
    readonly resolution: string;
  },
): Promise<number> {
  const { id } = await tx
    .insertInto('dispute_resolutions')
    .values({
      dispute_id: resolution.disputeId,
      resolved_on: resolution.resolvedOn,
      resolution: resolution.resolution,
      recorded_at: scope.recordedAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
