/**
 * What the facts of a customer's case say on its day: of the customer, and of each open item. Read once;
 * the bucket, the next step, the rank and the call sheet look here and nowhere else.
 *
 *     C1  last sign of life 2026-03-02 (call answered), 1 contact without an answer since
 *       INV-7  due 2026-01-10, extended to 2026-02-10, 30 days late
 *              P-1 broken on 2026-02-20, P-2 runs until 2026-03-20
 *              disputed EUR 100.00 of 250.00 since 2026-02-15
 *              time-barred after 2029-12-31 (DE)
 *
 * Source: domain-rules 2.1 and the readings in 2.6, whose numbers stand beside what follows them.
 */
import { daysPastDue } from '../aging.ts';
import type { BusinessCalendar } from '../business-days.ts';
import { laterOf, type IsoDate } from '../dates.ts';
import { readSchedule, type CaseFactKind } from '../facts/case-facts.ts';
import { decimalToMinor, type Minor } from '../money.ts';
import type { CaseLetter, CustomerCase, ItemOfFact, OpenItem } from './case.ts';
import { particularsOf, pausesUntil, type OpenDispute } from './dispute.ts';
import { limitationOn, type Interruption } from './limitation.ts';
import type { CaseFact } from './live-facts.ts';
import { judgePlan, type JudgedPlan, type PlanFact } from './plan.ts';
import { judgePromises, type JudgedPromise, type PromiseFact } from './promise.ts';

/** A promise of the case and what became of it. */
export interface CasePromise extends JudgedPromise {
  readonly fact: CaseFact;
  readonly promise: PromiseFact;
  /** First day broken and never paid in full since. */
  readonly brokenOn: IsoDate | null;
}
export interface CasePlan extends JudgedPlan {
  readonly fact: CaseFact;
  readonly plan: PlanFact;
}

export type Insolvency = 'none' | 'suspected' | 'formal';

/** What was demanded of the debtor in writing. */
export interface Demand {
  /** Number of the letter or key of the fact. */
  readonly number: string;
  readonly level: number;
  readonly on: IsoDate;
  /** The day printed on it; where none was, its own. */
  readonly deadlineOn: IsoDate;
  readonly hasDeadline: boolean;
}

export interface JudgedItem {
  readonly item: OpenItem;
  /** The due date, or that of an extension we granted, while it counts (no. 12). */
  readonly dueOn: IsoDate;
  /** Of `dueOn`; 0 when not due. */
  readonly daysPastDue: number;
  readonly extension: CaseFact | null;
  /** Every promise that covers it, in the order of recording. */
  readonly promises: readonly CasePromise[];
  /** The latest of its plans, unless it was ended or paid. */
  readonly plan: CasePlan | null;
  /** Since when, and how much of what is open. */
  readonly dispute: { readonly since: IsoDate; readonly disputedMinor: Minor } | null;
  /** What it is made of: that of the invoice first, then in the order of recording. */
  readonly disputes: readonly OpenDispute[];
  /** That are not ended. */
  readonly routes: readonly CaseFact[];
  /** A route that gave it back as irrecoverable (no. 10: for good). */
  readonly irrecoverable: CaseFact | null;
  /** Letters and demands sent outside the program, newest first. */
  readonly demands: readonly Demand[];
  /** Deadline of a level 4 demand that has passed. */
  readonly finalDemandExpiredOn: IsoDate | null;
  /** The newest that counts. */
  readonly override: CaseFact | null;
  readonly probability: CaseFact | null;
  readonly limitationOn: IsoDate | null;
}

export interface JudgedCase {
  readonly one: CustomerCase;
  readonly calendar: BusinessCalendar;
  readonly items: readonly JudgedItem[];
  readonly promises: readonly CasePromise[];
  readonly plans: readonly CasePlan[];
  readonly insolvency: Insolvency;
  /** Expected in a formal insolvency, 0 to 1; null: not known. */
  readonly dividend: number | null;
  /** Signals of class severe that count, oldest first (no. 9). */
  readonly severe: readonly CaseFact[];
  readonly lastSignOn: IsoDate;
  /** Contacts from us without an answer since then. */
  readonly unanswered: number;
}

