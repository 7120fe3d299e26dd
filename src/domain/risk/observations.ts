/**
 * How a customer pays, as a list of observations: one for each item that money closed, in days from its
 * first due date, and what is overdue today. What looks for a change in it (`payment-shift.ts`), weighs it
 * (`adbt.ts`) or looks at today (`late-now.ts`) begins here. Source: domain-rules 6.7 no. 1.
 *
 *     INV-7, first due 2026-03-10   EUR 200.00 of 500.00 on 2026-03-12
 *                                   EUR 300.00 on 2026-03-25       15 days late on 2026-03-25
 *     INV-8, first due 2026-03-15   open on 2026-03-31             16 days overdue
 *
 * Readings. The day is the one on which the item's open amount becomes 0, as every aging has it, whatever day
 * its part payments were on. A credit, an agreed discount, a charge or a small difference that closes what
 * money has left open is no payment: the days are those of the last money, and the observation is there from
 * the closing day. "Disputed as a whole" is asked of the closing day, and of today for what is open. The state
 * of a day is made of what was effective by its end, so a past day is what it was on that day.
 */
import { addDays, daysBetween, laterOf, NEVER, type IsoDate } from '../dates.ts';
import { itemName } from '../facts/case-text.ts';
import type { CurrencyCode, Minor } from '../money.ts';

/**
 * What closed a part of an item. `other`: credit notes, discounts, charges, reversals of the invoice, and receipts per
 * list, of which nobody knows when the money came.
 */
export type MovementSource = 'money' | 'bad_debt' | 'small_balance' | 'other';

export interface Movement {
  readonly on: IsoDate;
  /** Minor units of the item; below zero: taken back from that day on. */
  readonly minor: Minor;
  readonly by: MovementSource;
}

/** Days from `from` (inclusive) to `before` (exclusive; null: not ended). */
export interface Span {
  readonly from: IsoDate;
  readonly before: IsoDate | null;
}

/** One invoice, or one instalment of it, with everything that happened to it. */
export interface ItemHistory {
  readonly itemId: number;
  readonly invoice: string;
  /** This is instalment `position` of `of`, 1 for the first. */
  readonly position: number;
  readonly of: number;
  readonly currency: CurrencyCode;
  readonly issuedOn: IsoDate;
  /** As the invoice had it; days are counted from here. */
  readonly firstDueOn: IsoDate;
  /** As it was changed; from the day after it the open item is overdue. */
  readonly dueOn: IsoDate;
  readonly grossMinor: Minor;
  /** Prepaid, or cash on delivery: says nothing of how the customer pays on credit. */
  readonly isPaidAtOnce: boolean;
  /** In any order. */
  readonly movements: readonly Movement[];
  /** When it was disputed as a whole. */
  readonly disputed: readonly Span[];
  /** Days that we granted: open on them it is not overdue. */
  readonly extended: readonly Span[];
}

/** `INV-7`, `INV-7#2`. */
export const nameOf = ({ invoice, position, of }: ItemHistory): string =>
  itemName({ invoice, position: of === 1 ? null : position });

/** An item on the day it was closed, or as it is open on the day asked about. */
export interface Observation {
  readonly item: ItemHistory;
  /** The day it was closed; of an open one the first day of this stretch of being overdue and undisputed. */
  readonly on: IsoDate;
  /** Whole days after the first due date, below 0 before it: of the payment, or of the day asked about. */
  readonly days: number;
  /** Paid or written off; of an open one what is open. Minor units of the item. */
  readonly amountMinor: Minor;
  readonly isOpen: boolean;
}

export interface Observations {
  /** Closed by the day, by day of closing, first due date and number. */
  readonly paid: readonly Observation[];
  /** Open, overdue and not disputed on the day, oldest first due date first. */
  readonly overdue: readonly Observation[];
}

/** A stretch of days on which an item was closed, or overdue, with the observation that it is. */
export interface Stretch extends Span {
  readonly item: ItemHistory;
  /** Null: overdue, and a day more each day. */
  readonly days: number | null;
  readonly amountMinor: Minor;
}

/** Of all items: when each was closed by money, and when it was overdue and undisputed. */
export interface PaymentHistory {
  readonly closed: readonly Stretch[];
  readonly overdue: readonly Stretch[];
}

/** In the order of observations, whatever the order of the rows. Prepaid and cash terms give none. */
export function paymentHistory(items: readonly ItemHistory[]): PaymentHistory {
  const closed: Stretch[] = [];
  const overdue: Stretch[] = [];
  for (const item of items) if (!item.isPaidAtOnce) addStretches(item, closed, overdue);
  return { closed: closed.sort(byClosing), overdue: overdue.sort(byFirstDue) };
}

/** What there was to see at the end of `day`. */
export function observationsOn({ closed, overdue }: PaymentHistory, day: IsoDate): Observations {
  const covers = (one: Span): boolean => one.from <= day && (one.before ?? NEVER) > day;
  return {
    paid: closed.filter(covers).map((one) => observationOf(one, day)),
    overdue: overdue.filter(covers).map((one) => observationOf(one, day)),
  };
}

