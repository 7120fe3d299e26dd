/**
 * All customers together: how much of each limit is used, and how unevenly what is owed is spread.
 *
 *     C1  used 9,200.00 of 10,000.00   watch (from nine tenths on)
 *     C2  used 12,000.00 of 10,000.00  over
 *     32 %, 18 %, 12 %, 10 % and seven of 4 %  ->  0.170, not concentrated (from 0.18 on it is)
 *
 * Source: domain-rules 6.4 (concentration); issue 11, "Limits and exposure" (watch from 0.9 on).
 */
import { WATCH } from '../case/exposure.ts';
import type { Minor } from '../money.ts';

/** `unknown`: there is no rate for something that is used. */
export const LIMIT_STATES = ['over', 'watch', 'ok', 'none', 'unknown'] as const;
export type LimitState = (typeof LIMIT_STATES)[number];

/** `limitMinor` null: no limit was given; `usedMinor` null: not known. A limit of 0 is used up by anything. */
export function limitState(usedMinor: Minor | null, limitMinor: Minor | null): LimitState {
  if (limitMinor === null) return 'none';
  if (usedMinor === null) return 'unknown';
  if (usedMinor > limitMinor) return 'over';
  return usedMinor > 0 && usedMinor * WATCH.in >= limitMinor * WATCH.of ? 'watch' : 'ok';
}

export interface Concentration {
  /** Sum of the squares of all shares: 1 where one customer owes everything. */
  readonly index: number;
  readonly isHigh: boolean;
  /** Of the customer that owes most, 0 to 1. */
  readonly largestShare: number;
  readonly largest: string;
}

const CONCENTRATED_ABOVE = 0.18;
const LEAST_CUSTOMERS = 5;

/** `owed`: of each customer, in one currency; those of 0 and below are left out. Null: fewer than five owe. */
export function concentrationOf(
  owed: readonly { readonly customer: string; readonly minor: Minor }[],
): Concentration | null {
  const owing = owed.filter(({ minor }) => minor > 0);
  if (owing.length < LEAST_CUSTOMERS) return null;
  const total = owing.reduce((sum, { minor }) => sum + minor, 0);
  const largest = owing.reduce((most, one) => (one.minor > most.minor ? one : most));
  const index = owing.reduce((sum, { minor }) => sum + (minor / total) ** 2, 0);
  return {
    index,
    isHigh: index > CONCENTRATED_ABOVE,
    largestShare: largest.minor / total,
    largest: largest.customer,
  };
}
