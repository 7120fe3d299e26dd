/** Takes an attachment off the list, with the reason. The bytes stay and can be shown again. */
import { ok } from '../../../domain/result.ts';
import { removeAttachment } from '../../../ledger/commands/contracts/remove-attachment.ts';
import { attachmentFile } from '../../../ledger/queries/contracts/attachments-of.ts';
import type { Handler } from '../../context.ts';
import { writing } from '../../with-ledger.ts';
import { noSuchAttachment } from './get.ts';

export const takeOffAttachment: Handler<'attachments.remove'> = (context, input) =>
  writing(context, 'attachments.remove', input, async (tx, scope) => {
    const file = await attachmentFile(tx, input.attachmentId);
    if (file === null) return noSuchAttachment(input.attachmentId);
    await removeAttachment(tx, scope, input);
    scope.detail({ attachmentId: input.attachmentId, fileName: file.fileName });
    return ok(null);
  });
