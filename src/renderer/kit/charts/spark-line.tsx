/** A line of a few values as high as a word: how a figure went, its last value marked. */
import type { ReactNode } from 'react';
import classes from './charts.module.css';

const WIDTH = 132;
const HEIGHT = 24;
const PADDING = 3;

export function SparkLine(props: {
  readonly values: readonly number[];
  readonly label: string;
}): ReactNode {
  const { values } = props;
  const most = Math.max(...values, 1);
  const x = (index: number): number =>
    PADDING + (index / Math.max(1, values.length - 1)) * (WIDTH - 2 * PADDING);
  // From zero: a small change must not look like a large one.
  const y = (value: number): number =>
    HEIGHT - PADDING - (Math.max(0, value) / most) * (HEIGHT - 2 * PADDING);
  const points = values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`);
  return (
    <svg
      className={classes.spark}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={props.label}
    >
      <polyline points={points.join(' ')} />
      <circle cx={x(values.length - 1)} cy={y(values.at(-1) ?? 0)} r={2.8} />
    </svg>
  );
}
