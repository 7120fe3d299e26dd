/**
 * How an amount would be spread over open items: oldest due first, each as far as it is open.
 *
 *     items A due 1 May open 100, B due 2 May open 100; amount 150  ->  A 100, B 50, rest 0
 */
import type { OpenItemView } from '../../../contract/calls/aging.ts';

export interface AllocationPlan {
  readonly parts: readonly { readonly item: OpenItemView; readonly amountMinor: number }[];
  /** What no item takes; stays on account. */
  readonly restMinor: number;
}

/** `items` of ONE currency, that of the amount (minor units). */
export function planAllocation(
  items: readonly OpenItemView[],
  amountMinor: number,
): AllocationPlan {
  const parts: { item: OpenItemView; amountMinor: number }[] = [];
  let rest = amountMinor;
  const byAge = [...items].sort((a, b) =>
    a.dueOn === b.dueOn ? a.itemId - b.itemId : a.dueOn < b.dueOn ? -1 : 1,
  );
  for (const item of byAge) {
    if (rest <= 0) break;
    const part = Math.min(rest, item.openMinor);
    if (part <= 0) continue;
    parts.push({ item, amountMinor: part });
    rest -= part;
  }
  return { parts, restMinor: rest };
}
