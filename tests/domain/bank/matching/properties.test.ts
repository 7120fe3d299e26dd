/** What holds for every line and every ledger. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isoDateOf } from '../../../../src/domain/dates.ts';
import type {
  MatchFacts,
  MatchItem,
  MatchLine,
  MatchProposal,
} from '../../../../src/domain/bank/matching/match-facts.ts';
import { matcher } from '../../../../src/domain/bank/matching/matcher.ts';
import { itemOf, lineOf, NOTHING_CLOSED, payerOf } from './facts.ts';

const START = isoDateOf('2026-01-01');
const CUSTOMERS = ['C1', 'C2', 'C3', 'C4'];
const NAMES = ['Flores Sol SL', 'Flores Sol GmbH', 'Flores Sol Madrid', 'Blumen Nord'];

/** Few amounts and numbers, so that everything collides. */
const anItem = fc.record({
  customer: fc.constantFrom(...CUSTOMERS),
  invoice: fc.constantFrom('INV-1', 'INV-12', 'INV-1042', '1042', '1043', '2026/17', 'FV 7', '花5'),
  openMinor: fc.constantFrom(100, 200, 300, 500, 1_000, 1_234, 2_500),
  due: fc.integer({ min: 0, max: 60 }),
  currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'USD'),
  references: fc.constantFrom([], ['PO-4711'], ['RF18539007547034']),
  discount: fc.constantFrom(null, 10, 20, 100),
});
const someFacts: fc.Arbitrary<MatchFacts> = fc.array(anItem, { maxLength: 14 }).map((items) => ({
  items: items.map(({ customer, invoice, openMinor, due, currency, references, discount }, at) =>
    itemOf(at + 1, customer, invoice, openMinor, {
      currency,
      references,
      issuedOn: addDays(START, due - 10),
      dueOn: addDays(START, due),
      discount: discount === null ? null : { untilOn: addDays(START, due), amountMinor: discount },
    }),
  ),
  closed: NOTHING_CLOSED,
  payers: CUSTOMERS.map((customer, at) =>
    payerOf(customer, [NAMES[at] ?? ''], at === 3 ? ['ES1'] : []),
  ),
}));
const someText = fc.oneof(
  fc.constantFrom('', 'INV 1042', '1042, 1043', 'Factura 12', 'PO 4711', '1042/43 vom 01.02.2026'),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.stringMatching(/^(?:[A-Z]{2,3}[ -])?\d{1,4}(?:[ ,/-]\d{1,4}){0,3}$/),
);
const someLine: fc.Arbitrary<MatchLine> = fc
  .record({
    amount: fc.oneof(
      fc.constantFrom(100, 200, 300, 600, 900, 1_000, 1_224, 2_500, 3_734),
      fc.integer({ min: 1, max: 12_000 }),
    ),
    booked: fc.integer({ min: 0, max: 70 }),
    text: someText,
    structuredReference: fc.oneof(
      fc.constantFrom('', 'RF18539007547034', '1042'),
      fc.string({ unit: 'binary', maxLength: 30 }),
    ),
    endToEndId: someText,
    payerName: fc.oneof(
      fc.constantFrom('', 'FLORES SOL', 'FLORES SOL MADRID', 'BLUMEN NORD', 'BLUMEN NORTH'),
      fc.string({ unit: 'binary', maxLength: 40 }),
    ),
    payerAccount: fc.constantFrom('', 'ES1', 'ES2'),
    chargesMinor: fc.constantFrom(0, 0, 0, 10, 100),
  })
  .map(({ amount, booked, ...more }) =>
    lineOf(amount, { ...more, bookedOn: addDays(START, booked) }),
  );

/** Facts with a line that pays one of their items in full, said by its number, its payer or both. */
const someFitting: fc.Arbitrary<readonly [MatchFacts, MatchLine]> = fc
  .tuple(
    someFacts.filter(({ items }) => items.length > 0),
    someLine,
    fc.nat(),
    fc.constantFrom('number', 'payer', 'both'),
  )
  .map(([facts, line, at, by]) => {
    const item = facts.items[at % facts.items.length];
    if (item === undefined) throw new Error('no items');
    const name = NAMES[CUSTOMERS.indexOf(item.customer)] ?? '';
    return [
      facts,
      {
        ...line,
        amountMinor: item.openMinor,
        currency: item.currency,
        bookedOn: addDays(START, 60),
        text: by === 'payer' ? '' : `Factura ${item.invoice}`,
        structuredReference: '',
        endToEndId: '',
        payerName: by === 'number' ? '' : name.toUpperCase(),
        payerAccount: '',
      },
    ];
  });

