/**
 * Everybody on one picture: what is used of the owner's money to the right, the risk score upwards. The title
 * says how much of everything lies with the risky ones, and they stand below by name.
 */
import type { ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import {
  CartesianGrid,
  ReferenceArea,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useTranslation } from 'react-i18next';
import type { ToldOutput } from '../../../contract/told.ts';
import { sumMinor } from '../../../domain/money.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { formatCompact, formatMoney, formatPoints, readerLocale } from '../../format/format.ts';
import chartClasses from '../../kit/charts/charts.module.css';
import { SmallTable } from '../../kit/explain/panel-parts.tsx';
import { ErrorState } from '../../kit/states.tsx';
import { Link, pathTo } from '../../routing/router.tsx';
import type { LimitRow } from './limit-columns.tsx';
import classes from './credit.module.css';

interface Dot {
  readonly row: LimitRow;
  readonly x: number;
  readonly y: number;
}

const RISKY_FROM = 50;
const MOST_SCORE = 100;
const MOST_NAMED = 10;
const TICK = { fill: 'var(--ink-soft)', fontSize: 12 };
const AXIS = { tick: TICK, tickLine: false, axisLine: { stroke: 'var(--rule-strong)' } } as const;

/** `38.1 %` of a share of 1. */
export const shareWords = (share: number): string =>
  new Intl.NumberFormat(readerLocale(), { style: 'percent', maximumFractionDigits: 1 }).format(
    share,
  );

export function PortfolioMap(props: {
  readonly of: ToldOutput<'credit.limits'>;
  readonly onOpen: (row: LimitRow) => void;
}): ReactNode {
  const { t } = useTranslation('credit');
  const { input } = useMoment();
  const scores = useCall('signals.scores', input);
  const { rows, currency } = props.of;
  if (scores.error !== null)
    return (
      <div className={classes.pad}>
        <ErrorState error={scores.error} onRetry={() => void scores.refetch()} />
      </div>
    );
  if (scores.data === undefined)
    return (
      <div className={classes.map} role="status">
        <p className={classes.explained}>{t('map.waiting')}</p>
        <Skeleton className={classes.mapRoom} radius="md" />
      </div>
    );
  const scoreOf = new Map(scores.data.map(({ customer, score }) => [customer, score]));
  const dots = rows.flatMap((row): readonly Dot[] =>
    row.usedHomeMinor === null
      ? []
      : [{ row, x: Math.max(0, row.usedHomeMinor), y: scoreOf.get(row.customer) ?? 0 }],
  );
  const total = sumMinor(dots.map(({ x }) => x));
  const risky = dots.filter(({ x, y }) => y >= RISKY_FROM && x > 0).sort((a, b) => b.x - a.x);
  const riskyMinor = sumMinor(risky.map(({ x }) => x));
  const finding = t('map.finding', {
    count: risky.length,
    share: shareWords(total === 0 ? 0 : riskyMinor / total),
    amount: formatMoney(riskyMinor, currency),
  });
  const noRate = rows.length - dots.length;
  return (
    <div className={classes.map}>
      <h2 className={classes.finding}>{finding}</h2>
      <p className={classes.explained}>{t('map.explained')}</p>
      <div className={`${chartClasses.chart} ${classes.mapRoom}`} role="img" aria-label={finding}>
        <ResponsiveContainer width="100%" height="100%">
          <ScatterChart margin={{ top: 8, right: 24, bottom: 18, left: 0 }}>
            <CartesianGrid stroke="var(--rule)" />
            <ReferenceArea
              y1={RISKY_FROM}
              y2={MOST_SCORE}
              fill="var(--caution-soft)"
              fillOpacity={0.75}
            />
            <XAxis
              type="number"
              dataKey="x"
              {...AXIS}
              domain={[0, 'auto']}
              tickFormatter={(minor: number) => formatCompact(minor, currency)}
              label={{
                value: t('map.exposure', { currency }),
                position: 'insideBottomRight',
                offset: -14,
                ...TICK,
              }}
            />
            <YAxis
              type="number"
              dataKey="y"
              {...AXIS}
              width={52}
              domain={[0, MOST_SCORE]}
              ticks={[0, 25, RISKY_FROM, 75, MOST_SCORE]}
              label={{
                value: t('map.score'),
                angle: -90,
                position: 'insideLeft',
                offset: 12,
                ...TICK,
              }}
            />
            <Tooltip
              cursor={false}
              isAnimationActive={false}
              content={({ active, payload }) => {
                const dot = payload?.[0]?.payload as Dot | undefined;
                return active === true && dot !== undefined ? (
                  <div className={chartClasses.tip}>
                    <div className={chartClasses.tipTitle}>{dot.row.name}</div>
                    <div>{formatMoney(dot.x, currency)}</div>
                    <div>
                      {t('map.score')} {formatPoints(dot.y)}
                    </div>
                  </div>
                ) : null;
              }}
            />
            <Scatter
              data={dots}
              isAnimationActive={false}
              onClick={(point: { payload?: Dot }) => {
                if (point.payload !== undefined) props.onOpen(point.payload.row);
              }}
              shape={({ cx = 0, cy = 0, payload }: ShapeProps) => (
                <circle
                  cx={cx}
                  cy={cy}
                  r={5}
                  cursor="pointer"
                  fill={payload?.row.state === 'over' ? 'var(--caution)' : 'var(--ink-soft)'}
                  stroke="var(--sheet)"
                  strokeWidth={1.5}
                />
              )}
            />
          </ScatterChart>
        </ResponsiveContainer>
      </div>
      <div className={classes.legend}>
        <span>
          <i className={classes.dot} data-over /> {t('map.over')}
        </span>
        <span>
          <i className={classes.dot} /> {t('map.within')}
        </span>
        {noRate > 0 && <span>{t('map.noRate', { count: noRate })}</span>}
      </div>
      {risky.length > 0 && (
        <section aria-label={t('map.most')}>
          <SmallTable
            columns={[
              { header: t('map.most') },
              { header: t('map.exposure', { currency }), figure: true },
              { header: t('map.score'), figure: true },
              { header: t('limits.columns.state') },
            ]}
            rows={risky.slice(0, MOST_NAMED).map(({ row, x, y }) => ({
              key: row.customer,
              cells: [
                <Link key="name" to={pathTo(['customers', row.customer], { tab: 'credit' })}>
                  {row.name}
                </Link>,
                formatMoney(x, currency),
                formatPoints(y),
                t(`limits.states.${row.state}`),
              ],
            }))}
          />
        </section>
      )}
    </div>
  );
}

interface ShapeProps {
  readonly cx?: number;
  readonly cy?: number;
  readonly payload?: Dot;
}
