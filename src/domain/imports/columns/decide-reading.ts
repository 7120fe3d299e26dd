/**
 * How the dates and amounts of a list are read, decided once from all of its values: date order,
 * decimal mark, and the currency of rows that name none.
 */
import { currencyInHeader } from './currency-in-header.ts';
import { daysBetween } from '../../dates.ts';
import type { CurrencyCode } from '../../money.ts';
import { addDateEvidence, decideDateOrder } from '../values/decide-date-order.ts';
import { addMarkEvidence, decideDecimalMark } from '../values/decide-decimal-mark.ts';
import type { ProfiledColumn } from './can-hold.ts';
import { readDate } from '../values/read-date.ts';
import {
  DATE_ORDER_WORDS,
  type Choice,
  type DateOrder,
  type DecimalMark,
  type TableColumns,
  type TableField,
} from './vocabulary.ts';
import { count, say } from '../../texts/text.ts';

export interface DecidedReading {
  readonly dateOrder: Choice<DateOrder>;
  readonly decimalMark: Choice<DecimalMark>;
  readonly currency: Choice<CurrencyCode>;
}

/** What is customary where the ledger is, for files that leave it open. */
export interface Local {
  /** ISO country and currency of the ledger's company. */
  readonly country: string;
  readonly currency: CurrencyCode;
  /** The separator of the file: with semicolons, decimals tend to have a comma. */
  readonly delimiter: string;
}

/** Columns whose amounts speak for the file, the surest first. */
const AMOUNTS: readonly TableField[] = [
  'amount',
  'debit',
  'credit',
  'line_amount',
  'open_amount',
  'balance',
  'unit_price',
  'credit_limit',
];

/**
 * `columns`: all of the file with their profiles; `map`: where each meaning stands; `sample`: rows of
 * it, for dates that read both ways.
 */
export function decideReading(
  columns: readonly ProfiledColumn[],
  map: TableColumns,
  local: Local,
  sample: readonly (readonly string[])[] = [],
): DecidedReading {
  const dated = columns.filter(({ profile }) => profile.dateShare >= 0.5);
  const owed = AMOUNTS.map((field) => map[field])
    .filter((index) => index !== undefined)
    .map((index) => columns[index])
    .filter((column) => column !== undefined);
  const decisive = owed.filter(({ profile }) => profile.marks.point + profile.marks.comma > 0);
  // A balance may be written in another way than the amounts it is about; these decide.
  const balance = map.balance === undefined ? undefined : columns[map.balance];
  if (decisive.length > 1 && balance !== undefined) {
    const at = decisive.indexOf(balance);
    if (at >= 0) decisive.splice(at, 1);
  }
  const marks =
    decisive.length > 0
      ? decisive
      : columns.filter(({ profile }) => profile.amountShare >= 0.9 && profile.dateShare < 0.5);
  return {
    dateOrder: byDueDates(
      decideDateOrder(
        addDateEvidence(dated.map(({ profile }) => profile.dates)),
        local.country === 'US' ? 'mdy' : 'dmy',
      ),
      map,
      sample,
    ),
    decimalMark: decideDecimalMark(
      addMarkEvidence(marks.map(({ profile }) => profile.marks)),
      local.delimiter === ';' ? ',' : '.',
    ),
    currency: decideCurrency(
      owed,
      map.currency === undefined ? null : (columns[map.currency]?.header ?? ''),
      local.currency,
    ),
  };
}

/**
 * Where the dates read both ways, an order under which invoices are due before they were issued is not
 * the one: `3/2/2026` due `4/1/2026` is 2 March and 1 April.
 */
function byDueDates(
  choice: Choice<DateOrder>,
  { issued_on: issued, due_on: due, booked_on: booked, value_on: value }: TableColumns,
  sample: readonly (readonly string[])[],
): Choice<DateOrder> {
  if (choice.how !== 'guessed' || choice.value === 'ymd') return choice;
  if (booked !== undefined && value !== undefined) return byGaps(choice, booked, value, sample);
  if (issued === undefined || due === undefined) return choice;
  const backwards = (order: DateOrder): number =>
    sample.filter((row) => {
      const [from, to] = [readDate(row[issued] ?? '', order), readDate(row[due] ?? '', order)];
      return from !== null && to !== null && to < from;
    }).length;
  const other = choice.value === 'dmy' ? 'mdy' : 'dmy';
  const rows = backwards(choice.value);
  if (rows === 0 || backwards(other) > 0) return choice;
  return {
    value: other,
    how: 'guessed',
    because: say`read as ${DATE_ORDER_WORDS[choice.value]}, ${count(rows, 'row', 'rows')} would be due before the invoice was issued; no other value proves it`,
  };
}

/** A bank books and values within days: an order under which weeks lie between is not the one. */
function byGaps(
  choice: Choice<DateOrder>,
  booked: number,
  value: number,
  sample: readonly (readonly string[])[],
): Choice<DateOrder> {
  const widest = (order: DateOrder): number =>
    Math.max(
      0,
      ...sample.map((row) => {
        const [one, two] = [readDate(row[booked] ?? '', order), readDate(row[value] ?? '', order)];
        return one === null || two === null ? 0 : Math.abs(daysBetween(one, two));
      }),
    );
  const other = choice.value === 'dmy' ? 'mdy' : 'dmy';
  if (widest(choice.value) <= DAYS_TO_BOOK || widest(other) > DAYS_TO_BOOK) return choice;
  return {
    value: other,
    how: 'guessed',
    because: say`read as ${DATE_ORDER_WORDS[choice.value]}, weeks would lie between the day of booking and the other day of a row; no other value proves it`,
  };
}

/** Most that lies between what a bank books and what it values, holidays among them. */
const DAYS_TO_BOOK = 12;

/** `column`: name of the currency's own column, or null. `base`: the ledger's own. */
function decideCurrency(
  owed: readonly ProfiledColumn[],
  column: string | null,
  base: CurrencyCode,
): Choice<CurrencyCode> {
  if (column !== null)
    return {
      value: base,
      how: 'settled',
      because: say`column "${column}" names it; rows without one get the ledger's own`,
    };
  const named = owed.find(({ header }) => currencyInHeader(header) !== null);
  if (named !== undefined)
    return {
      value: currencyInHeader(named.header) as CurrencyCode,
      how: 'settled',
      because: say`column "${named.header}" names it`,
    };
  const marks = [...(owed[0]?.profile.money.values() ?? [])].sort((a, b) => b.count - a.count);
  const mark = marks[0]?.mark;
  if (mark === undefined)
    return {
      value: base,
      how: 'guessed',
      because: say`the file names no currency; the ledger's own was taken`,
    };
  if (mark.codes.length === 1)
    return {
      value: mark.codes[0] as string,
      how: 'settled',
      because: say`amounts are written with "${mark.written}"`,
    };
  const [usual = base] = mark.codes;
  return mark.codes.includes(base)
    ? {
        value: base,
        how: 'guessed',
        because: say`amounts are written with "${mark.written}", which the ledger's own currency uses as well`,
      }
    : {
        value: usual,
        how: 'guessed',
        because: say`amounts are written with "${mark.written}", most often ${usual}`,
      };
}
