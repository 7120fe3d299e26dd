/**
 * How the money fits what a customer has open, when nothing is named.
 *
 *     open, oldest first: 500.00 · 1,210.00 · 290.00
 *       1,210.00 -> the second          790.00 -> first and third
 *       1,185.80 -> the second, less its discount of 24.20
 *       1,000.00 -> fits nothing: 500.00 on the first, 500.00 on the second
 */
import { amountText, because } from './because.ts';
import {
  type Agreement,
  chargeFit,
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
    if (open.openMinor > 0 && isIssued(open, line)) found.push(open);
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
  const money = amountText(line.amountMinor, line.currency);
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

/** Sets of items that give the amount, gross, then with every discount taken, then with the charge. */
function setFits(line: MatchLine, open: readonly OpenItem[], budget: Budget): readonly Fit[] {
  const gross = open.map((item) => item.openMinor);
  const found = findSets(gross, line.amountMinor, budget, true).sets;
  if (found.length > 0) return found.slice(0, MOST_SETS).map((set) => setFit(line, open, set));
  const nets = open.map((item) => netOn(item, line));
  if (nets.some((net) => net !== null)) {
    const amounts = open.map((item, place) => nets[place] ?? item.openMinor);
    const [set] = findSets(amounts, line.amountMinor, budget, false).sets;
    const items = set?.places.flatMap((place) => open[place] ?? []) ?? [];
    const discounted = new Set(items.filter((item) => netOn(item, line) !== null));
    if (discounted.size > 0) return [discountFit(line, items, discounted, false)];
  }
  if (line.chargesMinor > 0) {
    const [set] = findSets(gross, line.amountMinor + line.chargesMinor, budget, false).sets;
    const items = set?.places.flatMap((place) => open[place] ?? []) ?? [];
    if (items.some((item) => item.openMinor > line.chargesMinor))
      return [chargeFit(line, items, 'charge', false)];
  }
  return [];
}

/** The item that the line falls least short of, when by no more than a bank may keep. */
function nearest(line: MatchLine, open: readonly OpenItem[]): OpenItem | null {
  let best: OpenItem | null = null;
  for (const item of open) {
    const shortfall = item.openMinor - line.amountMinor;
    if (!isSmallShortfall(shortfall, item.openMinor, line.currency)) continue;
    if (best === null || item.openMinor < best.openMinor) best = item;
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
  const money = amountText(amount, currency);
  const open = oldestOpen(items, line);
  const fits: Fit[] = [];

  const equal = items.withOpen(amount);
  const net = items.withNet(amount).filter((item) => netOn(item, line) !== null);
  const charged =
    line.chargesMinor > 0
      ? items
          .withOpen(amount + line.chargesMinor)
          .filter((item) => isIssued(item, line) && item.openMinor > line.chargesMinor)
      : [];
  if (equal.length > 0) {
    const gross = open.map((item) => item.openMinor);
    const rivals = findSets(gross, amount, budget, false);
    const isOnly =
      equal.length === 1 &&
      net.length === 0 &&
      charged.length === 0 &&
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
  if (fits.length > 0) return fits;

  fits.push(...setFits(line, open, budget));
  const near = nearest(line, open);
  if (near !== null) fits.push(chargeFit(line, [near], 'near', false));
  if (open.length === 0) return [onAccountFit(line, because.nothingOpen(customer, currency))];
  const laid = spread(line, open);
  const all = amountText(totalOpen(open), currency);
  fits.push({
    agreement: 'oldest',
    isOnly: false,
    ...laid,
    reason: 'oldest_first',
    because:
      laid.onAccountMinor > 0
        ? because.moreThanAll(money, all, customer, amountText(laid.onAccountMinor, currency))
        : because.oldest(money, customer),
  });
  return fits;
}
