/**
 * Which orders are unusually large for the customer, and which of them out of its season. Each order is
 * compared with those before it in its currency, as they were on its day; it is not in its own history.
 *
 *     twelve orders of 90 to 110, usually 100.00 EUR, deviation at its least, 0.15
 *     an order of 450.00 EUR: M = 0.6745 · (ln 451 − ln 101) / 0.15 = 6.7, and 4.5 times the usual: unusual
 *
 * Source: domain-rules 6.3 as corrected by 6.7 no. 4.
 *
 * Readings. `y = ln(1 + value)`; the usual level is that of which y is the median (and season) of the history:
 * e^(median + s) − 1. An order has to be 4 · e^(median + s), as the rule is written: four times the usual, and
 * 3 more. The share of a month is judged from 730 days on, as the season is: a month that a customer has not
 * lived through has none; and it is of what was bought before the month began, so that a first large order off
 * season does not make the second one ordinary. There is no season of a group: the ledger has no groups of goods.
 */
import { daysBetween, type IsoDate } from '../dates.ts';
import { exponentOf } from '../currencies.ts';
import type { Minor } from '../money.ts';
import {
  changesOf,
  insertSorted,
  invoicesOn,
  minorOf,
  placeIn,
  quantityOf,
  type Order,
  type PurchasedInvoice,
  type Quantity,
} from './purchases.ts';

export interface SizeParameters {
  /** M above this (exclusive), and at least so many times e^(median + season). */
  readonly m: number;
  readonly times: number;
  /** Orders before it: with fewer none is compared; with fewer than `weak` the signal is weak. */
  readonly least: number;
  readonly weak: number;
  /** Of y: the median deviation is never taken as less. */
  readonly leastDeviation: number;
}
export const SIZE_PARAMETERS: SizeParameters = {
  m: 2.25,
  times: 4,
  least: 8,
  weak: 12,
  leastDeviation: 0.15,
};

export interface SeasonParameters {
  /** Days of history from which there is a season, and orders in the month. */
  readonly days: number;
  readonly orders: number;
  /** Off season: less than this share of what was bought before, or `season` below this. */
  readonly share: number;
  readonly low: number;
}
export const SEASON_PARAMETERS: SeasonParameters = {
  days: 730,
  orders: 3,
  share: 0.03,
  low: -0.35,
};

/** Of the month of the order, in all years before. */
export interface Season {
  /** Of y: how far the month lies above the whole; null: fewer than three orders in it. */
  readonly season: number | null;
  /** Of everything bought before this month began, 0 to 1. */
  readonly share: number;
}

/** An order as it was compared on its day. Values are major units of its currency, or a quantity. */
export interface ComparedOrder {
  readonly order: Order;
  /** Those of it that counted on its day. */
  readonly invoices: readonly PurchasedInvoice[];
  readonly value: number;
  /** Of the value; null: it is the amount. */
  readonly unit: string | null;
  /** Orders before it. */
  readonly observations: number;
  /** Median of y, with the season; e^level − 1 is the usual value. */
  readonly level: number;
  /** Median deviation of y, at least 0.15. */
  readonly deviation: number;
  readonly m: number;
  readonly isUnusual: boolean;
  /** Null: less than 730 days of history. */
  readonly season: Season | null;
  readonly isOffSeason: boolean;
}

/**
 * Those up to `asOf` that are unusually large, and those that are `wanted` and have any order before them,
 * oldest first. `orders`: by day, as `ordersOf` has them.
 */
export function comparedOrders(
  orders: readonly Order[],
  asOf: IsoDate,
  wanted: (order: Order) => boolean = () => false,
): readonly ComparedOrder[] {
  const found: ComparedOrder[] = [];
  for (const ofCurrency of byCurrency(orders)) {
    const history = new History();
    const changes = changesOf(ofCurrency);
    let changed = 0;
    for (const order of ofCurrency) {
      if (order.on > asOf) break;
      for (let next = changes[changed]; next !== undefined && next.on <= order.on;) {
        history.put(next.order, invoicesOn(next.order, order.on));
        next = changes[(changed += 1)];
      }
      const invoices = invoicesOn(order, order.on);
      const compared = compare(order, invoices, history, wanted(order));
      if (compared !== null) found.push(compared);
      history.put(order, invoices);
    }
  }
  return found.sort((a, b) => (a.order.on < b.order.on ? -1 : Number(a.order.on > b.order.on)));
}

