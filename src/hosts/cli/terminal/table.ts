/**
 * Tables for the eye: aligned, amounts to the right.
 *
 *     Customer  Name          Currency  Outstanding
 *     C1        Müller GmbH   EUR           2400.00
 *     C2        花之韵有限公司  CNY            310.00
 */
import { minorToDecimal } from '../../../contract/values.ts';
import { cut, displayWidth, plain } from './display.ts';

export interface Column<Row> {
  readonly header: string;
  readonly of: (row: Row) => string;
  readonly align?: 'left' | 'right';
  /** Is cut shorter where the line would not fit. */
  readonly gives?: true;
}

const MAX_WIDTH = 48;
/** A line that is wider gives way where it can: figures move together, then names are cut. */
const LINE_WIDTH = 120;
const LEAST_WIDTH = 12;

/** A column of numbers: counts, positions. */
export const numberColumn = <Row>(header: string, numberOf: (row: Row) => number): Column<Row> => ({
  header,
  of: (row) => String(numberOf(row)),
  align: 'right',
});

/** A column of amounts, in the currency of their row; `minorOf` gives minor units. */
export const amountColumn = <Row extends { readonly currency: string }>(
  header: string,
  minorOf: (row: Row) => number,
): Column<Row> => ({
  header,
  of: (row) => minorToDecimal(minorOf(row), row.currency),
  align: 'right',
});

export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cells = rows.map((row) => columns.map((column) => cut(plain(column.of(row)), MAX_WIDTH)));
  const widths = columns.map((column, index) =>
    Math.max(displayWidth(column.header), ...cells.map((line) => displayWidth(line[index] ?? ''))),
  );
  const gives = columns.findIndex((column) => column.gives === true);
  const isFigure = (index: number): boolean => columns[index]?.align === 'right';
  const widthWith = (gap: (index: number) => number): number =>
    widths.reduce((sum, width, index) => sum + width + (index === 0 ? 0 : gap(index)), 0);
  const wide = (): number => 2;
  const narrow = (index: number): number => (isFigure(index) && isFigure(index - 1) ? 1 : 2);
  const gap = gives !== -1 && widthWith(wide) > LINE_WIDTH ? narrow : wide;
  const excess = widthWith(gap) - LINE_WIDTH;
  const given = widths[gives];
  if (given !== undefined && excess > 0)
    widths[gives] = Math.min(given, Math.max(LEAST_WIDTH, given - excess));
  const lineOf = (line: readonly string[]): string =>
    line
      .map((cell, index) => {
        const width = widths[index] ?? 0;
        const shown = index === gives ? cut(cell, width) : cell;
        const padding = ' '.repeat(Math.max(0, width - displayWidth(shown)));
        const before = index === 0 ? '' : ' '.repeat(gap(index));
        return before + (isFigure(index) ? padding + shown : shown + padding);
      })
      .join('')
      .trimEnd();
  return [lineOf(columns.map((column) => column.header)), ...cells.map(lineOf)]
    .map((line) => `${line}\n`)
    .join('');
}

/** With a first column `No.`, counting from 1: what has no better name is named by it. */
export const numberedTable = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string =>
  table<{ readonly no: number; readonly row: Row }>(
    [
      numberColumn('No.', ({ no }) => no),
      ...columns.map((column) => ({
        ...column,
        of: ({ row }: { readonly row: Row }) => column.of(row),
      })),
    ],
    rows.map((row, at) => ({ no: at + 1, row })),
  );
