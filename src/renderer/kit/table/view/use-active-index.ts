/** The marked row is known by its key; rows move when order, filter or the ledger change. */
import { useMemo } from 'react';

/** Where the marked row stands now; −1 when none is marked or it is out of the list. */
export function useActiveIndex<Row>(
  count: number,
  rowAt: (index: number) => Row | null,
  rowKey: (row: Row) => string,
  activeKey: string | null,
): number {
  return useMemo(() => {
    if (activeKey === null) return -1;
    for (let index = 0; index < count; index += 1) {
      const row = rowAt(index);
      if (row !== null && rowKey(row) === activeKey) return index;
    }
    return -1;
  }, [count, rowAt, rowKey, activeKey]);
}
