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
 * of the column. What a total says in per cent is worked out from the total here, so a list that sums
 * what its filter leaves has the same figures as the file; per cents are never added up.
 *
 * `Words`: what a rule makes is a `Report<Text>`; rendered for its reader it is the `Report<string>`
 * that the drawers take.
 */
import type { TieOutLine } from './aging-report.ts';
import type { IsoDate } from './dates.ts';
import { sumMinor } from './money.ts';

/** `file`: CSV and XLSX. `paper`: PDF. */
export type ReportSurface = 'file' | 'json' | 'paper' | 'terminal' | 'screen';

/**
 * `country`: an ISO 3166 code, written out on paper, where a row is named by it.
 * `percent`: 12.5 is 12.5 %; whole under a heading that says `%`, where the sign is not repeated.
 */
export type ReportColumnKind = 'text' | 'country' | 'date' | 'count' | 'percent' | 'money';

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
  /**
   * Lessens what is owed. On paper it has a minus, because no net stands beside it; elsewhere it is the
   * amount itself.
   */
  readonly credit?: true;
  /** In JSON the columns of a group are one object of this name. */
  readonly group?: string;
}

export type ReportColumn<Words = string> = AnyReportColumn<Words> &
  (
    | { readonly kind: Exclude<ReportColumnKind, 'money' | 'percent'> }
    | {
        readonly kind: 'percent';
        /** Whole per cent of two amounts of the row, by the names of their columns (`wholePercent`). */
        readonly of?: { readonly part: string; readonly whole: string };
      }
    | {
        readonly kind: 'money';
        /** Name of the column that has the currency of the amount. */
        readonly currency: string;
      }
  );

/** A text, an ISO date, a count, a percentage or an amount in minor units, by the column's kind. */
export type ReportCell = string | number | null;

/** A cell for every column. A subtotal stands among the rows and is not counted again. */
export interface ReportRow<Words = string> {
  readonly kind: 'row' | 'subtotal' | 'total';
  readonly cells: readonly ReportCell[];
  /** What a total is called: `Total EUR, 18 customers`; absent: `Total`. */
  readonly label?: Words;
}

