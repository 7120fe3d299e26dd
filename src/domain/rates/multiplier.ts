/**
 * Amounts of one currency in another at a rate.
 *
 *     multiplier('USD', 'EUR', 0.9215)(108_000)  ->  99_522     1,080.00 USD are 995.22 EUR
 */
import { exponentOf } from '../currencies.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import {
  fractionOf,
  parseFraction,
  roundHalfAwayFromZero,
  times,
  type Fraction,
} from './fraction.ts';

/**
 * Minor units of `to` for minor units of `from`, rounded half up (away from zero, so that a credit
 * mirrors it); null beyond what the program counts. Plain numbers where the product is exact in
 * them: a report of 50,000 items feels the difference.
 */
export function multiplier(
  from: CurrencyCode,
  to: CurrencyCode,
  rate: Fraction,
): (amountMinor: Minor) => Minor | null {
  const { numerator, denominator } = times(
    rate,
    fractionOf(10n ** BigInt(exponentOf(to)), 10n ** BigInt(exponentOf(from))),
  );
  const n = Number(numerator);
  const d = Number(denominator);
  const isPlain = n < EXACT && d < EXACT;
  return (amountMinor) => {
    const product = Math.abs(amountMinor) * n;
    if (isPlain && product < EXACT) {
      const doubled = 2 * product + d;
      const size = (doubled - (doubled % (2 * d))) / (2 * d);
      return amountMinor < 0 && size !== 0 ? -size : size;
    }
    const minor = Number(roundHalfAwayFromZero(BigInt(amountMinor) * numerator, denominator));
    return Number.isSafeInteger(minor) ? (minor === 0 ? 0 : minor) : null;
  };
}

/** Twice this and once more is still a whole number without loss. */
const EXACT = 2 ** 51;

/** What the receipt counts for, less what was paid at the rate; minor units of the receipt. */
export function differenceToRate(
  paid: { readonly currency: CurrencyCode; readonly amountMinor: Minor; readonly rate: string },
  currency: string,
  amountMinor: number,
): number {
  const rate = parseFraction(paid.rate);
  if (rate === null) throw new RangeError(`"${paid.rate}" is not a rate`);
  const worth = multiplier(paid.currency, currency, rate)(paid.amountMinor);
  return amountMinor - (worth ?? amountMinor);
}
