/** A row whose page is still being read. */
import type { ReactNode } from 'react';
import { cellClass } from '../columns/cell-style.ts';
import type { GridColumn } from '../columns/column.ts';
import classes from './grid.module.css';

export function WaitingRow<Row>(props: {
  readonly columns: readonly GridColumn<Row>[];
  readonly ticks: boolean;
}): ReactNode {
  return (
    <tr className={classes.row} aria-busy>
      {props.ticks && <td />}
      {props.columns.map((column) => (
        <td key={column.id} className={cellClass(column)}>
          <span className={classes.bone} />
        </td>
      ))}
    </tr>
  );
}
