/**
 * The call sheet: what somebody needs in front of them before they ring a customer (domain-rules 1.5 D25 to
 * D27), out of the judged case and its next step.
 *
 *     Marta Ortells, accounts payable, +34 …     10:42 there, reachable until 13:30
 *     "On 13 November you promised EUR 5,985.22 for the 20th. It has not come. …"
 *     cite     contract CT-24-018, clause 7.2 (late interest)
 *     then     formal demand, level 3, on 2026-12-02
 *     kept     3 of 6 promises; "payment was sent": true 1 of 3
 *     pays     on days 5 and 20, next 2026-12-04
 *     do not   call before 2026-12-01: 3 contacts in the 7 days …
 *
 * Opening lines are polite and firm: the facts, and one question that has an amount or a day as its answer.
 * None of them threatens, shames or tells a story (1.10).
 */
import { isBusinessDay, type BusinessCalendar } from '../business-days.ts';
import { citable, contractInForce } from '../contracts/citable.ts';
import type { Clause, Contract } from '../contracts/contract.ts';
import {
  avoidWindowsAt,
  isPayDayClaimTrue,
  nextPayDay,
  type LocalMoment,
} from '../customers/customer-times.ts';
import {
  mayShowDebtTo,
  type ClockTime,
  type ContactRole,
  type CustomerContact,
  type CustomerProfile,
} from '../customers/profile.ts';
import { addDays, type Instant, type IsoDate } from '../dates.ts';
import type { Minor } from '../money.ts';
import { count, day, groupedMoney, list, plural, say, type Text } from '../texts/text.ts';
import type { ClassifiedItem } from './bucket.ts';
import type { CustomerCase } from './case.ts';
import {
  avoidedTimes,
  contactCapAt,
  everyWeekday,
  localMomentAt,
  nextContact,
  outgoingContacts,
  zoneOf,
  type ContactCaps,
  type OutgoingContact,
} from './contact-times.ts';
import { factsOfKind, type CasePromise, type JudgedCase, type JudgedItem } from './judged-case.ts';
import type { CaseFact } from './live-facts.ts';
import type { CustomerSteps, StepOfItem } from './next-step.ts';
import { stepSpec, type Policy } from './policy.ts';
import type { PromiseState } from './promise.ts';
import type { CurrencySum, UrgentEvent } from './worklist.ts';

/** What of a ranked customer a call sheet is made of. */
export interface SheetSubject {
  readonly judged: JudgedCase;
  readonly items: readonly ClassifiedItem[];
  readonly steps: CustomerSteps;
  readonly sums: readonly CurrencySum[];
  readonly urgent: readonly UrgentEvent[];
}

export interface SheetSetting {
  /** Null: the sheet of a past day, on which nobody can be reached any more. */
  readonly at: Instant | null;
  readonly policy: Policy;
  /** Of this customer. */
  readonly contracts: readonly Contract[];
}

export interface CallSheet {
  readonly person: CustomerContact | null;
  readonly reach: Reach | null;
  /** Who decides, where that is somebody else. */
  readonly decides: CustomerContact | null;
  readonly situation: Situation;
  /** What is said first, as one would say it. */
  readonly opening: Text;
  /** What to come away with. */
  readonly ask: Text;
  readonly cite: Text | null;
  /** Clause: what comes after the next step. */
  readonly then: Text | null;
  readonly promises: {
    readonly kept: number;
    /** Of which it is known whether they were kept. */
    readonly decided: number;
    /** Newest first. */
    readonly rows: readonly SheetPromise[];
  };
  readonly said: readonly SaidBefore[];
  readonly pays: PayDays;
  /** Clauses: `call before …`, `ship on account …`. */
  readonly doNot: readonly Text[];
}

// --- Whom to ask for, and when.

/** Who pays what is approved comes first: most calls end there. */
const ROLES: readonly ContactRole[] = [
  'ap_clerk',
  'decision_maker',
  'owner',
  'approver',
  'buyer',
  'site',
];

/** One with a telephone number goes before one without; nobody whom debts must not be shown to. */
export function personToCall(contacts: readonly CustomerContact[]): CustomerContact | null {
  const rank = ({ phone, role }: CustomerContact): number =>
    (phone === '' ? ROLES.length : 0) + ROLES.indexOf(role);
  return contacts
    .filter(({ role }) => mayShowDebtTo(role))
    .reduce<CustomerContact | null>(
      (best, one) => (best === null || rank(one) < rank(best) ? one : best),
      null,
    );
}

