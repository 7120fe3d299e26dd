/**
 * The worklist: customers in the order in which the owner should see to them, with the reason for the rank
 * (domain-rules 1.8). A promise that broke and a deadline that passed come first, until somebody reacted, as does
 * a dispute that waits for us; then the score decides, whose seven parts add up to it.
 *
 *     C1  EUR 20,345.45 open, oldest 108 days late, chance 0.47, by transfer, abroad
 *         amount 30.0 · age 20.0 · recoverable 14.9 · payment 5.0 · process 1.7 · distance 10.0 · risk 0.0
 *         score 81.6
 */
import type { IsoDate } from '../dates.ts';
import type { Minor } from '../money.ts';
import { count, day, say, type Text } from '../texts/text.ts';
import type { ClassifiedItem } from './bucket.ts';
import {
  acknowledgeBy,
  decideBy,
  isAcknowledged,
  type OpenDispute,
  type Particulars,
} from './dispute.ts';
import {
  deferralToReport,
  INSURER_TASK,
  insurerBecause,
  insurerClock,
  insurerTodo,
  type InsurerSetting,
  type InsurerStage,
} from './insurer.ts';
import type { JudgedCase, JudgedItem } from './judged-case.ts';
import type { CustomerSteps } from './next-step.ts';
import { reasonWanted } from './reasons.ts';
import { namesOf } from './supply.ts';

/** The seven parts and what each is worth at most. */
export const SCORE_WEIGHTS = {
  amount: 30,
  age: 20,
  recoverability: 15,
  paymentType: 10,
  process: 10,
  distance: 5,
  risk: 10,
} as const;
export type ScorePart = keyof typeof SCORE_WEIGHTS;
/** Points of each part, not rounded; together the score, 0 to 100. */
export type ScoreParts = Readonly<Record<ScorePart, number>>;

/** Beyond so many days late an item gets no older. */
const OLDEST_DAYS = 90;
const MOST_PROCESS_STEPS = 6;

/** How hard a kind of payment is to get, 0 to 1. */
const PAYMENT_TYPE = { prepaid: 1, cheque: 0.7, instalment: 0.6, other: 0.5 } as const;
const DISTANCE = { national: 0.5, abroad: 1 } as const;

/**
 * The amount that nine tenths of the open items of a currency do not exceed: the element at rank 0.9 n.
 * `amounts`: smallest first.
 */
export const ninthDecile = (amounts: ArrayLike<Minor>): Minor =>
  amounts[Math.max(0, Math.floor(0.9 * amounts.length) - 1)] ?? 0;

export interface CurrencySum {
  readonly currency: string;
  readonly openMinor: Minor;
  readonly overdueMinor: Minor;
}

/** What a customer owes, the currency with the most overdue for its size first. */
export const sumsOf = (
  judged: JudgedCase,
  ninthDeciles: ReadonlyMap<string, Minor>,
): readonly CurrencySum[] => bySize(currencySums(judged), ninthDeciles);

/** In the order in which the currencies are met. */
export function currencySums({ items }: JudgedCase): readonly CurrencySum[] {
  const sums = new Map<string, { currency: string; openMinor: Minor; overdueMinor: Minor }>();
  for (const { item, daysPastDue } of items) {
    const { currency } = item;
    let sum = sums.get(currency);
    if (sum === undefined) sums.set(currency, (sum = { currency, openMinor: 0, overdueMinor: 0 }));
    sum.openMinor += item.openMinor;
    if (daysPastDue > 0) sum.overdueMinor += item.openMinor;
  }
  return [...sums.values()];
}

/** The currency with the most overdue for its size first. */
export function bySize(
  sums: readonly CurrencySum[],
  ninthDeciles: ReadonlyMap<string, Minor>,
): readonly CurrencySum[] {
  if (sums.length < 2) return sums;
  const weight = ({ currency, overdueMinor, openMinor }: CurrencySum): readonly number[] => {
    const size = ninthDeciles.get(currency) ?? 1;
    return [overdueMinor / size, openMinor / size];
  };
  return sums.toSorted((a, b) => {
    const [overdueA = 0, openA = 0] = weight(a);
    const [overdueB = 0, openB = 0] = weight(b);
    return overdueB - overdueA || openB - openA || (a.currency < b.currency ? -1 : 1);
  });
}

/** Parts that nobody else's items move. */
export type OwnParts = Omit<ScoreParts, 'amount'>;

/** Of a customer with open items. */
export function ownParts(
  judged: JudgedCase,
  items: readonly ClassifiedItem[],
  homeCountry: string,
): OwnParts {
  const { customer, profile } = judged.one;
  const oldest = items.reduce((days, { of }) => Math.max(days, of.daysPastDue), 0);
  const isNear = customer.country === null || customer.country === homeCountry;
  const w = SCORE_WEIGHTS;
  return {
    age: Math.min(1, oldest / OLDEST_DAYS) * w.age,
    recoverability: atStake(items) * w.recoverability,
    paymentType: paymentType(judged) * w.paymentType,
    process: Math.min(1, profile.processSteps.length / MOST_PROCESS_STEPS) * w.process,
    distance: (isNear ? DISTANCE.national : DISTANCE.abroad) * w.distance,
    // Signals are scored by issue 11's rules; until then no customer has a risk score.
    risk: 0,
  };
}