export interface ReportTable<Words = string> {
  readonly columns: readonly ReportColumn<Words>[];
  readonly rows: readonly ReportRow<Words>[];
  /** After the rows, one a currency. What has no total is null. */
  readonly totals: readonly ReportRow<Words>[];
  /** A line under each total: what each of its amounts is of one of them, in whole per cent. */
  readonly shares?: {
    /** `% of outstanding`. */
    readonly label: Words;
    /** Name of the column that is 100. */
    readonly of: string;
    /** Names of the columns that have a share. */
    readonly columns: readonly string[];
  };
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
  /** What the two sides are: `Ledger: invoices less … . Report: outstanding less … .` */
  readonly note: Words;
  /** Of which rows it is the proof, where that is not those of the report; absent: of all that are there. */
  readonly scope?: Words;
  /** Of its table. */
  readonly headings: Readonly<
    Record<'currency' | 'ledger' | 'outstanding' | 'onAccount' | 'report' | 'difference', Words>
  >;
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
export const columnsOn = (table: ReportTable, surface: ReportSurface): readonly DrawnColumn[] =>
  columnsOf(table).filter((column) => column.on?.includes(surface) !== false);

function columnsOf(table: ReportTable): readonly DrawnColumn[] {
  const names = table.columns.map(({ name }) => name);
  return table.columns.map((column, at) => {
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

/** Whole per cent, rounded half up; null where there is nothing to have a part of. */
export const wholePercent = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 100);

const amountAt = (table: ReportTable, cells: readonly ReportCell[], name: string): number => {
  const at = table.columns.findIndex((column) => column.name === name);
  if (at === -1) throw new RangeError(`there is no column "${name}"`);
  return Number(cells[at] ?? 0);
};

/** The cells with every per cent that follows from two amounts of the row. */
const withPercents = (table: ReportTable, cells: readonly ReportCell[]): readonly ReportCell[] =>
  cells.map((cell, at) => {
    const column = table.columns[at];
    return column?.kind === 'percent' && column.of !== undefined
      ? wholePercent(
          amountAt(table, cells, column.of.part),
          amountAt(table, cells, column.of.whole),
        )
      : cell;
  });

/** What stands under `total`, a per cent or null a column; null: there is no such line. */
export function sharesOf(table: ReportTable, total: ReportRow): readonly (number | null)[] | null {
  const { shares } = table;
  if (shares === undefined) return null;
  const whole = amountAt(table, total.cells, shares.of);
  return table.columns.map(({ name }, at) =>
    shares.columns.includes(name) ? wholePercent(Number(total.cells[at] ?? 0), whole) : null,
  );
}

/**
 * What some of the rows come to, a total a currency, in the order in which currencies appear among
 * all rows; the same figures as the report has for all of them.
 */
export function totalsOf(table: ReportTable, rows: readonly ReportRow[]): readonly ReportRow[] {
  const money = columnsOf(table).filter((column) => column.kind === 'money');
  const [first] = money;
  if (first === undefined) return [];
  const currencies = [...new Set(rows.map((row) => currencyOf(row, first)))];
  return currencies.map((currency): ReportRow => {
    const own = rows.filter((row) => row.kind === 'row' && currencyOf(row, first) === currency);
    const cells: ReportCell[] = table.columns.map(() => null);
    for (const column of money) {
      const common = new Set(own.map((row) => currencyOf(row, column)));
      // Amounts of several currencies have no sum.
      if (common.size > 1) continue;
      cells[column.currencyAt] = [...common][0] ?? currency;
      cells[column.at] = sumMinor(own.map((row) => Number(row.cells[column.at] ?? 0)));
    }
    return { kind: 'total', cells: withPercents(table, cells) };
  });
}

/** The rows and totals of one currency; `null`: the report has no amounts, or every row is a currency's sum. */
export interface CurrencyBlock {
  readonly currency: string | null;
  readonly rows: readonly ReportRow[];
  readonly totals: readonly ReportRow[];
}

/** Currencies never meet: a block each, in the order of the rows. None where there are no rows. */
export function currencyBlocks(table: ReportTable): readonly CurrencyBlock[] {
  const { rows, totals } = table;
  const money = columnsOf(table).find((column) => column.kind === 'money');
  if (rows.length === 0) return [];
  if (isTotalsOnly(table)) return [{ currency: null, rows, totals: [] }];
  if (money === undefined) return [{ currency: null, rows, totals }];
  const of = new Map<string, { rows: ReportRow[]; totals: ReportRow[] }>();
  for (const row of rows) {
    const currency = currencyOf(row, money);
    const block = of.get(currency) ?? { rows: [], totals: [] };
    block.rows.push(row);
    of.set(currency, block);
  }
  for (const total of totals) of.get(currencyOf(total, money))?.totals.push(total);
  return [...of].map(([currency, block]) => ({ currency, ...block }));
}

/** Every row is one currency's sum already, so totals below would say all of it again. */
export const isTotalsOnly = (table: ReportTable): boolean => {
  const currencies = currencyColumns(table);
  return table.columns.every((column) => isFigure(column) || currencies.has(column.name));
};

/** The tie-out as a table: currency, ledger, outstanding, on account, report, difference. */
export function tieOutTable({ lines, headings }: ReportTieOut): ReportTable {
  const money = (name: string, heading: string): ReportColumn => ({
    name,
    heading,
    kind: 'money',
    currency: 'currency',
    characters: 14,
    ...(name === 'on_account' ? { credit: true } : {}),
  });
  return {
    columns: [
      { name: 'currency', heading: headings.currency, kind: 'text', characters: 12 },
      money('ledger', headings.ledger),
      money('outstanding', headings.outstanding),
      money('on_account', headings.onAccount),
      money('report', headings.report),
      money('difference', headings.difference),
    ],
    rows: lines.map((line) => ({
      kind: 'row',
      cells: [
        line.currency,
        line.ledgerMinor,
        line.outstandingMinor,
        line.onAccountMinor,
        line.reportMinor,
        line.differenceMinor,
      ],
    })),
    totals: [],
  };
}
