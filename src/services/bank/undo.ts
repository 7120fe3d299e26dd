/**
 * Takes what bank lines were taken for back, as if nobody had matched them: one line, or all that
 * were accepted together.
 */
import { ok } from '../../domain/result.ts';
import { undoBankMatches } from '../../ledger/commands/bank/undo-bank-matches.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { bankLineDetail } from '../../ledger/queries/bank/bank-line-detail.ts';
import { bankLineRowsByIds } from '../../ledger/queries/bank/bank-line-list.ts';
import type { Handler } from '../context.ts';
import { refuse, writing } from '../with-ledger.ts';
import { detailAfter, lineNotFound } from './accepting/accept.ts';
import { ALL } from './line-view.ts';
import { day, list, type Text, money, say, within } from '../../domain/texts/text.ts';

const withDefault = (reason: string): string => (reason === '' ? 'match undone' : reason);

export const undoMatch: Handler<'bank.undo'> = (context, input) =>
  writing(context, 'bank.undo', input, async (tx, scope) => {
    if ((await bankLineDetail(tx, input.lineId, ALL)) === null) return lineNotFound(input.lineId);
    const undone = await undoBankMatches(tx, scope, [input.lineId], {
      reason: withDefault(input.reason),
    });
    if (!undone.ok) {
      const { code, message } = undone.error;
      // Only asked for by `matchedAt`, which one line is not.
      if (code === 'changed_since') throw new Error(code);
      return refuse(code, message, 'lineId');
    }
    scope.detail({ line: input.lineId, matches: undone.value.undone });
    return ok(await detailAfter(context, tx, input.lineId));
  });

/** One transaction: a refusal or a cancel leaves every line as it was. */
export const undoTogether: Handler<'bank.undoTogether'> = (context, input) =>
  writing(context, 'bank.undoTogether', input, async (tx, scope) => {
    const { lineIds } = input;
    const undone = await undoBankMatches(tx, scope, lineIds, {
      reason: withDefault(input.reason),
      matchedAt: input.acceptedAt,
      checkpoint: async (unit, done, of) => {
        context.job.progress(unit, done, of);
        await context.job.checkpoint();
      },
    });
    if (!undone.ok) return refuseLine(tx, undone.error, lineIds);
    const lines = new Set(lineIds).size;
    scope.detail({ lines, matches: undone.value.undone });
    return ok({ undone: lines });
  });

/** Names the line as screens and the terminal know it; `at` is its place among those given. */
async function refuseLine<Code extends string>(
  db: ReadDb,
  { lineId, code, message }: { readonly lineId: number; code: Code; message: Text },
  lineIds: readonly number[],
) {
  const at = `lineIds.${lineIds.indexOf(lineId)}`;
  const [line] = await bankLineRowsByIds(db, ALL, [lineId]);
  if (line === undefined) return refuse('not_found', lineNotFound(lineId).error.message, at);
  const amount = money(line.amountMinor, line.currency);
  const payer = line.counterparty || line.text;
  const named = say`bank line ${lineId} of ${day(line.bookedOn)} (${payer === '' ? amount : list([payer, amount])})`;
  return refuse(code, say`Nothing was undone because of ${named}: ${within(message)}`, at);
}
