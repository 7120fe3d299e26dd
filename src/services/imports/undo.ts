/** Reverses every fact of a batch, as one. */
import { ok } from '../../domain/result.ts';
import { undoBatch } from '../../ledger/facts/undo.ts';
import { importBatch } from '../../ledger/queries/imports/import-batches.ts';
import type { Handler } from '../context.ts';
import { refuse, writing } from '../with-ledger.ts';
import { batchView } from './batches.ts';

export const undoImport: Handler<'imports.undo'> = (context, input) =>
  writing(context, 'imports.undo', input, async (tx, scope) => {
    const undone = await undoBatch(tx, scope, input.batchId, input.reason);
    if (!undone.ok) return refuse(undone.error.code, undone.error.message);
    scope.detail({ batch: input.batchId, reason: input.reason, reversed: undone.value.reversed });
    const batch = await importBatch(tx, input.batchId);
    if (batch === null) throw new Error(`batch ${input.batchId} was undone and is not there`);
    return ok({ ...batchView(batch), customersKept: undone.value.customersKept });
  });
