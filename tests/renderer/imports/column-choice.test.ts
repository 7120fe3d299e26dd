import { expect, it } from 'vitest';
import type { ImportMapping } from '../../../src/contract/calls/imports.ts';
import {
  assignColumn,
  fieldOfColumn,
} from '../../../src/renderer/screens/imports/mapping/column-choice.ts';

const mapping: ImportMapping = {
  kind: 'invoice-list',
  encoding: 'utf-8',
  delimiter: ';',
  columns: { invoice: 0, customer: 1, amount: 3 },
  sheet: null,
  headerLine: 1,
  headerRows: 1,
  snapshot: 'auto',
  dateOrder: 'dmy',
  decimalMark: ',',
  currency: 'EUR',
};

it.each([
  ['a field moves to another column', 4, 'amount', { invoice: 0, customer: 1, amount: 4 }],
  ['a column gets another field', 1, 'due_on', { invoice: 0, due_on: 1, amount: 3 }],
  ['a field takes the column of another', 0, 'amount', { customer: 1, amount: 0 }],
  ['a column loses its meaning', 3, null, { invoice: 0, customer: 1 }],
  ['the same again changes nothing', 3, 'amount', { invoice: 0, customer: 1, amount: 3 }],
] as const)('%s', (_, column, field, columns) => {
  expect(assignColumn(mapping, column, field).columns).toEqual(columns);
});

it('knows what a column means', () => {
  expect(fieldOfColumn(mapping, 0)).toBe('invoice');
  expect(fieldOfColumn(mapping, 2)).toBeNull();
});
