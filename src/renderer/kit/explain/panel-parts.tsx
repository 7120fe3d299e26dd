/** Building blocks of a derivation in the side panel: sections, small tables, label and value. */
import type { ReactNode } from 'react';
import classes from './explain.module.css';

export function Section(props: {
  readonly title?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className={classes.section}>
      {props.title !== undefined && <h3 className={classes.heading}>{props.title}</h3>}
      {props.children}
    </section>
  );
}

export const BigFigure = (props: { readonly children: ReactNode }): ReactNode => (
  <p className={classes.big}>{props.children}</p>
);

/** One sentence of the rule behind a figure. */
export const Rule = (props: { readonly children: ReactNode }): ReactNode => (
  <p className={classes.rule}>{props.children}</p>
);

export interface SmallColumn {
  readonly header: string;
  readonly figure?: boolean;
  readonly nowrap?: boolean;
}

/** A table of a few rows; `total` is the last line, one entry a column. */
export function SmallTable(props: {
  readonly columns: readonly SmallColumn[];
  readonly rows: readonly { readonly key: string | number; readonly cells: readonly ReactNode[] }[];
  readonly total?: readonly ReactNode[] | undefined;
}): ReactNode {
  const { columns, rows, total } = props;
  const mark = (column: SmallColumn | undefined) => ({
    'data-figure': column?.figure === true || undefined,
    'data-nowrap': column?.nowrap === true || undefined,
  });
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.header} scope="col" {...mark(column)}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            {row.cells.map((cell, index) => (
              <td key={columns[index]?.header ?? index} {...mark(columns[index])}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {total !== undefined && (
        <tfoot>
          <tr>
            {total.map((cell, index) => (
              <td key={columns[index]?.header ?? index} {...mark(columns[index])}>
                {cell}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}

/** Label and value, one line each; empty values are left out. */
export function Facts(props: {
  readonly facts: readonly (readonly [string, ReactNode])[];
}): ReactNode {
  const shown = props.facts.filter(
    ([, value]) => value !== '' && value !== null && value !== undefined,
  );
  return (
    <dl className={classes.facts}>
      {shown.map(([label, value]) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
