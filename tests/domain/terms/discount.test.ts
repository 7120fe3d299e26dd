import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDateOf as day } from '../../../src/domain/dates.ts';
import { discountOf, discountState } from '../../../src/domain/terms/discount.ts';
import type { Terms } from '../../../src/domain/terms/terms.ts';
import { anyDay, anyTerms } from './arbitrary-terms.ts';

const TWO_TEN: Terms = {
  kind: 'net_days',
  days: 30,
  discount: { percentBp: 200, days: 10, base: 'invoice_date' },
};
const invoice = { issuedOn: day('2026-01-31'), grossMinor: 123_450, currency: 'EUR' };

describe('what paying early is worth', () => {
  test('2 % within 10 days, the last day included (P15)', () => {
    expect(discountOf(TWO_TEN, invoice)).toEqual({ untilOn: '2026-02-10', amountMinor: 2469 });
  });

  test.each([
    ['rounded half up', 25, 1],
    ['rounded down below the half', 24, null],
    ['of yen', 123_475, 2470],
    ['nothing of nothing', 0, null],
    ['nothing of a correction', -123_450, null],
  ])('%s', (_, grossMinor, amountMinor) => {
    expect(discountOf(TWO_TEN, { ...invoice, grossMinor })?.amountMinor ?? null).toBe(amountMinor);
  });

  test('terms without a discount offer none', () => {
    expect(discountOf({ kind: 'net_days', days: 30 }, invoice)).toBeNull();
  });
});

describe('offered, given or lost', () => {
  const at = (
    asOf: string,
    settledOn: string | null,
    takenMinor = 0,
    takenOn: string | null = null,
  ) =>
    discountState(TWO_TEN, {
      ...invoice,
      asOf: day(asOf),
      settledOn: settledOn === null ? null : day(settledOn),
      takenMinor,
      takenOn: takenOn === null ? null : day(takenOn),
    });

  test.each([
    ['open on the last day', at('2026-02-10', null), 'offered', 0, 0, false],
    ['open the day after', at('2026-02-11', null), 'lost', 0, 2469, false],
    ['paid whole in time', at('2026-02-05', '2026-02-05'), 'lost', 0, 2469, false],
    ['taken in time', at('2026-03-01', '2026-02-10', 2469, '2026-02-10'), 'given', 2469, 0, false],
    ['taken late', at('2026-03-01', '2026-02-11', 2469, '2026-02-11'), 'given', 2469, 0, true],
    [
      'taken in part',
      at('2026-03-01', '2026-02-09', 1000, '2026-02-09'),
      'given',
      1000,
      1469,
      false,
    ],
    ['taken too much', at('2026-03-01', '2026-02-09', 2500, '2026-02-09'), 'given', 2500, 0, true],
  ] as const)('%s', (_, state, word, givenMinor, lostMinor, isConcession) => {
    expect(state).toMatchObject({ outcome: word, givenMinor, lostMinor, isConcession });
  });

  test('a deduction where none was offered is a concession', () => {
    expect(
      discountState(
        { kind: 'prepaid' },
        {
          ...invoice,
          asOf: day('2026-03-01'),
          settledOn: null,
          takenMinor: 100,
          takenOn: day('2026-02-02'),
        },
      ),
    ).toMatchObject({ outcome: 'given', amountMinor: 0, givenMinor: 100, isConcession: true });
  });

  test('given and lost together are the offer, unless more was given', () => {
    fc.assert(
      fc.property(
        anyTerms,
        anyDay,
        anyDay,
        fc.integer({ min: 1, max: 1e9 }),
        fc.nat({ max: 1000 }),
        fc.boolean(),
        (terms, issuedOn, asOf, grossMinor, takenMinor, isSettled) => {
          const offer = discountOf(terms, { issuedOn, grossMinor, currency: 'EUR' });
          const state = discountState(terms, {
            issuedOn,
            grossMinor,
            currency: 'EUR',
            asOf,
            settledOn: isSettled ? asOf : null,
            takenMinor,
            takenOn: takenMinor === 0 ? null : asOf,
          });
          if (offer === null && takenMinor === 0) {
            expect(state).toBeNull();
            return;
          }
          const offered = offer?.amountMinor ?? 0;
          expect(state?.givenMinor).toBe(takenMinor);
          expect((state?.givenMinor ?? 0) + (state?.lostMinor ?? 0)).toBe(
            state?.outcome === 'offered' ? 0 : Math.max(offered, takenMinor),
          );
        },
      ),
    );
  });
});
