/**
 * Whether a statement adds up: opening balance + booked lines = closing balance.
 *
 *     10,000.00 + 1,210.00 − 35.00 = 11,175.00, and the bank says 11,162.70
 *     ->  closing_differs: by 12.30 EUR
 *
 * What does not add up is imported all the same: the money is real, and the finding says by how much
 * the file is wrong or incomplete.
 */
import type { BankFileFinding, BankStatement } from './bank-file.ts';
import { findingAtLine } from './bank-findings.ts';
import { money, say, type Text } from '../texts/text.ts';

/** Findings about the totals of one statement; none when it adds up or cannot have balances. */
export function judgeStatement(statement: BankStatement): readonly BankFileFinding[] {
  const { opening, closing, currency } = statement;
  const at = (
    severity: BankFileFinding['severity'],
    code: string,
    what: Text,
  ): readonly BankFileFinding[] => [
    findingAtLine(severity, code, statement.place.line, null, what),
  ];
  if (opening === null || closing === null) {
    // Interim reports and notifications have none by nature.
    if (statement.kind !== 'statement') return [];
    const missing =
      opening !== null
        ? say`no closing balance`
        : closing !== null
          ? say`no opening balance`
          : say`neither an opening nor a closing balance`;
    return at(
      'note',
      'no_balances',
      say`the statement has ${missing}, so its entries cannot be proved complete; compare the total with the bank's by hand`,
    );
  }
  const booked = statement.lines.filter((line) => line.status === 'booked');
  const foreign = booked.find((line) => line.currency !== currency);
  if (foreign !== undefined)
    return at(
      'note',
      'other_currency',
      say`the entry of line ${foreign.place.line} is in ${foreign.currency} and the account in ${currency}, so the totals cannot be proved; compare them with the bank's by hand`,
    );
  let moved = 0;
  for (const line of booked) {
    moved += line.amountMinor;
    // A hostile file may hold amounts that no sum can: that is a finding, not a bug.
    if (!Number.isSafeInteger(moved))
      return at(
        'warning',
        'too_large',
        say`the entries up to line ${line.place.line} come to more than any amount kept here; look at the file with the bank before importing it`,
      );
  }
  const difference = closing.amountMinor - opening.amountMinor - moved;
  if (difference === 0) return [];
  return at(
    'warning',
    'closing_differs',
    say`opening balance ${money(opening.amountMinor, currency)} and entries of ${money(moved, currency)} make ${money(opening.amountMinor + moved, currency)}, but the closing balance is ${money(closing.amountMinor, currency)}: a difference of ${money(difference, currency)}; look for an entry that is missing from the file or stands in it twice`,
  );
}
