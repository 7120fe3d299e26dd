/** The header of a list: names, units, and the order as `aria-sort` says it. */
import type { ReactNode } from 'react';
import { Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { cellClass, pinStyle, type PinnedOffsets } from '../columns/cell-style.ts';
import type { GridColumn } from '../columns/column.ts';
import { ageFill } from '../../charts/age-step.ts';
import { BucketMark } from '../../charts/bucket-mark.tsx';
import type { RowTicks } from '../rows/row-ticks.ts';
import type { SortChoice } from '../rows/use-local-rows.ts';
import classes from './grid.module.css';

interface GridHeadProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly sort: SortChoice | null;
  readonly onSort: ((column: GridColumn<Row>) => void) | undefined;
  readonly ticks: RowTicks | undefined;
  readonly offsets: PinnedOffsets;
}

export function GridHead<Row>(props: GridHeadProps<Row>): ReactNode {
  const { t } = useTranslation('table');
  const { columns, sort, onSort, ticks } = props;
  return (
    <thead>
      <tr aria-rowindex={1}>
        {ticks !== undefined && (
          <th scope="col" className={`${classes.tick} ${classes.pinned}`} style={{ left: 0 }}>
            <input
              type="checkbox"
              checked={ticks.all === 'all'}
              ref={(box) => {
                if (box !== null) box.indeterminate = ticks.all === 'some';
              }}
              onChange={ticks.toggleAll}
              aria-label={t('tickAll')}
            />
          </th>
        )}
        {columns.map((column) => {
          const sorts = onSort !== undefined && (column.sortBy ?? column.compare) !== undefined;
          const order = sort?.id === column.id ? (sort.desc ? 'descending' : 'ascending') : null;
          const name = (
            <span className={classes.headName}>
              {column.key !== undefined &&
                (typeof column.key === 'string' ? (
                  <BucketMark bucket={column.key} />
                ) : (
                  <i className={classes.key} style={{ background: ageFill(column.key) }} />
                ))}
              {column.header}
              {column.unit !== undefined && column.kind !== 'money' && (
                <span className={classes.unit}> {column.unit}</span>
              )}
            </span>
          );
          const mark =
            order === null ? null : order === 'ascending' ? (
              <IconArrowUp size={12} />
            ) : (
              <IconArrowDown size={12} />
            );
          const inner = sorts ? (
            <button type="button" className={classes.headButton} onClick={() => onSort(column)}>
              {name}
              {mark}
            </button>
          ) : (
            name
          );
          return (
            <th
              key={column.id}
              scope="col"
              className={cellClass(column)}
              style={pinStyle(props.offsets, column)}
              aria-sort={sorts ? (order ?? 'none') : undefined}
            >
              {column.hint === undefined ? inner : <Tooltip label={column.hint}>{inner}</Tooltip>}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
