/** Takes (a part of) a bank line as a customer's money, as a proposal says or as chosen by hand. */
import type { BankLineDetail } from '../../../contract/calls/bank.ts';
import { ok } from '../../../domain/result.ts';
import type { ReadDb } from '../../../ledger/handles.ts';
import {
  bankLineDetail,
  type BankLineDetailRow,
} from '../../../ledger/queries/bank/bank-line-detail.ts';
import type { Handler, ServiceContext } from '../../context.ts';
import { refuse, writing } from '../../with-ledger.ts';
import { acceptances } from './accept-lines.ts';
import { gatherMatching } from '../gather-facts.ts';
import { ALL, lineDetail } from '../line-view.ts';
import { day, say } from '../../../domain/texts/text.ts';

export const lineNotFound = (lineId: number) =>
  refuse(
    'not_found',
    say`There is no bank line ${lineId}; its import may have been undone. Look at the list again.`,
    'lineId',
  );

/** The line after what was done to it. It is there: this transaction has just worked on it. */
export async function detailAfter(
  context: ServiceContext,
  db: ReadDb,
  lineId: number,
): Promise<BankLineDetail> {
  const detail = await lineDetail(context, db, lineId);
  if (detail === null) throw new Error(`bank line ${lineId} was worked on and is not there`);
  return detail;
}

/** What planning needs to know of a line that has something left. */
export const lineToPlan = ({ line }: Pick<BankLineDetailRow, 'line'>) => ({
  lineId: line.lineId,
  bookedOn: line.bookedOn,
  currency: line.currency,
  leftMinor: line.leftMinor,
  text: line.text,
  counterpartyAccount: line.counterpartyAccount,
});

export const acceptLine: Handler<'bank.accept'> = (context, input) =>
  writing(context, 'bank.accept', input, async (tx, scope) => {
    const detail = await bankLineDetail(tx, input.lineId, ALL);
    if (detail === null) return lineNotFound(input.lineId);
    const { line } = detail;
    if (line.leftMinor === 0)
      return refuse(
        'already_matched',
        say`The line of ${day(line.bookedOn)} is matched already; undo that first.`,
        'lineId',
      );
    if (line.leftMinor < 0)
      return refuse(
        'not_money_in',
        say`The line of ${day(line.bookedOn)} is money out; set it aside, or reverse the receipt it returns.`,
        'lineId',
      );
    const today = context.clock.today();
    const matching = await gatherMatching(context, tx, today);
    const accepting = await acceptances(tx, matching, line.bookedOn, today);
    const added = accepting.add({
      line: lineToPlan(detail),
      parts: input.parts,
      rule: input.rule,
      rememberPayer: input.rememberPayer,
      isOther: input.isOther,
    });
    if (!added.ok) return added;
    await accepting.record(scope, async () => undefined);
    scope.detail({
      line: input.lineId,
      parts: input.parts.length,
      rule: input.rule,
    });
    return ok(await detailAfter(context, tx, input.lineId));
  });
