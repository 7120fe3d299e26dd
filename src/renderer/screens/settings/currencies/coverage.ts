/** Which rates to show first, and which are too old to convert with today. */
import type { RateCoverage } from '../../../../contract/calls/rates.ts';
import { daysBetween, type IsoDate } from '../../../../domain/dates.ts';

/** A rate is good for its day and the seven after it; what is older converts nothing of today. */
const GOOD_FOR_DAYS = 7;

/** Days since the newest rate when it is too old for today; null while it still converts. */
export function ratesAge(row: Pick<RateCoverage, 'lastOn'>, today: IsoDate): number | null {
  const days = daysBetween(row.lastOn, today);
  return days > GOOD_FOR_DAYS ? days : null;
}

/** Those in use here; all of them when none is, or when the rest is hardly longer than the button. */
export function firstShown(coverage: readonly RateCoverage[]): {
  readonly shown: readonly RateCoverage[];
  readonly hidden: readonly RateCoverage[];
} {
  const byCode = [...coverage].sort((a, b) => (a.currency < b.currency ? -1 : 1));
  const used = byCode.filter((row) => row.isUsed);
  const others = byCode.filter((row) => !row.isUsed);
  return used.length === 0 || others.length <= 2
    ? { shown: [...used, ...others], hidden: [] }
    : { shown: used, hidden: others };
}
