/** The bytes of one attachment, exactly as they came. */
import { ok } from '../../../domain/result.ts';
import { attachmentFile } from '../../../ledger/queries/contracts/attachments-of.ts';
import type { Handler } from '../../context.ts';
import { reading, refuse } from '../../with-ledger.ts';
import { say } from '../../../domain/texts/text.ts';

export const noSuchAttachment = (attachmentId: number) =>
  refuse(
    'not_found',
    say`There is no attachment ${attachmentId}, or it was removed; look at the list again.`,
    'attachmentId',
  );

export const getAttachment: Handler<'attachments.get'> = (context, { attachmentId }) =>
  reading(context, async (db) => {
    const file = await attachmentFile(db, attachmentId);
    if (file === null) return noSuchAttachment(attachmentId);
    if (!file.isIntact)
      return refuse(
        'not_found',
        say`The file "${file.fileName}" is no longer as it was stored; "verify" says what else is damaged, and the last backup has it whole.`,
        'attachmentId',
      );
    const { fileName, mediaType, bytes } = file;
    return ok({ fileName, mediaType, bytes });
  });
