/**
 * How much of a customer's credit is used, by what it consists of: what is open, what was delivered and not
 * invoiced yet, and what was released to go out.
 *
 *     open 700.00 (200.00 overdue, 50.00 disputed) + delivered 120.00 + released 80.00   used 900.00
 *
 * Open is less what lies on account. An order that was only placed binds nothing; one that names an invoice
 * which the ledger has by the day is in what is open. Source: domain-rules 6.4 (utilisation); peer case MF-06.
 */
import { parseIsoDate, type IsoDate } from '../dates.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import type { JudgedCase } from './judged-case.ts';
import type { CaseFact } from './live-facts.ts';

/** An order that binds credit on the day. */
export interface BindingOrder {
  readonly fact: CaseFact;
  readonly stage: 'delivered' | 'released';
  readonly currency: CurrencyCode;
  readonly minor: Minor;
}

/** `facts`: of kind `order`, as of the day. `isBilled`: the ledger has the invoice by the day. */
export const bindingOrders = (
  facts: readonly CaseFact[],
  asOf: IsoDate,
  isBilled: (invoice: string) => boolean,
): readonly BindingOrder[] =>
  facts.flatMap((fact): readonly BindingOrder[] => {
    const { kind, isLive, details, currency, amountMinor } = fact;
    if (kind !== 'order' || !isLive || currency === null || amountMinor === null) return [];
    if (details.invoice !== undefined && isBilled(details.invoice)) return [];
    const hasCome = (written: string | undefined): boolean => {
      const day = written === undefined ? null : parseIsoDate(written);
      return day !== null && day <= asOf;
    };
    const stage = hasCome(details.delivered_on)
      ? 'delivered'
      : hasCome(details.released_on)
        ? 'released'
        : null;
    return stage === null ? [] : [{ fact, stage, currency, minor: amountMinor }];
  });

/** In one currency; amounts for which there is no rate are in none of the sums. */
export interface Exposure {
  readonly currency: CurrencyCode;
  /** Less what lies on account; below 0 where that is more. */
  readonly openMinor: Minor;
  /** Of what is open. */
  readonly overdueMinor: Minor;
  readonly disputedMinor: Minor;
  /** Delivered and not invoiced. */
  readonly unbilledMinor: Minor;
  readonly releasedMinor: Minor;
  /** Open, unbilled and released. */
  readonly usedMinor: Minor;
  /** There is a rate for everything. */
  readonly isWhole: boolean;
}

/** `convert`: minor units of the second currency at the rate of the day; null: there is no rate. */
export function exposureOf(
  { items, one }: Pick<JudgedCase, 'items' | 'one'>,
  orders: readonly BindingOrder[],
  currency: CurrencyCode,
  convert: (minor: Minor, from: CurrencyCode, to: CurrencyCode) => Minor | null,
): Exposure {
  let isWhole = true;
  const sum = (amounts: readonly (readonly [CurrencyCode, Minor])[]): Minor => {
    let total = 0;
    for (const [from, minor] of amounts) {
      const converted = from === currency ? minor : convert(minor, from, currency);
      if (converted === null) isWhole = false;
      else total += converted;
    }
    return total;
  };
  const ofStage = (stage: BindingOrder['stage']): Minor =>
    sum(
      orders.filter((order) => order.stage === stage).map((order) => [order.currency, order.minor]),
    );
  const openMinor = sum([
    ...items.map(({ item }) => [item.currency, item.openMinor] as const),
    ...one.onAccount.map((money) => [money.currency, -money.unallocatedMinor] as const),
  ]);
  const unbilledMinor = ofStage('delivered');
  const releasedMinor = ofStage('released');
  return {
    currency,
    openMinor,
    overdueMinor: sum(
      items
        .filter(({ daysPastDue }) => daysPastDue > 0)
        .map(({ item }) => [item.currency, item.openMinor]),
    ),
    disputedMinor: sum(
      items.flatMap(({ item, dispute }) =>
        dispute === null ? [] : [[item.currency, Math.min(dispute.disputedMinor, item.openMinor)]],
      ),
    ),
    unbilledMinor,
    releasedMinor,
    usedMinor: openMinor + unbilledMinor + releasedMinor,
    isWhole,
  };
}

/** From this share of what would be left of the limit on, the owner looks first. */
export const WATCH = { of: 9, in: 10 } as const;

/**
 * Whether an order fits: `hold` where more is used than the order leaves of the limit, `watch` where more than
 * nine tenths of that is. Source: peer case MF-06.
 */
export function fitsLimit(
  usedMinor: Minor,
  orderMinor: Minor,
  limitMinor: Minor,
): 'ok' | 'watch' | 'hold' {
  const left = limitMinor - orderMinor;
  if (left < usedMinor) return 'hold';
  return left * WATCH.of < usedMinor * WATCH.in ? 'watch' : 'ok';
}
