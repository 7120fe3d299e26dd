/**
 * Balances (`:60F:`, `:62F:`, their `M` of a page) and the account (`:25:`) of an MT940 statement.
 *
 *     C260228EUR10000,00     ->  2026-02-28, 10,000.00 EUR       D…: overdrawn
 *     C26022810000,00        ->  the same, when the statement has named its currency before
 */
import type { BankBalance } from '../../../../domain/bank/bank-file.ts';
import { isCurrencyCode } from '../../../../domain/currencies.ts';
import { shortened } from '../../../../domain/imports/findings.ts';
import type { CurrencyCode } from '../../../../domain/money.ts';
import { err, ok, type Result } from '../../../../domain/result.ts';
import { accountOf } from '../bank-values.ts';
import { dateOfSix, readMtAmount } from './mt-entry.ts';
import { say, type Text } from '../../../../domain/texts/text.ts';

export interface MtBalance extends BankBalance {
  readonly currency: CurrencyCode;
}

const BALANCE = /^([CD])(\d{6})([A-Z]{3})?\s*(\d+(?:[,.]\d*)?)\s*$/;

/** The balance, or what is wrong with it; `known` is the currency the statement has named so far. */
export function readMtBalance(text: string, known: CurrencyCode | null): Result<MtBalance, Text> {
  const match = BALANCE.exec(text);
  if (match === null)
    return err(
      say`"${shortened(text)}" does not read as a balance (C or D, date, currency, amount)`,
    );
  const [, mark = '', dateText = '', written, amountText = ''] = match;
  const currency = written ?? known;
  if (currency === null) return err(say`"${shortened(text)}" names no currency`);
  const on = dateOfSix(dateText);
  if (on === null)
    return err(say`"${shortened(dateText)}" is not a date (year, month and day, two digits each)`);
  const amount = readMtAmount(amountText, currency);
  if (!amount.ok) return err(amount.error.what);
  if (known !== null && currency !== known)
    return err(say`the balance is in ${currency} and the statement in ${known}`);
  const amountMinor = mark === 'D' && amount.value !== 0 ? -amount.value : amount.value;
  return ok({ on, amountMinor, currency });
}

export interface MtAccount {
  /** Without blanks and currency, else as the bank writes it. */
  readonly account: string;
  /** BIC or bank code, or `''`. */
  readonly bank: string;
  readonly currency: CurrencyCode | null;
}

/**
 * `28020050/1426292700`, `TRIODOSBANK/0390123456`, `DE19…`, `1291.99.348EUR`, `UBRTHUHB/…/HUF`;
 * of `:25P:` the second line is the bank.
 */
export function readMtAccount(lines: readonly string[], hasBankLine: boolean): MtAccount {
  let text = (lines[0] ?? '').trim();
  const suffix = /[\d/"]\s*([A-Z]{3})$/.exec(text)?.[1] ?? '';
  const currency = isCurrencyCode(suffix) ? suffix : null;
  if (currency !== null) text = text.slice(0, -3).replace(/\/\s*$/, '');
  const slash = text.indexOf('/');
  const second = (lines[1] ?? '').trim();
  const bank = hasBankLine && second !== '' ? second : slash > 0 ? text.slice(0, slash).trim() : '';
  return { account: accountOf(text), bank, currency };
}
