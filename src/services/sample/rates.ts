/**
 * Exchange rates of the sample, one a working day for each of its currencies: invented, and marked so
 * by their source. A slow walk around the level at which its prices were made.
 *
 *     2026-11-20  1 EUR = 1.1042 USD, "sample"
 */
import { addDays, type IsoDate } from '../../domain/dates.ts';
import type { RateDraft } from '../../domain/facts/drafts.ts';
import { businessDay } from './business-day.ts';
import { PRICE_LEVEL } from './orders.ts';
import { seededRandom } from './seeded-random.ts';

/** A few days before the first invoice, so that it has a rate whatever its weekday. */
const DAYS_BEFORE = 5;
/** Largest step of a day, and how strongly the level draws back, as parts of the rate. */
const STEP = 0.004;
const PULL = 0.03;

/** By day, then by currency. */
export function sampleRates(start: IsoDate, today: IsoDate, seed: number): readonly RateDraft[] {
  const currencies = Object.entries(PRICE_LEVEL).filter(([currency]) => currency !== 'EUR');
  const now = new Map(currencies);
  const random = seededRandom(seed + 30_000);
  const rates: RateDraft[] = [];
  for (let on = addDays(start, -DAYS_BEFORE); on <= today; on = addDays(on, 1)) {
    if (businessDay(on) !== on) continue;
    for (const [currency, level] of currencies) {
      const before = now.get(currency) ?? level;
      const step = (random.next() * 2 - 1) * STEP * level;
      const rate = before + step + (level - before) * PULL;
      now.set(currency, rate);
      rates.push({ base: 'EUR', currency, on, rate: rate.toFixed(4), source: 'sample' });
    }
  }
  return rates;
}
