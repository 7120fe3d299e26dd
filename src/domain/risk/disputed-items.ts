/**
 * Which items were disputed as a whole by case facts, and when: what is added to a payment history, which
 * knows only disputes of invoices.
 *
 *     D-1 about INV-7, no amount, 2026-03-15, ended 2026-04-02     INV-7 from 15 March to 1 April
 *     D-2 about the account, EUR 300.00                            the items due first, as far as it goes
 *
 * A part of an item that is disputed leaves the item as it is (domain-rules 2.6 no. 15 shares a part out).
 */
import type { CaseFact } from '../case/live-facts.ts';
import type { IsoDate } from '../dates.ts';
import { byFirstDueOfItems, type ItemHistory, type Span } from './observations.ts';

export function withDisputes(
  items: readonly ItemHistory[],
  facts: readonly CaseFact[],
): readonly ItemHistory[] {
  const spans = new Map<number, Span[]>();
  for (const fact of facts)
    if (fact.kind === 'dispute') {
      const span: Span = { from: fact.on, before: fact.ended?.on ?? null };
      for (const { itemId } of disputedAsAWhole(items, fact)) {
        const before = spans.get(itemId);
        if (before === undefined) spans.set(itemId, [span]);
        else before.push(span);
      }
    }
  if (spans.size === 0) return items;
  return items.map((item) => {
    const more = spans.get(item.itemId);
    return more === undefined ? item : { ...item, disputed: [...item.disputed, ...more] };
  });
}

function disputedAsAWhole(items: readonly ItemHistory[], fact: CaseFact): readonly ItemHistory[] {
  const named = new Set(fact.items.map(({ itemId }) => itemId));
  const meant = items.filter((item) =>
    named.size > 0
      ? named.has(item.itemId)
      : item.issuedOn <= fact.on && (fact.currency === null || item.currency === fact.currency),
  );
  if (fact.amountMinor === null) return meant;
  let left = fact.amountMinor;
  return meant.toSorted(byFirstDueOfItems).filter((item) => {
    const open = openOn(item, fact.on);
    const isWhole = open > 0 && left >= open;
    left -= Math.min(left, Math.max(0, open));
    return isWhole;
  });
}

const openOn = ({ grossMinor, movements }: ItemHistory, day: IsoDate): number =>
  movements.reduce((open, { on, minor }) => (on <= day ? open - minor : open), grossMinor);
