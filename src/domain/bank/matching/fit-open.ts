/**
 * How the money fits what a customer has open, when nothing is named.
 *
 *     open, oldest first: 500.00 · 1,210.00 · 290.00
 *       1,210.00 -> the second          790.00 -> first and third
 *       1,185.80 -> the second, less its discount of 24.20
 *       1,180.80 -> the second, less its discount and the 5.00 the bank kept
 *       1,000.00 -> fits nothing: 500.00 on the first, 500.00 on the second
 */
import type { Minor } from '../../money.ts';
import { groupedMoney } from '../../texts/text.ts';
import { because } from './because.ts';
import {
  type Agreement,
  chargeFit,
  discountAndChargeFit,
  discountFit,
  equalFit,
  type Fit,
  netOn,
  onAccountFit,
  spread,
  totalOpen,
} from './fit.ts';
import { isSmallShortfall } from './fit-named.ts';
import { type Budget, findSets, type FoundSet } from './item-sets.ts';
import type { MatchLine } from './match-facts.ts';
import type { CustomerItems, OpenItem } from './open-items.ts';
import { canBePaidOn } from './per-list-fits.ts';

/** Only so many of the oldest are looked at in sets; singles are always found. */
const MOST_OPEN = 1_000;
const MOST_SINGLES = 3;
const MOST_SETS = 2;
const SMALL = 3;

const isIssued = (open: OpenItem, line: MatchLine): boolean => open.item.issuedOn <= line.bookedOn;

/** The oldest open items that were issued when the money came. */
function oldestOpen(items: CustomerItems, line: MatchLine): readonly OpenItem[] {
  const found: OpenItem[] = [];
  for (const open of items.inOrder) {
    if (open.openMinor > 0 && isIssued(open, line) && canBePaidOn(open, line)) found.push(open);
    if (found.length === MOST_OPEN) break;
  }
  return found;
}

function agreementOf({ places, shape }: FoundSet): Agreement {
  if (shape === 'oldest') return 'oldest_set';
  return places.length <= SMALL || shape === 'run' ? 'small_set' : 'large_set';
}

function setFit(line: MatchLine, open: readonly OpenItem[], set: FoundSet): Fit {
  const items = set.places.flatMap((place) => open[place] ?? []);
  const money = groupedMoney(line.amountMinor, line.currency);
  const says =
    set.shape === 'oldest'
      ? because.oldestSet(money, items)
      : set.shape === 'all_but'
        ? because.allBut(
            money,
            open.filter((item) => !items.includes(item)),
          )
        : undefined;
  return { ...equalFit(line, items, false, says), agreement: agreementOf(set) };
}

/**
 * Sets of items that give the amount: gross, then with every discount taken, then with the charge,
 * then with both.
 */
function setFits(line: MatchLine, open: readonly OpenItem[], budget: Budget): readonly Fit[] {
  const gross = open.map((item) => item.openMinor);
  const found = findSets(gross, line.amountMinor, budget, true).sets;
  if (found.length > 0) return found.slice(0, MOST_SETS).map((set) => setFit(line, open, set));
  const nets = open.map((item) => netOn(item, line));
  const hasNets = nets.some((net) => net !== null);
  const afterDiscount = open.map((item, place) => nets[place] ?? item.openMinor);
  const setOf = (amounts: readonly Minor[], sum: Minor): readonly OpenItem[] => {
    const [set] = findSets(amounts, sum, budget, false).sets;
    return set?.places.flatMap((place) => open[place] ?? []) ?? [];
  };
  const discountedOf = (items: readonly OpenItem[]): ReadonlySet<OpenItem> =>
    new Set(items.filter((item) => netOn(item, line) !== null));
  if (hasNets) {
    const items = setOf(afterDiscount, line.amountMinor);
    const discounted = discountedOf(items);
    if (discounted.size > 0) return [discountFit(line, items, discounted, false)];
  }
  if (line.chargesMinor === 0) return [];
  const charged = line.amountMinor + line.chargesMinor;
  const items = setOf(gross, charged);
  if (items.some((item) => item.openMinor > line.chargesMinor))
    return [chargeFit(line, items, 'charge', false)];
  if (hasNets) {
    const both = setOf(afterDiscount, charged);
    const discounted = discountedOf(both);
    if (
      discounted.size > 0 &&
      both.some((item) => (netOn(item, line) ?? item.openMinor) > line.chargesMinor)
    )
      return [discountAndChargeFit(line, both, discounted, 'discount_charge', false)];
  }
  return [];
}

