import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  numberText,
  plainNumber,
  serialToText,
  styleOfFormat,
} from '../../../../src/formats/in/sheet/cell-text.ts';

describe('numbers as Excel shows them', () => {
  it.each([
    ['27', '27'],
    ['-33.5', '-33.5'],
    ['0.30000000000000004', '0.3'],
    ['1234.5600000000001', '1234.56'],
    ['1E+21', '1000000000000000000000'],
    ['1.5E-7', '0.00000015'],
    ['-2.5e3', '-2500'],
    ['2520018000000073144', '2520018000000070000'],
    ['0', '0'],
  ])('%s -> %s', (raw, text) => {
    expect(numberText(raw, 'number', false)).toBe(text);
  });
  it('never has an exponent and means the same number to 15 digits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -9.9e307, max: 9.9e307 }), (value) => {
        const text = plainNumber(value);
        expect(text).toMatch(/^-?\d+(?:\.\d+)?$/);
        expect(Number(text)).toBe(Number(value.toPrecision(15)));
      }),
    );
  });
  it('percent', () => {
    expect(numberText('0.19', 'percent', false)).toBe('19%');
    expect(numberText('0.07', 'percent', false)).toBe('7%');
  });
});

describe('formats', () => {
  it.each<[number, string | undefined, string]>([
    [0, undefined, 'number'],
    [14, undefined, 'date'],
    [22, undefined, 'date'],
    [20, undefined, 'time'],
    [9, undefined, 'percent'],
    [164, 'dd.mm.yyyy', 'date'],
    [164, 'd-mmm-yy;@', 'date'],
    [164, '[$-409]mmmm d, yyyy', 'date'],
    [164, 'yyyy"年"m"月"d"日"', 'date'],
    [164, '#,##0.00 "days"', 'number'],
    [164, '[Red]#,##0.00;-#,##0.00', 'number'],
    [164, '#,##0.00\\ [$€-407]', 'number'],
    [164, '_-* #,##0.00 "kr"_-', 'number'],
    [164, '[h]:mm:ss', 'time'],
    [164, '0.0%', 'percent'],
    [164, 'General', 'number'],
    [164, '@', 'number'],
  ])('%i %s -> %s', (id, code, style) => {
    expect(styleOfFormat(id, code)).toBe(style);
  });
});

describe('serial numbers', () => {
  it.each<[number, boolean, string | null]>([
    [43449, false, '2018-12-15'],
    [45358.0416666667, false, '2024-03-07 01:00:00'],
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [60, false, '1900-02-29'],
    [61, false, '1900-03-01'],
    [0, true, '1904-01-01'],
    [41987, true, '2018-12-15'],
    [43449.99999999, false, '2018-12-16'],
    [2958466, false, null],
    [-1, false, null],
  ])('%d (1904: %s) -> %s', (serial, is1904, text) => {
    expect(serialToText(serial, is1904)).toBe(text);
  });
  it('a time without a day is a time', () => {
    expect(numberText('0.5', 'time', false)).toBe('12:00:00');
  });
});
