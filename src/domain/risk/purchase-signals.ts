/**
 * Signals of what a customer buys: an order that is unusually large, orders that come unusually often, and
 * either of them in a month in which the customer hardly buys.
 *
 *     order_size/C1/2026-03-02    INV-9 with 5000.00 EUR is 5.2 times the usual order of 961.54 EUR …
 *     order_burst/C1/2026-03-09   6 orders in 14 days, usually 1.2: INV-9, INV-10, …
 *     off_season/C1/2026-03-02    INV-9 with 5000.00 EUR is unusually large, and it is out of season …
 *
 * `numbers`. Of a size: `usual` and `now` in major units of the currency or in the unit of the quantity, `c` is M,
 * `observations` the orders before. Of a first order: `usual` is what 95 of 100 first orders of others came to at
 * most, `observations` how many others. Of a burst: `usual` orders a fortnight, `now` orders of the fortnight,
 * `c` the probability, `observations` the orders before. Off season: `usual` and `now` as of the size, `c` the
 * share of the month (0 to 1). `open` is 0.
 *
 * An alert, and points, only where the order comes to a tenth of the limit, or something was overdue since its
 * day; otherwise it is listed with the customer. Source: domain-rules 6.3 as corrected by 6.7 no. 4 and 7.
 *
 * Readings. The limit is that of the day asked about; an amount for which there is no rate reaches it. One
 * signal of a kind a day: of two currencies the more unusual. Off season: a burst counts once, with its first
 * day; severe from the second on that is not dismissed. A signal whose order was credited since, so that it
 * would be none, is over.
 */
import { daysBetween, NEVER, type IsoDate } from '../dates.ts';
import { exponentOf } from '../currencies.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import { count, day, groupedMoney, list, say, sentences, type Text } from '../texts/text.ts';
import { BURST_PARAMETERS, burstsOf, chanceOfBurst, type Burst } from './order-burst.ts';
import {
  comparedOrders,
  isUnusualStill,
  SEASON_PARAMETERS,
  SIZE_PARAMETERS,
  type ComparedOrder,
} from './order-size.ts';
import {
  invoicesOn,
  minorOf,
  NEWCOMER,
  ordersOf,
  type NewcomerLevel,
  type Order,
  type PurchasedInvoice,
} from './purchases.ts';
import type { Detector, RiskPicture } from './risk-picture.ts';
import {
  standing,
  verdictAmong,
  verdictsOf,
  type LedgerSignal,
  type SignalClass,
  type SignalEvidence,
} from './signals.ts';

/** Of the limit: an order that comes to less is listed, and no more. */
export const LOUD_SHARE = 0.1;
/** Another one off season within so many days is severe. */
export const SEVERE_DAYS = 60;
const WEAK_CONFIDENCE = 0.5;

// --- What is unusual.

interface Unusual {
  readonly orders: readonly Order[];
  readonly bursts: readonly Burst[];
  /** Unusually large, one a day. */
  readonly sizes: readonly ComparedOrder[];
  /** Those, and the days on which a burst began; one a day. */
  readonly offSeason: readonly ComparedOrder[];
}

/** Three detectors look at it. */
const seen = new WeakMap<RiskPicture, Unusual>();

function unusualPurchases(picture: RiskPicture): Unusual {
  let unusual = seen.get(picture);
  if (unusual === undefined) {
    const { asOf, purchases } = picture;
    const orders = ordersOf(purchases.invoices);
    const bursts = burstsOf(orders, asOf);
    const began = new Set(bursts.map(({ onDate }) => onDate));
    const compared = comparedOrders(orders, asOf, ({ on }) => began.has(on));
    unusual = {
      orders,
      bursts,
      sizes: mostUnusualOfDay(compared.filter(({ isUnusual }) => isUnusual)),
      offSeason: mostUnusualOfDay(compared.filter(({ isOffSeason }) => isOffSeason)),
    };
    seen.set(picture, unusual);
  }
  return unusual;
}

function mostUnusualOfDay(orders: readonly ComparedOrder[]): readonly ComparedOrder[] {
  const byDay = new Map<IsoDate, ComparedOrder>();
  for (const one of orders) {
    const other = byDay.get(one.order.on);
    if (other === undefined || other.m < one.m) byDay.set(one.order.on, one);
  }
  return [...byDay.values()];
}