const DECIDING: ReadonlySet<ContactRole> = new Set(['decision_maker', 'approver', 'owner']);

function whoDecides({ one }: JudgedCase, person: CustomerContact | null): CustomerContact | null {
  if (person !== null && DECIDING.has(person.role)) return null;
  return one.profile.contacts.find((contact) => DECIDING.has(contact.role)) ?? null;
}

/** Times are on the debtor's clock. */
export interface Reach {
  /** IANA name. */
  readonly zone: string;
  /** What their clock shows. */
  readonly local: LocalMoment;
  readonly isNow: boolean;
  /** The first time from now on; `until` exclusive, on the same day. */
  readonly on: IsoDate;
  readonly from: ClockTime;
  readonly until: ClockTime;
  /** What stands in the way until then, each a clause. */
  readonly reasons: readonly Text[];
  /** What their clock shows when this has to be asked again. */
  readonly holdsUntil: LocalMoment;
}

/** Who is reached, and what keeps them from being called too often. */
export interface Reached {
  readonly country: string | null;
  readonly calendar: BusinessCalendar;
  readonly profile: CustomerProfile;
  readonly contacts: readonly OutgoingContact[];
}

/** Null: it is not known what time it is there, or there is no such time. */
export const reachOf = (
  { one, calendar }: JudgedCase,
  at: Instant,
  { contacts: caps }: Policy,
): Reach | null =>
  reachAt(
    {
      country: one.customer.country,
      calendar,
      profile: one.profile,
      contacts: outgoingContacts(one),
    },
    at,
    caps,
  );

export function reachAt(
  { country, calendar, profile, contacts }: Reached,
  at: Instant,
  caps: ContactCaps,
): Reach | null {
  const contact = personToCall(profile.contacts);
  const zone = zoneOf(country, contact?.timeZone);
  if (!zone.ok) return null;
  const time = nextContact({ at, channel: 'call', country, calendar, profile, contact, contacts, caps }); // prettier-ignore
  if (!time.ok) return null;
  const local = localMomentAt(at, zone.value);
  if (!time.value.now) {
    const { on, from, until, reasons } = time.value;
    return withEnd({ zone: zone.value, local, isNow: false, on, from, until, reasons });
  }
  return withEnd({
    zone: zone.value,
    local,
    isNow: true,
    on: local.slice(0, 10) as IsoDate,
    from: local.slice(11),
    until: time.value.until,
    reasons: [],
  });
}

/** Whether asking again at a later moment gives the same, `reasons` and the clock aside. */
export function reachHolds({ zone, local, holdsUntil }: Reach, at: Instant): boolean {
  const now = localMomentAt(at, zone);
  return local <= now && now < holdsUntil;
}

/**
 * As long as it is the same day there: a time to come is the next one until it has come, and a time that runs
 * ends when it ends.
 */
function withEnd(reach: Omit<Reach, 'holdsUntil'>): Reach {
  const { local, isNow, on, from, until } = reach;
  const end = `${on}T${isNow ? until : from}`;
  const midnight = `${local.slice(0, 10)}T24:00`;
  return { ...reach, holdsUntil: end < midnight ? end : midnight };
}

// --- What to say.

export type Situation =
  'insolvent' | 'dispute' | 'promise_broken' | 'deadline_passed' | 'plan_behind' | 'on_plan' | 'promise_due' | 'promise_open' | 'says_paid' | 'silent' | 'later_call' | 'first_call' | 'courtesy'; // prettier-ignore

/** Calls in vain before somebody else in the house is asked for. */
const SILENT_CALLS = 3;

interface Line {
  readonly situation: Situation;
  readonly opening: Text;
  readonly ask: Text;
}

/** What is overdue in the currency that weighs most, with its items, oldest first. */
interface Owed {
  readonly currency: string;
  readonly minor: Minor;
  readonly items: readonly JudgedItem[];
  readonly oldest: JudgedItem | null;
}

