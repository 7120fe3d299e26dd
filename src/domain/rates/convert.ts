/**
 * An amount of one currency in another, at the reference rates of a day.
 *
 *     100.00 USD to EUR on 2026-04-12  ->  85.39 EUR
 *         1 USD = 10000/11711 EUR, 1 EUR = 1.1711 USD of 2026-04-10, ECB
 *     100.00 USD to JPY on 2026-04-13  ->  15,983 JPY, through the euro
 *
 * Exact until the end, then rounded once to the minor units of the target (JPY 0, KWD 3 decimals),
 * a half away from zero for both signs. Where two currencies meet, each goes through the euro at its
 * own last rate; the older of the two days is said to be the day of the rate.
 */
import { exponentOf } from '../currencies.ts';
import type { IsoDate } from '../dates.ts';
import { assertMinor, type CurrencyCode, type Minor } from '../money.ts';
import { err, ok, type Result } from '../result.ts';
import {
  dividedBy,
  fractionOf,
  fractionText,
  parseFraction,
  roundHalfAwayFromZero,
  times,
  type Fraction,
} from './fraction.ts';
import { rateOn, type RateRefusal, type RateTable } from './rate-table.ts';
import { day, type Text, say } from '../texts/text.ts';

/** A published rate that took part: one euro in `currency`. */
export interface RateUsed {
  readonly currency: CurrencyCode;
  readonly rate: string;
  readonly on: IsoDate;
  readonly source: string;
}

export interface Conversion {
  /** Minor units of the target currency. */
  readonly minor: Minor;
  /** Whole units of the target for one of the source, exact: `"10000/11711"`. */
  readonly rate: string;
  /** The day of the rate; of two the older one; the day asked for between equal currencies. */
  readonly rateOn: IsoDate;
  /** `ECB`; of two different ones both; `''` between equal currencies. */
  readonly source: string;
  /** One for each currency that is not the euro; none between equal currencies. */
  readonly rates: readonly RateUsed[];
}

export type ConversionRefusal =
  | RateRefusal
  | {
      readonly code: 'too_large';
      readonly currency: CurrencyCode;
      readonly on: IsoDate;
      readonly message: Text;
    };

interface Factor {
  readonly rate: string;
  readonly rateOn: IsoDate;
  readonly source: string;
  readonly rates: readonly RateUsed[];
  /** Minor units of the target for one minor unit of the source. */
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** A table never changes, so what was computed from it holds as long as it does. */
const factors = new WeakMap<RateTable, Map<string, Result<Factor, RateRefusal>>>();

const ONE = fractionOf(1n);

function factorOf(
  from: CurrencyCode,
  to: CurrencyCode,
  on: IsoDate,
  table: RateTable,
): Result<Factor, RateRefusal> {
  let known = factors.get(table);
  if (known === undefined) {
    known = new Map();
    factors.set(table, known);
  }
  const key = from + to + on;
  let factor = known.get(key);
  if (factor === undefined) {
    factor = computeFactor(from, to, on, table);
    known.set(key, factor);
  }
  return factor;
}

function computeFactor(
  from: CurrencyCode,
  to: CurrencyCode,
  on: IsoDate,
  table: RateTable,
): Result<Factor, RateRefusal> {
  const rates: RateUsed[] = [];
  let exact: Fraction = ONE;
  if (from !== to)
    for (const currency of [from, to]) {
      if (currency === 'EUR') continue;
      const found = rateOn(table, currency, on);
      if (!found.ok) return found;
      const rate = parseFraction(found.value.rate);
      if (rate === null || rate.numerator <= 0n)
        throw new RangeError(`"${found.value.rate}" is not a rate`);
      exact = currency === from ? dividedBy(exact, rate) : times(exact, rate);
      rates.push({ currency, ...found.value });
    }
  const inMinor = times(
    exact,
    fractionOf(10n ** BigInt(exponentOf(to)), 10n ** BigInt(exponentOf(from))),
  );
  return ok({
    rate: fractionText(exact),
    rateOn: rates.reduce((oldest, used) => (used.on < oldest ? used.on : oldest), on),
    source: [...new Set(rates.map((used) => used.source))].join(', '),
    rates,
    numerator: inMinor.numerator,
    denominator: inMinor.denominator,
  });
}

/**
 * `amountMinor` of `from` in minor units of `to`, at the rates that count on `on`. Refused when a
 * rate is missing (`no_rate`) or when the result is beyond what the program counts (`too_large`).
 */
export function convert(
  amountMinor: Minor,
  from: CurrencyCode,
  to: CurrencyCode,
  on: IsoDate,
  table: RateTable,
): Result<Conversion, ConversionRefusal> {
  assertMinor(amountMinor);
  const factor = factorOf(from, to, on, table);
  if (!factor.ok) return factor;
  const { rate, rateOn: rateDay, source, rates, numerator, denominator } = factor.value;
  const minor = Number(roundHalfAwayFromZero(BigInt(amountMinor) * numerator, denominator));
  if (!Number.isSafeInteger(minor))
    return err({
      code: 'too_large',
      currency: to,
      on,
      message: say`an amount of ${from} is too large to be shown in ${to}; correct the amount or the rate of ${day(rateDay)}`,
    });
  return ok({ minor: minor === 0 ? 0 : minor, rate, rateOn: rateDay, source, rates });
}