// --- An unusually large order.

/** The newest first; a first order last. */
const unusualSize: Detector = {
  kinds: ['order_size'],
  detect(picture) {
    const { sizes, orders } = unusualPurchases(picture);
    const first = firstOrder(orders, picture);
    const raised = [
      ...(first === null ? [] : [firstSignal(first, picture.asOf)]),
      ...sizes.map((one) => sizeSignal(one, picture.asOf)),
    ];
    return signalsOf('order_size', raised, picture);
  },
};

function sizeSignal(one: ComparedOrder, asOf: IsoDate): Raised {
  const isWeak = one.observations < SIZE_PARAMETERS.weak;
  const { observations } = one;
  return {
    onDate: one.order.on,
    class: 'low',
    isWeak,
    isOver: !isUnusualStill(one, asOf),
    because: [
      one.season?.season == null
        ? say`${orderText(one)} is ${times(one)} times the usual order of ${usualText(one)}, by ${count(observations, 'order')} before it.`
        : say`${orderText(one)} is ${times(one)} times the usual order of ${usualText(one)} in that month, by ${count(observations, 'order')} before it.`,
      ...(isWeak
        ? [say`There are only ${count(observations, 'order')} to compare with, so this is weak.`]
        : []),
    ],
    parameters: { ...SIZE_PARAMETERS },
    numbers: {
      usual: usualOf(one),
      now: one.value,
      c: one.m,
      observations,
      open: 0,
    },
    evidence: [orderEvidence(one.order, one.invoices)],
  };
}

/** In major units of the currency, or in the unit of the quantity. */
export const usualOf = ({ level }: ComparedOrder): number => Math.expm1(level);
const times = (one: ComparedOrder): string => (one.value / usualOf(one)).toFixed(1);
const usualText = (one: ComparedOrder) => valueText(usualOf(one), one);

/** `450.00 EUR`, `90 pcs`. */
export function valueText(value: number, { unit, order: { currency } }: ComparedOrder) {
  if (unit === null) return groupedMoney(Math.round(value * 10 ** exponentOf(currency)), currency);
  return say`${String(Number(value.toFixed(1)))} ${unit}`;
}

function orderText(one: ComparedOrder): Text {
  const { invoices, order } = one;
  return say`${namesOf(invoices)} of ${day(order.on)} with ${valueText(one.value, one)}`;
}

const namesOf = (invoices: readonly PurchasedInvoice[]) =>
  list(
    invoices.map(({ invoice }) => invoice),
    'and',
  );

/** Whether a first order could be one of these and still be listed, so that what it is compared with is needed. */
export const mayBeNewcomer = (invoices: readonly PurchasedInvoice[], asOf: IsoDate): boolean =>
  invoices.every(
    ({ issuedOn, credited }) =>
      credited.length > 0 ||
      standing(
        'order_size',
        { onDate: issuedOn, isSevere: false, confidence: WEAK_CONFIDENCE },
        asOf,
        null,
      ).state !== 'over',
  );

interface FirstOrderCompared {
  readonly order: Order;
  readonly invoices: readonly PurchasedInvoice[];
  readonly level: NewcomerLevel;
}

/** Null: the customer is not new, or its first order is not above the level. */
function firstOrder(
  orders: readonly Order[],
  { asOf, purchases: { newcomer: level } }: RiskPicture,
): FirstOrderCompared | null {
  const order = orders.find(
    ({ on, currency }) => on === level?.on && currency === level.currency && on <= asOf,
  );
  if (order === undefined || level === null) return null;
  const invoices = invoicesOn(order, order.on);
  return minorOf(invoices) > level.minor ? { order, invoices, level } : null;
}

