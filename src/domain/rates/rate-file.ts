/**
 * A file of reference rates as it was read, one entry a day.
 *
 *     currencies  [ 'USD', 'JPY', 'BGN', … ]
 *     days        [ { line: 2, on: '2026-04-13', rates: ['1.1684', '186.75', null, …] }, … ]
 */
import type { IsoDate } from '../dates.ts';
import type { CurrencyCode } from '../money.ts';
import type { Text } from '../texts/text.ts';

export interface RateDay {
  /** One-based line of the file. */
  readonly line: number;
  /** Null when the date could not be read; `fault` says so. */
  readonly on: IsoDate | null;
  /** One euro in each currency of the file, in its order; null where nothing was published. */
  readonly rates: readonly (string | null)[];
  /** Why the day is refused, as the end of a sentence behind line and column. */
  readonly fault: {
    readonly code: string;
    readonly column: string | null;
    readonly what: Text;
  } | null;
}

export interface RateFile {
  /** Who published it: `ECB`. */
  readonly source: string;
  readonly currencies: readonly CurrencyCode[];
  readonly days: readonly RateDay[];
}

/** Why a file is no file of rates: one sentence with the place. */
export interface RateFileFault {
  readonly code: string;
  readonly line: number | null;
  readonly message: Text;
}
