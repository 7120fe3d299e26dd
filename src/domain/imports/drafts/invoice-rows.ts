/**
 * The rows of an invoice file in columns of plain arrays: 200,000 rows take some 40 MB this way and
 * three times that as objects.
 *
 *     line[7] = 9   number[7] = 'INV-1042'   customer[7] = 3   amount[7] = 123450   status[7] = NEW
 */
import type { IsoDate } from '../../dates.ts';
import type { CurrencyCode, Minor } from '../../money.ts';
import type { RowStatus } from './drafted-file.ts';
import type { ExchangeCells } from './invoices/exchange-cells.ts';

export const NEW = 0;
export const DUPLICATE = 1;
export const REFUSED = 2;
export const STATUS_NAMES: readonly RowStatus[] = ['new', 'duplicate', 'refused'];

/** What a new row records. */
export const WHOLE_INVOICE = 0;
/** The ledger has the invoice; the row brings its receipt, its dispute, or both. */
export const NEWS_ABOUT_KNOWN = 1;
export const CREDIT_NOTE = 2;
/** Money that came in, in a list of documents: on account. Its amount is negative. */
export const RECEIPT = 3;

export interface InvoiceRows {
  readonly line: number[];
  readonly status: number[];
  readonly records: number[];
  /** Rows that an exchange file calls a debit note. */
  readonly debitNotes: Set<number>;
  readonly number: string[];
  /** Index into the customer table, -1 when the row names none. */
  readonly customer: number[];
  readonly issuedOn: (IsoDate | null)[];
  readonly dueOn: (IsoDate | null)[];
  readonly settledOn: (IsoDate | null)[];
  readonly currency: CurrencyCode[];
  /** NaN when it could not be read; of one instalment where an invoice has several rows. */
  readonly amount: number[];
  readonly disputed: boolean[];
  readonly notes: string[];
  /** Only for fields that the file has. */
  readonly texts: Readonly<Record<TextField, string[] | null>>;
  /** Row of the next instalment of the same invoice, or -1; `follows` marks rows that are not the first (goods lines, too). */
  readonly next: number[];
  readonly follows: boolean[];
  /** What an exchange file calls the instalment; empty elsewhere. */
  readonly instalment: string[];
  /** Of one goods line, NaN when not stated; null: the file has no such column. */
  readonly lineAmount: number[] | null;
  /** First row of an invoice of several rows -> its goods lines. */
  readonly lines: Map<number, readonly number[]>;
  /** First row -> what of the invoice is paid already. Absent: nothing, or all on `settledOn`. */
  readonly paid: Map<number, readonly PaidPart[]>;
  /** First rows of invoices of which something was paid on a day that nobody states. */
  readonly undated: Set<number>;
  /** What only exchange files say, of rows that say it. */
  readonly exchange: Map<number, ExchangeCells>;
  /** For known invoices: open items to settle, and whether the dispute is news. */
  readonly news: Map<number, KnownNews>;
}

export interface PaidPart {
  readonly on: IsoDate;
  readonly amountMinor: Minor;
}

export interface KnownNews {
  /** When the money counts; null: on the day the row says it was settled. */
  readonly on?: IsoDate;
  readonly settle: readonly { readonly position: number; readonly openMinor: Minor }[];
  readonly dispute: boolean;
}

export const TEXT_FIELDS = [
  'terms',
  'contract',
  'po',
  'goods',
  'goods_code',
  'quantity',
  'unit',
  'unit_price',
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

export const invoiceRows = (
  has: (field: TextField | 'line_amount') => boolean,
  severalRows = false,
): InvoiceRows => ({
  line: [],
  status: [],
  records: [],
  debitNotes: new Set(),
  number: [],
  customer: [],
  issuedOn: [],
  dueOn: [],
  settledOn: [],
  currency: [],
  amount: [],
  disputed: [],
  notes: [],
  next: [],
  follows: [],
  instalment: [],
  lineAmount: has('line_amount') || severalRows ? [] : null,
  lines: new Map(),
  paid: new Map(),
  undated: new Set(),
  exchange: new Map(),
  news: new Map(),
  texts: Object.fromEntries(TEXT_FIELDS.map((field) => [field, has(field) ? [] : null])) as Record<
    TextField,
    string[] | null
  >,
});

/** A row that says nothing yet: new until something refuses it. */
export function addBlankRow(
  rows: InvoiceRows,
  index: number,
  line: number,
  currency: CurrencyCode,
): void {
  rows.line[index] = line;
  rows.status[index] = NEW;
  rows.records[index] = WHOLE_INVOICE;
  rows.number[index] = '';
  rows.customer[index] = -1;
  rows.issuedOn[index] = null;
  rows.dueOn[index] = null;
  rows.settledOn[index] = null;
  rows.currency[index] = currency;
  rows.amount[index] = Number.NaN;
  rows.disputed[index] = false;
  rows.notes[index] = '';
  rows.next[index] = -1;
  rows.follows[index] = false;
  rows.instalment[index] = '';
  if (rows.lineAmount !== null) rows.lineAmount[index] = Number.NaN;
  for (const field of TEXT_FIELDS) {
    const texts = rows.texts[field];
    if (texts !== null) texts[index] = '';
  }
}
