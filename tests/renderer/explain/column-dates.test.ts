/** The dates said about a column are exactly the dates that the domain puts into it. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { agingBoundaries, agingColumnOf } from '../../../src/domain/aging.ts';
import { addDays, isoDateOf } from '../../../src/domain/dates.ts';
import { columnDates, columnLabel } from '../../../src/renderer/kit/explain/column-dates.ts';

const asOf = isoDateOf('2026-06-30');

describe('columnDates', () => {
  it.each([
    [0, '2026-06-30', null],
    [1, '2026-05-31', '2026-06-29'],
    [2, '2026-05-01', '2026-05-30'],
    [3, '2026-04-01', '2026-04-30'],
    [4, null, '2026-03-31'],
  ])('column %i of 30, 60, 90', (column, from, to) => {
    expect(columnDates(asOf, [30, 60, 90], column)).toEqual({ from, to });
  });

  it('agrees with the column that the domain chooses', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: -500, max: 100 }),
        (unsorted, offset) => {
          const limits = [...unsorted].sort((a, b) => a - b);
          const date = addDays(asOf, offset);
          const column = agingColumnOf(date, agingBoundaries(asOf, limits));
          const { from, to } = columnDates(asOf, limits, column);
          return (from === null || date >= from) && (to === null || date <= to);
        },
      ),
    );
  });

  it('writes ranges with a dash', () => {
    expect(columnLabel('31-60')).toBe('31–60');
    expect(columnLabel('91+')).toBe('91+');
  });
});
