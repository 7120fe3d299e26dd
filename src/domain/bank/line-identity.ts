/**
 * When two lines of bank files are the same booking.
 *
 *     lineKey('ES91…', { 2026-03-04, EUR, +1,210.00, reference 219378, "Factura INV-1042", … })
 *     ->  'ES91…|2026-03-04|EUR|121000|219378||facturainv1042|floreriasol'
 *
 * By content, never by position: the same booking stands on line 12 of one file and on line 40 of a
 * longer one. Used as a multiset: a key that a file has three times is three bookings (three equal
 * card payments of one day), whether another file, brought in before or after, had it once or twice.
 *
 * What stands in columns that nobody mapped is searched for numbers and is no part of the key: which columns
 * these are changes with the program and with the mapping, and the booking stays the same.
 */
import { foldText } from '../fold-text.ts';
import type { BankLine } from './bank-file.ts';

/** Letters and digits only, capital or not, with or without accents: banks wrap the same text in many ways. */
const essence = (text: string): string => foldText(text).replace(/[^\p{L}\p{N}]+/gu, '');

const part = (text: string): string => text.replace(/[\s|]+/g, '').toUpperCase();

/**
 * The key of `line` on `account` (as `BankStatement.account` has it). Equal keys are equal bookings
 * as far as the bank tells them apart: account, booked date, currency, signed amount, the bank's
 * reference, end-to-end id, text and counterparty.
 */
export const lineKey = (account: string, line: BankLine): string =>
  keyWith(line.ownText ?? line.text, account, line);

/** Further keys under which ledgers may have the line: for a while all of its text was in them. */
export const olderLineKeys = (account: string, line: BankLine): readonly string[] => {
  if (line.ownText === undefined || line.ownText === line.text) return [];
  const older = keyWith(line.text, account, line);
  return older === lineKey(account, line) ? [] : [older];
};

const keyWith = (text: string, account: string, line: BankLine): string =>
  [
    part(account),
    line.bookedOn,
    line.currency,
    String(line.amountMinor),
    part(line.bankReference),
    part(line.endToEndId),
    essence(`${line.structuredReference}${text}`),
    line.counterpartyAccount === ''
      ? essence(line.counterpartyName)
      : part(line.counterpartyAccount),
  ].join('|');
