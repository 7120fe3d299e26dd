/**
 * A list that is wholly in memory (up to 50,000 rows): filter, order, ticks, copy, export, states.
 *
 *     <DataGrid name="customers" label="Customers" columns={columns} rows={query.data}
 *               error={query.error} rowKey={(row) => row.customer} onOpen={…}
 *               empty={{ title: 'No customers yet', action: <Button>Import a list</Button> }} />
 */
import {
  use,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  type ReactNode,
} from 'react';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { copyText } from './out/clipboard.ts';
import { onScreen, type GridColumn, type GridTotal } from './columns/column.ts';
import { toCsv, toTsv } from './out/delimited.ts';
import { BesidePanelContext } from './view/bar-slot.ts';
import { GridBar } from './view/grid-bar.tsx';
import { GridEmpty, GridError, GridSkeleton, type EmptyState } from './view/grid-states.tsx';
import { GridView } from './view/grid-view.tsx';
import { useDrawnColumns } from './view/use-drawn-columns.ts';
import type { RowTicks } from './rows/row-ticks.ts';
import { listText } from './out/list-text.ts';
import { csvFile, saveFile } from '../save-file.ts';
import { useListChoice } from './rows/use-list-choice.ts';
import { useLocalRows, type SortChoice } from './rows/use-local-rows.ts';
import { useStanding } from './rows/use-place.ts';
import classes from './view/grid.module.css';

/** Rows in groups, each under a head of its own; sorting and filtering go on within them. */
export interface GridGroups<Row> {
  /** From the top down. */
  readonly order: readonly string[];
  readonly of: (row: Row) => string;
  /** Null: it has none. */
  readonly head: (group: string, rows: readonly Row[]) => ReactNode;
  /** Groups in the softer ink. */
  readonly isQuiet?: (group: string) => boolean;
}

export interface DataGridProps<Row extends object> {
  /** Remembers columns and order under this name; also the file name of an export. */
  readonly name: string;
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  /** Undefined: still being read. */
  readonly rows: readonly Row[] | undefined;
  readonly error?: { readonly message: string; readonly ref?: string | undefined } | null;
  readonly onRetry?: () => void;
  readonly rowKey: (row: Row) => string;
  readonly linesOf?: (row: Row) => number;
  /** Of the rows that pass the filter; a screen that shows engine totals leaves rows alone. */
  readonly totals?: readonly GridTotal[] | ((shown: readonly Row[]) => readonly GridTotal[]);
  readonly startSort?: SortChoice;
  /** Click or Enter: the panel. While one is open it follows the marked row. */
  readonly onOpen?: (row: Row) => void;
  /** `o`: the page of the row, where its name leads to. */
  readonly onPage?: (row: Row) => void;
  readonly onExplain?: (row: Row) => void;
  /** The row whose panel is open. */
  readonly openKey?: string | null;
  readonly ticked?: ReadonlySet<string>;
  readonly onTicked?: (ticked: ReadonlySet<string>) => void;
  readonly canTick?: (row: Row) => boolean;
  readonly isMuted?: (row: Row) => boolean;
  readonly groups?: GridGroups<Row>;
  readonly empty: EmptyState;
  /** "61 customers". */
  readonly countText: (count: number) => string;
  /** Totals or foot say how many rows there are: over the list only what a filter leaves is shown. */
  readonly isCountedBelow?: boolean;
  readonly filterHint?: string;
  /** Told what the list is filtered by, also when it comes back with the filter it was left with. */
  readonly onFilter?: (text: string) => void;
  readonly left?: ReactNode;
  readonly right?: ReactNode;
  readonly noExport?: boolean;
  readonly autoFocus?: boolean;
}