export interface JudgingSetting {
  /** Of the debtor's country. */
  readonly calendar: BusinessCalendar;
  /** Of our own country: the law of a claim where neither contract nor customer names one. */
  readonly homeLaw: string;
  /** Business days that promised money may take, by the policy. */
  readonly promiseGraceDays: number;
}

export function judgeCase(one: CustomerCase, setting: JudgingSetting): JudgedCase {
  const { calendar, promiseGraceDays } = setting;
  const promises = casePromises(one, calendar, promiseGraceDays);
  const plans = casePlans(one, calendar);
  const lastSignOn = lastSignOfLife(one);
  const live = one.facts.filter(({ isLive }) => isLive);
  const insolvencies = live.filter(({ kind }) => kind === 'insolvency');
  const formal = insolvencies.filter(({ details }) => details.state === 'formal');
  const dividends = formal.flatMap(({ details }) => details.dividend ?? []);
  return {
    one,
    calendar,
    items: judgedItems(one, setting, promises, plans),
    promises,
    plans,
    insolvency: formal.length > 0 ? 'formal' : insolvencies.length > 0 ? 'suspected' : 'none',
    dividend: dividends.length === 0 ? null : Number(dividends.at(-1)),
    severe: severeSignals(live),
    lastSignOn,
    unanswered: live.filter((fact) => isUnanswered(fact) && fact.on > lastSignOn).length,
  };
}

// --- What a fact is about.

/** Of the last case asked about: every promise and dispute of it asks for the same. */
let lastAsked: { readonly one: CustomerCase; readonly all: readonly ItemOfFact[] } | null = null;

/** Open and settled ones, oldest due first. */
function allItems(one: CustomerCase): readonly ItemOfFact[] {
  const { items, settled } = one;
  if (settled.length === 0) return items;
  if (lastAsked?.one !== one) {
    const all = [...items, ...settled].sort((a, b) =>
      a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.itemId - b.itemId,
    );
    lastAsked = { one, all };
  }
  return lastAsked.all;
}

export const itemsOfFact = (one: CustomerCase, fact: CaseFact): readonly ItemOfFact[] =>
  meant(allItems(one), fact);

/** Those named, or every one issued by its day, in its currency (no. 3); settled ones too. */
export function meant<Item extends Pick<ItemOfFact, 'itemId' | 'issuedOn' | 'currency'>>(
  items: readonly Item[],
  fact: CaseFact,
): readonly Item[] {
  if (fact.items.length > 0) {
    const named = new Set(fact.items.map(({ itemId }) => itemId));
    return items.filter(({ itemId }) => named.has(itemId));
  }
  return items.filter(
    (item) =>
      item.issuedOn <= fact.on && (fact.currency === null || item.currency === fact.currency),
  );
}

export const factsOfKind = (
  { facts }: Pick<CustomerCase, 'facts'>,
  kind: CaseFactKind,
): readonly CaseFact[] => facts.filter((fact) => fact.kind === kind);

const openAmounts = ({ items }: CustomerCase): ((itemId: number) => Minor) => {
  const open = new Map(items.map((item) => [item.itemId, item.openMinor]));
  return (itemId) => open.get(itemId) ?? 0;
};

// --- Promises and plans.

/** In the order of recording. */
export function casePromises(
  one: CustomerCase,
  calendar: BusinessCalendar,
  graceDays: number,
): readonly CasePromise[] {
  const facts = factsOfKind(one, 'promise');
  if (facts.length === 0) return [];
  const promises = facts.map((fact): PromiseFact => ({
    key: fact.key,
    on: fact.on,
    until: fact.until ?? fact.on,
    currency: fact.currency ?? '',
    spokenMinor: fact.amountMinor ?? 0,
    items: new Set(itemsOfFact(one, fact).map(({ itemId }) => itemId)),
    endedOn: fact.ended?.on ?? null,
  }));
  const judged = judgePromises(
    promises,
    one.receipts,
    openAmounts(one),
    calendar,
    graceDays,
    one.asOf,
  );
  return judged.map((outcome, at) => ({
    ...outcome,
    fact: facts[at] as CaseFact,
    promise: promises[at] as PromiseFact,
    brokenOn:
      outcome.state === 'broken' || outcome.state === 'partly_kept' ? outcome.decidedOn : null,
  }));
}