function owedOf({ items, sums }: SheetSubject): Owed {
  const currency = sums[0]?.currency ?? '';
  const overdue = items
    .map(({ of }) => of)
    .filter(({ item, daysPastDue }) => item.currency === currency && daysPastDue > 0)
    .sort((a, b) => b.daysPastDue - a.daysPastDue);
  return {
    currency,
    minor: overdue.reduce((sum, { item }) => sum + item.openMinor, 0),
    items: overdue,
    oldest: overdue[0] ?? null,
  };
}

const lineOf = (subject: SheetSubject): Line => {
  const owed = owedOf(subject);
  return (
    insolventLine(subject) ??
    brokenLine(subject) ??
    disputeLine(subject) ??
    planLine(subject) ??
    deadlineLine(subject, owed) ??
    promiseLine(subject) ??
    paidLine(subject) ??
    silentLine(subject, owed) ??
    plainLine(subject, owed)
  );
};

const insolventLine = ({ judged }: SheetSubject): Line | null =>
  judged.insolvency === 'formal'
    ? {
        situation: 'insolvent',
        opening: say`Who is the administrator, and by which day must claims be filed?`,
        ask: say`File the claim; demand nothing.`,
      }
    : null;

/** The newest that is broken and whose money is still missing. */
export function brokenPromise({ judged, items }: SheetSubject): CasePromise | null {
  const open = new Set(items.map(({ of }) => of.item.itemId));
  return judged.promises
    .filter(
      ({ brokenOn, promise }) => brokenOn !== null && [...promise.items].some((id) => open.has(id)),
    )
    .reduce<CasePromise | null>(
      (last, one) => (last === null || (one.brokenOn ?? '') >= (last.brokenOn ?? '') ? one : last),
      null,
    );
}

function brokenLine(subject: SheetSubject): Line | null {
  const broken = brokenPromise(subject);
  // A newer promise or plan is what the call is about.
  const isOvertaken =
    broken !== null &&
    (subject.judged.promises.some(
      ({ state, promise }) => state === 'open' && promise.on >= broken.promise.until,
    ) ||
      subject.judged.plans.some(({ state }) => state === 'on_track'));
  if (broken === null || isOvertaken) return null;
  const { promise, amountMinor, receivedMinor } = broken;
  const what = groupedMoney(amountMinor, promise.currency);
  return {
    situation: 'promise_broken',
    opening:
      receivedMinor > 0
        ? say`On ${day(promise.on)} you promised ${what} for ${day(promise.until)}. Only ${groupedMoney(receivedMinor, promise.currency)} has come. What happened, and when does the rest leave?`
        : say`On ${day(promise.on)} you promised ${what} for ${day(promise.until)}. It has not come. What happened, and how much leaves today?`,
    ask: say`Ask for the transfer slip, an amount and a day.`,
  };
}

function disputeLine({ items }: SheetSubject): Line | null {
  const disputed = items
    .map(({ of }) => of)
    .filter(({ dispute }) => dispute !== null)
    .sort((a, b) => ((a.dispute?.since ?? '') < (b.dispute?.since ?? '') ? -1 : 1))[0];
  if (disputed?.dispute == null) return null;
  const { item, dispute } = disputed;
  const isWhole = dispute.disputedMinor >= item.openMinor;
  // A part that is disputed does not keep the rest from being paid.
  return {
    situation: 'dispute',
    opening: isWhole
      ? say`You told us on ${day(dispute.since)} that something is wrong with ${item.invoice}. What exactly is it, and what would settle it?`
      : say`Of ${item.invoice} you dispute ${groupedMoney(dispute.disputedMinor, item.currency)}. We look into that. On which day do you pay the other ${groupedMoney(item.openMinor - dispute.disputedMinor, item.currency)}?`,
    ask: isWhole
      ? say`Ask for particulars and papers; say on which day we decide.`
      : say`Ask for a day for the undisputed part, and for particulars of the other.`,
  };
}

/** Nothing is overdue but what the promises or plans that run are about. */
const isAllOf = (
  { items }: SheetSubject,
  running: readonly { readonly items: ReadonlySet<number> }[],
): boolean =>
  items.every(
    ({ of }) => of.daysPastDue === 0 || running.some((one) => one.items.has(of.item.itemId)),
  );

