/**
 * A signal as a list has it: what, since when, how bad, what it rests on, and one sentence that says so.
 * Those that are worked out (`detectors.ts`) are recorded nowhere: each is a function of what the ledger
 * holds on its day, and of the verdicts about it.
 *
 *     payment_shift/C1/2026-03-12   severe, 22 points half gone in 90 days
 *     relocation, fact S-4          low, hearsay: 10 points × 0.4
 *
 * An event is listed while it has a point left (one without a weight 90 days), a state while it lasts.
 * Source: domain-rules 6.5, 6.6 and 6.7 no. 7.
 */
import type { CaseFact } from '../case/live-facts.ts';
import { daysBetween, parseIsoDate, type IsoDate } from '../dates.ts';
import type { Text } from '../texts/text.ts';
import { meantBy, type ShiftVerdict } from './payment-shift.ts';
import { isState, weighedPoints, weightOf, type SignalKind } from './weights.ts';

export const SIGNAL_CLASSES = ['low', 'high', 'severe'] as const;
export type SignalClass = (typeof SIGNAL_CLASSES)[number];
/** `over`: it counts no more. */
export type SignalState = 'new' | 'confirmed' | 'dismissed' | 'over';

/**
 * What a rule compared; null where the signal has no such number. Days, but for `c` and the counts; of what is
 * used of a limit, owed of everything or came in round parts before, per cent; of purchases see
 * `purchase-signals.ts`.
 */
export interface SignalNumbers {
  readonly usual: number | null;
  readonly now: number | null;
  readonly c: number | null;
  /** Payments or orders that the usual is of; where nothing is usual, what the evidence names. */
  readonly observations: number;
  /** Open ones in the evidence. */
  readonly open: number;
}

