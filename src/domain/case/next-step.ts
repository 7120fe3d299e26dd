/**
 * What is to be done about a customer next, on which day, and why not earlier: the collection policy over
 * the judged case (domain-rules 3; readings 2.6 no. 2, 12, 17).
 *
 *     INV-7, 12 days late, level 1 issued on the 5th      K06 first call, since 2026-03-09
 *     a promise for Friday runs                           paused until Tuesday, then K09
 *     the second promise broke                            K11 at once: two broken promises skip level 2
 *     three contacts in seven days                        K06 on Tuesday: 3 contacts in the 7 days …
 *
 * Nothing here sends or decides: it proposes, and says why and why not. Letters are taken in the order of
 * their levels, each after the deadline printed on the one before; other steps that a later one has
 * overtaken are left out. Caps and days of rest postpone a step and never skip it.
 */
import {
  addBusinessDays,
  isBusinessDay,
  rollToBusinessDay,
  type BusinessCalendar,
} from '../business-days.ts';
import { addDays, daysBetween, laterOf, type IsoDate } from '../dates.ts';
import type { Minor } from '../money.ts';
import { count, day, list, say, type Text } from '../texts/text.ts';
import type { Bucket, ClassifiedItem } from './bucket.ts';
import { contactDay, outgoingContacts, type ContactChannel } from './contact-times.ts';
import { stillPauses, type OpenDispute } from './dispute.ts';
import type { CasePromise, Demand, JudgedCase, JudgedItem } from './judged-case.ts';
import type { CaseFact } from './live-facts.ts';
import { PLAN_GRACE_DAYS } from './plan.ts';
import {
  letterStep,
  policyOf,
  stepSpec,
  STEPS,
  type StepSpec,
  type ItemPolicy,
  type Policy,
  type PolicyStep,
  type StepId,
  type StepKind,
} from './policy.ts';
import { paceOf } from './strategy.ts';

// --- What pauses an item.

export type PauseReason =
  'insolvency' | 'plan' | 'dispute' | 'promise' | 'proof' | 'our_fault' | 'legal_hold' | 'quiet_days' | 'other' | 'snooze'; // prettier-ignore

export interface Pause {
  readonly reason: PauseReason;
  /** The last day of it (inclusive); null: until somebody ends it. */
  readonly until: IsoDate | null;
  /** A clause: `promised for 2026-03-06, the bank has until 2026-03-10`. */
  readonly because: Text;
}

/** A claim of having paid is looked into for so many business days (domain-rules 3, pause no. 4). */
const PROOF_DAYS = 3;

/** All that hold on the day of the case, the one that is shown first (no. 17). */
function pausesOf(
  judged: JudgedCase,
  item: JudgedItem,
  policy: Policy,
  pausing: PausingFacts,
): readonly Pause[] {
  if (judged.insolvency === 'formal')
    return [
      {
        reason: 'insolvency',
        until: null,
        because: say`insolvency proceedings are open: file the claim, demand nothing`,
      },
    ];
  return [
    planPause(item, judged.calendar) ?? [],
    disputePause(judged, item) ?? [],
    promisePauses(judged, item, policy),
    proofPauses(pausing, item),
    ourFaultPause(pausing, item) ?? [],
    recordedPauses(pausing, item),
  ].flat();
}

/** From whose end on steps go on; null: nothing pauses. Of two that end together the first. */
const lastToEnd = (pauses: readonly Pause[]): Pause | null =>
  pauses.reduce<Pause | null>(
    (last, one) =>
      last === null || (last.until !== null && (one.until === null || one.until > last.until))
        ? one
        : last,
    null,
  );

function planPause({ plan }: JudgedItem, calendar: BusinessCalendar): Pause | null {
  if (plan?.state !== 'on_track') return null;
  const { nextOn, key } = plan;
  return nextOn === null
    ? { reason: 'plan', until: null, because: say`plan ${key} is on track` }
    : {
        reason: 'plan',
        until: addBusinessDays(nextOn, PLAN_GRACE_DAYS, calendar),
        because: say`plan ${key} is on track, next instalment on ${day(nextOn)}`,
      };
}