function planLine(subject: SheetSubject): Line | null {
  const { judged } = subject;
  const behind = judged.plans.find(({ state }) => state === 'defaulted');
  if (behind !== undefined) {
    const missing = behind.dueByNowMinor - behind.receivedMinor;
    return {
      situation: 'plan_behind',
      opening: say`Under the plan of ${day(behind.plan.on)} ${groupedMoney(missing, behind.plan.currency)} should be here by now. What happened, and when does it leave?`,
      ask: say`Ask for the missing instalment and whether the next one holds.`,
    };
  }
  const running = judged.plans.find(({ state }) => state === 'on_track');
  if (running === undefined || running.nextOn === null || !isAllOf(subject, [running.plan]))
    return null;
  return {
    situation: 'on_plan',
    opening: say`Thank you for keeping to the plan. The next instalment is due on ${day(running.nextOn)}. Is it prepared?`,
    ask: say`Confirm the day; ask for nothing else under the plan.`,
  };
}

function deadlineLine({ judged, urgent }: SheetSubject, { minor, currency }: Owed): Line | null {
  const passed = urgent.find(({ kind }) => kind === 'deadline_passed');
  const letter = judged.items
    .flatMap(({ demands }) => demands.slice(0, 1))
    .find(({ deadlineOn }) => deadlineOn === passed?.on);
  if (passed === undefined || letter === undefined || minor === 0) return null;
  return {
    situation: 'deadline_passed',
    opening: say`Our letter ${letter.number} asked for payment by ${day(letter.deadlineOn)}. ${groupedMoney(minor, currency)} is still open. On which day do you pay it?`,
    ask: say`Ask whether the letter arrived, for an amount and a day.`,
  };
}

function promiseLine(subject: SheetSubject): Line | null {
  const { judged } = subject;
  const { asOf } = judged.one;
  const open = judged.promises
    .filter(({ state }) => state === 'open')
    .sort((a, b) => (a.promise.until < b.promise.until ? -1 : 1))[0];
  if (open === undefined) return null;
  const { promise, amountMinor } = open;
  // The rest is asked for as if there were no promise.
  if (
    promise.until > asOf &&
    !isAllOf(
      subject,
      judged.promises.filter(({ state }) => state === 'open').map((one) => one.promise),
    )
  )
    return null;
  const what = groupedMoney(amountMinor, promise.currency);
  return promise.until <= asOf
    ? {
        situation: 'promise_due',
        opening: say`You promised ${what} for ${day(promise.until)}. Has the transfer left, and under which reference?`,
        ask: say`Look at the bank first; ask for the reference.`,
      }
    : {
        situation: 'promise_open',
        opening: say`You promised ${what} for ${day(promise.until)}. Is everything prepared for that day?`,
        ask: say`Remind them of the day; ask for nothing sooner.`,
      };
}

function paidLine({ steps }: SheetSubject): Line | null {
  const proof = steps.items.find(({ pause }) => pause?.reason === 'proof');
  return proof === undefined
    ? null
    : {
        situation: 'says_paid',
        opening: say`You told us that it was paid, and our bank has not shown it yet. To which account did it go, on which day, under which reference?`,
        ask: say`Ask for a copy of the order: name, IBAN, amount, value date, bank reference.`,
      };
}

function silentLine({ judged }: SheetSubject, { minor, currency }: Owed): Line | null {
  if (judged.unanswered < SILENT_CALLS || minor === 0) return null;
  return {
    situation: 'silent',
    opening: say`We have tried to reach you ${count(judged.unanswered, 'time')} since ${day(judged.lastSignOn)} about ${groupedMoney(minor, currency)} that is overdue. Who decides about it in your house?`,
    ask: say`Ask for the name and number of who decides.`,
  };
}

