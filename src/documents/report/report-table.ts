/**
 * The table of one currency of a report. What names a row comes first, the identity before all; then
 * the figures. The letters get as small as the widest figure demands, down to a limit; then the paper
 * gets larger.
 */
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { printedAmount } from '../../domain/letters/format-amount.ts';
import { ENGLISH, render } from '../../domain/texts/render.ts';
import { count, say } from '../../domain/texts/text.ts';
import {
  columnsOn,
  currencyOf,
  isFigure,
  isTotalsOnly,
  type DrawnColumn,
  type ReportRow,
  type ReportTable,
} from '../../domain/report.ts';
import { DIGIT_WIDTH } from '../fonts/shared-fonts.ts';
import { printable, type Printable } from '../fonts/text-runs.ts';
import { GAP, listTable } from '../list-table.ts';
import { QUIET } from '../pdf.ts';

export interface ReportLayout {
  readonly pageSize: 'A4' | 'A3';
  readonly fontSize: number;
  /** Of all columns, in points. */
  readonly widths: readonly number[];
}

const PAPER = [
  { pageSize: 'A4', width: 841.89 },
  { pageSize: 'A3', width: 1190.55 },
] as const;
const FONT_SIZES = [8, 7.5, 7, 6.5, 6] as const;

const charactersOf = (column: DrawnColumn): number => column.paper?.characters ?? column.characters;

/**
 * The columns in their order on paper, the identity first. A table is one currency's and says so in
 * its head, so the column of that currency is left out where something else names a row.
 */
function columnsOnPaper(table: ReportTable): readonly DrawnColumn[] {
  const columns = columnsOn(table, 'paper');
  const money = columns.find((column) => column.kind === 'money');
  const named = isTotalsOnly(table)
    ? columns
    : columns.filter((column) => column.at !== money?.currencyAt);
  return [
    ...named.filter((column) => column.identity === true),
    ...named.filter((column) => column.identity !== true),
  ];
}

const firstMoney = (table: ReportTable): DrawnColumn | undefined =>
  columnsOn(table, 'paper').find((column) => column.kind === 'money');

/** A table each; `null` where the report has no amounts: one table of all rows. */
export function reportCurrencies(table: ReportTable): readonly (string | null)[] {
  const money = firstMoney(table);
  return [
    ...new Set(table.rows.map((row) => (money === undefined ? null : currencyOf(row, money)))),
  ];
}

const amountText = (row: ReportRow, column: DrawnColumn): string =>
  printedAmount(Number(row.cells[column.at]), currencyOf(row, column));

/** The largest letters on the smallest paper that hold every amount. `side`: margin in points. */
export function layoutFor(table: ReportTable, side: number): ReportLayout {
  const columns = columnsOnPaper(table);
  const amounts = columns.filter((column) => column.kind === 'money');
  // No narrower than a head.
  let longest = Math.max(0, ...amounts.map(({ heading }) => heading.length));
  for (const row of [...table.rows, ...table.totals])
    for (const column of amounts)
      if (row.cells[column.at] != null) longest = Math.max(longest, amountText(row, column).length);
  const at = (paper: (typeof PAPER)[number], fontSize: number): ReportLayout => {
    const character = fontSize * DIGIT_WIDTH;
    const others = columns.slice(1).map((column) =>
      column.kind === 'money'
        ? // The heads are bold and one size smaller; a bold digit is a little wider.
          longest * character * 1.04 + 2
        : charactersOf(column) * character,
    );
    const measure = paper.width - side * 2;
    return {
      pageSize: paper.pageSize,
      fontSize,
      widths: [measure - others.reduce((sum, width) => sum + width + GAP, 0), ...others],
    };
  };
  const [first] = columns;
  let layout = at(PAPER[0], FONT_SIZES[0]);
  for (const paper of PAPER)
    for (const fontSize of FONT_SIZES) {
      layout = at(paper, fontSize);
      const least = (first === undefined ? 0 : charactersOf(first)) * fontSize * DIGIT_WIDTH;
      if ((layout.widths[0] ?? 0) >= least) return layout;
    }
  return layout;
}

/** The rows of `currency` with what they come to. */
export function reportTable(
  table: ReportTable,
  currency: string | null,
  layout: ReportLayout,
): Content {
  const columns = columnsOnPaper(table);
  const money = firstMoney(table);
  const isOwn = (row: ReportRow): boolean =>
    money === undefined || currencyOf(row, money) === currency;
  const rows = table.rows.filter(isOwn);
  const totals = table.totals.filter(isOwn);
  const head = (column: DrawnColumn): Content & TableCell => ({
    text: printable(column.paper?.heading ?? column.heading),
    color: QUIET,
    alignment: isFigure(column) ? 'right' : 'left',
    fontSize: layout.fontSize - 0.5,
    verticalAlignment: 'bottom',
  });
  const [firstColumn, ...otherColumns] = columns;
  if (firstColumn === undefined) throw new RangeError('a report has no column for paper');
  // The currency stands in the head, so that every page says it and it is never left behind.
  const firstHead: TableCell =
    currency === null
      ? head(firstColumn)
      : {
          stack: [
            { text: currency, bold: true, fontSize: 11, margin: [0, 0, 0, 2] },
            head(firstColumn),
          ],
        };
  return {
    margin: [0, 8, 0, 0],
    stack: [
      listTable({
        widths: layout.widths,
        fontSize: layout.fontSize,
        rowPadding: 2,
        head: [firstHead, ...otherColumns.map(head)],
        rows: rows.map((row) => columns.map((column) => cellOf(row, column))),
        totals: totals.map((total) =>
          totalCells(total, columns, isTotalsOnly(table) || totals.length > 1 ? null : rows.length),
        ),
      }),
    ],
  };
}

/** The words take the columns before the first that has a total. `rows`: how many were added up. */
function totalCells(
  total: ReportRow,
  columns: readonly DrawnColumn[],
  rows: number | null,
): TableCell[] {
  const summed = columns.findIndex((column) => (total.cells[column.at] ?? null) !== null);
  const span = Math.max(1, summed === -1 ? columns.length : summed);
  const words: Printable = render(
    rows === null ? say`Total` : say`Total of ${count(rows, 'row')}`,
    ENGLISH,
  );
  return [
    { text: words, bold: true, colSpan: span },
    ...columns.slice(1, span).map((): TableCell => ({ text: '' })),
    ...columns.slice(span).map((column) => cellOf(total, column)),
  ];
}

function cellOf(row: ReportRow, column: DrawnColumn): TableCell {
  const cell = row.cells[column.at] ?? null;
  const isBold = row.kind !== 'row';
  if (column.kind === 'money') {
    if (cell === null) return { text: '' };
    // Nothing is a dash: figures stand out by themselves.
    if (cell === 0) return { text: '–', alignment: 'right', color: QUIET };
    const bold = column.strong === true || isBold;
    return { text: amountText(row, column), alignment: 'right', bold };
  }
  const text =
    cell === null
      ? isBold
        ? ''
        : (column.none ?? '')
      : `${cell}${column.kind === 'percent' ? ' %' : ''}`;
  return {
    text: printable(text, Math.max(10, charactersOf(column) - 2)),
    alignment: isFigure(column) ? 'right' : 'left',
    ...(isBold ? { bold: true } : {}),
  };
}
