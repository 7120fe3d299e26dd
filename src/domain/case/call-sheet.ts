/**
 * The call sheet: what somebody needs in front of them before they ring a customer (domain-rules 1.5 D25 to
 * D27), out of the judged case and its next step.
 *
 *     Marta Ortells, accounts payable, +34 …     10:42 there, reachable until 13:30      (`reach.ts`)
 *     "On 13 November you promised …"            (`opening-line.ts`)
 *     cite     contract CT-24-018, clause 7.2 (late interest)
 *     then     formal demand, level 3, on 2026-12-02
 *     kept     3 of 6 promises; "payment was sent": true 1 of 3      (`reasons.ts`)
 *     pays     on days 5 and 20, next 2026-12-04
 *     do not   call before 2026-12-01: 3 contacts in the 7 days …
 */
import { isBusinessDay } from '../business-days.ts';
import { citable, contractInForce } from '../contracts/citable.ts';
import type { Clause, Contract } from '../contracts/contract.ts';
import { avoidWindowsAt, nextPayDay } from '../customers/customer-times.ts';
import type { CustomerContact } from '../customers/profile.ts';
import { addDays, type Instant, type IsoDate } from '../dates.ts';
import type { Minor } from '../money.ts';
import { day, list, plural, say, type Text } from '../texts/text.ts';
import type { CustomerCase } from './case.ts';
import { avoidedTimes, contactCapAt, everyWeekday, outgoingContacts } from './contact-times.ts';
import type { StepOfItem } from './item-steps.ts';
import type { JudgedCase, JudgedItem } from './judged-case.ts';
import { lineOf, owedOf, type SheetSubject, type Situation } from './opening-line.ts';
import { type Policy, stepSpec } from './policy.ts';
import type { PromiseState } from './promise.ts';
import { personToCall, type Reach, reachOf, whoDecides } from './reach.ts';
import { reasonWanted, type SaidBefore, saidBefore } from './reasons.ts';

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
  /** The first default: why a reason is to be asked for, a sentence; null: one is known, or none is needed. */
  readonly reasonWanted: Text | null;
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
  goods: say`ship the goods on hold`,
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
    reasonWanted: reasonWanted(judged),
    cite: citeOf(subject, owed.oldest, setting.contracts),
    then: thenOf(subject, policy),
    promises: promisesOf(judged),
    said: saidBefore(judged),
    pays: payDays(judged),
    doNot: doNot(subject, policy),
  };
}