function plainLine({ judged, items }: SheetSubject, owed: Owed): Line {
  const { oldest, minor, currency } = owed;
  if (oldest === null) {
    const next = items.map(({ of }) => of).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0];
    return {
      situation: 'courtesy',
      opening:
        next === undefined
          ? say`Is everything in order with our last delivery?`
          : say`Invoice ${next.item.invoice} of ${groupedMoney(next.item.openMinor, next.item.currency)} is due on ${day(next.dueOn)}. Did it arrive, and is everything in order with it?`,
      ask: say`Nothing is overdue: a courtesy, no demand.`,
    };
  }
  const hasTalked = judged.one.facts.some(
    ({ kind, on, details }) =>
      kind === 'contact' && on > oldest.dueOn && !NOT_TALKED.has(details.outcome ?? 'no_answer'),
  );
  if (!hasTalked && owed.items.length === 1)
    return {
      situation: 'first_call',
      opening: say`I am calling about invoice ${oldest.item.invoice} of ${groupedMoney(minor, currency)}, which was due on ${day(oldest.dueOn)}. Did it arrive, is it in order, and on which day do you pay it?`,
      ask: say`Ask for the reason, an amount and a day.`,
    };
  return {
    situation: hasTalked ? 'later_call' : 'first_call',
    opening: say`${groupedMoney(minor, currency)} from ${count(owed.items.length, 'invoice')} is overdue, the oldest since ${day(oldest.dueOn)}. How much do you pay, and on which day?`,
    ask: hasTalked
      ? say`Ask what keeps it back, for an amount and a day.`
      : say`Ask for the reason, an amount and a day.`,
  };
}

const NOT_TALKED: ReadonlySet<string> = new Set(['no_answer', 'bad_moment', 'redirected']);

// --- What to cite.

const CITED: Readonly<Partial<Record<Clause['kind'], Text>>> = {
  late_interest: say`late interest`,
  suspension_right: say`stopping deliveries`,
};

/** Of the contract that counted when the oldest overdue invoice was issued. */
function citeOf(
  { judged }: SheetSubject,
  oldest: JudgedItem | null,
  contracts: readonly Contract[],
) {
  if (oldest === null) return null;
  const { item } = oldest;
  const contract =
    contracts.find(({ number }) => number === item.contract) ??
    contractInForce(contracts, judged.one.customer.code, item.issuedOn);
  if (contract === null || contract === undefined) return null;
  const clauses = citable(contract, item.issuedOn).clauses.flatMap((clause) => {
    const what = CITED[clause.kind];
    return what === undefined ? [] : [say`clause ${clause.number} (${what})`];
  });
  return clauses.length === 0 ? null : say`Cite ${contract.number}, ${list(clauses, 'and')}.`;
}

// --- What comes then.

function thenOf({ judged, steps }: SheetSubject, { steps: own }: Policy): Text | null {
  const { next } = steps;
  if (next === null) return null;
  const [first] = next.items;
  const of = steps.items.find(({ item }) => item === first);
  if (next.level !== null) {
    const level = next.level;
    const later = own.find(
      ({ step, after }) => after !== null && (stepSpec(step).level ?? 0) > level,
    );
    return later === undefined
      ? say`no further letter: agency or lawyer`
      : say`${stepSpec(later.step).name}, when the deadline of this letter has passed`;
  }
  const others = [...(of?.letter == null ? [] : [of.letter]), ...(of?.others ?? [])];
  const after = others
    .filter(({ step }) => step !== next.step)
    .reduce<StepOfItem | null>(
      (soonest, one) => (soonest === null || one.on < soonest.on ? one : soonest),
      null,
    );
  if (after === null) return null;
  const { name } = stepSpec(after.step);
  return after.on <= judged.one.asOf
    ? say`${name}, due now as well`
    : say`${name} on ${day(after.on)}`;
}

// --- What they promised and said before.

export interface SheetPromise {
  readonly key: string;
  readonly state: PromiseState;
  readonly currency: string;
  readonly amountMinor: Minor;
  readonly receivedMinor: Minor;
  readonly promisedFor: IsoDate;
}

const KEPT: ReadonlySet<PromiseState> = new Set(['kept']);
const OPEN: ReadonlySet<PromiseState> = new Set(['open', 'cancelled']);

function promisesOf({ promises }: JudgedCase): CallSheet['promises'] {
  const decided = promises.filter(({ state }) => !OPEN.has(state));
  return {
    kept: decided.filter(({ state }) => KEPT.has(state)).length,
    decided: decided.length,
    rows: promises
      .filter(({ state }) => state !== 'cancelled')
      .map(({ promise, state, amountMinor, receivedMinor }) => ({
        key: promise.key,
        state,
        currency: promise.currency,
        amountMinor,
        receivedMinor,
        promisedFor: promise.until,
      }))
      .sort((a, b) => (a.promisedFor < b.promisedFor ? 1 : -1)),
  };
}

