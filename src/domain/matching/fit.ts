/**
 * A way to lay the money of a line onto items, and how well the amount agrees.
 *
 *     1,185.80 on INV-1042 of 1,210.00, discount 24.20  ->  agrees: discount
 */
import type { Minor } from '../money.ts';
import { because, amountText, grouped } from './because.ts';
import type { MatchLine, MatchReason, MatchShare } from './match-facts.ts';
import { netOf, type OpenItem } from './open-items.ts';

/** From the best agreement to none. The last six do not agree to the cent. */
export type Agreement =
  | 'equal'
  | 'discount'
  | 'charge'
  | 'oldest_set'
  | 'small_set'
  | 'large_set'
  | 'near'
  | 'part'
  | 'over'
  | 'oldest'
  | 'none';

export interface Fit {
  readonly agreement: Agreement;
  /** No other items of the customer give the amount in any way that was looked for, and all were. */
  readonly isOnly: boolean;
  readonly shares: readonly MatchShare[];
  readonly onAccountMinor: Minor;
  readonly reason: MatchReason;
  readonly because: string;
}

export const agreesToTheCent = (agreement: Agreement): boolean =>
  ['equal', 'discount', 'charge', 'oldest_set', 'small_set', 'large_set'].includes(agreement);

/** What the item costs on the day: less its discount while that can be had. */
export function netOn(open: OpenItem, line: MatchLine): Minor | null {
  const net = netOf(open);
  const untilOn = open.item.discount?.untilOn;
  return net !== null && untilOn !== undefined && untilOn >= line.bookedOn ? net : null;
}

export const totalOpen = (items: readonly OpenItem[]): Minor =>
  items.reduce((sum, open) => sum + open.openMinor, 0);

/** Pays each item in full. */
const inFull = (open: OpenItem): MatchShare => ({
  itemId: open.item.itemId,
  amountMinor: open.openMinor,
  discountMinor: 0,
  chargeMinor: 0,
});

export function equalFit(
  line: MatchLine,
  items: readonly OpenItem[],
  isOnly: boolean,
  says?: string,
): Fit {
  return {
    agreement: 'equal',
    isOnly,
    shares: items.map(inFull),
    onAccountMinor: 0,
    reason: items.length > 1 ? 'amount_set' : 'amount_one',
    because: says ?? because.equal(amountText(line.amountMinor, line.currency), items),
  };
}

/** Items of which some (`discounted`) are paid less their discount. */
export function discountFit(
  line: MatchLine,
  items: readonly OpenItem[],
  discounted: ReadonlySet<OpenItem>,
  isOnly: boolean,
): Fit {
  const shares = items.map((open): MatchShare => {
    const discountMinor = discounted.has(open) ? (open.item.discount?.amountMinor ?? 0) : 0;
    return { ...inFull(open), amountMinor: open.openMinor - discountMinor, discountMinor };
  });
  const total = shares.reduce((sum, share) => sum + share.discountMinor, 0);
  const untilOn = [...discounted].map((open) => open.item.discount?.untilOn ?? '').sort()[0] ?? '';
  return {
    agreement: 'discount',
    isOnly,
    shares,
    onAccountMinor: 0,
    reason: 'amount_less_discount',
    because: because.discount(
      amountText(line.amountMinor, line.currency),
      items,
      grouped(total, line.currency),
      untilOn,
    ),
  };
}

/** Pays the items in full but for a charge, which the largest of them bears. */
export function chargeFit(
  line: MatchLine,
  items: readonly OpenItem[],
  kind: 'charge' | 'near',
  isOnly: boolean,
): Fit {
  const chargeMinor = totalOpen(items) - line.amountMinor;
  const largest = items.reduce((a, b) => (b.openMinor > a.openMinor ? b : a));
  const charge = amountText(chargeMinor, line.currency);
  return {
    agreement: kind,
    isOnly,
    shares: items.map((open) =>
      open === largest
        ? { ...inFull(open), amountMinor: open.openMinor - chargeMinor, chargeMinor }
        : inFull(open),
    ),
    onAccountMinor: 0,
    reason: 'amount_less_charge',
    because:
      kind === 'charge'
        ? because.charge(amountText(line.amountMinor, line.currency), charge, items)
        : because.near(charge, items),
  };
}

/** Money goes to the items in the order given until it is used up; the rest stays on account. */
export function spread(
  line: MatchLine,
  items: Iterable<OpenItem>,
): Pick<Fit, 'shares' | 'onAccountMinor'> {
  const shares: MatchShare[] = [];
  let left = line.amountMinor;
  for (const open of items) {
    if (left === 0) break;
    const amountMinor = Math.min(left, open.openMinor);
    if (amountMinor === 0) continue;
    shares.push({ itemId: open.item.itemId, amountMinor, discountMinor: 0, chargeMinor: 0 });
    left -= amountMinor;
  }
  return { shares, onAccountMinor: left };
}

/** Nothing applied: all of the money stays on account. */
export const onAccountFit = (line: MatchLine, says: string): Fit => ({
  agreement: 'none',
  isOnly: false,
  shares: [],
  onAccountMinor: line.amountMinor,
  reason: 'oldest_first',
  because: says,
});
