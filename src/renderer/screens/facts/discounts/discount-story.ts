/**
 * What happened to one discount, as a key of the texts and what they need.
 *
 *     given 24.69 of 24.69, received 9 Feb, last day 10 Feb    ->  taken
 *     lost, received 14 Feb, last day 12 Feb                   ->  paidLate, 2 days
 *     open, last day 2 Mar, on 22 Feb                          ->  left, 8 days
 */
import type { DiscountRow } from '../../../../contract/calls/contracts.ts';
import { daysBetween, type IsoDate } from '../../../../domain/dates.ts';

export type DiscountStory =
  | {
      readonly key:
        | 'taken'
        | 'unoffered'
        | 'conceded'
        | 'notTaken'
        | 'settled'
        | 'passed'
        | 'lastDay';
    }
  /** Minor units of the row's currency. */
  | { readonly key: 'part' | 'beyond'; readonly minor: number }
  | { readonly key: 'concededLate' | 'paidLate' | 'left'; readonly count: number };

/** `asOf`: the day the list looks at, on which an open one still stands. */
export function discountStory(row: DiscountRow, asOf: IsoDate): DiscountStory {
  switch (row.state) {
    case 'given':
      return givenStory(row);
    case 'open': {
      const count = daysBetween(asOf, row.untilOn);
      return count <= 0 ? { key: 'lastDay' } : { key: 'left', count };
    }
    case 'lost': {
      if (!row.isSettled) return { key: 'passed' };
      if (row.receivedOn === null) return { key: 'settled' };
      const count = daysBetween(row.untilOn, row.receivedOn);
      return count <= 0 ? { key: 'notTaken' } : { key: 'paidLate', count };
    }
  }
}

function givenStory(row: DiscountRow): DiscountStory {
  if (row.offeredMinor === 0) return { key: 'unoffered' };
  const beyond = row.givenMinor - row.offeredMinor;
  if (beyond > 0) return { key: 'beyond', minor: beyond };
  if (row.isConcession) {
    const count = row.receivedOn === null ? 0 : daysBetween(row.untilOn, row.receivedOn);
    return count <= 0 ? { key: 'conceded' } : { key: 'concededLate', count };
  }
  return row.lostMinor > 0 ? { key: 'part', minor: row.lostMinor } : { key: 'taken' };
}
