/** One row of a bank's list, its values read; what the amount means is settled with the whole file. */
import type { IsoDate } from '../../dates.ts';
import { decimalToMinor, type CurrencyCode, type Minor } from '../../money.ts';
import { currencyInHeader } from '../columns/currency-in-header.ts';
import { meaningsOf } from '../columns/header-words.ts';
import { plainHeader } from '../columns/plain-header.ts';
import type { BankListField, TableColumns } from '../columns/vocabulary.ts';
import type { SourceRow } from '../drafts/drafted-file.ts';
import { shortened } from '../findings.ts';
import { currencyMarkOf, readAmount } from '../values/read-amount.ts';
import type { CellReader, CellReading } from '../values/read-cells.ts';
import { dateShape, isNoDate } from '../values/read-date.ts';
import { bookingState } from './booking-state.ts';
import { readDirection } from './read-direction.ts';
import { say } from '../../texts/text.ts';

export interface BankRow {
  readonly line: number;
  readonly bookedOn: IsoDate;
  readonly valueOn: IsoDate | null;
  readonly currency: CurrencyCode;
  /** Signed where one column says it all; null where debit and credit stand apart. */
  readonly amountMinor: Minor | null;
  readonly debitMinor: Minor;
  readonly creditMinor: Minor;
  readonly balanceMinor: Minor | null;
  readonly account: string;
  /** The other party: who paid, or of money out who was paid. */
  readonly payerName: string;
  readonly payeeName: string;
  readonly payerAccount: string;
  readonly payerBank: string;
  readonly text: string;
  /** Without the columns that nobody mapped. */
  readonly ownText: string;
  readonly reference: string;
  readonly bankReference: string;
  readonly code: string;
  readonly original: { readonly currency: CurrencyCode; readonly amountMinor: Minor } | null;
  readonly raw: string;
  /** The sign was written against the direction. */
  readonly contrary: boolean;
}

/** One line, blanks once, without the quotes that some banks put inside the value. */
const flat = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'(.*)'$/, '$1')
    .trim();

const joined = (parts: readonly string[]): string => {
  const kept: string[] = [];
  for (const part of parts)
    if (part !== '' && !kept.some((one) => one.includes(part))) kept.push(part);
  return kept.join(' ');
};

export type BankColumns = TableColumns<BankListField>;

/** Where values beyond the header go: a text of many lines spills over its end. */
export const spillsText = (columns: BankColumns, width: number): boolean =>
  [columns.text, columns.text_2, columns.text_3].includes(width - 1);

/**
 * Null: refused (the reader of cells has said why); `nothing` when no money moved, `not_booked` when
 * the bank only announces it. `further`: columns that nobody mapped and that may name what is paid.
 */
