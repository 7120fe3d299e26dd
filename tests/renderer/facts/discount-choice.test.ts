import { describe, expect, it, test } from 'vitest';
import { isoDateOf as d } from '../../../src/domain/dates.ts';
import {
  choiceOf,
  usualFrom,
} from '../../../src/renderer/screens/facts/discounts/discount-choice.ts';

const TODAY = d('2026-11-21');
const of = (query: string) => choiceOf(new URLSearchParams(query), TODAY);

describe('the twelve months that end on a day', () => {
  it.each([
    ['2026-11-21', '2025-11-22'],
    ['2026-01-01', '2025-01-02'],
    ['2026-12-31', '2026-01-01'],
    ['2025-02-28', '2024-02-29'],
    ['2024-02-29', '2023-03-01'],
  ])('%s begin on %s', (asOf, from) => {
    expect(usualFrom(d(asOf))).toBe(from);
  });
});

describe('the address', () => {
  test('says nothing: the last twelve months, without an end, every state', () => {
    expect(of('tab=discounts')).toEqual({ from: '2025-11-22', to: null, state: null });
  });

  test.each([
    ['from=2026-01-01&to=2026-03-31&state=lost', '2026-01-01', '2026-03-31', 'lost'],
    ['from=2026-01-01', '2026-01-01', null, null],
    ['from=2026-02-30&to=soon&state=late', '2025-11-22', null, null],
    ['from=2026-05-01&to=2026-04-01', '2026-05-01', '2026-05-01', null],
  ])('%s', (query, from, to, state) => {
    expect(of(query)).toEqual({ from, to, state });
  });
});