function firstSignal({ order, invoices, level }: FirstOrderCompared, asOf: IsoDate): Raised {
  const { minor: most, customers } = level;
  const { currency, on } = order;
  const minor = minorOf(invoices);
  const major = (of: Minor): number => of / 10 ** exponentOf(currency);
  const { percentile, customers: least } = NEWCOMER;
  const percent = Math.round(percentile * 100);
  return {
    onDate: on,
    class: 'low',
    isWeak: true,
    isOver: minorOf(invoicesOn(order, asOf)) <= most,
    because: [
      say`${namesOf(invoices)} of ${day(on)} with ${groupedMoney(minor, currency)} is the first order, and ${percent} of 100 first orders of ${count(customers, 'other customer')} came to ${groupedMoney(most, currency)} at most.`,
    ],
    parameters: { percentile, customers: least },
    numbers: { usual: major(most), now: major(minor), c: null, observations: customers, open: 0 },
    evidence: [orderEvidence(order, invoices)],
  };
}

// --- Unusually many orders.

/** The newest first. */
const unusualFrequency: Detector = {
  kinds: ['order_burst'],
  detect: (picture) =>
    signalsOf(
      'order_burst',
      unusualPurchases(picture).bursts.map((burst) => burstSignal(burst, picture.asOf)),
      picture,
    ),
};

function burstSignal(burst: Burst, asOf: IsoDate): Raised {
  const { on, onDate, window, before, days, probability } = burst;
  const { windowDays } = BURST_PARAMETERS;
  const usual = (before / days) * windowDays;
  const evidence = window.map((order) => orderEvidence(order, invoicesOn(order, on)));
  return {
    onDate,
    class: 'low',
    isWeak: false,
    isOver: isBurstOver(burst, asOf),
    because: [
      say`${count(burst.count, 'order')} in the ${count(windowDays, 'day')} to ${day(on)}, usually ${usual.toFixed(1)} (${before} in the ${count(days, 'day')} before): ${list(evidence.map(({ name }) => name))}.`,
    ],
    parameters: { ...BURST_PARAMETERS },
    numbers: { usual, now: burst.count, c: probability, observations: before, open: 0 },
    evidence,
  };
}

/** So much of it was credited since that what is left is none. */
function isBurstOver({ window, before, days }: Burst, asOf: IsoDate): boolean {
  const left = window.filter((order) => invoicesOn(order, asOf).length > 0);
  const k = new Set(left.map(({ on }) => on)).size;
  return chanceOfBurst(k, before, days) >= BURST_PARAMETERS.probability;
}

// --- Either of them off season.

/** The newest first. */
const unusualSeason: Detector = {
  kinds: ['off_season'],
  detect(picture) {
    const { offSeason, bursts } = unusualPurchases(picture);
    const verdict = verdictAmong(
      verdictsOf(picture.facts, 'off_season'),
      offSeason.map(({ order }) => ({ onDate: order.on })),
    );
    const counted = offSeason.filter(({ order }) => verdict({ onDate: order.on }) !== 'dismissed');
    const raised = offSeason.map((one): Raised => {
      const { on } = one.order;
      const burst = bursts.find(({ onDate }) => onDate === on);
      const earlier = counted.filter(
        ({ order }) => order.on < on && daysBetween(order.on, on) <= SEVERE_DAYS,
      );
      return seasonSignal(one, burst, earlier, picture.asOf);
    });
    return signalsOf('off_season', raised, picture);
  },
};

export const PURCHASE_DETECTORS: readonly Detector[] = [
  unusualSize,
  unusualFrequency,
  unusualSeason,
];

function seasonSignal(
  one: ComparedOrder,
  burst: Burst | undefined,
  earlier: readonly ComparedOrder[],
  asOf: IsoDate,
): Raised {
  const { share, season } = one.season as NonNullable<ComparedOrder['season']>;
  const isLarge = one.isUnusual && isUnusualStill(one, asOf);
  const isOften = burst !== undefined && !isBurstOver(burst, asOf);
  return {
    onDate: one.order.on,
    class: earlier.length > 0 ? 'severe' : 'high',
    isWeak: false,
    isOver: !isLarge && !isOften,
    because: [
      one.isUnusual
        ? say`${orderText(one)} is unusually large, and it is out of season.`
        : say`${orderText(one)} is one of unusually many, and it is out of season.`,
      ...(share < SEASON_PARAMETERS.share
        ? [say`Of what was bought before ${percentOf(share, 1)} % was bought in that month.`]
        : []),
      ...(season !== null && season < SEASON_PARAMETERS.low
        ? [
            say`Orders of that month usually come to ${percentOf(Math.exp(season), 0)} % of the usual order.`,
          ]
        : []),
      ...(earlier.length === 0
        ? []
        : [
            say`It is not the first within ${count(SEVERE_DAYS, 'day')}: ${list(earlier.map(orderText), 'and')}.`,
          ]),
    ],
    parameters: { ...SEASON_PARAMETERS, severeDays: SEVERE_DAYS },
    numbers: {
      usual: usualOf(one),
      now: one.value,
      c: share,
      observations: one.observations,
      open: 0,
    },
    evidence: [...earlier, one].map(({ order: of, invoices }) => orderEvidence(of, invoices)),
    weighed: [orderEvidence(one.order, one.invoices)],
  };
}

