/** What was outstanding at the last month ends, by age or by bucket: one stacked bar a month, one currency. */
import type { ReactNode } from 'react';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { AgingHistoryPoint } from '../../../contract/calls/aging.ts';
import { formatCompact, formatDate, formatMoney, formatMonth } from '../../format/format.ts';
import classes from './charts.module.css';

interface AgingHistoryProps {
  readonly points: readonly AgingHistoryPoint[];
  readonly currency: string;
  /** Names of the columns as the reader sees them. */
  readonly columnNames: readonly string[];
  /** Colours of the columns. */
  readonly fills: readonly string[];
  readonly label: string;
  readonly totalWord: string;
}

export function AgingHistory(props: AgingHistoryProps): ReactNode {
  const { currency, columnNames, totalWord } = props;
  const points = props.points.filter((point) => point.currency === currency);
  return (
    <div className={classes.chart} role="img" aria-label={props.label}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={[...points]}
          margin={{ top: 6, right: 4, bottom: 0, left: 0 }}
          barCategoryGap="28%"
        >
          <CartesianGrid vertical={false} stroke="var(--rule)" />
          <XAxis
            dataKey="asOf"
            tickFormatter={(date: AgingHistoryPoint['asOf']) => formatMonth(date, true)}
            tick={{ fill: 'var(--ink-soft)', fontSize: 12 }}
            tickLine={false}
            axisLine={{ stroke: 'var(--rule-strong)' }}
            interval="equidistantPreserveStart"
            minTickGap={6}
          />
          <YAxis
            width={48}
            tickCount={4}
            tickFormatter={(value: number) => formatCompact(value, currency)}
            tick={{ fill: 'var(--ink-soft)', fontSize: 12 }}
            tickLine={false}
            axisLine={false}
          />
          <Tooltip
            cursor={{ fill: 'var(--row-hover)' }}
            isAnimationActive={false}
            content={({ active, payload }) => {
              const point = payload?.[0]?.payload as AgingHistoryPoint | undefined;
              if (active !== true || point === undefined) return null;
              return (
                <HistoryTip
                  point={point}
                  columnNames={columnNames}
                  fills={props.fills}
                  totalWord={totalWord}
                />
              );
            }}
          />
          {columnNames.map((name, index) => (
            <Bar
              key={name}
              name={name}
              stackId="age"
              dataKey={(point: AgingHistoryPoint) => point.amountsMinor[index] ?? 0}
              fill={props.fills[index] ?? ''}
              isAnimationActive={false}
              maxBarSize={46}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

function HistoryTip(props: {
  readonly point: AgingHistoryPoint;
  readonly columnNames: readonly string[];
  /** Colours of the columns. */
  readonly fills: readonly string[];
  readonly totalWord: string;
}): ReactNode {
  const { point, columnNames } = props;
  const total = point.amountsMinor.reduce((sum, amount) => sum + amount, 0);
  return (
    <div className={classes.tip}>
      <div className={classes.tipTitle}>{formatDate(point.asOf)}</div>
      {columnNames.map((name, index) => (
        <div key={name} className={classes.tipLine}>
          <span className={classes.swatch} style={{ background: props.fills[index] ?? '' }} />
          <span>{name}</span>
          <span>{formatMoney(point.amountsMinor[index] ?? 0, point.currency)}</span>
        </div>
      ))}
      <div className={classes.tipLine} style={{ fontWeight: 600 }}>
        <span />
        <span>{props.totalWord}</span>
        <span>{formatMoney(total, point.currency)}</span>
      </div>
    </div>
  );
}
