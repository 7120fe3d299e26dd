/** What the colours of a chart mean. */
import type { ReactNode } from 'react';
import classes from './charts.module.css';

/** Swatch and name of every column, beside the chart. */
export const AgeLegend = (props: {
  readonly columnNames: readonly string[];
  readonly fills: readonly string[];
}): ReactNode => (
  <div className={classes.legend}>
    {props.columnNames.map((name, index) => (
      <span key={name}>
        <i className={classes.swatch} style={{ background: props.fills[index] }} />
        {name}
      </span>
    ))}
  </div>
);
