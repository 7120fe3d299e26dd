/** Statements as they came in: balances, whether they add up, and whether one follows the other. */
import type { StatementRow } from '../../contract/calls/bank.ts';
import type { Continuity } from '../../domain/bank/continuity.ts';
import { ok } from '../../domain/result.ts';
import { statementList } from '../../ledger/queries/bank/statement-list.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';
import { ALL } from './line-view.ts';
import { continuityOfAccount, continuityWords } from './statement-spans.ts';

export const listStatements: Handler<'bank.statements'> = (context, query) =>
  reading(context, async (db) => {
    const { total, rows } = await statementList(db, { ...ALL, ...query });
    const accounts = new Map<string, ReadonlyMap<number, Continuity | null>>();
    const views: StatementRow[] = [];
    for (const row of rows) {
      const key = `${row.account} ${row.currency}`;
      let judged = accounts.get(key);
      if (judged === undefined) {
        judged = await continuityOfAccount(db, row.account, row.currency);
        accounts.set(key, judged);
      }
      views.push({
        statementId: row.statementId,
        account: row.account,
        accountName: row.accountName,
        currency: row.currency,
        kind: row.kind,
        number: row.number,
        fromOn: row.fromOn ?? row.firstBookedOn,
        toOn: row.toOn ?? row.lastBookedOn,
        openingMinor: row.openingMinor,
        closingMinor: row.closingMinor,
        linesMinor: row.linesMinor,
        lines: row.lines,
        newLines: row.newLines,
        toMatch: row.toMatch,
        differenceMinor:
          row.openingMinor === null || row.closingMinor === null
            ? null
            : row.closingMinor - row.openingMinor - row.linesMinor,
        ...continuityWords(judged.get(row.statementId) ?? null, row),
        fileName: row.fileName,
        batchId: row.batchId,
        recordedAt: row.recordedAt,
      });
    }
    return ok({ total, rows: views });
  });
