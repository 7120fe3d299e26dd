import type { Handlers } from '../context.ts';
import { explainBuckets } from './explain.ts';
import { bucketHistory } from './history.ts';
import { listBuckets } from './items.ts';

export const bucketHandlers = {
  'buckets.explain': explainBuckets,
  'buckets.history': bucketHistory,
  'buckets.items': listBuckets,
} satisfies Handlers<'buckets'>;
