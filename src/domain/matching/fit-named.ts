/**
 * How the money fits the items that a payment names.
 *
 *     names INV-1042 (1,210.00) and INV-1043 (500.00)
 *       1,710.00 -> both                1,685.80 -> both, less the discount of the first
 *         500.00 -> INV-1043 alone      1,000.00 -> part of INV-1042, the older
 *       2,000.00 -> both, and the rest to a third item of 290.00, or on account
 *
 * Between several named items the debtor's word counts first, then the oldest due (domain-rules.md
 * 4.1).
 */
import { exponentOf } from '../currencies.ts';
import type { Minor } from '../money.ts';
import { amountText, because } from './because.ts';
import { chargeFit, discountFit, equalFit, type Fit, netOn, spread, totalOpen } from './fit.ts';
import { type Budget, findSets } from './item-sets.ts';
import type { MatchLine } from './match-facts.ts';
import type { CustomerItems, OpenItem } from './open-items.ts';

/** Every way to take some of the discounts is tried for as many items: 256 ways. */
const MOST_DISCOUNTS = 8;
/** More named items than that are fitted as a whole or oldest first only. */
const MOST_NAMED = 40;

/** A small shortfall that a bank may have kept: at most 1 % and 15.00 [J]. */
export const isSmallShortfall = (shortfall: Minor, open: Minor, currency: string): boolean =>
  shortfall > 0 && shortfall * 100 <= open && shortfall <= 15 * 10 ** exponentOf(currency);

const canBear = (items: readonly OpenItem[], chargeMinor: Minor): boolean =>
  items.some((open) => open.openMinor > chargeMinor);

/** The ways in which some discounts bring the items to the amount; two at most. */
function discountWays(line: MatchLine, items: readonly OpenItem[]): readonly Set<OpenItem>[] {
  const candidates = items.filter((open) => netOn(open, line) !== null);
  const wanted = totalOpen(items) - line.amountMinor;
  if (wanted <= 0 || candidates.length === 0) return [];
  const given = (some: readonly OpenItem[]): Minor =>
    some.reduce((sum, open) => sum + (open.item.discount?.amountMinor ?? 0), 0);
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
  const money = amountText(amount, currency);
  const fits: NamedFit[] = [];
  const covers = (items: readonly OpenItem[]): boolean =>
    mentions.every((mention) => mention.some((open) => items.includes(open)));
  const isAll = covers(named);
  const add = (fit: Fit, coversAll: boolean): void => {
    fits.push({ ...fit, coversAll });
  };

  if (total === amount) add(equalFit(line, named, true), isAll);
  const ways = discountWays(line, named);
  for (const way of ways) add(discountFit(line, named, way, ways.length === 1), isAll);
  const { chargesMinor } = line;
  if (chargesMinor > 0 && total === amount + chargesMinor && canBear(named, chargesMinor))
    add(chargeFit(line, named, 'charge', true), isAll);
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
        because: because.part(money, amountText(total, currency), named),
      },
      false,
    );
    if (isSmallShortfall(total - amount, total, currency) && canBear(named, total - amount))
      add(chargeFit(line, named, 'near', false), false);
    return fits;
  }

  const rest = amount - total;
  const [one] = others.withOpen(rest).filter((open) => !named.includes(open));
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
      because: because.over(amountText(rest, currency), named),
    },
    false,
  );
  return fits;
}
