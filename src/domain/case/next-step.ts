/**
 * What is to be done about a customer next, on which day, and why not earlier: of the steps of its items
 * (`item-steps.ts`) the one that comes first or weighs most (domain-rules 3).
 *
 *     a letter and a call are due                 the letter; no rung of the ladder is left out
 *     three contacts in seven days                K06 on Tuesday: 3 contacts in the 7 days …
 *     what is overdue is below the minimum        the next lower level, or no letter, and why
 *
 * Nothing here sends or decides: it proposes, and says why and why not. Caps and days of rest postpone a step
 * and never skip it.
 */
import type { IsoDate } from '../dates.ts';
import type { Minor } from '../money.ts';
import { day, say, type Text } from '../texts/text.ts';
import type { ClassifiedItem } from './bucket.ts';
import { type ContactChannel, contactDay, outgoingContacts } from './contact-times.ts';
import { stillPauses } from './dispute.ts';
import {
  customerStepping,
  type ItemSteps,
  type StepOfItem,
  type SteppingSetting,
  stepsOfItem,
} from './item-steps.ts';
import type { JudgedCase, JudgedItem } from './judged-case.ts';
import { letterStep, type Policy, type StepKind, STEPS, stepSpec } from './policy.ts';

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
  /** By currency: the highest level of letter that is due; none is due in the others. */
  readonly letterLevel: ReadonlyMap<string, number>;
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
  const letterLevel = new Map<string, number>();
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
    if (reachedLetter !== null) {
      add(reachedLetter, item);
      const { currency } = item.item;
      if (reachedLetter.since <= asOf)
        letterLevel.set(
          currency,
          Math.max(reachedLetter.level ?? 0, letterLevel.get(currency) ?? 0),
        );
    }
    for (const step of others) add(step, item);
    if (pause !== null) blocked.push({ item, because: pause.because, until: pause.until });
    if (why !== null) blocked.push({ item, because: why, until: null });
  }
  const { tooLittle } = minimum;
  for (const because of tooLittle.values()) blocked.push({ item: null, because, until: null });
  const isDue = due !== null;
  const step = (due ?? first) as StepOfItem | null;
  if (step === null) return { items, next: null, blocked, letterLevel, tooLittle };
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
  return { items, next, blocked, letterLevel, tooLittle };
}

const NO_STEPS: CustomerSteps = {
  items: [],
  next: null,
  blocked: [],
  letterLevel: new Map(),
  tooLittle: new Map(),
};

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
