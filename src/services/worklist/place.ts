/**
 * What the worklist says of a customer that neither the others nor the time of the day change: made of the
 * judged case while it is at hand, and kept instead of it.
 */
import type { WorklistRow } from '../../contract/calls/worklist.ts';
import { BUCKETS } from '../../domain/case/bucket.ts';
import { outgoingContacts, recentContacts } from '../../domain/case/contact-times.ts';
import type { Reach, Reached } from '../../domain/case/call-sheet.ts';
import { isCallDue, rowChips, rowState, stepLine } from '../../domain/case/list-words.ts';
import {
  currencySums,
  isDue,
  ownParts,
  urgentEvents,
  whyRanked,
  type CurrencySum,
  type OwnParts,
} from '../../domain/case/worklist.ts';
import type { Text } from '../../domain/texts/text.ts';
import type { ClassifiedCase, Judging } from '../case/judging.ts';
import { nextStepView } from '../case/views.ts';
import type { SumOfDay } from '../../contract/calls/worklist.ts';

export interface WorklistPlace {
  readonly row: RowOfCase;
  /** In the order in which the currencies are met. */
  readonly sums: readonly CurrencySum[];
  readonly parts: OwnParts;
  /** What the row says to do, without a clock. */
  readonly line: Text;
  /** A call is to be made: the line says until when or from when. */
  readonly isCallDue: boolean;
  readonly reached: Reached;
  /** Where it stood last, 0 for the first; -1: nowhere yet. */
  stood: number;
  /** The last answer to when they can be reached. */
  reach: Reach | null;
  /** Promises given on the day, with what counts of them. */
  readonly promised: readonly Omit<SumOfDay, 'count'>[];
  /** Promises whose day it is. */
  readonly promisesDue: number;
}

type RowOfCase = Omit<
  WorklistRow,
  'rank' | 'score' | 'parts' | 'currency' | 'openMinor' | 'overdueMinor' | 'others' | 'line' | 'reach'
>; // prettier-ignore

/** Null: nothing is open. */
export function worklistPlace(classified: ClassifiedCase, judging: Judging): WorklistPlace | null {
  const { judged, items } = classified;
  if (items.length === 0) return null;
  const { one } = judged;
  const { asOf, customer } = one;
  const sums = currencySums(judged);
  const stepped = {
    judged,
    items,
    sums,
    steps: judging.steps(classified),
    urgent: urgentEvents(judged),
  };
  let [worst, oldest] = [0, 0];
  for (const { bucket, of } of items) {
    worst = Math.max(worst, BUCKETS.indexOf(bucket));
    oldest = Math.max(oldest, of.daysPastDue);
  }
  return {
    row: {
      customer: customer.code,
      name: customer.name,
      country: customer.country,
      daysPastDue: oldest,
      bucket: BUCKETS[worst] ?? 'unpaid',
      nextStep: nextStepView(stepped.steps),
      isDue: isDue(stepped),
      events: stepped.urgent.map(({ kind, on }) => ({ kind, on })),
      because: whyRanked(stepped),
      state: rowState(stepped),
      chips: rowChips(stepped),
    },
    sums,
    parts: ownParts(judged, items, judging.company.country),
    line: stepLine(stepped),
    isCallDue: isCallDue(stepped),
    reached: {
      country: customer.country,
      calendar: judged.calendar,
      profile: one.profile,
      contacts: recentContacts(outgoingContacts(one), asOf),
    },
    stood: -1,
    reach: null,
    promised: judged.promises
      .filter(({ promise, state }) => promise.on === asOf && state !== 'cancelled')
      .map(({ promise, amountMinor }) => ({ currency: promise.currency, minor: amountMinor })),
    promisesDue: judged.promises.filter(
      ({ promise, state }) => promise.until === asOf && state === 'open',
    ).length,
  };
}