export function casePlans(one: CustomerCase, calendar: BusinessCalendar): readonly CasePlan[] {
  const open = openAmounts(one);
  return factsOfKind(one, 'plan').map((fact) => {
    const currency = fact.currency ?? '';
    const plan: PlanFact = {
      key: fact.key,
      on: fact.on,
      currency,
      instalments: (readSchedule(fact.details.instalments ?? '') ?? []).map(({ on, amount }) => ({
        on,
        amountMinor: Number(decimalToMinor(amount, currency)),
      })),
      items: new Set(itemsOfFact(one, fact).map(({ itemId }) => itemId)),
      isEnded: fact.ended !== null,
    };
    return { ...judgePlan(plan, one.receipts, open, calendar, one.asOf), fact, plan };
  });
}

/** Of an open item, in this state; one whose items all have a later plan counts no longer (no. 7). */
export const planInForce = (
  { items }: Pick<JudgedCase, 'items'>,
  state: 'on_track' | 'defaulted',
): CasePlan | null => items.find(({ plan }) => plan?.state === state)?.plan ?? null;

// --- Signs of life, signals.

const isAnswered = ({ details }: CaseFact): boolean =>
  details.outcome !== undefined && details.outcome !== 'no_answer';
const isFromThem = ({ details }: CaseFact): boolean => details.direction === 'in';
const isUnanswered = (fact: CaseFact): boolean =>
  fact.kind === 'contact' && !isFromThem(fact) && !isAnswered(fact);

/** What the customer does; a promise or a reason is one on the day it was given. */
const SIGNS: ReadonlySet<CaseFactKind> = new Set([
  'promise',
  'plan',
  'dispute',
  'reason',
  'acknowledgement',
]);

/** The newest thing that came from the customer (no. 8). Who never did anything: the oldest open invoice. */
function lastSignOfLife({ facts, items, lastSignOn, asOf }: CustomerCase): IsoDate {
  let last = lastSignOn;
  for (const fact of facts)
    if (SIGNS.has(fact.kind) || (fact.kind === 'contact' && (isFromThem(fact) || isAnswered(fact))))
      last = last === null ? fact.since : laterOf(last, fact.since);
  return last ?? items.reduce((day, item) => (item.issuedOn < day ? item.issuedOn : day), asOf);
}

/** Severe whatever class was written by hand (domain-rules 1.7 G10, G11 "→ severe"; 6.4). */
const ALWAYS_SEVERE: ReadonlySet<string> = new Set([
  'closure_signs',
  'force_majeure',
  'returned_payment',
]);

function severeSignals(live: readonly CaseFact[]): readonly CaseFact[] {
  const verdicts = new Map<string, string>();
  for (const { kind, details } of live)
    if (kind === 'verdict' && details.on_signal !== undefined)
      verdicts.set(details.on_signal, details.verdict ?? '');
  return live.filter(
    ({ kind, key, details }) =>
      kind === 'signal' &&
      (details.class === 'severe' || ALWAYS_SEVERE.has(details.signal ?? '')) &&
      verdicts.get(key) !== 'dismissed',
  );
}

// --- Items.

/** What the facts say of one item, gathered before it is judged. */
interface ItemFacts {
  readonly extensions: CaseFact[];
  readonly disputes: OpenDispute[];
  readonly routes: CaseFact[];
  irrecoverable: CaseFact | null;
  override: CaseFact | null;
  probability: CaseFact | null;
  readonly demands: CaseFact[];
  readonly acknowledgedOn: IsoDate[];
  readonly promises: CasePromise[];
  plan: CasePlan | null;
}

const noFacts = (): ItemFacts => ({
  extensions: [],
  disputes: [],
  routes: [],
  irrecoverable: null,
  override: null,
  probability: null,
  demands: [],
  acknowledgedOn: [],
  promises: [],
  plan: null,
});

