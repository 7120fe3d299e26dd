/**
 * How the money fits the items that a payment names.
 *
 *     names INV-1042 (1,210.00) and INV-1043 (500.00)
 *       1,710.00 -> both                1,685.80 -> both, less the discount of the first
 *                                       1,680.80 -> … and less the 5.00 the bank kept
 *         500.00 -> INV-1043 alone      1,000.00 -> part of INV-1042, the older
 *       2,000.00 -> both, and the rest to a third item of 290.00, or on account
 *
 * Between several named items the debtor's word counts first, then the oldest due (domain-rules.md
 * 4.1).
 */
import { exponentOf } from '../../currencies.ts';
import type { Minor } from '../../money.ts';
import { groupedMoney } from '../../texts/text.ts';
import { because } from './because.ts';
import {
  chargeFit,
  discountAndChargeFit,
  discountFit,
  equalFit,
  type Fit,
  netOn,
  spread,
  totalOpen,
} from './fit.ts';
import { type Budget, findSets } from './item-sets.ts';
import type { MatchLine } from './match-facts.ts';
import type { CustomerItems, OpenItem } from './open-items.ts';
import { canBePaidOn } from './per-list-fits.ts';

/** Every way to take some of the discounts is tried for as many items: 256 ways. */
const MOST_DISCOUNTS = 8;
/** More named items than that are fitted as a whole or oldest first only. */
const MOST_NAMED = 40;

/** A small shortfall that a bank may have kept: at most 1 % and 15.00 [J]. */
export const isSmallShortfall = (shortfall: Minor, open: Minor, currency: string): boolean =>
  shortfall > 0 && shortfall * 100 <= open && shortfall <= 15 * 10 ** exponentOf(currency);

/** One of the items is larger than the charge, even less its discount. */
const canBear = (line: MatchLine, items: readonly OpenItem[], chargeMinor: Minor): boolean =>
  items.some((open) => (netOn(open, line) ?? open.openMinor) > chargeMinor);

const withDiscount = (line: MatchLine, items: readonly OpenItem[]): readonly OpenItem[] =>
  items.filter((open) => netOn(open, line) !== null);

const given = (items: readonly OpenItem[]): Minor =>
  items.reduce((sum, open) => sum + (open.item.discount?.amountMinor ?? 0), 0);

/** The ways in which some discounts of the items come to `wanted`; two at most. */
function discountWays(
  line: MatchLine,
  items: readonly OpenItem[],
  wanted: Minor,
): readonly Set<OpenItem>[] {
  const candidates = withDiscount(line, items);
  if (wanted <= 0 || candidates.length === 0) return [];
  if (given(candidates) === wanted) return [new Set(candidates)];
  const ways: Set<OpenItem>[] = [];
  const tried = candidates.slice(0, MOST_DISCOUNTS);
  for (let mask = 1; mask < 1 << tried.length && ways.length < 2; mask += 1) {
    const some = tried.filter((_, bit) => (mask & (1 << bit)) !== 0);
    if (given(some) === wanted) ways.push(new Set(some));
  }
  return ways;
}

export interface NamedFit extends Fit {
  /** Each mention has one of its items in it. */
  readonly coversAll: boolean;
}

/**
 * `named`: what is open of all mentions, oldest due first, in the line's currency; `mentions`: the
 * items each mention names. Best fits first; never empty when something is named.
 */
export function fitNamed(
  line: MatchLine,
  named: readonly OpenItem[],
  mentions: readonly (readonly OpenItem[])[],
  others: CustomerItems,
  budget: Budget,
): readonly NamedFit[] {
  const { amountMinor: amount, currency } = line;
  const total = totalOpen(named);
  const money = groupedMoney(amount, currency);
  const fits: NamedFit[] = [];
  const covers = (items: readonly OpenItem[]): boolean =>
    mentions.every((mention) => mention.some((open) => items.includes(open)));
  const isAll = covers(named);
  const add = (fit: Fit, coversAll: boolean): void => {
    fits.push({ ...fit, coversAll });
  };

  if (total === amount) add(equalFit(line, named, true), isAll);
  const ways = discountWays(line, named, total - amount);
  for (const way of ways) add(discountFit(line, named, way, ways.length === 1), isAll);
  const { chargesMinor } = line;
  if (chargesMinor > 0 && canBear(line, named, chargesMinor)) {
    if (total === amount + chargesMinor) add(chargeFit(line, named, 'charge', true), isAll);
    const both = discountWays(line, named, total - amount - chargesMinor);
    for (const way of both)
      add(discountAndChargeFit(line, named, way, 'discount_charge', both.length === 1), isAll);
  }
  if (fits.length > 0) return fits;

  // Instalments of one invoice, or a reference that several share: some of them may be meant.
  if (total > amount && named.length > 1 && named.length <= MOST_NAMED) {
    const alone = named.filter((open) => open.openMinor === amount);
    const amounts = named.map((open) => open.openMinor);
    const { sets, isWhole } = findSets(amounts, amount, budget, true);
    const some = [
      ...alone.map((open) => [open]),
      ...sets.map(({ places }) => named.filter((_, place) => places.includes(place))),
    ];
    for (const items of some.slice(0, 3)) {
      const isCovering = covers(items);
      const says = isCovering ? undefined : because.equalAmongNamed(money, items);
      add(equalFit(line, items, isWhole && some.length === 1, says), isCovering);
    }
    // A single instalment may be paid less its own discount.
    for (const open of named)
      if (some.length === 0 && netOn(open, line) === amount)
        add(discountFit(line, [open], new Set([open]), true), covers([open]));
    if (fits.length > 0) return fits;
  }

  if (total > amount) {
    add(
      {
        agreement: 'part',
        isOnly: false,
        ...spread(line, named),
        reason: 'oldest_first',
        because: because.part(money, groupedMoney(total, currency), named),
      },
      false,
    );
    if (isSmallShortfall(total - amount, total, currency) && canBear(line, named, total - amount))
      add(chargeFit(line, named, 'near', false), false);
    // Who takes discounts takes all that can be had.
    const discounted = withDiscount(line, named);
    const net = total - given(discounted);
    if (
      discounted.length > 0 &&
      isSmallShortfall(net - amount, net, currency) &&
      canBear(line, named, net - amount)
    )
      add(discountAndChargeFit(line, named, new Set(discounted), 'near_net', false), false);
    return fits;
  }

  const rest = amount - total;
  const [one] = others
    .withOpen(rest)
    .filter((open) => !named.includes(open) && canBePaidOn(open, line));
  if (one !== undefined) {
    const items = [...named, one];
    add({ ...equalFit(line, items, false), agreement: 'small_set' }, false);
  }
  add(
    {
      agreement: 'over',
      isOnly: false,
      ...spread(line, named),
      reason: 'oldest_first',
      because: because.over(groupedMoney(rest, currency), named),
    },
    false,
  );
  return fits;
}
