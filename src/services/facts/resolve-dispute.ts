/** The dispute is settled: from that day on its invoice counts as undisputed. */
import { NEVER } from '../../domain/dates.ts';
import { ok } from '../../domain/result.ts';
import { findReversible } from '../../ledger/facts/reverse.ts';
import { resolveDispute as resolve } from '../../ledger/commands/facts/resolve-dispute.ts';
import { disputeList } from '../../ledger/queries/facts/lists/dispute-list.ts';
import type { Handler } from '../context.ts';
import { refuse, writing } from '../with-ledger.ts';
import { EVERYTHING } from './everything.ts';
import { day, say } from '../../domain/texts/text.ts';

export const resolveDispute: Handler<'disputes.resolve'> = (context, input) =>
  writing(context, 'disputes.resolve', input, async (tx, scope) => {
    const { disputeId, resolvedOn } = input;
    const dispute = async () => (await disputeList(tx, { ...EVERYTHING, disputeId })).rows[0];
    const before = await dispute();
    if (before === undefined)
      return refuse(
        'not_found',
        findReversible(tx, { kind: 'dispute', id: disputeId }) === null
          ? say`There is no dispute ${disputeId}; look it up in the list of disputes.`
          : say`Dispute ${disputeId} is reversed; there is nothing to resolve.`,
        'disputeId',
      );
    if (before.resolvedOn !== null)
      return refuse(
        'already_resolved',
        say`The dispute of ${before.invoice} was resolved on ${day(before.resolvedOn)} ("${before.resolution ?? ''}"); open a new one if it is disputed again.`,
        'disputeId',
      );
    if (resolvedOn < before.openedOn)
      return refuse(
        'invalid_input',
        say`${day(resolvedOn)} is before ${day(before.openedOn)}, when the dispute of ${before.invoice} was opened; choose that day or a later one.`,
        'resolvedOn',
      );
    await resolve(tx, scope, input);
    scope.detail({ invoice: before.invoice, disputeId });
    const after = await dispute();
    if (after === undefined || (after.resolvedOn ?? NEVER) !== resolvedOn)
      throw new Error(`dispute ${disputeId} was resolved and does not say so`);
    return ok(after);
  });
