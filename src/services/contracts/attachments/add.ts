/** Attaches a file to a customer, an invoice or a contract; its bytes once, however often it comes. */
import { ok } from '../../../domain/result.ts';
import { recordAttachment } from '../../../ledger/commands/contracts/record-attachment.ts';
import { attachmentsOf } from '../../../ledger/queries/contracts/attachments-of.ts';
import type { Handler } from '../../context.ts';
import { writing } from '../../with-ledger.ts';
import { admit } from './admit.ts';
import { attachedTo } from './target.ts';

export const addAttachment: Handler<'attachments.add'> = (context, input) =>
  writing(context, 'attachments.add', input, async (tx, scope) => {
    const to = await attachedTo(tx, input.target, context.clock.today());
    if (!to.ok) return to;
    const admitted = admit(input.fileName, input.bytes);
    if (!admitted.ok) return admitted;
    const attachmentId = await recordAttachment(tx, scope, {
      to: to.value,
      ...admitted.value,
      bytes: input.bytes,
      note: input.note,
    });
    scope.detail({ ...input.target, attachmentId, fileName: admitted.value.fileName });
    const kept = await attachmentsOf(tx, to.value);
    const added = kept.find((one) => one.attachmentId === attachmentId);
    if (added === undefined)
      throw new Error(`attachment ${attachmentId} was recorded and is not there`);
    return ok(added);
  });
