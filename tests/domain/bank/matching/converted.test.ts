/** Money in another currency than the item: by the rate of its day, within 2 %, never by itself. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDateOf as day } from '../../../../src/domain/dates.ts';
import { isNearByRate } from '../../../../src/domain/bank/matching/fit-converted.ts';
import type { MatchFacts, MatchLine } from '../../../../src/domain/bank/matching/match-facts.ts';
import { matcher } from '../../../../src/domain/bank/matching/matcher.ts';
import { itemOf, lineOf, NOTHING_CLOSED, payerOf, short, USD_RATE } from './facts.ts';
import { english } from '../../../harness/english.ts';

const USD = { currency: 'USD' } as const;
const FACTS: MatchFacts = {
  items: [
    itemOf(1, 'C7', 'INV-1061', 108_320, USD),
    itemOf(2, 'C7', 'INV-1042', 70_000),
    // Near to each other.
    itemOf(10, 'C8', 'FV-3001', 50_000, USD),
    itemOf(11, 'C8', 'FV-3002', 50_500, { ...USD, dueOn: day('2026-02-10') }),
    itemOf(20, 'C9', 'P-900', 30_000, { ...USD, instalments: 2, position: 1 }),
    itemOf(21, 'C9', 'P-900', 40_000, { ...USD, instalments: 2, position: 2 }),
    itemOf(30, 'C5', 'K-88001', 20_000, { ...USD, issuedOn: day('2026-03-05') }),
    itemOf(40, 'C4', 'J-66001', 50_000, { currency: 'JPY' }),
    itemOf(50, 'C3', 'E-55001', 99_900),
  ],
  closed: NOTHING_CLOSED,
  payers: [
    payerOf('C7', ['Florería Sol, S.L.']),
    payerOf('C8', ['Blumen Müller GmbH']),
    payerOf('C5', ['Verde Ltd']),
    payerOf('C4', ['Hana KK']),
    payerOf('C3', ['Rosa Ltd']),
  ],
};
const workspace = matcher(FACTS);

const SOL = { payerName: 'FLORERIA SOL' } as const;
type Case = readonly [name: string, amount: number, more: Partial<MatchLine>, first: string];
const CASES: readonly Case[] = [
  ['named, equal', 100_000, { text: 'INV-1061' }, 'likely C7 1:108320 USD'],
  ['named, a little less', 99_500, { text: 'INV-1061' }, 'likely C7 1:107778-difference 542 USD'],
  ['named, a little more', 100_500, { text: 'INV-1061' }, 'likely C7 1:108320 +542 USD'],
  ['named, 2 % less', 98_001, { text: 'INV-1061' }, 'likely C7 1:106155-difference 2165 USD'],
  ['named, more than 2 % less', 97_990, { text: 'INV-1061' }, 'possible C7 +97990'],
  ['known payer, equal', 100_000, SOL, 'likely C7 1:108320 USD'],
  ['similar payer', 100_000, { payerName: 'FLORERIA SOLL' }, 'possible C7 1:108320 USD'],
  [
    'known payer, two that are near',
    46_300,
    { payerName: 'BLUMEN MUELLER' },
    'possible C8 10:50000 +152 USD',
  ],
  ['named with instalments, all', 64_624, { text: 'P-900' }, 'likely C9 20:30000 21:40000 +1 USD'],
  ['named with instalments, one', 36_928, { text: 'P-900' }, 'likely C9 21:40000 USD'],
  ['dollars for an item in euro', 108_212, { ...USD, payerName: 'ROSA' }, 'likely C3 50:99900 EUR'],
  // … and not converted:
  ['an item of the own currency fits', 70_000, SOL, 'exact! C7 2:70000'],
  [
    'before there is a rate',
    100_000,
    { text: 'INV-1061', bookedOn: day('2026-03-02') },
    'possible C7 +100000',
  ],
  ['no rate of the currency', 30_000, { payerName: 'HANA' }, 'possible C4 +30000'],
  ['issued later', 18_464, { payerName: 'VERDE' }, 'possible C5 +18464'],
  ['nothing known but the amount', 100_000, {}, 'nothing'],
];

describe('money of another currency', () => {
  test.each(CASES)('%s: %i %j -> %s', (_name, amount, more, first) => {
    expect(short(workspace.propose(lineOf(amount, more), USD_RATE)[0])).toBe(first);
  });

  test('says why, as the owner reads it', async () => {
    const gallery = CASES.map(([name, amount, more]) => {
      const [first] = workspace.propose(lineOf(amount, more), USD_RATE);
      const reasons =
        first?.reasons.map(({ reason, because }) => `    ${reason}: ${english(because)}`) ?? [];
      return [`${name} (${amount} ${JSON.stringify(more)})`, `  ${short(first)}`, ...reasons].join(
        '\n',
      );
    });
    await expect(`${gallery.join('\n\n')}\n`).toMatchFileSnapshot(
      '../../../golden/matching/converted.txt',
    );
  });

  test.each([
    [98_000, 100_000, true], // 2 % to the cent
    [97_999, 100_000, false],
    [102_000, 100_000, true],
    [102_001, 100_000, false],
    [0, 0, false],
  ])('%i for %i open: %s', (receipt, open, isNear) => {
    expect(isNearByRate(receipt, open)).toBe(isNear);
  });

  test('is laid out whole, within what is open, and leaves what is unambiguous as it was', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            openMinor: fc.constantFrom(50_000, 54_160, 55_000, 100_000, 108_320, 109_000),
            isForeign: fc.boolean(),
            customer: fc.constantFrom('C1', 'C2'),
          }),
          { minLength: 1, maxLength: 8 },
        ),
        fc.constantFrom(50_000, 54_160, 100_000, 99_000, 108_320, 101_500),
        fc.constantFrom('EUR', 'USD'),
        fc.constantFrom('number', 'payer', 'both'),
        (made, amountMinor, currency, by) => {
          const items = made.map(({ openMinor, isForeign, customer }, at) =>
            itemOf(at + 1, customer, `INV-70${at}1`, openMinor, isForeign ? USD : {}),
          );
          const payers = [payerOf('C1', ['Sol']), payerOf('C2', ['Mar'])];
          const facts = { items, payers, closed: NOTHING_CLOSED };
          const line = lineOf(amountMinor, {
            currency,
            text: by === 'payer' ? '' : 'INV-7001',
            payerName: by === 'number' ? '' : 'SOL',
          });
          const engine = matcher(facts);
          const proposals = engine.propose(line, USD_RATE);
          for (const { fx, shares, parts, onAccountMinor, isUnambiguous, strength } of proposals) {
            expect(parts).toHaveLength(1);
            expect(parts[0]?.amountMinor).toBe(amountMinor);
            const laid = shares.reduce((sum, share) => sum + share.amountMinor, 0);
            expect(laid + onAccountMinor).toBe(fx?.receiptMinor ?? amountMinor);
            for (const share of shares) {
              const item = items[share.itemId - 1];
              expect(item?.currency).toBe(fx?.currency ?? currency);
              expect(share.amountMinor).toBeGreaterThan(0);
              const off = share.amountMinor + share.differenceMinor;
              if (fx === null) expect(share.differenceMinor).toBe(0);
              else expect(off).toBe(item?.openMinor);
            }
            if (fx === null) continue;
            expect(fx.currency).not.toBe(currency);
            expect([isUnambiguous, strength === 'exact']).toEqual([false, false]);
          }
          // Rates never make a line sure, nor unsure.
          const sure = proposals.filter(({ isUnambiguous }) => isUnambiguous);
          const without = engine.propose(line);
          expect(sure).toEqual(without.filter(({ isUnambiguous }) => isUnambiguous));
          expect(without.every(({ fx }) => fx === null)).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });
});
