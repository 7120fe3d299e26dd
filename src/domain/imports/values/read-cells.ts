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
import { counted, findingAt, findingOnFile, quote, type ImportFinding } from '../findings.ts';
import { currencyMarkOf, readAmount } from './read-amount.ts';
import { dateShape, isNoDate, readDate } from './read-date.ts';
import { DATE_ORDER_WORDS, type DateOrder, type DecimalMark } from '../columns/vocabulary.ts';
import type { Message } from '../../texts/text.ts';

export interface CellReading {
  readonly dateOrder: DateOrder;
  readonly decimalMark: DecimalMark;
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
  refuse(code: string, column: number | null, what: Message): void;
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
   * A warning for each column of dates, amounts or currencies of which more values could not be read
   * than could: the name of the column misleads, or the file is damaged. After the last row; none in
   * exchange files, whose columns nobody maps.
   */
  unreadableColumns(): readonly ImportFinding[];
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
  const currencies = new Map<string, CurrencyCode | null>();
  interface Seen {
    read: number;
    unread: number;
    example: string;
    line: number;
    what: string;
    isRowKept: boolean;
  }
  /** By column. */
  const seen: (Seen | undefined)[] = [];
  const count = (
    column: number | undefined,
    isRead: boolean,
    what: string,
    isRowKept = false,
  ): void => {
    if (column === undefined) return;
    const known = (seen[column] ??= { read: 0, unread: 0, example: '', line: 0, what, isRowKept });
    if (isRead) known.read += 1;
    else if (known.unread++ === 0) {
      known.example = text(column);
      known.line = row.line;
    }
  };

  const refuse = (code: string, column: number | null, what: Message): void => {
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
    const date = reading.exact ? parseIsoDate(value) : readDate(value, reading.dateOrder);
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
              ? 'the date is missing'
              : `${quote(value)} is no date; a date is needed here`,
          );
        return null;
      }
      const date = parseDate(value);
      count(column, date !== null, 'dates');
      if (date === null)
        refuse(
          'not_a_date',
          column ?? null,
          reading.exact
            ? `${quote(value)} is not a date (dates here are written YYYY-MM-DD)`
            : `${quote(value)} is not a date (dates here are read as ${DATE_ORDER_WORDS[reading.dateOrder]})`,
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
      count(column, code !== null, 'currencies');
      if (code !== null) return code;
      refuse(
        'not_a_currency',
        column ?? null,
        `${quote(value)} is not a currency (write a code of three letters, like EUR)`,
      );
      return reading.currency;
    },
    amount(column, currency, currencyStated) {
      const value = text(column);
      if (value === '') {
        refuse('amount_missing', column, 'the amount is missing');
        return null;
      }
      let decimal = value;
      let used = currency;
      let named = false;
      if (!reading.exact) {
        const read = readAmount(value, reading.decimalMark);
        count(column, read.ok, 'amounts');
        if (!read.ok) {
          refuse(
            read.error,
            column,
            read.error === 'two_currencies'
              ? `${quote(value)} names two currencies; an invoice has one`
              : `${quote(value)} is not an amount (amounts here have a decimal ${reading.decimalMark === '.' ? 'point' : 'comma'})`,
          );
          return null;
        }
        decimal = withSide(read.value.decimal, read.value.side, reading.creditIsPositive === true);
        const mark = read.value.mark;
        named = mark !== null;
        if (mark !== null && !mark.codes.includes(currency)) {
          if (currencyStated) {
            refuse(
              'two_currencies',
              column,
              `${quote(value)} says ${mark.codes.length === 1 ? mark.codes[0] : quote(mark.written)}, yet the row says ${currency}; an invoice has one currency`,
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
          ? `${quote(value)} has more decimals than ${used} has (${exponentOf(used)})`
          : minor === 'too_large'
            ? `${quote(value)} is larger than the ledger can hold`
            : `${quote(value)} is not an amount (amounts here have a decimal point)`,
      );
      return null;
    },
    sees(column, isRead) {
      if (text(column) !== '') count(column, isRead, 'amounts', true);
    },
    unreadableColumns: () =>
      seen.flatMap((column, index) => {
        if (reading.exact || column === undefined || column.unread <= column.read) return [];
        const { unread, example, line, what, isRowKept } = column;
        const header = headers[index]?.trim() || `column ${index + 1}`;
        const all = counted(unread + column.read, 'value');
        return [
          findingOnFile(
            'warning',
            'column_unreadable',
            `column "${header}": ${unread} of ${all} cannot be read as ${what}, such as ${quote(example)} (line ${line})${isRowKept ? '' : ', so these rows are refused'}; correct the file, choose the column that has them, or map this column to nothing to import without it`,
            header,
          ),
        ];
      }),
    shortYears: () => shortYears,
    currencyAssumed: () => assumed,
    currencyNamed: () => stated,
  };
}
