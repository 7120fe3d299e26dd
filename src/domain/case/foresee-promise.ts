/**
 * What a promise would change, before it is recorded: until when the bank has time, whether letters wait
 * for it, and what follows if it breaks (domain-rules 3, "Pause" no. 2 and "Escalate").
 *
 *     EUR 5,985.22 for Monday 2026-11-30, the third on INV-7
 *       letters and the hold go on; the bank has until 2026-12-02; if it breaks: final demand, level 4
 */
import { addBusinessDays, isBusinessDay } from '../business-days.ts';
import { nextPayDay } from '../customers/customer-times.ts';
import { addDays, daysBetween, type IsoDate } from '../dates.ts';
import type { Minor } from '../money.ts';
import { count, day, groupedMoney, list, plural, say, type Text } from '../texts/text.ts';
import type { JudgedCase, JudgedItem } from './judged-case.ts';
import { letterStep, stepSpec, type Policy } from './policy.ts';

export interface PromiseAsked {
  readonly until: IsoDate;
  readonly currency: string;
  readonly amountMinor: Minor;
}

export interface ForeseenPromise {
  /** Overdue items that the sum pays, oldest first: the promise is about these. */
  readonly items: readonly JudgedItem[];
  /** Of the last one only a part. */
  readonly isPart: boolean;
  /** The last day on which money keeps it. */
  readonly deadline: IsoDate;
  /** What to know about the day: a day of rest, no pay day; null: nothing. */
  readonly aboutDay: Text | null;
  readonly doesPause: boolean;
  /** Why it does or does not, one sentence. */
  readonly pausing: Text;
  readonly ifBroken: Text;
}

export function foreseePromise(
  judged: JudgedCase,
  asked: PromiseAsked,
  policy: Policy,
): ForeseenPromise {
  const { calendar, one } = judged;
  const { items, isPart } = paidFirst(judged, asked);
  const deadline = addBusinessDays(asked.until, policy.promises.graceDays, calendar);
  const against = whyNoPause(judged, asked, items, policy);
  return {
    items,
    isPart,
    deadline,
    aboutDay: aboutDay(judged, asked.until),
    doesPause: against === null,
    pausing: against ?? say`Letters about these items wait until ${day(deadline)}.`,
    ifBroken: ifBroken(judged, asked, deadline, policy, one.asOf),
  };
}

/** What is overdue first, then what is not due yet: who pays more pays that. */
function paidFirst(
  { items }: JudgedCase,
  { currency, amountMinor }: PromiseAsked,
): { readonly items: readonly JudgedItem[]; readonly isPart: boolean } {
  const inOrder = items
    .filter(({ item }) => item.currency === currency)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  const paid: JudgedItem[] = [];
  let left = amountMinor;
  for (const one of inOrder) {
    if (left <= 0) break;
    paid.push(one);
    left -= one.item.openMinor;
  }
  return { items: paid, isPart: left < 0 };
}

function aboutDay({ one, calendar }: JudgedCase, until: IsoDate): Text | null {
  if (!isBusinessDay(until, calendar))
    return say`${day(until)} is a day of rest there; no money leaves on it.`;
  const { weekdays, monthDays } = one.profile.payCalendar;
  if (weekdays.length + monthDays.length === 0) return null;
  const next = nextPayDay(one.profile, until, (date) => isBusinessDay(date, calendar));
  return next === until ? null : say`Not one of their pay days; the next is ${day(next)}.`;
}

function whyNoPause(
  { one }: JudgedCase,
  { until, amountMinor }: PromiseAsked,
  items: readonly JudgedItem[],
  { promises: rules }: Policy,
): Text | null {
  const spent = items.filter(
    ({ promises }) =>
      promises.filter(({ state }) => state !== 'cancelled').length >= rules.mostPausing,
  );
  if (items.length > 0 && spent.length === items.length)
    return say`There ${plural(rules.mostPausing, 'was', 'were')} ${count(rules.mostPausing, 'promise')} on ${list(
      spent.slice(0, 3).map(({ item }) => item.invoice),
      'and',
    )} already. This one is recorded, but letters and holds go on.`;
  if (daysBetween(one.asOf, until) > rules.mostDaysAhead)
    return say`That is more than ${rules.mostDaysAhead} days ahead. It is recorded, but letters and holds go on.`;
  const open = items.reduce((sum, { item }) => sum + item.openMinor, 0);
  return amountMinor * 100 < open * rules.leastShare
    ? say`That is less than ${rules.leastShare} % of what these items come to. It is recorded, but letters and holds go on.`
    : null;
}

const HIGHEST_LEVEL = 4;

function ifBroken(
  { promises, items }: JudgedCase,
  { amountMinor, currency }: PromiseAsked,
  deadline: IsoDate,
  policy: Policy,
  asOf: IsoDate,
): Text {
  const broken = promises.filter(
    ({ brokenOn }) =>
      brokenOn !== null && daysBetween(brokenOn, asOf) <= policy.buckets.brokenPromiseDays,
  ).length;
  // One broken promise skips a level, two skip two (`escalationOf`).
  const level = Math.min(
    HIGHEST_LEVEL,
    policy.letters.maximumLevel,
    Math.max(broken + 2, ...items.flatMap(({ demands }) => demands.map((one) => one.level + 1))),
  );
  const what = groupedMoney(amountMinor, currency);
  const letter = stepSpec(letterStep(level)).name;
  return say`If ${what} is not here by ${day(deadline)}: ${letter}, prepayment until everything is paid, and the top of the list on ${day(addDays(deadline, 1))}.`;
}
