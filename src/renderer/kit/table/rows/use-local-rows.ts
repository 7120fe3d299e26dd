/**
 * Filter and order of a list that is wholly in memory, by TanStack Table. Everything that is drawn
 * lives in `grid-view.tsx`; here are only rows in, rows out.
 *
 * The filter is the one rule of the program (`domain/text-match.ts`): every word typed must occur
 * somewhere in the row's text, in any column, whatever case and accents; so `muller 1042` finds
 * invoice INV-1042 of Müller GmbH. A list in which some column says what it is found by (`search`) is
 * found by these columns alone, as its export is.
 */
import { useMemo, useState } from 'react';
import {
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type AccessorFnColumnDef,
} from '@tanstack/react-table';
import { hasWords, searchable, searchedWords } from '../../../../domain/text-match.ts';
import type { GridColumn } from '../columns/column.ts';

const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  filteredRowModel: createFilteredRowModel(),
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});

export interface SortChoice {
  readonly id: string;
  readonly desc: boolean;
}

/** Never a column of the list: holds the text of the whole row. */
const SEARCH = '__row_text';

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Ascending order of two cells; text in the reader's alphabet with numbers by value. */
export const compareValues = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));

/** The text of the whole row that the filter looks into. */
export function searchedText<Row>(columns: readonly GridColumn<Row>[], row: Row): string {
  const named = columns.filter((column) => column.search !== undefined);
  const looked = named.length > 0 ? named : columns.filter((column) => column.screenOnly !== true);
  return searchable(looked.flatMap((column) => column.search?.(row) ?? [column.text(row)]));
}

type LocalColumn<Row extends object> = AccessorFnColumnDef<typeof features, Row, unknown>;

function sortable<Row extends object>(column: GridColumn<Row>, isDesc: boolean): LocalColumn<Row> {
  const { compare, sortBy, group } = column;
  return {
    id: column.id,
    accessorFn: (row) => (sortBy === undefined ? column.text(row) : (sortBy(row) ?? undefined)),
    enableSorting: compare !== undefined || sortBy !== undefined,
    sortUndefined: 'last',
    sortDescFirst: column.descFirst === true,
    sortFn: (a, b, id) => {
      if (group !== undefined) {
        const [first, second] = [group(a.original), group(b.original)];
        // The table turns every answer round when it sorts from the top down.
        if (first !== second) return (first < second ? -1 : 1) * (isDesc ? -1 : 1);
      }
      if (compare !== undefined) return compare(a.original, b.original);
      return compareValues(a.getValue<string | number>(id), b.getValue<string | number>(id));
    },
  };
}

/** Rows that pass `filter`, in the order of `sort` (null: as they came). */
export function useLocalRows<Row extends object>(
  columns: readonly GridColumn<Row>[],
  rows: readonly Row[],
  filter: string,
  sort: SortChoice | null,
): readonly Row[] {
  const isDesc = sort?.desc === true;
  const definitions = useMemo<LocalColumn<Row>[]>(
    () => [
      ...columns.map((column) => sortable(column, isDesc)),
      {
        id: SEARCH,
        accessorFn: (row) => searchedText(columns, row),
        enableSorting: false,
      },
    ],
    [columns, isDesc],
  );
  const [noColumnFilters] = useState(() => []);
  const sorting = useMemo(
    () => (sort === null || !columns.some((column) => column.id === sort.id) ? [] : [{ ...sort }]),
    [sort, columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows as Row[],
    state: {
      sorting,
      globalFilter: filter.trim(),
      columnFilters: noColumnFilters,
    },
    getColumnCanGlobalFilter: (column) => column.id === SEARCH,
    globalFilterFn: (row, id, value: string) =>
      hasWords(row.getValue<string>(id), searchedWords(value)),
  });
  const model = table.getRowModel().rows;
  return useMemo(() => model.map((row) => row.original), [model]);
}