export interface RiskSignal {
  readonly kind: SignalKind;
  readonly class: SignalClass;
  readonly state: SignalState;
  /** In the inbox, and counted as an alert; false: listed with the customer and nowhere else. */
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

/** What a signal rests on. Amounts in minor units of `currency`. */
export interface SignalEvidence {
  readonly of: 'item' | 'receipt' | 'order' | 'fact';
  /** `INV-7`, `INV-7#2`; the number of a receipt; the key of a fact; of an order `INV-7, INV-8`. */
  readonly name: string;
  /** The day it was paid; of an open item the day its days are counted to; of an order the day of invoice. */
  readonly on: IsoDate;
  /** From the first due date; null: no item. */
  readonly days: number | null;
  readonly currency: string | null;
  readonly amountMinor: number | null;
  /** Of the item on that day; 0: it is paid. */
  readonly openMinor: number | null;
}

/** One that is worked out from the ledger. */
export interface LedgerSignal extends RiskSignal {
  /** Of several of a kind on one day all but the first: the fact that it is of. */
  readonly which?: string;
  readonly evidence: readonly SignalEvidence[];
}

/** Days that an event without a weight is listed, and points with which one that has a weight still is. */
const LISTED_DAYS = 90;
const LISTED_POINTS = 1;

/**
 * `payment_shift/C1/2026-03-12`; of several of a kind on one day all but the first `broken_promise/C1/2026-03-12/P-2`.
 * A verdict is about the customer for whom it was recorded.
 */
export const signalKey = (
  { kind, onDate, which }: Pick<LedgerSignal, 'kind' | 'onDate' | 'which'>,
  customer: string,
): string => `${kind}/${customer}/${onDate}${which === undefined ? '' : `/${which}`}`;

const DAY_OF_KEY = /\/(\d{4}-\d{2}-\d{2})(?:\/([^/]+))?$/;

/** A verdict, and which of several signals of one day its key names; undefined: the first. */
type KeyVerdict = ShiftVerdict & { readonly which: string | undefined };

/** Verdicts about signals of a kind; the customer's code in the key may be that of before a merge. */
export function verdictsOf(facts: readonly CaseFact[], kind: SignalKind): readonly KeyVerdict[] {
  return facts.flatMap(({ kind: factKind, details, on, ended }) => {
    const key = details.on_signal ?? '';
    const [, written = '', which] = DAY_OF_KEY.exec(key) ?? [];
    const alarmOn = parseIsoDate(written);
    const { verdict } = details;
    if (factKind !== 'verdict' || ended !== null || !key.startsWith(`${kind}/`)) return [];
    if (alarmOn === null || (verdict !== 'confirmed' && verdict !== 'dismissed')) return [];
    return [{ on, alarmOn, verdict, which }];
  });
}

/** The newest verdict about a signal of a kind that began on a day, or within 14 days of it. */
export const verdictOn = (
  verdicts: readonly ShiftVerdict[],
  onDate: IsoDate,
): ShiftVerdict['verdict'] | null =>
  verdicts.filter(({ alarmOn }) => meantBy([{ onDate }], alarmOn) !== null).at(-1)?.verdict ?? null;

/** Of several signals of a kind each verdict is about the nearest, within 14 days; the newest one holds. */
export function verdictAmong(
  verdicts: readonly ShiftVerdict[],
  signals: readonly { readonly onDate: IsoDate }[],
): (signal: { readonly onDate: IsoDate }) => ShiftVerdict['verdict'] | null {
  const said = new Map<IsoDate, ShiftVerdict['verdict']>();
  for (const { alarmOn, verdict } of verdicts) {
    const meant = meantBy(signals, alarmOn);
    if (meant !== null) said.set(meant.onDate, verdict);
  }
  return ({ onDate }) => said.get(onDate) ?? null;
}

/**
 * Whether a signal is listed, and the points it has left. A state has the points of its weight (or `points`)
 * as long as it lasts, so who gives a state that is over leaves it out.
 */
export function standing(
  kind: SignalKind,
  {
    onDate,
    isSevere,
    confidence,
    points,
  }: {
    readonly onDate: IsoDate;
    readonly isSevere: boolean;
    /** 0 to 1. */
    readonly confidence: number;
    /** Of a state whose weight is not one number. */
    readonly points?: number;
  },
  asOf: IsoDate,
  verdict: ShiftVerdict['verdict'] | null,
): Pick<RiskSignal, 'state' | 'points'> {
  if (verdict === 'dismissed') return { state: 'dismissed', points: 0 };
  const age = daysBetween(onDate, asOf);
  const left = points ?? weighedPoints(kind, isSevere, confidence, age);
  const isListed =
    isState(kind) || (weightOf(kind) === null ? age <= LISTED_DAYS : left >= LISTED_POINTS);
  return isListed ? { state: verdict ?? 'new', points: left } : { state: 'over', points: 0 };
}

/** What a detector found out; `of` says the rest of it. */
export interface Found {
  readonly onDate: IsoDate;
  readonly class: SignalClass;
  /** Left out: 1. */
  readonly confidence?: number;
  /** Of a state whose weight is not one number. */
  readonly points?: number;
  /** Left out: as long as it is listed. */
  readonly alert?: boolean;
  readonly because: Text;
  readonly parameters: Readonly<Record<string, number>>;
  readonly numbers?: Partial<SignalNumbers>;
  readonly evidence: readonly SignalEvidence[];
  readonly which?: string;
}

/** What was found, as a signal: with the points it has left on the day and what was said of it. */
export function signalOf(
  kind: SignalKind,
  { onDate, confidence = 1, points: weight, alert = true, numbers, ...found }: Found,
  { asOf, facts }: { readonly asOf: IsoDate; readonly facts: readonly CaseFact[] },
): LedgerSignal {
  const isSevere = found.class === 'severe';
  const one = { onDate, isSevere, confidence, ...(weight === undefined ? {} : { points: weight }) };
  // A verdict that names one of several is about no other, also where it has become the first.
  const own = found.which ?? found.evidence[0]?.name;
  const verdict = verdictOn(
    verdictsOf(facts, kind).filter(({ which }) =>
      which === undefined ? found.which === undefined : which === own,
    ),
    onDate,
  );
  const { state, points } = standing(kind, one, asOf, verdict);
  return {
    kind,
    ...found,
    state,
    alert: alert && (state === 'new' || state === 'confirmed'),
    weak: false,
    onDate,
    points,
    confidence,
    numbers: {
      usual: null,
      now: null,
      c: null,
      observations: found.evidence.length,
      open: found.evidence.filter(({ openMinor }) => (openMinor ?? 0) > 0).length,
      ...numbers,
    },
  };
}
