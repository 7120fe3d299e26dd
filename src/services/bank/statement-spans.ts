/**
 * How the statements of an account stand to one another, judged from what the ledger keeps of them:
 * balances and periods. Lines that came twice are told by the counts, because a line is kept once.
 */
import type { StatementRow } from '../../contract/calls/bank.ts';
import type { BankBalance } from '../../domain/bank/bank-file.ts';
import { continuityOf, type Continuity, type StatementSpan } from '../../domain/bank/continuity.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import {
  statementsOfAccount,
  type AccountStatement,
} from '../../ledger/queries/bank/statements-of-account.ts';
import { count, day, money, plural, say, verbatim } from '../../domain/texts/text.ts';

const balance = (on: IsoDate | null, amountMinor: number | null): BankBalance | null =>
  on === null || amountMinor === null ? null : { on, amountMinor };

export const spanOfKnown = (
  account: string,
  currency: string,
  statement: AccountStatement,
): StatementSpan => ({
  kind: statement.kind,
  account,
  currency,
  number: statement.number,
  fromOn: statement.fromOn,
  toOn: statement.toOn,
  opening: balance(statement.openingOn, statement.openingMinor),
  closing: balance(statement.closingOn, statement.closingMinor),
  lines: [],
});

/** By statement id, of every statement of the account. */
export async function continuityOfAccount(
  db: ReadDb,
  account: string,
  currency: string,
): Promise<ReadonlyMap<number, Continuity | null>> {
  const known = await statementsOfAccount(db, account, currency);
  const judged = continuityOf(known.map((one) => spanOfKnown(account, currency, one)));
  return new Map(known.map((one, index) => [one.statementId, judged[index] ?? null]));
}

export interface CountedLines {
  readonly currency: string;
  readonly lines: number;
  readonly newLines: number;
}

/** The word and the sentence; `lines` more than `newLines` are known from another file. */
export function continuityWords(
  continuity: Continuity | null,
  { currency, lines, newLines }: CountedLines,
): Pick<StatementRow, 'continuity' | 'because'> {
  const double = lines - newLines;
  if (lines > 0 && newLines === 0)
    return {
      continuity: 'repeated',
      because: say`Every line is known from another file; each is counted once.`,
    };
  if (double > 0)
    return {
      continuity: 'overlap',
      because: say`${count(double, 'line')} of ${lines} ${plural(double, 'is', 'are')} known from another file and counted once.`,
    };
  if (continuity === null) return { continuity: 'unknown', because: verbatim('') };
  if (continuity.kind === 'gap') {
    const { amountMinor, fromOn, toOn } = continuity;
    const from = fromOn === null ? say`the statement before` : day(fromOn);
    const to = toOn === null ? say`this one` : day(toOn);
    return {
      continuity: 'gap',
      because:
        amountMinor === null
          ? say`Lines may be missing between ${from} and ${to}; import the statement in between.`
          : say`${money(amountMinor, currency)} is missing between ${from} and ${to}; import the statement in between.`,
    };
  }
  // Overlaps are told by the counts above; spans without lines cannot have any.
  return { continuity: continuity.kind === 'first' ? 'first' : 'follows', because: verbatim('') };
}
