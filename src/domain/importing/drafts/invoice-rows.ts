/**
 * The rows of an invoice file in columns of plain arrays: 200,000 rows take some 40 MB this way and
 * three times that as objects.
 *
 *     line[7] = 9   number[7] = 'INV-1042'   customer[7] = 3   amount[7] = 123450   status[7] = NEW
 */
import type { IsoDate } from '../../dates.ts';
import type { CurrencyCode, Minor } from '../../money.ts';
import type { RowStatus } from './drafted-file.ts';

export const NEW = 0;
export const DUPLICATE = 1;
export const REFUSED = 2;
export const STATUS_NAMES: readonly RowStatus[] = ['new', 'duplicate', 'refused'];

/** What a new row records. */
export const WHOLE_INVOICE = 0;
/** The ledger has the invoice; the row brings its receipt, its dispute, or both. */
export const NEWS_ABOUT_KNOWN = 1;
export const CREDIT_NOTE = 2;

export interface InvoiceRows {
  readonly line: number[];
  readonly status: number[];
  readonly records: number[];
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
  /** Row of the next instalment of the same invoice, or -1; `follows` marks rows that are not the first. */
  readonly next: number[];
  readonly follows: boolean[];
  /** What an exchange file calls the instalment; empty elsewhere. */
  readonly instalment: string[];
  /** For known invoices: open items to settle, and whether the dispute is news. */
  readonly news: Map<number, KnownNews>;
}

export interface KnownNews {
  readonly settle: readonly { readonly position: number; readonly openMinor: Minor }[];
  readonly dispute: boolean;
}

export const TEXT_FIELDS = ['terms', 'contract', 'po', 'goods', 'quantity'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

export const invoiceRows = (has: (field: TextField) => boolean): InvoiceRows => ({
  line: [],
  status: [],
  records: [],
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
  news: new Map(),
  texts: Object.fromEntries(TEXT_FIELDS.map((field) => [field, has(field) ? [] : null])) as Record<
    TextField,
    string[] | null
  >,
});
