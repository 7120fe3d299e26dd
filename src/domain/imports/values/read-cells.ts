/**
 * Cells of a row into values, each failure a sentence with line and column.
 *
 *     cells.date(row, 5)  ->  null and: line 14, column "Due": "31.02.2026" is not a date (…)
 */
import { isCurrencyCode } from '../../currencies.ts';
import { parseIsoDate, type IsoDate } from '../../dates.ts';
import { decimalToMinor, type CurrencyCode, type Minor } from '../../money.ts';
import { exponentOf } from '../../currencies.ts';
import type { SourceRow } from '../drafts/drafted-file.ts';
import { findingAt, findingOnFile, shortened, type ImportFinding } from '../findings.ts';
import { currencyMarkOf, readAmount } from './read-amount.ts';
import {
  dateOfDayNumber,
  dateShape,
  dayOfStamp,
  isNoDate,
  readDate,
  type DayNumbersFrom,
} from './read-date.ts';
import { DATE_ORDER_WORDS, type DateOrder, type DecimalMark } from '../columns/vocabulary.ts';
import { count, day, say, type Text } from '../../texts/text.ts';

export interface CellReading {
  readonly dateOrder: DateOrder;
  readonly decimalMark: DecimalMark;
  /** The calendar of the workbook; absent: 1900, as of nearly all and of the text that comes of them. */
  readonly dayNumbersFrom?: DayNumbersFrom;
  /** IANA zone of the company, for time stamps that name theirs; absent: as they are written. */
  readonly zone?: string | undefined;
  /** For rows that name none. */
  readonly currency: CurrencyCode;
  /** Exchange files: ISO dates, plain decimals and codes only. */
  readonly exact: boolean;
  /** What `CR` beside an amount means: less in a list of what is owed, more in a bank's list. */
  readonly creditIsPositive?: boolean;
}

export interface CellReader {
  /** False once a cell of the present row was refused; `begin` sets it back. */
  ok(): boolean;
  begin(row: SourceRow): void;
  refuse(code: string, column: number | null, what: Text): void;
  text(column: number | undefined): string;
  /** Null when empty or refused. `required`: an empty cell is refused. */
  date(column: number | undefined, required: boolean): IsoDate | null;
  /** The row's currency; never null: the file's when the row names none. */
  currencyOf(column: number | undefined): CurrencyCode;
  /** With the currency that the cell itself names, when the row has none of its own. */
  amount(
    column: number,
    currency: CurrencyCode,
    currencyStated: boolean,
  ): { minor: Minor; currency: CurrencyCode } | null;
  /** A cell that is read elsewhere, and whose row stays when it cannot be. Empty ones are not seen. */
  sees(column: number | undefined, isRead: boolean): void;
  /**
   * After the last row, none in exchange files, whose columns nobody maps. `refused`: a column of dates,
   * amounts or currencies of which more values could not be read than could; its name misleads, or the
   * file is damaged, and what the others say would be half of the truth (`stopsImport`). `warning`: the
   * same of a column without which a row stays whole; time stamps that are another day where the company
   * is. `note`: dates that were day numbers.
   */
  columnFindings(): readonly ImportFinding[];
  readonly shortYears: () => number;
  /** Amounts read so far whose currency neither the row nor the cell names, and the others. */
  readonly currencyAssumed: () => number;
  readonly currencyNamed: () => number;
}

/** `400 CR` in a list of what is owed is −400. */
const withSide = (
  decimal: string,
  side: 'debit' | 'credit' | null,
  creditIsPositive: boolean,
): string =>
  side === null || (side === 'credit') === creditIsPositive
    ? decimal
    : decimal.startsWith('-')
      ? decimal.slice(1)
      : `-${decimal}`;

/** `0.000` of a currency with two decimals: zeros beyond them say nothing and round nothing. */
function withoutZeros(decimal: string, currency: CurrencyCode): string {
  const point = decimal.indexOf('.');
  if (point < 0) return decimal;
  const end = point + 1 + exponentOf(currency);
  if (decimal.length <= end || !/^0+$/.test(decimal.slice(end))) return decimal;
  return exponentOf(currency) === 0 ? decimal.slice(0, point) : decimal.slice(0, end);
}

/** Of exchange files: ISO dates, plain decimals, codes; `currency` of rows that name none. */
export const exactReading = (currency: CurrencyCode): CellReading => ({
  dateOrder: 'ymd',
  decimalMark: '.',
  currency,
  exact: true,
});

const UNREADABLE = 'column_unreadable';

