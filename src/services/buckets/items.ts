/** Every open item in its bucket, with the rule and its reason; and what the buckets come to. */
import { BUCKETS, type BucketItem, type BucketTotal } from '../../contract/calls/buckets.ts';
import { becauseOf, bucketOf, writtenOffInputs } from '../../domain/case/bucket.ts';
import type { CurrencyCode } from '../../domain/money.ts';
import { ok } from '../../domain/result.ts';
import { labelOf } from '../case/views.ts';
import type { Handler } from '../context.ts';
import { customerAtMoment } from '../customers/known-customer.ts';
import { reading } from '../with-ledger.ts';
import { casesToJudge, judgingAt, type ClassifiedCase, type Judging } from '../case/judging.ts';

export const listBuckets: Handler<'buckets.items'> = (context, { customer, ...moment }) =>
  reading(context, async (db) => {
    let customers: 'all' | readonly number[] = 'all';
    if (customer !== null) {
      const found = await customerAtMoment(db, moment, customer);
      if (!found.ok) return found;
      customers = [found.value.customerId];
    }
    const judging = await judgingAt(db, moment);
    const rows = (await casesToJudge(db, moment, customers)).flatMap((one) =>
      bucketRows(judging.judge(one), judging),
    );
    return ok({ rows, totals: bucketTotals(rows, judging.company.currency) });
  });

/** Open ones by due date, then those that were written off. */
export function bucketRows(
  { judged, items }: ClassifiedCase,
  { policy, isSmall }: Judging,
): readonly BucketItem[] {
  const rules = policy.buckets;
  const open = items.map(({ of, inputs, bucket, rule }): BucketItem => ({
    customer: judged.one.customer.code,
    itemId: of.item.itemId,
    item: labelOf(of.item),
    dueOn: of.dueOn,
    dueOriginalOn: of.item.dueOn,
    daysPastDue: of.daysPastDue,
    currency: of.item.currency,
    openMinor: of.item.openMinor,
    disputedMinor: of.dispute?.disputedMinor ?? 0,
    memoMinor: null,
    isSmall: isSmall(of.item.openMinor, of.item.currency),
    bucket,
    rule,
    because: becauseOf(rule, inputs, rules),
  }));
  const closed = judged.one.writtenOff.map(({ item, memoMinor }): BucketItem => {
    const inputs = writtenOffInputs(judged, item);
    const { bucket, rule } = bucketOf(inputs, rules);
    return {
      customer: judged.one.customer.code,
      itemId: item.itemId,
      item: labelOf(item),
      dueOn: item.dueOn,
      dueOriginalOn: item.dueOn,
      daysPastDue: inputs.daysPastDue,
      currency: item.currency,
      openMinor: 0,
      disputedMinor: 0,
      memoMinor,
      isSmall: false,
      bucket,
      rule,
      because: becauseOf(rule, inputs, rules),
    };
  });
  return [...open, ...closed];
}

export function bucketTotals(
  rows: readonly BucketItem[],
  home: CurrencyCode,
): readonly BucketTotal[] {
  const open = rows.filter(({ memoMinor }) => memoMinor === null);
  const currencies = [...new Set(open.map(({ currency }) => currency))].sort((a, b) =>
    a === home ? -1 : b === home ? 1 : a < b ? -1 : 1,
  );
  return currencies.flatMap((currency) =>
    BUCKETS.map((bucket): BucketTotal => {
      const theirs = open.filter((row) => row.currency === currency && row.bucket === bucket);
      return {
        currency,
        bucket,
        items: theirs.length,
        openMinor: theirs.reduce((sum, row) => sum + row.openMinor, 0),
      };
    }),
  );
}