/** Excuses by their code (domain-rules 1.6), as they are heard. */
export const REASONS: Readonly<Record<string, Text>> = {
  X01: say`Another day`,
  X02: say`Still being approved`,
  X03: say`Payment was sent`,
  X04: say`Cash is tight`,
  X05: say`Papers are incomplete`,
  X06: say`Whoever decides is absent`,
  X07: say`No money in the account`,
  X08: say`Not our pay day yet`,
  X09: say`Goods are not sold`,
  X10: say`The market is bad`,
  X11: say`You did not come as agreed`,
  X12: say`Nobody was there to sign`,
  X13: say`The fault is yours`,
  X14: say`A long story`,
  X15: say`It will be sent by a day`,
  X16: say`Settlement was agreed otherwise`,
};

export const reasonName = (code: string): Text => REASONS[code] ?? say`${code}`;

export type ReasonState = 'claimed' | 'verified' | 'contradicted' | 'unverifiable';

/** A reason as it was given once. */
export interface GivenReason {
  readonly fact: CaseFact;
  /** X01 to X16. */
  readonly code: string;
  readonly state: ReasonState;
  /** Day on which that was found; null: nobody looked, it is only claimed. */
  readonly foundOn: IsoDate | null;
}

/** In the order of recording. What the pay days alone prove is proven on the day on which it is said. */
export const givenReasons = (
  one: CustomerCase,
  calendar: BusinessCalendar,
): readonly GivenReason[] =>
  factsOfKind(one, 'reason').map((fact) => {
    const { code = '' } = fact.details;
    const state = (fact.details.state ?? 'claimed') as ReasonState;
    const isTrue =
      code === 'X08' && state === 'claimed'
        ? isPayDayClaimTrue(one.profile, calendar, fact.since).isTrue
        : null;
    if (isTrue !== null)
      return { fact, code, state: isTrue ? 'verified' : 'contradicted', foundOn: fact.since };
    return { fact, code, state, foundOn: state === 'claimed' ? null : fact.on };
  });

/** How often a reason was given, and what was found of it: "X03 was true 2 of 9 times". */
export interface ReasonCount {
  /** X01 to X16. */
  readonly code: string;
  readonly name: Text;
  readonly times: number;
  readonly verified: number;
  readonly contradicted: number;
  readonly unverifiable: number;
}

/** By code. */
export function reasonCounts(
  given: readonly Pick<GivenReason, 'code' | 'state'>[],
): readonly ReasonCount[] {
  const codes = [...new Set(given.map(({ code }) => code))].sort();
  return codes.map((code) => {
    const told = given.filter((one) => one.code === code);
    const found = (state: ReasonState): number => told.filter((one) => one.state === state).length;
    return {
      code,
      name: reasonName(code),
      times: told.length,
      verified: found('verified'),
      contradicted: found('contradicted'),
      unverifiable: found('unverifiable'),
    };
  });
}

export interface SaidBefore extends ReasonCount {
  /** Of the last time. */
  readonly state: ReasonState;
  readonly lastOn: IsoDate;
}

/** Most recent first. */
function saidBefore({ one, calendar }: JudgedCase): readonly SaidBefore[] {
  const given = givenReasons(one, calendar);
  return reasonCounts(given)
    .map((count) => {
      const last = given
        .filter(({ code }) => code === count.code)
        .reduce((newest, told) => (told.fact.since >= newest.fact.since ? told : newest));
      return { ...count, state: last.state, lastOn: last.fact.since };
    })
    .sort((a, b) => (a.lastOn < b.lastOn ? 1 : -1));
}

// --- Pay days.

export interface PayDays {
  /** Clause: `on Fridays`, `on days 5 and 20`; null: not known, any business day. */
  readonly when: Text | null;
  readonly nextOn: IsoDate;
  /** From the day of the case on. */
  readonly days: readonly {
    readonly on: IsoDate;
    readonly is: 'pay' | 'avoided' | 'rest' | 'plain';
  }[];
}

const SHOWN_DAYS = 14;

