/**
 * Days late of each payment in time: what is usual as a line, the newest of a run in another colour, the day
 * since when as a dashed line; what is open is hollow, with an arrow, because it goes on growing.
 */
import type { ReactNode } from 'react';
import { ReferenceArea, ReferenceLine, Scatter } from 'recharts';
import { useTranslation } from 'react-i18next';
import type { BehaviourPoint } from '../../../contract/calls/signals.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import { formatCount, formatDate, formatMoney } from '../../format/format.ts';
import chartClasses from '../../kit/charts/charts.module.css';
import { at } from './time-axis.ts';
import { roomAtEnds, TimeScatter, type MarkShape } from './time-scatter.tsx';

export interface PaymentChartProps {
  readonly paid: readonly BehaviourPoint[];
  readonly open: readonly BehaviourPoint[];
  readonly asOf: IsoDate;
  /** Days; null: there is no line. */
  readonly usual: number | null;
  readonly now: number | null;
  /** How many of the run `now` is the middle of. */
  readonly newest: number;
  /** Names of the items of a run, which stand out. */
  readonly run: ReadonlySet<string>;
  readonly changeOn: IsoDate | null;
  /** What the chart says, for who cannot see it. */
  readonly label: string;
}

interface Mark {
  /** Milliseconds. */
  readonly x: number;
  readonly y: number;
  readonly point: BehaviourPoint;
}

const days = (value: number): string => formatCount(value).replace('-', '−');

const STEPS = [5, 10, 20, 50, 100, 200, 500, 1000];
const MOST_LINES = 5;

/** Round numbers of days from the least to the most, zero among them. */
function dayTicks(least: number, most: number): readonly number[] {
  const step = STEPS.find((one) => (most - least) / one <= MOST_LINES) ?? 2000;
  const first = Math.floor(least / step);
  const lines = Math.max(1, Math.ceil(most / step) - first);
  return Array.from({ length: lines + 1 }, (_, line) => (first + line) * step);
}

export function PaymentChart(props: PaymentChartProps): ReactNode {
  const { t } = useTranslation('signals');
  const { asOf, usual, now, run, changeOn } = props;
  const markOf = (point: BehaviourPoint): Mark => ({
    x: at(point.paidOn ?? asOf),
    y: point.days,
    point,
  });
  const paid = props.paid.map(markOf);
  const open = props.open.map(markOf);
  const all = [...paid, ...open];
  const first = Math.min(...all.map(({ x }) => x));
  const last = Math.max(...all.map(({ x }) => x));
  const pad = roomAtEnds(first, last);
  const ofRun = all.filter(({ point }) => run.has(point.item));
  const newest = ofRun.slice(-Math.max(1, props.newest));
  const from = newest[0]?.x;
  const hot = now !== null && from !== undefined && ofRun.length > 0 ? now : null;
  const bottom = Math.min(0, ...all.map(({ y }) => y));
  const ticks = dayTicks(
    bottom,
    Math.max(1, usual ?? 0, ...paid.map(({ y }) => y), ...open.map(({ y }) => y * ARROW_ROOM)),
  );
  const range = (ticks.at(-1) ?? 0) - (ticks[0] ?? 0);
  /** An arrow needs room above its mark. */
  const hasRoom = (mark: Mark): boolean =>
    !open.some(({ y }) => y > mark.y && y - mark.y < range * ARROW_SHARE);
  return (
    <TimeScatter<Mark>
      label={props.label}
      first={first}
      last={last}
      domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
      ticks={ticks}
      figure={days}
      tip={(mark) => <Tip point={mark.point} />}
    >
      {changeOn !== null && (
        <ReferenceArea
          x1={at(changeOn) - pad / 2}
          x2={last + pad}
          fill="var(--caution-soft)"
          fillOpacity={0.75}
          ifOverflow="visible"
        />
      )}
      {bottom < 0 && <ReferenceLine y={0} stroke="var(--rule-strong)" />}
      {usual !== null && (
        <ReferenceLine
          segment={[
            { x: first - pad / 2, y: usual },
            { x: hot === null ? last + pad / 2 : (ofRun[0]?.x ?? last), y: usual },
          ]}
          stroke="var(--ink-soft)"
          strokeWidth={2}
        />
      )}
      {hot !== null && (
        <ReferenceLine
          segment={[
            { x: (from ?? last) - pad / 2, y: hot },
            { x: last + pad / 2, y: hot },
          ]}
          stroke="var(--caution)"
          strokeWidth={2}
        />
      )}
      {changeOn !== null && (
        <ReferenceLine
          x={at(changeOn) - pad / 2}
          stroke="var(--caution)"
          strokeWidth={1.5}
          strokeDasharray="4 3"
          label={{
            value: t('chart.since', { date: formatDate(changeOn) }),
            position: 'top',
            ...STRONG,
          }}
        />
      )}
      <Scatter
        data={paid}
        isAnimationActive={false}
        shape={({ cx = 0, cy = 0, payload }: MarkShape<Mark>) => (
          <circle
            cx={cx}
            cy={cy}
            r={4.5}
            fill={
              payload !== undefined && run.has(payload.point.item)
                ? 'var(--caution)'
                : 'var(--ink-soft)'
            }
            stroke="var(--sheet)"
            strokeWidth={1.5}
          />
        )}
      />
      <Scatter
        data={open}
        isAnimationActive={false}
        shape={({ cx = 0, cy = 0, payload }: MarkShape<Mark>) => (
          <g stroke="var(--caution)" fill="none">
            <circle cx={cx} cy={cy} r={4.5} strokeWidth={2} fill="var(--sheet)" />
            {payload !== undefined && hasRoom(payload) && (
              <path d={`M${cx} ${cy - 8}v-11m-3.5 4 3.5-4 3.5 4`} strokeWidth={1.6} />
            )}
          </g>
        )}
      />
    </TimeScatter>
  );
}

/** Of the height of the chart. */
const ARROW_SHARE = 0.2;
const ARROW_ROOM = 1.12;
const STRONG = { fill: 'var(--ink)', fontSize: 12, fontWeight: 600 } as const;

function Tip(props: { readonly point: BehaviourPoint }): ReactNode {
  const { t } = useTranslation('signals');
  const { item, firstDueOn, paidOn, days: late, amountMinor, currency } = props.point;
  return (
    <>
      <div className={chartClasses.tipTitle}>{item}</div>
      <div>{t('chart.due', { date: formatDate(firstDueOn) })}</div>
      <div>
        {paidOn === null ? t('evidence.open') : t('chart.paid', { date: formatDate(paidOn) })}
        {': '}
        {t(paidOn === null ? 'chart.soFar' : 'chart.days', { count: late })}
      </div>
      <div>{formatMoney(amountMinor, currency)}</div>
    </>
  );
}
