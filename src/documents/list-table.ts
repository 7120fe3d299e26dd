/**
 * A long table that ends in totals: hairlines between the rows, the head repeated on every page, and
 * the totals never alone on a page.
 *
 * The last rows and the totals form one row of the outer table, a table inside it: pdfmake keeps a
 * row together and repeats the head above it. Both have the same widths and paddings, so the reader
 * sees one table.
 */
import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import { HAIRLINE, INK } from './pdf.ts';

/** Rows that stay with the totals. */
const KEPT_ROWS = 3;
/** Between two columns of a letter, in points. */
export const GAP = 8;

export interface ListTable {
  /** Widths without the gaps, in points; one a column. */
  readonly widths: readonly number[];
  readonly head: TableCell[];
  /** At least one. */
  readonly rows: TableCell[][];
  /** None where the rows have no sum. */
  readonly totals: TableCell[][];
  /** A double rule under the totals, and what explains them below it. */
  readonly afterTotals?: TableCell[][];
  readonly fontSize: number;
  /** Above and below the text of a row, in points. */
  readonly rowPadding: number;
  /** Between two columns, in points; absent: `GAP`. */
  readonly gap?: number;
}

export function listTable(table: ListTable): Content {
  const { rows } = table;
  const widths = [...table.widths];
  const kept = Math.min(KEPT_ROWS, rows.length);
  const { totals, afterTotals } = table;
  // A table has one line between two rows; the second line of a double rule is under an empty row.
  const between = afterTotals === undefined ? [] : [widths.map((): TableCell => ({ text: '', fontSize: 1 }))]; // prettier-ignore
  const tail: TableCell = {
    colSpan: widths.length,
    layout: tailLayout(table, kept),
    table: {
      widths,
      body: [...rows.slice(rows.length - kept), ...totals, ...between, ...(afterTotals ?? [])],
    },
  };
  const tailRow: TableCell[] = [tail, ...widths.slice(1).map((): TableCell => ({ text: '' }))];
  return {
    fontSize: table.fontSize,
    layout: layoutOf(table),
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths,
      body: [table.head, ...rows.slice(0, rows.length - kept), tailRow],
    },
  };
}

const columnsLayout = ({ widths, gap = GAP }: ListTable): CustomTableLayout => ({
  vLineWidth: () => 0,
  paddingLeft: (column) => (column === 0 ? 0 : gap / 2),
  paddingRight: (column) => (column === widths.length - 1 ? 0 : gap / 2),
});

const layoutOf = (table: ListTable): CustomTableLayout => ({
  ...columnsLayout(table),
  hLineWidth: (line, node) =>
    line === 0 || line === node.table.body.length ? 0 : line === 1 ? 0.9 : 0.4,
  hLineColor: (line) => (line === 1 ? INK : HAIRLINE),
  // The last row only holds the inner table, which has the same padding of its own.
  paddingTop: (row, node) => (row === node.table.body.length - 1 ? 0 : table.rowPadding),
  paddingBottom: (row, node) => (row === node.table.body.length - 1 ? 0 : table.rowPadding),
});

const tailLayout = (table: ListTable, kept: number): CustomTableLayout => {
  const isDouble = table.afterTotals !== undefined;
  const between = kept + table.totals.length;
  const lastLine = isDouble ? between + 1 : between;
  const padding = (row: number): number =>
    isDouble && row === between ? 0 : row === kept ? table.rowPadding + 1 : table.rowPadding;
  return {
    ...columnsLayout(table),
    hLineWidth: (line) => (line === 0 || line > lastLine ? 0 : line >= kept ? 0.9 : 0.4),
    hLineColor: (line) => (line >= kept ? INK : HAIRLINE),
    paddingTop: padding,
    paddingBottom: padding,
  };
};
