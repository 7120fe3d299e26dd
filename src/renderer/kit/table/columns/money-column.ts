/**
 * Columns of amounts. Amounts of different currencies never compare: a column sorts by currency
 * first and by amount within it.
 */
import { formatAmount } from '../../../format/format.ts';
import { exponentOf } from '../../../../domain/currencies.ts';
import { minorToDecimal } from '../../../../domain/money.ts';
import type { GridColumn } from './column.ts';
import { currencyRank } from './currency-order.ts';

export interface MoneyOf<Row> {
  readonly id: string;
  readonly header: string;
  readonly width: number;
  readonly currency: (row: Row) => string;
  /** Minor units; null: there is no amount here. */
  readonly minor: (row: Row) => number | null;
  readonly unit?: string | undefined;
  /** Our own currency: its amounts come first. */
  readonly home?: string;
  readonly hint?: string;
  readonly cell?: GridColumn<Row>['cell'];
  readonly startsHidden?: boolean;
}

/** Characters of `formatAmount`: digits, one mark a thousand, the decimal mark, the minus. */
export function amountChars(minor: number, currency: string): number {
  const decimals = exponentOf(currency);
  const whole = Math.max(1, String(Math.abs(minor)).length - decimals);
  return (
    whole + Math.floor((whole - 1) / 3) + (decimals === 0 ? 0 : decimals + 1) + (minor < 0 ? 1 : 0)
  );
}

export const ZERO_MARK = '–';

/** Grouped digits, a dash for nothing: in a matrix what counts should stand out. */
export const amountOrDash = (minor: number | null, currency: string): string =>
  minor === null || minor === 0 ? ZERO_MARK : formatAmount(minor, currency);

export function moneyColumn<Row>(of: MoneyOf<Row>): GridColumn<Row> {
  const { minor, currency, cell, unit, hint, startsHidden, home } = of;
  return {
    id: of.id,
    header: of.header,
    width: of.width,
    kind: 'money',
    descFirst: true,
    text: (row) => {
      const amount = minor(row);
      return amount === null ? '' : minorToDecimal(amount, currency(row));
    },
    cell: cell ?? ((row) => amountOrDash(minor(row), currency(row))),
    chars: (row) => amountChars(minor(row) ?? 0, currency(row)),
    group: (row) => currencyRank(currency(row), home ?? ''),
    compare: (a, b) => (minor(a) ?? 0) - (minor(b) ?? 0),
    ...(unit === undefined ? {} : { unit }),
    ...(hint === undefined ? {} : { hint }),
    ...(startsHidden === undefined ? {} : { startsHidden }),
  };
}

/** The currency all have in common, to stand once in the header; null when there are several. */
export function commonCurrency(currencies: Iterable<string>): string | null {
  let common: string | null = null;
  for (const currency of currencies) {
    if (common !== null && common !== currency) return null;
    common = currency;
  }
  return common;
}
