import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CURRENCY_CODES } from '../../../src/domain/currencies.ts';
import { dateOfDayNumber, type IsoDate } from '../../../src/domain/dates.ts';
import { readAmount } from '../../../src/domain/imports/values/read-amount.ts';
import { readCountry } from '../../../src/domain/imports/values/read-country.ts';
import { readDate } from '../../../src/domain/imports/values/read-date.ts';
import { readYesNo } from '../../../src/domain/imports/values/read-yes-no.ts';
import type { DateOrder, DecimalMark } from '../../../src/domain/imports/columns/vocabulary.ts';
import { decimalToMinor, minorToDecimal } from '../../../src/domain/money.ts';

describe('dates', () => {
  it.each<[string, DateOrder, string | null]>([
    ['1/13/2013', 'mdy', '2013-01-13'],
    ['1/13/2013', 'dmy', null],
    ['31.01.2026', 'dmy', '2026-01-31'],
    ['31.02.2026', 'dmy', null],
    ['29/02/2024', 'dmy', '2024-02-29'],
    ['29/02/2026', 'dmy', null],
    ['2026-01-31', 'ymd', '2026-01-31'],
    ['2026-01-31', 'dmy', '2026-01-31'],
    ['2026-01-31T05:14:15.123Z', 'mdy', '2026-01-31'],
    ['2026-01-31 23:59:59', 'dmy', '2026-01-31'],
    ['1/2/2013 0:00', 'mdy', '2013-01-02'],
    ['1/2/2013 12:30:00 PM', 'mdy', '2013-01-02'],
    ['20260131', 'ymd', '2026-01-31'],
    ['2026年1月31日', 'ymd', '2026-01-31'],
    ['Jan 03, 2019', 'dmy', '2019-01-03'],
    ['3 January 2019', 'mdy', '2019-01-03'],
    ['3-Sep-19', 'dmy', '2019-09-03'],
    ['31.01.26', 'dmy', '2026-01-31'],
    ['31.01.70', 'dmy', '1970-01-31'],
    ['31.01.69', 'dmy', '2069-01-31'],
    ['26-01-31', 'ymd', '2026-01-31'],
    ['03.01.19', 'dmy', '2019-01-03'],
    ['3-Jan-19', 'mdy', '2019-01-03'],
    ['2019/1/3', 'dmy', '2019-01-03'],
    ['20190103', 'dmy', '2019-01-03'],
    ["'03.01.2019", 'dmy', '2019-01-03'],
    ['3. März 2019', 'dmy', '2019-03-03'],
    ['3 de enero de 2019', 'dmy', '2019-01-03'],
    ['15 août 2019', 'mdy', '2019-08-15'],
    ['31 abril 2019', 'dmy', null],
    ['2020.0', 'ymd', null],
    ['44197', 'ymd', null],
    ['31.01', 'dmy', null],
    ['31-01/2026', 'dmy', null],
    ['Foo 3, 2019', 'dmy', null],
    ['', 'dmy', null],
  ])('%s read as %s is %s', (text, order, expected) => {
    expect(readDate(text, order)).toBe(expected);
  });

  const anyDate = fc.integer({ min: -25_567, max: 84_000 }).map((days) => dateOfDayNumber(days));
  const parts = (date: IsoDate) => date.split('-').map(Number) as [number, number, number];
  const written: Record<DateOrder, (date: IsoDate) => string> = {
    ymd: (date) => date.replaceAll('-', '/'),
    dmy: (date) => {
      const [y, m, d] = parts(date);
      return `${d}.${m}.${y}`;
    },
    mdy: (date) => {
      const [y, m, d] = parts(date);
      return `${m}/${d}/${y}`;
    },
  };
  it.each<DateOrder>(['ymd', 'dmy', 'mdy'])('come back from how %s writes them', (order) => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(readDate(written[order](date), order)).toBe(date);
      }),
    );
  });
});

