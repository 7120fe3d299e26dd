/**
 * What one customer buys, for the page where a person reads it: each order with what it is compared with, those
 * that are unusually large, how often orders come, and how much of it falls in this month. Decides nothing; the
 * chart, its title and the figures beside it are all of this one value, so that they cannot disagree.
 *
 *     EUR: Usually 100.00 EUR an order; 450.00 EUR on 2026-03-30 is unusually large
 *     13 orders · usually 2.0 a fortnight, now 1 · 2.4 % of what was bought before was bought in a March
 *
 * Source: domain-rules 6.3 as corrected by 6.7 no. 4. Readings: an order is shown as it was on its day, which is
 * what was compared; one of which nothing is left is not shown. Fewer than eight orders before the newest say
 * nothing. The title names an unusual order for a year. Orders a fortnight are days with an order, whatever the
 * currency, against everything up to a fortnight ago, as `order-burst.ts` compares them.
 */
import { addDays, daysBetween, type IsoDate } from '../dates.ts';
import { exponentOf } from '../currencies.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import { day, say, type Text } from '../texts/text.ts';
import { BURST_PARAMETERS } from './order-burst.ts';
import {
  comparedOrders,
  isUnusualStill,
  SEASON_PARAMETERS,
  SIZE_PARAMETERS,
  type ComparedOrder,
} from './order-size.ts';
import { usualOf, valueText } from './purchase-signals.ts';
import {
  invoicesOn,
  minorOf,
  ordersOf,
  quantityOf,
  type Order,
  type PurchasedInvoice,
} from './purchases.ts';
import type { LedgerSignal } from './signals.ts';
import { weightOf } from './weights.ts';

/** Values are in minor units of the currency, or in the unit of the quantity. */
export interface OrderPoint {
  readonly on: IsoDate;
  /** Names, by number. */
  readonly invoices: readonly string[];
  readonly amountMinor: Minor;
  /** Null: it has no quantity in the unit that the others are compared in. */
  readonly value: number | null;
  /** What it was compared with; null: fewer than eight orders before it, or compared in something else. */
  readonly usual: number | null;
  /** And nobody dismissed it. */
  readonly isUnusual: boolean;
}

export interface PurchasesOfCurrency {
  readonly currency: CurrencyCode;
  /** Of the quantities; null: amounts are compared. */
  readonly unit: string | null;
  /** How many there are. */
  readonly count: number;
  /** By day, at most the newest hundred. */
  readonly orders: readonly OrderPoint[];
  /** A clause; null: too few orders. */
  readonly finding: Text | null;
  /** Of what was bought before this month began, the share of this month of the year, 0 to 1; null: under two years. */
  readonly monthShare: number | null;
}

export interface PurchaseBehaviour<Signal> {
  /** The one with the newest order first; none: nothing was bought. */
  readonly currencies: readonly PurchasesOfCurrency[];
  /** Orders in 14 days: `now` up to the day asked about; `usual` null: less than half a year or six orders. */
  readonly fortnight: { readonly usual: number | null; readonly now: number };
  /** Of purchases, not dismissed, as long as what they rest on is there; in the order given. */
  readonly signals: readonly Signal[];
}

const MOST_SHOWN = 100;
const NAMED_DAYS = 365;

/** `signals`: of the customer on that day, those that are over, too. */
export function purchaseBehaviour<Signal extends Pick<LedgerSignal, 'kind' | 'onDate' | 'state'>>(
  invoices: readonly PurchasedInvoice[],
  asOf: IsoDate,
  signals: readonly Signal[],
): PurchaseBehaviour<Signal> {
  const orders = ordersOf(invoices);
  const compared = new Map(comparedOrders(orders, asOf, () => true).map((one) => [one.order, one]));
  const left = orders.filter((one) => one.on <= asOf && invoicesOn(one, asOf).length > 0);
  const dismissed = new Set(
    signals.flatMap(({ kind, state, onDate }) =>
      kind === 'order_size' && state === 'dismissed' ? [onDate] : [],
    ),
  );
  const unusual = new Set(
    left.filter((order) => {
      const one = compared.get(order);
      return one?.isUnusual === true && isUnusualStill(one, asOf) && !dismissed.has(order.on);
    }),
  );
  const unusualDays = new Set([...unusual].map(({ on }) => on));
  const currencies = [...new Set(left.toReversed().map(({ currency }) => currency))];
  return {
    currencies: currencies.map((currency) =>
      ofCurrency(
        left.filter((order) => order.currency === currency),
        compared,
        unusual,
        asOf,
      ),
    ),
    fortnight: fortnightOf(left, asOf),
    signals: signals.filter(
      ({ kind, state, onDate }) =>
        weightOf(kind)?.group === 'purchases' &&
        state !== 'dismissed' &&
        (state !== 'over' || unusualDays.has(onDate)),
    ),
  };
}

