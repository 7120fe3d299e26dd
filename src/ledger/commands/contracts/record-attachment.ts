/**
 * An attachment of a customer, an invoice or a contract. Its bytes live in the ledger file under
 * their own hash, so that one backup has everything and the same scan is kept once.
 */
import type { Tx } from '../../handles.ts';
import { sha256 } from '../../journal.ts';
import type { WriteScope } from '../../ledger.ts';

export type AttachedTo =
  | { readonly kind: 'customer'; readonly customerId: number }
  | { readonly kind: 'invoice'; readonly invoiceId: number }
  | { readonly kind: 'contract'; readonly customerId: number; readonly number: string };

export interface AttachmentDraft {
  readonly to: AttachedTo;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly note: string;
}

/** Returns the attachment's id. */
export async function recordAttachment(
  tx: Tx,
  scope: WriteScope,
  { to, ...draft }: AttachmentDraft,
): Promise<number> {
  const hash = sha256(draft.bytes);
  await tx
    .insertInto('stored_files')
    .values({ sha256: hash, bytes: draft.bytes })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute();
  const { id } = await tx
    .insertInto('attachments')
    .values({
      sha256: hash,
      file_name: draft.fileName,
      media_type: draft.mediaType,
      size_bytes: draft.bytes.length,
      customer_id: to.kind === 'customer' ? to.customerId : null,
      invoice_id: to.kind === 'invoice' ? to.invoiceId : null,
      contract_customer_id: to.kind === 'contract' ? to.customerId : null,
      contract_number: to.kind === 'contract' ? to.number : null,
      note: draft.note,
      recorded_at: scope.recordedAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
