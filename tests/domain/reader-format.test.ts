/** The same amounts and dates, as readers of several languages write them. */
import { expect, test } from 'vitest';
import { instantOf, isoDateOf } from '../../src/domain/dates.ts';
import {
  isLocale,
  languageFor,
  writtenAmount,
  writtenDate,
  writtenInstant,
} from '../../src/domain/reader-format.ts';
import { render } from '../../src/domain/texts/render.ts';
import { day, instant, say } from '../../src/domain/texts/text.ts';

const DAY = isoDateOf('2026-09-01');
const AT = instantOf(Date.UTC(2026, 8, 1, 9, 30));

test.each([
  ['en-GB', '1,234.50', '1 Sep 2026'],
  ['de-DE', '1.234,50', '1. Sept. 2026'],
  ['es-ES', '1.234,50', '1 sept 2026'],
  ['lv-LV', '1\u00a0234,50', '2026. g. 1. sept.'],
  ['zh-CN', '1,234.50', '2026年9月1日'],
])('%s', (locale, amount, date) => {
  expect(writtenAmount(123_450, 'EUR', locale)).toBe(amount);
  expect(writtenDate(DAY, locale)).toBe(date);
  expect(writtenInstant(AT, locale)).toBe(`${date}, 09:30 UTC`);
  expect(render(say`As of ${day(DAY)}, known at ${instant(AT)}`, languageFor(locale))).toBe(
    `As of ${date}, known at ${date}, 09:30 UTC`,
  );
});

test('decimals are those of the currency, and no amount loses a cent', () => {
  expect(writtenAmount(1234, 'JPY', 'en-GB')).toBe('1,234');
  expect(writtenAmount(1250, 'KWD', 'en-GB')).toBe('1.250');
  expect(writtenAmount(Number.MAX_SAFE_INTEGER, 'EUR', 'en-GB')).toBe('90,071,992,547,409.91');
});

test.each([
  ['en-GB', true],
  ['es', true],
  ['', false],
  ['no such', false],
])('"%s" is a locale: %s', (tag, is) => {
  expect(isLocale(tag)).toBe(is);
});