/** `orders`: one or more of one currency, by day. */
function ofCurrency(
  orders: readonly Order[],
  compared: ReadonlyMap<Order, ComparedOrder>,
  unusual: ReadonlySet<Order>,
  asOf: IsoDate,
): PurchasesOfCurrency {
  const { currency } = orders[0] as Order;
  const enough = orders.flatMap((order) => {
    const one = compared.get(order);
    return one === undefined || one.observations < SIZE_PARAMETERS.least ? [] : [one];
  });
  const newest = enough.at(-1);
  const unit = newest?.unit ?? null;
  const named = enough.findLast(
    ({ order }) => unusual.has(order) && daysBetween(order.on, asOf) <= NAMED_DAYS,
  );
  const scale = unit === null ? 10 ** exponentOf(currency) : 1;
  const points = orders.map((order): OrderPoint => {
    const one = compared.get(order);
    const invoices = one?.invoices ?? invoicesOn(order, asOf);
    const amountMinor = minorOf(invoices);
    const quantity = quantityOf(invoices);
    return {
      on: order.on,
      invoices: invoices.map(({ invoice }) => invoice),
      amountMinor,
      value: unit === null ? amountMinor : quantity?.unit === unit ? quantity.amount : null,
      usual:
        one === undefined || one.observations < SIZE_PARAMETERS.least || one.unit !== unit
          ? null
          : usualOf(one) * scale,
      isUnusual: unusual.has(order),
    };
  });
  return {
    currency,
    unit,
    count: orders.length,
    orders: points.slice(-MOST_SHOWN),
    finding: newest === undefined ? null : findingOf(newest, named),
    monthShare: monthShareOf(orders, asOf),
  };
}

function findingOf(newest: ComparedOrder, named: ComparedOrder | undefined): Text {
  const one = named ?? newest;
  const usual = valueText(usualOf(one), one);
  const value = valueText(one.value, one);
  return named === undefined
    ? say`Usually ${usual} an order, the newest on ${day(one.order.on)} ${value}`
    : say`Usually ${usual} an order; ${value} on ${day(one.order.on)} is unusually large`;
}

/** By amount, as it is on the day. */
function monthShareOf(orders: readonly Order[], asOf: IsoDate): number | null {
  const [first] = orders;
  if (first === undefined || daysBetween(first.on, asOf) < SEASON_PARAMETERS.days) return null;
  let all = 0;
  let inMonth = 0;
  for (const order of orders) {
    if (order.on.slice(0, 7) >= asOf.slice(0, 7)) break;
    const minor = minorOf(invoicesOn(order, asOf));
    all += minor;
    if (order.on.slice(5, 7) === asOf.slice(5, 7)) inMonth += minor;
  }
  return all === 0 ? null : inMonth / all;
}

function fortnightOf(
  orders: readonly Order[],
  asOf: IsoDate,
): PurchaseBehaviour<unknown>['fortnight'] {
  const { windowDays, orders: leastOrders, days: leastDays } = BURST_PARAMETERS;
  const before = addDays(asOf, -windowDays);
  const days = [...new Set(orders.map(({ on }) => on))];
  const earlier = days.filter((on) => on <= before).length;
  const [first] = days;
  const length = first === undefined ? 0 : daysBetween(first, before);
  return {
    usual: earlier < leastOrders || length < leastDays ? null : (earlier / length) * windowDays,
    now: days.length - earlier,
  };
}
