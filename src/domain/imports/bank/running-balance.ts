/**
 * A column that says the balance after (or before) each movement: which way the list runs, where it
 * began and ended, and where it does not follow.
 *
 *     27-12  +0.19   13.88        newest first, balance after: began with 13.72 before −0.03
 *     27-12  −0.03   13.69
 */
import type { IsoDate } from '../../dates.ts';
import type { Minor } from '../../money.ts';

export interface BalancedRow {
  readonly bookedOn: IsoDate;
  readonly amountMinor: Minor;
  /** Null where the row says none. */
  readonly balanceMinor: Minor | null;
}

/** How a list states its balances; null where it does not show. */
export interface BalanceHabit {
  /** The list begins with the newest. */
  readonly newestFirst: boolean;
  /** The balance is that before the movement (ASN), not after it. */
  readonly isBefore: boolean;
}

export interface RunningBalance extends BalanceHabit {
  readonly opening: Minor | null;
  readonly closing: Minor | null;
  /** Places in the list, oldest first, whose balance does not follow; with what was expected. */
  readonly breaks: readonly { readonly index: number; readonly expected: Minor }[];
}

const newestFirstByDate = (rows: readonly BalancedRow[]): boolean => {
  const first = rows[0]?.bookedOn ?? '';
  const last = rows.at(-1)?.bookedOn ?? '';
  return first > last;
};

/** The habit of a whole list, from the largest of its accounts; null when no balance shows it. */
export function balanceHabit(rows: readonly BalancedRow[]): BalanceHabit | null {
  let after = 0;
  let afterReversed = 0;
  let before = 0;
  for (let at = 1; at < rows.length; at += 1) {
    const above = rows[at - 1] as BalancedRow;
    const here = rows[at] as BalancedRow;
    if (above.balanceMinor === null || here.balanceMinor === null) continue;
    const moved = here.balanceMinor - above.balanceMinor;
    if (moved === here.amountMinor) after += 1;
    if (-moved === above.amountMinor) afterReversed += 1;
    if (moved === above.amountMinor) before += 1;
  }
  const most = Math.max(after, afterReversed, before);
  if (most === 0) return null;
  return {
    newestFirst: after === afterReversed ? newestFirstByDate(rows) : afterReversed === most,
    isBefore: before === most && before > after && before > afterReversed,
  };
}

/**
 * `rows` of one account in the order of the file. `habit`: of the whole list, for accounts that are
 * too short to show it. Without balances only the direction is found.
 */
export function runningBalance(
  rows: readonly BalancedRow[],
  habit: BalanceHabit | null = null,
): RunningBalance {
  const { newestFirst, isBefore } = balanceHabit(rows) ??
    habit ?? { newestFirst: newestFirstByDate(rows), isBefore: false };
  const ordered = newestFirst ? [...rows].reverse() : rows;
  const first = ordered.find((row) => row.balanceMinor !== null);
  const last = ordered.findLast((row) => row.balanceMinor !== null);
  if (first === undefined || last === undefined || first !== ordered[0] || last !== ordered.at(-1))
    return { newestFirst, isBefore, opening: null, closing: null, breaks: [] };
  const firstBalance = first.balanceMinor as Minor;
  const lastBalance = last.balanceMinor as Minor;
  const breaks: { index: number; expected: Minor }[] = [];
  for (let at = 1; at < ordered.length; at += 1) {
    const above = ordered[at - 1] as BalancedRow;
    const here = ordered[at] as BalancedRow;
    if (above.balanceMinor === null || here.balanceMinor === null) continue;
    const expected = above.balanceMinor + (isBefore ? above.amountMinor : here.amountMinor);
    if (expected !== here.balanceMinor) breaks.push({ index: at, expected });
  }
  return {
    newestFirst,
    isBefore,
    opening: isBefore ? firstBalance : firstBalance - first.amountMinor,
    closing: isBefore ? lastBalance + last.amountMinor : lastBalance,
    breaks,
  };
}
