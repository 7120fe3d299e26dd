/** Whom to see to, in order, and why. */
import type { Bucket } from '../../domain/case/bucket.ts';
import type { ScoreParts } from '../../domain/case/worklist.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { Text } from '../../domain/texts/text.ts';
import { call, output } from '../call.ts';
import { moment } from '../fields.ts';
import type { NextStepView } from './case.ts';

/** One customer. Amounts in minor units of the currency beside them; currencies are never added up. */
export interface WorklistRow {
  /** 1 for the first. */
  readonly rank: number;
  readonly customer: string;
  readonly name: string;
  readonly country: string | null;
  /** 0 to 100, not rounded; the sum of its parts. */
  readonly score: number;
  readonly parts: ScoreParts;
  /** Of the currency with the most overdue for its size. */
  readonly currency: string;
  readonly openMinor: number;
  readonly overdueMinor: number;
  /** What is open in other currencies. */
  readonly others: readonly { readonly currency: string; readonly openMinor: number; readonly overdueMinor: number }[]; // prettier-ignore
  /** Of the oldest item. */
  readonly daysPastDue: number;
  /** The worst one of its open items. */
  readonly bucket: Bucket;
  readonly nextStep: NextStepView | null;
  /** Something is to be done on the day asked about. */
  readonly isDue: boolean;
  /** What happened that nobody has reacted to, strongest first. */
  readonly events: readonly { readonly kind: 'promise_broken' | 'deadline_passed'; readonly on: IsoDate }[]; // prettier-ignore
  readonly because: readonly Text[];
}

export const worklistCalls = {
  /** Customers with open items: those with something due first. */
  'worklist.list': call({
    input: moment,
    output: output<{ readonly rows: readonly WorklistRow[] }>(),
  }),
};
