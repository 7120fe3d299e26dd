import { expect, test } from 'vitest';
import { exampleRows } from '../../../src/services/imports/tables/inspect-table.ts';

test('examples are rows as they stand in the file, never values put together', () => {
  const rows = [
    ['A-1', 'Floralia', ''],
    ['A-2', 'Floralia', ''],
    ['A-3', 'Floralia', ''],
    ['A-4', 'Floralia', ''],
    ['A-5', 'Floralia', '12.00'],
  ];
  expect(exampleRows(rows, 4)).toEqual([rows[0], rows[1], rows[2], rows[4]]);
  expect(exampleRows(rows.slice(0, 2), 4)).toEqual(rows.slice(0, 2));
  expect(exampleRows([], 4)).toEqual([]);
});
