/** What the engine makes of a customer and of each open item; nothing while it is still being read. */
import { useMemo } from 'react';
import type { Bucket } from '../../../../contract/calls/buckets.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useCall } from '../../../data/use-call.ts';
import type { Case } from './case-band.tsx';

export interface JudgedItem {
  readonly bucket: Bucket;
  /** A clause. */
  readonly because: string;
  /** 0 to 1; null: not known. */
  readonly chance: number | null;
}

export interface Judged {
  readonly known: Case | undefined;
  readonly ofItem: (itemId: number) => JudgedItem | undefined;
}

export function useJudged(customer: string): Judged {
  const { input } = useMoment();
  const { data: known } = useCall('case.get', { ...input, customer });
  const { data: buckets } = useCall('buckets.items', { ...input, customer });
  return useMemo(() => {
    const chances = new Map(known?.items.map(({ item, probability }) => [item, probability]));
    const items = new Map(
      buckets?.rows.map(({ itemId, item, bucket, because }) => [
        itemId,
        { bucket, because, chance: chances.get(item) ?? null },
      ]),
    );
    return { known, ofItem: (itemId) => items.get(itemId) };
  }, [known, buckets]);
}
