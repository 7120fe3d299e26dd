/**
 * A report as a list: its columns, rows and totals. A screen adds to a column what only a screen has
 * (a width, a link, a hint), by the name of the column.
 *
 *     <ReportGrid name="countries" report={report} rows={report.rows}
 *                 more={{ country: { width: 180 } }} … />
 */
import { useCallback, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { minorToDecimal } from '../../../domain/money.ts';
import {
  columnsOn,
  currencyColumns,
  currencyOf,
  isFigure,
  isTotalsOnly,
  sharesOf,
  totalsOf,
  type DrawnColumn,
  type ReportCell,
  type ReportRow,
  type ReportTable,
} from '../../../domain/report.ts';
import { useWorkspace } from '../../data/workspace.tsx';
import { formatAmount, formatDate } from '../../format/format.ts';
import type { GridColumn, GridTotal } from './columns/column.ts';
import { compareCurrencies } from './columns/currency-order.ts';
import { commonCurrency, moneyColumn } from './columns/money-column.ts';
import { DataGrid, type DataGridProps } from './data-grid.tsx';

/** What a screen says about a column of a report. */
export type ReportExtras<Row> = Readonly<
  Record<string, Partial<Omit<GridColumn<Row>, 'id' | 'kind'>> | undefined>
>;

interface ReportGridProps<Row extends ReportRow> extends Omit<
  DataGridProps<Row>,
  'columns' | 'rows' | 'totals'
> {
  readonly report: ReportTable;
  /**
   * The rows of the report, with what the screen needs beside their cells; undefined: being read.
   * Subtotals have no place in a list that can be sorted, and are left out.
   */
  readonly rows: readonly Row[] | undefined;
  /** Kept by the caller from one drawing to the next: the columns are made anew with it. */
  readonly more: ReportExtras<Row>;
  /** Drawn before the figures. */
  readonly marks?: readonly GridColumn<Row>[];
  /** Every row is the total of its currency. */
  readonly noTotals?: boolean;
}

export function ReportGrid<Row extends ReportRow>(props: ReportGridProps<Row>): ReactNode {
  const { t } = useTranslation('table');
  const home = useWorkspace().ledger.currency;
  const { report, more, marks, noTotals = false, ...grid } = props;
  const rows = useMemo(() => props.rows?.filter((row) => row.kind === 'row'), [props.rows]);
  const columns = useMemo(
    () => reportColumns(report, home, more, marks ?? []),
    [report, home, more, marks],
  );
  const totals = useCallback(
    (shown: readonly Row[]) => {
      if (noTotals) return [];
      const isAll = shown.length === rows?.length;
      const sums = isAll ? report.totals : totalsOf(report, shown);
      return gridTotals(report, sums, columns[0]?.id, t(isAll ? 'total' : 'totalShown'), home);
    },
    [report, rows, columns, noTotals, t, home],
  );
  return <DataGrid {...grid} columns={columns} rows={rows} totals={totals} />;
}

/** What is pinned comes first; a column of the only currency there is says nothing and is left out. */
export function reportColumns<Row extends ReportRow>(
  report: ReportTable,
  home: string,
  more: ReportExtras<Row>,
  marks: readonly GridColumn<Row>[],
): readonly GridColumn<Row>[] {
  const drawn = columnsOn(report, 'screen');
  const currencies = currencyColumns(report);
  const money = drawn.find((column) => column.kind === 'money');
  const common =
    money === undefined ? null : commonCurrency(report.totals.map((row) => currencyOf(row, money)));
  const hidesCurrency = common !== null && !isTotalsOnly(report);
  const columns = drawn.flatMap((column) =>
    hidesCurrency && currencies.has(column.name)
      ? []
      : [gridColumn<Row>(column, common, home, more[column.name])],
  );
  // What names a row, as the report has it, is all that stands before its first amount.
  const amountsFrom = columns.findIndex((column) => column.kind === 'money');
  const namings = amountsFrom === -1 ? columns : columns.slice(0, amountsFrom);
  return [
    ...namings.filter((column) => column.pinned === true),
    ...namings.filter((column) => column.pinned !== true),
    ...marks,
    ...columns.slice(namings.length),
  ];
}

const PIXELS_A_CHARACTER = 7;
const PADDING_PX = 18;

function gridColumn<Row extends ReportRow>(
  column: DrawnColumn,
  common: string | null,
  home: string,
  more: ReportExtras<Row>[string] = {},
): GridColumn<Row> {
  const { at, kind } = column;
  const base = {
    id: column.name,
    header: column.heading,
    width: column.characters * PIXELS_A_CHARACTER + PADDING_PX,
  };
  if (kind === 'money')
    return {
      ...moneyColumn<Row>({
        ...base,
        unit: common ?? undefined,
        currency: (row) => currencyOf(row, column),
        home,
        minor: (row) => numberOrNull(row.cells[at]),
      }),
      ...more,
    };
  const value = (row: Row): ReportCell => row.cells[at] ?? null;
  return {
    ...base,
    kind: kind === 'count' || kind === 'percent' ? 'number' : kind === 'country' ? 'text' : kind,
    ...(column.identity === true ? { grow: true, pinned: true, always: true } : {}),
    ...(isFigure(column) ? { descFirst: true } : {}),
    text: (row) => String(value(row) ?? column.none ?? ''),
    ...(kind === 'date'
      ? {
          cell: (row: Row) => {
            const date = value(row);
            return date === null ? '' : formatDate(date as never);
          },
        }
      : {}),
    sortBy: value,
    ...more,
  };
}

const numberOrNull = (cell: ReportCell | undefined): number | null =>
  typeof cell === 'number' ? cell : null;

/** `nameColumn` holds the word; the currency stands in its own column where there are several. */
function gridTotals(
  report: ReportTable,
  totals: readonly ReportRow[],
  nameColumn: string | undefined,
  word: string,
  home: string,
): readonly GridTotal[] {
  const drawn = columnsOn(report, 'screen');
  const money = drawn.find((column) => column.kind === 'money');
  const currencyIn = (row: ReportRow): string =>
    money === undefined ? '' : currencyOf(row, money);
  return [...totals]
    .sort((a, b) => compareCurrencies(currencyIn(a), currencyIn(b), home))
    .flatMap((total) => {
      const write = (amount: (minor: number, currency: string) => string) =>
        Object.fromEntries(
          drawn.flatMap((column) => {
            const cell = total.cells[column.at] ?? null;
            if (cell === null) return [];
            const isMoney = column.kind === 'money' && typeof cell === 'number';
            return [
              [column.name, isMoney ? amount(cell, currencyOf(total, column)) : String(cell)],
            ];
          }),
        );
      const named =
        nameColumn === undefined ? {} : { [nameColumn]: `${word} ${currencyIn(total)}` };
      const line: GridTotal = {
        id: currencyIn(total),
        cells: { ...write(formatAmount), ...named },
        texts: { ...write(minorToDecimal), ...named },
      };
      const shares = totals.length === 1 ? shareLine(report, total, nameColumn) : null;
      return shares === null ? [line] : [line, shares];
    });
}

/** What of the whole stands in each column, in per cent; on the screen only, under the only total. */
function shareLine(
  report: ReportTable,
  total: ReportRow,
  nameColumn: string | undefined,
): GridTotal | null {
  const shares = sharesOf(report, total);
  if (shares === null || report.shares === undefined) return null;
  const cells = Object.fromEntries(
    report.columns.flatMap(({ name }, at) => {
      const share = shares[at] ?? null;
      return share === null ? [] : [[name, String(share)]];
    }),
  );
  const word = nameColumn === undefined ? {} : { [nameColumn]: report.shares.label };
  return { id: 'shares', isShare: true, cells: { ...cells, ...word }, texts: {} };
}