/** The item that the line falls least short of, when by no more than a bank may keep. */
function nearest(
  line: MatchLine,
  open: readonly OpenItem[],
  costOf: (item: OpenItem) => Minor | null,
): OpenItem | null {
  let best: OpenItem | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const item of open) {
    const cost = costOf(item);
    if (cost === null || cost >= least) continue;
    if (!isSmallShortfall(cost - line.amountMinor, cost, line.currency)) continue;
    best = item;
    least = cost;
  }
  return best;
}

/** Fits to what `customer` has open in the line's currency, best first; never empty. */
export function fitOpen(
  line: MatchLine,
  customer: string,
  items: CustomerItems,
  budget: Budget,
): readonly Fit[] {
  const { amountMinor: amount, currency } = line;
  const money = groupedMoney(amount, currency);
  const open = oldestOpen(items, line);
  const fits: Fit[] = [];

  const isOf = (item: OpenItem): boolean => canBePaidOn(item, line);
  const equal = items.withOpen(amount).filter(isOf);
  const net = items.withNet(amount).filter((item) => isOf(item) && netOn(item, line) !== null);
  const charged =
    line.chargesMinor > 0
      ? items
          .withOpen(amount + line.chargesMinor)
          .filter(
            (item) => isOf(item) && isIssued(item, line) && item.openMinor > line.chargesMinor,
          )
      : [];
  const both =
    line.chargesMinor > 0
      ? items
          .withNet(amount + line.chargesMinor)
          .filter((item) => isOf(item) && (netOn(item, line) ?? 0) > line.chargesMinor)
      : [];
  if (equal.length > 0) {
    const gross = open.map((item) => item.openMinor);
    const rivals = findSets(gross, amount, budget, false);
    const isOnly =
      equal.length === 1 &&
      net.length === 0 &&
      charged.length === 0 &&
      both.length === 0 &&
      rivals.sets.length === 0 &&
      rivals.isWhole &&
      open.length < MOST_OPEN;
    for (const item of equal.slice(0, MOST_SINGLES)) {
      const isLater = !isIssued(item, line);
      const says = isLater ? because.equalLater(money, item) : undefined;
      fits.push(equalFit(line, [item], isOnly && !isLater, says));
    }
    for (const set of rivals.sets.slice(0, 1)) fits.push(setFit(line, open, set));
  }
  for (const item of net.slice(0, MOST_SINGLES))
    fits.push(discountFit(line, [item], new Set([item]), net.length === 1));
  for (const item of charged.slice(0, 1))
    fits.push(chargeFit(line, [item], 'charge', charged.length === 1));
  for (const item of both.slice(0, 1))
    fits.push(
      discountAndChargeFit(line, [item], new Set([item]), 'discount_charge', both.length === 1),
    );
  if (fits.length > 0) return fits;

  fits.push(...setFits(line, open, budget));
  const near = nearest(line, open, (item) => item.openMinor);
  if (near !== null) fits.push(chargeFit(line, [near], 'near', false));
  const nearNet = nearest(line, open, (item) => netOn(item, line));
  if (nearNet !== null)
    fits.push(discountAndChargeFit(line, [nearNet], new Set([nearNet]), 'near_net', false));
  if (open.length === 0) return [onAccountFit(line, because.nothingOpen(customer, currency))];
  const laid = spread(line, open);
  const all = groupedMoney(totalOpen(open), currency);
  fits.push({
    agreement: 'oldest',
    isOnly: false,
    ...laid,
    reason: 'oldest_first',
    because:
      laid.onAccountMinor > 0
        ? because.moreThanAll(money, all, customer, groupedMoney(laid.onAccountMinor, currency))
        : because.oldest(money, customer),
  });
  return fits;
}
