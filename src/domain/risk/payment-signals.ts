/**
 * Signals of how a customer pays: a shift of its pattern, and that it is late today.
 *
 *     payment_shift/C1/2026-03-12   severe, 22 points half gone in 90 days
 *         The newest 3 are 18 days late in the middle, usually 3 days late: INV-8 12 days late, …
 *     late_now/C1/2026-03-02        alert, 21 points
 *         INV-9 with 500.00 EUR is 14 days late, usually 2 days late.
 *
 * Source: domain-rules 6.7 no. 2, 3, 6.
 */
import { addDays, type IsoDate } from '../dates.ts';
import { count, list, groupedMoney, say, sentences, type Text } from '../texts/text.ts';
import { lateNow, LATE_NOW, type LateNow } from './late-now.ts';
import { nameOf, type Observation } from './observations.ts';
import {
  nowOfRun,
  paymentShifts,
  SHIFT_PARAMETERS,
  usualOf,
  type ShiftAlarm,
  type ShiftEvidence,
  type ShiftParameters,
  type ShiftVerdict,
} from './payment-shift.ts';
import type { Detector } from './risk-picture.ts';
import { lateness, shiftExplained } from './shift-explained.ts';
import {
  standing,
  verdictOn,
  verdictsOf,
  type LedgerSignal,
  type SignalEvidence,
} from './signals.ts';

const WEAK_CONFIDENCE = 0.5;

// --- A shift of the payment pattern.

/** The newest first. */
export const shiftOfPattern: Detector = {
  kinds: ['payment_shift'],
  detect: ({ asOf, payments, facts, shift }) =>
    paymentShifts(payments, asOf, verdictsOf(facts, 'payment_shift'), shift)
      .map((alarm) => shiftSignal(alarm, asOf, shift))
      .reverse(),
};

function shiftSignal(
  { onDate, isSevere, verdict, evidence }: ShiftAlarm,
  asOf: IsoDate,
  { h, k, baselineWeak }: ShiftParameters,
): LedgerSignal {
  const isWeak = evidence.baseline.length < baselineWeak;
  const confidence = isWeak ? WEAK_CONFIDENCE : 1;
  const alarm = { onDate, isSevere, confidence };
  const { state, points } = standing('payment_shift', alarm, asOf, verdict?.verdict ?? null);
  return {
    kind: 'payment_shift',
    class: isSevere ? 'severe' : 'high',
    state,
    alert: state === 'new' || state === 'confirmed',
    weak: isWeak,
    onDate,
    points,
    confidence,
    because: shiftSentence(evidence, isWeak),
    parameters: { h, k },
    numbers: {
      usual: usualOf(evidence.baseline),
      now: nowOfRun(evidence.run),
      c: evidence.c,
      observations: evidence.baseline.length,
      open: evidence.run.filter(({ isOpen }) => isOpen).length,
    },
    evidence: evidence.run.map(itemEvidence),
  };
}

/** How many of a run are named; the newest, which are the ones that the middle is of. */
const NAMED = SHIFT_PARAMETERS.newest;

/** Out of the evidence alone. */
function shiftSentence({ baseline, run, paid }: ShiftEvidence, isWeak: boolean): Text {
  const named = run.slice(-NAMED);
  const usual = lateness(usualOf(baseline));
  const now = lateness(nowOfRun(run));
  return sentences([
    say`The middle of the newest ${count(named.length, 'invoice')} is ${now}, usually ${usual}: ${list(named.map(itemText))}.`,
    ...(isWeak
      ? [say`There are only ${count(baseline.length, 'payment')} to compare with, so this is weak.`]
      : []),
    ...shiftExplained(paid),
  ]);
}

const itemText = ({ item, days, isOpen }: Observation): Text =>
  isOpen ? say`${nameOf(item)} ${lateness(days)} and open` : say`${nameOf(item)} ${lateness(days)}`;

// --- Late now.

export const lateToday: Detector = {
  kinds: ['late_now'],
  detect({ asOf, payments, facts }) {
    const late = lateNow(payments, asOf);
    return late === null ? [] : [lateSignal(late, asOf, verdictsOf(facts, 'late_now'))];
  },
};

function lateSignal(late: LateNow, asOf: IsoDate, verdicts: readonly ShiftVerdict[]): LedgerSignal {
  const { onDate, alert, usual, days, payments, evidence } = late;
  const now = { onDate, isSevere: false, confidence: 1, points: late.points };
  const { state, points } = standing('late_now', now, asOf, verdictOn(verdicts, onDate));
  return {
    kind: 'late_now',
    class: alert ? 'high' : 'low',
    state,
    alert: alert && state !== 'dismissed',
    weak: false,
    onDate,
    points,
    confidence: 1,
    because: lateSentence(late),
    parameters: { ...LATE_NOW },
    numbers: { usual, now: days, c: null, observations: payments, open: evidence.length },
    evidence: evidence.map(itemEvidence),
  };
}

function lateSentence({ evidence, usual, days }: LateNow): Text {
  const [oldest] = evidence as readonly [Observation, ...Observation[]];
  const { item, amountMinor } = oldest;
  const open = groupedMoney(amountMinor, item.currency);
  const first =
    usual === null
      ? say`${nameOf(item)} with ${open} is ${lateness(days)}, and there is no payment to compare it with.`
      : say`${nameOf(item)} with ${open} is ${lateness(days)}, usually ${lateness(usual)}.`;
  const others = evidence.length - 1;
  if (others === 0) return first;
  return sentences([first, say`${count(others, 'more is', 'more are')} overdue.`]);
}

/** An item as a signal rests on it: the day it was paid, or the day its days are counted to. */
const itemEvidence = ({ item, on, days, amountMinor, isOpen }: Observation): SignalEvidence => ({
  of: 'item',
  name: nameOf(item),
  on: isOpen ? addDays(item.firstDueOn, days) : on,
  days,
  currency: item.currency,
  amountMinor: item.grossMinor,
  openMinor: isOpen ? amountMinor : 0,
});
