/**
 * The days of the past on which each detector, and the score, would have raised an alarm, by what had
 * happened by then. What a back-test counts (`backtest.ts`).
 *
 *     payment_shift h = 5   2026-03-12
 *     late_now              2026-03-02, 2026-06-30
 *     score                 2026-03-04     from 24 to 25 points: watch
 *
 * No verdict is looked at. States other than `late_now` are not worked out for the past: what a limit or a
 * share was on a day is not in a customer's payments. Source: domain-rules 6.7 no. 9.
 */
import { addDays, earlierOf, laterOf, NEVER, type IsoDate } from '../dates.ts';
import { daysBeyondTerms } from './adbt.ts';
import { DETECTED_KINDS, ledgerSignals } from './detectors.ts';
import { LATE_NOW } from './late-now.ts';
import { medianOf, type PaymentHistory, type Stretch } from './observations.ts';
import { lateToday } from './payment-signals.ts';
import { paymentShifts } from './payment-shift.ts';
import type { RiskPicture } from './risk-picture.ts';
import { bandOf, scoreOf, type RiskScore } from './score.ts';
import { standing, type LedgerSignal } from './signals.ts';
import { isState, type SignalKind } from './weights.ts';

export interface PastAlarms {
  readonly detector: SignalKind | 'score';
  readonly parameters: Readonly<Record<string, number>>;
  /** In order, to the picture's day. */
  readonly days: readonly IsoDate[];
}

/** `picture`: as of the last day; `hs`: alarm levels of the payment shift to be tried, beside each other. */
export function pastAlarms(
  picture: RiskPicture,
  hs: readonly number[],
  scores: PastScores,
): readonly PastAlarms[] {
  const { payments, asOf, shift } = picture;
  return [
    ...hs.map((h): PastAlarms => {
      const alarms = paymentShifts(payments, asOf, [], { ...shift, h });
      return {
        detector: 'payment_shift',
        parameters: { h },
        days: alarms.map((one) => one.onDate),
      };
    }),
    {
      detector: 'late_now',
      parameters: { alertDays: LATE_NOW.alertDays },
      days: lateAlarms(payments, asOf, LATE_NOW.alertDays),
    },
    ...EVENTS.map((kind): PastAlarms => {
      const days = scores.events.filter((one) => one.kind === kind).map(({ onDate }) => onDate);
      return { detector: kind, parameters: {}, days: days.sort() };
    }),
    { detector: 'score', parameters: { from: WATCH }, days: scores.alarms() },
  ];
}

/** From here on a score says "watch". */
const WATCH = 25;

/** What is worked out and happens on a day, beside the shift, whose parameters are tried. */
const EVENTS = DETECTED_KINDS.filter((kind) => !isState(kind) && kind !== 'payment_shift');

/** As the detectors saw it on a day. */
const pictureOn = (picture: RiskPicture, day: IsoDate): RiskPicture => ({
  ...picture,
  asOf: day,
  facts: picture.facts
    .filter(({ kind, on }) => kind !== 'verdict' && on <= day)
    .map((fact) =>
      fact.ended !== null && fact.ended.on > day ? { ...fact, ended: null, isLive: true } : fact,
    ),
});

/** On the day it came true; today it may be over. */
const wasLoud = (picture: RiskPicture, { kind, onDate }: LedgerSignal): boolean =>
  ledgerSignals(pictureOn(picture, onDate)).some(
    (one) => one.kind === kind && one.onDate === onDate && one.alert,
  );

/** The score of one customer on any day up to the picture's, out of what is worked out from the ledger. */
export class PastScores {
  /** Alerts of their day, in the order of the detectors; those that are over today, too. */
  readonly events: readonly LedgerSignal[];
  readonly #picture: RiskPicture;

  /** Amounts are compared at the rates of the picture's day, so that rates move no score. */
  constructor(picture: RiskPicture) {
    this.#picture = pictureOn(picture, picture.asOf);
    this.events = ledgerSignals(this.#picture).filter(
      (one) => !isState(one.kind) && wasLoud(this.#picture, one),
    );
  }

  on(day: IsoDate): RiskScore {
    const { payments } = this.#picture;
    const late = lateToday.detect({ ...this.#picture, asOf: day });
    const events = this.events
      .filter(({ onDate }) => onDate <= day)
      .map((one) => {
        const { kind, onDate, confidence } = one;
        const event = { onDate, isSevere: one.class === 'severe', confidence };
        const { points } = standing(kind, event, day, null);
        return { ...one, points };
      });
    return scoreOf({
      asOf: day,
      signals: [...events, ...late],
      adbt: daysBeyondTerms(payments, day, this.#picture.inHome),
      facts: [],
    });
  }

  /** The days on which it came to "watch" or more from below. */
  alarms(): readonly IsoDate[] {
    const { payments, asOf } = this.#picture;
    const alarms: IsoDate[] = [];
    let isWatched = false;
    const look = (day: IsoDate): void => {
      const is = bandOf(this.on(day).score) !== 'low';
      if (is && !isWatched) alarms.push(day);
      isWatched = is;
    };
    const days = daysOf(payments, asOf, this.events);
    for (const [at, day] of days.entries()) {
      look(day);
      const last = addDays(days[at + 1] ?? addDays(asOf, 1), -1);
      // Where nothing is overdue it only falls until something happens.
      const rises = payments.overdue.some(
        ({ from, before }) => from <= day && (before ?? NEVER) > day,
      );
      if (rises) for (let on = addDays(day, 1); on <= last; on = addDays(on, 1)) look(on);
      else if (last > day) look(last);
    }
    return alarms;
  }
}

/** Up to `to`, those on which something happened. */
function daysOf(
  { closed, overdue }: PaymentHistory,
  to: IsoDate,
  events: readonly LedgerSignal[] = [],
): readonly IsoDate[] {
  const days = new Set(events.map(({ onDate }) => onDate));
  for (const stretches of [closed, overdue])
    for (const { from, before } of stretches) {
      days.add(from);
      if (before !== null) days.add(before);
    }
  return [...days].filter((day) => day <= to).sort();
}

/**
 * The days on which "late now" became an alert: between two events the oldest item only gets older, so the
 * day is worked out and not looked for.
 */
function lateAlarms(history: PaymentHistory, to: IsoDate, alertDays: number): readonly IsoDate[] {
  const days = daysOf(history, to);
  const { closed, overdue } = history;
  const alarms: IsoDate[] = [];
  let isLate = false;
  for (const [at, day] of days.entries()) {
    const covers = (one: Stretch): boolean => one.from <= day && (one.before ?? NEVER) > day;
    const oldest = overdue.find(covers);
    if (oldest === undefined) {
      isLate = false;
      continue;
    }
    const paid = closed.filter(covers).map((one) => one.days ?? 0);
    const usual = paid.length === 0 ? 0 : medianOf(paid);
    const from = addDays(oldest.item.firstDueOn, Math.ceil(usual + alertDays));
    const last = earlierOf(to, addDays(days[at + 1] ?? addDays(to, 1), -1));
    if (from > day) isLate = false;
    if (isLate || from > last) continue;
    alarms.push(laterOf(from, day));
    isLate = true;
  }
  return alarms;
}
