/**
 * Rows of a form that come, go and change places; each keeps its key, so that what is typed stays
 * with its row.
 *
 *     const papers = useRows(profile.documents, NEW_PAPER);
 *     papers.rows[0]    // { key: 0, kind: 'vat_invoice', copies: 2, … }
 */
import { useState, type ReactNode } from 'react';
import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import classes from './form.module.css';

export type Row<T> = T & { readonly key: number };

export interface Rows<T> {
  readonly rows: readonly Row<T>[];
  readonly set: (key: number, change: Partial<T>) => void;
  /** At the end; without a value a fresh one. */
  readonly add: (value?: T) => void;
  readonly remove: (key: number) => void;
  /** One place up (-1) or down (1). */
  readonly move: (key: number, by: 1 | -1) => void;
  readonly replace: (values: readonly T[]) => void;
}

const keyed = <T,>(values: readonly T[]): readonly Row<T>[] =>
  values.map((value, key) => ({ ...value, key }));

export function useRows<T extends object>(start: readonly T[], fresh: T): Rows<T> {
  const [rows, setRows] = useState<readonly Row<T>[]>(() => keyed(start));
  return {
    rows,
    set: (key, change) =>
      setRows((now) => now.map((row) => (row.key === key ? { ...row, ...change } : row))),
    add: (value = fresh) =>
      setRows((now) => [...now, { ...value, key: Math.max(-1, ...now.map((row) => row.key)) + 1 }]),
    remove: (key) => setRows((now) => now.filter((row) => row.key !== key)),
    move: (key, by) => setRows((now) => moved(now, key, by)),
    replace: (values) => setRows(keyed(values)),
  };
}

function moved<T>(rows: readonly Row<T>[], key: number, by: 1 | -1): readonly Row<T>[] {
  const at = rows.findIndex((row) => row.key === key);
  const row = rows[at];
  const other = rows[at + by];
  if (row === undefined || other === undefined) return rows;
  return rows.map((one) => (one === row ? other : one === other ? row : one));
}

export const AddRow = (props: {
  readonly onAdd: () => void;
  readonly children: ReactNode;
}): ReactNode => (
  <Button
    variant="subtle"
    size="compact-xs"
    className={classes.add}
    leftSection={<IconPlus size={13} />}
    onClick={props.onAdd}
  >
    {props.children}
  </Button>
);

export const RemoveRow = (props: {
  readonly label: string;
  readonly onRemove: () => void;
  readonly className?: string | undefined;
}): ReactNode => (
  <ActionIcon
    aria-label={props.label}
    onClick={props.onRemove}
    {...(props.className !== undefined && { className: props.className })}
  >
    <IconX size={14} />
  </ActionIcon>
);
