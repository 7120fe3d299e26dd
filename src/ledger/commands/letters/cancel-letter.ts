/** Cancels an issued letter. Its number, items and PDF stay; it no longer counts as sent. */
import type { IsoDate } from '../../../domain/dates.ts';
import type { Tx } from '../../handles.ts';
import type { WriteScope } from '../../ledger.ts';

/** A letter is cancelled at most once (the table refuses a second). */
export async function cancelLetter(
  tx: Tx,
  scope: WriteScope,
  cancellation: {
    readonly letterId: number;
    readonly cancelledOn: IsoDate;
    readonly reason: string;
  },
): Promise<void> {
  await tx
    .insertInto('letter_cancellations')
    .values({
      letter_id: cancellation.letterId,
      cancelled_on: cancellation.cancelledOn,
      reason: cancellation.reason,
      recorded_at: scope.recordedAt,
    })
    .execute();
}
