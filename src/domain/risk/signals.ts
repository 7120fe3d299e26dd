/**
 * Signals of a customer's payment behaviour as a list has them: what, since when, how bad, what it rests on,
 * and one sentence that says so. Each is worked out from the case's payments on its day; nothing is recorded.
 *
 *     payment_shift/C1/2026-03-12   severe, 22 points half gone in 90 days
 *         The newest 3 are 18 days late in the middle, usually 3 days late: INV-8 12 days late, …
 *     late_now/C1/2026-03-02        alert, 21 points
 *         INV-9 with 500.00 EUR is 14 days late, usually 2 days late.
 *
 * Source: domain-rules 6.5, 6.6 and 6.7 no. 3, 6, 7.
 */
import type { CaseFact } from '../case/live-facts.ts';
import { daysBetween, parseIsoDate, type IsoDate } from '../dates.ts';
import { itemName } from '../facts/case-text.ts';
import { count, day, list, money, say, sentences, type Text } from '../texts/text.ts';
import { lateNow, LATE_NOW, type LateNow } from './late-now.ts';
import type { Observation, PaymentHistory } from './observations.ts';
import {
  meantBy,
  nowOfRun,
  paymentShifts,
  SHIFT_PARAMETERS,
  usualOf,
  type ShiftAlarm,
  type ShiftEvidence,
  type ShiftParameters,
  type ShiftVerdict,
} from './payment-shift.ts';
import { lateness, shiftExplained } from './shift-explained.ts';
import { SIGNAL_KINDS, weighedPoints, type SignalKind } from './weights.ts';

export type PaymentSignalKind = 'payment_shift' | 'late_now';

const SIGNAL_CLASSES = ['low', 'high', 'severe'] as const;
export type SignalClass = (typeof SIGNAL_CLASSES)[number];
/** `over`: it counts no more. */
export type SignalState = 'new' | 'confirmed' | 'dismissed' | 'over';

/** What a rule compared; null where the signal has no such number. Days, but for `c` and the counts. */
export interface SignalNumbers {
  readonly usual: number | null;
  readonly now: number | null;
  readonly c: number | null;
  /** Payments that the usual is of. */
  readonly observations: number;
  /** Open ones in the evidence. */
  readonly open: number;
}

export interface RiskSignal {
  readonly kind: SignalKind;
  readonly class: SignalClass;
  readonly state: SignalState;
  readonly alert: boolean;
  /** There is little to compare with. */
  readonly weak: boolean;
  /** An event: the day it came true. A state: the day it began. */
  readonly onDate: IsoDate;
  /** Before the cap of its group; 0 when dismissed or over. */
  readonly points: number;
  /** 0 to 1. */
  readonly confidence: number;
  readonly because: Text;
  readonly parameters: Readonly<Record<string, number>>;
  /** Null: recorded by hand. */
  readonly numbers: SignalNumbers | null;
}

export interface PaymentSignal extends RiskSignal {
  readonly kind: PaymentSignalKind;
  readonly numbers: SignalNumbers;
  readonly evidence: readonly Observation[];
}

const WEAK_CONFIDENCE = 0.5;
/** An event with fewer points is listed no more. */
const LISTED_POINTS = 1;

/**
 * By kind, then day, the newest first; those that are over or dismissed, too. `verdicts`: facts of kind
 * `verdict` that count on the day.
 */
export function paymentSignals(
  history: PaymentHistory,
  asOf: IsoDate,
  verdicts: readonly CaseFact[] = [],
  parameters: ShiftParameters = SHIFT_PARAMETERS,
): readonly PaymentSignal[] {
  const shifts = paymentShifts(history, asOf, verdictsOf(verdicts, 'payment_shift'), parameters);
  const late = lateNow(history, asOf);
  return [
    ...shifts.map((alarm) => shiftSignal(alarm, asOf, parameters)).reverse(),
    ...(late === null ? [] : [lateSignal(late, verdictsOf(verdicts, 'late_now'))]),
  ];
}

/** `payment_shift/C1/2026-03-12`. A verdict is about the customer for whom it was recorded. */
export const signalKey = (kind: string, customer: string, onDate: IsoDate): string =>
  `${kind}/${customer}/${onDate}`;

/** Verdicts about signals of a kind; the customer's code in the key may be that of before a merge. */
function verdictsOf(facts: readonly CaseFact[], kind: PaymentSignalKind): readonly ShiftVerdict[] {
  return facts.flatMap(({ kind: factKind, details, on, ended }) => {
    const key = details.on_signal ?? '';
    const alarmOn = parseIsoDate(key.slice(key.lastIndexOf('/') + 1));
    const { verdict } = details;
    if (factKind !== 'verdict' || ended !== null || !key.startsWith(`${kind}/`)) return [];
    if (alarmOn === null || (verdict !== 'confirmed' && verdict !== 'dismissed')) return [];
    return [{ on, alarmOn, verdict }];
  });
}

