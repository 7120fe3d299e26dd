/**
 * Draws a list: a real `<table role="grid">` with a header and totals that stay in sight, and only
 * the rows that are near the window (50,000 rows scroll as quickly as 50). It knows nothing of where
 * rows come from: `rowAt(index)` gives a row, or null while it is being read.
 */
import {
  Fragment,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { flushSync } from 'react-dom';
import type { GridColumn, GridTotal } from '../columns/column.ts';
import { cellClass, colStyle, pinnedOffsets, pinStyle } from '../columns/cell-style.ts';
import { gridMove, isOwnClick, isOwnPress, isTyping, mayTakeFocus } from './grid-keys.ts';
import { GridHead } from './grid-head.tsx';
import type { RowTicks } from '../rows/row-ticks.ts';
import type { Place } from '../rows/use-place.ts';
import { useActiveIndex } from './use-active-index.ts';
import { useWidth } from './use-width.ts';
import { WaitingRow } from './waiting-row.tsx';
import type { SortChoice } from '../rows/use-local-rows.ts';
import classes from './grid.module.css';

/** `--row-height` of the theme. */
export const ROW_HEIGHT = 28;
/** Height of each further line in a row that has several (one per currency). */
export const LINE_HEIGHT = 18;
/** `--total-height` of the theme. */
const TOTAL_HEIGHT = 32;
const SHARE_HEIGHT = 24;
const GROUP_HEIGHT = 28;
export const TICK_WIDTH = 36;
/** More rows than this are not laid out for paper; the export has them all. */
export const MAX_PRINTED_ROWS = 5000;

const heightOf = (totals: readonly GridTotal[] = []): number =>
  totals.reduce((sum, one) => sum + (one.isShare === true ? SHARE_HEIGHT : TOTAL_HEIGHT), 0);

/** The double rule is under the last sum; per cents below it are not a part of it. */
const isLastTotal = (totals: readonly GridTotal[] | undefined, index: number): boolean =>
  totals?.slice(index + 1).every((one) => one.isShare === true) === true;

export interface GridViewProps<Row> {
  /** What the list is, for a screen reader. */
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly count: number;
  readonly rowAt: (index: number) => Row | null;
  readonly rowKey: (row: Row) => string;
  /** Lines of text in a row; 1 when left out. */
  readonly linesOf?: ((row: Row) => number) | undefined;
  readonly totals?: readonly GridTotal[] | undefined;
  readonly sort?: SortChoice | null | undefined;
  readonly onSort?: ((column: GridColumn<Row>) => void) | undefined;
  /** Where the reader was when the list was last shown; written to as it scrolls. */
  readonly place: Place;
  readonly activeKey: string | null;
  readonly onActive: (row: Row) => void;
  readonly onOpen?: ((row: Row) => void) | undefined;
  readonly onPage?: ((row: Row) => void) | undefined;
  readonly onExplain?: ((row: Row) => void) | undefined;
  readonly onCopy?: (() => void) | undefined;
  readonly ticks?: RowTicks | undefined;
  /** Reversed, cancelled and the like: shown paler. */
  readonly isMuted?: ((row: Row) => boolean) | undefined;
  /** Not what the list is about just now: written in the softer ink. */
  readonly isQuiet?: ((row: Row) => boolean) | undefined;
  /** Heads of groups, by the index of the row that each stands over. The keys go past them. */
  readonly heads?: ReadonlyMap<number, ReactNode> | undefined;
  readonly onRange?: ((first: number, last: number) => void) | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly below?: ReactNode;
}

export function GridView<Row>(props: GridViewProps<Row>): ReactNode {
  const { columns, count, rowAt, rowKey, linesOf, ticks, heads } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const gridId = useId();
  const [printing, setPrinting] = useState(false);
  const width = useWidth(scroller);

  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    // A head belongs to the row below it, so that the keys and the scroll know rows alone.
    estimateSize: (index) => {
      const height = heads?.has(index) === true ? GROUP_HEIGHT + ROW_HEIGHT : ROW_HEIGHT;
      if (linesOf === undefined) return height;
      const row = rowAt(index);
      return height + (row === null ? 0 : (linesOf(row) - 1) * LINE_HEIGHT);
    },
    overscan: 12,
    scrollPaddingStart: ROW_HEIGHT + 2,
    scrollPaddingEnd: heightOf(props.totals) + 4,
  });
  // Row heights depend on the rows themselves: another order, other heights.
  useLayoutEffect(() => {
    if (linesOf !== undefined || heads !== undefined) virtualizer.measure();
  }, [virtualizer, linesOf, rowAt, heads]);

  const { place } = props;
  useLayoutEffect(() => {
    if (scroller.current !== null) scroller.current.scrollTop = place.scrollTop;
  }, [place]);

  useEffect(() => {
    const before = (): void => flushSync(() => setPrinting(true));
    const after = (): void => setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);

  const near = virtualizer.getVirtualItems();
  const first = near[0]?.index ?? 0;
  const last = near.at(-1)?.index ?? -1;
  const { onRange } = props;
  useEffect(() => {
    if (last >= 0) onRange?.(first, last);
  }, [onRange, first, last]);

  const { autoFocus } = props;
  useEffect(() => {
    if (autoFocus === true && mayTakeFocus()) grid.current?.focus({ preventScroll: true });
  }, [autoFocus]);

  const activeIndex = useActiveIndex(count, rowAt, rowKey, props.activeKey);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (isTyping(event.target) || isOwnPress(event)) return;
    const pageRows = Math.max(
      1,
      Math.floor((scroller.current?.clientHeight ?? 300) / ROW_HEIGHT) - 2,
    );
    const move = gridMove(event, activeIndex, count, pageRows);
    if (move === null) return;
    const active = activeIndex < 0 ? null : rowAt(activeIndex);
    if (move.to === 'copy') {
      // Text that the reader marked with the mouse is copied as text.
      if ((window.getSelection()?.toString() ?? '') !== '' || props.onCopy === undefined) return;
      event.preventDefault();
      props.onCopy();
      return;
    }
    if (move.to === 'tick' && ticks === undefined) return;
    if (move.to === 'tick_all' && ticks === undefined) return;
    if (move.to === 'explain' && props.onExplain === undefined) return;
    if (move.to === 'page' && props.onPage === undefined) return;
    event.preventDefault();
    if (move.to === 'row') {
      const target = rowAt(move.index);
      virtualizer.scrollToIndex(move.index, { align: 'auto' });
      if (target !== null) props.onActive(target);
    } else if (move.to === 'tick_all') ticks?.toggleAll();
    else if (active !== null) {
      if (move.to === 'open') props.onOpen?.(active);
      else if (move.to === 'page') props.onPage?.(active);
      else if (move.to === 'explain') props.onExplain?.(active);
      else ticks?.toggle(rowKey(active));
    }
  };

  const span = columns.length + (ticks === undefined ? 0 : 1);
  const leastWidth =
    columns.reduce((sum, column) => sum + column.width, 0) + (ticks === undefined ? 0 : TICK_WIDTH);
  const room = (width === 0 ? leastWidth : width) - leastWidth;
  const growing = columns.filter((column) => column.grow === true).length;
  const drawn = printing
    ? Array.from({ length: Math.min(count, MAX_PRINTED_ROWS) }, (_, index) => index)
    : near.map((item) => item.index);
  const before = printing ? 0 : (near[0]?.start ?? 0);
  const after = printing ? 0 : virtualizer.getTotalSize() - (near.at(-1)?.end ?? 0);
  const offsets = pinnedOffsets(columns, ticks === undefined ? 0 : TICK_WIDTH);
  const rowId = (index: number): string => `${gridId}-row-${index}`;
  const headRows = useMemo(() => [...(heads?.keys() ?? [])], [heads]);
  /** A reader counts heads of groups as rows, from 1, the head of the columns first. */
  const ariaIndex = (index: number): number =>
    index + 2 + headRows.filter((over) => over <= index).length;

  return (
    <div
      ref={scroller}
      className={classes.scroller}
      data-grid-scroller
      onScroll={(event) => {
        place.scrollTop = event.currentTarget.scrollTop;
      }}
    >
      <table
        className={classes.table}
        role="grid"
        ref={grid}
        tabIndex={0}
        onKeyDown={onKeyDown}
        aria-label={props.label}
        data-explains={(props.onExplain !== undefined && activeIndex >= 0) || undefined}
        aria-rowcount={count + 1 + headRows.length}
        aria-multiselectable={ticks !== undefined}
        aria-activedescendant={
          activeIndex >= first && activeIndex <= last ? rowId(activeIndex) : undefined
        }
        style={{ minWidth: leastWidth }}
      >
        <colgroup>
          {ticks !== undefined && <col style={{ width: TICK_WIDTH }} />}
          {columns.map((column) => (
            <col key={column.id} style={colStyle(column, room, growing)} />
          ))}
        </colgroup>
        <GridHead
          columns={columns}
          sort={props.sort ?? null}
          onSort={props.onSort}
          ticks={ticks}
          offsets={offsets}
        />
        <tbody>
          {before > 0 && (
            <tr aria-hidden className={classes.spacer} style={{ height: before }}>
              <td colSpan={span} />
            </tr>
          )}
          {drawn.map((index) => {
            const row = rowAt(index);
            if (row === null)
              return (
                <WaitingRow
                  key={`waiting-${index}`}
                  columns={columns}
                  ticks={ticks !== undefined}
                />
              );
            const key = rowKey(row);
            const isActive = index === activeIndex;
            const isTicked = ticks?.isTicked(key) ?? false;
            const head = heads?.get(index);
            const drawnRow = (
              <tr
                key={key}
                id={rowId(index)}
                aria-rowindex={ariaIndex(index)}
                aria-selected={ticks === undefined ? isActive : isTicked}
                className={classes.row}
                data-active={isActive || undefined}
                data-ticked={isTicked || undefined}
                data-muted={props.isMuted?.(row) === true || undefined}
                data-quiet={props.isQuiet?.(row) === true || undefined}
                onClick={(event) => {
                  props.onActive(row);
                  if (!isOwnClick(event)) props.onOpen?.(row);
                }}
                style={
                  linesOf === undefined
                    ? undefined
                    : { height: ROW_HEIGHT + (linesOf(row) - 1) * LINE_HEIGHT }
                }
              >
                {ticks !== undefined && (
                  <td
                    role="gridcell"
                    className={`${classes.tick} ${classes.pinned}`}
                    style={{ left: 0 }}
                  >
                    <input
                      type="checkbox"
                      checked={isTicked}
                      disabled={!ticks.canTick(key)}
                      onChange={() => ticks.toggle(key)}
                      onClick={(event) => event.stopPropagation()}
                      aria-label={columns[0]?.text(row) ?? key}
                      tabIndex={-1}
                    />
                  </td>
                )}
                {columns.map((column) => (
                  <td
                    key={column.id}
                    role="gridcell"
                    className={cellClass(column, props.sort?.id)}
                    data-tone={column.tone?.(row) ?? undefined}
                    style={pinStyle(offsets, column)}
                    title={column.cell === undefined ? column.text(row) : undefined}
                  >
                    {column.cell === undefined ? column.text(row) : column.cell(row)}
                  </td>
                ))}
              </tr>
            );
            if (head === undefined) return drawnRow;
            return (
              <Fragment key={key}>
                <tr aria-rowindex={ariaIndex(index) - 1} className={classes.groupHead}>
                  <td role="gridcell" colSpan={span}>
                    {head}
                  </td>
                </tr>
                {drawnRow}
              </Fragment>
            );
          })}
          {after > 0 && (
            <tr aria-hidden className={classes.spacer} style={{ height: after }}>
              <td colSpan={span} />
            </tr>
          )}
          {props.below !== undefined && props.below !== null && (
            <tr className={classes.below}>
              <td colSpan={span}>{props.below}</td>
            </tr>
          )}
        </tbody>
        {props.totals !== undefined && props.totals.length > 0 && (
          <tfoot>
            {props.totals.map((total, index) => (
              <tr
                key={total.id}
                className={total.isShare === true ? classes.share : classes.total}
                data-last={isLastTotal(props.totals, index) || undefined}
                style={
                  { '--below': `${heightOf(props.totals?.slice(index + 1))}px` } as CSSProperties
                }
              >
                {ticks !== undefined && <td className={classes.pinned} style={{ left: 0 }} />}
                {columns.map((column) => (
                  <td
                    key={column.id}
                    className={cellClass(column)}
                    style={pinStyle(offsets, column)}
                  >
                    <Fragment>{total.cells[column.id]}</Fragment>
                  </td>
                ))}
              </tr>
            ))}
          </tfoot>
        )}
      </table>
    </div>
  );
}
