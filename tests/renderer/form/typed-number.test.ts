/** Quantities and unit prices as people type them. */
import { expect, it } from 'vitest';
import { parseTypedNumber } from '../../../src/renderer/format/parse-money.ts';
import { goodsInput } from '../../../src/renderer/screens/facts/record/goods-lines.tsx';

it.each([
  ['12', '12'],
  ['12,5', '12.5'],
  ['1.234,50', '1234.50'],
  ['1 200', '1200'],
  ['a dozen', null],
  ['12 pcs', null],
])('%s is %s', (typed, read) => expect(parseTypedNumber(typed)).toBe(read));

it('an empty line of goods is left out, a written one keeps plain numbers', () => {
  const empty = { description: ' ', quantity: '', unit: '', unitPrice: '' };
  const roses = { description: 'Roses', quantity: '1.200', unit: 'stems', unitPrice: '0,85' };
  expect(goodsInput([empty, roses])).toEqual([
    { description: 'Roses', quantity: '1200', unit: 'stems', unitPrice: '0.85' },
  ]);
});