// --- A shift of the payment pattern.

function shiftSignal(
  { onDate, isSevere, verdict, evidence }: ShiftAlarm,
  asOf: IsoDate,
  { h, k, baselineWeak }: ShiftParameters,
): PaymentSignal {
  const isWeak = evidence.baseline.length < baselineWeak;
  const confidence = isWeak ? WEAK_CONFIDENCE : 1;
  const left = weighedPoints('payment_shift', isSevere, confidence, daysBetween(onDate, asOf));
  const state =
    verdict?.verdict === 'dismissed'
      ? 'dismissed'
      : left < LISTED_POINTS
        ? 'over'
        : (verdict?.verdict ?? 'new');
  return {
    kind: 'payment_shift',
    class: isSevere ? 'severe' : 'high',
    state,
    alert: state === 'new' || state === 'confirmed',
    weak: isWeak,
    onDate,
    points: state === 'dismissed' || state === 'over' ? 0 : left,
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
    evidence: evidence.run,
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

/** `INV-7`, `INV-7#2`. */
export const nameOf = ({ invoice, position, of }: Observation['item']): string =>
  itemName({ invoice, position: of === 1 ? null : position });

// --- Late now.

function lateSignal(late: LateNow, verdicts: readonly ShiftVerdict[]): PaymentSignal {
  const { onDate, points, alert, usual, days, payments, evidence } = late;
  const verdict = verdicts.filter((one) => meantBy([late], one.alarmOn) !== null).at(-1);
  const isDismissed = verdict?.verdict === 'dismissed';
  return {
    kind: 'late_now',
    class: alert ? 'high' : 'low',
    state: verdict?.verdict ?? 'new',
    alert: alert && !isDismissed,
    weak: false,
    onDate,
    points: isDismissed ? 0 : points,
    confidence: 1,
    because: lateSentence(late),
    parameters: { ...LATE_NOW },
    numbers: { usual, now: days, c: null, observations: payments, open: evidence.length },
    evidence,
  };
}

function lateSentence({ evidence, usual, days }: LateNow): Text {
  const [oldest] = evidence as readonly [Observation, ...Observation[]];
  const { item, amountMinor } = oldest;
  const open = money(amountMinor, item.currency);
  const first =
    usual === null
      ? say`${nameOf(item)} with ${open} is ${lateness(days)}, and there is no payment to compare it with.`
      : say`${nameOf(item)} with ${open} is ${lateness(days)}, usually ${lateness(usual)}.`;
  const others = evidence.length - 1;
  if (others === 0) return first;
  return sentences([first, say`${count(others, 'more is', 'more are')} overdue.`]);
}

// --- Recorded by hand.

/** A signal that somebody recorded, with the fact that it is. */
export interface RecordedSignal extends RiskSignal {
  readonly fact: CaseFact;
}

/** Where neither a confidence nor a source was written it is the writer's own observation. */
const CONFIDENCE_OF_SOURCE: Readonly<Record<string, number>> = {
  measured: 1,
  document: 1,
  observation: 0.8,
  hearsay: 0.4,
};

/** In the order of recording. `facts`: signals and verdicts; `isSevere`: as the case is judged. */
export function recordedSignals(
  facts: readonly CaseFact[],
  asOf: IsoDate,
  isSevere: (fact: CaseFact) => boolean,
): readonly RecordedSignal[] {
  const verdicts = new Map<string, string>();
  for (const { kind, details, ended } of facts)
    if (kind === 'verdict' && ended === null)
      verdicts.set(details.on_signal ?? '', details.verdict ?? '');
  return facts.flatMap((fact): readonly RecordedSignal[] => {
    const { details, on, note } = fact;
    const kind = SIGNAL_KINDS.find((one) => one === details.signal);
    if (fact.kind !== 'signal' || kind === undefined) return [];
    const written = SIGNAL_CLASSES.find((one) => one === details.class);
    const severity = isSevere(fact) ? 'severe' : (written ?? 'low');
    const confidence = Number(
      details.confidence ?? CONFIDENCE_OF_SOURCE[details.source ?? 'observation'],
    );
    const verdict = verdicts.get(fact.key);
    const state =
      verdict === 'dismissed'
        ? 'dismissed'
        : !fact.isLive
          ? 'over'
          : verdict === 'confirmed'
            ? 'confirmed'
            : 'new';
    const counts = state === 'new' || state === 'confirmed';
    const age = daysBetween(on, asOf);
    return [
      {
        kind,
        class: severity,
        state,
        alert: counts,
        weak: false,
        onDate: on,
        points: counts ? weighedPoints(kind, severity === 'severe', confidence, age) : 0,
        confidence,
        because: note === '' ? say`Recorded on ${day(on)}.` : say`Recorded on ${day(on)}: ${note}`,
        parameters: {},
        numbers: null,
        fact,
      },
    ];
  });
}
