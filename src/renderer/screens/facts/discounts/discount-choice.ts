/**
 * Which discounts the list shows, kept in the address:
 *
 *     #/ledger?tab=discounts                                   the last twelve months, and those still open
 *     #/ledger?tab=discounts&from=2026-01-01&to=2026-03-31&state=lost
 */
import { DISCOUNT_STATES, type DiscountState } from '../../../../contract/calls/contracts.ts';
import { addDays, dateOfParts, parseIsoDate, type IsoDate } from '../../../../domain/dates.ts';

export interface DiscountChoice {
  /** Of the last day for the discount, both inclusive; `to` null: without end. */
  readonly from: IsoDate;
  readonly to: IsoDate | null;
  /** Null: every state. */
  readonly state: DiscountState | null;
}

/** The day after the same day a year before: the twelve months that end on `asOf`, that day included. */
export function usualFrom(asOf: IsoDate): IsoDate {
  const [year = 0, month = 1, day = 1] = asOf.split('-').map(Number);
  // 29 February has no day of its own in the year before.
  const before = dateOfParts(year - 1, month, day) ?? dateOfParts(year - 1, 2, 28);
  return before === null ? asOf : addDays(before, 1);
}

/** The choice behind an address; what is unreadable in it is the default. */
export function choiceOf(params: URLSearchParams, asOf: IsoDate): DiscountChoice {
  const from = parseIsoDate(params.get('from') ?? '') ?? usualFrom(asOf);
  const to = parseIsoDate(params.get('to') ?? '');
  return {
    from,
    to: to !== null && to < from ? from : to,
    state: DISCOUNT_STATES.find((state) => state === params.get('state')) ?? null,
  };
}
