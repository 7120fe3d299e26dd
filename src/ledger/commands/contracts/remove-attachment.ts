/** Takes an attachment off the list. The file stays in the ledger and can be shown again. */
import type { Tx } from '../../handles.ts';
import type { WriteScope } from '../../ledger.ts';

/** An attachment is removed at most once (the table refuses a second). */
export async function removeAttachment(
  tx: Tx,
  scope: WriteScope,
  removal: { readonly attachmentId: number; readonly reason: string },
): Promise<void> {
  await tx
    .insertInto('attachment_removals')
    .values({
      attachment_id: removal.attachmentId,
      reason: removal.reason,
      recorded_at: scope.recordedAt,
    })
    .execute();
}
