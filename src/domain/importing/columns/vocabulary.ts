/**
 * The words of importing that every file here uses. The contract has the same literals; the
 * services would not compile if the two drifted apart.
 */

/** What a column of an invoice list can mean. */
export type ListField =
  | 'invoice'
  | 'customer'
  | 'customer_name'
  | 'issued_on'
  | 'due_on'
  | 'amount'
  | 'currency'
  | 'settled_on'
  | 'disputed'
  | 'country'
  | 'terms'
  | 'contract'
  | 'po'
  | 'goods'
  | 'quantity'
  | 'email'
  | 'phone'
  | 'address'
  | 'tax_id';

export type ExchangeKind = 'customers' | 'invoices' | 'credit-notes' | 'receipts' | 'allocations';

export type DateOrder = 'ymd' | 'dmy' | 'mdy';
export type DecimalMark = '.' | ',';

/** How a sentence names a date order. */
export const DATE_ORDER_WORDS: Readonly<Record<DateOrder, string>> = {
  ymd: 'year-month-day',
  dmy: 'day.month.year',
  mdy: 'month/day/year',
};

/** A choice made once for a file; `guessed` when other readings fit its values as well. */
export interface Choice<T> {
  readonly value: T;
  readonly how: 'settled' | 'guessed';
  readonly because: string;
}

/** Columns of an invoice list by meaning, zero-based. */
export type ColumnMap = Readonly<Partial<Record<ListField, number>>>;
