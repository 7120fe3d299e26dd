/** The table that comes with the program against itself, and rows that an owner adds. */
import { describe, expect, it } from 'vitest';
import { addDays, isoDateOf } from '../../../src/domain/dates.ts';
import {
  beginsHalfYear,
  endOfHalfYear,
  rateTable,
  type LegalRate,
} from '../../../src/domain/interest/legal-rates.ts';
import { SHIPPED_RATES } from '../../../src/services/interest/rate-table.ts';
import { decimalText } from '../../../src/domain/rates/fraction.ts';

const at = (law: string, date: string, own: readonly LegalRate[] = []): string | null => {
  const found = rateTable([...SHIPPED_RATES, ...own]).on(law, isoDateOf(date));
  return found === null ? null : decimalText(found.percent, 4);
};
const own = (from: string, percent: string, to: string | null): LegalRate => ({
  law: 'ES',
  from: isoDateOf(from),
  to: to === null ? null : isoDateOf(to),
  percent,
  source: 'BOE',
  verifiedOn: isoDateOf('2027-01-04'),
  isOwn: true,
});

describe('the rates that come with the program', () => {
  it('has each half-year from 2010 to 2026, without a hole', () => {
    for (const law of ['ES', 'FR', 'IT', 'LV', 'NL', 'IE', 'DE', 'GB']) {
      const rows = SHIPPED_RATES.filter((row) => row.law === law);
      expect(rows).toHaveLength(34);
      for (const [index, row] of rows.entries()) {
        expect(beginsHalfYear(row.from)).toBe(true);
        expect(row.to).toBe(endOfHalfYear(row.from));
        if (index > 0) expect(addDays(rows[index - 1]?.to ?? row.from, 1)).toBe(row.from);
      }
    }
  });
  it('has a German base rate that is 0.88 below the ECB’s in every half-year', () => {
    const german = SHIPPED_RATES.filter((row) => row.law === 'DE');
    const ecb = SHIPPED_RATES.filter((row) => row.law === 'ES');
    expect(
      german.map((row, index) => [row.from, (Number(ecb[index]?.percent) - 0.88).toFixed(2)]),
    ).toEqual(german.map((row) => [row.from, Number(row.percent).toFixed(2)]));
  });
  it.each([
    ['ES', '2013-06-30', '0.75'],
    ['ES', '2013-07-01', '0.5'],
    ['DE', '2014-12-31', '-0.73'],
    ['GB', '2022-12-31', '1.25'],
    ['GB', '2023-01-01', '3.5'],
    ['CN', '2021-12-19', '3.85'],
    ['CN', '2021-12-20', '3.8'],
    ['CN', '2026-06-19', '3'],
    ['CN', '2026-06-20', null],
    ['ES', '2027-01-01', null],
    ['ES', '2009-12-31', null],
    ['MX', '1999-01-01', '6'],
    ['US', '2026-01-01', null],
  ])('%s on %s: %s', (law, date, percent) => expect(at(law, date)).toBe(percent));
});

describe('rates of the ledger', () => {
  it('hold for their half-year and no longer', () => {
    const rows = [own('2027-01-01', '2.65', '2027-06-30')];
    expect([
      at('ES', '2026-12-31', rows),
      at('ES', '2027-06-30', rows),
      at('ES', '2027-07-01', rows),
    ]).toEqual(['2.4', '2.65', null]);
    expect(at('FR', '2027-02-01', rows)).toBeNull();
  });
  it('take the place of what begins on the same day, the later one of two', () => {
    expect(
      at('ES', '2026-08-01', [
        own('2026-07-01', '2.15', '2026-12-31'),
        own('2026-07-01', '2.2', '2026-12-31'),
      ]),
    ).toBe('2.2');
  });
  it('end where the next one begins', () => {
    const rows = [own('2027-01-01', '3', null), own('2028-03-01', '4', null)];
    expect(
      ['2027-01-01', '2028-02-29', '2028-03-01', '2050-01-01'].map((date) => at('ES', date, rows)),
    ).toEqual(['3', '3', '4', '4']);
  });
});
