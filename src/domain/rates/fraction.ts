/**
 * Exact fractions, for what integers of minor units cannot hold: rates, and sums of decimals of any
 * length.
 *
 *     1.1684            ->  2921/2500
 *     1.1684 ÷ 186.75   ->  2921/466875
 *     12.345 × 100      ->  2469/2, rounded to 1235
 *
 * Why not decimals: one divided by 1.1684 has no end, and a total that is rounded twice does not
 * come out as the sum of its parts.
 */

/** Lowest terms, the denominator above zero; the sign is the numerator's. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const PLAIN_DECIMAL = /^([+-]?)(?=\.?\d)(\d*)(?:\.(\d*))?$/;

/** Longest decimal text that is read: no amount and no rate of the world has more digits. */
const LONGEST = 60;

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** `numerator / denominator` in lowest terms; a denominator of zero is a bug and throws. */
export function fractionOf(numerator: bigint, denominator = 1n): Fraction {
  if (denominator === 0n) throw new RangeError('a fraction cannot have the denominator 0');
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(numerator, denominator * sign);
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

export const ZERO: Fraction = { numerator: 0n, denominator: 1n };

/** Of plain decimal text with a point (`"-1.1684"`, `".5"`), or null. */
export function parseFraction(text: string): Fraction | null {
  if (text.length > LONGEST) return null;
  const match = PLAIN_DECIMAL.exec(text);
  if (match === null) return null;
  const decimals = match[3] ?? '';
  const numerator = BigInt(`${match[2]}${decimals}`);
  return fractionOf(match[1] === '-' ? -numerator : numerator, 10n ** BigInt(decimals.length));
}

/** The same of text that is known to be one; anything else is a bug and throws. */
export function decimalFraction(text: string): Fraction {
  const parsed = parseFraction(text);
  if (parsed === null) throw new RangeError(`${text} is no decimal`);
  return parsed;
}

export const isBelow = (a: Fraction, b: Fraction): boolean => minus(a, b).numerator < 0n;

export const plus = (a: Fraction, b: Fraction): Fraction =>
  a.denominator === b.denominator
    ? fractionOf(a.numerator + b.numerator, a.denominator)
    : fractionOf(
        a.numerator * b.denominator + b.numerator * a.denominator,
        a.denominator * b.denominator,
      );

export const negative = (a: Fraction): Fraction => ({
  numerator: -a.numerator,
  denominator: a.denominator,
});

export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, negative(b));

export const times = (a: Fraction, b: Fraction): Fraction =>
  fractionOf(a.numerator * b.numerator, a.denominator * b.denominator);

/** Dividing by zero is a bug and throws. */
export const dividedBy = (a: Fraction, b: Fraction): Fraction =>
  fractionOf(a.numerator * b.denominator, a.denominator * b.numerator);

export const isZero = (a: Fraction): boolean => a.numerator === 0n;

export const sumOf = (parts: Iterable<Fraction>): Fraction => {
  let total = ZERO;
  for (const part of parts) total = plus(total, part);
  return total;
};

/**
 * The nearest whole number; a half goes away from zero (`2.5 → 3`, `-2.5 → -3`), so that a credit
 * and the invoice it cancels come out alike.
 */
export function roundHalfAwayFromZero(numerator: bigint, denominator: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const whole = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -whole : whole;
}

/** `2921/2500`; whole numbers too: `1/1`. */
export const fractionText = (a: Fraction): string => `${a.numerator}/${a.denominator}`;

/**
 * Decimal text with at most `digits` decimals, rounded half away from zero, without zeros at the
 * end: `2921/2500 → "1.1684"`, `1/3 → "0.333333"` with six.
 */
export function decimalText(a: Fraction, digits: number): string {
  const scaled = roundHalfAwayFromZero(a.numerator * 10n ** BigInt(digits), a.denominator);
  const size = String(scaled < 0n ? -scaled : scaled).padStart(digits + 1, '0');
  const whole = size.slice(0, size.length - digits);
  const decimals = digits === 0 ? '' : size.slice(-digits).replace(/0+$/, '');
  return `${scaled < 0n ? '-' : ''}${whole}${decimals === '' ? '' : `.${decimals}`}`;
}
