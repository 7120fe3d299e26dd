/** The frame of a chart of marks in time: figures at the left, months below, what a mark says when it is pointed at. */
import type { ReactNode } from 'react';
import { CartesianGrid, ResponsiveContainer, ScatterChart, Tooltip, XAxis, YAxis } from 'recharts';
import chartClasses from '../../kit/charts/charts.module.css';
import { FIGURE_AXIS, timeAxis } from './time-axis.ts';

/** What recharts gives to the shape of a mark. */
export interface MarkShape<Mark> {
  readonly cx?: number;
  readonly cy?: number;
  readonly payload?: Mark;
}

const DAY_MS = 86_400_000;

/** Room for half a mark at each end, in milliseconds. */
export const roomAtEnds = (first: number, last: number): number =>
  Math.max((last - first) * 0.02, DAY_MS * 3);

export function TimeScatter<Mark>(props: {
  /** What the chart says, for who cannot see it. */
  readonly label: string;
  /** Milliseconds. */
  readonly first: number;
  readonly last: number;
  readonly domain: [number, number | 'auto'];
  readonly ticks?: readonly number[];
  readonly figure: (value: number) => string;
  /** Null: there is nothing to say of this mark. */
  readonly tip: (mark: Mark) => ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const { first, last, ticks } = props;
  return (
    <div className={chartClasses.chart} role="img" aria-label={props.label}>
      <ResponsiveContainer width="100%" height="100%">
        <ScatterChart margin={{ top: 18, right: 12, bottom: 0, left: 4 }}>
          <CartesianGrid vertical={false} stroke="var(--rule)" />
          <XAxis dataKey="x" {...timeAxis(first, last, roomAtEnds(first, last))} />
          <YAxis
            type="number"
            dataKey="y"
            {...FIGURE_AXIS}
            domain={props.domain}
            {...(ticks !== undefined && { ticks: [...ticks] })}
            tickFormatter={props.figure}
          />
          {props.children}
          <Tooltip
            cursor={false}
            isAnimationActive={false}
            content={({ active, payload }) => {
              const mark = payload?.[0]?.payload as Mark | undefined;
              const tip = active === true && mark !== undefined ? props.tip(mark) : null;
              return tip === null ? null : <div className={chartClasses.tip}>{tip}</div>;
            }}
          />
        </ScatterChart>
      </ResponsiveContainer>
    </div>
  );
}
