import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decimalText,
  dividedBy,
  fractionOf,
  fractionText,
  parseFraction,
  plus,
  roundHalfAwayFromZero,
  times,
  type Fraction,
} from '../../../src/domain/rates/fraction.ts';

const read = (text: string): string | null => {
  const fraction = parseFraction(text);
  return fraction === null ? null : fractionText(fraction);
};

describe('decimal text into a fraction', () => {
  it.each([
    ['1.1684', '2921/2500'],
    ['-0.50', '-1/2'],
    ['+7', '7/1'],
    ['.5', '1/2'],
    ['5.', '5/1'],
    ['0', '0/1'],
    ['13111', '13111/1'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
  it.each(['', '.', '-', '1,5', '1e3', '1.2.3', ' 1', 'NaN', '0x10', '9'.repeat(61)])(
    '%j is none',
    (text) => {
      expect(read(text)).toBeNull();
    },
  );
});

describe('rounding', () => {
  it.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [1n, 3n, 0n],
    [-1n, 3n, 0n],
    [2n, 3n, 1n],
    [-2n, 3n, -1n],
    [0n, 7n, 0n],
  ])('%d / %d is %d', (numerator, denominator, expected) => {
    expect(roundHalfAwayFromZero(numerator, denominator)).toBe(expected);
  });
  it.each([
    ['1/3 with six digits', fractionOf(1n, 3n), 6, '0.333333'],
    ['no zeros at the end', fractionOf(1n, 4n), 6, '0.25'],
    ['whole', fractionOf(12n), 2, '12'],
    ['without digits', fractionOf(5n, 2n), 0, '3'],
    ['below zero', fractionOf(-1n, 8n), 2, '-0.13'],
    ['nothing', fractionOf(0n), 2, '0'],
  ])('as text: %s', (_name, fraction, digits, expected) => {
    expect(decimalText(fraction, digits)).toBe(expected);
  });
});

const fractions = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([numerator, denominator]): Fraction => fractionOf(numerator, denominator));

describe('properties', () => {
  it('adding and taking away, multiplying and dividing come back', () => {
    fc.assert(
      fc.property(fractions, fractions, (a, b) => {
        expect(plus(plus(a, b), times(b, fractionOf(-1n)))).toEqual(a);
        if (b.numerator !== 0n) expect(dividedBy(times(a, b), b)).toEqual(a);
      }),
    );
  });
  it('a decimal is read back as it was written', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat({ max: 9 }), (digits, places) => {
        const written = decimalText(fractionOf(BigInt(digits), 10n ** BigInt(places)), places);
        expect(read(written)).toBe(fractionText(fractionOf(BigInt(digits), 10n ** BigInt(places))));
      }),
    );
  });
  it('rounding is at most a half away, and the same for both signs', () => {
    fc.assert(
      fc.property(fractions, ({ numerator, denominator }) => {
        const whole = roundHalfAwayFromZero(numerator, denominator);
        const distance = 2n * (whole * denominator - numerator);
        expect(distance <= denominator && -distance <= denominator).toBe(true);
        expect(roundHalfAwayFromZero(-numerator, denominator)).toBe(-whole);
      }),
    );
  });
});
