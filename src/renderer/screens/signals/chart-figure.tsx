/** What a chart of a customer's payments or purchases shows: the unit, what each mark means, the room for it. */
import { Suspense, type ReactNode } from 'react';
import classes from './signals.module.css';

export interface LegendMark {
  readonly shape: 'stroke' | 'dot';
  /** What asks for a look (`hot`), what is still open. */
  readonly tone?: 'hot' | 'open';
  readonly words: string;
}

export const ChartFigure = (props: {
  readonly unit: string;
  readonly legend: readonly LegendMark[];
  /** Fetched when it is wanted: the library is large. */
  readonly children: ReactNode;
}): ReactNode => (
  <figure className={classes.figure}>
    <figcaption>
      <span>{props.unit}</span>
      {props.legend.map(({ shape, tone, words }) => (
        <span key={words} className={classes.legend}>
          <span
            className={classes[shape]}
            data-hot={tone === 'hot' || undefined}
            data-open={tone === 'open' || undefined}
            aria-hidden
          />
          {words}
        </span>
      ))}
    </figcaption>
    <div className={classes.chartRoom}>
      <Suspense fallback={null}>{props.children}</Suspense>
    </div>
  </figure>
);