function byCurrency(orders: readonly Order[]): Iterable<readonly Order[]> {
  const groups = new Map<string, Order[]>();
  for (const order of orders) {
    const group = groups.get(order.currency);
    if (group === undefined) groups.set(order.currency, [order]);
    else group.push(order);
  }
  return groups.values();
}

/** Null: it is neither unusual nor wanted, or there is nothing to compare it with. */
function compare(
  order: Order,
  invoices: readonly PurchasedInvoice[],
  history: History,
  isWanted: boolean,
): ComparedOrder | null {
  const { firstOn } = history;
  if (invoices.length === 0 || firstOn === null) return null;
  const { values: before, value, unit } = measured(order, invoices, history);
  const season =
    daysBetween(firstOn, order.on) < SEASON_PARAMETERS.days ? null : before.season(order.on);
  const level = before.median() + (season?.season ?? 0);
  const isLarge = before.count >= SIZE_PARAMETERS.least && isManyTimes(value, level);
  // The deviation is a sort, and nearly all orders are ordinary.
  if (!isLarge && !isWanted) return null;
  const deviation = Math.max(before.deviation(), SIZE_PARAMETERS.leastDeviation);
  const m = modifiedZ(value, level, deviation);
  const isUnusual = isLarge && m > SIZE_PARAMETERS.m;
  if (!isUnusual && !isWanted) return null;
  return {
    order,
    invoices,
    value,
    unit,
    observations: before.count,
    level,
    deviation,
    m,
    isUnusual,
    season,
    isOffSeason:
      season !== null &&
      (season.share < SEASON_PARAMETERS.share || (season.season ?? 0) < SEASON_PARAMETERS.low),
  };
}

/** By quantity where all of them have one in the same unit, else by amount. */
function measured(order: Order, invoices: readonly PurchasedInvoice[], history: History) {
  const quantity = quantityOf(invoices);
  const ofUnit = quantity === null ? null : history.inUnit(quantity.unit);
  return quantity === null || ofUnit === null
    ? { values: history.amounts, value: majorOf(order, minorOf(invoices)), unit: null }
    : { values: ofUnit, value: quantity.amount, unit: quantity.unit };
}

const isManyTimes = (value: number, level: number): boolean =>
  value >= SIZE_PARAMETERS.times * Math.exp(level);

/** How many deviations (of y, median deviations as standard ones) a value lies above the level. */
export const modifiedZ = (value: number, level: number, deviation: number): number =>
  (0.6745 * (Math.log1p(value) - level)) / deviation;

/** Whether it would still be unusual with what is left of it at the end of a day. */
export function isUnusualStill({ order, unit, level, deviation }: ComparedOrder, day: IsoDate) {
  const left = invoicesOn(order, day);
  const value = unit === null ? majorOf(order, minorOf(left)) : (quantityOf(left)?.amount ?? 0);
  return isManyTimes(value, level) && modifiedZ(value, level, deviation) > SIZE_PARAMETERS.m;
}

const majorOf = ({ currency }: Order, minor: Minor): number => minor / 10 ** exponentOf(currency);
/** 0 for January. */
const monthOf = (day: IsoDate): number => Number(day.slice(5, 7)) - 1;

// --- What was bought before.

interface Entry {
  readonly minor: Minor;
  readonly quantity: Quantity | null;
}

/** Orders of one currency, as they are on the day that it has come to. */
class History {
  readonly amounts = new Values();
  readonly #byUnit = new Map<string, Values>();
  /** In the order of days; null: nothing is left of it. */
  readonly #entries = new Map<Order, Entry | null>();