const percentOf = (share: number, digits: number): string => (share * 100).toFixed(digits);

// --- What all of them share.

/** A signal before it is known how loud it is, and what was said of it. */
type Raised = Pick<LedgerSignal, 'onDate' | 'class' | 'parameters' | 'numbers' | 'evidence'> & {
  readonly isWeak: boolean;
  readonly isOver: boolean;
  readonly because: readonly Text[];
  /** The orders that are compared with the limit; left out: those of the evidence. */
  readonly weighed?: readonly SignalEvidence[];
};

/** `raised`: the oldest first. */
function signalsOf(
  kind: 'order_size' | 'order_burst' | 'off_season',
  raised: readonly Raised[],
  picture: RiskPicture,
): readonly LedgerSignal[] {
  const verdict = verdictAmong(verdictsOf(picture.facts, kind), raised);
  return raised
    .map((one): LedgerSignal => {
      const { isWeak, isOver, because, weighed: _, onDate, ...rest } = one;
      const confidence = isWeak ? WEAK_CONFIDENCE : 1;
      const isSevere: boolean = rest.class === ('severe' satisfies SignalClass);
      const event = { onDate, isSevere, confidence };
      const stands = standing(kind, event, picture.asOf, verdict(one));
      const state = isOver && stands.state !== 'dismissed' ? 'over' : stands.state;
      const counts = state === 'new' || state === 'confirmed';
      const loud = loudness(one, picture);
      return {
        ...rest,
        kind,
        onDate,
        state,
        alert: counts && loud.isLoud,
        weak: isWeak,
        points: counts && loud.isLoud ? stands.points : 0,
        confidence,
        because: sentences([...because, loud.because]),
      };
    })
    .reverse();
}

function loudness(
  { onDate, evidence, weighed = evidence }: Raised,
  { asOf, payments, limit, convert }: RiskPicture,
): { readonly isLoud: boolean; readonly because: Text } {
  // Once there was something overdue it stays an alert: it must not come and go with each payment.
  const wasOverdue = payments.overdue.some(
    ({ from, before }) => from <= asOf && (before ?? NEVER) > onDate,
  );
  if (wasOverdue)
    return { isLoud: true, because: say`Something was overdue on that day or since.` };
  if (limit === null)
    return {
      isLoud: false,
      because: say`Nothing was overdue, and no limit is set, so this is no alert.`,
    };
  const amounts = weighed.map(({ amountMinor, currency }) =>
    convert(amountMinor as Minor, currency as CurrencyCode, limit.currency),
  );
  const limitText = groupedMoney(limit.minor, limit.currency);
  const percent = Math.round(LOUD_SHARE * 100);
  if (amounts.includes(null))
    return {
      isLoud: true,
      because: say`There is no rate to compare it with the limit of ${limitText}.`,
    };
  const sum = amounts.reduce<number>((total, one) => total + (one as Minor), 0);
  return sum >= LOUD_SHARE * limit.minor
    ? { isLoud: true, because: say`That is ${percent} % or more of the limit of ${limitText}.` }
    : {
        isLoud: false,
        because: say`Nothing was overdue, and that is less than ${percent} % of the limit of ${limitText}, so this is no alert.`,
      };
}

const orderEvidence = (
  { on, currency }: Order,
  invoices: readonly PurchasedInvoice[],
): SignalEvidence => ({
  of: 'order',
  name: invoices.map(({ invoice }) => invoice).join(', '),
  on,
  days: null,
  currency,
  amountMinor: minorOf(invoices),
  openMinor: null,
});
