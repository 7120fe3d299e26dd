/**
 * What stands around a bank's list: whose account it is, its currency, its balances.
 *
 *     Account Number : 08088804068, Account Name : Account Owner, : EUR
 *     Balance at end of period, , , , "+31070,11"
 */
import { isCurrencyCode } from '../../currencies.ts';
import { decimalToMinor, type CurrencyCode, type Minor } from '../../money.ts';
import { plainHeader } from '../columns/plain-header.ts';
import type { DecimalMark } from '../columns/vocabulary.ts';
import type { Aside } from '../layout/table-body.ts';
import { readAmount } from '../values/read-amount.ts';

export interface AboutAccount {
  readonly account: string;
  readonly accountName: string;
  readonly bank: string;
  readonly currency: CurrencyCode | null;
}

const IBAN = /\b([A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?)\b/;
const ACCOUNT =
  /(?:account|konto|compte|rekening|cuenta|konts|konta|acct|账号)[^\d]{0,30}?(\d[\d -]{4,}\d)/i;
const NAME =
  /(?:account name|kontoinhaber|account holder|titulaire|titular|konta īpašnieks)\s*:?\s*(.+)/i;
const BANK = /(?:bank code|blz|bic|swift)\s*:?\s*([A-Z0-9]{6,14})/i;

/** From the lines above the header. Texts are empty where nothing is said. */
export function aboutAccount(asides: readonly Aside[]): AboutAccount {
  const lines = asides.map(({ fields }) => fields.join(' '));
  const found = (shape: RegExp): string | undefined =>
    lines.map((line) => shape.exec(line)?.[1]).find((text) => text !== undefined);
  // An IBAN anywhere is surer than the first thing called an account.
  const account = (found(IBAN) ?? found(ACCOUNT) ?? '').replace(/[ -]/g, '');
  let accountName = '';
  let bank = '';
  let currency: CurrencyCode | null = null;
  for (const { fields } of asides) {
    for (const field of fields) {
      accountName ||= NAME.exec(field)?.[1]?.trim() ?? '';
      bank ||= BANK.exec(field)?.[1] ?? '';
      const code = /(?:^|[:\s])([A-Z]{3})$/.exec(field.trim())?.[1];
      if (
        currency === null &&
        code !== undefined &&
        isCurrencyCode(code) &&
        field.trim().length <= 20
      )
        currency = code;
    }
  }
  return { account, accountName, bank, currency };
}

const OPENING =
  /\b(?:opening|start|starting|beginning|begin|initial|previous|old|anfangs?saldo|alter saldo|alter kontostand|beginsaldo|saldo inicial|solde initial|sakuma atlikums|brought forward)\b|期初/;
const CLOSING =
  /\b(?:closing|end|ending|final|new|current|endsaldo|schlusssaldo|neuer saldo|kontostand|eindsaldo|saldo final|solde final|beigu atlikums|carried forward)\b|期末/;
const IS_BALANCE =
  /\b(?:balance|saldo|anfangssaldo|endsaldo|schlusssaldo|kontostand|beginsaldo|eindsaldo|solde|atlikums)\b|余额/;

/**
 * Columns of a list that say in every row how the statement began and ended (`initial_balance`,
 * `final_balance` of converters); the columns in `used` mean something else.
 */
export function standingColumns(
  headers: readonly string[],
  used: ReadonlySet<number>,
): { see(fields: readonly string[]): void; asides(): readonly Aside[] } {
  const columns = headers.flatMap((header, column) => {
    const plain = plainHeader(header);
    return !used.has(column) &&
      IS_BALANCE.test(plain) &&
      (OPENING.test(plain) || CLOSING.test(plain))
      ? [column]
      : [];
  });
  const values = new Map<number, Set<string>>(columns.map((column) => [column, new Set()]));
  return {
    see(fields) {
      for (const [column, seen] of values)
        if (seen.size < 2) seen.add((fields[column] ?? '').trim());
    },
    asides: () =>
      [...values].flatMap(([column, seen]) =>
        seen.size === 1 ? [{ line: 0, fields: [headers[column] ?? '', ...seen] }] : [],
      ),
  };
}

export interface StatedBalances {
  readonly opening: Minor | null;
  readonly closing: Minor | null;
}

/** Balances stated above or below the list, in minor units of `currency`. */
export function statedBalances(
  asides: readonly Aside[],
  mark: DecimalMark,
  currency: CurrencyCode,
): StatedBalances {
  let opening: Minor | null = null;
  let closing: Minor | null = null;
  for (const { fields } of asides) {
    const label = plainHeader(fields.find((field) => /\p{L}{3}/u.test(field)) ?? '');
    if (!IS_BALANCE.test(label)) continue;
    const amount = fields
      .map((field) => readAmount(field, mark))
      .findLast((read) => read.ok && /\d/.test(read.value.decimal));
    if (amount === undefined || !amount.ok) continue;
    const minor = decimalToMinor(amount.value.decimal, currency);
    if (typeof minor !== 'number') continue;
    if (OPENING.test(label)) opening ??= minor;
    else if (CLOSING.test(label)) closing ??= minor;
  }
  return { opening, closing };
}
