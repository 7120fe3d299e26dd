/**
 * The steps of one open item: the letter that comes next, every other step that is due or comes, and what
 * holds them back (domain-rules 3; readings 2.6 no. 2, 12, 17).
 *
 *     INV-7, 12 days late, level 1 issued on the 5th      K06 first call, since 2026-03-09
 *     a promise for Friday runs                           paused until Tuesday, then K09
 *     two promises broke, level 1 issued on the 5th       K11 as soon as the deadline of level 1 has passed
 *
 * Letters are taken in the order of their levels, each after the deadline printed on the one before; other
 * steps that a later one has overtaken are left out.
 */
import { type BusinessCalendar, isBusinessDay, rollToBusinessDay } from '../business-days.ts';
import { addDays, daysBetween, type IsoDate, laterOf } from '../dates.ts';
import type { Minor } from '../money.ts';
import { count, day, list, say, type Text } from '../texts/text.ts';
import type { Bucket, ClassifiedItem } from './bucket.ts';
import { type Escalation, escalationOf } from './escalation.ts';
import type { Demand, JudgedCase, JudgedItem } from './judged-case.ts';
import { lastToEnd, type Pause, pausesOf, type PausingFacts, pausingFacts } from './pause.ts';
import {
  type ItemPolicy,
  type Policy,
  policyOf,
  type PolicyStep,
  type StepId,
  stepSpec,
  type StepSpec,
} from './policy.ts';
import { paceOf } from './strategy.ts';

export interface StepOfItem {
  readonly step: StepId;
  readonly level: number | null;
  /** The first day on which it may be taken, on or after the day of the case or later. */
  readonly on: IsoDate;
  /** Since when it is due, before days of rest; later than the day of the case: not yet. */
  readonly since: IsoDate;
  readonly because: Text;
  /** What keeps it from being taken earlier, each a clause. */
  readonly whyNotEarlier: readonly Text[];
}

export interface ItemSteps {
  readonly item: JudgedItem;
  readonly policy: ItemPolicy;
  /** The first by order of those that run (no. 17); others may run longer. */
  readonly pause: Pause | null;
  /** What keeps every step of it back, beside a pause. */
  readonly blocked: Text | null;
  /** The letter that comes next, whatever its day; null: there is none any more. */
  readonly letter: StepOfItem | null;
  /** Everything else that is due or comes, by day. */
  readonly others: readonly StepOfItem[];
}

export interface SteppingSetting {
  readonly policy: Policy;
  /** At most 1.00 of our own currency: nothing is due for it. */
  readonly isSmall: (openMinor: Minor, currency: string) => boolean;
  /** In our own currency; null: there is no rate. */
  readonly inHome: (minor: Minor, currency: string) => Minor | null;
  /** A decimal text of our own currency in its minor units. */
  readonly homeMinor: (amount: string) => Minor;
}

/** What every item of a customer is stepped by; found once. */
interface CustomerStepping {
  readonly pausing: PausingFacts;
  readonly taken: StepsTaken;
  readonly pace: number;
  readonly escalation: Escalation | null;
  policyOf(item: JudgedItem): ItemPolicy;
}

export function customerStepping(judged: JudgedCase, policy: Policy): CustomerStepping {
  const { code, country, kind } = judged.one.customer;
  const ofItem = (invoice: string): ItemPolicy =>
    policyOf(policy, { customer: code, country, kind, invoice });
  // Without an exception that names invoices all items of a customer have the same policy.
  const isOfItems = policy.exceptions.some(({ invoices }) => invoices.length > 0);
  const ofAll = isOfItems ? null : ofItem('');
  return {
    pausing: pausingFacts(judged),
    taken: stepsTaken(judged),
    pace: paceOf(judged.one),
    escalation: escalationOf(judged, policy),
    policyOf: ({ item }) => ofAll ?? ofItem(item.invoice),
  };
}