const answer = (facts: MatchFacts, line: MatchLine): readonly MatchProposal[] =>
  matcher(facts).propose(line);
const itemsById = (facts: MatchFacts): ReadonlyMap<number, MatchItem> =>
  new Map(facts.items.map((item) => [item.itemId, item]));

/** One payment that names an item of each of two customers: random facts meet it once in many runs. */
const TWO_CUSTOMERS: MatchFacts = {
  items: [itemOf(1, 'C1', '1043', 100), itemOf(2, 'C3', '1042', 200)],
  payers: [payerOf('C1', ['Flores Sol SL']), payerOf('C3', ['Flores Sol Madrid'])],
  closed: () => [],
};
const TWO_NUMBERS = lineOf(300, { endToEndId: '1042, 1043' });

describe('every proposal', () => {
  test('lays out the money of the line, to the cent, and takes no more than is open', () => {
    fc.assert(
      fc.property(someFacts, someLine, (facts, line) => {
        const items = itemsById(facts);
        const proposals = answer(facts, line);
        expect(proposals.length).toBeLessThanOrEqual(8);
        for (const { shares, onAccountMinor, parts, reasons } of proposals) {
          const laid = shares.reduce((sum, share) => sum + share.amountMinor, 0);
          expect(laid + onAccountMinor).toBe(line.amountMinor);
          expect(parts.reduce((sum, part) => sum + part.amountMinor, 0)).toBe(line.amountMinor);
          expect(onAccountMinor).toBeGreaterThanOrEqual(0);
          expect(new Set(shares.map(({ itemId }) => itemId)).size).toBe(shares.length);
          expect(reasons.length).toBeGreaterThan(0);
          for (const { itemId, amountMinor, discountMinor, chargeMinor } of shares) {
            const item = items.get(itemId);
            // One payment may be for several customers, each with a part of its own.
            expect(parts.map(({ customer }) => customer)).toContain(item?.customer);
            expect(item?.currency).toBe(line.currency);
            expect(amountMinor).toBeGreaterThan(0);
            expect(chargeMinor).toBeGreaterThanOrEqual(0);
            expect(amountMinor + discountMinor + chargeMinor).toBeLessThanOrEqual(
              item?.openMinor ?? 0,
            );
            if (discountMinor !== 0) {
              expect(discountMinor).toBe(item?.discount?.amountMinor);
              expect((item?.discount?.untilOn ?? '') >= line.bookedOn).toBe(true);
              // A discount settles the item; it is never given on a part payment.
              expect(amountMinor + discountMinor + chargeMinor).toBe(item?.openMinor);
            }
          }
        }
      }),
      { numRuns: 600, examples: [[TWO_CUSTOMERS, TWO_NUMBERS]] },
    );
  });

  test('is the same whatever the order of the facts', () => {
    fc.assert(
      fc.property(someFacts, someLine, fc.integer(), (facts, line, seed) => {
        const turned = <T>(list: readonly T[]): readonly T[] => {
          const cut = list.length === 0 ? 0 : Math.abs(seed) % list.length;
          return [...list.slice(cut), ...list.slice(0, cut)].reverse();
        };
        expect(
          answer({ ...facts, items: turned(facts.items), payers: turned(facts.payers) }, line),
        ).toEqual(answer(facts, line));
      }),
      { numRuns: 400 },
    );
  });

  test('that is exact stays first when an unrelated customer comes', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.tuple(someFacts, someLine), someFitting),
        fc.array(fc.constantFrom(100, 500, 1_000, 2_500), { minLength: 1, maxLength: 4 }),
        ([facts, line], amounts) => {
          const [before] = answer(facts, line);
          if (before?.strength !== 'exact') return;
          const strange = amounts.map((amount, at) =>
            itemOf(900 + at, 'Z9', `QQ-77777${at}`, amount, { currency: line.currency }),
          );
          const [after] = answer(
            {
              items: [...facts.items, ...strange],
              closed: NOTHING_CLOSED,
              payers: [...facts.payers, payerOf('Z9', ['Xylo Werkzeug'])],
            },
            line,
          );
          expect(after).toEqual(before);
        },
      ),
      { numRuns: 600 },
    );
  });

  test('is the first alone when unambiguous, and exact', () => {
    fc.assert(
      fc.property(someFitting, ([facts, line]) => {
        for (const [place, proposal] of answer(facts, line).entries())
          if (proposal.isUnambiguous) {
            expect(place).toBe(0);
            expect(proposal.strength).toBe('exact');
            expect(proposal.onAccountMinor).toBe(0);
          }
      }),
      { numRuns: 400 },
    );
  });

  test('by payer and amount is never unambiguous when another item or two have the amount', () => {
    fc.assert(
      fc.property(someFitting, ([facts, given]) => {
        const line = { ...given, text: '' };
        const [best] = answer(facts, line);
        if (best?.isUnambiguous !== true) return;
        const theirs = facts.items.filter(
          (item) => item.customer === best.customer && item.currency === line.currency,
        );
        const singles = theirs.filter((item) => item.openMinor === line.amountMinor);
        expect(singles).toHaveLength(1);
        const issued = theirs.filter((item) => item.issuedOn <= line.bookedOn);
        for (const [at, one] of issued.entries())
          for (const other of issued.slice(at + 1))
            expect(one.openMinor + other.openMinor).not.toBe(line.amountMinor);
      }),
      { numRuns: 600 },
    );
  });

  test('is no longer unambiguous when a twin comes: of the amount, the number or the name', () => {
    const seen = { amount: 0, number: 0, name: 0 };
    fc.assert(
      fc.property(someFitting, ([facts, line]) => {
        const [best] = answer(facts, line);
        const paid = itemsById(facts).get(best?.shares[0]?.itemId ?? 0);
        if (best?.isUnambiguous !== true || paid === undefined) return;
        const other = paid.customer === 'C1' ? 'C2' : 'C1';
        const isBy = (reason: string): boolean =>
          best.reasons.some((each) => each.reason === reason);
        const also = (items: readonly MatchItem[], names: readonly string[] = []): MatchFacts => ({
          items: [...facts.items, ...items],
          closed: NOTHING_CLOSED,
          payers: [...facts.payers, ...(names.length > 0 ? [payerOf('T9', names)] : [])],
        });
        const twins: MatchFacts[] = [];
        if (isBy('number')) {
          twins.push(also([{ ...paid, itemId: 900, customer: other }]));
          seen.number += 1;
        } else {
          twins.push(also([{ ...paid, itemId: 900, invoice: 'QQ-900' }]));
          twins.push(also([], [`${NAMES[CUSTOMERS.indexOf(paid.customer)] ?? ''} Holding`]));
          seen.amount += 1;
          seen.name += 1;
        }
        for (const twin of twins) expect(answer(twin, line)[0]?.isUnambiguous).toBe(false);
      }),
      { numRuns: 600, seed: 1 },
    );
    // Or this test would say nothing.
    expect(Math.min(seen.amount, seen.number, seen.name)).toBeGreaterThan(30);
  });

  test('comes back the same after a settlement as from facts that say so', () => {
    fc.assert(
      fc.property(someFacts, someLine, someLine, (facts, first, second) => {
        const workspace = matcher({ ...facts, items: facts.items.map(withoutDiscount) });
        const [best] = workspace.propose(first);
        const taken = new Map<number, number>();
        for (const { itemId, amountMinor, chargeMinor } of best?.shares ?? []) {
          workspace.settle(itemId, amountMinor + chargeMinor);
          taken.set(itemId, amountMinor + chargeMinor);
        }
        const left = facts.items
          .map(withoutDiscount)
          .map((item) => ({ ...item, openMinor: item.openMinor - (taken.get(item.itemId) ?? 0) }));
        // The text may still name what is settled now; facts from the ledger no longer do.
        const plain = { ...second, text: '', structuredReference: '', endToEndId: '' };
        expect(workspace.propose(plain)).toEqual(answer({ ...facts, items: left }, plain));
      }),
      { numRuns: 400 },
    );
  });
});

const withoutDiscount = (item: MatchItem): MatchItem => ({ ...item, discount: null });
