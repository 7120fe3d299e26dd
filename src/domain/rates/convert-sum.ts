/**
 * A total in one currency of amounts in several: each amount is converted and rounded by itself,
 * and the total is the sum of what was rounded. So a report adds up line by line, and the rate and
 * the day of each are stated under it.
 *
 *     100.00 USD + 20,000 JPY + 5.00 EUR in EUR on 2026-04-13
 *         ->  85.59 + 107.10 + 5.00 = 197.69 EUR
 *             1 EUR = 186.75 JPY of 2026-04-13 (ECB), 1.1684 USD of 2026-04-13 (ECB)
 */
import type { IsoDate } from '../dates.ts';
import { assertMinor, type CurrencyCode, type Minor } from '../money.ts';
import { err, ok, type Result } from '../result.ts';
import { convert, type ConversionRefusal, type RateUsed } from './convert.ts';
import type { RateTable } from './rate-table.ts';

export interface AmountOn {
  readonly amountMinor: Minor;
  readonly currency: CurrencyCode;
  /** The day whose rate counts: the report's day, or each amount's own. */
  readonly on: IsoDate;
}

export interface ConvertedSum {
  readonly currency: CurrencyCode;
  /** Σ `parts`. */
  readonly totalMinor: Minor;
  /** What each amount came to, in the order given. */
  readonly parts: readonly Minor[];
  /** Every published rate that took part, once; by currency, then by day. */
  readonly rates: readonly RateUsed[];
}

/**
 * Total of `items` in minor units of `to`. When any rate is missing there is no total: every missing
 * one is named, once for each currency and day.
 */
export function convertSum(
  items: Iterable<AmountOn>,
  to: CurrencyCode,
  table: RateTable,
): Result<ConvertedSum, readonly ConversionRefusal[]> {
  const parts: Minor[] = [];
  const used = new Map<string, RateUsed>();
  const refusals = new Map<string, ConversionRefusal>();
  /** Most items share their day and currency: their rates are noted down once. */
  const noted = new Set<readonly RateUsed[]>();
  let totalMinor = 0;
  for (const item of items) {
    const converted = convert(item.amountMinor, item.currency, to, item.on, table);
    if (!converted.ok) {
      refusals.set(`${item.currency} ${item.on}`, converted.error);
      continue;
    }
    parts.push(converted.value.minor);
    totalMinor += converted.value.minor;
    if (noted.has(converted.value.rates)) continue;
    noted.add(converted.value.rates);
    for (const rate of converted.value.rates) used.set(`${rate.currency}${rate.on}`, rate);
  }
  if (refusals.size > 0)
    return err(
      [...refusals.values()].sort((a, b) => {
        const left = a.currency + a.on;
        const right = b.currency + b.on;
        return left < right ? -1 : left > right ? 1 : 0;
      }),
    );
  return ok({
    currency: to,
    totalMinor: assertMinor(totalMinor),
    parts,
    rates: [...used].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, rate]) => rate),
  });
}
