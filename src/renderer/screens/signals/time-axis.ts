/** Axes of the charts of payments: days in time, a mark on the first of a month; figures at the left. */
import { addDays, isoDateOf, type IsoDate } from '../../../domain/dates.ts';
import { formatMonth } from '../../format/format.ts';

/** Milliseconds. */
export const at = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`);
const dateOf = (x: number): IsoDate => isoDateOf(new Date(x).toISOString().slice(0, 10));
const TICK = { fill: 'var(--ink-soft)', fontSize: 12 };

export const FIGURE_AXIS = { width: 40, tick: TICK, tickLine: false, axisLine: false } as const;

/** From `first` to `last` in milliseconds, with room at each end. */
export const timeAxis = (first: number, last: number, pad: number) =>
  ({
    type: 'number',
    domain: [first - pad, last + pad],
    ticks: monthTicks(first, last),
    tickFormatter: (x: number) => formatMonth(dateOf(x), true),
    tick: TICK,
    tickLine: false,
    axisLine: { stroke: 'var(--rule-strong)' },
    interval: 'equidistantPreserveStart',
    minTickGap: 14,
  }) as const;

/** The first of each month between two moments. */
function monthTicks(first: number, last: number): number[] {
  const ticks: number[] = [];
  let month = isoDateOf(`${dateOf(first).slice(0, 7)}-01`);
  for (; at(month) <= last; month = isoDateOf(`${addDays(month, 31).slice(0, 7)}-01`))
    if (at(month) >= first) ticks.push(at(month));
  return ticks;
}
