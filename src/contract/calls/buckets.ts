/** The five buckets: every open item with the rule that put it there, and what they come to. */
import { z } from 'zod';
import type { Bucket, BucketRuleId, ExplainedRule } from '../../domain/case/bucket.ts';
import type { BucketChange } from '../../domain/case/bucket-history.ts';
import type { Probability } from '../../domain/case/probability.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { Text } from '../../domain/texts/text.ts';
import { call, output } from '../call.ts';
import { moment } from '../fields.ts';
import type { TimelineEntry } from './customers.ts';

export { BUCKETS, type Bucket, type BucketRuleId } from '../../domain/case/bucket.ts';

/** Amounts in minor units of `currency`. */
export interface BucketItem {
  readonly customer: string;
  readonly itemId: number;
  /** As files name it: `INV-7`, `INV-7#2`. */
  readonly item: string;
  /** With an extension that counts; days are counted from it. */
  readonly dueOn: IsoDate;
  readonly dueOriginalOn: IsoDate;
  /** 0 when not due. */
  readonly daysPastDue: number;
  readonly currency: string;
  /** 0: written off as bad debt, see `memoMinor`. */
  readonly openMinor: number;
  /** How much of it is disputed; 0: nothing. */
  readonly disputedMinor: number;
  /** What was written off as bad debt of an item that is closed so; null: it is open. Outside of every total. */
  readonly memoMinor: number | null;
  /** At most 1.00 of our own currency, at the rate of the day: proposed for write-off as a small balance. */
  readonly isSmall: boolean;
  readonly bucket: Bucket;
  readonly rule: BucketRuleId;
  /** A clause without a full stop. */
  readonly because: Text;
}

export interface BucketTotal {
  readonly currency: string;
  readonly bucket: Bucket;
  /** Open ones. */
  readonly items: number;
  readonly openMinor: number;
}

/** Why an item is in its bucket: every rule that was asked, in order; the last one decided. */
export interface BucketExplained {
  readonly item: BucketItem;
  readonly rules: readonly ExplainedRule[];
  /** Those below the one that decided. */
  readonly notAsked: readonly BucketRuleId[];
  readonly probability: Probability;
  readonly limitationOn: IsoDate | null;
  /** Of the policy; 0: the standard. */
  readonly policyVersion: number;
}

/** An item, or the customer, that came into another bucket, and what happened on that day. */
export interface BucketChangeView extends BucketChange {
  /** As files name it; null: the customer. */
  readonly item: string | null;
  /** Of the customer, on the day; none: time passed. */
  readonly events: readonly TimelineEntry[];
}

export const bucketCalls = {
  /** The last year, the newest change first, day after day as each day was. */
  'buckets.history': call({
    input: moment.extend({ customer: z.string().min(1) }),
    output: output<{
      /** The first day that was looked at; the last is the day asked about. */
      readonly from: IsoDate;
      readonly rows: readonly BucketChangeView[];
    }>(),
    errors: ['not_found'],
  }),
  /** `itemId`: of an open item of the customer. */
  'buckets.explain': call({
    input: moment.extend({ customer: z.string().min(1), itemId: z.number().int().positive() }),
    output: output<BucketExplained>(),
    errors: ['not_found'],
  }),
  /** `customer`: one code; null: all. By customer, then by due date. */
  'buckets.items': call({
    input: moment.extend({ customer: z.string().min(1).nullable().default(null) }),
    output: output<{
      readonly rows: readonly BucketItem[];
      /** Every bucket of every currency that has something open; our own currency first. */
      readonly totals: readonly BucketTotal[];
    }>(),
    errors: ['not_found'],
  }),
};
