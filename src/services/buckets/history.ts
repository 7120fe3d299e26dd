/** How the items of one customer came into their buckets in the last year, and what happened on those days. */
import type { BucketChangeView } from '../../contract/calls/buckets.ts';
import { bucketChanges, type BucketDay } from '../../domain/case/bucket-history.ts';
import { addDays } from '../../domain/dates.ts';
import { itemName } from '../../domain/facts/case-text.ts';
import { ok } from '../../domain/result.ts';
import { casesToJudge, judgingAt } from '../case/judging.ts';
import type { Handler } from '../context.ts';
import { customerAtMoment } from '../customers/known-customer.ts';
import { timelineEntry } from '../customers/timeline.ts';
import { customerTimeline } from '../../ledger/queries/customers/timeline/timeline.ts';
import { reading } from '../with-ledger.ts';

/** A year, and the day before it, against which its first day is seen. */
const DAYS = 366;
/** The newest; a customer with more of them in a year sees older changes without what happened. */
const MOST_EVENTS = 5000;

export const bucketHistory: Handler<'buckets.history'> = (context, { customer, asOf, knownAt }) =>
  reading(context, async (db) => {
    const found = await customerAtMoment(db, { asOf, knownAt }, customer);
    if (!found.ok) return found;
    const { customerId } = found.value;
    const names = new Map<number, string>();
    const days: BucketDay[] = [];
    for (let back = DAYS; back >= 0; back -= 1) {
      const moment = { asOf: addDays(asOf, -back), knownAt };
      const judging = await judgingAt(db, moment);
      const [one] = await casesToJudge(db, moment, [customerId]);
      const items = one === undefined ? [] : judging.judge(one).items;
      for (const { of } of items) {
        const { itemId, invoice, position, of: parts } = of.item;
        names.set(itemId, itemName({ invoice, position: parts === 1 ? null : position }));
      }
      days.push({ on: moment.asOf, items, rules: judging.policy.buckets });
    }
    const from = addDays(asOf, 1 - DAYS);
    const { rows: happened } = await customerTimeline(db, {
      asOf,
      knownAt,
      customerId,
      today: context.clock.today(),
      kinds: null,
      search: '',
      offset: 0,
      limit: MOST_EVENTS,
    });
    const events = happened.filter(({ effectiveOn }) => effectiveOn >= from).map(timelineEntry);
    return ok({
      from,
      rows: bucketChanges(days).map((change): BucketChangeView => ({
        ...change,
        item: change.itemId === null ? null : (names.get(change.itemId) ?? ''),
        events: events.filter(({ effectiveOn }) => effectiveOn === change.on),
      })),
    });
  });
