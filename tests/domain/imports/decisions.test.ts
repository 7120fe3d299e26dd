import { describe, expect, it } from 'vitest';
import {
  decideDateOrder,
  noDateEvidence,
  weighDate,
} from '../../../src/domain/imports/values/decide-date-order.ts';
import {
  decideDecimalMark,
  noMarkEvidence,
  weighMark,
} from '../../../src/domain/imports/values/decide-decimal-mark.ts';

const order = (values: readonly string[], local: 'dmy' | 'mdy' = 'dmy') => {
  const evidence = noDateEvidence();
  for (const value of values) weighDate(evidence, value);
  return decideDateOrder(evidence, local);
};
const mark = (values: readonly string[], likely: '.' | ',' = '.') => {
  const evidence = noMarkEvidence();
  for (const value of values) weighMark(evidence, value);
  return decideDecimalMark(evidence, likely);
};

describe('date order', () => {
  it.each([
    [['1/2/2013', '1/13/2013'], 'mdy', 'settled', '1/13/2013 can only be month/day/year'],
    [['01.02.2026', '31.01.2026'], 'dmy', 'settled', '31.01.2026 can only be day.month.year'],
    [
      ['2026-01-02', '2026-01-31'],
      'ymd',
      'settled',
      'every date begins with the year, such as 2026-01-02',
    ],
    [
      ['05/04/2026', '06/04/2026'],
      'dmy',
      'guessed',
      '05/04/2026 reads both as day/month/year and as month/day/year, and so does every other date',
    ],
    [
      ['05.04.2026'],
      'dmy',
      'guessed',
      'dates with points are written day.month.year, such as 05.04.2026; no value proves it',
    ],
    [
      ['31/01/2026', '1/31/2026', '30/01/2026'],
      'dmy',
      'guessed',
      'the file mixes both: 31/01/2026 can only be day/month/year and 1/31/2026 only month/day/year; 2 values speak for this one',
    ],
    [
      ['31/01/2026', '1/31/2026'],
      'dmy',
      'guessed',
      'the file mixes both: 31/01/2026 can only be day/month/year and 1/31/2026 only month/day/year; 1 values speak for this one',
    ],
    [
      ['1/30/2026', '31/01/2026', '1/31/2026'],
      'mdy',
      'guessed',
      'the file mixes both: 31/01/2026 can only be day/month/year and 1/30/2026 only month/day/year; 2 values speak for this one',
    ],
    [['5/5/2026'], 'dmy', 'settled', 'every date reads alike in any order'],
  ])('%j', (values, value, how, because) => {
    expect(order(values)).toEqual({ value, how, because });
  });
  it('leans on the country of the ledger when the file leaves it open', () => {
    expect(order(['05/04/2026'], 'mdy')).toMatchObject({ value: 'mdy', how: 'guessed' });
    expect(order(['05/04/2026', '13/04/2026'], 'mdy')).toMatchObject({
      value: 'dmy',
      how: 'settled',
    });
  });
  it('as many values for the day first as for the month: the day, wherever the ledger is', () => {
    const values = ['1/31/2026', '31/01/2026', '1/30/2026', '30/01/2026'];
    expect(order(values, 'mdy')).toMatchObject({ value: 'dmy', how: 'guessed' });
    expect(order(values, 'dmy')).toMatchObject({ value: 'dmy', how: 'guessed' });
  });
  it('one value at the end settles what a thousand leave open', () => {
    const open = Array.from(
      { length: 1000 },
      (_, index) => `${(index % 12) + 1}/${(index % 11) + 2}/2026`,
    );
    expect(order(open).how).toBe('guessed');
    expect(order([...open, '2/28/2026'])).toMatchObject({ value: 'mdy', how: 'settled' });
  });
});

describe('decimal mark', () => {
  it.each<[string[], string, string]>([
    [['1.234,50', '99,00'], ',', 'settled'],
    [['1,234.50'], '.', 'settled'],
    [['27.0'], '.', 'settled'],
    [['1.234.567'], ',', 'settled'],
    [['1,234,567'], '.', 'settled'],
    [['0.125'], '.', 'settled'],
    [['1234.567'], '.', 'settled'],
    [['1.234', '2.000'], ',', 'guessed'],
    [['1,234'], '.', 'guessed'],
    [['12.50', '13,50', '14.50'], '.', 'guessed'],
    [['5', '70'], '.', 'settled'],
  ])('%j', (values, value, how) => {
    expect(mark(values)).toMatchObject({ value, how });
  });
  it('names the value that decided', () => {
    expect(mark(['1.234', '99,00']).because).toEqual('99,00 can only have a decimal comma');
  });
});
