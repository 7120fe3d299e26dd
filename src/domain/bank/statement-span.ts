/**
 * What is needed of a statement to put it among others: its period, balances, and the keys of its lines.
 * The ledger can make it without the texts.
 *
 *     1–31 March, 10,000.00 → 11,175.00, lines 'ES91…|2026-03-04|EUR|121000|…' and 'ES91…|2026-03-05|…'
 */
import type { IsoDate } from '../dates.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import type { BankBalance, BankLine, BankStatement, StatementKind } from './bank-file.ts';
import { lineKey } from './line-identity.ts';

export interface SpanLine {
  /** `lineKey` of a booked line. */
  readonly key: string;
  readonly bookedOn: IsoDate;
  readonly amountMinor: Minor;
}

/** What is needed of a statement; the ledger can make it without the texts. */
export interface StatementSpan {
  readonly kind: StatementKind;
  readonly account: string;
  readonly currency: CurrencyCode;
  readonly number: string;
  readonly fromOn: IsoDate | null;
  readonly toOn: IsoDate | null;
  readonly opening: BankBalance | null;
  readonly closing: BankBalance | null;
  readonly lines: readonly SpanLine[];
}

export const spanLineOf = (account: string, line: BankLine): SpanLine => ({
  key: lineKey(account, line),
  bookedOn: line.bookedOn,
  amountMinor: line.amountMinor,
});

/** The span of a statement as it was read. */
export const spanOf = (statement: BankStatement): StatementSpan => ({
  ...statement,
  lines: statement.lines
    .filter((line) => line.status === 'booked')
    .map((line) => spanLineOf(statement.account, line)),
});
