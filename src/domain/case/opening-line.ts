/**
 * What is said first in a call, and what to come away with, by how things stand (domain-rules 1.5 D25 to D27).
 *
 *     a promise of the 13th is broken      "On 13 November you promised EUR 5,985.22 for the 20th. It has not come. …"
 *     nothing is due                       a courtesy: "Did it arrive, and is everything in order with it?"
 *
 * Lines are polite and firm: the facts, and one question that has an amount or a day as its answer. None of them
 * threatens, shames or tells a story (1.10).
 */
import type { Minor } from '../money.ts';
import { count, day, groupedMoney, say, type Text } from '../texts/text.ts';
import type { ClassifiedItem } from './bucket.ts';
import { planInForce, type CasePromise, type JudgedCase, type JudgedItem } from './judged-case.ts';
import type { CustomerSteps } from './next-step.ts';
import type { CurrencySum, UrgentEvent } from './worklist.ts';

/** What of a ranked customer a call sheet is made of. */
export interface SheetSubject {
  readonly judged: JudgedCase;
  readonly items: readonly ClassifiedItem[];
  readonly steps: CustomerSteps;
  readonly sums: readonly CurrencySum[];
  readonly urgent: readonly UrgentEvent[];
}

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

export function owedOf({ items, sums }: SheetSubject): Owed {
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

export const lineOf = (subject: SheetSubject): Line => {
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
      planInForce(subject.judged, 'on_track') !== null);
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
  const behind = planInForce(judged, 'defaulted');
  if (behind !== null) {
    const missing = behind.dueByNowMinor - behind.receivedMinor;
    return {
      situation: 'plan_behind',
      opening: say`Under the plan of ${day(behind.plan.on)} ${groupedMoney(missing, behind.plan.currency)} should be here by now. What happened, and when does it leave?`,
      ask: say`Ask for the missing instalment and whether the next one holds.`,
    };
  }
  const running = planInForce(judged, 'on_track');
  if (running === null || running.nextOn === null || !isAllOf(subject, [running.plan])) return null;
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
