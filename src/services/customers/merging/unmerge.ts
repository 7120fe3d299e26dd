/** Takes a merge apart: each of the two has again what was recorded for it. */
import { ok } from '../../../domain/result.ts';
import { unmergeCustomers } from '../../../ledger/commands/customers/merge-customers.ts';
import type { Handler } from '../../context.ts';
import { refuse, writing } from '../../with-ledger.ts';

export const unmerge: Handler<'customers.unmerge'> = (context, input) =>
  writing(context, 'customers.unmerge', input, async (tx, scope) => {
    const done = await unmergeCustomers(tx, scope, input.mergeId, input.reason);
    if (!done.ok) return refuse(done.error.code, done.error.message, 'mergeId');
    scope.detail({ mergeId: input.mergeId, reason: input.reason });
    return ok(null);
  });
