/** What the colours of a chart by age mean. */
import type { ReactNode } from 'react';
import { ageFill, ageStep } from './age-step.ts';
import classes from './charts.module.css';

/** Swatch and name of every column, beside the chart. */
export const AgeLegend = (props: {
  readonly columnNames: readonly string[];
  readonly limits: readonly number[];
}): ReactNode => (
  <div className={classes.legend}>
    {props.columnNames.map((name, index) => (
      <span key={name}>
        <i
          className={classes.swatch}
          style={{ background: ageFill(ageStep(props.limits, index)) }}
        />
        {name}
      </span>
    ))}
  </div>
);
