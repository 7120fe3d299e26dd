/** The columns a reader sees and the order chosen, remembered per list. */
import { useCallback, useMemo, useState } from 'react';
import type { GridColumn } from '../columns/column.ts';
import { readListChoice, writeListChoice, type ListChoice } from './remembered.ts';
import type { SortChoice } from './use-local-rows.ts';

export interface ListState<Row> {
  readonly visible: readonly GridColumn<Row>[];
  readonly isVisible: (id: string) => boolean;
  readonly toggleColumn: (id: string) => void;
  readonly resetColumns: () => void;
  readonly sort: SortChoice | null;
  /** The next click on a column: its first direction, the other one, then as it came. */
  readonly sortBy: (column: GridColumn<Row>) => void;
}

export function isColumnVisible<Row>(column: GridColumn<Row>, choice: ListChoice): boolean {
  if (column.always === true) return true;
  if (choice.hidden.includes(column.id)) return false;
  return column.startsHidden !== true || choice.shown.includes(column.id);
}

/** What a further click on the header of `column` makes of the order. */
export function nextSort<Row>(column: GridColumn<Row>, now: SortChoice | null): SortChoice | null {
  const first = column.descFirst === true;
  if (now?.id !== column.id) return { id: column.id, desc: first };
  return now.desc === first ? { id: column.id, desc: !first } : null;
}

export function useListChoice<Row>(
  list: string,
  columns: readonly GridColumn<Row>[],
  startSort: SortChoice | null,
): ListState<Row> {
  const [choice, setChoice] = useState(() => readListChoice(list));
  const choose = useCallback(
    (next: ListChoice) => {
      setChoice(next);
      writeListChoice(list, next);
    },
    [list],
  );
  const visible = useMemo(
    () => columns.filter((column) => isColumnVisible(column, choice)),
    [columns, choice],
  );
  const isVisible = (id: string): boolean => visible.some((column) => column.id === id);
  return {
    visible,
    isVisible,
    toggleColumn: (id) => {
      const without = (ids: readonly string[]): readonly string[] =>
        ids.filter((one) => one !== id);
      choose(
        isVisible(id)
          ? { ...choice, hidden: [...without(choice.hidden), id], shown: without(choice.shown) }
          : { ...choice, hidden: without(choice.hidden), shown: [...without(choice.shown), id] },
      );
    },
    resetColumns: () => choose({ ...choice, hidden: [], shown: [] }),
    sort: choice.sort ?? startSort,
    sortBy: (column) => choose({ ...choice, sort: nextSort(column, choice.sort ?? startSort) }),
  };
}
