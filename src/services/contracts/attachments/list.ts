/** Attachments of a customer, an invoice or a contract, newest first. */
import { ok } from '../../../domain/result.ts';
import { attachmentsOf } from '../../../ledger/queries/contracts/attachments-of.ts';
import type { Handler } from '../../context.ts';
import { reading } from '../../with-ledger.ts';
import { attachedTo } from './target.ts';

export const listAttachments: Handler<'attachments.list'> = (context, { target }) =>
  reading(context, async (db) => {
    const to = await attachedTo(db, target, context.clock.today());
    return to.ok ? ok(await attachmentsOf(db, to.value)) : to;
  });
