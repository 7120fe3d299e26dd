/**
 * How one customer pays, for the page where a person reads it: each payment and what is open, what is usual
 * and what is now, since when, and how the payments spread. Decides nothing; the chart, its title and the
 * sentences beside it are all of this one value, so that they cannot disagree.
 *
 *     Usually 6 days late, the newest 5 invoices 19 days late.
 *     18 payments, 1 open and 10 days late so far · since 2026-03-12 13 days later on average
 *     before the due date 0 · 1–7 days late 11 · 8–14: 2 · 15–30: 5
 *
 * Source: domain-rules 6.1, 6.2 as corrected by 6.7 no. 1 to 3 and 5. Readings: while an alarm of the payment
 * pattern runs and nobody dismissed it, the title has its numbers, which are those of its signal; else the
 * habit that the head of the page has (`paying-habit.ts`). Fewer than six payments say nothing.
 */
import type { CaseFact } from '../case/live-facts.ts';
import type { IsoDate } from '../dates.ts';
import { count, say, type Text } from '../texts/text.ts';
import { daysBeyondTerms, paymentIndex, type DaysBeyondTerms, type InHome } from './adbt.ts';
import {
  medianOf,
  observationsOn,
  type ItemHistory,
  type Observation,
  type PaymentHistory,
} from './observations.ts';
import { payingHabit } from './paying-habit.ts';
import {
  nowOfRun,
  paymentShifts,
  SHIFT_PARAMETERS,
  usualOf,
  type ShiftAlarm,
  type ShiftParameters,
} from './payment-shift.ts';
import {
  changePoint,
  EWMA_LIMIT,
  lateness,
  shiftChart,
  shiftExplained,
} from './shift-explained.ts';
import { verdictsOf } from './signals.ts';

export interface PaymentPoint {
  readonly observation: Observation;
  /** Of the run that the alarm rests on. */
  readonly isInRun: boolean;
  /** Smoothed standard deviations above the usual; null: too few payments before it to compare with. */
  readonly ewma: number | null;
}

/** Days late from `from` to `to` (both inclusive); null: without an end. */
export interface DaysBand {
  readonly from: number | null;
  readonly to: number | null;
  readonly payments: number;
}

export interface PaymentBehaviour {
  /** Paid ones by day, at most the newest hundred. */
  readonly paid: readonly PaymentPoint[];
  /** Open, overdue, undisputed; oldest first due date first. */
  readonly open: readonly PaymentPoint[];
  /** How many were ever paid. */
  readonly payments: number;
  /** The finding, a clause; null: fewer than six payments. */
  readonly finding: Text | null;
  /** What explains it, sentences. */
  readonly explained: readonly Text[];
  /** The numbers of the finding, in days; null: it has none. */
  readonly usual: number | null;
  readonly now: number | null;
  /** How many of the newest `now` is the middle of. */
  readonly newest: number;
  /** An alarm runs. */
  readonly isAlarm: boolean;
  /** The first payment of the later ones; null: there is no such day. */
  readonly changeOn: IsoDate | null;
  /** Above it the smoothed line is no longer chance. */
  readonly ewmaLimit: number;
  readonly beyondTerms: DaysBeyondTerms | null;
  /** 0 to 100; null: there is nothing to weigh. */
  readonly index: number | null;
  readonly spread: readonly DaysBand[];
}

const LEAST_PAYMENTS = SHIFT_PARAMETERS.baselineLeast;
const MOST_SHOWN = SHIFT_PARAMETERS.baselineMost;

/** `facts`: verdicts that count on the day; others say nothing here. */
export function paymentBehaviour(
  items: readonly ItemHistory[],
  history: PaymentHistory,
  asOf: IsoDate,
  facts: readonly CaseFact[],
  inHome: InHome,
  shift: ShiftParameters = SHIFT_PARAMETERS,
): PaymentBehaviour {
  const { paid, overdue } = observationsOn(history, asOf);
  const alarm = runningAlarm(
    paymentShifts(history, asOf, verdictsOf(facts, 'payment_shift'), shift),
  );
  const run = new Set(alarm?.evidence.run.map(({ item }) => item.itemId));
  const chart = shiftChart(paid);
  const compared = alarm?.evidence.paid ?? paid;
  const change = changePoint(compared.map(({ days }) => days));
  const point = (observation: Observation, ewma: number | null): PaymentPoint => ({
    observation,
    isInRun: run.has(observation.item.itemId),
    ewma,
  });
  return {
    paid: paid.map((one, at) => point(one, chart[at]?.ewma ?? null)).slice(-MOST_SHOWN),
    open: overdue.map((one) => point(one, null)),
    payments: paid.length,
    ...findingOf(paid, alarm),
    explained: shiftExplained(compared),
    isAlarm: alarm !== null,
    changeOn:
      change === null || Math.round(change.laterDays) <= 0
        ? null
        : (compared[change.at]?.on ?? null),
    ewmaLimit: EWMA_LIMIT,
    beyondTerms: daysBeyondTerms(history, asOf, inHome),
    index: paymentIndex(items, history, asOf, inHome),
    spread: spreadOf(paid),
  };
}

const runningAlarm = (alarms: readonly ShiftAlarm[]): ShiftAlarm | null =>
  alarms.findLast(({ overOn, verdict }) => overOn === null && verdict?.verdict !== 'dismissed') ??
  null;

type Finding = Pick<PaymentBehaviour, 'finding' | 'usual' | 'now' | 'newest'>;

function findingOf(paid: readonly Observation[], alarm: ShiftAlarm | null): Finding {
  const days = paid.map((one) => one.days);
  if (alarm !== null) {
    const { baseline, run } = alarm.evidence;
    const newest = Math.min(run.length, SHIFT_PARAMETERS.newest);
    const usual = usualOf(baseline);
    const now = nowOfRun(run);
    return {
      finding: say`Usually ${lateness(usual)}, the newest ${count(newest, 'invoice')} ${lateness(now)}`,
      usual,
      now,
      newest,
    };
  }
  const habit = payingHabit(days);
  if (habit !== null) {
    const { usualDays: usual, latelyDays: now } = habit;
    const finding =
      usual === now
        ? say`Usually ${lateness(usual)}, and the last three payments too`
        : say`Usually ${lateness(usual)}, the last three payments ${lateness(now)}`;
    return { finding, usual, now, newest: 3 };
  }
  if (days.length < LEAST_PAYMENTS) return { finding: null, usual: null, now: null, newest: 0 };
  const usual = medianOf(days);
  return {
    finding: say`The middle of ${count(days.length, 'payment')} is ${lateness(usual)}`,
    usual,
    now: null,
    newest: 0,
  };
}

/** The last day of each band; what is later is the last one. */
const BAND_ENDS = [-1, 0, 7, 14, 30, 60] as const;

function spreadOf(paid: readonly Observation[]): readonly DaysBand[] {
  const ends: readonly (number | null)[] = [...BAND_ENDS, null];
  return ends.map((to, at) => {
    const before = ends[at - 1];
    const from = before === undefined || before === null ? null : before + 1;
    const isIn = (days: number): boolean =>
      (from === null || days >= from) && (to === null || days <= to);
    return { from, to, payments: paid.filter(({ days }) => isIn(days)).length };
  });
}
