/** One payer pays for two customers: the text names invoices of both and the sum is the line. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDateOf as day } from '../../../../src/domain/dates.ts';
import type { MatchFacts, MatchLine } from '../../../../src/domain/bank/matching/match-facts.ts';
import { matcher } from '../../../../src/domain/bank/matching/matcher.ts';
import { itemOf, lineOf, NOTHING_CLOSED, payerOf, short } from './facts.ts';
import { english } from '../../../harness/english.ts';

const FACTS: MatchFacts = {
  items: [
    itemOf(1, 'C7', 'INV-1042', 121_000),
    itemOf(2, 'C7', 'INV-1043', 50_000, { dueOn: day('2026-02-10') }),
    itemOf(3, 'C7', 'INV-1044', 45_000, { dueOn: day('2026-02-11') }),
    itemOf(10, 'C8', 'FV-3001', 45_000, {
      dueOn: day('2026-01-20'),
      discount: { untilOn: day('2026-03-10'), amountMinor: 900 },
    }),
    itemOf(11, 'C8', 'FV-3002', 20_000, { instalments: 2, position: 1 }),
    itemOf(12, 'C8', 'FV-3002', 20_000, {
      instalments: 2,
      position: 2,
      dueOn: day('2026-03-01'),
    }),
    itemOf(20, 'C9', 'R-77001', 10_000),
    itemOf(30, 'C5', 'K-88001', 15_000),
    itemOf(31, 'C4', 'K-88002', 15_000),
    itemOf(40, 'C3', 'K-88003', 30_000, { currency: 'USD' }),
    // A number of two customers.
    itemOf(50, 'C1', 'X-99001', 11_100),
    itemOf(51, 'C2', 'Y-99001', 11_100),
  ],
  closed: NOTHING_CLOSED,
  payers: [
    payerOf('C7', ['Florería Sol, S.L.'], ['ES9121000418']),
    payerOf('C8', ['Florería Luna, S.L.']),
  ],
};
const { propose } = matcher(FACTS);

const SOL = { payerName: 'FLORERIA SOL' } as const;
type Case = readonly [name: string, amount: number, more: Partial<MatchLine>, first: string];
const CASES: readonly Case[] = [
  ['both in full', 166_000, { text: 'INV-1042, FV-3001' }, 'likely C8+C7 10:45000 1:121000'],
  [
    'the payer comes first',
    166_000,
    { ...SOL, text: 'INV-1042, FV-3001' },
    'likely C7+C8 10:45000 1:121000',
  ],
  [
    'though the payer has another item of the rest',
    166_000,
    { ...SOL, payerAccount: 'ES9121000418', text: 'INV-1042, FV-3001' },
    'likely C7+C8 10:45000 1:121000',
  ],
  [
    'less a discount',
    165_100,
    { text: 'INV-1042 FV-3001' },
    'likely C8+C7 10:44100-discount 900 1:121000',
  ],
  [
    'less the charge the bank names',
    165_500,
    { text: 'INV-1042 FV-3001', chargesMinor: 500 },
    'likely C8+C7 10:45000 1:120500-charge 500',
  ],
  ['an instalment of one', 141_000, { text: 'INV-1042 FV-3002' }, 'likely C8+C7 11:20000 1:121000'],
  [
    'of three customers',
    176_000,
    { text: 'INV-1042 FV-3001 R-77001' },
    'likely C8+C7+C9 10:45000 1:121000 20:10000',
  ],
  // … and not together:
  ['another sum', 166_001, { text: 'INV-1042, FV-3001' }, 'likely C8 10:45000 +121001'],
  ['only one of them', 121_000, { text: 'INV-1042, FV-3001' }, 'likely C7 1:121000'],
  [
    'a number of two customers',
    132_100,
    { text: 'INV-1042, X 99001, Rg. 99001' },
    'likely C7 1:121000 +11100',
  ],
  ['another currency', 151_000, { text: 'INV-1042, K-88003' }, 'likely C7 1:121000 +30000'],
  [
    'five customers',
    206_000,
    { text: 'INV-1042 FV-3001 R-77001 K-88001 K-88002' },
    'likely C8 10:45000 +161000',
  ],
];

describe('money for several customers', () => {
  test.each(CASES)('%s: %i %j -> %s', (_name, amount, more, first) => {
    expect(short(propose(lineOf(amount, more))[0])).toBe(first);
  });

  test('says why, as the owner reads it', async () => {
    const gallery = CASES.slice(0, 7).map(([name, amount, more]) => {
      const [first] = propose(lineOf(amount, more));
      const reasons =
        first?.reasons.map(({ reason, because }) => `    ${reason}: ${english(because)}`) ?? [];
      return [`${name} (${amount} ${JSON.stringify(more)})`, `  ${short(first)}`, ...reasons].join(
        '\n',
      );
    });
    await expect(`${gallery.join('\n\n')}\n`).toMatchFileSnapshot(
      '../../../golden/matching/together.txt',
    );
  });

  test('is never unambiguous; the parts are the line, each of what it owes', () => {
    const someItems = fc.array(
      fc.record({
        customer: fc.constantFrom('C1', 'C2', 'C3'),
        openMinor: fc.integer({ min: 1, max: 500_000 }),
        discount: fc.option(fc.integer({ min: 1, max: 900 }), { nil: null }),
      }),
      { minLength: 2, maxLength: 7 },
    );
    fc.assert(
      fc.property(
        someItems,
        fc.constantFrom(0, 0, 500),
        fc.boolean(),
        (made, chargesMinor, takesDiscount) => {
          const items = made.map(({ customer, openMinor, discount }, at) =>
            itemOf(at + 1, customer, `INV-70${at}1`, openMinor, {
              discount:
                discount === null ? null : { untilOn: day('2026-03-04'), amountMinor: discount },
            }),
          );
          const taken = (at: number): number =>
            takesDiscount && (made[at]?.discount ?? 0) < (made[at]?.openMinor ?? 0)
              ? (made[at]?.discount ?? 0)
              : 0;
          const owed = items.reduce((sum, item, at) => sum + item.openMinor - taken(at), 0);
          const text = items.map(({ invoice }) => invoice).join(' ');
          fc.pre(owed > chargesMinor);
          const line = lineOf(owed - chargesMinor, { text, chargesMinor });
          const customers = new Set(items.map(({ customer }) => customer));
          const proposals = matcher({
            items,
            payers: [payerOf('C1', ['Uno'])],
            closed: NOTHING_CLOSED,
          }).propose(line);
          const together = proposals.filter(({ parts }) => parts.length > 1);
          if (customers.size === 1) expect(together).toEqual([]);
          // A charge that no item is large enough to bear is nobody's.
          else if (chargesMinor === 0) expect(proposals[0]).toBe(together[0]);
          for (const { parts, shares, isUnambiguous, strength, onAccountMinor } of together) {
            expect([isUnambiguous, strength, onAccountMinor]).toEqual([false, 'likely', 0]);
            expect(parts.reduce((sum, part) => sum + part.amountMinor, 0)).toBe(line.amountMinor);
            expect(new Set(parts.map(({ customer }) => customer))).toEqual(customers);
            for (const { customer, amountMinor } of parts) {
              const theirs = shares.filter(
                ({ itemId }) => items[itemId - 1]?.customer === customer,
              );
              expect(theirs.reduce((sum, share) => sum + share.amountMinor, 0)).toBe(amountMinor);
              expect(amountMinor).toBeGreaterThan(0);
            }
          }
          if (customers.size > 1)
            expect(proposals.some(({ isUnambiguous }) => isUnambiguous)).toBe(false);
        },
      ),
      { numRuns: 400 },
    );
  });
});
