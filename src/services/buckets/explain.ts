/** Why one item is in its bucket. */
import { BUCKET_RULE_IDS, explainBucket } from '../../domain/case/bucket.ts';
import { ok } from '../../domain/result.ts';
import { say } from '../../domain/texts/text.ts';
import { casesToJudge, judgingAt } from '../case/judging.ts';
import type { Handler } from '../context.ts';
import { customerAtMoment } from '../customers/known-customer.ts';
import { reading, refuse } from '../with-ledger.ts';
import { bucketRows } from './items.ts';

export const explainBuckets: Handler<'buckets.explain'> = (
  context,
  { customer, itemId, ...moment },
) =>
  reading(context, async (db) => {
    const found = await customerAtMoment(db, moment, customer);
    if (!found.ok) return found;
    const judging = await judgingAt(db, moment);
    const [one] = await casesToJudge(db, moment, [found.value.customerId]);
    const classified = one === undefined ? undefined : judging.judge(one);
    const at = classified?.items.findIndex(({ of }) => of.item.itemId === itemId) ?? -1;
    const item = classified?.items[at];
    const row = classified === undefined ? undefined : bucketRows(classified, judging)[at];
    if (item === undefined || row === undefined)
      return refuse('not_found', say`Nothing of this item is open on that day.`, 'itemId');
    const rules = explainBucket(item.inputs, judging.policy.buckets);
    return ok({
      item: row,
      rules,
      notAsked: BUCKET_RULE_IDS.slice(rules.length),
      probability: item.inputs.probability,
      limitationOn: item.inputs.limitationOn,
      policyVersion: judging.inForce.version,
    });
  });
