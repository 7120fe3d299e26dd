/** Amounts between whole minor units and decimal text, and what is no amount at all. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CURRENCY_CODES, exponentOf, isCurrencyCode } from '../../src/domain/currencies.ts';
import { assertMinor, decimalToMinor, minorToDecimal, sumMinor } from '../../src/domain/money.ts';

const LARGEST = Number.MAX_SAFE_INTEGER;

describe('whole, safe numbers', () => {
  test.each([0, 1, -1, LARGEST, -LARGEST])('%d passes through', (value) => {
    expect(assertMinor(value)).toBe(value);
  });

  test.each([0.5, Number.NaN, Infinity, LARGEST + 1, -LARGEST - 1])('%d does not', (value) => {
    expect(() => assertMinor(value)).toThrow(new RangeError(`${value} is not a safe whole amount`));
  });

  test.each([
    [[], 0],
    [[120], 120],
    [[120, -20, 5], 105],
    [[LARGEST, -LARGEST], 0],
  ])('%j add up to %d', (values, sum) => {
    expect(sumMinor(values)).toBe(sum);
  });

  test('a sum beyond 2^53 - 1 is no figure', () => {
    expect(() => sumMinor([LARGEST, 1])).toThrow(RangeError);
  });
});

test.each([
  [123450, 'EUR', '1234.50'],
  [-123450, 'EUR', '-1234.50'],
  [0, 'EUR', '0.00'],
  [5, 'EUR', '0.05'],
  [-5, 'EUR', '-0.05'],
  [50, 'EUR', '0.50'],
  [100, 'EUR', '1.00'],
  [1234, 'JPY', '1234'],
  [-1234, 'JPY', '-1234'],
  [0, 'JPY', '0'],
  [1250, 'KWD', '1.250'],
  [1, 'KWD', '0.001'],
  [12_345, 'CLF', '1.2345'],
  [LARGEST, 'EUR', '90071992547409.91'],
])('%d minor units of %s are written %s', (minor, currency, text) => {
  expect(minorToDecimal(minor, currency)).toBe(text);
  expect(decimalToMinor(text, currency)).toBe(minor);
});

test.each([
  ['27', 'EUR', 2700],
  ['+27.5', 'EUR', 2750],
  ['-27.5', 'EUR', -2750],
  ['27.000', 'EUR', 2700],
  ['007.10', 'EUR', 710],
  ['12.00', 'JPY', 12],
  ['0.0010', 'KWD', 1],
  // No negative zero: it prints as "-0" and is not equal to what the ledger holds.
  ['-0.00', 'EUR', 0],
])('"%s" %s is read as %d', (text, currency, minor) => {
  expect(decimalToMinor(text, currency)).toBe(minor);
});

test.each([
  ['27.001', 'EUR', 'too_many_decimals'],
  ['27.009', 'EUR', 'too_many_decimals'],
  ['27.0010', 'EUR', 'too_many_decimals'],
  ['12.5', 'JPY', 'too_many_decimals'],
  ['90071992547409.92', 'EUR', 'too_large'],
  ['-90071992547409.92', 'EUR', 'too_large'],
  ['', 'EUR', 'not_an_amount'],
  ['-', 'EUR', 'not_an_amount'],
  ['.5', 'EUR', 'not_an_amount'],
  ['5.', 'EUR', 'not_an_amount'],
  ['1,50', 'EUR', 'not_an_amount'],
  ['1.2.3', 'EUR', 'not_an_amount'],
  ['--1', 'EUR', 'not_an_amount'],
  [' 1', 'EUR', 'not_an_amount'],
  ['1 ', 'EUR', 'not_an_amount'],
  ['x1', 'EUR', 'not_an_amount'],
  ['1x', 'EUR', 'not_an_amount'],
  ['1e3', 'EUR', 'not_an_amount'],
])('"%s" %s is refused: %s', (text, currency, why) => {
  expect(decimalToMinor(text, currency)).toBe(why);
});

test('what is written is read back, in every currency', () => {
  fc.assert(
    fc.property(
      fc.maxSafeInteger().map((minor) => (minor === 0 ? 0 : minor)),
      fc.constantFrom(...CURRENCY_CODES),
      (minor, currency) => {
        const text = minorToDecimal(minor, currency);
        expect(decimalToMinor(text, currency)).toBe(minor);
        expect(text.split('.')[1]?.length ?? 0).toBe(exponentOf(currency));
      },
    ),
  );
});

describe('currencies', () => {
  test('the larger part of the world has its currency', () => {
    // One of each line of the table, first and last, beside those of the cases below.
    const some = 'AED CAD CDF GYD HKD MKD MMK RON RSD TWD TZS HRK DEM'.split(' ');
    expect(some.filter((code) => exponentOf(code) !== 2)).toEqual([]);
  });

  test.each([
    ['EUR', 2],
    ['ZWG', 2],
    ['LUF', 2],
    ['AED', 2],
    ['HRK', 2],
    ['JPY', 0],
    ['TRL', 0],
    ['KWD', 3],
    ['CLF', 4],
  ])('%s has %d decimals', (code, decimals) => {
    expect(isCurrencyCode(code)).toBe(true);
    expect(exponentOf(code)).toBe(decimals);
  });

  test('codes are three capital letters, sorted, each once', () => {
    expect(CURRENCY_CODES.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
    expect([...CURRENCY_CODES]).toEqual([...new Set(CURRENCY_CODES)].sort());
  });

  test.each(['', 'EURO', 'eur', 'XXX', 'toString'])('"%s" is none', (code) => {
    expect(isCurrencyCode(code)).toBe(false);
    expect(() => exponentOf(code)).toThrow(new RangeError(`"${code}" is not a currency code`));
  });
});
