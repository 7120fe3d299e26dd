/**
 * How long a dispute may wait for us, in business days of the debtor from the day it was opened: so long a
 * part of the account is not chased, and the longer it lies the less it is believed (domain-rules 3, pause 1).
 *
 *     opened on Monday, the 2nd     acknowledge by Wednesday, the 4th; decide by Monday, the 16th
 *     particulars=none              pauses until the 16th, unless a later contact told what it is about
 *     particulars=given, or unsaid  pauses until it is ended
 */
import { addBusinessDays, type BusinessCalendar } from '../business-days.ts';
import type { IsoDate } from '../dates.ts';
import type { Minor } from '../money.ts';
import type { CaseFact } from './live-facts.ts';

const DAYS_TO_ACKNOWLEDGE = 2;
const DAYS_TO_DECIDE = 10;

/** The last day (inclusive) to answer that it arrived. */
export const acknowledgeBy = (since: IsoDate, calendar: BusinessCalendar): IsoDate =>
  addBusinessDays(since, DAYS_TO_ACKNOWLEDGE, calendar);

/** The last day (inclusive) to decide it. */
export const decideBy = (since: IsoDate, calendar: BusinessCalendar): IsoDate =>
  addBusinessDays(since, DAYS_TO_DECIDE, calendar);

/** What somebody wrote down of what the debtor told about it; null: nothing. */
export type Particulars = 'given' | 'none' | null;

/** Of one item, not ended. */
export interface OpenDispute {
  /** Of the fact; null: the invoice was disputed as a whole, with the invoice. */
  readonly key: string | null;
  readonly since: IsoDate;
  /** At most what is open of the item. */
  readonly disputedMinor: Minor;
  readonly particulars: Particulars;
  /** The last day (inclusive) on which it pauses what it is about; null: until it is ended. */
  readonly pausesUntil: IsoDate | null;
}

/** A contact that told of a dispute on a later day gave them. */
export function particularsOf(dispute: CaseFact, facts: readonly CaseFact[]): Particulars {
  const written = dispute.details.particulars;
  if (written !== 'none') return written === 'given' ? 'given' : null;
  return facts.some(
    ({ kind, on, details }) =>
      kind === 'contact' && on > dispute.on && details.outcome === 'dispute',
  )
    ? 'given'
    : 'none';
}

/** What says nothing of particulars pauses until it is ended: a demand for what is disputed cannot be taken back. */
export const pausesUntil = (
  since: IsoDate,
  particulars: Particulars,
  calendar: BusinessCalendar,
): IsoDate | null => (particulars === 'none' ? decideBy(since, calendar) : null);

export const stillPauses = (
  { pausesUntil: until }: Pick<OpenDispute, 'pausesUntil'>,
  asOf: IsoDate,
): boolean => until === null || until >= asOf;

/**
 * Somebody of us answered after it was told: wrote, or spoke with them. A call that nobody took is no answer,
 * and what they wrote is not ours.
 */
export const isAcknowledged = (since: IsoDate, facts: readonly CaseFact[]): boolean =>
  facts.some(({ kind, on, details }) => {
    if (kind !== 'contact' || on < since) return false;
    const { channel = 'call', direction, outcome = 'no_answer' } = details;
    return channel === 'call' || channel === 'visit' ? outcome !== 'no_answer' : direction !== 'in';
  });
