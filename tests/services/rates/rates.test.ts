/** The rate table as people use it: conversions, own rates, coverage, corrections. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isoDateOf as d } from '../../../src/domain/dates.ts';
import type { RateDraft } from '../../../src/domain/facts/drafts.ts';
import { customer, invoice } from '../../harness/scenario/scenario-drafts.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

let workspace: TestWorkspace;
const ecb = (currency: string, on: string, rate: string): RateDraft => ({
  base: 'EUR',
  currency,
  on: d(on),
  rate,
  source: 'ECB',
});
beforeEach(async () => {
  workspace = await testWorkspace();
  workspace.setNow('2026-04-20T12:00');
  await workspace.record({
    customers: [customer('C1', 'Dollar Inc', 'US')],
    invoices: [invoice('INV-1', 'C1', '2026-04-01', 'USD', [['2026-04-30', 100]])],
    rates: [
      ecb('USD', '2026-04-10', '1.1711'),
      ecb('USD', '2026-04-13', '1.1684'),
      ecb('JPY', '2026-04-13', '186.75'),
      ecb('KWD', '2026-04-13', '0.3600'),
    ],
  });
});
afterEach(() => workspace.dispose());

const convert = (amountMinor: number, from: string, to: string, on: string) =>
  workspace.value('rates.convert', { amountMinor, from, to, on: d(on) });

describe('a conversion', () => {
  test.each([
    [
      'into euro, on a Sunday',
      10_000,
      'USD',
      'EUR',
      '2026-04-12',
      8539,
      '0.8538980446',
      '2026-04-10',
    ],
    ['out of euro', 10_000, 'EUR', 'USD', '2026-04-13', 11_684, '1.1684', '2026-04-13'],
    [
      'to yen through the euro',
      10_000,
      'USD',
      'JPY',
      '2026-04-13',
      15_983,
      '159.8339609723',
      '2026-04-13',
    ],
    ['to dinars of three decimals', 100, 'EUR', 'KWD', '2026-04-13', 360, '0.36', '2026-04-13'],
    [
      'backwards for a credit',
      -10_000,
      'USD',
      'EUR',
      '2026-04-12',
      -8539,
      '0.8538980446',
      '2026-04-10',
    ],
    ['within one currency', 123, 'GBP', 'GBP', '2026-04-12', 123, '1', '2026-04-12'],
  ] as const)('%s', async (_, amountMinor, from, to, on, minor, rate, rateOn) => {
    const converted = await convert(amountMinor, from, to, on);
    expect(converted).toMatchObject({ amountMinor: minor, rate, rateOn });
  });

  test('a rate of the own bank between two currencies counts before one through the euro', async () => {
    const own = {
      base: 'USD',
      currency: 'JPY',
      on: d('2026-04-13'),
      rate: '158',
      source: 'our bank',
    };
    await workspace.value('rates.record', own);
    expect(await convert(10_000, 'USD', 'JPY', '2026-04-14')).toEqual({
      amountMinor: 15_800,
      rate: '158',
      rateOn: '2026-04-13',
      source: 'our bank',
    });
    expect(await convert(15_800, 'JPY', 'USD', '2026-04-14')).toMatchObject({
      amountMinor: 10_000,
    });
  });

  test('unless it is older', async () => {
    const own = {
      base: 'USD',
      currency: 'JPY',
      on: d('2026-04-12'),
      rate: '158',
      source: 'our bank',
    };
    await workspace.value('rates.record', own);
    expect(await convert(10_000, 'USD', 'JPY', '2026-04-14')).toMatchObject({
      amountMinor: 15_983,
    });
    expect(await convert(10_000, 'USD', 'JPY', '2026-04-12')).toMatchObject({
      amountMinor: 15_800,
    });
  });

  test('a later rate of the same day replaces the one before', async () => {
    await workspace.value('rates.record', {
      ...ecb('USD', '2026-04-13', '1.2500'),
      source: 'corrected',
    });
    expect(await convert(10_000, 'USD', 'EUR', '2026-04-13')).toMatchObject({
      amountMinor: 8000,
      source: 'corrected',
    });
  });
});

test('coverage says what is there and what the ledger uses', async () => {
  expect(await workspace.value('rates.coverage', {})).toEqual([
    {
      ...{ base: 'EUR', currency: 'JPY', firstOn: '2026-04-13', lastOn: '2026-04-13', days: 1 },
      ...{ rate: '186.75', source: 'ECB', isUsed: false },
    },
    {
      ...{ base: 'EUR', currency: 'KWD', firstOn: '2026-04-13', lastOn: '2026-04-13', days: 1 },
      ...{ rate: '0.3600', source: 'ECB', isUsed: false },
    },
    {
      ...{ base: 'EUR', currency: 'USD', firstOn: '2026-04-10', lastOn: '2026-04-13', days: 2 },
      ...{ rate: '1.1684', source: 'ECB', isUsed: true },
    },
  ]);
});

test('the list of a currency has each day once, the newest first', async () => {
  await workspace.value('rates.record', {
    ...ecb('USD', '2026-04-13', '1.2500'),
    source: 'corrected',
  });
  const page = await workspace.value('rates.list', { currency: 'USD', limit: 1 });
  expect(page).toEqual({
    total: 2,
    rows: [{ on: '2026-04-13', base: 'EUR', currency: 'USD', rate: '1.2500', source: 'corrected' }],
  });
});
