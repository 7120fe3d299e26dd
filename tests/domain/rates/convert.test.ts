import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponentOf } from '../../../src/domain/currencies.ts';
import { isoDateOf as day } from '../../../src/domain/dates.ts';
import { convertSum } from '../../../src/domain/rates/convert-sum.ts';
import { convert } from '../../../src/domain/rates/convert.ts';
import { rateTable } from '../../../src/domain/rates/rate-table.ts';
import { rate, WEEK } from './rates.ts';
import { english } from '../../harness/english.ts';

const table = rateTable(WEEK);
const MONDAY = day('2026-04-13');

const minor = (amount: number, from: string, to: string, on = MONDAY): number => {
  const converted = convert(amount, from, to, on, table);
  if (!converted.ok) throw new Error(english(converted.error.message));
  return converted.value.minor;
};

describe('an amount in another currency', () => {
  it.each([
    ['110.00 USD is 100.00 EUR', 11_000, 'USD', 'EUR', 10_000],
    ['100.00 EUR is 110.00 USD', 10_000, 'EUR', 'USD', 11_000],
    ['1.00 EUR is 187 JPY, which has no decimals', 100, 'EUR', 'JPY', 187],
    ['187 JPY is 1.00 EUR', 187, 'JPY', 'EUR', 100],
    ['1.00 EUR is 0.357 KWD, which has three', 100, 'EUR', 'KWD', 357],
    ['through the euro: 1.10 USD is 187 JPY', 110, 'USD', 'JPY', 187],
    ['a half goes up: 0.11 USD is 0.10 EUR, 0.055 is not asked', 11, 'USD', 'EUR', 10],
    ['nothing stays nothing', 0, 'USD', 'JPY', 0],
    ['the same currency stays as it is', 12_345, 'CHF', 'CHF', 12_345],
  ])('%s', (_name, amount, from, to, expected) => {
    expect(minor(amount, from, to)).toBe(expected);
  });

  it('rounds a half away from zero, for both signs', () => {
    const halves = rateTable([rate('USD', '2026-04-13', '2')]);
    const half = (amount: number): unknown => convert(amount, 'USD', 'EUR', MONDAY, halves);
    expect(half(1)).toMatchObject({ value: { minor: 1 } });
    expect(half(-1)).toMatchObject({ value: { minor: -1 } });
    expect(half(3)).toMatchObject({ value: { minor: 2 } });
  });

  it('states the exact rate, the rates it came from, their days and who published them', () => {
    expect(convert(110, 'USD', 'JPY', MONDAY, table)).toEqual({
      ok: true,
      value: {
        minor: 187,
        rate: '3735/22',
        rateOn: '2026-04-13',
        source: 'ECB',
        rates: [
          { currency: 'USD', rate: '1.10', on: '2026-04-13', source: 'ECB' },
          { currency: 'JPY', rate: '186.75', on: '2026-04-13', source: 'ECB' },
        ],
      },
    });
  });

  it('says the older day when the two currencies have rates of different days', () => {
    expect(convert(100, 'USD', 'JPY', day('2026-04-12'), table)).toMatchObject({
      value: { rateOn: '2026-04-09', rate: '150/1' },
    });
  });

  it('names both sources', () => {
    expect(convert(100, 'USD', 'GBP', MONDAY, table)).toMatchObject({
      value: { source: 'ECB, by hand' },
    });
  });

  it('refuses without a rate, and what is too large to count', () => {
    expect(convert(1, 'CHF', 'EUR', MONDAY, table)).toMatchObject({ error: { code: 'no_rate' } });
    expect(convert(Number.MAX_SAFE_INTEGER, 'EUR', 'JPY', MONDAY, table)).toMatchObject({
      error: {
        code: 'too_large',
        message:
          'an amount of EUR is too large to be shown in JPY; correct the amount or the rate of 2026-04-13',
      },
    });
  });
});

const currency = fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'GBP');
const amounts = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });

