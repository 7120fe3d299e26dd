/**
 * Shares of an amount, in whole minor units, that add up to it.
 *
 *     percentOf(123450, 200)                      ->  2469      2 % of 1,234.50
 *     shareOut(10000, [3333, 3333, 3334])         ->  [3333, 3333, 3334]
 *     shareOut(100, [5000, 2500, 2500])           ->  [50, 25, 25]
 *     shareOut(5, [5000, 5000])                   ->  [3, 2]
 */
import { assertMinor, type Minor } from '../money.ts';
import { roundHalfAwayFromZero } from '../rates/fraction.ts';

/** 100 % in basis points. */
export const WHOLE_BP = 10_000;

/** `percentBp` of `minor`, rounded once, half up (away from zero, so that a credit mirrors it). */
export const percentOf = (minor: Minor, percentBp: number): Minor =>
  assertMinor(Number(roundHalfAwayFromZero(BigInt(minor) * BigInt(percentBp), BigInt(WHOLE_BP))));

/**
 * `totalMinor` in shares of `weightsBp` (Σ = 10,000), which add up to it exactly. Each share is
 * rounded down and the units that are left go to the largest fractions, the earlier share first;
 * so no share is more than one unit from its percentage and none changes sign. Rounding each half up
 * and giving the rest to the last would make that one negative in small amounts (4 × 25 % of 0.02).
 */
export function shareOut(totalMinor: Minor, weightsBp: readonly number[]): readonly Minor[] {
  if (weightsBp.reduce((sum, weight) => sum + weight, 0) !== WHOLE_BP)
    throw new RangeError(`shares ${weightsBp.join(', ')} do not make ${WHOLE_BP}`);
  const whole = BigInt(WHOLE_BP);
  const size = BigInt(Math.abs(assertMinor(totalMinor)));
  const exact = weightsBp.map((weight) => size * BigInt(weight));
  const shares = exact.map((product) => product / whole);
  let left = Number(size - shares.reduce((sum, share) => sum + share, 0n));
  const byFraction = exact
    .map((product, at) => ({ at, fraction: product % whole }))
    .sort((a, b) => (a.fraction === b.fraction ? a.at - b.at : a.fraction > b.fraction ? -1 : 1));
  for (const { at } of byFraction) {
    if (left === 0) break;
    shares[at] = (shares[at] ?? 0n) + 1n;
    left -= 1;
  }
  return shares.map((share) => (totalMinor < 0 && share !== 0n ? -Number(share) : Number(share)));
}
