/**
 * The columns that are drawn of those that are chosen: wide enough for every figure, and beside a panel those
 * that say the most where there is no room for all of them.
 */
import { use, useMemo, type RefObject } from 'react';
import { briefColumns, onScreen, type GridColumn, type GridTotal } from '../columns/column.ts';
import { widenFigures } from '../columns/column-widths.ts';
import { BesidePanelContext } from './bar-slot.ts';
import { TICK_WIDTH } from './grid-view.tsx';
import { useWidth } from './use-width.ts';

export function useDrawnColumns<Row>({
  frame,
  chosen,
  rows,
  totals,
  sortedBy,
  hasTicks,
}: {
  /** What the list stands in. */
  readonly frame: RefObject<HTMLElement | null>;
  readonly chosen: readonly GridColumn<Row>[];
  readonly rows: readonly Row[];
  readonly totals: readonly GridTotal[];
  readonly sortedBy: string | undefined;
  readonly hasTicks: boolean;
}): readonly GridColumn<Row>[] {
  const isBeside = use(BesidePanelContext);
  const width = useWidth(frame);
  return useMemo(() => {
    const all = widenFigures(onScreen(chosen), rows, totals);
    const needed = all.reduce((sum, column) => sum + column.width, hasTicks ? TICK_WIDTH : 0);
    return isBeside && needed > width ? briefColumns(all, sortedBy) : all;
  }, [chosen, rows, totals, sortedBy, hasTicks, isBeside, width]);
}