export function stepsOfItem(
  judged: JudgedCase,
  { of: item, bucket }: Pick<ClassifiedItem, 'of' | 'bucket'>,
  setting: SteppingSetting,
  customer: CustomerStepping,
): ItemSteps {
  const own = customer.policyOf(item);
  const pauses = pausesOf(judged, item, setting.policy, customer.pausing);
  const [pause = null] = pauses;
  const last = lastToEnd(pauses);
  const nothing = { item, policy: own, pause, letter: null };
  const never = neverDue(item, own, setting);
  if (never !== null) return { ...nothing, blocked: never, others: [] };
  const limitation = limitationStep(judged, item, own, customer.taken);
  const always = limitation === null ? [] : [limitation];
  const resumes = last === null ? null : last.until === null ? 'never' : addDays(last.until, 1);
  if (resumes === 'never') return { ...nothing, blocked: null, others: always };
  const of: Stepping = {
    judged,
    item,
    own,
    taken: customer.taken,
    pace: customer.pace,
    escalation: customer.escalation,
    resumes,
    pause: last,
  };
  const outside = outsideOf(item, bucket);
  if (outside === null)
    return {
      ...nothing,
      blocked: null,
      letter: nextLetter(of),
      others: [...otherSteps(of), ...always],
    };
  // Others demand it now; what the owner has to decide goes on.
  const decided = own.steps.filter(
    ({ step }) => stepSpec(step).kind === 'task' && !DECIDED_OUTSIDE.has(step),
  );
  return {
    ...nothing,
    blocked: outside,
    others: [...otherSteps({ ...of, own: { ...own, steps: decided } }), ...always],
  };
}

/** Decided when an item went to an agency, a lawyer or a court. */
const DECIDED_OUTSIDE: ReadonlySet<StepId> = new Set(['K10', 'K13', 'K14']);

function neverDue(
  { item }: JudgedItem,
  own: ItemPolicy,
  { isSmall }: SteppingSetting,
): Text | null {
  if (own.never) return say`the policy says never (${list(own.exceptions)})`;
  return isSmall(item.openMinor, item.currency)
    ? say`a small balance: write it off instead of chasing it`
    : null;
}

/** Nobody is reminded of what others demand, what nobody will pay, or what is only looked at now and then. */
function outsideOf({ routes: [route], irrecoverable }: JudgedItem, bucket: Bucket): Text | null {
  if (route !== undefined)
    return say`${ROUTE[route.details.to ?? ''] ?? say`outside`} since ${day(route.on)}`;
  if (irrecoverable !== null) return say`given back as irrecoverable`;
  return bucket === 'dormant' ? say`dormant: a look every quarter` : null;
}

const ROUTE: Readonly<Record<string, Text>> = {
  agency: say`with an agency`,
  lawyer: say`with a lawyer`,
  suit: say`before the court`,
  enforcement: say`in enforcement`,
  claim: say`claimed in the insolvency`,
};

interface Stepping {
  readonly judged: JudgedCase;
  readonly item: JudgedItem;
  readonly own: ItemPolicy;
  readonly taken: StepsTaken;
  readonly pace: number;
  readonly escalation: Escalation | null;
  /** The first day after the last pause; null: it is not paused. */
  readonly resumes: IsoDate | null;
  /** The one that ends last, which need not be the one that is shown. */
  readonly pause: Pause | null;
}

/** A day and why it is not an earlier one; said only of the step that is chosen, one of some dozen. */
type Bound = readonly [on: IsoDate, why: () => Text];

/** Of two on one day the first. */
const laterBound = (last: Bound, one: Bound): Bound => (one[0] > last[0] ? one : last);

/** The steps of a policy by what they are; found once for all items that have it. */
interface StepPlan {
  /** In their order. */
  readonly letters: readonly { readonly step: PolicyStep; readonly level: number; readonly after: number }[]; // prettier-ignore
  /** Those that are no letter and do not wait for the limitation. */
  readonly others: readonly { readonly step: PolicyStep; readonly spec: StepSpec; readonly after: number }[]; // prettier-ignore
  readonly limitation: PolicyStep | null;
}

