/**
 * What matters about a customer, in one row: a name, the figure, one line that says what it is made of.
 *
 *     Overdue      Oldest
 *     20,345.45    108 d
 *     71 % of it   FE-2026-0412
 */
import type { ReactNode } from 'react';
import classes from './figure-strip.module.css';

export interface StripFigure {
  readonly key: string;
  readonly label: string;
  readonly value: ReactNode;
  readonly note?: ReactNode;
}

export const FigureStrip = (props: {
  readonly label: string;
  readonly figures: readonly StripFigure[];
}): ReactNode => (
  <dl className={classes.strip} aria-label={props.label}>
    {props.figures.map(({ key, label, value, note }) => (
      <div key={key} className={classes.figure}>
        <dt>{label}</dt>
        <dd className={classes.value}>{value}</dd>
        {note !== undefined && note !== null && <dd className={classes.note}>{note}</dd>}
      </div>
    ))}
  </dl>
);
