/** A returned debit or cancelled credit: the receipt is reversed from the day of the line. */
import { ok } from '../../../domain/result.ts';
import { recordBankMatch } from '../../../ledger/commands/bank/record-bank-match.ts';
import { findBlocker } from '../../../ledger/facts/blockers.ts';
import { findReversible, reverseFacts } from '../../../ledger/facts/reverse.ts';
import { bankLineDetail } from '../../../ledger/queries/bank/bank-line-detail.ts';
import { factByNumber } from '../../../ledger/queries/facts/fact-by-number.ts';
import { receiptAsPaid } from '../../../ledger/queries/facts/receipt-as-paid.ts';
import type { Handler } from '../../context.ts';
import { refuse, writing } from '../../with-ledger.ts';
import { detailAfter, lineNotFound } from './accept.ts';
import { ALL } from '../line-view.ts';
import { day, money, say } from '../../../domain/texts/text.ts';

export const acceptReturn: Handler<'bank.acceptReturn'> = (context, input) =>
  writing(context, 'bank.acceptReturn', input, async (tx, scope) => {
    const detail = await bankLineDetail(tx, input.lineId, ALL);
    if (detail === null) return lineNotFound(input.lineId);
    const { line } = detail;
    if (line.leftMinor === 0)
      return refuse(
        'already_matched',
        say`The line of ${day(line.bookedOn)} is matched already; undo that first.`,
        'lineId',
      );
    if (line.leftMinor > 0)
      return refuse(
        'not_money_out',
        say`The line of ${day(line.bookedOn)} is money in; a return is money out.`,
        'lineId',
      );
    const id = factByNumber(tx, 'receipt', input.receipt);
    const target = { kind: 'receipt', id: id ?? 0 } as const;
    const receipt = id === null ? null : findReversible(tx, target);
    const paid = id === null ? null : receiptAsPaid(tx, id);
    if (receipt === null || paid === null)
      return refuse(
        'not_found',
        say`There is no receipt ${input.receipt}; look at the proposals of the line again.`,
        'receipt',
      );
    if (receipt.isReversed)
      return refuse(
        'already_reversed',
        say`Receipt ${input.receipt} is reversed already; if the bank took the money a second time, set the line aside.`,
        'receipt',
      );
    if (line.bookedOn < receipt.ownDate)
      return refuse(
        'too_early',
        say`Receipt ${input.receipt} is of ${day(receipt.ownDate)}, after the line of ${day(line.bookedOn)}; the line returns another one.`,
        'receipt',
      );
    if (paid.currency !== line.currency || paid.amountMinor !== -line.leftMinor)
      return refuse(
        'other_amount',
        say`Receipt ${input.receipt} is of ${money(paid.amountMinor, paid.currency)}, the line of ${money(-line.leftMinor, line.currency)}; the bank returns a booking whole.`,
        'receipt',
      );
    const blocker = findBlocker(tx, [target]);
    if (blocker !== null) return refuse('used_by_later_facts', blocker, 'receipt');
    const [reversalId] = await reverseFacts(tx, scope, {
      targets: [target],
      effectiveOn: line.bookedOn,
      reason: line.text === '' ? 'returned by the bank' : `returned by the bank: ${line.text}`,
      isReturn: true,
    });
    if (reversalId === undefined) throw new Error(`receipt ${input.receipt} was not reversed`);
    recordBankMatch(tx, scope, {
      lineId: input.lineId,
      kind: 'return',
      reversalId,
      amountMinor: line.leftMinor,
      rule: 'returned',
      note: '',
    });
    scope.detail({ line: input.lineId, receipt: input.receipt });
    return ok(await detailAfter(context, tx, input.lineId));
  });
