/**
 * What became of promises. Nothing of it is recorded: it follows from the promise, the money that came
 * and the day asked about (domain-rules 2.6 no. 4 to 6).
 *
 *     made 2026-03-02, EUR 500.00 for Friday 2026-03-06     deadline Tuesday 2026-03-10
 *     EUR 480.00 on 2026-03-09     kept: 95 % is enough
 *     nothing by then              broken from 2026-03-11; EUR 500.00 on 2026-03-20: kept_late
 */
import { addBusinessDays, type BusinessCalendar } from '../business-days.ts';
import { addDays, type IsoDate } from '../dates.ts';
import type { Minor } from '../money.ts';
import type { MoneyIn } from './case.ts';

export const PROMISE_STATES = [
  'open',
  'kept',
  'kept_late',
  'partly_kept',
  'broken',
  'cancelled',
] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

export interface PromiseFact {
  readonly key: string;
  readonly on: IsoDate;
  /** Promised for. */
  readonly until: IsoDate;
  readonly currency: string;
  readonly spokenMinor: Minor;
  /** Ids of the items it is about: of the whole account those issued by `on`, in its currency. */
  readonly items: ReadonlySet<number>;
  /** It was ended from this day, by the day asked about. */
  readonly endedOn: IsoDate | null;
}

export interface JudgedPromise {
  readonly key: string;
  readonly state: PromiseState;
  /** What of the spoken sum can be paid at all: open and received. */
  readonly amountMinor: Minor;
  readonly receivedMinor: Minor;
  /** The last day on which money keeps it (inclusive). */
  readonly deadline: IsoDate;
  /** The day it was kept, or the first day it was broken; null: not decided. */
  readonly decidedOn: IsoDate | null;
}

const ENOUGH_PERCENT = 95;

interface Running {
  readonly promise: PromiseFact;
  readonly deadline: IsoDate;
  readonly amountMinor: Minor;
  receivedMinor: Minor;
  satisfiedOn: IsoDate | null;
}

/**
 * Promises of one customer as of the end of `asOf`. `openMinor`: open on that day, by item id.
 * `money`: by day, oldest first; it counts once, for the running promise with the earliest date, then
 * for the oldest broken one; a kept promise takes no more. `graceDays`: business days that money may
 * take after the day it was promised for.
 */
export function judgePromises(
  promises: readonly PromiseFact[],
  money: readonly MoneyIn[],
  openMinor: (itemId: number) => Minor,
  calendar: BusinessCalendar,
  graceDays: number,
  asOf: IsoDate,
): readonly JudgedPromise[] {
  const running = promises.map((promise): Running => {
    let canBePaid = 0;
    for (const item of promise.items) canBePaid += openMinor(item);
    for (const one of money)
      if (one.currency === promise.currency && one.on >= promise.on)
        canBePaid += appliedTo(one, promise.items);
    return {
      promise,
      deadline: addBusinessDays(promise.until, graceDays, calendar),
      amountMinor: Math.min(promise.spokenMinor, canBePaid),
      receivedMinor: 0,
      satisfiedOn: null,
    };
  });
  const inOrder = running.filter((one) => !isCancelled(one)).sort(byDay);
  for (const one of money) pay(one, inOrder);
  return running.map((one) => judged(one, asOf));
}

const byDay = ({ promise: a }: Running, { promise: b }: Running): number =>
  a.until !== b.until
    ? a.until < b.until
      ? -1
      : 1
    : a.on !== b.on
      ? a.on < b.on
        ? -1
        : 1
      : a.key.localeCompare(b.key);

/** Those that ran when it came first, then those whose deadline had passed. */
function pay(one: MoneyIn, inOrder: readonly Running[]): void {
  let left: Map<number, Minor> | null = null;
  let onAccount = one.onAccountMinor;
  for (const isRunning of [true, false])
    for (const taker of inOrder) {
      const { promise } = taker;
      if (taker.satisfiedOn !== null || one.on <= taker.deadline !== isRunning) continue;
      if (promise.currency !== one.currency || promise.on > one.on) continue;
      left ??= new Map(one.applied);
      for (const [item, amount] of left)
        if (promise.items.has(item)) left.set(item, amount - take(taker, amount, one.on));
      onAccount -= take(taker, onAccount, one.on);
    }
}

const isCancelled = ({ promise, deadline, amountMinor }: Running): boolean =>
  amountMinor <= 0 || (promise.endedOn !== null && promise.endedOn <= deadline);

const appliedTo = ({ applied }: MoneyIn, items: ReadonlySet<number>): Minor => {
  let sum = 0;
  for (const [item, amount] of applied) if (items.has(item)) sum += amount;
  return sum;
};

/** What the promise takes of the amount. */
function take(taker: Running, amount: Minor, on: IsoDate): Minor {
  if (taker.satisfiedOn !== null || amount <= 0) return 0;
  const taken = Math.min(amount, taker.amountMinor - taker.receivedMinor);
  taker.receivedMinor += taken;
  if (taker.receivedMinor * 100 >= taker.amountMinor * ENOUGH_PERCENT) taker.satisfiedOn = on;
  return taken;
}

function judged(one: Running, asOf: IsoDate): JudgedPromise {
  const { promise, deadline, amountMinor, receivedMinor, satisfiedOn } = one;
  const brokenOn = addDays(deadline, 1);
  const decided = (state: PromiseState, decidedOn: IsoDate | null): JudgedPromise => ({
    key: promise.key,
    state,
    amountMinor: Math.max(0, amountMinor),
    receivedMinor,
    deadline,
    decidedOn,
  });
  if (isCancelled(one)) return decided('cancelled', promise.endedOn);
  if (satisfiedOn !== null && satisfiedOn <= deadline) return decided('kept', satisfiedOn);
  if (satisfiedOn !== null) return decided('kept_late', brokenOn);
  if (asOf <= deadline) return decided('open', null);
  return decided(receivedMinor > 0 ? 'partly_kept' : 'broken', brokenOn);
}
