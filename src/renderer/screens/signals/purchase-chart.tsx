/** Orders of one currency in time: the usual level as a line, and those that are unusually large in another colour. */
import type { ReactNode } from 'react';
import {
  CartesianGrid,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatCompact, formatDate } from '../../format/format.ts';
import chartClasses from '../../kit/charts/charts.module.css';
import { orderValue, type Purchases } from './order-value.ts';
import { at, FIGURE_AXIS, timeAxis } from './time-axis.ts';

interface Mark {
  /** Milliseconds. */
  readonly x: number;
  readonly y: number;
  readonly order: Purchases['orders'][number];
}

export function PurchaseChart(props: {
  readonly of: Purchases;
  /** What the chart says, for who cannot see it. */
  readonly label: string;
}): ReactNode {
  const { of } = props;
  const marks = of.orders.flatMap((order): Mark[] =>
    order.value === null ? [] : [{ x: at(order.on), y: order.value, order }],
  );
  const usual = of.orders.flatMap(({ on, usual: y }) => (y === null ? [] : [{ x: at(on), y }]));
  const first = marks[0]?.x ?? 0;
  const last = marks.at(-1)?.x ?? 0;
  // Room for half a mark at each end.
  const pad = Math.max((last - first) * 0.02, 86_400_000 * 3);
  return (
    <div className={chartClasses.chart} role="img" aria-label={props.label}>
      <ResponsiveContainer width="100%" height="100%">
        <ScatterChart margin={{ top: 10, right: 12, bottom: 0, left: 8 }}>
          <CartesianGrid vertical={false} stroke="var(--rule)" />
          <XAxis dataKey="x" {...timeAxis(first, last, pad)} />
          <YAxis
            type="number"
            dataKey="y"
            {...FIGURE_AXIS}
            domain={[0, 'auto']}
            tickFormatter={(value: number) =>
              of.unit === null ? formatCompact(value, of.currency) : orderValue(value, of)
            }
          />
          <Tooltip
            cursor={false}
            isAnimationActive={false}
            content={({ active, payload }) => {
              const mark = payload?.[0]?.payload as Partial<Mark> | undefined;
              return active === true && mark?.order !== undefined ? (
                <div className={chartClasses.tip}>
                  <div className={chartClasses.tipTitle}>{formatDate(mark.order.on)}</div>
                  <div>{mark.order.invoices.join(', ')}</div>
                  <div>{orderValue(mark.order.value, of)}</div>
                </div>
              ) : null;
            }}
          />
          <Scatter
            data={usual}
            isAnimationActive={false}
            line={{ stroke: 'var(--ink-soft)', strokeWidth: 2 }}
            shape={() => <g />}
          />
          <Scatter
            data={marks}
            isAnimationActive={false}
            shape={({ cx = 0, cy = 0, payload }: ShapeProps) => (
              <circle
                data-order
                cx={cx}
                cy={cy}
                r={payload?.order.isUnusual === true ? 6 : 4.5}
                fill={payload?.order.isUnusual === true ? 'var(--caution)' : 'var(--ink-soft)'}
                stroke="var(--sheet)"
                strokeWidth={1.5}
              />
            )}
          />
        </ScatterChart>
      </ResponsiveContainer>
    </div>
  );
}

interface ShapeProps {
  readonly cx?: number;
  readonly cy?: number;
  readonly payload?: Mark;
}
