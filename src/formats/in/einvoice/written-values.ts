/**
 * Dates and amounts of an e-invoice out of their text.
 *
 *     2026-01-31, 2026-01-31+01:00, 20260131 (format 102)  ->  2026-01-31
 *     1234.5 EUR  ->  123450        1000.000 EUR  ->  100000      1.005 EUR  ->  too_many_decimals
 *
 * Amounts are plain decimals with a point, by the standard; nothing is guessed and nothing rounded.
 */
import { exponentOf } from '../../../domain/currencies.ts';
import { dateOfParts, type IsoDate } from '../../../domain/dates.ts';
import type { CurrencyCode, Minor } from '../../../domain/money.ts';
import {
  decimalText,
  dividedBy,
  fractionOf,
  isZero,
  parseFraction,
  roundHalfAwayFromZero,
  sumOf,
  type Fraction,
} from '../../../domain/rates/fraction.ts';
import type { Written, WrittenAmount, WrittenDate } from './written-invoice.ts';

const DASHED = /^(\d{4})-(\d{2})-(\d{2})(?:T[\d:.]+)?(?:Z|[+-]\d{2}:\d{2})?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

/** The day as it is written, its time and zone left off; null when there is no such day. */
export function readWrittenDate(written: WrittenDate): IsoDate | null {
  if (written.format !== '' && written.format !== '102') return null;
  const match = DASHED.exec(written.text) ?? COMPACT.exec(written.text);
  return match === null ? null : dateOfParts(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The number that is written, or null when nothing that can be read is. */
export const fractionIn = (written: Written | null): Fraction | null =>
  written === null ? null : parseFraction(written.text);

/** Minor units of `currency`, or why there are none. */
export function minorIn(
  amount: Fraction,
  currency: CurrencyCode,
): Minor | 'too_many_decimals' | 'too_large' {
  const scaled = amount.numerator * 10n ** BigInt(exponentOf(currency));
  if (scaled % amount.denominator !== 0n) return 'too_many_decimals';
  const minor = Number(scaled / amount.denominator);
  return Number.isSafeInteger(minor) ? minor : 'too_large';
}

/** Minor units with what is below them rounded, a half away from zero; null beyond what is counted. */
export function roundedMinorIn(amount: Fraction, currency: CurrencyCode): Minor | null {
  const scaled = amount.numerator * 10n ** BigInt(exponentOf(currency));
  const minor = Number(roundHalfAwayFromZero(scaled, amount.denominator));
  return Number.isSafeInteger(minor) ? minor : null;
}

/** Decimals of a price that is stated for several units and does not divide evenly. */
const PRICE_DECIMALS = 10;

/** The price of one unit as decimal text: as written, or divided by the number it is stated for. */
export function priceOfOne(price: Written | null, priceFor: Fraction): string {
  const amount = fractionIn(price);
  if (price === null || amount === null) return '';
  const isForOne = priceFor.numerator === priceFor.denominator;
  if (isForOne || isZero(priceFor)) return price.text;
  return decimalText(dividedBy(amount, priceFor), PRICE_DECIMALS);
}

export const ONE = fractionOf(1n);

/** The sum of `amounts` as one amount at the first one's place; null without any, as is what cannot be read. */
export function summed(amounts: readonly WrittenAmount[]): WrittenAmount | null {
  const [first] = amounts;
  if (first === undefined) return null;
  const values = amounts.map(fractionIn);
  const unread = amounts.find((_, at) => values[at] === null);
  // The sentence that refuses it then shows the amount that cannot be read.
  if (unread !== undefined) return unread;
  return { ...first, text: decimalText(sumOf(values.filter((value) => value !== null)), 8) };
}