/** A column that is needed cannot be read: no row of the file is imported. */
export const stopsImport = (findings: readonly ImportFinding[]): boolean =>
  findings.some(({ severity, code }) => severity === 'refused' && code === UNREADABLE);

export function cellReader(
  headers: readonly string[],
  reading: CellReading,
  report: (finding: ImportFinding) => void,
): CellReader {
  let row: SourceRow = { line: 0, fields: [], fault: null, strayQuote: -1 };
  let good = true;
  let shortYears = 0;
  let assumed = 0;
  let stated = 0;
  /** The same dates come again and again; their text is shared, too. */
  const dates = new Map<string, IsoDate | null>();
  const dayNumbers = new Set<string>();
  /** Time stamps that are another day in the company's zone than they say. */
  const stamps = new Set<string>();
  const currencies = new Map<string, CurrencyCode | null>();
  interface Seen {
    read: number;
    unread: number;
    example: string;
    line: number;
    what: Text;
    isRowKept: boolean;
    dayNumbers: number;
    dayNumber: string;
    stamps: number;
    stamp: string;
  }
  /** By column. */
  const seen: (Seen | undefined)[] = [];
  const countValue = (
    column: number | undefined,
    isRead: boolean,
    what: Text,
    isRowKept = false,
  ): void => {
    if (column === undefined) return;
    const known = (seen[column] ??= {
      read: 0,
      unread: 0,
      example: '',
      line: 0,
      what,
      isRowKept,
      dayNumbers: 0,
      dayNumber: '',
      stamps: 0,
      stamp: '',
    });
    if (isRead) known.read += 1;
    else if (known.unread++ === 0) {
      known.example = text(column);
      known.line = row.line;
    }
  };

  const countDayNumber = (column: number, value: string): void => {
    const known = seen[column] as Seen;
    known.dayNumbers += 1;
    known.dayNumber ||= value;
  };

  const countStamp = (column: number, value: string): void => {
    const known = seen[column] as Seen;
    known.stamps += 1;
    known.stamp ||= value;
  };

  const refuse = (code: string, column: number | null, what: Text): void => {
    good = false;
    report(
      findingAt(
        'refused',
        code,
        row.line,
        column === null ? null : headers[column]?.trim() || `column ${column + 1}`,
        what,
      ),
    );
  };
  const text = (column: number | undefined): string =>
    column === undefined ? '' : (row.fields[column] ?? '').trim();

  function parseDate(value: string): IsoDate | null {
    const known = dates.get(value);
    if (known !== undefined) return known;
    let date = reading.exact ? parseIsoDate(value) : readDate(value, reading.dateOrder);
    if (date === null && !reading.exact) {
      date = dateOfDayNumber(value, reading.dayNumbersFrom ?? 1900);
      if (date !== null) dayNumbers.add(value);
    }
    if (date !== null && !reading.exact && reading.zone !== undefined && value.length > 10) {
      const there = dayOfStamp(value, reading.zone);
      if (there !== null && there !== date) {
        date = there;
        stamps.add(value);
      }
    }
    if (dates.size < 50_000) dates.set(value, date);
    if (
      date !== null &&
      !reading.exact &&
      dateShape(value)?.kind === 'open' &&
      !/\d{4}/.test(value)
    )
      shortYears += 1;
    return date;
  }

  const pick = (codes: readonly string[]): CurrencyCode =>
    codes.includes(reading.currency) ? reading.currency : (codes[0] as string);

  return {
    ok: () => good,
    begin(next) {
      row = next;
      good = true;
    },
    refuse,
    text,
    date(column, required) {
      const value = text(column);
      if (isNoDate(value)) {
        if (required)
          refuse(
            'date_missing',
            column ?? null,
            value === ''
              ? say`the date is missing`
              : say`"${shortened(value)}" is no date; a date is needed here`,
          );
        return null;
      }
      const date = parseDate(value);
      countValue(column, date !== null, say`dates`);
      if (date !== null && dayNumbers.has(value)) countDayNumber(column as number, value);
      if (stamps.has(value)) countStamp(column as number, value);
      if (date === null)
        refuse(
          'not_a_date',
          column ?? null,
          reading.exact
            ? say`"${shortened(value)}" is not a date (dates here are written YYYY-MM-DD)`
            : say`"${shortened(value)}" is not a date (dates here are read as ${DATE_ORDER_WORDS[reading.dateOrder]})`,
        );
      return date;
    },
    currencyOf(column) {
      const value = text(column);
      if (value === '') return reading.currency;
      let code = currencies.get(value);
      if (code === undefined) {
        const codes = reading.exact
          ? isCurrencyCode(value)
            ? [value]
            : null
          : (currencyMarkOf(value)?.codes ?? null);
        code = codes === null ? null : pick(codes);
        if (currencies.size < 1_000) currencies.set(value, code);
      }
      countValue(column, code !== null, say`currencies`);
      if (code !== null) return code;
      refuse(
        'not_a_currency',
        column ?? null,
        say`"${shortened(value)}" is not a currency (write a code of three letters, like EUR)`,
      );
      return reading.currency;
    },
    amount(column, currency, currencyStated) {
      const value = text(column);
      if (value === '') {
        refuse('amount_missing', column, say`the amount is missing`);
        return null;
      }
      let decimal = value;
      let used = currency;
      let named = false;
      if (!reading.exact) {
        const read = readAmount(value, reading.decimalMark);
        countValue(column, read.ok, say`amounts`);
        if (!read.ok) {
          refuse(
            read.error,
            column,
            read.error === 'two_currencies'
              ? say`"${shortened(value)}" names two currencies; an invoice has one`
              : reading.decimalMark === '.'
                ? say`"${shortened(value)}" is not an amount (amounts here have a decimal point)`
                : say`"${shortened(value)}" is not an amount (amounts here have a decimal comma)`,
          );
          return null;
        }
        decimal = withSide(read.value.decimal, read.value.side, reading.creditIsPositive === true);
        const mark = read.value.mark;
        named = mark !== null;
        if (mark !== null && !mark.codes.includes(currency)) {
          if (currencyStated) {
            const only = mark.codes.length === 1 ? mark.codes[0] : undefined;
            refuse(
              'two_currencies',
              column,
              say`"${shortened(value)}" says ${only ?? `"${shortened(mark.written)}"`}, yet the row says ${currency}; an invoice has one currency`,
            );
            return null;
          }
          used = mark.codes[0] as string;
        }
      }
      if (named || currencyStated) stated += 1;
      else assumed += 1;
      const minor = decimalToMinor(reading.exact ? decimal : withoutZeros(decimal, used), used);
      if (typeof minor === 'number') return { minor, currency: used };
      refuse(
        minor,
        column,
        minor === 'too_many_decimals'
          ? say`"${shortened(value)}" has more decimals than ${used} has (${exponentOf(used)})`
          : minor === 'too_large'
            ? say`"${shortened(value)}" is larger than the ledger can hold`
            : say`"${shortened(value)}" is not an amount (amounts here have a decimal point)`,
      );
      return null;
    },
    sees(column, isRead) {
      if (text(column) !== '') countValue(column, isRead, say`amounts`, true);
    },
    columnFindings: () =>
      reading.exact
        ? []
        : seen.flatMap((column, index) =>
            column === undefined
              ? []
              : findingsOf(column, headers[index]?.trim() || `column ${index + 1}`),
          ),
    shortYears: () => shortYears,
    currencyAssumed: () => assumed,
    currencyNamed: () => stated,
  };

  function findingsOf(column: Seen, header: string): ImportFinding[] {
    const { read, unread, example, line, what, isRowKept } = column;
    const found: ImportFinding[] = [];
    if (column.dayNumbers > 0)
      found.push(
        findingOnFile(
          'note',
          'day_numbers',
          say`column "${header}": ${count(column.dayNumbers, 'date is a day number', 'dates are day numbers')} of a spreadsheet; ${column.dayNumber} was read as ${day(dates.get(column.dayNumber) as IsoDate)}`,
          header,
        ),
      );
    if (column.stamps > 0)
      found.push(
        findingOnFile(
          'warning',
          'stamps_of_a_zone',
          say`column "${header}": ${count(column.stamps, 'time stamp is', 'time stamps are')} of another time zone and of another day in ${reading.zone ?? ''}; "${column.stamp}" was read as ${day(dates.get(column.stamp) as IsoDate)}`,
          header,
        ),
      );
    if (unread > read)
      found.push(
        findingOnFile(
          isRowKept ? 'warning' : 'refused',
          UNREADABLE,
          isRowKept
            ? say`column "${header}": ${unread} of ${count(unread + read, 'value')} cannot be read as ${what}, such as "${shortened(example)}" (line ${line}); correct the file, choose the column that has them, or map this column to nothing to import without it`
            : say`column "${header}": ${unread} of ${count(unread + read, 'value')} cannot be read as ${what}, such as "${shortened(example)}" (line ${line}), so no row is imported; correct the file, choose the column that has them, or map this column to nothing to import without it`,
          header,
        ),
      );
    return found;
  }
}