export function readBankRow(
  source: SourceRow,
  headers: readonly string[],
  columns: BankColumns,
  cells: CellReader,
  reading: CellReading,
  further: readonly number[] = [],
): BankRow | 'nothing' | 'not_booked' | null {
  const state = cells.text(columns.state);
  if (bookingState(state) === 'not_booked') return 'not_booked';
  if (state !== '' && bookingState(state) === null)
    cells.refuse(
      'not_a_state',
      columns.state ?? null,
      say`"${shortened(state)}" says neither that the movement is booked nor that it is not; correct it, or map this column to nothing to take all rows as booked`,
    );
  const moneyColumns = [columns.amount, columns.debit, columns.credit].filter(
    (column) => column !== undefined,
  );
  if (moneyColumns.every((column) => cells.text(column).replace(/^['’]$/, '') === ''))
    return 'nothing';
  const bookedText = columns.booked_on ?? columns.value_on;
  // A movement that has its day and no day of booking yet is only announced.
  if (
    columns.booked_on !== undefined &&
    isNoDate(cells.text(columns.booked_on)) &&
    !isNoDate(cells.text(columns.value_on))
  )
    return 'not_booked';
  const bookedOn = cells.date(bookedText, true);
  const valueOn = columns.booked_on === undefined ? null : cells.date(columns.value_on, false);
  const inHeader = moneyColumns
    .map((column) => currencyInHeader(headers[column] ?? ''))
    .find((code) => code !== null);
  const stated = cells.text(columns.currency) !== '' || inHeader !== undefined;
  let currency =
    cells.text(columns.currency) === ''
      ? (inHeader ?? reading.currency)
      : cells.currencyOf(columns.currency);

  const money = (column: number | undefined): Minor => {
    if (column === undefined || cells.text(column) === '') return 0;
    const read = cells.amount(column, currency, stated);
    if (read === null) return 0;
    currency = read.currency;
    return read.minor;
  };
  const apart = columns.debit !== undefined || columns.credit !== undefined;
  let amountMinor: Minor | null = null;
  let contrary = false;
  if (!apart) {
    amountMinor = money(columns.amount);
    if (columns.direction !== undefined) {
      const said = cells.text(columns.direction);
      const direction = readDirection(said);
      if (direction === null)
        cells.refuse(
          'not_a_direction',
          columns.direction,
          say`"${shortened(said)}" says neither in nor out (such as C or D, Bij or Af, + or -)`,
        );
      else {
        contrary = amountMinor < 0 && direction > 0;
        amountMinor = amountMinor === 0 ? 0 : direction * Math.abs(amountMinor);
      }
    }
  }
  const debitMinor = apart ? money(columns.debit) : 0;
  const creditMinor = apart ? money(columns.credit) : 0;
  if (!cells.ok() || bookedOn === null) return null;

  const spilled = spillsText(columns, headers.length) ? source.fields.slice(headers.length) : [];
  const inOrder = [columns.text, columns.text_2, columns.text_3]
    .filter((column) => column !== undefined)
    .sort((a, b) => a - b);
  const reference = flat(cells.text(columns.reference));
  const balanceMinor = softAmount(cells.text(columns.balance), currency, reading);
  // A balance written otherwise than the amounts is an amount all the same; it proves nothing then.
  cells.sees(
    columns.balance,
    (['.', ','] as const).some((mark) => readAmount(cells.text(columns.balance), mark).ok),
  );
  const own = [
    ...inOrder.map((column) => flat(cells.text(column))),
    ...spilled.map(flat),
    isEndToEnd(headers, columns) ? '' : reference,
  ];
  return {
    line: source.line,
    bookedOn,
    valueOn,
    currency,
    amountMinor,
    debitMinor,
    creditMinor,
    balanceMinor,
    account: accountOf(cells.text(columns.account)),
    payerName: flat(cells.text(columns.payer_name)),
    payeeName: flat(cells.text(columns.payee_name)),
    payerAccount: cells.text(columns.payer_account).replaceAll(' ', ''),
    payerBank: cells.text(columns.payer_bank),
    ownText: joined(own),
    text: joined([
      ...own,
      ...further.map((column) => flat(cells.text(column))).filter(maybeNamesDocument),
    ]),
    reference,
    bankReference: cells.text(columns.bank_reference),
    code: cells.text(columns.code),
    original: originalOf(cells, columns, currency, reading),
    raw: source.fields.join(' | '),
    contrary,
  };
}

export const isEndToEnd = (headers: readonly string[], columns: BankColumns): boolean =>
  /end to end|endtoend|e2e/.test(plainHeader(headers[columns.reference ?? -1] ?? ''));

/** Columns of these fields say nothing of what is paid, also where another column has the field. */
const SAYS_OTHERWISE: ReadonlySet<BankListField> = new Set([
  'booked_on',
  'value_on',
  'amount',
  'debit',
  'credit',
  'direction',
  'currency',
  'account',
  'payer_account',
  'payer_bank',
  'bank_reference',
  'state',
  'balance',
  'original_currency',
  'original_amount',
]);
const IS_ID =
  /\b(?:id|uuid|guid|token|hash|time|hour|hora|heure|uhrzeit|card|karte|tarjeta|carte|mcc)\b/;

/** Columns without a meaning whose values are searched for the number of what is paid. */
export const furtherTexts = (
  headers: readonly string[],
  columns: BankColumns,
): readonly number[] => {
  const used = new Set<number>(Object.values(columns));
  return headers.flatMap((header, column) =>
    used.has(column) ||
    IS_ID.test(plainHeader(header)) ||
    meaningsOf(header, 'bank-list').some(([field]) => SAYS_OTHERWISE.has(field))
      ? []
      : [column],
  );
};

/** `INV0302`, `RE 2026/11`, `platba 111`: a number with letters beside it, and no account, day or sum. */
const maybeNamesDocument = (text: string): boolean =>
  text.length <= 140 &&
  /\d/.test(text) &&
  /\p{L}/u.test(text) &&
  !/^[A-Z]{2}\d{2}[A-Z0-9 ]{8,}$/.test(text) &&
  dateShape(text) === null &&
  !readAmount(text, '.').ok &&
  !readAmount(text, ',').ok;

/** Numbers without blanks; a name of an account (`EUR Main`) keeps them. */
function accountOf(text: string): string {
  // Also of damaged quotes: `NL91…300"`.
  const name = flat(text).replace(/^['"]+|['"]+$/g, '');
  const isNumber = /^[A-Z]{2}\d{2}[A-Z0-9 ]{8,}$/.test(name) || !/\p{L}{3}/u.test(name);
  return isNumber ? name.replaceAll(' ', '') : name;
}

/**
 * A running balance that cannot be read is no reason to leave the movement out: it proves the list, and
 * nothing is recorded from it.
 */
function softAmount(text: string, currency: CurrencyCode, reading: CellReading): Minor | null {
  const read = readAmount(text, reading.decimalMark);
  if (!read.ok) return null;
  const minor = decimalToMinor(read.value.decimal, currency);
  return typeof minor === 'number' ? (minor === 0 ? 0 : minor) : null;
}

function originalOf(
  cells: CellReader,
  columns: BankColumns,
  currency: CurrencyCode,
  reading: CellReading,
): BankRow['original'] {
  const code = currencyMarkOf(cells.text(columns.original_currency))?.codes[0];
  if (code === undefined || code === currency) return null;
  const minor = softAmount(cells.text(columns.original_amount), code, reading);
  return minor === null || minor === 0 ? null : { currency: code, amountMinor: minor };
}
