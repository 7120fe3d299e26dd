/**
 * A table on its way out, before it is decided whether it becomes CSV or XLSX: typed cells, so that
 * neither writer ever has to guess what a text means.
 *
 *     { kind: 'text', text: '0042' }   stays text, leading zeros and all
 *     { kind: 'amount', minor: 123450, currency: 'EUR' }   the number 1234.50
 */
import type { IsoDate } from '../../domain/dates.ts';
import type { CurrencyCode, Minor } from '../../domain/money.ts';

export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'amount'; readonly minor: Minor; readonly currency: CurrencyCode }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'date'; readonly date: IsoDate }
  | { readonly kind: 'empty' };

export interface Column {
  /** Stable, for programs: `not_due`, `on_account`. The head of the CSV. */
  readonly name: string;
  /** For people: `Not due`. The head of the sheet. */
  readonly heading: string;
  /** About as many characters wide. */
  readonly characters: number;
}

/** A table; every row has a cell for every column. */
export interface SheetTable {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** After the rows, set off; not part of a CSV, where they would be counted twice. */
  readonly totals: readonly (readonly Cell[])[];
}

export interface SheetDocument {
  /** Name of the sheet. */
  readonly name: string;
  readonly title: string;
  /** What was asked, a line each, above the table; not part of a CSV. */
  readonly facts: readonly { readonly label: string; readonly value: Cell }[];
  readonly main: SheetTable;
  /** Below the table, with a heading: the tie-out. Not part of a CSV. */
  readonly proofs: readonly {
    readonly heading: string;
    readonly note: string;
    readonly table: SheetTable;
  }[];
}

export const text = (value: string | null): Cell =>
  value === null ? { kind: 'empty' } : { kind: 'text', text: value };
export const amount = (minor: Minor, currency: CurrencyCode): Cell => ({
  kind: 'amount',
  minor,
  currency,
});
export const date = (value: IsoDate | null): Cell =>
  value === null ? { kind: 'empty' } : { kind: 'date', date: value };
export const count = (value: number | null): Cell =>
  value === null ? { kind: 'empty' } : { kind: 'count', count: value };
