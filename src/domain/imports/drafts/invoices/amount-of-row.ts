/**
 * What a row of an invoice list says is owed, whichever columns say it.
 *
 *     Total 500.00  Balance 200.00     ->  amount 500.00, open 200.00
 *     Total 500.00  Paid 300.00        ->  amount 500.00, open 200.00
 *     Debit 500.00  Credit             ->  amount 500.00
 *     Debit         Credit 80.00       ->  amount −80.00, a credit note
 *     Quantity 6  Price 2.95           ->  a line of 17.70, where no column states a sum
 *     Line Total 40.00                 ->  a line of 40.00; the invoice is the sum of its lines
 */
import type { CurrencyCode, Minor } from '../../../money.ts';
import type { ColumnMap } from '../../columns/vocabulary.ts';
import { findingAt, type ImportFinding } from '../../findings.ts';
import type { CellReader } from '../../values/read-cells.ts';
import { amount, say } from '../../../texts/text.ts';

export interface RowAmounts {
  readonly currency: CurrencyCode;
  /** Of the whole invoice; null where only its lines have amounts. */
  readonly amountMinor: Minor | null;
  /** Stated, or what is left of the total after what was paid. */
  readonly openMinor: Minor | null;
  /** Total less paid, less open, where the row has all three: 0 when they agree. */
  readonly apartMinor: Minor;
  readonly lineMinor: Minor | null;
  /** Column that says it, for the sentences. */
  readonly column: number;
}

/**
 * Null: refused, and the reader of cells has said why. `isGoodsAlone`: a row of an invoice that stands
 * above; its amount may be empty. `product`: the line, where the list states no sum.
 */
export function amountsOfRow(
  cells: CellReader,
  columns: ColumnMap,
  isGoodsAlone = false,
  product: ((currency: CurrencyCode) => Minor | null) | null = null,
): RowAmounts | null {
  const stated = columns.currency !== undefined && cells.text(columns.currency) !== '';
  let currency = cells.currencyOf(columns.currency);
  let good = true;
  const read = (column: number): Minor | null => {
    const found = cells.amount(column, currency, stated);
    if (found === null) {
      good = false;
      return null;
    }
    currency = found.currency;
    return found.minor;
  };
  const optional = (column: number | undefined): Minor | null =>
    column === undefined || cells.text(column) === '' ? null : read(column);

  let amountMinor: Minor | null = null;
  let column =
    columns.amount ?? columns.line_amount ?? columns.open_amount ?? columns.unit_price ?? 0;
  const { debit, credit } = columns;
  if (columns.amount !== undefined)
    amountMinor = isGoodsAlone ? optional(columns.amount) : read(columns.amount);
  else if (debit !== undefined || credit !== undefined) {
    const more = optional(debit);
    const less = optional(credit);
    column = (more === null || more === 0 ? credit : debit) ?? debit ?? credit ?? 0;
    if (more === null && less === null && good) {
      cells.refuse('amount_missing', debit ?? credit ?? null, say`the amount is missing`);
      good = false;
    }
    // 0 − 0 and 0 − 80, never −0.
    amountMinor = less === null || less === 0 ? (more ?? 0) : (more ?? 0) - Math.abs(less);
  } else if (columns.line_amount === undefined && columns.open_amount !== undefined)
    amountMinor = read(columns.open_amount);
  const multiplied = product?.(currency) ?? null;
  if (product !== null && multiplied === null) good = false;
  const lineMinor =
    columns.line_amount === undefined
      ? multiplied
      : columns.amount === undefined && amountMinor === null
        ? read(columns.line_amount)
        : optional(columns.line_amount);
  let openMinor = columns.amount === undefined ? null : optional(columns.open_amount);
  const paidMinor = columns.amount === undefined ? null : optional(columns.paid_amount);
  let apartMinor = 0;
  if (amountMinor !== null && paidMinor !== null) {
    // Some programs write what was used of a credit note with its minus, others without.
    const left =
      amountMinor < 0 ? Math.abs(paidMinor) - Math.abs(amountMinor) : amountMinor - paidMinor;
    if (openMinor === null) openMinor = left;
    else apartMinor = left - (amountMinor < 0 ? -Math.abs(openMinor) : openMinor);
  }
  return good ? { currency, amountMinor, openMinor, apartMinor, lineMinor, column } : null;
}

/** A row whose total, paid and open amounts contradict each other: what is open is what is chased. */
export function amountsApart(
  line: number,
  column: string,
  { apartMinor, openMinor, currency }: RowAmounts,
): ImportFinding {
  const open = openMinor ?? 0;
  return findingAt(
    'warning',
    'paid_and_open_differ',
    line,
    column,
    say`the total less what was paid is ${amount(open + apartMinor, currency)}, the list says ${amount(open, currency)} is open: ${amount(Math.abs(apartMinor), currency)} apart; the open amount was taken`,
  );
}