function judgedItems(
  one: CustomerCase,
  setting: JudgingSetting,
  promises: readonly CasePromise[],
  plans: readonly CasePlan[],
): readonly JudgedItem[] {
  if (one.items.length === 0) return [];
  const of = new Map<number, ItemFacts>();
  const factsOf = (itemId: number): ItemFacts => {
    let facts = of.get(itemId);
    if (facts === undefined) of.set(itemId, (facts = noFacts()));
    return facts;
  };
  for (const fact of one.facts) gatherFact(one, fact, setting, factsOf);
  for (const promise of promises)
    for (const itemId of promise.promise.items) factsOf(itemId).promises.push(promise);
  // The latest counts: by its day, then as they were recorded.
  for (const plan of plans.toSorted((a, b) =>
    a.plan.on < b.plan.on ? -1 : Number(a.plan.on > b.plan.on),
  ))
    for (const itemId of plan.plan.items) factsOf(itemId).plan = plan;
  const none = noFacts();
  return one.items.map((item) => judgedItem(one, item, of.get(item.itemId) ?? none, setting));
}

function gatherFact(
  one: CustomerCase,
  fact: CaseFact,
  { calendar }: JudgingSetting,
  factsOf: (itemId: number) => ItemFacts,
): void {
  switch (fact.kind) {
    case 'dispute':
      if (fact.ended === null) {
        const particulars = particularsOf(fact, one.facts);
        const dispute = {
          key: fact.key,
          since: fact.on,
          particulars,
          pausesUntil: pausesUntil(fact.on, particulars, calendar),
        };
        for (const [item, disputedMinor] of disputedParts(one, fact))
          if (disputedMinor > 0) factsOf(item.itemId).disputes.push({ ...dispute, disputedMinor });
      }
      break;
    case 'route':
      for (const { itemId } of meant(one.items, fact)) {
        const facts = factsOf(itemId);
        if (fact.ended === null) facts.routes.push(fact);
        else if (fact.ended.details.result === 'irrecoverable') facts.irrecoverable = fact;
      }
      break;
    case 'demand':
      for (const { itemId } of meant(one.items, fact)) factsOf(itemId).demands.push(fact);
      break;
    case 'acknowledgement':
      for (const { itemId } of meant(one.items, fact)) factsOf(itemId).acknowledgedOn.push(fact.on);
      break;
    case 'extension':
      if (fact.details.state === 'granted')
        for (const { itemId } of meant(one.items, fact)) factsOf(itemId).extensions.push(fact);
      break;
    case 'override':
    case 'probability':
      if (fact.isLive)
        for (const { itemId } of meant(one.items, fact)) {
          const facts = factsOf(itemId);
          const before = facts[fact.kind];
          if (before === null || fact.on >= before.on) facts[fact.kind] = fact;
        }
      break;
    default:
  }
}

/**
 * How much of each of its items a dispute is about, at most what is open. Of a part of several items those
 * that are due first are meant first, and nothing twice (no. 15).
 */
export function disputedParts(
  one: CustomerCase,
  fact: CaseFact,
): readonly (readonly [item: ItemOfFact, disputedMinor: Minor])[] {
  let left = fact.amountMinor ?? Number.MAX_SAFE_INTEGER;
  return itemsOfFact(one, fact).map((item) => {
    const disputed = fact.ended === null ? Math.max(0, Math.min(left, item.openMinor)) : 0;
    left -= disputed;
    return [item, disputed] as const;
  });
}

