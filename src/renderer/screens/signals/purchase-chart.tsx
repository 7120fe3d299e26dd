/** Orders of one currency in time: the usual level as a line, and those that are unusually large in another colour. */
import type { ReactNode } from 'react';
import { Scatter } from 'recharts';
import { formatCompact, formatDate } from '../../format/format.ts';
import chartClasses from '../../kit/charts/charts.module.css';
import { orderValue, type Purchases } from './order-value.ts';
import { at } from './time-axis.ts';
import { TimeScatter, type MarkShape } from './time-scatter.tsx';

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
  return (
    <TimeScatter<Partial<Mark>>
      label={props.label}
      first={first}
      last={last}
      domain={[0, 'auto']}
      figure={(value) =>
        of.unit === null ? formatCompact(value, of.currency) : orderValue(value, of)
      }
      tip={({ order }) =>
        order === undefined ? null : (
          <>
            <div className={chartClasses.tipTitle}>{formatDate(order.on)}</div>
            <div>{order.invoices.join(', ')}</div>
            <div>{orderValue(order.value, of)}</div>
          </>
        )
      }
    >
      <Scatter
        data={usual}
        isAnimationActive={false}
        line={{ stroke: 'var(--ink-soft)', strokeWidth: 2 }}
        shape={() => <g />}
      />
      <Scatter
        data={marks}
        isAnimationActive={false}
        shape={({ cx = 0, cy = 0, payload }: MarkShape<Mark>) => (
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
    </TimeScatter>
  );
}
