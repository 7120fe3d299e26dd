/**
 * A way to lay the money of a line onto items, and how well the amount agrees.
 *
 *     1,185.80 on INV-1042 of 1,210.00, discount 24.20  ->  agrees: discount
 */
import type { Minor } from '../../money.ts';
import { day, groupedAmount, groupedMoney, type Text, type TextValue } from '../../texts/text.ts';
import { because } from './because.ts';
import type { MatchConversion, MatchLine, MatchReason, MatchShare } from './match-facts.ts';
import { netOf, type OpenItem } from './open-items.ts';

/** From the best agreement to none. Those from `near` on do not agree to the cent. */
export type Agreement =
  | 'equal'
  | 'discount'
  | 'charge'
  | 'discount_charge'
  | 'oldest_set'
  | 'small_set'
  | 'large_set'
  | 'near'
  | 'near_net'
  | 'converted'
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
  /** Shares and rest are in another currency than the line. */
  readonly fx?: MatchConversion;
  readonly reason: MatchReason;
  readonly because: Text;
}

const TO_THE_CENT: ReadonlySet<Agreement> = new Set([
  'equal',
  'discount',
  'charge',
  'discount_charge',
  'oldest_set',
  'small_set',
  'large_set',
]);

export const agreesToTheCent = (agreement: Agreement): boolean => TO_THE_CENT.has(agreement);

/** What the item costs on the day: less its discount while that can be had. */
export function netOn(open: OpenItem, line: MatchLine): Minor | null {
  const net = netOf(open);
  const untilOn = open.item.discount?.untilOn;
  return net !== null && untilOn !== undefined && untilOn >= line.bookedOn ? net : null;
}

export const totalOpen = (items: readonly OpenItem[]): Minor =>
  items.reduce((sum, open) => sum + open.openMinor, 0);

/** Pays each item in full. */
export const inFull = (open: OpenItem): MatchShare => ({
  itemId: open.item.itemId,
  amountMinor: open.openMinor,
  discountMinor: 0,
  chargeMinor: 0,
  differenceMinor: 0,
});

export function equalFit(
  line: MatchLine,
  items: readonly OpenItem[],
  isOnly: boolean,
  says?: Text,
): Fit {
  return {
    agreement: 'equal',
    isOnly,
    shares: items.map(inFull),
    onAccountMinor: 0,
    reason: items.length > 1 ? 'amount_set' : 'amount_one',
    because: says ?? because.equal(groupedMoney(line.amountMinor, line.currency), items),
  };
}

/** How much discount the items allow, and until when all of it can be had. */
function discountOf(discounted: ReadonlySet<OpenItem>): {
  readonly totalMinor: Minor;
  readonly untilOn: TextValue;
} {
  const offers = [...discounted].flatMap(({ item }) => item.discount ?? []);
  const [untilOn] = offers.map((offer) => offer.untilOn).sort();
  return {
    totalMinor: offers.reduce((sum, offer) => sum + offer.amountMinor, 0),
    untilOn: untilOn === undefined ? '' : day(untilOn),
  };
}

/** Pays the items in full, some (`discounted`) less their discount. */
const lessDiscount = (
  items: readonly OpenItem[],
  discounted: ReadonlySet<OpenItem>,
): readonly MatchShare[] =>
  items.map((open) => {
    const discountMinor = discounted.has(open) ? (open.item.discount?.amountMinor ?? 0) : 0;
    return { ...inFull(open), amountMinor: open.openMinor - discountMinor, discountMinor };
  });

/** The largest share bears the charge. */
function lessCharge(shares: readonly MatchShare[], chargeMinor: Minor): readonly MatchShare[] {
  const largest = shares.reduce((a, b) => (b.amountMinor > a.amountMinor ? b : a));
  return shares.map((share) =>
    share === largest
      ? { ...share, amountMinor: share.amountMinor - chargeMinor, chargeMinor }
      : share,
  );
}

/** Items of which some (`discounted`) are paid less their discount. */
export function discountFit(
  line: MatchLine,
  items: readonly OpenItem[],
  discounted: ReadonlySet<OpenItem>,
  isOnly: boolean,
): Fit {
  const { totalMinor, untilOn } = discountOf(discounted);
  return {
    agreement: 'discount',
    isOnly,
    shares: lessDiscount(items, discounted),
    onAccountMinor: 0,
    reason: 'amount_less_discount',
    because: because.discount(
      groupedMoney(line.amountMinor, line.currency),
      items,
      groupedAmount(totalMinor, line.currency),
      untilOn,
    ),
  };
}

/**
 * Pays the items in full but for a charge, which the largest of them bears: one the bank names
 * (`charge`), or what is missing (`near`).
 */
export function chargeFit(
  line: MatchLine,
  items: readonly OpenItem[],
  kind: 'charge' | 'near',
  isOnly: boolean,
): Fit {
  const chargeMinor = totalOpen(items) - line.amountMinor;
  const charge = groupedMoney(chargeMinor, line.currency);
  return {
    agreement: kind,
    isOnly,
    shares: lessCharge(items.map(inFull), chargeMinor),
    onAccountMinor: 0,
    reason: 'amount_less_charge',
    because:
      kind === 'charge'
        ? because.charge(groupedMoney(line.amountMinor, line.currency), charge, items)
        : because.near(charge, items),
  };
}

/**
 * Some of the items (`discounted`) are paid less their discount, and of what remains a charge is
 * missing: one the bank names (`discount_charge`), or a small one (`near_net`).
 */
export function discountAndChargeFit(
  line: MatchLine,
  items: readonly OpenItem[],
  discounted: ReadonlySet<OpenItem>,
  kind: 'discount_charge' | 'near_net',
  isOnly: boolean,
): Fit {
  const { totalMinor, untilOn } = discountOf(discounted);
  const chargeMinor = totalOpen(items) - totalMinor - line.amountMinor;
  const charge = groupedMoney(chargeMinor, line.currency);
  const discount = groupedAmount(totalMinor, line.currency);
  return {
    agreement: kind,
    isOnly,
    shares: lessCharge(lessDiscount(items, discounted), chargeMinor),
    onAccountMinor: 0,
    reason: 'amount_less_both',
    because:
      kind === 'discount_charge'
        ? because.discountAndCharge(
            groupedMoney(line.amountMinor, line.currency),
            charge,
            items,
            discount,
            untilOn,
          )
        : because.nearNet(charge, items, discount, untilOn),
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
    shares.push({ ...inFull(open), amountMinor });
    left -= amountMinor;
  }
  return { shares, onAccountMinor: left };
}

/** Nothing applied: all of the money stays on account. */
export const onAccountFit = (line: MatchLine, says: Text): Fit => ({
  agreement: 'none',
  isOnly: false,
  shares: [],
  onAccountMinor: line.amountMinor,
  reason: 'oldest_first',
  because: says,
});
