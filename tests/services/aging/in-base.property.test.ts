/**
 * Everything in the company's currency is the sum of its items, each converted by itself: whatever
 * the amounts, currencies, dates and rates, the totals of `aging.inBase` equal what a person gets who
 * asks for every item and converts one after the other.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, isoDateOf as d } from '../../../src/domain/dates.ts';
import { sumMinor } from '../../../src/domain/money.ts';
import { customer, invoice, receipt } from '../../harness/scenario/scenario-drafts.ts';
import { testWorkspace } from '../../harness/scenario/scenario-workspace.ts';

const ASKED = d('2026-06-30');
const CURRENCIES = ['EUR', 'USD', 'JPY', 'KWD', 'GBP'] as const;

const currency = fc.constantFrom(...CURRENCIES);
const amount = fc.integer({ min: 1, max: 9_999_999 });
const item = fc.record({
  currency,
  amount,
  dueIn: fc.integer({ min: -120, max: 40 }),
});
const money = fc.record({ currency, amount });
const rate = fc.integer({ min: 1, max: 30_000_000 }).map((scaled) => (scaled / 10_000).toFixed(4));

test('the total is the sum of the converted items, in every column', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('EUR', 'USD', 'JPY'),
      fc.array(item, { minLength: 1, maxLength: 12 }),
      fc.array(money, { maxLength: 4 }),
      fc.tuple(rate, rate, rate, rate),
      async (own, items, receipts, rates) => {
        const workspace = await testWorkspace({ currency: own });
        try {
          workspace.setNow('2026-07-01T12:00');
          await workspace.record({
            customers: [customer('C1', 'Everything Ltd')],
            invoices: items.map((one, index) =>
              invoice(`I-${index}`, 'C1', '2026-01-01', one.currency, [
                [addDays(ASKED, one.dueIn), one.amount],
              ]),
            ),
            receipts: receipts.map((one, index) =>
              receipt(`R-${index}`, 'C1', '2026-06-01', one.currency, one.amount),
            ),
            rates: CURRENCIES.slice(1).map((code, index) => ({
              base: 'EUR',
              currency: code,
              on: addDays(ASKED, -index),
              rate: rates[index] ?? '1',
              source: 'test',
            })),
          });
          const base = await workspace.value('aging.inBase', { asOf: ASKED });
          const inBase = async (from: string, amountMinor: number): Promise<number> =>
            (await workspace.value('rates.convert', { amountMinor, from, to: own, on: ASKED }))
              .amountMinor;
          for (const [column, minor] of base.amountsMinor.entries()) {
            const behind = await workspace.value('aging.items', { asOf: ASKED, column });
            const converted = [];
            for (const one of behind.items)
              converted.push(await inBase(one.currency, one.openMinor));
            expect(minor).toBe(sumMinor(converted));
          }
          const onAccount = [];
          for (const one of receipts) onAccount.push(await inBase(one.currency, one.amount));
          expect(base.onAccountMinor).toBe(sumMinor(onAccount));
          expect(base.outstandingMinor).toBe(sumMinor(base.amountsMinor));
          expect(base.netMinor).toBe(base.outstandingMinor - base.onAccountMinor);
          // Every foreign currency says its rate, and what is not its own adds up to the rest.
          const foreign = sumMinor(base.rates.map((one) => one.baseMinor));
          const ownMinor = sumMinor(
            items.filter((one) => one.currency === own).map((one) => one.amount),
          );
          expect(foreign + ownMinor).toBe(base.outstandingMinor);
        } finally {
          await workspace.dispose();
        }
      },
    ),
    { numRuns: 15, seed: 20261121 },
  );
}, 60_000);