/** With the part that compares what is open with the open items of everybody. */
export function withAmount(
  own: OwnParts,
  sums: readonly CurrencySum[],
  ninthDeciles: ReadonlyMap<string, Minor>,
): ScoreParts {
  let amount = 0;
  for (const { currency, openMinor } of sums)
    amount = Math.max(amount, openMinor / (ninthDeciles.get(currency) || 1));
  return {
    amount: Math.min(1, amount) * SCORE_WEIGHTS.amount,
    age: own.age,
    recoverability: own.recoverability,
    paymentType: own.paymentType,
    process: own.process,
    distance: own.distance,
    risk: own.risk,
  };
}

export const scoreOf = (parts: ScoreParts): number =>
  Object.values(parts).reduce((sum, points) => sum + points, 0);

/** 4 p (1 − p), where effort matters most, of what is overdue (else of everything), by amount. */
function atStake(items: readonly ClassifiedItem[]): number {
  const overdue = items.filter(({ of }) => of.daysPastDue > 0);
  const of = overdue.length > 0 ? overdue : items;
  let weighed = 0;
  let weights = 0;
  for (const { of: judged, inputs } of of) {
    const { p } = inputs.probability;
    weighed += 4 * p * (1 - p) * judged.item.openMinor;
    weights += judged.item.openMinor;
  }
  return weights === 0 ? 0 : weighed / weights;
}

function paymentType({ one, items }: JudgedCase): number {
  const rules = items.map(({ item }) => item.termsRule);
  if (rules.some((rule) => rule.includes('"prepaid"'))) return PAYMENT_TYPE.prepaid;
  if (one.profile.payCalendar.method === 'cheque') return PAYMENT_TYPE.cheque;
  return items.some(({ item, plan }) => item.of > 1 || plan !== null)
    ? PAYMENT_TYPE.instalment
    : PAYMENT_TYPE.other;
}

// --- What comes first.

/** Something happened that nobody has reacted to. */
export interface UrgentEvent {
  readonly kind:
    | 'promise_broken'
    | 'deadline_passed'
    | 'dispute_undecided'
    | 'dispute_unacknowledged'
    | InsurerStage
    | 'insurer_deferral';
  readonly on: IsoDate;
  readonly because: Text;
  /** Imperative: `Decide the dispute of INV-7`. Null: the next step of the policy answers it. */
  readonly todo: Text | null;
}

/** Newest first. */
export function urgentEvents(judged: JudgedCase, setting: InsurerSetting): readonly UrgentEvent[] {
  const { one, items } = judged;
  let reactedOn = '' as IsoDate;
  for (const { kind, on, details } of one.facts)
    if (kind === 'contact' && details.direction !== 'in' && on > reactedOn) reactedOn = on;
  const events = new Map<string, UrgentEvent>();
  for (const { promises, demands } of items) {
    for (const { fact, brokenOn } of promises)
      if (brokenOn !== null && !isReacted(brokenOn))
        events.set(fact.key, {
          kind: 'promise_broken',
          on: brokenOn,
          because: say`promise ${fact.key} was broken on ${day(brokenOn)}`,
          todo: null,
        });
    const [last] = demands;
    if (last?.hasDeadline === true && last.deadlineOn < one.asOf && reactedOn <= last.deadlineOn)
      events.set(last.number, {
        kind: 'deadline_passed',
        on: last.deadlineOn,
        because: say`the deadline of ${last.number}, ${day(last.deadlineOn)}, has passed`,
        todo: null,
      });
  }
  function isReacted(on: IsoDate): boolean {
    return reactedOn >= on || items.some(({ demands }) => demands.some((one) => one.on >= on));
  }
  return [...events.values(), ...disputeEvents(judged), ...insurerEvents(judged, setting)].sort(
    (a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0),
  );
}

/**
 * Disputes that have waited for us too long (domain-rules 3, pause 1). A contact answers that they arrived;
 * only their end decides them.
 */
