/** What stands where a list will be: its skeleton, that it is empty and what to do, or why it failed. */
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { cellClass } from '../columns/cell-style.ts';
import type { GridColumn } from '../columns/column.ts';
import classes from './grid.module.css';

/** Same columns, same row height as the list that comes; nothing jumps when it is there. */
export function GridSkeleton<Row>(props: {
  readonly columns: readonly GridColumn<Row>[];
  readonly ticks: boolean;
}): ReactNode {
  const { t } = useTranslation('table');
  return (
    <div className={classes.scroller} role="status" aria-label={t('loading')}>
      <table className={classes.table} aria-hidden>
        <colgroup>
          {props.ticks && <col style={{ width: 36 }} />}
          {props.columns.map((column) => (
            <col
              key={column.id}
              style={column.grow === true ? undefined : { width: column.width }}
            />
          ))}
        </colgroup>
        <thead>
          <tr>
            {props.ticks && <th />}
            {props.columns.map((column) => (
              <th key={column.id} className={cellClass(column)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: 12 }, (_, row) => (
            <tr key={row} className={classes.row}>
              {props.ticks && <td />}
              {props.columns.map((column) => (
                <td key={column.id} className={cellClass(column)}>
                  <span className={classes.bone} style={{ width: `${40 + ((row * 17) % 45)}%` }} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export interface EmptyState {
  readonly title: string;
  readonly text?: string;
  /** The next thing to do: a button or a link. */
  readonly action?: ReactNode;
}

export function GridEmpty(props: EmptyState): ReactNode {
  return (
    <div className={classes.state}>
      <p className={classes.stateTitle}>{props.title}</p>
      {props.text !== undefined && <p className={classes.stateText}>{props.text}</p>}
      {props.action}
    </div>
  );
}

/** The sentence of a refused call, and another try. */
export function GridError(props: {
  readonly error: { readonly message: string; readonly ref?: string | undefined };
  readonly onRetry?: (() => void) | undefined;
}): ReactNode {
  const { t } = useTranslation('table');
  return (
    <div className={classes.state} role="alert">
      <IconAlertTriangle size={22} color="var(--danger)" aria-hidden />
      <p className={classes.stateText} style={{ color: 'var(--ink)' }}>
        {props.error.message}
      </p>
      {props.error.ref !== undefined && (
        <p className={classes.stateText}>{t('errorRef', { ref: props.error.ref })}</p>
      )}
      {props.onRetry !== undefined && (
        <Button variant="default" leftSection={<IconRefresh size={14} />} onClick={props.onRetry}>
          {t('retry')}
        </Button>
      )}
    </div>
  );
}
