/**
 * Money is a whole number of minor units beside its currency.
 *
 *     { minor: 123450, currency: 'EUR' }  =  1,234.50 EUR
 *     { minor: 1234,   currency: 'JPY' }  =  1,234 JPY
 *     { minor: 1250,   currency: 'KWD' }  =  1.250 KWD
 *
 * Why integers: sums of binary fractions do not come back to zero, and a ledger must.
 */
import { exponentOf } from './currencies.ts';

/** Whole minor units (cents for EUR). Always within ±(2^53 − 1). */
export type Minor = number;

/** ISO 4217 code, three capital letters. */
export type CurrencyCode = string;

/** Passes `value` through when it is a whole, safe number; throws otherwise, because that is a bug. */
export function assertMinor(value: number): Minor {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a safe whole amount`);
  return value;
}

/** Sum of amounts of ONE currency; throws when the sum leaves the safe range. */
export function sumMinor(values: Iterable<Minor>): Minor {
  let total = 0;
  for (const value of values) total += value;
  return assertMinor(total);
}

/**
 * Plain decimal text with the currency's own digits: `"1234.50"`, JPY `"1234"`, KWD `"1.250"`.
 * The form of every amount in JSON, exchange CSV and the journal; never localised.
 */
export function minorToDecimal(minor: Minor, currency: CurrencyCode): string {
  const exponent = exponentOf(currency);
  const sign = minor < 0 ? '-' : '';
  const digits = String(Math.abs(minor));
  if (exponent === 0) return sign + digits;
  const padded = digits.padStart(exponent + 1, '0');
  return `${sign}${padded.slice(0, -exponent)}.${padded.slice(-exponent)}`;
}

const PLAIN_DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/**
 * Minor units of plain decimal text (optional sign, digits, point, digits), or the reason it is not
 * an amount. Zeros beyond the currency's digits are accepted (`"27.000"` EUR); other digits are not:
 * nothing is rounded on the way in.
 */
export function decimalToMinor(
  text: string,
  currency: CurrencyCode,
): Minor | 'not_an_amount' | 'too_many_decimals' | 'too_large' {
  const match = PLAIN_DECIMAL.exec(text);
  if (match === null) return 'not_an_amount';
  const exponent = exponentOf(currency);
  const fraction = match[3] ?? '';
  if (/[1-9]/.test(fraction.slice(exponent))) return 'too_many_decimals';
  const minor = Number(`${match[2]}${fraction.slice(0, exponent).padEnd(exponent, '0')}`);
  if (!Number.isSafeInteger(minor)) return 'too_large';
  return match[1] === '-' && minor !== 0 ? -minor : minor;
}
