/** A list as text: the visible columns, the rows in their order, the totals last. */
import { isFigure, type GridColumn, type GridTotal } from '../columns/column.ts';

export interface ListText {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** False for columns of figures, whose minus is a minus. */
  readonly isText: readonly boolean[];
}

export function listText<Row>(
  columns: readonly GridColumn<Row>[],
  rows: readonly Row[],
  totals: readonly GridTotal[] = [],
): ListText {
  const written = columns.filter((column) => column.screenOnly !== true);
  return {
    headers: written.map((column) =>
      column.unit === undefined ? column.header : `${column.header} ${column.unit}`,
    ),
    rows: [
      ...rows.map((row) => written.map((column) => column.text(row))),
      ...totals.map((total) => written.map((column) => total.texts[column.id] ?? '')),
    ],
    isText: written.map((column) => !isFigure(column.kind)),
  };
}
