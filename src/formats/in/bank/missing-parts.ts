/**
 * What a statement does not say about itself, as findings that every format shares.
 */
import type { BankFileFinding } from '../../../domain/bank/bank-file.ts';
import { findingAtLine } from '../../../domain/bank/bank-findings.ts';
import { shortened } from '../../../domain/imports/findings.ts';
import type { CurrencyCode } from '../../../domain/money.ts';
import { say } from '../../../domain/texts/text.ts';

/** The statement of `line` names no account in `where`. */
export const noAccount = (line: number, where: string): BankFileFinding =>
  findingAtLine(
    'warning',
    'no_account',
    line,
    where,
    say`the statement names no account; say which account it is, or export it again`,
  );

/** The statement of `line` names no currency, or one that is none, in `where`; `used` stands in. */
export const noCurrency = (
  line: number,
  where: string,
  written: string,
  used: CurrencyCode,
): BankFileFinding =>
  findingAtLine(
    'warning',
    'no_currency',
    line,
    where,
    written === ''
      ? say`the statement names no currency; it is read in ${used}, check that this is right before importing`
      : say`"${shortened(written)}" is not a currency; it is read in ${used}, check that this is right before importing`,
  );
