/**
 * Dated reference rates, and which of them counts on a day: the last one published on or before it,
 * if that is not more than seven days back. Never extrapolated, never interpolated.
 *
 *     USD on 2026-04-12 (a Sunday)  ->  1.1711 of 2026-04-10
 *     RUB on 2022-04-01             ->  refused: the last rate here is of 2022-03-01
 *     USD on 1998-12-31             ->  refused: the rates here begin on 1999-01-04
 *
 * Seven days [J]: the longest the ECB ever went without publishing is five, from Thursday before
 * Easter to Tuesday after it; seven leaves room for national holidays in other lists.
 */
import { addDays, type IsoDate } from '../dates.ts';
import type { RateDraft } from '../facts/drafts.ts';
import type { CurrencyCode } from '../money.ts';
import { err, ok, type Result } from '../result.ts';
import { day, say, type Text } from '../texts/text.ts';

/** How old a rate may be, in days, the day of the rate not counted. */
export const OLDEST_RATE_DAYS = 7;

export interface DatedRate {
  /** Units of the currency for one euro, as published. */
  readonly rate: string;
  readonly on: IsoDate;
  readonly source: string;
}

/** Why there is no rate: one sentence with the currency, the day, what is there and what to do. */
export interface RateRefusal {
  readonly code: 'no_rate';
  readonly currency: CurrencyCode;
  readonly on: IsoDate;
  readonly message: Text;
}

export interface RateTable {
  /** The newest rate of `currency` published on or before `on`, however old; null before the first. */
  lastBefore(currency: CurrencyCode, on: IsoDate): DatedRate | null;
  /** The first and the last day with a rate of `currency`, both inclusive; null without any. */
  covers(currency: CurrencyCode): { readonly from: IsoDate; readonly to: IsoDate } | null;
}

interface Column {
  readonly days: IsoDate[];
  readonly rates: string[];
  readonly sources: string[];
}

/**
 * Rates to the euro; those of another base take no part. Of several rates of one currency and day
 * the last in the order given counts.
 */
export function rateTable(rates: Iterable<RateDraft>): RateTable {
  const columns = new Map<CurrencyCode, RateDraft[]>();
  for (const rate of rates) {
    if (rate.base !== 'EUR') continue;
    const column = columns.get(rate.currency);
    if (column === undefined) columns.set(rate.currency, [rate]);
    else column.push(rate);
  }
  const sorted = new Map<CurrencyCode, Column>();

  /** Sorted when it is first asked for: most ledgers use three of forty currencies. */
  function columnOf(currency: CurrencyCode): Column | null {
    const done = sorted.get(currency);
    if (done !== undefined) return done;
    const drafts = columns.get(currency);
    if (drafts === undefined) return null;
    const column: Column = { days: [], rates: [], sources: [] };
    // Array.sort is stable: of one day the last one given stays last.
    const inOrder = [...drafts].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    for (const draft of inOrder) {
      if (column.days.at(-1) === draft.on) {
        column.rates[column.rates.length - 1] = draft.rate;
        column.sources[column.sources.length - 1] = draft.source;
        continue;
      }
      column.days.push(draft.on);
      column.rates.push(draft.rate);
      column.sources.push(draft.source);
    }
    sorted.set(currency, column);
    return column;
  }

  return {
    lastBefore(currency, on) {
      const column = columnOf(currency);
      if (column === null) return null;
      let low = 0;
      let high = column.days.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((column.days[middle] as IsoDate) <= on) low = middle + 1;
        else high = middle;
      }
      const at = low - 1;
      if (at < 0) return null;
      return {
        rate: column.rates[at] as string,
        on: column.days[at] as IsoDate,
        source: column.sources[at] as string,
      };
    },
    covers(currency) {
      const days = columnOf(currency)?.days ?? [];
      const from = days[0];
      const to = days.at(-1);
      return from === undefined || to === undefined ? null : { from, to };
    },
  };
}

/** One euro is one euro on every day. */
const euro = (on: IsoDate): DatedRate => ({ rate: '1', on, source: '' });

/** The rate of one euro in `currency` that counts on `on`, or why there is none. */
export function rateOn(
  table: RateTable,
  currency: CurrencyCode,
  on: IsoDate,
): Result<DatedRate, RateRefusal> {
  if (currency === 'EUR') return ok(euro(on));
  const last = table.lastBefore(currency, on);
  if (last !== null && addDays(last.on, OLDEST_RATE_DAYS) >= on) return ok(last);
  return err({ code: 'no_rate', currency, on, message: refusal(table, currency, on, last) });
}

function refusal(
  table: RateTable,
  currency: CurrencyCode,
  on: IsoDate,
  last: DatedRate | null,
): Text {
  const covered = table.covers(currency);
  if (covered === null)
    return say`no rate of EUR to ${currency} for ${day(on)}: there are no rates of ${currency} here; import the ECB file (eurofxref-hist.csv), or enter the rate by hand`;
  const [from, to] = [day(covered.from), day(covered.to)];
  if (last === null)
    return say`no rate of EUR to ${currency} for ${day(on)}: the rates of ${currency} here run from ${from} to ${to}; enter the rate by hand`;
  return last.on === covered.to
    ? say`no rate of EUR to ${currency} for ${day(on)}: the rates of ${currency} here run from ${from} to ${to}, and the last one before it is of ${day(last.on)}, more than ${OLDEST_RATE_DAYS} days back; import a newer ECB file (eurofxref-hist.csv), or enter the rate by hand`
    : say`no rate of EUR to ${currency} for ${day(on)}: the rates of ${currency} here run from ${from} to ${to}, yet the last one before it is of ${day(last.on)}, more than ${OLDEST_RATE_DAYS} days back; enter the rate by hand`;
}
