/**
 * When a customer suddenly orders much more often than it used to: orders of a fortnight against those of all
 * the time before it, as a Gamma-Poisson predictive probability.
 *
 *     30 orders in 52 weeks, then 6 in 14 days: P(X ≥ 6) = 0.18 %, below 0.2 %: a burst
 *     12 orders in 52 weeks, then 4 in 14 days: P(X ≥ 4) = 0.21 %: none
 *
 * Source: domain-rules 6.3 as corrected by 6.7 no. 4.
 *
 * Readings. Counted are days with an order, whatever the currency. The window is (t − 14, t], the history
 * everything up to t − 14, from the first order. A burst can only begin or go on on the day of an order; it is
 * over when 14 days have passed without such a day. What is told of it is the day with the least probability.
 */
import { dateOfDayNumber, dayNumber, type IsoDate } from '../dates.ts';
import { changesOf, invoicesOn, placeIn, type Order, type OrderChange } from './purchases.ts';

export interface BurstParameters {
  readonly windowDays: number;
  /** Below this (exclusive). */
  readonly probability: number;
  /** Of the history: orders and days from the first of them. */
  readonly orders: number;
  readonly days: number;
}
export const BURST_PARAMETERS: BurstParameters = {
  windowDays: 14,
  probability: 0.002,
  orders: 6,
  days: 182,
};

export interface Burst {
  /** The first day on which it was one. */
  readonly onDate: IsoDate;
  /** The day that is told: the numbers below are its. */
  readonly on: IsoDate;
  /** In the 14 days that end with it, with those of its days on which there was one. */
  readonly window: readonly Order[];
  readonly count: number;
  /** Orders of the history, and its length in days. */
  readonly before: number;
  readonly days: number;
  readonly probability: number;
}

/**
 * P(X ≥ k) for X ~ NegBin(r = orders + 0.5, p = days / (days + windowDays)): orders of the next `windowDays`
 * days after so many in so many days.
 */
export function chanceOfBurst(
  k: number,
  orders: number,
  days: number,
  windowDays: number = BURST_PARAMETERS.windowDays,
): number {
  const r = orders + 0.5;
  const p = days / (days + windowDays);
  let term = p ** r;
  let below = 0;
  for (let x = 0; x < k; x += 1) {
    below += term;
    term *= ((r + x) / (x + 1)) * (1 - p);
  }
  return Math.max(0, 1 - below);
}

/** Up to `asOf`, oldest first. `orders`: by day, as `ordersOf` has them. */
export function burstsOf(orders: readonly Order[], asOf: IsoDate): readonly Burst[] {
  const days = new OrderDays(orders, asOf);
  const bursts: Burst[] = [];
  let lastOn = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < days.count; at += 1) {
    const found = days.burstOn(at);
    if (found === null) continue;
    const on = days.numberOf(at);
    if (on - lastOn > BURST_PARAMETERS.windowDays) bursts.push(found);
    else {
      const { onDate, probability } = bursts.at(-1) as Burst;
      if (found.probability < probability) bursts[bursts.length - 1] = { ...found, onDate };
    }
    lastOn = on;
  }
  return bursts;
}

/** Days with an order, gone through from the first to the last. */
class OrderDays {
  readonly #days: number[] = [];
  readonly #orders: Order[][] = [];
  readonly #changes: readonly OrderChange[];
  #changed = 0;
  /** Whether there is an order left, as of the day that it has come to. */
  readonly #counts: boolean[] = [];
  /** Days of the history: those before this place, and how many of them count. */
  #end = 0;
  #before = 0;
  #first = 0;

  constructor(orders: readonly Order[], asOf: IsoDate) {
    for (const order of orders) {
      if (order.on > asOf) break;
      const day = dayNumber(order.on);
      if (this.#days.at(-1) === day) (this.#orders.at(-1) as Order[]).push(order);
      else {
        this.#days.push(day);
        this.#orders.push([order]);
      }
    }
    this.#changes = changesOf(orders);
    for (const at of this.#days.keys())
      this.#counts.push(this.#countsOn(at, this.#days[at] as number));
  }

  get count(): number {
    return this.#days.length;
  }

  numberOf = (at: number): number => this.#days[at] as number;

  #countsOn(at: number, day: number): boolean {
    const on = dateOfDayNumber(day);
    return (this.#orders[at] as Order[]).some((order) => invoicesOn(order, on).length > 0);
  }

  /** Of the place behind the last; null: it is none. */
  burstOn(at: number): Burst | null {
    const {
      windowDays,
      probability: least,
      orders: leastOrders,
      days: leastDays,
    } = BURST_PARAMETERS;
    const today = this.#days[at] as number;
    this.#change(today);
    for (; (this.#days[this.#end] as number) <= today - windowDays; this.#end += 1)
      if (this.#counts[this.#end] === true) this.#before += 1;
    while (this.#counts[this.#first] === false) this.#first += 1;
    const days = today - windowDays - (this.#days[this.#first] as number);
    if (this.#counts[at] === false || this.#before < leastOrders || days < leastDays) return null;
    let count = 0;
    for (let place = this.#end; place <= at; place += 1)
      if (this.#counts[place] === true) count += 1;
    const probability = chanceOfBurst(count, this.#before, days);
    if (probability >= least) return null;
    const on = dateOfDayNumber(today);
    const window = this.#orders.slice(this.#end, at + 1).flat();
    return {
      onDate: on,
      on,
      window: window.filter((order) => invoicesOn(order, on).length > 0),
      count,
      before: this.#before,
      days,
      probability,
    };
  }

  /** What was credited by the day, or is not any more. */
  #change(today: number): void {
    const on = dateOfDayNumber(today);
    for (; this.#changed < this.#changes.length; this.#changed += 1) {
      const { on: changedOn, order } = this.#changes[this.#changed] as OrderChange;
      if (changedOn > on) return;
      const at = placeIn(this.#days, dayNumber(order.on));
      const counts = this.#countsOn(at, today);
      if (counts === this.#counts[at]) continue;
      this.#counts[at] = counts;
      if (at < this.#end) this.#before += counts ? 1 : -1;
      // What is there again may be the first.
      this.#first = 0;
    }
  }
}