describe('amounts', () => {
  it.each<[string, DecimalMark, string]>([
    ['27.0', '.', '27.0'],
    ['1,234.50', '.', '1234.50'],
    ['1.234,50 €', ',', '1234.50'],
    ['55,94 €', ',', '55.94'],
    ['1 234,50', ',', '1234.50'],
    ['1\u00a0234,50', ',', '1234.50'],
    ['1\u202f234\u202f567,50', ',', '1234567.50'],
    ["1'234.50", '.', '1234.50'],
    ['CHF 1’234.50', '.', '1234.50'],
    ['(400.00)', '.', '-400.00'],
    ['($400.00)', '.', '-400.00'],
    ['-5', '.', '-5'],
    ['−5,00', ',', '-5.00'],
    ['400,00-', ',', '-400.00'],
    ['-$5.00', '.', '-5.00'],
    ['+5', '.', '5'],
    ['.5', '.', '0.5'],
    ['EUR 12', '.', '12'],
    ['12 kr.', '.', '12'],
    ['¥1,200', '.', '1200'],
    ['1 234,50 €', ',', '1234.50'],
    ['1\u202f234,50\u00a0€', ',', '1234.50'],
    ['27.0', '.', '27.0'],
    ['400.00-', '.', '-400.00'],
    ['$ (400.00)', '.', '-400.00'],
    ["'579,68 USD", ',', '579.68'],
    ["'USD 9.126,07", ',', '9126.07'],
  ])('%s with %s is %s', (text, mark, decimal) => {
    expect(readAmount(text, mark)).toMatchObject({ ok: true, value: { decimal } });
  });

  it.each<[string, 'debit' | 'credit' | null]>([
    ['400 CR', 'credit'],
    ['400.00Dr.', 'debit'],
    ['$400 cr', 'credit'],
    ['400', null],
  ])('%s is on the side %s', (text, side) => {
    expect(readAmount(text, '.')).toMatchObject({ ok: true, value: { side } });
  });

  it.each<[string, DecimalMark, string]>([
    ['CR', '.', 'not_an_amount'],
    ['400 CRX', '.', 'not_an_amount'],
    ['1.2.3', '.', 'not_an_amount'],
    ['1.2.3', ',', 'not_an_amount'],
    ['1,2', '.', 'not_an_amount'],
    ['12.', '.', 'not_an_amount'],
    ['1e5', '.', 'not_an_amount'],
    ['12 34', '.', 'not_an_amount'],
    ['--5', '.', 'not_an_amount'],
    ['abc', '.', 'not_an_amount'],
    ['€', '.', 'not_an_amount'],
    ['', '.', 'not_an_amount'],
    ['1 € 2', '.', 'not_an_amount'],
    ['EUR 12 USD', '.', 'two_currencies'],
    ['12 € / 13 $', '.', 'two_currencies'],
    ['€12 $', '.', 'two_currencies'],
  ])('%s with %s is refused: %s', (text, mark, error) => {
    expect(readAmount(text, mark)).toEqual({ ok: false, error });
  });

  const grouped = (digits: string, by: string): string => digits.replace(/\B(?=(\d{3})+$)/g, by);
  it('come back from every way of writing them, in every currency', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }),
        fc.constantFrom(...CURRENCY_CODES),
        fc.constantFrom(['.', ','], [',', '.'], [',', ' '], ['.', ''], ['.', "'"], [',', '\u00a0']),
        fc.constantFrom('', 'before', 'after'),
        (minor, currency, [mark, by], place) => {
          const plain = minorToDecimal(Math.abs(minor), currency);
          const [whole, fraction] = plain.split('.');
          const number =
            grouped(whole as string, by as string) +
            (fraction === undefined ? '' : `${mark}${fraction}`);
          const money =
            place === 'before'
              ? `${currency} ${number}`
              : place === 'after'
                ? `${number} ${currency}`
                : number;
          const read = readAmount(minor < 0 ? `-${money}` : money, mark as DecimalMark);
          expect(read.ok && decimalToMinor(read.value.decimal, currency)).toBe(
            minor === 0 ? 0 : minor,
          );
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('countries', () => {
  it.each([
    ['ES', 'ES'],
    ['esp', 'ES'],
    ['724', 'ES'],
    ['Spain', 'ES'],
    ['España', 'ES'],
    ['Spanien', 'ES'],
    ['西班牙', 'ES'],
    ['Latvija', 'LV'],
    ['UK', 'GB'],
    ['États-Unis', 'US'],
    ['391', null],
    ['XX', null],
    ['', null],
  ])('%s is %s', (text, code) => {
    expect(readCountry(text)).toBe(code);
  });
});

describe('yes and no', () => {
  it.each<[string, boolean | null]>([
    ['Yes', true],
    ['SÍ', true],
    ['ja', true],
    ['oui', true],
    ['是', true],
    ['jā', true],
    ['x', true],
    ['1.0', true],
    ['No', false],
    ['nein', false],
    ['non', false],
    ['否', false],
    ['nē', false],
    ['', false],
    ['0', false],
    ['perhaps', null],
  ])('%s is %s', (text, expected) => {
    expect(readYesNo(text)).toBe(expected);
  });
});
