/** The newest receipt of a customer that was not taken back; null: none, undefined: not read yet. */
import type { TimelineEntry } from '../../../contract/calls/customers.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';

/** Returned and reversed ones stay in the timeline; more than this in a row is not looked behind. */
const LOOKED_AT = 20;

export function useLastReceipt(customer: string): TimelineEntry | null | undefined {
  const moment = useMoment();
  const answer = useCall('customers.timeline', {
    ...moment.input,
    customer,
    kinds: ['receipt'],
    offset: 0,
    limit: LOOKED_AT,
  });
  return answer.data === undefined
    ? undefined
    : (answer.data.rows.find((entry) => !entry.reversed) ?? null);
}
