/** Every open item in its bucket, with the rule and its reason; and what the buckets come to. */
import { BUCKETS, type BucketItem, type BucketTotal } from '../../contract/calls/buckets.ts';
import { becauseOf, bucketOf, writtenOffInputs } from '../../domain/case/bucket.ts';
import type { CurrencyCode } from '../../domain/money.ts';
import { ok } from '../../domain/result.ts';
import { labelOf } from '../case/views.ts';
import type { Handler } from '../context.ts';
import { customerAtMoment } from '../customers/known-customer.ts';
import { reading } from '../with-ledger.ts';
import { keptCases } from '../case/kept-cases.ts';
import { casesToJudge, judgingAt, type ClassifiedCase, type Judging } from '../case/judging.ts';

export const listBuckets: Handler<'buckets.items'> = (context, { customer, ...moment }) =>
  reading(context, async (db) => {
    if (customer === null) {
      const { judging, cases } = await keptCases(context.workspace.ledger, db, moment);
      return ok(
        answer(
          cases.flatMap((one) => one.judged(bucketRows, judging)),
          judging,
        ),
      );
    }
    const found = await customerAtMoment(db, moment, customer);
    if (!found.ok) return found;
    const judging = await judgingAt(db, moment);
    const cases = await casesToJudge(db, moment, [found.value.customerId]);
    return ok(
      answer(
        cases.flatMap((one) => bucketRows(judging.judge(one), judging)),
        judging,
      ),
    );
  });

const answer = (rows: readonly BucketItem[], { company }: Judging) => ({
  rows,
  totals: bucketTotals(rows, company.currency),
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
