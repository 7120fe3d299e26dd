/**
 * The words of importing that every file here uses. The contract has the same literals; the
 * services would not compile if the two drifted apart.
 */
import { say, type Text } from '../../texts/text.ts';

/** What a column of an invoice list can mean. */
export const INVOICE_LIST_FIELDS = [
  'invoice',
  'customer',
  'customer_name',
  'issued_on',
  'due_on',
  /** The whole of the invoice with tax. */
  'amount',
  /** What of it is still owed. */
  'open_amount',
  /** What of it came in: total − paid = open. */
  'paid_amount',
  /** `Invoice`, `Credit Memo`, `Payment`: what the row is. */
  'document_kind',
  /** Two columns instead of a sign: what the customer owes more, and less. */
  'debit',
  'credit',
  'currency',
  'settled_on',
  'disputed',
  'country',
  'terms',
  'contract',
  'po',
  'goods',
  'goods_code',
  'quantity',
  'unit',
  'unit_price',
  /** Of one goods line; the lines of an invoice stand in rows of one number. */
  'line_amount',
  /** `Draft`, `Void`: a void invoice is not owed. */
  'status',
  /** Kind of account that a row of a journal is booked on: `System Receivable Invoice`. */
  'ledger_account',
  'email',
  'phone',
  /** A whole address, or its street where the parts after it have columns of their own. */
  'address',
  'street_2',
  'zip',
  'city',
  'region',
  'tax_id',
  /** Of a person, where the list has the name in several columns. */
  'first_name',
  'last_name',
] as const;
export type ListField = (typeof INVOICE_LIST_FIELDS)[number];

/** What a column of a list of customers (contacts) can mean. */
export const CUSTOMER_LIST_FIELDS = [
  'customer',
  'customer_name',
  'company',
  'first_name',
  'last_name',
  'email',
  'phone',
  'mobile',
  /** A whole address in one column; else its parts. */
  'address',
  'street',
  'street_2',
  'city',
  'region',
  'zip',
  'country',
  'terms',
  'credit_limit',
  'tax_id',
  'currency',
  'language',
  'notes',
] as const;
export type CustomerListField = (typeof CUSTOMER_LIST_FIELDS)[number];

/** What a column of a bank's list of movements can mean. */
export const BANK_LIST_FIELDS = [
  'booked_on',
  'value_on',
  /** With its sign, money in positive; without one where `direction` says it. */
  'amount',
  'debit',
  'credit',
  'direction',
  'currency',
  'account',
  /** Who paid; of a row of money out who was paid, where `payee_name` does not say it. */
  'payer_name',
  'payee_name',
  'payer_account',
  'payer_bank',
  'text',
  'text_2',
  'text_3',
  'reference',
  'bank_reference',
  'code',
  /** `Gebucht`, `PENDING`: what is not booked is left out. */
  'state',
  /** Running balance after the movement. */
  'balance',
  'original_currency',
  'original_amount',
] as const;
export type BankListField = (typeof BANK_LIST_FIELDS)[number];

export type TableField = ListField | CustomerListField | BankListField;

/** Lists of other programs, read under a mapping. */
export const LIST_KINDS = ['invoice-list', 'customer-list', 'bank-list'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

export type ExchangeKind =
  | 'customers'
  | 'invoices'
  | 'credit-notes'
  | 'receipts'
  | 'allocations'
  | 'case-facts'
  | 'orders';

export type DateOrder = 'ymd' | 'dmy' | 'mdy';
export type DecimalMark = '.' | ',';

/** How a sentence names a date order. */
export const DATE_ORDER_WORDS: Readonly<Record<DateOrder, Text>> = {
  ymd: say`year-month-day`,
  dmy: say`day.month.year`,
  mdy: say`month/day/year`,
};

/** A choice made once for a file; `guessed` when other readings fit its values as well. */
export interface Choice<T> {
  readonly value: T;
  readonly how: 'settled' | 'guessed';
  readonly because: Text;
}

/** Columns of a list by meaning, zero-based. */
export type TableColumns<F extends TableField = TableField> = Readonly<Partial<Record<F, number>>>;
/** Columns of an invoice list. */
export type ColumnMap = TableColumns<ListField>;