const plans = new WeakMap<readonly PolicyStep[], StepPlan>();

function planOf(steps: readonly PolicyStep[]): StepPlan {
  let plan = plans.get(steps);
  if (plan === undefined) {
    const letters: StepPlan['letters'][number][] = [];
    const others: StepPlan['others'][number][] = [];
    for (const step of steps) {
      const spec = stepSpec(step.step);
      const { after } = step;
      if (after === null) continue;
      if (spec.level !== null) letters.push({ step, level: spec.level, after });
      else if (spec.from !== 'limitation') others.push({ step, spec, after });
    }
    plan = { letters, others, limitation: steps.find(({ step }) => step === 'K17') ?? null };
    plans.set(steps, plan);
  }
  return plan;
}

const lateDays = ({ item }: Stepping): Text =>
  item.daysPastDue === 0
    ? say`due on ${day(item.dueOn)}`
    : say`${count(item.daysPastDue, 'day')} late`;

/** Individuals get no formal demand from the program (domain-rules 1.10 N15). */
const HIGHEST_OF_INDIVIDUALS = 2;

function nextLetter(of: Stepping): StepOfItem | null {
  const { item, judged, own, escalation, pace, resumes, pause } = of;
  const { asOf, customer } = judged.one;
  const last = item.demands[0] ?? null;
  const reached = item.demands.reduce((highest, { level }) => Math.max(highest, level), 0);
  const isOverdueThen = (on: IsoDate): boolean => on > item.dueOn;
  const escalated =
    escalation !== null && escalation.level > reached && isOverdueThen(asOf) ? escalation : null;
  const least = escalated?.level ?? 0;
  const found = planOf(own.steps).letters.find((one) => one.level > reached && one.level >= least);
  if (found === undefined) return null;
  const { step, level, after } = found;
  const limits = own.limitsOf(level);
  const most =
    customer.kind === 'individual'
      ? Math.min(limits.maximumLevel, HIGHEST_OF_INDIVIDUALS)
      : limits.maximumLevel;
  if (level > most) return null;
  const offset = offsetDay(item.dueOn, after, pace);
  let bound: Bound =
    escalated === null
      ? [
          offset,
          () =>
            say`level ${level} comes ${count(daysBetween(item.dueOn, offset), 'day')} after the due date`,
        ]
      : [escalated.since, () => escalated.because];
  if (bound[0] <= item.dueOn)
    bound = [addDays(item.dueOn, 1), () => say`it is due on ${day(item.dueOn)}`];
  if (escalated?.atOnce !== true) bound = lastBound(bound, last, item, limits);
  if (resumes !== null && pause !== null && resumes > bound[0])
    bound = [resumes, () => pause.because];
  return placed(of, step, bound, escalated?.because ?? null);
}

/** The bound, or what the letter before or the grace asks for where that is later. */
function lastBound(
  bound: Bound,
  last: Demand | null,
  item: JudgedItem,
  { graceDays, daysBetween: between }: ReturnType<ItemPolicy['limitsOf']>,
): Bound {
  if (last === null) {
    const graceOver = addDays(item.dueOn, graceDays + 1);
    return graceOver > bound[0]
      ? [graceOver, () => say`${count(graceDays, 'day')} of grace after the due date`]
      : bound;
  }
  const afterDeadline = laterBound(bound, [
    addDays(last.deadlineOn, graceDays + 1),
    () =>
      graceDays === 0
        ? say`the deadline of ${last.number}, ${day(last.deadlineOn)}, must have passed`
        : say`the deadline of ${last.number}, ${day(last.deadlineOn)}, and ${count(graceDays, 'day')} of grace must have passed`,
  ]);
  return laterBound(afterDeadline, [
    addDays(last.on, between),
    () => say`${count(between, 'day')} between letters, and ${last.number} is of ${day(last.on)}`,
  ]);
}

/** Days before the due date are not shortened. */
const offsetDay = (dueOn: IsoDate, after: number, pace: number): IsoDate =>
  addDays(dueOn, after > 0 ? Math.ceil(after * pace) : after);

