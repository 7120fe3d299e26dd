/**
 * What the values of one column look like, gathered row by row while the file streams past.
 *
 *     "1/2/2013", "1/26/2013", …   ->  2,466 values, all dates, 1/13/2013 puts the month first
 *
 * Every value of a column that can still be dates or amounts is weighed, because one value at the
 * end of the file may settle what all others leave open. A column that is plainly neither is left
 * alone after its first values: most cells of most files.
 */
import { isCurrencyCode } from '../../currencies.ts';
import { readDocumentKind } from '../values/read-document-kind.ts';
import { noDateEvidence, weighDate, type DateEvidence } from '../values/decide-date-order.ts';
import { noMarkEvidence, weighMark, type MarkEvidence } from '../values/decide-decimal-mark.ts';
import { readAmount, type CurrencyMark } from '../values/read-amount.ts';
import { isNoDate } from '../values/read-date.ts';

/** After so many values a column shows what it is. */
const ENOUGH = 500;
const SAMPLES = 5;
const DISTINCT_KEPT = 2_000;

export interface ColumnProfile {
  /** Values that are not empty. */
  readonly filled: number;
  readonly empty: number;
  /** First values, each once, as written. */
  readonly samples: readonly string[];
  readonly dates: DateEvidence;
  /** Shares of the values looked at closely, 0 to 1. */
  readonly dateShare: number;
  readonly amountShare: number;
  readonly currencyShare: number;
  readonly emailShare: number;
  /** Of values that name a kind of document: `Invoice`, `Payment`. */
  readonly documentKindShare: number;
  /** Different values, counted up to a limit; `allDifferent` only while under it. */
  readonly distinct: number;
  readonly repeats: number;
  readonly marks: MarkEvidence;
  /** Every value ends in `.0`: numbers that a spreadsheet made of text. */
  readonly allPointZero: boolean;
  /** Signs for money found in the cells, by how often. */
  readonly money: ReadonlyMap<string, { readonly mark: CurrencyMark; readonly count: number }>;
}

export interface ColumnProfiler {
  see(value: string): void;
  profile(): ColumnProfile;
}

const POINT_ZERO = /^\d+\.0$/;
const HAS_DIGIT = /\d/;

export function columnProfiler(): ColumnProfiler {
  const samples: string[] = [];
  const distinct = new Set<string>();
  let repeats = 0;
  let filled = 0;
  let empty = 0;
  let looked = 0;
  let currencies = 0;
  let emails = 0;
  let documentKinds = 0;
  let amountsLooked = 0;
  let amounts = 0;
  let allPointZero = true;
  const dates = noDateEvidence();
  const marks = noMarkEvidence();
  const money = new Map<string, { mark: CurrencyMark; count: number }>();
  let mayBeDates = true;
  let mayBeAmounts = true;
  // Dates repeat a lot; each different one is weighed once.
  const seenDates = new Set<string>();

  return {
    see(raw) {
      const value = raw.trim();
      if (value === '') {
        empty += 1;
        return;
      }
      filled += 1;
      if (allPointZero && !POINT_ZERO.test(value)) allPointZero = false;
      if (distinct.size < DISTINCT_KEPT) {
        const before = distinct.size;
        distinct.add(value);
        if (distinct.size === before) repeats += 1;
        else if (samples.length < SAMPLES) samples.push(value);
      }
      if (looked < ENOUGH) {
        looked += 1;
        if (value.length === 3 && isCurrencyCode(value.toUpperCase())) currencies += 1;
        if (value.includes('@') && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) emails += 1;
        if (!HAS_DIGIT.test(value) && readDocumentKind(value) !== null) documentKinds += 1;
        if (looked === ENOUGH) {
          if (dates.dates + dates.dayNumbers < dates.notDates - dates.dayNumbers)
            mayBeDates = false;
          if (amounts < amountsLooked / 2) mayBeAmounts = false;
        }
      }
      if (mayBeDates && !seenDates.has(value) && !isNoDate(value)) {
        weighDate(dates, value);
        if (seenDates.size < 20_000) seenDates.add(value);
      }
      if (!mayBeAmounts) return;
      amountsLooked += 1;
      if (!HAS_DIGIT.test(value)) return;
      // Most amounts need no closer look.
      if (amounts > ENOUGH && value.indexOf(',') < 0 && POINT_DECIMALS.test(value)) {
        amounts += 1;
        marks.amounts += 1;
        marks.point += 1;
        marks.pointExample ||= value;
        return;
      }
      const read = readAmount(value, '.');
      const amount = read.ok ? read : readAmount(value, ',');
      if (!amount.ok) return;
      amounts += 1;
      weighMark(marks, value);
      if (amount.value.mark !== null) {
        const key = amount.value.mark.written.toLowerCase();
        const known = money.get(key);
        if (known === undefined) money.set(key, { mark: amount.value.mark, count: 1 });
        else known.count += 1;
      }
    },
    profile: () => ({
      filled,
      empty,
      samples,
      dates,
      dateShare:
        dates.dates + dates.notDates === 0 ? 0 : dates.dates / (dates.dates + dates.notDates),
      amountShare: amountsLooked === 0 ? 0 : amounts / amountsLooked,
      currencyShare: looked === 0 ? 0 : currencies / looked,
      emailShare: looked === 0 ? 0 : emails / looked,
      documentKindShare: looked === 0 ? 0 : documentKinds / looked,
      distinct: distinct.size,
      repeats,
      marks,
      allPointZero: filled > 0 && allPointZero,
      money,
    }),
  };
}

const POINT_DECIMALS = /^-?\d+\.(?:\d|\d\d)$/;
