/** A calculated claim in plain values, and why there is none. */
import { describe, expect, test } from 'vitest';
import { isoDateOf as day } from '../../../src/domain/dates.ts';
import { percentText, toldSegment, whyNoInterest } from '../../../src/domain/interest/told.ts';
import { decimalFraction, fractionOf } from '../../../src/domain/rates/fraction.ts';
import { english } from '../../harness/english.ts';
import { owed } from './claims.ts';

test.each([
  ['10.15', '10.15'],
  ['10.4', '10.40'],
  ['11', '11.00'],
  ['4.655', '4.655'],
  ['0.5', '0.50'],
])('%s percent is %s', (written, told) => {
  expect(percentText(decimalFraction(written))).toBe(told);
});

test('a segment of vector TV1 to ten decimals', () => {
  const [first] = owed({ due: '2025-05-31', to: '2026-08-15' }).segments;
  if (first === undefined) throw new Error('no segment');
  expect(toldSegment(first, 'EUR')).toEqual({
    from: '2025-06-01',
    to: '2025-06-30',
    days: 30,
    ratePercent: '11.15',
    principalMinor: 10_000_00,
    interest: '91.6438356164',
  });
});

test.each([
  [1n, 'EUR', '0.0100000000'],
  [0n, 'EUR', '0.0000000000'],
  [12345n, 'EUR', '123.4500000000'],
  [12345n, 'JPY', '12345.0000000000'],
  [12345n, 'KWD', '12.3450000000'],
])('%s minor units of %s are %s', (minor, currency, interest) => {
  const on = day('2026-01-01');
  const segment = { from: on, to: on, days: 1, percent: fractionOf(8n), baseMinor: 1, interest: fractionOf(minor) }; // prettier-ignore
  expect(toldSegment(segment as never, currency).interest).toBe(interest);
});

describe('why there is none', () => {
  test.each([
    [
      { code: 'law_unknown', law: 'XX' },
      'no rate of the law XX is known here, so no interest is calculated; say which rate was agreed',
    ],
    [
      { code: 'rate_missing', law: 'ES', on: day('2027-01-01') },
      'no interest rate of the law ES is known for 2027-01-01, so no interest is calculated; enter it under interest rates',
    ],
    [
      { code: 'individual', law: 'FR' },
      'the law FR has a rate between businesses only, and the debtor is an individual, so no interest is calculated',
    ],
  ] as const)('%j', (refusal, told) => {
    expect(english(whyNoInterest(refusal))).toBe(told);
  });
});
