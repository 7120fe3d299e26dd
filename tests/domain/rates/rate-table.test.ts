import { describe, expect, it } from 'vitest';
import { isoDateOf as day } from '../../../src/domain/dates.ts';
import { rateOn, rateTable } from '../../../src/domain/rates/rate-table.ts';
import { rate, WEEK } from './rates.ts';
import { english } from '../../harness/english.ts';

const table = rateTable([...WEEK].reverse());

const said = (currency: string, on: string): string => {
  const found = rateOn(table, currency, day(on));
  return found.ok ? `${found.value.rate} of ${found.value.on}` : english(found.error.message);
};

describe('the rate that counts on a day', () => {
  it.each([
    ['the day itself', 'USD', '2026-04-10', '1.20 of 2026-04-10'],
    ['a Saturday', 'USD', '2026-04-11', '1.20 of 2026-04-10'],
    ['a Sunday', 'USD', '2026-04-12', '1.20 of 2026-04-10'],
    ['the day before a rate never sees it', 'USD', '2026-04-09', '1.25 of 2026-04-09'],
    ['seven days later still', 'USD', '2026-04-20', '1.10 of 2026-04-13'],
    ['the euro is the euro on every day', 'EUR', '1950-01-01', '1 of 1950-01-01'],
  ])('%s', (_name, currency, on, expected) => {
    expect(said(currency, on)).toBe(expected);
  });
});

describe('refusals name the currency, the day, what is there and what to do', () => {
  it.each([
    [
      'eight days later',
      'USD',
      '2026-04-21',
      'no rate of EUR to USD for 2026-04-21: the rates of USD here run from 2026-04-09 to 2026-04-13, and the last one before it is of 2026-04-13, more than 7 days back; import a newer ECB file (eurofxref-hist.csv), or enter the rate by hand',
    ],
    [
      'before the first',
      'USD',
      '2026-04-08',
      'no rate of EUR to USD for 2026-04-08: the rates of USD here run from 2026-04-09 to 2026-04-13; enter the rate by hand',
    ],
    [
      'never any',
      'CHF',
      '2026-04-10',
      'no rate of EUR to CHF for 2026-04-10: there are no rates of CHF here; import the ECB file (eurofxref-hist.csv), or enter the rate by hand',
    ],
  ])('%s', (_name, currency, on, expected) => {
    expect(said(currency, on)).toBe(expected);
  });
  it('a gap in the middle is no newer file away', () => {
    const gap = rateTable([rate('ISK', '2008-12-09', '290'), rate('ISK', '2018-02-01', '125')]);
    const found = rateOn(gap, 'ISK', day('2012-01-02'));
    expect(found).toMatchObject({
      ok: false,
      error: {
        message:
          'no rate of EUR to ISK for 2012-01-02: the rates of ISK here run from 2008-12-09 to 2018-02-01, yet the last one before it is of 2008-12-09, more than 7 days back; enter the rate by hand',
      },
    });
  });
});

describe('a table', () => {
  it('takes the last of several rates of one day', () => {
    const twice = rateTable([rate('USD', '2026-04-10', '1.2'), rate('USD', '2026-04-10', '1.3')]);
    expect(twice.lastBefore('USD', day('2026-04-10'))?.rate).toBe('1.3');
    expect(twice.covers('USD')).toEqual({ from: '2026-04-10', to: '2026-04-10' });
  });
  it('leaves out rates of another base: nothing is turned round in silence', () => {
    const other = rateTable([{ ...rate('USD', '2026-04-10', '1.2'), base: 'GBP' }]);
    expect(other.covers('USD')).toBeNull();
  });
});