/** As long as all that is open is disputed: without particulars a dispute pauses for a time only. */
function disputePause({ one }: JudgedCase, { dispute, disputes, item }: JudgedItem): Pause | null {
  if (dispute === null || dispute.disputedMinor < item.openMinor) return null;
  const since = say`disputed since ${day(dispute.since)}`;
  let disputedMinor = 0;
  for (const part of disputes.toSorted(longestFirst)) {
    const until = part.pausesUntil;
    if (!stillPauses(part, one.asOf)) return null;
    disputedMinor += part.disputedMinor;
    if (disputedMinor >= item.openMinor)
      return {
        reason: 'dispute',
        until,
        because:
          until === null
            ? since
            : say`${since} without particulars, which they have until ${day(until)} to give`,
      };
  }
  return null;
}

const longestFirst = (a: OpenDispute, b: OpenDispute): number =>
  a.pausesUntil === b.pausesUntil
    ? 0
    : a.pausesUntil === null || (b.pausesUntil !== null && a.pausesUntil > b.pausesUntil)
      ? -1
      : 1;

function promisePauses(
  judged: JudgedCase,
  item: JudgedItem,
  { promises }: Policy,
): readonly Pause[] {
  if (item.promises.length === 0) return NO_PAUSES;
  return item.promises
    .filter(({ state }) => state !== 'cancelled')
    .slice(0, promises.mostPausing)
    .filter((one) => isEnough(judged, one, promises))
    .map(({ promise, deadline }) => ({
      reason: 'promise',
      until: deadline,
      because: say`promised for ${day(promise.until)}, the bank has until ${day(deadline)}`,
    }));
}

const NO_PAUSES: readonly never[] = [];

function isEnough(
  { one }: JudgedCase,
  { state, promise, amountMinor }: CasePromise,
  rules: Policy['promises'],
): boolean {
  if (state !== 'open' || daysBetween(promise.on, promise.until) > rules.mostDaysAhead)
    return false;
  let open = 0;
  for (const item of one.items) if (promise.items.has(item.itemId)) open += item.openMinor;
  // What was open when it was made: with the money that has come since.
  for (const money of one.receipts)
    if (money.on >= promise.on)
      for (const [itemId, amount] of money.applied) if (promise.items.has(itemId)) open += amount;
  return amountMinor * 100 >= open * rules.leastShare;
}

/** What of the facts of a customer may pause an item; found once for all of its items. */
interface PausingFacts {
  /** The debtor says that it has paid: a contact with that outcome, or reason X03 that nobody contradicted. */
  readonly claims: readonly { readonly fact: CaseFact; readonly until: IsoDate }[];
  /** Reasons that we found to be true and by which the fault is ours. */
  readonly ourFaults: readonly CaseFact[];
  readonly recorded: readonly CaseFact[];
}

/** We missed an appointment; our goods or our promises are at fault. */
const OUR_FAULT: ReadonlySet<string> = new Set(['X11', 'X13']);

function pausingFacts({ one, calendar }: JudgedCase): PausingFacts {
  const claims: { fact: CaseFact; until: IsoDate }[] = [];
  const ourFaults: CaseFact[] = [];
  const recorded: CaseFact[] = [];
  for (const fact of one.facts) {
    if (!fact.isLive) continue;
    if (
      fact.kind === 'reason' &&
      OUR_FAULT.has(fact.details.code ?? '') &&
      fact.details.state === 'verified'
    )
      ourFaults.push(fact);
    if (fact.kind === 'pause' || fact.kind === 'snooze') recorded.push(fact);
    const isClaim =
      (fact.kind === 'contact' && fact.details.outcome === 'paid') ||
      (fact.kind === 'reason' &&
        fact.details.code === 'X03' &&
        (fact.details.state ?? 'claimed') === 'claimed');
    if (!isClaim) continue;
    const until = addBusinessDays(fact.on, PROOF_DAYS, calendar);
    if (until >= one.asOf) claims.push({ fact, until });
  }
  return { claims, ourFaults, recorded };
}

function proofPauses({ claims }: PausingFacts, { item }: JudgedItem): readonly Pause[] {
  if (claims.length === 0) return NO_PAUSES;
  return claims
    .filter(({ fact }) => fact.on >= item.issuedOn)
    .map(({ fact, until }) => ({
      reason: 'proof',
      until,
      because: say`they say that it was paid (${day(fact.on)}); look for it until ${day(until)}`,
    }));
}

