/** Lines that are not a customer's money: bank charges, transfers, suppliers. */
import { ok } from '../../domain/result.ts';
import { recordBankMatch } from '../../ledger/commands/bank/record-bank-match.ts';
import { bankLineRowsByIds } from '../../ledger/queries/bank/bank-line-list.ts';
import type { Handler } from '../context.ts';
import { refuse, writing } from '../with-ledger.ts';
import { lineNotFound } from './accepting/accept.ts';
import { ALL } from './line-view.ts';
import { day, say } from '../../domain/texts/text.ts';

/** What is left of each line; all of them or none. */
export const setAside: Handler<'bank.setAside'> = (context, input) =>
  writing(context, 'bank.setAside', input, async (tx, scope) => {
    const lineIds = [...new Set(input.lineIds)];
    const rows = new Map(
      (await bankLineRowsByIds(tx, ALL, lineIds)).map((row) => [row.lineId, row]),
    );
    for (const lineId of lineIds) {
      const line = rows.get(lineId);
      if (line === undefined) return lineNotFound(lineId);
      if (line.leftMinor === 0)
        return refuse(
          'already_matched',
          say`The line of ${day(line.bookedOn)} (${line.counterparty || line.text}) is decided already; undo that first.`,
          'lineIds',
        );
      recordBankMatch(tx, scope, {
        lineId,
        kind: 'aside',
        amountMinor: line.leftMinor,
        rule: '',
        note: input.note,
      });
    }
    scope.detail({ lines: lineIds.length, note: input.note });
    return ok({ setAside: lineIds.length });
  });
