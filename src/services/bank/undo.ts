/** Takes what a bank line was taken for back, as if nobody had matched it. */
import { ok } from '../../domain/result.ts';
import { undoBankMatches } from '../../ledger/commands/bank/undo-bank-matches.ts';
import { bankLineDetail } from '../../ledger/queries/bank/bank-line-detail.ts';
import type { Handler } from '../context.ts';
import { refuse, writing } from '../with-ledger.ts';
import { detailAfter, lineNotFound } from './accepting/accept.ts';
import { ALL } from './line-view.ts';

export const undoMatch: Handler<'bank.undo'> = (context, input) =>
  writing(context, 'bank.undo', input, async (tx, scope) => {
    if ((await bankLineDetail(tx, input.lineId, ALL)) === null) return lineNotFound(input.lineId);
    const reason = input.reason === '' ? 'match undone' : input.reason;
    const undone = await undoBankMatches(tx, scope, input.lineId, reason);
    if (!undone.ok) return refuse(undone.error.code, undone.error.message, 'lineId');
    scope.detail({ line: input.lineId, matches: undone.value.undone });
    return ok(await detailAfter(context, tx, input.lineId));
  });