export const observationOf = ({ item, from, days, amountMinor }: Stretch, day: IsoDate) => ({
  item,
  on: from,
  days: days ?? daysBetween(item.firstDueOn, day),
  amountMinor,
  isOpen: days === null,
});

const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/** First due date, number, instalment. */
export const byFirstDueOfItems = (a: ItemHistory, b: ItemHistory): number =>
  compare(a.firstDueOn, b.firstDueOn) ||
  compare(a.invoice, b.invoice) ||
  compare(a.position, b.position);
export const byFirstDue = (a: Stretch, b: Stretch): number =>
  byFirstDueOfItems(a.item, b.item) || compare(a.from, b.from);
const byClosing = (a: Stretch, b: Stretch): number => compare(a.from, b.from) || byFirstDue(a, b);

/** What became of the item by the end of a day. */
interface Closing {
  readonly on: IsoDate;
  readonly days: number;
  readonly amountMinor: Minor;
}

function addStretches(item: ItemHistory, closed: Stretch[], overdue: Stretch[]): void {
  let openMinor = item.grossMinor;
  /** Null: open, or closed by something that is no observation. */
  let closing: Closing | null = null;
  let openSince = item.issuedOn;
  const sums = { money: 0, badDebt: 0, smallBalance: 0 };
  let lastMoneyOn: IsoDate | null = null;
  const endClosing = (before: IsoDate | null): void => {
    if (closing !== null)
      closed.push({
        item,
        from: closing.on,
        before,
        days: closing.days,
        amountMinor: closing.amountMinor,
      });
    closing = null;
  };
  for (const { on, money, badDebt, smallBalance, all } of daysOf(item.movements)) {
    const before = openMinor;
    openMinor -= all;
    sums.money += money;
    sums.badDebt += badDebt;
    sums.smallBalance += smallBalance;
    if (money > 0) lastMoneyOn = on;
    // What is open of an overdue item is told with it, so a part payment begins a stretch of its own.
    if (before > 0 && openMinor !== before)
      addOverdue(item, { from: openSince, before: on }, before, overdue);
    const paid = sums.money + sums.badDebt + sums.smallBalance;
    if (openMinor > 0) {
      endClosing(on);
      if (openMinor !== before) openSince = on;
      continue;
    }
    if (paid <= 0) endClosing(on);
    else if (before > 0) {
      const isOfThisDay = money > 0 || badDebt > 0 || sums.money <= 0 || lastMoneyOn === null;
      const paidOn = isOfThisDay ? on : (lastMoneyOn as IsoDate);
      if (!item.disputed.some((span) => isWithin(on, span)))
        closing = { on, days: daysBetween(item.firstDueOn, paidOn), amountMinor: paid };
    }
  }
  endClosing(null);
  if (openMinor > 0) addOverdue(item, { from: openSince, before: null }, openMinor, overdue);
}

const isWithin = (day: IsoDate, { from, before }: Span): boolean =>
  from <= day && (before ?? NEVER) > day;

/** The part of `open` on which the item was overdue, not disputed as a whole and not extended. */
function addOverdue(item: ItemHistory, open: Span, openMinor: Minor, overdue: Stretch[]): void {
  let from = laterOf(open.from, addDays(laterOf(item.firstDueOn, item.dueOn), 1));
  const end = open.before ?? NEVER;
  const push = (before: IsoDate): void => {
    if (from < before)
      overdue.push({
        item,
        from,
        before: before === NEVER ? null : before,
        days: null,
        amountMinor: openMinor,
      });
  };
  for (const span of [...item.disputed, ...item.extended].sort((a, b) => compare(a.from, b.from))) {
    if (span.from >= end || (span.before ?? NEVER) <= from) continue;
    push(span.from);
    from = laterOf(from, span.before ?? NEVER);
  }
  push(end);
}

interface DaySums {
  readonly on: IsoDate;
  money: Minor;
  badDebt: Minor;
  smallBalance: Minor;
  all: Minor;
}

/** What moved on each day, oldest first: what was taken back and put right on one day did not happen. */
function daysOf(movements: readonly Movement[]): readonly DaySums[] {
  const days = new Map<IsoDate, DaySums>();
  for (const { on, minor, by } of movements) {
    let day = days.get(on);
    if (day === undefined)
      days.set(on, (day = { on, money: 0, badDebt: 0, smallBalance: 0, all: 0 }));
    day.all += minor;
    if (by === 'money') day.money += minor;
    else if (by === 'bad_debt') day.badDebt += minor;
    else if (by === 'small_balance') day.smallBalance += minor;
  }
  return [...days.values()].sort((a, b) => compare(a.on, b.on));
}

/** Of one or more numbers. */
export function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const upper = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[upper] as number)
    : ((sorted[upper - 1] as number) + (sorted[upper] as number)) / 2;
}
