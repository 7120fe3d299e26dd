/** The report that an address asks for; whatever stands in it, the query is one the engine accepts. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { agingQuery } from '../../../src/contract/calls/aging.ts';
import { choiceOf, parseLimits } from '../../../src/renderer/screens/aging/aging-query.ts';

describe('parseLimits', () => {
  it.each([
    ['30, 60, 90', [30, 60, 90]],
    ['15 45', [15, 45]],
    ['7;14/21', [7, 14, 21]],
  ])('%s', (typed, limits) => {
    expect(parseLimits(typed)).toEqual({ ok: true, value: limits });
  });
  it.each([
    ['', 'name at least one limit, for example 30,60,90'],
    ['30, x', '"x" is not a number of days'],
    ['60, 30', 'limits must rise: 30 does not come after 60'],
    ['-5', '"-5" is not a number of days'],
  ])('%j is refused', (typed, sentence) => {
    expect(parseLimits(typed)).toEqual({ ok: false, error: sentence });
  });
});

describe('choiceOf', () => {
  it('reads an address', () => {
    const params = new URLSearchParams('basis=invoice&limits=10,20&by=country&currency=USD');
    expect(choiceOf(params)).toEqual({
      into: 'age',
      basis: 'invoice',
      limits: [10, 20],
      by: 'country',
      currency: 'USD',
    });
  });
  it('reads the five buckets', () => {
    expect(choiceOf(new URLSearchParams('into=bucket&by=item'))).toMatchObject({
      into: 'bucket',
      by: 'item',
    });
    expect(choiceOf(new URLSearchParams('into=colour')).into).toBe('age');
  });
  it('makes an acceptable query of any address', () => {
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('due', '30,60', '60,30', 'item', 'EUR', 'XXX'),
    );
    fc.assert(
      fc.property(
        fc.record({ basis: value, limits: value, by: value, currency: value }),
        (params) =>
          agingQuery.safeParse({ asOf: '2026-06-30', ...choiceOf(new URLSearchParams(params)) })
            .success,
      ),
    );
  });
});
