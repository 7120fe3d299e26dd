/** When claims become time-barred, law by law (domain-rules 4.5, 2.6 no. 13). */
import { describe, expect, test } from 'vitest';
import { limitationOn, type Interruption } from '../../../src/domain/case/limitation.ts';
import { isoDateOf as day } from '../../../src/domain/dates.ts';

const events = (...all: readonly (readonly [Interruption, string])[]) =>
  all.map(([kind, on]) => ({ kind, on: day(on) }));

describe('the period', () => {
  test.each([
    ['DE', '2022-03-10', '2025-12-31'],
    ['DE', '2022-12-31', '2025-12-31'],
    ['CN', '2022-03-10', '2025-03-10'],
    ['LV', '2023-09-30', '2026-09-30'],
    ['GB', '2020-02-29', '2026-02-28'],
    ['uk ', '2020-02-29', '2026-02-28'],
    ['FR', '2020-02-29', '2025-02-28'],
    ['ES', '2026-09-11', '2031-09-11'],
    ['US', '2020-02-29', '2024-02-29'],
  ])('%s, due %s: %s', (law, due, last) => {
    expect(limitationOn(law, day(due), [])).toBe(last);
  });

  test('a law that is not in the table has none, and dates end with 2199', () => {
    expect(limitationOn('EC', day('2022-03-10'), [])).toBeNull();
    expect(limitationOn('', day('2022-03-10'), [])).toBeNull();
    expect(limitationOn('ES', day('2199-06-01'), [])).toBe('2199-12-31');
  });
});

describe('what begins it anew', () => {
  test.each([
    ['DE', events(['part_payment', '2024-05-02']), '2027-05-02'],
    ['DE', events(['acknowledgement', '2024-02-29']), '2027-02-28'],
    // Earlier than what was to come anyway: nothing is lost.
    ['DE', events(['acknowledgement', '2022-06-01']), '2025-12-31'],
    ['DE', events(['demand', '2024-05-02']), '2025-12-31'],
    ['CN', events(['demand', '2024-05-02']), '2027-05-02'],
    ['CN', events(['part_payment', '2024-05-02']), '2027-05-02'],
    // On the last day in time, on the day after too late.
    ['CN', events(['demand', '2025-03-10']), '2028-03-10'],
    ['CN', events(['demand', '2025-03-11']), '2025-03-10'],
    // One keeps the other in time, in whatever order they are told.
    ['CN', events(['demand', '2027-05-01'], ['acknowledgement', '2024-06-01']), '2030-05-01'],
    ['LV', events(['acknowledgement', '2024-05-02'], ['demand', '2024-05-03']), '2025-03-10'],
    ['ES', events(['demand', '2024-05-02']), '2027-03-10'],
  ])('%s %j: %s', (law, all, last) => {
    expect(limitationOn(law, day('2022-03-10'), all)).toBe(last);
  });
});
