/** Classes and sideways positions of cells: figures to the right, pinned columns in sight. */
import type { CSSProperties } from 'react';
import { isFigure, type GridColumn } from './column.ts';
import classes from '../view/grid.module.css';

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

/** A name needs no more than this over its least width; a wider window gives the rest to all columns. */
const MOST_GROWTH = 200;

/** A growing column without a width takes what is left; with one, the table shares it out. */
export function colStyle<Row>(
  column: GridColumn<Row>,
  room: number,
  growing: number,
): CSSProperties | undefined {
  if (column.grow !== true) return { width: column.width };
  return room > growing * MOST_GROWTH ? { width: column.width + MOST_GROWTH } : undefined;
}

/** `sorted`: the column by which the list is sorted; its figures are bold. */
export const cellClass = <Row>(column: GridColumn<Row>, sorted?: string): string =>
  [
    classes.cell,
    isFigure(column.kind) ? classes.figure : undefined,
    isFigure(column.kind) || column.kind === 'date' ? classes.tabular : undefined,
    column.kind === 'money' && column.id === sorted ? classes.sorted : undefined,
    column.pinned === true ? classes.pinned : undefined,
  ]
    .filter((name) => name !== undefined)
    .join(' ');
