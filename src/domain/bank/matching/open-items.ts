/**
 * What is open, kept so that a line finds its items without looking at all of them, and lowered
 * from acceptance to acceptance.
 *
 *     C7 EUR:  INV-1042 due 2026-02-01 1,210.00 · INV-1050 due 2026-03-01 500.00
 *       with open 50000 -> INV-1050
 *
 * Order everywhere: oldest due first, then issued, number, position, id; never the order of facts.
 */
import { NEVER } from '../../dates.ts';
import type { CurrencyCode, Minor } from '../../money.ts';
import type { ClosedDocument, ClosedState, MatchItem } from './match-facts.ts';

export interface OpenItem {
  readonly item: MatchItem;
  /** Place in the order of all items. */
  readonly order: number;
  /** What is left to pay; 0 when settled. */
  openMinor: Minor;
  /** Whether the early-payment discount can still be had: only for an item nothing was paid on. */
  hasDiscount: boolean;
  /** Why nothing was open from the beginning; null for an item that was. */
  readonly closed: ClosedState | null;
}

/** The items of one customer in one currency. */
export interface CustomerItems {
  /** Settled ones too: their `openMinor` is 0. */
  readonly inOrder: readonly OpenItem[];
  readonly withOpen: (amountMinor: Minor) => readonly OpenItem[];
  /** Items whose open amount less their discount is the amount. */
  readonly withNet: (amountMinor: Minor) => readonly OpenItem[];
}

export interface OpenItems {
  /** All items, oldest due first. */
  readonly inOrder: readonly OpenItem[];
  readonly of: (customer: string, currency: CurrencyCode) => CustomerItems;
  /** What the customer has in every other currency, settled ones too; by currency. */
  readonly notIn: (customer: string, currency: CurrencyCode) => readonly CustomerItems[];
  /** Whoever owes them. */
  readonly withOpen: (currency: CurrencyCode, amountMinor: Minor) => readonly OpenItem[];
  /** Lowers what is open. Throws on an unknown item or on more than is open: that is a bug. */
  readonly settle: (itemId: number, amountMinor: Minor) => void;
}

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

const byAge = (a: MatchItem, b: MatchItem): number =>
  compare(a.dueOn, b.dueOn) ||
  compare(a.issuedOn, b.issuedOn) ||
  compare(a.invoice, b.invoice) ||
  compare(a.position, b.position) ||
  compare(a.itemId, b.itemId);

/** What the item costs when its discount is taken; null when it has none. */
export const netOf = (open: OpenItem): Minor | null => {
  const { discount } = open.item;
  if (discount === null || !open.hasDiscount) return null;
  const net = open.openMinor - discount.amountMinor;
  return discount.amountMinor > 0 && net > 0 ? net : null;
};

const NONE: readonly OpenItem[] = [];

/** Lists under a key, each kept in order. */
class Shelf<Key> {
  readonly #lists = new Map<Key, OpenItem[]>();

  get(key: Key): readonly OpenItem[] {
    return this.#lists.get(key) ?? NONE;
  }

  put(key: Key, open: OpenItem): void {
    const list = this.#lists.get(key);
    if (list === undefined) this.#lists.set(key, [open]);
    else list.splice(placeOf(list, open.order), 0, open);
  }

  take(key: Key, open: OpenItem): void {
    const list = this.#lists.get(key);
    if (list === undefined) return;
    const place = placeOf(list, open.order);
    if (list[place] === open) list.splice(place, 1);
    if (list.length === 0) this.#lists.delete(key);
  }
}

/** Where an item of this order stands, or would stand. */
function placeOf(list: readonly OpenItem[], order: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.order ?? order) < order) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Somebody who owes nothing. */
export const NOBODY: CustomerItems = { inOrder: NONE, withOpen: () => NONE, withNet: () => NONE };

/** A closed document as an item that takes nothing. `order`: behind everything that is open. */
export function closedItem(
  { document, customer, currency, state }: ClosedDocument,
  order: number,
): OpenItem {
  return {
    item: {
      itemId: -1,
      customer,
      invoice: document,
      position: 1,
      instalments: 1,
      currency,
      // Of a document without anything open nobody asks for its days.
      issuedOn: NEVER,
      dueOn: NEVER,
      openMinor: 0,
      references: [],
      discount: null,
    },
    order,
    openMinor: 0,
    hasDiscount: false,
    closed: state,
  };
}

/** Items with nothing open are left out. Throws when two items have the same id. */
export function openItems(items: readonly MatchItem[]): OpenItems {
  const inOrder = items
    .filter((item) => item.openMinor > 0)
    .sort(byAge)
    .map((item, order): OpenItem => ({
      item,
      order,
      openMinor: item.openMinor,
      hasDiscount: true,
      closed: null,
    }));
  const byId = new Map(inOrder.map((open) => [open.item.itemId, open]));
  if (byId.size < inOrder.length) throw new RangeError('two open items have the same id');

  interface Kept extends CustomerItems {
    readonly inOrder: OpenItem[];
    readonly byOpen: Shelf<Minor>;
    readonly byNet: Shelf<Minor>;
  }
  const customers = new Map<string, Kept>();
  const currencies = new Map<string, CurrencyCode[]>();
  const everybody = new Shelf<string>();
  const keyOf = (currency: CurrencyCode, rest: string | number): string => `${currency} ${rest}`;
  const keptOf = ({ customer, currency }: MatchItem): Kept => {
    const key = keyOf(currency, customer);
    const known = customers.get(key);
    if (known !== undefined) return known;
    const byOpen = new Shelf<Minor>();
    const byNet = new Shelf<Minor>();
    const fresh: Kept = {
      inOrder: [],
      byOpen,
      byNet,
      withOpen: (amount) => byOpen.get(amount),
      withNet: (amount) => byNet.get(amount),
    };
    customers.set(key, fresh);
    currencies.set(customer, [...(currencies.get(customer) ?? []), currency]);
    return fresh;
  };
  const shelve = (open: OpenItem): void => {
    if (open.openMinor === 0) return;
    const kept = keptOf(open.item);
    const net = netOf(open);
    kept.byOpen.put(open.openMinor, open);
    if (net !== null) kept.byNet.put(net, open);
    everybody.put(keyOf(open.item.currency, open.openMinor), open);
  };
  for (const open of inOrder) {
    keptOf(open.item).inOrder.push(open);
    shelve(open);
  }

  return {
    inOrder,
    of: (customer, currency) => customers.get(keyOf(currency, customer)) ?? NOBODY,
    notIn: (customer, currency) =>
      (currencies.get(customer) ?? [])
        .filter((other) => other !== currency)
        .sort()
        .map((other) => customers.get(keyOf(other, customer)) ?? NOBODY),
    withOpen: (currency, amount) => everybody.get(keyOf(currency, amount)),
    settle: (itemId, amountMinor) => {
      const open = byId.get(itemId);
      if (open === undefined) throw new RangeError(`item ${itemId} is not open here`);
      if (!Number.isSafeInteger(amountMinor) || amountMinor < 0 || amountMinor > open.openMinor)
        throw new RangeError(
          `${amountMinor} cannot be taken off ${open.openMinor} of item ${itemId}`,
        );
      if (amountMinor === 0) return;
      const kept = keptOf(open.item);
      const net = netOf(open);
      kept.byOpen.take(open.openMinor, open);
      if (net !== null) kept.byNet.take(net, open);
      everybody.take(keyOf(open.item.currency, open.openMinor), open);
      open.openMinor -= amountMinor;
      open.hasDiscount = false;
      shelve(open);
    },
  };
}