  /** The day of the oldest; null: there is none. */
  get firstOn(): IsoDate | null {
    for (const [order, entry] of this.#entries) if (entry !== null) return order.on;
    return null;
  }

  /** Null: not every order has a quantity in this unit. */
  inUnit(unit: string): Values | null {
    const values = this.#byUnit.get(unit);
    return values !== undefined && values.count === this.amounts.count ? values : null;
  }

  /** The order with these of its invoices, instead of what it was. */
  put(order: Order, invoices: readonly PurchasedInvoice[]): void {
    const { on } = order;
    const before = this.#entries.get(order) ?? null;
    if (before !== null) {
      this.amounts.remove(majorOf(order, before.minor), on);
      if (before.quantity !== null)
        this.#byUnit.get(before.quantity.unit)?.remove(before.quantity.amount, on);
    }
    const { length } = invoices;
    const entry =
      length === 0 ? null : { minor: minorOf(invoices), quantity: quantityOf(invoices) };
    this.#entries.set(order, entry);
    if (entry === null) return;
    this.amounts.add(majorOf(order, entry.minor), on);
    if (entry.quantity === null) return;
    const { amount, unit } = entry.quantity;
    let values = this.#byUnit.get(unit);
    if (values === undefined) this.#byUnit.set(unit, (values = new Values()));
    values.add(amount, on);
  }
}

/** Values of one unit or currency, kept in order so that the next one costs no sort. */
class Values {
  /** Of y, ascending: all, and those of each month. */
  readonly #y: number[] = [];
  readonly #ofMonth = new Map<number, number[]>();
  readonly #volume = new Float64Array(12);
  #total = 0;
  /** The newest month, `2026-03`, and how much of the volume is of it. */
  #newest = { month: '', volume: 0 };

  get count(): number {
    return this.#y.length;
  }

  add(value: number, on: IsoDate): void {
    const y = Math.log1p(value);
    insertSorted(this.#y, y);
    insertSorted(this.#inMonth(on), y);
    this.#addVolume(value, on);
  }

  remove(value: number, on: IsoDate): void {
    const y = Math.log1p(value);
    const inMonth = this.#inMonth(on);
    this.#y.splice(placeIn(this.#y, y), 1);
    inMonth.splice(placeIn(inMonth, y), 1);
    this.#addVolume(-value, on);
  }

  #addVolume(value: number, on: IsoDate): void {
    const at = monthOf(on);
    this.#volume[at] = (this.#volume[at] as number) + value;
    this.#total += value;
    const month = on.slice(0, 7);
    if (month > this.#newest.month) this.#newest = { month, volume: 0 };
    if (month === this.#newest.month) this.#newest.volume += value;
  }

  #inMonth(on: IsoDate): number[] {
    const month = monthOf(on);
    let inMonth = this.#ofMonth.get(month);
    if (inMonth === undefined) this.#ofMonth.set(month, (inMonth = []));
    return inMonth;
  }

  median(): number {
    return middleOf(this.#y);
  }

  /** The median distance from the median. */
  deviation(): number {
    const median = this.median();
    return middleOf(this.#y.map((y) => Math.abs(y - median)).sort((a, b) => a - b));
  }

  /** Of the month of a day on which nothing later is in it. */
  season(on: IsoDate): Season {
    const inMonth = this.#inMonth(on);
    const { month, volume } = this.#newest;
    const ofThisMonth = month === on.slice(0, 7) ? volume : 0;
    return {
      season: inMonth.length < SEASON_PARAMETERS.orders ? null : middleOf(inMonth) - this.median(),
      share: ((this.#volume[monthOf(on)] as number) - ofThisMonth) / (this.#total - ofThisMonth),
    };
  }
}

/** Of one or more, in order. */
function middleOf(sorted: readonly number[]): number {
  const upper = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[upper] as number)
    : ((sorted[upper - 1] as number) + (sorted[upper] as number)) / 2;
}
