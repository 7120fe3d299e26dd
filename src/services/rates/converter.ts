/**
 * Amounts of one currency in another, at the rates this ledger has.
 *
 *     100.00 USD to EUR on 2026-04-12  ->  85.39 EUR, 1 USD = 0.8538980446 EUR of 2026-04-10 (ECB)
 *
 * Through the euro by the reference rates (`domain/rates`); where the two currencies have a rate of
 * their own (1 GBP = 1.27 USD from the own bank) that one counts, unless it is older than the other.
 * A rate may be seven days old; nothing is extrapolated. Each amount is rounded once, half up.
 */
import type { Instant, IsoDate } from '../../domain/dates.ts';
import type { CurrencyCode, Minor } from '../../domain/money.ts';
import { addDays } from '../../domain/dates.ts';
import { convert, type ConversionRefusal } from '../../domain/rates/convert.ts';
import {
  decimalText,
  dividedBy,
  fractionOf,
  parseFraction,
  type Fraction,
} from '../../domain/rates/fraction.ts';
import { multiplier } from '../../domain/rates/multiplier.ts';
import { OLDEST_RATE_DAYS, type RateTable } from '../../domain/rates/rate-table.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { rateLookup, type RateLookup } from '../../ledger/queries/rates/rate-lookup.ts';
import { capital, day, say, sentences, type Text } from '../../domain/texts/text.ts';

/** Digits of the rate that is shown and kept; the conversion itself is exact. */
export const RATE_DIGITS = 10;

export interface Converted {
  /** Minor units of the target. */
  readonly minor: Minor;
  /** Target units for one source unit, decimal text with up to ten digits. */
  readonly rate: string;
  readonly rateOn: IsoDate;
  readonly source: string;
}

export interface Converter {
  convert(
    amountMinor: Minor,
    from: CurrencyCode,
    to: CurrencyCode,
    on: IsoDate,
  ): Result<Converted, ConversionRefusal>;
}

/** Rates as they were known at `knownAt`; null: all that are known now. */
export function converter(db: ReadDb, knownAt: Instant | null): Converter {
  const lookup = rateLookup(db, knownAt);
  const table: RateTable = {
    lastBefore: (currency, on) => lookup.lastBefore('EUR', currency, on),
    covers: (currency) => lookup.covers('EUR', currency),
  };
  const factors = new Map<string, Result<Factor, ConversionRefusal>>();

  function factorOf(
    from: CurrencyCode,
    to: CurrencyCode,
    on: IsoDate,
  ): Result<Factor, ConversionRefusal> {
    const key = from + to + on;
    let factor = factors.get(key);
    if (factor === undefined) factors.set(key, (factor = findFactor(from, to, on)));
    return factor;
  }

  function findFactor(
    from: CurrencyCode,
    to: CurrencyCode,
    on: IsoDate,
  ): Result<Factor, ConversionRefusal> {
    const throughEuro = convert(0, from, to, on, table);
    const stated = from === to ? null : statedRate(lookup, from, to, on);
    if (stated !== null && !(throughEuro.ok && throughEuro.value.rateOn > stated.rateOn))
      return ok(factorAt(stated.rate, from, to, stated));
    if (!throughEuro.ok) return throughEuro;
    const [numerator = '1', denominator = '1'] = throughEuro.value.rate.split('/');
    const rate = fractionOf(BigInt(numerator), BigInt(denominator));
    return ok(factorAt(rate, from, to, throughEuro.value));
  }

  return {
    convert(amountMinor, from, to, on) {
      const factor = factorOf(from, to, on);
      if (!factor.ok) return factor;
      const { rate, rateOn, source } = factor.value;
      const minor = factor.value.minorOf(amountMinor);
      return minor === null
        ? err({
            code: 'too_large',
            currency: to,
            on,
            message: say`an amount of ${from} is too large to be shown in ${to}; correct the amount or the rate of ${day(rateOn)}`,
          })
        : ok({ minor, rate, rateOn, source });
    },
  };
}

/** What turns amounts of one currency into another on a day; found once, used for every amount. */
interface Factor extends Omit<Converted, 'minor'> {
  /** Rounded half up; null beyond what the program counts. */
  readonly minorOf: (amountMinor: Minor) => Minor | null;
}

const factorAt = (
  rate: Fraction,
  from: CurrencyCode,
  to: CurrencyCode,
  { rateOn, source }: Pick<Converted, 'rateOn' | 'source'>,
): Factor => ({
  rate: decimalText(rate, RATE_DIGITS),
  rateOn,
  source,
  minorOf: multiplier(from, to, rate),
});

interface StatedRate {
  /** Units of `to` for one of `from`, exact. */
  readonly rate: Fraction;
  readonly rateOn: IsoDate;
  readonly source: string;
}

/** A rate stated between the two, either way round, that is not too old; not those per euro. */
function statedRate(
  lookup: RateLookup,
  from: CurrencyCode,
  to: CurrencyCode,
  on: IsoDate,
): StatedRate | null {
  const straight = from === 'EUR' ? null : lookup.lastBefore(from, to, on);
  const inverse = to === 'EUR' ? null : lookup.lastBefore(to, from, on);
  const isStraight = straight !== null && (inverse === null || straight.on >= inverse.on);
  const found = isStraight ? straight : inverse;
  if (found === null || addDays(found.on, OLDEST_RATE_DAYS) < on) return null;
  const rate = parseFraction(found.rate);
  if (rate === null || rate.numerator <= 0n) throw new RangeError(`"${found.rate}" is no rate`);
  return {
    rate: isStraight ? rate : dividedBy(fractionOf(1n), rate),
    rateOn: found.on,
    source: found.source,
  };
}

/** Refusals as one sentence: `No rate of EUR to USD for 2026-11-21: …, or enter the rate by hand.` */
export const missingRates = (refusals: readonly ConversionRefusal[]): Text =>
  sentences(refusals.map(({ message }) => say`${capital(message)}.`));