/** Of the whole account, until the reason is ended (pause no. 6). */
function ourFaultPause({ ourFaults }: PausingFacts, { item }: JudgedItem): Pause | null {
  const found = ourFaults.find(({ on }) => item.issuedOn <= on);
  return found === undefined
    ? null
    : {
        reason: 'our_fault',
        until: null,
        because: say`the fault is ours (${found.details.code ?? ''}, verified on ${day(found.on)}) and not put right yet`,
      };
}

const PAUSED_FOR: Readonly<Record<string, readonly [PauseReason, Text]>> = {
  our_fault: ['our_fault', say`the fault is ours and not put right yet`],
  legal_hold: ['legal_hold', say`a legal hold is in force`],
  quiet_days: ['quiet_days', say`quiet days`],
  other: ['other', say`paused by hand`],
};

/** Snoozes last. */
function recordedPauses({ recorded }: PausingFacts, { item }: JudgedItem): readonly Pause[] {
  if (recorded.length === 0) return NO_PAUSES;
  const found: Pause[] = [];
  for (const fact of recorded) {
    if (!covers(fact, item.itemId, item.issuedOn, item.currency)) continue;
    const [reason, what] =
      fact.kind === 'snooze'
        ? (['snooze', say`put off`] as const)
        : (PAUSED_FOR[fact.details.reason ?? 'other'] ?? (PAUSED_FOR.other as [PauseReason, Text]));
    const why =
      (fact.details.reason ?? '') in PAUSED_FOR ? fact.note : (fact.details.reason ?? fact.note);
    const until = fact.until;
    const said = why.trim() === '' ? what : say`${what}: ${why.trim()}`;
    found.push({
      reason,
      until,
      because: until === null ? said : say`${said}, until ${day(until)}`,
    });
  }
  return found.sort((a, b) => Number(a.reason === 'snooze') - Number(b.reason === 'snooze'));
}

const covers = (fact: CaseFact, itemId: number, issuedOn: IsoDate, currency: string): boolean =>
  fact.items.length > 0
    ? fact.items.some((one) => one.itemId === itemId)
    : issuedOn <= fact.on && (fact.currency === null || fact.currency === currency);

// --- Why a step comes sooner than its offset.

export interface Escalation {
  /** Letters below it are skipped. */
  readonly level: number;
  /** It does not wait for the deadline and the days between letters either. */
  readonly atOnce: boolean;
  /** From this day. */
  readonly since: IsoDate;
  readonly because: Text;
}

const HIGHEST_LEVEL = 4;

/** The strongest that holds; null: the offsets of the policy count. */
function escalationOf(judged: JudgedCase, policy: Policy): Escalation | null {
  const { severe, insolvency, one, promises } = judged;
  const broken = promises.filter(
    ({ brokenOn }) =>
      brokenOn !== null && daysBetween(brokenOn, one.asOf) <= policy.buckets.brokenPromiseDays,
  );
  const newest = broken.reduce<IsoDate | null>(
    (last, { brokenOn }) => (last === null ? brokenOn : laterOf(last, brokenOn ?? last)),
    null,
  );
  const byPromise: Escalation | null =
    newest === null
      ? null
      : {
          level: Math.min(HIGHEST_LEVEL, broken.length + 1),
          atOnce: false,
          since: newest,
          because: say`${count(broken.length, 'promise')} broken, the last on ${day(newest)}`,
        };
  const [signal] = severe;
  const suspected = one.facts.find(
    ({ kind, isLive, details }) => kind === 'insolvency' && isLive && details.state !== 'formal',
  );
  const alarm = signal ?? (insolvency === 'suspected' ? suspected : undefined);
  if (alarm === undefined || (byPromise !== null && byPromise.level > FORMAL_LEVEL))
    return byPromise;
  return {
    level: FORMAL_LEVEL,
    atOnce: true,
    since: alarm.on,
    because:
      signal === undefined
        ? say`an insolvency is suspected since ${day(alarm.on)}`
        : say`a severe signal on ${day(alarm.on)}`,
  };
}

const FORMAL_LEVEL = 3;