function disputeEvents({ one, items, calendar }: JudgedCase): readonly UrgentEvent[] {
  const waiting = new Map<
    string,
    { readonly dispute: OpenDispute; readonly items: JudgedItem[] }
  >();
  for (const judged of items)
    for (const dispute of judged.disputes) {
      const key = dispute.key ?? `# ${judged.item.invoice}`;
      const known = waiting.get(key);
      if (known === undefined) waiting.set(key, { dispute, items: [judged] });
      else known.items.push(judged);
    }
  return [...waiting.values()].flatMap(({ dispute, items: disputed }): readonly UrgentEvent[] => {
    const what = say`the dispute of ${namesOf(disputed)} since ${day(dispute.since)}`;
    const decidedBy = decideBy(dispute.since, calendar);
    if (decidedBy < one.asOf)
      return [
        {
          kind: 'dispute_undecided',
          on: decidedBy,
          because: undecided(what, decidedBy, dispute.particulars),
          todo: say`Decide the dispute of ${namesOf(disputed)}`,
        },
      ];
    const answeredBy = acknowledgeBy(dispute.since, calendar);
    if (answeredBy >= one.asOf || isAcknowledged(dispute.since, one.facts)) return [];
    return [
      {
        kind: 'dispute_unacknowledged',
        on: answeredBy,
        because: say`${what} was to be acknowledged by ${day(answeredBy)}: tell them that you look into it, and ask for particulars`,
        todo: say`Acknowledge the dispute of ${namesOf(disputed)}`,
      },
    ];
  });
}

function undecided(what: Text, by: IsoDate, particulars: Particulars): Text {
  const was = say`${what} was to be decided by ${day(by)}`;
  if (particulars === 'given') return say`${was}: credit it or uphold it`;
  return particulars === 'none'
    ? say`${was}, and they gave no particulars: it pauses nothing any more; credit it or uphold it`
    : say`${was}: credit it or uphold it (nobody wrote down whether they gave particulars, so it counts until you end it)`;
}

function insurerEvents(judged: JudgedCase, setting: InsurerSetting): readonly UrgentEvent[] {
  const deferral = deferralToReport(judged, setting);
  return [
    ...stageOfClock(judged, setting),
    ...(deferral === null ? [] : [{ kind: 'insurer_deferral', ...deferral } as const]),
  ];
}

/** Until the insurer was told or has the case; whoever was in contact since has seen the warning. */
function stageOfClock(judged: JudgedCase, setting: InsurerSetting): readonly UrgentEvent[] {
  const clock = insurerClock(judged, setting);
  if (clock === null || clock.oldest.routes.length > 0) return [];
  const { stage, since } = clock;
  const isSeen = judged.one.facts.some(
    ({ kind, on, details }) =>
      on >= since &&
      ((kind === 'task' && details.action === INSURER_TASK) ||
        (stage === 'insurer_warning' && kind === 'contact' && details.direction !== 'in')),
  );
  const because = insurerBecause(clock, judged.one.asOf);
  return isSeen ? [] : [{ kind: stage, on: since, because, todo: insurerTodo(clock) }];
}

/** What a rank depends on. */
export interface Place {
  readonly code: string;
  /** Something is to be done on the day of the case. */
  readonly isDue: boolean;
  /** Something happened that nobody has reacted to. */
  readonly isUrgent: boolean;
  readonly score: number;
}

/** What is due comes before what is not, urgent events before the score, a code before a later one. */
export const byRank = (a: Place, b: Place): number =>
  Number(b.isDue) - Number(a.isDue) ||
  Number(b.isUrgent) - Number(a.isUrgent) ||
  b.score - a.score ||
  (a.code < b.code ? -1 : 1);

export interface Stepped {
  readonly judged: JudgedCase;
  readonly items: readonly ClassifiedItem[];
  readonly steps: CustomerSteps;
  readonly urgent: readonly UrgentEvent[];
}

/** Something is to be done on the day of the case: a step, or what an event asks for. */
export const isDue = (stepped: Pick<Stepped, 'judged' | 'steps' | 'urgent'>): boolean =>
  isStepDue(stepped) || todoOf(stepped) !== null;

export const isStepDue = ({ judged, steps }: Pick<Stepped, 'judged' | 'steps'>): boolean =>
  steps.next !== null && steps.next.on <= judged.one.asOf;

/** What the newest event asks for that no step of the policy answers; to acknowledge comes after all else. */
export function todoOf({ urgent }: Pick<Stepped, 'urgent'>): Text | null {
  const asking = urgent.filter(({ todo }) => todo !== null);
  const first = asking.find(({ kind }) => kind !== 'dispute_unacknowledged') ?? asking[0];
  return first?.todo ?? null;
}

/** Why the customer stands where it stands, strongest first. */
export function whyRanked({ judged, steps, urgent, items }: Stepped): readonly Text[] {
  const oldest = items.reduce((days, { of }) => Math.max(days, of.daysPastDue), 0);
  const overdue = items.filter(({ of }) => of.daysPastDue > 0).length;
  return [
    ...urgent.map(({ because }) => because),
    ...(overdue === 0
      ? []
      : [say`${count(overdue, 'item')} overdue, the oldest ${count(oldest, 'day')} late`]),
    ...(reasonWanted(judged) !== null ? [say`first default, and nobody wrote down why`] : []),
    ...(steps.next === null || steps.next.on <= judged.one.asOf ? [] : steps.next.whyNotEarlier),
  ];
}