/** A courtesy that nobody found time for is no courtesy any more; the due day is one day. */
const lastsDays = (step: StepId): number => (step === 'K03' ? 1 : 3);

/** Of one item the step that is due, the courtesy that is, and whatever comes next. */
function otherSteps(of: Stepping): readonly StepOfItem[] {
  const { item, judged, own, pace, resumes } = of;
  const { asOf } = judged.one;
  /** The latest whose day has come: it overtakes those before it. */
  let current: PlannedStep | null = null;
  let courtesy: PlannedStep | null = null;
  let upcoming: PlannedStep | null = null;
  let upcomingFrom: IsoDate | null = null;
  let [currentOn, courtesyOn, upcomingOn] = [asOf, asOf, asOf];
  for (const one of planOf(own.steps).others) {
    const { step, spec, after } = one;
    const from = spec.from === 'issue' ? item.item.issuedOn : item.dueOn;
    const on = offsetDay(from, after, pace);
    const isCourtesy = spec.kind === 'courtesy';
    if (isCourtesy && (resumes !== null || addDays(on, lastsDays(step.step)) <= asOf)) continue;
    if (isDone(of, step, on)) {
      if (!isCourtesy && on <= asOf) current = null;
      continue;
    }
    if (on > asOf) {
      const begins = resumes !== null && resumes > on ? resumes : on;
      if (upcomingFrom === null || begins <= upcomingFrom)
        [upcoming, upcomingOn, upcomingFrom] = [one, on, begins];
    } else if (isCourtesy) [courtesy, courtesyOn] = [one, on];
    else [current, currentOn] = [one, on];
  }
  const steps: StepOfItem[] = [];
  if (current !== null) steps.push(placedOther(of, current, currentOn));
  if (courtesy !== null) steps.push(placedOther(of, courtesy, courtesyOn));
  if (upcoming !== null) steps.push(placedOther(of, upcoming, upcomingOn));
  return steps;
}

type PlannedStep = StepPlan['others'][number];

/** Not before a pause is over. */
function placedOther(of: Stepping, { step, spec }: PlannedStep, on: IsoDate): StepOfItem {
  const { resumes, pause, item } = of;
  const from = spec.from === 'issue' ? item.item.issuedOn : item.dueOn;
  return resumes !== null && pause !== null && resumes > on
    ? placed(of, step, [resumes, () => pause.because], null)
    : placed(of, step, [on, () => offsetReason(step, spec.from, daysBetween(from, on))], null);
}

/** `days`: as they count, shortened for who stalls. */
const offsetReason = (
  { step }: PolicyStep,
  from: 'issue' | 'due' | 'limitation',
  days: number,
): Text => {
  const name = stepSpec(step).name;
  if (from === 'issue') return say`"${name}" comes ${count(days, 'day')} after the invoice`;
  return days < 0
    ? say`"${name}" comes ${count(-days, 'day')} before the due date`
    : say`"${name}" comes ${count(days, 'day')} after the due date`;
};

/** The last days on which something was done about the customer; `''`: never. Found once for all items. */
interface StepsTaken {
  /** Step → day of its newest task. */
  readonly tasks: ReadonlyMap<string, IsoDate>;
  readonly contactOn: IsoDate | '';
  /** Somebody was talked to. */
  readonly talkedOn: IsoDate | '';
  readonly assessedOn: IsoDate | '';
}

function stepsTaken({ one }: JudgedCase): StepsTaken {
  const tasks = new Map<string, IsoDate>();
  let contactOn: IsoDate | '' = '';
  let talkedOn: IsoDate | '' = '';
  let assessedOn: IsoDate | '' = '';
  for (const { kind, on, details } of one.facts)
    if (kind === 'task') {
      const { action = '' } = details;
      if (on > (tasks.get(action) ?? '')) tasks.set(action, on);
    } else if (kind === 'contact') {
      if (on > contactOn) contactOn = on;
      const isTalk = details.direction === 'in' || !NOT_TALKED.has(details.outcome ?? 'no_answer');
      if (isTalk && on > talkedOn) talkedOn = on;
    } else if (kind === 'assessment' && on > assessedOn) assessedOn = on;
  return { tasks, contactOn, talkedOn, assessedOn };
}