// --- Steps of one item.

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

function customerStepping(judged: JudgedCase, policy: Policy): CustomerStepping {
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

function stepsOfItem(
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

// --- The customer.

export interface NextStep extends StepOfItem {
  /** Items that have it next, the one that is due longest first. */
  readonly items: readonly JudgedItem[];
}

export interface Blocked {
  /** Null: the customer. */
  readonly item: JudgedItem | null;
  readonly because: Text;
  readonly until: IsoDate | null;
}

export interface CustomerSteps {
  readonly items: readonly ItemSteps[];
  /** The strongest that is due, else the one that comes first; null: nothing comes. */
  readonly next: NextStep | null;
  /** Pauses, exceptions, caps: what holds steps back. */
  readonly blocked: readonly Blocked[];
  /** By currency: why what is due in it is not enough for a letter of any level; most have none. */
  readonly tooLittle: ReadonlyMap<string, Text>;
}

/** Why no letter about an item is due yet, or none comes at all; null: one is due. Pauses are not looked at. */
export function whyNoLetter(
  { item, letter }: ItemSteps,
  { tooLittle }: Pick<CustomerSteps, 'tooLittle'>,
  asOf: IsoDate,
): Text | null {
  if (letter === null) {
    const reached = item.demands.reduce((highest, { level }) => Math.max(highest, level), 0);
    return reached === 0
      ? say`the policy has no letter for it`
      : say`the policy has no letter after level ${reached}`;
  }
  if (letter.since > asOf)
    return letter.whyNotEarlier[0] ?? say`its letter comes on ${day(letter.since)}`;
  return tooLittle.get(item.item.currency) ?? null;
}

/**
 * A claim that will soon be time-barred comes before everything. The letter comes before the call and both
 * before what the owner has to decide, because no rung of the ladder is left out; a courtesy waits.
 */
const STRENGTH_OF: Readonly<Record<StepKind, number>> = {
  letter: 4,
  call: 3,
  task: 2,
  notice: 2,
  courtesy: 1,
};
const ORDER = new Map(Object.keys(STEPS).map((step, at) => [step, at]));
const strength = ({ step }: StepOfItem): number =>
  (step === 'K17' ? 5 : STRENGTH_OF[stepSpec(step).kind]) * 100 + (ORDER.get(step) ?? 0);

export function stepsOfCustomer(
  judged: JudgedCase,
  classified: readonly Pick<ClassifiedItem, 'of' | 'bucket'>[],
  setting: SteppingSetting,
): CustomerSteps {
  const { asOf } = judged.one;
  if (classified.length === 0) return NO_STEPS;
  const customer = customerStepping(judged, setting.policy);
  const items = classified.map((item) => stepsOfItem(judged, item, setting, customer));
  const minimum = belowMinimum(judged, items, setting);
  const all: { readonly step: StepOfItem; readonly item: JudgedItem }[] = [];
  const blocked: Blocked[] = [];
  /** The strongest that is due, and what comes first. */
  let due: StepOfItem | null = null;
  let first: StepOfItem | null = null;
  const add = (step: StepOfItem, item: JudgedItem): void => {
    all.push({ step, item });
    if (step.since <= asOf) {
      if (due === null || isStronger(step, due)) due = step;
    } else if (
      first === null ||
      step.on < first.on ||
      (step.on === first.on && strength(step) > strength(first))
    )
      first = step;
  };
  for (const { item, letter, others, pause, blocked: why } of items) {
    const reachedLetter = letter === null ? null : minimum.lowered(item, letter);
    if (reachedLetter !== null) add(reachedLetter, item);
    for (const step of others) add(step, item);
    if (pause !== null) blocked.push({ item, because: pause.because, until: pause.until });
    if (why !== null) blocked.push({ item, because: why, until: null });
  }
  const { tooLittle } = minimum;
  for (const because of tooLittle.values()) blocked.push({ item: null, because, until: null });
  const isDue = due !== null;
  const step = (due ?? first) as StepOfItem | null;
  if (step === null) return { items, next: null, blocked, tooLittle };
  const next = withContactDay(judged, setting.policy, {
    step: step.step,
    level: step.level,
    on: step.on,
    since: step.since,
    because: step.because,
    whyNotEarlier: step.whyNotEarlier,
    items: all
      .filter(({ step: one }) => one.step === step.step && (!isDue || one.since <= asOf))
      .map(({ item }) => item),
  });
  return { items, next, blocked, tooLittle };
}

const NO_STEPS: CustomerSteps = { items: [], next: null, blocked: [], tooLittle: new Map() };

/** Of the same step the one that waits longest. */
const isStronger = (one: StepOfItem, other: StepOfItem): boolean =>
  strength(one) > strength(other) || (strength(one) === strength(other) && one.since < other.since);

const CONTACTS: Readonly<Partial<Record<string, ContactChannel>>> = {
  email: 'email',
  letter: 'letter',
  call: 'call',
  visit: 'visit',
  message: 'message',
};

/** Caps on contacts and times to avoid, of whatever is a contact. */
function withContactDay(judged: JudgedCase, policy: Policy, next: NextStep): NextStep {
  const channel = CONTACTS[policy.steps.find(({ step }) => step === next.step)?.channel ?? ''];
  if (channel === undefined) return next;
  const { one, calendar } = judged;
  const { on, reasons } = contactDay(
    {
      channel,
      country: one.customer.country,
      calendar,
      profile: one.profile,
      contact: null,
      contacts: outgoingContacts(one),
      caps: policy.contacts,
    },
    next.on,
  );
  if (on === null || on === next.on) return next;
  return { ...next, on, whyNotEarlier: [...next.whyNotEarlier, ...reasons] };
}

/** Of what is open. */
const disputedNow = ({ disputes, item }: JudgedItem, asOf: IsoDate): Minor =>
  disputes.length === 0
    ? 0
    : Math.min(
        item.openMinor,
        disputes.reduce((sum, one) => sum + (stillPauses(one, asOf) ? one.disputedMinor : 0), 0),
      );

interface Minimum {
  lowered(item: JudgedItem, letter: StepOfItem): StepOfItem | null;
  readonly tooLittle: CustomerSteps['tooLittle'];
}
/** No letter is due. */
const NOTHING_LOWERED: Minimum = { lowered: (_, letter) => letter, tooLittle: new Map() };

/**
 * Letters whose sum is too small for their level: the next lower level is tried, and below the first none is
 * written (peers' case SAP-01).
 */
function belowMinimum(
  judged: JudgedCase,
  items: readonly ItemSteps[],
  { inHome, homeMinor }: SteppingSetting,
): Minimum {
  const { asOf } = judged.one;
  if (!items.some(({ letter }) => letter !== null && letter.since <= asOf)) return NOTHING_LOWERED;
  const allowed = new Map<string, number>();
  const tooLittle = new Map<string, Text>();
  for (const currency of new Set(items.map(({ item }) => item.item.currency))) {
    const theirs = items.filter(({ item }) => item.item.currency === currency);
    const dunned = theirs.filter(({ letter }) => letter !== null && letter.since <= asOf);
    if (dunned.length === 0) continue;
    const sum = dunned.reduce(
      (total, { item }) => total + item.item.openMinor - disputedNow(item, asOf),
      0,
    );
    const open = theirs.reduce((total, { item }) => total + item.item.openMinor, 0);
    const home = inHome(sum, currency);
    let level = Math.max(...dunned.map(({ letter }) => letter?.level ?? 0));
    const isReached = (at: number): boolean => {
      const limits = (dunned[0] as ItemSteps).policy.limitsOf(at);
      return (
        (home === null || home >= homeMinor(limits.minimumAmount)) &&
        sum * 100 >= open * limits.minimumShare
      );
    };
    while (level > 0 && !isReached(level)) level -= 1;
    allowed.set(currency, level);
    if (level === 0)
      tooLittle.set(currency, say`what is overdue in ${currency} is too little for a letter`);
  }
  return {
    tooLittle,
    lowered(item, letter) {
      const level = allowed.get(item.item.currency);
      if (level === undefined || letter.since > asOf || (letter.level ?? 0) <= level) return letter;
      if (level === 0) return null;
      const { on, since, because, whyNotEarlier } = letter;
      return { step: letterStep(level), level, on, since, because, whyNotEarlier };
    },
  };
}