export function DataGrid<Row extends object>(props: DataGridProps<Row>): ReactNode {
  const { t } = useTranslation('table');
  const { columns, rows, rowKey, ticked, onTicked, canTick } = props;
  const frame = useRef<HTMLDivElement>(null);
  const standing = useStanding(props.name, props.openKey ?? null);
  const { filter, setFilter } = standing;
  const { onFilter } = props;
  useEffect(() => onFilter?.(filter), [onFilter, filter]);
  const list = useListChoice(props.name, columns, props.startSort ?? null);
  const sorted = useLocalRows(
    columns,
    rows ?? NO_ROWS,
    useDeferredValue(filter),
    list.sort,
  ) as readonly Row[];
  const { groups } = props;
  const shown = useMemo(
    () =>
      groups === undefined
        ? sorted
        : groups.order.flatMap((group) => sorted.filter((row) => groups.of(row) === group)),
    [sorted, groups],
  );
  const heads = useMemo(() => headsOf(shown, groups), [shown, groups]);
  const rowAt = useCallback((index: number) => shown[index] ?? null, [shown]);
  const totals = useMemo(
    () => (typeof props.totals === 'function' ? props.totals(shown) : props.totals),
    // oxlint-disable-next-line hooks/exhaustive-deps -- a function of the rows alone
    [shown, typeof props.totals === 'function' ? null : props.totals],
  );

  const isBeside = use(BesidePanelContext);
  const drawn = useDrawnColumns({
    frame,
    chosen: list.visible,
    rows: shown,
    totals: totals ?? NO_TOTALS,
    sortedBy: list.sort?.id,
    hasTicks: onTicked !== undefined,
  });

  const focusRows = (): void =>
    frame.current?.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });

  const text = (some: readonly Row[], withTotals: boolean) =>
    listText(
      list.visible,
      some,
      withTotals ? totals?.filter((total) => total.isShare !== true) : [],
    );

  const copy = (): void => {
    const chosen =
      ticked !== undefined && ticked.size > 0
        ? shown.filter((row) => ticked.has(rowKey(row)))
        : shown;
    const { headers, rows: lines, isText } = text(chosen, chosen === shown);
    void copyText(toTsv(headers, lines, isText)).then((done) =>
      notifications.show({
        message: done ? t('copied', { count: chosen.length }) : t('copyRefused'),
        color: done ? 'ink' : 'red',
      }),
    );
  };
  const exportCsv = (): void => {
    const { headers, rows: lines, isText } = text(shown, true);
    saveFile(csvFile(`${props.name}.csv`, toCsv(headers, lines, isText)));
  };

  const ticks = useTicks(shown, rowKey, ticked, onTicked, canTick);
  const total = rows?.length ?? 0;
  const countText =
    shown.length === total
      ? props.countText(total)
      : t('countOf', { shown: shown.length, all: props.countText(total) });

  let body: ReactNode;
  if (props.error !== undefined && props.error !== null)
    body = <GridError error={props.error} onRetry={props.onRetry} />;
  else if (rows === undefined)
    body = <GridSkeleton columns={onScreen(list.visible)} ticks={onTicked !== undefined} />;
  else if (total === 0) body = <GridEmpty {...props.empty} />;
  else if (shown.length === 0)
    body = (
      <GridEmpty
        title={t('noMatch', { filter })}
        action={
          <Button variant="default" onClick={() => setFilter('')}>
            {t('clearFilter')}
          </Button>
        }
      />
    );
  else
    body = (
      <GridView
        label={props.label}
        columns={drawn}
        count={shown.length}
        rowAt={rowAt}
        rowKey={rowKey}
        linesOf={props.linesOf}
        totals={totals}
        sort={list.sort}
        onSort={list.sortBy}
        place={standing.place}
        activeKey={standing.activeKey}
        onActive={(row) => {
          standing.setActive(rowKey(row));
          if (isBeside) props.onOpen?.(row);
        }}
        onOpen={props.onOpen}
        onPage={props.onPage}
        onExplain={props.onExplain}
        onCopy={copy}
        ticks={ticks}
        isMuted={props.isMuted}
        heads={heads}
        isQuiet={
          groups === undefined ? undefined : (row) => groups.isQuiet?.(groups.of(row)) === true
        }
        autoFocus={props.autoFocus}
      />
    );

  return (
    <div className={classes.frame} ref={frame}>
      <GridBar
        columns={columns}
        list={list}
        filter={filter}
        onFilter={setFilter}
        filterHint={props.filterHint}
        countText={rows === undefined ? '' : countText}
        isCountHidden={props.isCountedBelow === true && shown.length === total}
        onCopy={copy}
        onExport={props.noExport === true ? undefined : exportCsv}
        left={props.left}
        right={props.right}
        onDone={focusRows}
      />
      {body}
    </div>
  );
}

const NO_ROWS: readonly never[] = [];
const NO_TOTALS: readonly GridTotal[] = [];

/** By the index of the first row of each group. */
function headsOf<Row>(
  shown: readonly Row[],
  groups: GridGroups<Row> | undefined,
): ReadonlyMap<number, ReactNode> | undefined {
  if (groups === undefined) return undefined;
  const heads = new Map<number, ReactNode>();
  for (const group of groups.order) {
    const rows = shown.filter((row) => groups.of(row) === group);
    const [first] = rows;
    const head = first === undefined ? null : groups.head(group, rows);
    if (first !== undefined && head !== null) heads.set(shown.indexOf(first), head);
  }
  return heads;
}

function useTicks<Row>(
  shown: readonly Row[],
  rowKey: (row: Row) => string,
  ticked: ReadonlySet<string> | undefined,
  onTicked: ((ticked: ReadonlySet<string>) => void) | undefined,
  canTick: ((row: Row) => boolean) | undefined,
): RowTicks | undefined {
  return useMemo(() => {
    if (ticked === undefined || onTicked === undefined) return undefined;
    const able = new Set(shown.filter((row) => canTick === undefined || canTick(row)).map(rowKey));
    let count = 0;
    for (const key of able) if (ticked.has(key)) count += 1;
    return {
      isTicked: (key) => ticked.has(key),
      canTick: (key) => able.has(key),
      toggle: (key) => {
        if (!able.has(key)) return;
        const next = new Set(ticked);
        if (!next.delete(key)) next.add(key);
        onTicked(next);
      },
      toggleAll: () => {
        const next = new Set(ticked);
        for (const key of able) {
          if (count === able.size) next.delete(key);
          else next.add(key);
        }
        onTicked(next);
      },
      all: count === 0 ? 'none' : count === able.size ? 'all' : 'some',
    };
  }, [shown, rowKey, ticked, onTicked, canTick]);
}