function payDays({ one, calendar }: JudgedCase): PayDays {
  const { profile, asOf } = one;
  const { weekdays, monthDays } = profile.payCalendar;
  const isOpen = (date: IsoDate): boolean => isBusinessDay(date, calendar);
  const isKnown = weekdays.length + monthDays.length > 0;
  const when = [
    ...(weekdays.length > 0 ? [say`on ${list(everyWeekday(weekdays), 'and')}`] : []),
    ...(monthDays.length > 0
      ? [
          say`on ${plural(monthDays.length, 'day', 'days')} ${list(
            [...monthDays].sort((a, b) => a - b),
            'and',
          )}`,
        ]
      : []),
  ];
  const isPayDay = (on: IsoDate): boolean => isKnown && nextPayDay(profile, on, isOpen) === on;
  // A whole day, not its early hours.
  const isAvoided = (on: IsoDate): boolean =>
    avoidWindowsAt(profile, `${on}T12:00`).some(
      ({ before, after }) => before === null && after === null,
    );
  return {
    when: isKnown ? say`${list(when, 'and')}` : null,
    nextOn: nextPayDay(profile, asOf, isOpen),
    days: Array.from({ length: SHOWN_DAYS }, (_, ahead) => {
      const on = addDays(asOf, ahead);
      const is = isPayDay(on) ? 'pay' : !isOpen(on) ? 'rest' : isAvoided(on) ? 'avoided' : 'plain';
      return { on, is } as const;
    }),
  };
}

/** Whether the day is one of theirs, as far as it is known. */
export function isTheirPayDay({ one, calendar }: JudgedCase): boolean {
  const { weekdays, monthDays } = one.profile.payCalendar;
  if (weekdays.length + monthDays.length === 0) return false;
  return nextPayDay(one.profile, one.asOf, (date) => isBusinessDay(date, calendar)) === one.asOf;
}

// --- What not to do.

const NOT_SHIPPED: Readonly<Record<string, Text>> = {
  hold: say`ship anything`,
  cash_only: say`hand over goods without cash`,
  prepaid: say`ship before it is paid in advance`,
  staged: say`ship the next lot before the last one is paid`,
};
const STRICTEST_FIRST = Object.keys(NOT_SHIPPED);

/** Level of the strictest hold that counts; null: none. */
export function strictestHold({ facts }: Pick<CustomerCase, 'facts'>): string | null {
  const levels = facts
    .filter(({ kind, isLive }) => kind === 'hold' && isLive)
    .map(({ details }) => details.level ?? 'hold');
  return STRICTEST_FIRST.find((level) => levels.includes(level)) ?? levels[0] ?? null;
}

function doNot({ judged, sums }: SheetSubject, { contacts: caps }: Policy): readonly Text[] {
  const { one } = judged;
  const found: Text[] = [];
  if (judged.insolvency === 'formal')
    found.push(say`demand payment: insolvency proceedings are open`);
  const { nextOn, inTheWay } = contactCapAt(outgoingContacts(one), one.asOf, caps);
  const [cap] = inTheWay;
  if (cap !== undefined)
    found.push(
      nextOn === null ? say`call: ${cap.reason}` : say`call before ${day(nextOn)}: ${cap.reason}`,
    );
  const { avoidWindows } = one.profile;
  if (avoidWindows.length > 0) found.push(say`ask ${list(avoidWindows.map(avoidedTimes), 'or')}`);
  const shipping = NOT_SHIPPED[strictestHold(one) ?? ''];
  if (shipping !== undefined) found.push(shipping);
  if (sums.some(({ overdueMinor }) => overdueMinor > 0))
    found.push(say`offer a discount or more time`);
  if (one.profile.isConfidential) found.push(say`tell anybody else of the debt`);
  return found;
}

// --- The whole.

export function callSheet(subject: SheetSubject, setting: SheetSetting): CallSheet {
  const { judged } = subject;
  const { policy } = setting;
  const person = personToCall(judged.one.profile.contacts);
  const owed = owedOf(subject);
  return {
    person,
    reach: setting.at === null ? null : reachOf(judged, setting.at, policy),
    decides: whoDecides(judged, person),
    ...lineOf(subject),
    cite: citeOf(subject, owed.oldest, setting.contracts),
    then: thenOf(subject, policy),
    promises: promisesOf(judged),
    said: saidBefore(judged),
    pays: payDays(judged),
    doNot: doNot(subject, policy),
  };
}