function judgedItem(
  one: CustomerCase,
  item: OpenItem,
  facts: ItemFacts,
  { homeLaw }: JudgingSetting,
): JudgedItem {
  // An invoice is extended once (no. 12): the first counts.
  const granted = facts.extensions[0] ?? null;
  const extension = granted?.isLive === true && granted.until !== null ? granted : null;
  const dueOn =
    extension === null ? item.dueOn : laterOf(item.dueOn, extension.until ?? item.dueOn);
  const { plan } = facts;
  const disputes = disputesOf(item, facts);
  const demands = demandsOf(item.letters, facts.demands);
  return {
    item,
    dueOn,
    daysPastDue: Math.max(0, daysPastDue(dueOn, one.asOf)),
    extension,
    promises: facts.promises,
    plan: plan?.state === 'on_track' || plan?.state === 'defaulted' ? plan : null,
    dispute: disputeOf(item, disputes),
    disputes,
    routes: facts.routes,
    irrecoverable: facts.irrecoverable,
    demands,
    finalDemandExpiredOn: expiredFinalDemand(demands, one.asOf),
    override: facts.override,
    probability: facts.probability,
    limitationOn: limitationOn(
      lawOf(one, item, homeLaw),
      item.dueOn,
      interruptions(one, item, facts),
    ),
  };
}

/** The law that governs a claim: the contract's, else the customer's, else our own country's (4.6 no. 11). */
export function lawOf(one: CustomerCase, item: OpenItem, homeLaw: string): string {
  const ofContract =
    one.lawOfContract.size === 0 ? undefined : one.lawOfContract.get(item.contract);
  if (ofContract !== undefined && ofContract.trim() !== '') return ofContract;
  const { governingLaw } = one.customer;
  return governingLaw.trim() === '' ? homeLaw : governingLaw;
}

function disputesOf(item: OpenItem, { disputes }: ItemFacts): readonly OpenDispute[] {
  const { dispute, openMinor } = item;
  if (dispute?.ofInvoice !== true) return disputes.length === 0 ? NOTHING_HAPPENED : disputes;
  const ofInvoice: OpenDispute = {
    key: null,
    since: dispute.openedOn,
    disputedMinor: openMinor,
    particulars: null,
    pausesUntil: null,
  };
  return [ofInvoice, ...disputes];
}

function disputeOf(item: OpenItem, disputes: readonly OpenDispute[]): JudgedItem['dispute'] {
  const [first] = disputes;
  if (first === undefined) return null;
  let { since } = first;
  let sum = 0;
  for (const one of disputes) {
    if (one.since < since) ({ since } = one);
    sum += one.disputedMinor;
  }
  return { since, disputedMinor: Math.min(item.openMinor, sum) };
}

const FINAL_LEVEL = 4;

function demandsOf(letters: readonly CaseLetter[], facts: readonly CaseFact[]): readonly Demand[] {
  if (letters.length + facts.length === 0) return NOTHING_HAPPENED;
  return [
    ...letters.map(({ number, level, issuedOn, deadlineOn }) => ({
      number,
      level,
      on: issuedOn,
      deadlineOn,
      hasDeadline: true,
    })),
    ...facts
      .filter(({ ended }) => ended === null)
      .map(({ key, on, until, details }) => ({
        number: key,
        level: Number(details.level),
        on,
        deadlineOn: until ?? on,
        hasDeadline: until !== null,
      })),
  ].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : b.level - a.level));
}

/** The earliest. */
function expiredFinalDemand(demands: readonly Demand[], asOf: IsoDate): IsoDate | null {
  let first: IsoDate | null = null;
  for (const { level, hasDeadline, deadlineOn } of demands)
    if (level === FINAL_LEVEL && hasDeadline && deadlineOn < asOf)
      if (first === null || deadlineOn < first) first = deadlineOn;
  return first;
}

function interruptions(
  one: CustomerCase,
  item: OpenItem,
  facts: ItemFacts,
): readonly { readonly kind: Interruption; readonly on: IsoDate }[] {
  const paidOn = one.partPaidOn.get(item.itemId) ?? [];
  if (
    paidOn.length + facts.acknowledgedOn.length + facts.demands.length + item.letters.length ===
    0
  )
    return NOTHING_HAPPENED;
  return [
    ...facts.acknowledgedOn.map((on) => ({ kind: 'acknowledgement' as const, on })),
    ...paidOn.map((on) => ({ kind: 'part_payment' as const, on })),
    ...facts.demands.map(({ on }) => ({ kind: 'demand' as const, on })),
    ...item.letters.map(({ issuedOn }) => ({ kind: 'demand' as const, on: issuedOn })),
  ];
}

const NOTHING_HAPPENED: readonly never[] = [];