/** What one minor unit is worth in euro, roughly. */
const worth = (code: string): number => minor(1_000_000_000, code, 'EUR') / 1e9 / 100;

describe('properties', () => {
  it('there and back is at most one unit of the coarser currency away', () => {
    fc.assert(
      fc.property(amounts, currency, currency, (amount, from, to) => {
        const back = minor(minor(amount, from, to), to, from);
        const unit = Math.max(worth(from), worth(to)) / worth(from);
        expect(Math.abs(back - amount)).toBeLessThanOrEqual(Math.ceil(unit));
      }),
    );
  });
  it('a credit mirrors its invoice', () => {
    fc.assert(
      fc.property(amounts, currency, currency, (amount, from, to) => {
        expect(minor(-amount, from, to) + minor(amount, from, to)).toBe(0);
      }),
    );
  });
  it('is what exact arithmetic rounds to', () => {
    fc.assert(
      fc.property(amounts, currency, currency, (amount, from, to) => {
        const converted = convert(amount, from, to, MONDAY, table);
        if (!converted.ok) throw new Error(english(converted.error.message));
        const [numerator = 0n, denominator = 1n] = converted.value.rate.split('/').map(BigInt);
        const scale = (code: string): bigint => 10n ** BigInt(exponentOf(code));
        // |minor/scale(to) − amount/scale(from) × rate| is at most half a minor unit.
        const error =
          BigInt(converted.value.minor) * scale(from) * denominator -
          BigInt(amount) * numerator * scale(to);
        const size = error < 0n ? -error : error;
        expect(2n * size <= scale(from) * denominator).toBe(true);
      }),
    );
  });
  it('a total is the sum of its converted parts, and names every rate once', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(amounts, currency), { maxLength: 20 }), (list) => {
        const items = list.map(([amountMinor, code]) => ({
          amountMinor,
          currency: code,
          on: MONDAY,
        }));
        const sum = convertSum(items, 'EUR', table);
        if (!sum.ok) throw new Error('every rate is there');
        expect(sum.value.parts).toEqual(list.map(([amount, code]) => minor(amount, code, 'EUR')));
        expect(sum.value.totalMinor).toBe(sum.value.parts.reduce((a, b) => a + b, 0));
        const named = sum.value.rates.map((used) => used.currency);
        expect(named).toEqual(
          [...new Set(list.map(([, code]) => code))].filter((code) => code !== 'EUR').sort(),
        );
      }),
    );
  });
});

describe('a total', () => {
  it('is rounded part by part: 3 × 0.005 is 0.03, not 0.02', () => {
    const halves = rateTable([rate('USD', '2026-04-13', '2')]);
    const cent = { amountMinor: 1, currency: 'USD', on: MONDAY };
    expect(convertSum([cent, cent, cent], 'EUR', halves)).toMatchObject({
      value: { totalMinor: 3, parts: [1, 1, 1] },
    });
  });
  it('takes the rate of each day and lists them in order', () => {
    const sum = convertSum(
      [
        { amountMinor: 12_500, currency: 'USD', on: day('2026-04-09') },
        { amountMinor: 11_000, currency: 'USD', on: MONDAY },
        { amountMinor: 11_000, currency: 'USD', on: MONDAY },
      ],
      'EUR',
      table,
    );
    expect(sum).toMatchObject({
      value: {
        totalMinor: 30_000,
        rates: [
          { currency: 'USD', on: '2026-04-09', rate: '1.25' },
          { currency: 'USD', on: '2026-04-13', rate: '1.10' },
        ],
      },
    });
  });
  it('is refused as a whole when a rate is missing, naming each missing one once', () => {
    const franc = { amountMinor: 1, currency: 'CHF', on: MONDAY };
    const krona = { amountMinor: 1, currency: 'SEK', on: MONDAY };
    const sum = convertSum([krona, franc, franc, { ...franc, currency: 'EUR' }], 'EUR', table);
    expect(sum.ok ? [] : sum.error.map((refusal) => refusal.currency)).toEqual(['CHF', 'SEK']);
  });
});
