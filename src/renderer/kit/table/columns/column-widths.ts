/**
 * An amount that is cut off is a wrong amount. Columns of figures become as wide as their widest
 * figure needs, in the rows and in the totals.
 */
import type { GridColumn, GridTotal } from './column.ts';

/** Pixels of one character of a figure at 13 px, and in the heavier totals: digits are 8.1 and 8.3 wide on
 *  Inter, one in four or more characters is a mark of 4. */
const DIGIT_PX = 7.6;
const TOTAL_DIGIT_PX = 7.9;
const PADDING_PX = 18;

export function widenFigures<Row>(
  columns: readonly GridColumn<Row>[],
  rows: readonly Row[],
  totals: readonly GridTotal[],
): readonly GridColumn<Row>[] {
  return columns.map((column) => {
    const { chars } = column;
    if (chars === undefined) return column;
    let most = 0;
    for (const row of rows) most = Math.max(most, chars(row));
    let mostInTotals = 0;
    for (const total of totals) {
      const plain = total.texts[column.id] ?? '';
      const whole = plain.split('.')[0] ?? '';
      mostInTotals = Math.max(mostInTotals, plain.length + Math.floor((whole.length - 1) / 3));
    }
    const needed = Math.ceil(Math.max(most * DIGIT_PX, mostInTotals * TOTAL_DIGIT_PX)) + PADDING_PX;
    return needed > column.width ? { ...column, width: needed } : column;
  });
}
