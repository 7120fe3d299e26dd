import { expect, it } from 'vitest';
import type { RateCoverage } from '../../../src/contract/calls/rates.ts';
import { isoDateOf } from '../../../src/domain/dates.ts';
import {
  firstShown,
  ratesAge,
} from '../../../src/renderer/screens/settings/currencies/coverage.ts';

const row = (currency: string, isUsed: boolean): RateCoverage => ({
  currency,
  base: 'EUR',
  firstOn: isoDateOf('2026-01-02'),
  lastOn: isoDateOf('2026-11-20'),
  days: 200,
  rate: '1.1',
  source: 'ECB',
  isUsed,
});
const codes = (rows: readonly RateCoverage[]): string => rows.map((one) => one.currency).join(' ');

it('currencies in use stand first, the others wait', () => {
  const all = [row('USD', true), row('AUD', false), row('CHF', false), row('JPY', false)];
  expect(codes(firstShown(all).shown)).toBe('USD');
  expect(codes(firstShown(all).hidden)).toBe('AUD CHF JPY');
});

it('nothing waits where none is in use, or the rest is short', () => {
  const none = [row('USD', false), row('AUD', false), row('CHF', false)];
  expect(codes(firstShown(none).shown)).toBe('AUD CHF USD');
  expect(codes(firstShown([row('USD', true), row('AUD', false)]).shown)).toBe('USD AUD');
});

it('a rate is good for seven days after its own', () => {
  const { lastOn } = row('USD', true);
  expect(ratesAge({ lastOn }, isoDateOf('2026-11-27'))).toBeNull();
  expect(ratesAge({ lastOn }, isoDateOf('2026-11-28'))).toBe(8);
});