/** Whether a step that is not a letter was taken; `on`: the day from which it counts. */
function isDone({ taken, item }: Stepping, { step }: PolicyStep, on: IsoDate): boolean {
  if ((taken.tasks.get(step) ?? '') >= on) return true;
  switch (stepSpec(step).kind) {
    case 'courtesy':
      return taken.contactOn >= on || item.demands.length > 0;
    case 'call':
      return taken.talkedOn > item.dueOn;
    default:
      return step === 'K10' && taken.assessedOn > item.dueOn;
  }
}

/** Nobody to talk to was reached. */
const NOT_TALKED: ReadonlySet<string> = new Set(['no_answer', 'bad_moment', 'redirected']);

/** How long before a claim is time-barred somebody is told again. */
const LIMITATION_ALARMS = [180, 90, 30] as const;

function limitationStep(
  { one }: JudgedCase,
  item: JudgedItem,
  own: ItemPolicy,
  taken: StepsTaken,
): StepOfItem | null {
  const { limitationOn } = item;
  if (limitationOn === null || limitationOn < one.asOf) return null;
  const after = planOf(own.steps).limitation?.after ?? null;
  if (after === null) return null;
  // The first alarm may be sooner, never later; of most claims it has not rung yet.
  const [first, ...later] = LIMITATION_ALARMS;
  let since = addDays(limitationOn, -Math.max(first, -after));
  if (since > one.asOf) return null;
  for (const days of later) {
    const on = addDays(limitationOn, -days);
    if (on <= one.asOf) since = on;
  }
  if ((taken.tasks.get('K17') ?? '') >= since) return null;
  return {
    step: 'K17',
    level: null,
    on: one.asOf,
    since,
    because: say`time-barred after ${day(limitationOn)}`,
    whyNotEarlier: [],
  };
}

/** On the first business day of the debtor, from the day of the case on. */
const placed = (of: Stepping, step: PolicyStep, bound: Bound, escalated: Text | null): StepOfItem =>
  new PlacedStep(of, step, bound, escalated);

/** Texts are made when they are read: of a dozen steps of a customer one is shown. */
class PlacedStep implements StepOfItem {
  readonly step: StepId;
  readonly level: number | null;
  readonly on: IsoDate;
  readonly since: IsoDate;
  readonly #of: Stepping;
  readonly #why: () => Text;
  readonly #escalated: Text | null;

  constructor(of: Stepping, { step }: PolicyStep, [since, why]: Bound, escalated: Text | null) {
    const { level, kind } = stepSpec(step);
    const from = laterOf(since, of.judged.one.asOf);
    this.step = step;
    this.level = level;
    this.on =
      kind === 'letter' || kind === 'call' ? rollToBusinessDay(from, of.judged.calendar) : from;
    this.since = since;
    this.#of = of;
    this.#why = why;
    this.#escalated = escalated;
  }

  get because(): Text {
    if (this.#escalated !== null) return this.#escalated;
    const { item, resumes, pause, judged } = this.#of;
    const waits = item.daysPastDue === 0 || (resumes !== null && pause !== null);
    return this.since > judged.one.asOf && waits ? this.#why() : lateDays(this.#of);
  }

  get whyNotEarlier(): readonly Text[] {
    const { asOf } = this.#of.judged.one;
    const from = laterOf(this.since, asOf);
    const rest = this.on > from ? restReason(from, this.#of.judged.calendar) : null;
    return [...(this.since > asOf ? [this.#why()] : []), ...(rest === null ? [] : [rest])];
  }
}

const restReason = (on: IsoDate, calendar: BusinessCalendar): Text | null =>
  isBusinessDay(on, calendar) ? null : say`${day(on)} is a day of rest there`;
