/**
 * What case facts set aside of a payment history, which knows only disputes of invoices: items that were
 * disputed as a whole, and days that we gave ourselves.
 *
 *     D-1 dispute of INV-7, no amount, 2026-03-15, ended 2026-04-02     disputed from 15 March to 1 April
 *     D-2 dispute of the account, EUR 300.00                            the items due first, as far as it goes
 *     EX-1 extension of INV-9, granted on 2026-03-12 until 2026-03-31   not overdue on those days
 *
 * A part of an item that is disputed leaves the item as it is (domain-rules 2.6 no. 15 shares a part out). An
 * item is extended once (no. 12); how late it is paid is still counted from its first due date (6.7 no. 1).
 */
import { meant } from '../case/judged-case.ts';
import type { CaseFact } from '../case/live-facts.ts';
import { addDays, type IsoDate } from '../dates.ts';
import { byFirstDueOfItems, type ItemHistory, type Span } from './observations.ts';

/** `facts`: of kinds `dispute` and `extension`; others say nothing here. */
export function withCaseFacts(
  items: readonly ItemHistory[],
  facts: readonly CaseFact[],
): readonly ItemHistory[] {
  const disputed = new Map<number, Span[]>();
  const extended = new Map<number, Span>();
  for (const fact of facts)
    if (fact.kind === 'dispute') {
      const span: Span = { from: fact.on, before: fact.ended?.on ?? null };
      for (const { itemId } of disputedAsAWhole(items, fact)) {
        const before = disputed.get(itemId);
        if (before === undefined) disputed.set(itemId, [span]);
        else before.push(span);
      }
    } else if (fact.kind === 'extension' && fact.details.state === 'granted' && fact.until !== null)
      for (const { itemId } of meant(items, fact))
        if (!extended.has(itemId)) extended.set(itemId, daysGranted(fact, fact.until));
  if (disputed.size + extended.size === 0) return items;
  return items.map((item) => {
    const disputes = disputed.get(item.itemId);
    const extension = extended.get(item.itemId);
    if (disputes === undefined && extension === undefined) return item;
    return {
      ...item,
      disputed: [...item.disputed, ...(disputes ?? [])],
      extended: extension === undefined ? item.extended : [extension],
    };
  });
}

function daysGranted({ on, ended }: CaseFact, until: IsoDate): Span {
  const after = addDays(until, 1);
  return { from: on, before: ended !== null && ended.on < after ? ended.on : after };
}

function disputedAsAWhole(items: readonly ItemHistory[], fact: CaseFact): readonly ItemHistory[] {
  if (fact.amountMinor === null) return meant(items, fact);
  let left = fact.amountMinor;
  return meant(items, fact)
    .toSorted(byFirstDueOfItems)
    .filter((item) => {
      const open = Math.max(0, openOn(item, fact.on));
      const isWhole = open > 0 && left >= open;
      left -= Math.min(left, open);
      return isWhole;
    });
}

/** At the end of the day; below zero: more came than was owed. */
export const openOn = ({ grossMinor, movements }: ItemHistory, day: IsoDate): number =>
  movements.reduce((open, { on, minor }) => (on <= day ? open - minor : open), grossMinor);
