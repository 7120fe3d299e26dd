/** The payments smoothed (EWMA), in standard deviations above the usual, with the limit that chance stays under. */
import type { ReactNode } from 'react';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import { useTranslation } from 'react-i18next';
import type { ToldOutput } from '../../../contract/told.ts';
import { formatCount, formatPoints } from '../../format/format.ts';
import chartClasses from '../../kit/charts/charts.module.css';
import { at, FIGURE_AXIS, timeAxis } from './time-axis.ts';

export function ControlChart(props: { readonly of: ToldOutput<'signals.payments'> }): ReactNode {
  const { t } = useTranslation('signals');
  const { paid, ewmaLimit } = props.of;
  const points = paid.flatMap(({ paidOn, ewma }) =>
    ewma === null || paidOn === null ? [] : [{ x: at(paidOn), ewma }],
  );
  const last = points.at(-1)?.ewma ?? 0;
  const most = Math.max(ewmaLimit * 1.25, ...points.map(({ ewma }) => ewma));
  const least = Math.min(0, ...points.map(({ ewma }) => ewma));
  return (
    <div
      className={chartClasses.chart}
      role="img"
      aria-label={t(last > ewmaLimit ? 'behaviour.above' : 'behaviour.below', {
        value: formatPoints(last),
        limit: formatPoints(ewmaLimit),
      })}
    >
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={points} margin={{ top: 6, right: 12, bottom: 0, left: 0 }}>
          <CartesianGrid vertical={false} stroke="var(--rule)" />
          <XAxis dataKey="x" {...timeAxis(points[0]?.x ?? 0, points.at(-1)?.x ?? 0, 0)} />
          <YAxis
            {...FIGURE_AXIS}
            domain={[Math.floor(least), Math.ceil(most)]}
            tickCount={4}
            allowDecimals={false}
            tickFormatter={(value: number) => formatCount(value).replace('-', '−')}
          />
          <ReferenceLine
            y={ewmaLimit}
            stroke="var(--caution)"
            strokeWidth={1.5}
            strokeDasharray="4 3"
          />
          <Line
            dataKey="ewma"
            stroke="var(--ink-soft)"
            strokeWidth={2}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
