/**
 * What a customer buys, as a list of orders: an order is what it is invoiced on one day in one currency.
 * Whether one is unusual by its size (`order-size.ts`) or they come unusually often (`order-burst.ts`) begins
 * here. Source: domain-rules 6.3 as corrected by 6.7 no. 4.
 *
 *     2026-03-02 EUR   INV-7 500.00, INV-8 250.00     one order of EUR 750.00
 *     2026-04-20       INV-8 credited in full         from that day on one of EUR 500.00
 *
 * Readings. Debit notes are no orders. An invoice that is credited in full or reversed is none from that day
 * on, and was one before, so a past day is what it was; a credit of a part leaves it as it is. A quantity
 * counts where every order before and the order itself have one in the same unit. A delivery
 * before its invoice is an order of its own until then (`deliveries.ts`).
 */
import { addDays, type IsoDate } from '../dates.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import type { Span } from './observations.ts';

/** With the unit as it was written; a number without a unit is no quantity. */
export interface Quantity {
  readonly amount: number;
  readonly unit: string;
}

export interface PurchasedInvoice {
  readonly invoice: string;
  readonly issuedOn: IsoDate;
  readonly currency: CurrencyCode;
  readonly grossMinor: Minor;
  /** Of all its lines together; null: it has none, or more than one unit. */
  readonly quantity: Quantity | null;
  /** When it was credited in full or reversed; mostly never. In the order of days. */
  readonly credited: readonly Span[];
}

/** What the first order of a customer is compared with; see `newcomerLevels`. */
export interface NewcomerLevel {
  readonly on: IsoDate;
  readonly currency: CurrencyCode;
  /** In minor units of that currency. */
  readonly minor: Minor;
  /** Of how many other customers. */
  readonly customers: number;
}

export interface PurchaseHistory {
  /** In any order. */
  readonly invoices: readonly PurchasedInvoice[];
  /** Null: the customer is not new, or there is too little to compare with. */
  readonly newcomer: NewcomerLevel | null;
}

export interface Order {
  readonly on: IsoDate;
  readonly currency: CurrencyCode;
  /** By number. */
  readonly invoices: readonly PurchasedInvoice[];
}

/** By day, then currency. */
export function ordersOf(invoices: readonly PurchasedInvoice[]): readonly Order[] {
  const orders: Order[] = [];
  let last: PurchasedInvoice[] = [];
  for (const one of invoices.toSorted(byOrder)) {
    const [first] = last;
    if (first === undefined || first.issuedOn !== one.issuedOn || first.currency !== one.currency) {
      last = [];
      orders.push({ on: one.issuedOn, currency: one.currency, invoices: last });
    }
    last.push(one);
  }
  return orders;
}

const byOrder = (a: PurchasedInvoice, b: PurchasedInvoice): number =>
  compare(a.issuedOn, b.issuedOn) ||
  compare(a.currency, b.currency) ||
  compare(a.invoice, b.invoice);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Those of the order that count at the end of a day. */
export const invoicesOn = ({ invoices }: Order, day: IsoDate): readonly PurchasedInvoice[] =>
  invoices.every(({ credited }) => credited.length === 0)
    ? invoices
    : invoices.filter(
        ({ credited }) =>
          !credited.some(({ from, before }) => from <= day && (before === null || before > day)),
      );

/** 0: everything of it was credited. */
export const minorOf = (invoices: readonly PurchasedInvoice[]): Minor =>
  invoices.reduce((sum, { grossMinor }) => sum + grossMinor, 0);

/** Null: not all of them have one, or not in one unit. */
export function quantityOf(invoices: readonly PurchasedInvoice[]): Quantity | null {
  const [first] = invoices;
  if (first?.quantity == null) return null;
  const { unit } = first.quantity;
  let amount = 0;
  for (const { quantity } of invoices) {
    if (quantity?.unit !== unit) return null;
    amount += quantity.amount;
  }
  return { amount, unit };
}

/** A day on which an order became larger or smaller after it was placed. */
export interface OrderChange {
  readonly on: IsoDate;
  readonly order: Order;
}

/** Oldest first; none in most ledgers. */
export const changesOf = (orders: readonly Order[]): readonly OrderChange[] =>
  orders
    .flatMap((order) =>
      order.invoices.flatMap(({ credited }) =>
        credited.flatMap(({ from, before }) => [
          { on: from, order },
          ...(before === null ? [] : [{ on: before, order }]),
        ]),
      ),
    )
    .filter(({ on, order }) => on > order.on)
    .sort((a, b) => compare(a.on, b.on));

// --- A first order.

/** The first order of a customer, in minor units of its currency. */
export interface FirstOrder {
  readonly customerId: number;
  readonly on: IsoDate;
  readonly currency: CurrencyCode;
  readonly minor: Minor;
}

/**
 * `days`: who began within so many of the first order of all is an old customer of a young ledger.
 * `customers`: fewer say nothing.
 */
export const NEWCOMER = { percentile: 0.95, customers: 20, days: 182 } as const;

/**
 * Customer → what 95 of 100 first orders of other customers came to at most, of those placed before its own
 * in the same currency (nearest rank). Left out: who is an old customer, or has too few before it.
 */
export function newcomerLevels(
  firstOrders: readonly FirstOrder[],
): ReadonlyMap<number, NewcomerLevel> {
  const levels = new Map<number, NewcomerLevel>();
  const inOrder = firstOrders.toSorted((a, b) => compare(a.on, b.on));
  const [first] = inOrder;
  if (first === undefined) return levels;
  const begins = addDays(first.on, NEWCOMER.days);
  const before = new Map<CurrencyCode, number[]>();
  let waiting: FirstOrder[] = [];
  for (const one of inOrder) {
    // Those of one day are no measure for each other.
    if (waiting[0] !== undefined && waiting[0].on < one.on) {
      for (const { currency, minor } of waiting) {
        let sorted = before.get(currency);
        if (sorted === undefined) before.set(currency, (sorted = []));
        insertSorted(sorted, minor);
      }
      waiting = [];
    }
    waiting.push(one);
    const others = before.get(one.currency) ?? [];
    if (one.on < begins || others.length < NEWCOMER.customers) continue;
    const rank = Math.ceil(NEWCOMER.percentile * others.length);
    levels.set(one.customerId, {
      on: one.on,
      currency: one.currency,
      minor: others[rank - 1] as Minor,
      customers: others.length,
    });
  }
  return levels;
}

/** Where `value` stands or would stand in an ascending list: behind everything smaller. */
export function placeIn(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const insertSorted = (sorted: number[], value: number): void =>
  void sorted.splice(placeIn(sorted, value), 0, value);
