/**
 * Money for several customers at once: a group pays the invoices of its companies with one transfer.
 *
 *     "INV-1042, FV-3", 1,660.00  ->  INV-1042 of C7 1,210.00 and FV-3 of C8 450.00
 *
 * Only what the text names counts, each number must be one customer's, and the amount must agree to
 * the cent: what is open, or that less discounts and the charge the bank names. [J]
 */
import type { Minor } from '../../money.ts';
import { groupedAmount } from '../../texts/text.ts';
import { because } from './because.ts';
import { evidenceFor, isDistinct, itemsOf } from './evidence.ts';
import { agreesToTheCent } from './fit.ts';
import { fitNamed } from './fit-named.ts';
import type { Budget } from './item-sets.ts';
import type { MatchLine, MatchPart } from './match-facts.ts';
import type { LineMentions } from './numbers/line-mentions.ts';
import { NOBODY, type OpenItem } from './open-items.ts';
import { canBePaidOn } from './per-list-fits.ts';
import type { PayerSign } from './payers/recognise-payer.ts';
import type { Draft } from './rank-proposals.ts';

/** A text that names the invoices of more customers than these is a list of something else. */
const MOST_TOGETHER = 4;

/** The one customer of each strong number; null when a number is of several. */
function ownersOf(found: LineMentions): readonly string[] | null {
  const owners: string[] = [];
  for (const { documents, isStrong } of found.mentions) {
    if (!isStrong) continue;
    const [first] = documents;
    if (first === undefined || documents.some(({ customer }) => customer !== first.customer))
      return null;
    owners.push(first.customer);
  }
  return owners;
}

/** Drafts that pay what is named of two customers or more; never to be accepted unseen. */
export function draftsTogether(
  line: MatchLine,
  found: LineMentions,
  signs: ReadonlyMap<string, readonly PayerSign[]>,
  budget: Budget,
): readonly Draft[] {
  const owners = ownersOf(found);
  if (owners === null) return [];
  const customers = owners.filter(isDistinct);
  if (customers.length < 2 || customers.length > MOST_TOGETHER) return [];
  const strong = found.mentions.filter(({ isStrong }) => isStrong);
  const mentioned = strong.map((mention, place) => itemsOf(mention, owners[place] ?? ''));
  const named = mentioned
    .flat()
    .filter(isDistinct)
    .filter(
      (open) =>
        open.item.currency === line.currency && open.openMinor > 0 && canBePaidOn(open, line),
    )
    .sort((a, b) => a.order - b.order);
  // The payer comes first, then who owes the oldest.
  const inOrder = named
    .map(({ item }) => item.customer)
    .filter(isDistinct)
    .sort((a, b) => Number(signs.has(b)) - Number(signs.has(a)));
  const [first] = inOrder;
  if (first === undefined || inOrder.length < customers.length) return [];
  const evidence = inOrder.flatMap((customer) =>
    evidenceFor(
      customer,
      line,
      strong.filter((_, place) => owners[place] === customer),
      signs.get(customer) ?? [],
    ),
  );
  const owed = new Map<number, OpenItem>(named.map((open) => [open.item.itemId, open]));
  return fitNamed(line, named, mentioned, NOBODY, budget)
    .filter((fit) => fit.coversAll && agreesToTheCent(fit.agreement))
    .map((fit) => {
      const amounts = new Map<string, Minor>(inOrder.map((customer) => [customer, 0]));
      for (const { itemId, amountMinor } of fit.shares) {
        const customer = owed.get(itemId)?.item.customer ?? first;
        amounts.set(customer, (amounts.get(customer) ?? 0) + amountMinor);
      }
      const parts: readonly MatchPart[] = [...amounts].map(([customer, amountMinor]) => ({
        customer,
        amountMinor,
      }));
      const shown = parts.map(({ customer, amountMinor }) => ({
        customer,
        money: groupedAmount(amountMinor, line.currency),
      }));
      return {
        customer: first,
        parts,
        fit: { ...fit, because: because.forEach(fit.because, shown) },
        by: 'named',
        coversMentions: true,
        isCertain: false,
        passesOverClosed: false,
        signs: evidence,
        order: named[0]?.order ?? 0,
      };
    });
}
