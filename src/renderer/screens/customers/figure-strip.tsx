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
  /** As a bar beside the figure: 1 is all of it, and what is beyond has another colour. */
  readonly meter?: number;
  /** Left out where there is little room: at 200 % zoom, and all but those of `zoom` beside a panel, too. */
  readonly isMore?: true | 'zoom';
}

export const FigureStrip = (props: {
  readonly label: string;
  readonly figures: readonly StripFigure[];
  /** All of them, whatever room there is. */
  readonly isWhole?: boolean;
}): ReactNode => (
  <dl className={classes.strip} aria-label={props.label} data-whole={props.isWhole || undefined}>
    {props.figures.map(({ key, label, value, note, meter, isMore }) => (
      <div
        key={key}
        className={classes.figure}
        data-more={isMore === undefined ? undefined : isMore === true ? 'all' : isMore}
      >
        <dt>{label}</dt>
        <dd className={classes.value}>
          {value}
          {meter !== undefined && <Meter of={meter} />}
        </dd>
        {note !== undefined && note !== null && <dd className={classes.note}>{note}</dd>}
      </div>
    ))}
  </dl>
);

function Meter(props: { readonly of: number }): ReactNode {
  const of = Math.max(0, props.of);
  const width = (share: number): string => `${Math.round((100 * share) / Math.max(1, of))}%`;
  return (
    <span className={classes.meter} aria-hidden>
      <i style={{ width: width(Math.min(1, of)) }} />
      {of > 1 && <b style={{ width: width(of - 1) }} />}
    </span>
  );
}
