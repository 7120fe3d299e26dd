import type { Handlers } from '../context.ts';
import { listBuckets } from './items.ts';

export const bucketHandlers = {
  'buckets.items': listBuckets,
} satisfies Handlers<'buckets'>;
