import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minorToDecimal } from '../../src/domain/money.ts';
import { formatAmount } from '../../src/renderer/format/format.ts';
import { parseTypedMoney } from '../../src/renderer/format/parse-money.ts';

describe('what people type becomes minor units', () => {
  it.each([
    ['1234.5', 'EUR', 123450],
    ['1,234.50', 'EUR', 123450],
    ['1.234,50', 'EUR', 123450],
    ['1 234,50', 'EUR', 123450],
    ["1'234.50", 'CHF', 123450],
    ['EUR 1.234,50', 'EUR', 123450],
    ['1.234,50 eur', 'EUR', 123450],
    ['1234,5', 'EUR', 123450],
    ['.5', 'EUR', 50],
    ['7.', 'EUR', 700],
    ['-12,30', 'EUR', -1230],
    // One mark and three digits: thousands, except where the currency itself has three decimals.
    ['1.234', 'EUR', 123400],
    ['1,234', 'EUR', 123400],
    ['1.234', 'KWD', 1234],
    ['1.234.567', 'EUR', 123456700],
    ['1.234', 'JPY', 1234],
  ])('%s in %s', (typed, currency, minor) => {
    expect(parseTypedMoney(typed, currency)).toEqual({ ok: true, value: minor });
  });

  it.each([
    ['', 'EUR', 'empty'],
    ['EUR', 'EUR', 'empty'],
    ['abc', 'EUR', 'not_an_amount'],
    ['1.2.3', 'EUR', 'not_an_amount'],
    ['1,23,456.00', 'EUR', 'not_an_amount'],
    ['1.234,50,1', 'EUR', 'not_an_amount'],
    ['12.345', 'USD', null], // a group of three is thousands: 12,345.00
    ['12.3456', 'EUR', 'too_many_decimals'],
    ['1.5', 'JPY', 'too_many_decimals'],
    ['90071992547409.93', 'EUR', 'too_large'],
  ])('%s in %s is refused with %s', (typed, currency, problem) => {
    const read = parseTypedMoney(typed, currency);
    expect(read.ok ? null : read.error).toBe(problem);
  });

  it('reads back every amount as it is shown and as it is stored', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('EUR', 'JPY', 'USD'), (minor, currency) => {
        const wanted = { ok: true, value: minor === 0 ? 0 : minor };
        expect(parseTypedMoney(formatAmount(minor, currency), currency)).toEqual(wanted);
        expect(parseTypedMoney(minorToDecimal(minor, currency), currency)).toEqual(wanted);
      }),
    );
  });
});
