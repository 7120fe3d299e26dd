/**
 * A report: one value, which CSV, XLSX, PDF, JSON, the terminal, print and the screen draw. The
 * drawers know nothing of what it is about, so a figure can never be in one of them and not in another.
 *
 *     title    Aging report                    asked   As of 2026-06-30, Limits 30, 60, 90 days
 *     columns  customer     currency   1-30 (money in `currency`)   days_past_due (count)
 *     rows     'C1'         'EUR'      70000                        30
 *     totals   null         'EUR'      70000                        null
 *     tieOut   EUR ledger 700.00, report 700.00, difference 0.00
 *
 * Plain data: it crosses to workers and pages as it is. Amounts are minor units of the currency that
 * stands in the row; what is a figure, how it is aligned and how it is written follow from the kind
 * of the column.
 *
 * `Words`: what a rule makes is a `Report<Text>`; rendered for its reader it is the `Report<string>`
 * that the drawers take.
 */
import type { TieOutLine } from './aging-report.ts';
import type { IsoDate } from './dates.ts';

/** `file`: CSV and XLSX. `paper`: PDF. */
export type ReportSurface = 'file' | 'json' | 'paper' | 'terminal' | 'screen';

/** `percent`: 12.5 is 12.5 %. */
export type ReportColumnKind = 'text' | 'date' | 'count' | 'percent' | 'money';

interface AnyReportColumn<Words> {
  /** Stable, for programs: `not_due`, `on_account`. The head of the CSV; in JSON `onAccount`. */
  readonly name: string;
  /** For people: `Not due`. */
  readonly heading: Words;
  /** About as many characters wide. */
  readonly characters: number;
  /** Drawn only there; absent: everywhere. */
  readonly on?: readonly ReportSurface[];
  /** What differs on paper, where room is dear. */
  readonly paper?: { readonly heading?: Words; readonly characters?: number };
  /** The heading in a terminal, where it is another. */
  readonly terminal?: Words;
  /** What a person reads where a row has no value; absent: nothing. */
  readonly none?: Words;
  /** Names the row for people: first on paper, stays in sight on the screen, takes what room is left. */
  readonly identity?: true;
  /** The figure that the others lead to: stands out. */
  readonly strong?: true;
  /** In JSON the columns of a group are one object of this name. */
  readonly group?: string;
}

export type ReportColumn<Words = string> = AnyReportColumn<Words> &
  (
    | { readonly kind: Exclude<ReportColumnKind, 'money'> }
    | {
        readonly kind: 'money';
        /** Name of the column that has the currency of the amount. */
        readonly currency: string;
      }
  );

/** A text, an ISO date, a count, a percentage or an amount in minor units, by the column's kind. */
export type ReportCell = string | number | null;

/** A cell for every column. A subtotal stands among the rows and is not counted again. */
export interface ReportRow {
  readonly kind: 'row' | 'subtotal' | 'total';
  readonly cells: readonly ReportCell[];
}

export interface ReportTable<Words = string> {
  readonly columns: readonly ReportColumn<Words>[];
  readonly rows: readonly ReportRow[];
  /** After the rows, one a currency. What has no total is null. */
  readonly totals: readonly ReportRow[];
}

/** What was asked or holds for every row: `As of 2026-06-30`, `Limits 30, 60, 90 days`. */
export interface ReportFact<Words = string> {
  readonly label: Words;
  /** The answer: a sentence or a value of the question. */
  readonly words: Words | string;
  /** For programs: a key of the JSON and a column in every row of the CSV, as `columns` have them. */
  readonly name?: string;
  readonly value?: ReportCell | readonly (string | number)[];
  readonly kind?: 'text' | 'date';
  /** Absent: in files and JSON. */
  readonly on?: readonly ReportSurface[];
}

/** The proof that a report has everything the ledger has, to the cent. */
export interface ReportTieOut<Words = string> {
  /** What the ledger's side is: `Ledger: invoices less … .` */
  readonly note: Words;
  /** Of its table. */
  readonly headings: Readonly<Record<'currency' | 'ledger' | 'report' | 'difference', Words>>;
  /** Name of the column whose totals are proved. */
  readonly column: string;
  readonly lines: readonly TieOutLine[];
}

export interface Report<Words = string> extends ReportTable<Words> {
  /** One or two words: `Aging`; names the sheet and the file. */
  readonly name: string;
  readonly title: Words;
  readonly company: string;
  readonly asOf: IsoDate;
  /** All of the question in one line, for a terminal. */
  readonly headline: Words;
  readonly asked: readonly ReportFact<Words>[];
  /** What a reader must know, a sentence each. */
  readonly notes: readonly Words[];
  readonly tieOut: ReportTieOut<Words> | null;
  /** Instead of a table without rows. */
  readonly nothing: Words;
}

/** Right-aligned, and never taken for a formula. */
export const isFigure = (column: ReportColumn): boolean =>
  column.kind === 'money' || column.kind === 'count' || column.kind === 'percent';

/** A column as it is drawn: where its cell stands in a row, and where the currency of the cell does. */
export type DrawnColumn = ReportColumn & { readonly at: number; readonly currencyAt: number };

/** Throws RangeError when an amount names a column for its currency that is not there. */
export function columnsOn(table: ReportTable, surface: ReportSurface): readonly DrawnColumn[] {
  const names = table.columns.map(({ name }) => name);
  return table.columns.flatMap((column, at) => {
    if (column.on?.includes(surface) === false) return [];
    const currencyAt = column.kind === 'money' ? names.indexOf(column.currency) : at;
    if (currencyAt === -1) throw new RangeError(`"${column.name}" has no column for its currency`);
    return { ...column, at, currencyAt };
  });
}

/** The cell's currency. Throws RangeError where there is none: an amount without one is a bug. */
export function currencyOf(row: ReportRow, column: DrawnColumn): string {
  const currency = row.cells[column.currencyAt];
  if (typeof currency === 'string') return currency;
  throw new RangeError(`a row has no currency for "${column.name}"`);
}

/** Names of the columns that hold currencies. */
export const currencyColumns = (table: ReportTable): ReadonlySet<string> =>
  new Set(table.columns.flatMap((column) => (column.kind === 'money' ? column.currency : [])));

/** Every row is one currency's sum already, so totals below would say all of it again. */
export const isTotalsOnly = (table: ReportTable): boolean => {
  const currencies = currencyColumns(table);
  return table.columns.every((column) => isFigure(column) || currencies.has(column.name));
};

/** The tie-out as a table: currency, ledger, report, difference. */
export function tieOutTable({ lines, headings }: ReportTieOut): ReportTable {
  const money = (name: 'ledger' | 'report' | 'difference'): ReportColumn => ({
    name,
    heading: headings[name],
    kind: 'money',
    currency: 'currency',
    characters: 14,
  });
  return {
    columns: [
      { name: 'currency', heading: headings.currency, kind: 'text', characters: 12 },
      money('ledger'),
      money('report'),
      money('difference'),
    ],
    rows: lines.map(({ currency, ledgerMinor, reportMinor, differenceMinor }) => ({
      kind: 'row',
      cells: [currency, ledgerMinor, reportMinor, differenceMinor],
    })),
    totals: [],
  };
}
