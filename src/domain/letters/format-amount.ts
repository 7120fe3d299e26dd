/**
 * Amounts and dates as an English letter prints them. The ISO code stands beside every amount that
 * is not in a column headed by it (domain-rules 5.1: "always ISO code beside symbols"), so there are
 * no symbols at all.
 *
 *     printedAmount(123450, 'EUR')   ->  '1,234.50'
 *     printedMoney(1234, 'JPY')      ->  'JPY 1,234'
 *     printedDate('2026-12-14')      ->  '14 December 2026'
 */
import type { IsoDate } from '../dates.ts';
import { minorToDecimal, type CurrencyCode, type Minor } from '../money.ts';

/** Groups of three with a comma, decimal point, the currency's own digits. */
export function printedAmount(minor: Minor, currency: CurrencyCode): string {
  const [whole = '', fraction] = minorToDecimal(minor, currency).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Code, no-break space, amount: never torn apart at the end of a line. */
export const printedMoney = (minor: Minor, currency: CurrencyCode): string =>
  `${currency}\u00a0${printedAmount(minor, currency)}`;

const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
] as const; // prettier-ignore

/** Written out, because 03/04/2026 is two different days in London and in New York. */
export const printedDate = (date: IsoDate): string =>
  `${Number(date.slice(8))}\u00a0${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''}\u00a0${date.slice(0, 4)}`;

/** For columns: `14 Dec 2026`. */
export const printedShortDate = (date: IsoDate): string =>
  `${date.slice(8)}\u00a0${(MONTHS[Number(date.slice(5, 7)) - 1] ?? '').slice(0, 3)}\u00a0${date.slice(0, 4)}`;

/** `1 day`, `18 days`, `3 invoices`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
