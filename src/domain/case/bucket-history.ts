/**
 * How open items came into their buckets: day after day, what changed against the day before.
 *
 *     2026-10-31  INV-7    unpaid -> reminder      1 day past due
 *     2026-11-12  INV-7    reminder -> quasi-bad   P-1 was broken
 *     2026-11-18  INV-7    quasi-bad ->            nothing is open of it any more
 *     2026-11-18  (all)    quasi-bad -> reminder   the worst that is left
 *
 * Each day is judged as that day was, by the policy in force on it: there is no shorter way that could not miss
 * a bucket of two days.
 */
import {
  becauseOf,
  BUCKETS,
  type Bucket,
  type BucketRules,
  type BucketRuleId,
  type ClassifiedItem,
} from './bucket.ts';
import type { IsoDate } from '../dates.ts';
import type { Text } from '../texts/text.ts';

export interface BucketDay {
  readonly on: IsoDate;
  readonly items: readonly ClassifiedItem[];
  /** Of the policy in force on that day. */
  readonly rules: BucketRules;
}

export interface BucketChange {
  /** The first day of the new bucket. */
  readonly on: IsoDate;
  /** Null: the customer, which is where its worst item is. */
  readonly itemId: number | null;
  /** Null: nothing was open of it the day before. */
  readonly from: Bucket | null;
  /** Null: nothing is open of it any more. */
  readonly to: Bucket | null;
  /** Of the new bucket; of the customer that of its worst item. */
  readonly rule: BucketRuleId | null;
  readonly because: Text | null;
}

/** The newest first, of a day the customer before its items. `days`: one after the other, the earliest first. */
export function bucketChanges(days: readonly BucketDay[]): readonly BucketChange[] {
  const changes: BucketChange[] = [];
  let before: ReadonlyMap<number | null, ClassifiedItem> | null = null;
  for (const { on, items, rules } of days) {
    const now = new Map<number | null, ClassifiedItem>();
    const worst = worstOf(items);
    if (worst !== undefined) now.set(null, worst);
    for (const item of items) now.set(item.of.item.itemId, item);
    if (before !== null) changes.unshift(...changesOf(on, rules, before, now));
    before = now;
  }
  return changes;
}

function changesOf(
  on: IsoDate,
  rules: BucketRules,
  before: ReadonlyMap<number | null, ClassifiedItem>,
  now: ReadonlyMap<number | null, ClassifiedItem>,
): readonly BucketChange[] {
  const changes: BucketChange[] = [];
  for (const itemId of new Set([...now.keys(), ...before.keys()])) {
    const [from, to] = [before.get(itemId), now.get(itemId)];
    if (from?.bucket === to?.bucket) continue;
    changes.push({
      on,
      itemId,
      from: from?.bucket ?? null,
      to: to?.bucket ?? null,
      rule: to?.rule ?? null,
      because: to === undefined ? null : becauseOf(to.rule, to.inputs, rules),
    });
  }
  return changes;
}

/** Of two that are as bad the first. */
function worstOf(items: readonly ClassifiedItem[]): ClassifiedItem | undefined {
  const badness = ({ bucket }: ClassifiedItem): number => BUCKETS.indexOf(bucket);
  return items.reduce<ClassifiedItem | undefined>(
    (worst, item) => (worst === undefined || badness(item) > badness(worst) ? item : worst),
    undefined,
  );
}
