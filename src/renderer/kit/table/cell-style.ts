/** Classes and sideways positions of cells: figures to the right, pinned columns in sight. */
import type { CSSProperties } from 'react';
import { isFigure, type GridColumn } from './column.ts';
import classes from './grid.module.css';

/** Column id → pixels from the left edge, for the leading columns that stay in sight. */
export type PinnedOffsets = ReadonlyMap<string, number>;

export function pinnedOffsets<Row>(
  columns: readonly GridColumn<Row>[],
  start: number,
): PinnedOffsets {
  const offsets = new Map<string, number>();
  let left = start;
  for (const column of columns) {
    if (column.pinned !== true) break;
    offsets.set(column.id, left);
    left += column.width;
  }
  return offsets;
}

export function pinStyle<Row>(
  offsets: PinnedOffsets,
  column: GridColumn<Row>,
): CSSProperties | undefined {
  const left = offsets.get(column.id);
  return left === undefined ? undefined : { left };
}

export const cellClass = <Row>(column: GridColumn<Row>): string =>
  [
    classes.cell,
    isFigure(column.kind) ? classes.figure : undefined,
    column.pinned === true ? classes.pinned : undefined,
  ]
    .filter((name) => name !== undefined)
    .join(' ');
