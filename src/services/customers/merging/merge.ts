/** Two customers become one: from now on, for every date, everything of the one is the other's. */
import { ok } from '../../../domain/result.ts';
import { mergeCustomers } from '../../../ledger/commands/customers/merge-customers.ts';
import { customerMerges } from '../../../ledger/queries/customers/customer-profile.ts';
import type { Handler } from '../../context.ts';
import { writing } from '../../with-ledger.ts';
import { mergeView } from '../profile-view.ts';
import { pairOf } from './pair.ts';

export const merge: Handler<'customers.merge'> = (context, input) =>
  writing(context, 'customers.merge', input, async (tx, scope) => {
    const today = context.clock.today();
    const pair = await pairOf(tx, input, today);
    if (!pair.ok) return pair;
    const { from, into } = pair.value;
    const mergeId = await mergeCustomers(tx, scope, {
      fromId: from.customerId,
      intoId: into.customerId,
      reason: input.reason,
    });
    scope.detail({ from: from.code, into: into.code, reason: input.reason });
    const moment = { asOf: today, knownAt: null };
    const merges = await customerMerges(tx, into.customerId, moment);
    const done = merges.find((one) => one.mergeId === mergeId);
    if (done === undefined) throw new Error(`merge ${mergeId} was recorded and is not there`);
    return ok(mergeView(done));
  });
