/**
 * How late a customer pays by amount: average days beyond terms (ADBT), and an index from 0 to 100 of our own
 * ledger. Source: domain-rules 6.1 as corrected by 6.7 no. 5.
 *
 *     EUR 5,000 two days early, 12,000 ten days late, 3,000 45 days late, 10,000 on time
 *     ADBT 8.5 (early counts as 0), signed 8.2; 4.1 points; index 74.6
 *
 * Amounts of other currencies are compared in ours; without a rate a payment is left out.
 */
import { addDays, daysBetween, type IsoDate } from '../dates.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import {
  observationsOn,
  type ItemHistory,
  type Observation,
  type PaymentHistory,
} from './observations.ts';

/** Minor units of our own currency; null: there is no rate. */
export type InHome = (minor: Minor, currency: CurrencyCode) => number | null;

export interface DaysBeyondTerms {
  /** Early payments count as on time. Days. */
  readonly adbt: number;
  /** Early payments count below 0. */
  readonly signed: number;
  readonly points: number;
  /** What it is of: paid in the 365 days to `asOf`, at least the last ten, and open overdue ones; with a rate. */
  readonly evidence: readonly Observation[];
}

const YEAR_DAYS = 365;
const LEAST_PAYMENTS = 10;

/** Null: there is nothing to weigh. */
export function daysBeyondTerms(
  history: PaymentHistory,
  asOf: IsoDate,
  inHome: InHome,
): DaysBeyondTerms | null {
  const { paid, overdue } = observationsOn(history, asOf);
  const since = addDays(asOf, -YEAR_DAYS);
  const ofYear = paid.filter(({ on }) => on > since);
  const weighed = [
    ...(ofYear.length < LEAST_PAYMENTS ? paid.slice(-LEAST_PAYMENTS) : ofYear),
    ...overdue,
  ].flatMap((observation) => {
    const weight = inHome(observation.amountMinor, observation.item.currency);
    return weight === null ? [] : [{ observation, weight, days: observation.days }];
  });
  const adbt = weightedDays(
    weighed.map(({ weight, days }) => ({ weight, days: Math.max(0, days) })),
  );
  const signed = weightedDays(weighed);
  if (adbt === null || signed === null) return null;
  return {
    adbt,
    signed,
    points: pointsOfAdbt(adbt),
    evidence: weighed.map(({ observation }) => observation),
  };
}

interface Weighed {
  readonly weight: number;
  readonly days: number;
}

function weightedDays(weighed: readonly Weighed[]): number | null {
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  if (total <= 0) return null;
  return weighed.reduce((sum, { weight, days }) => sum + weight * days, 0) / total;
}

type Anchor = readonly [x: number, y: number];

/** Days → points; above the last as much as there. */
const POINTS_OF_ADBT: readonly Anchor[] = [
  [0, 0],
  [8, 4],
  [22, 8],
  [45, 14],
  [75, 20],
];

export const pointsOfAdbt = (days: number): number => onLines(POINTS_OF_ADBT, days);

/** Published for another index; below the first 100, and beyond the last its slope goes on, to 0. */
const INDEX_ANCHORS: readonly Anchor[] = [
  [-30, 100],
  [-20, 90],
  [0, 80],
  [15, 70],
  [22, 60],
  [30, 50],
  [60, 40],
  [90, 30],
  [120, 20],
  [180, 0],
];

/** 100: a month early. Bands: 80 and more low, 50 and more medium, below high risk. */
export const indexOfDays = (days: number): number => onLines(INDEX_ANCHORS, days);

/** Straight lines between the anchors; as the first before it and as the last behind it. */
function onLines(anchors: readonly Anchor[], x: number): number {
  const at = anchors.findIndex(([to]) => x <= to);
  if (at === -1) return (anchors.at(-1) as Anchor)[1];
  const [x1, y1] = anchors[at] as Anchor;
  if (at === 0) return y1;
  const [x0, y0] = anchors[at - 1] as Anchor;
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

const INDEX_MONTHS_DAYS = 730;

/**
 * Our own payment index, 0 to 100: what money paid in 24 months, each part on its day, and what is open and
 * overdue, weighted by amount. Null: there is nothing to weigh.
 */
export function paymentIndex(
  items: readonly ItemHistory[],
  history: PaymentHistory,
  asOf: IsoDate,
  inHome: InHome,
): number | null {
  const since = addDays(asOf, -INDEX_MONTHS_DAYS);
  const weighed: Weighed[] = [];
  const add = (minor: Minor, currency: CurrencyCode, days: number): void => {
    const weight = inHome(minor, currency);
    if (weight !== null) weighed.push({ weight, days });
  };
  for (const line of paidLines(items, asOf))
    if (line.on > since) add(line.minor, line.item.currency, line.days);
  for (const { amountMinor, item, days } of observationsOn(history, asOf).overdue)
    add(amountMinor, item.currency, days);
  const days = weightedDays(weighed);
  return days === null ? null : indexOfDays(days);
}

interface PaidLine {
  readonly item: ItemHistory;
  readonly on: IsoDate;
  /** Of this part, from the first due date. */
  readonly days: number;
  minor: Minor;
}

/** Money applied to items by `asOf`; what came back takes the newest of the same item with it. */
function paidLines(items: readonly ItemHistory[], asOf: IsoDate): readonly PaidLine[] {
  return items.flatMap((item) => {
    if (item.isPaidAtOnce) return [];
    const byDay = new Map<IsoDate, Minor>();
    for (const { on, minor, by } of item.movements)
      if (by === 'money' && on <= asOf) byDay.set(on, (byDay.get(on) ?? 0) + minor);
    const lines: PaidLine[] = [];
    for (const [on, sum] of [...byDay].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (sum > 0) lines.push({ item, on, days: daysBetween(item.firstDueOn, on), minor: sum });
      for (
        let back = -sum, last = lines.at(-1);
        back > 0 && last !== undefined;
        last = lines.at(-1)
      ) {
        const taken = Math.min(back, last.minor);
        last.minor -= taken;
        back -= taken;
        if (last.minor > 0) break;
        lines.pop();
      }
    }
    return lines;
  });
}
