/** Orders of one customer made by hand: what is not said is plain. */
import fc from 'fast-check';
import { addDays, isoDateOf, type IsoDate } from '../../../src/domain/dates.ts';
import type { CaseFact } from '../../../src/domain/case/live-facts.ts';
import { ledgerSignals } from '../../../src/domain/risk/detectors.ts';
import type { PurchasedInvoice } from '../../../src/domain/risk/purchases.ts';
import type { RiskPicture } from '../../../src/domain/risk/risk-picture.ts';
import type { LedgerSignal } from '../../../src/domain/risk/signals.ts';
import { picture } from './made-picture.ts';

/** The picture of who buys these and pays at once. */
export const pictureOf = (
  invoices: readonly PurchasedInvoice[],
  asOf: IsoDate,
  more: Partial<RiskPicture> = {},
): RiskPicture => picture({ asOf, purchases: { invoices, newcomer: null }, ...more });

export const purchaseSignals = (picture: RiskPicture): readonly LedgerSignal[] =>
  ledgerSignals(picture);

export const FIRST = isoDateOf('2024-01-01');

/** EUR, major units; `INV-0` is of `first`, one every so many days. */
export const bought = (
  amounts: readonly number[],
  days: number,
  first: IsoDate = FIRST,
  prefix = 'INV',
): readonly PurchasedInvoice[] =>
  amounts.map((amount, at) =>
    invoice(`${prefix}-${at}`, addDays(first, at * days), Math.round(amount * 100)),
  );

export const invoice = (
  name: string,
  issuedOn: IsoDate | string,
  grossMinor: number,
  more: Partial<PurchasedInvoice> = {},
): PurchasedInvoice => ({
  invoice: name,
  issuedOn: isoDateOf(issuedOn),
  currency: 'EUR',
  grossMinor,
  quantity: null,
  credited: [],
  ...more,
});

export const verdict = (onSignal: string, is: 'confirmed' | 'dismissed'): CaseFact =>
  ({
    kind: 'verdict',
    on: FIRST,
    ended: null,
    details: { on_signal: onSignal, verdict: is },
  }) as unknown as CaseFact;

/** As the ledger was on the day: what came later is not there. */
export const until = (
  invoices: readonly PurchasedInvoice[],
  last: IsoDate,
): readonly PurchasedInvoice[] =>
  invoices
    .filter(({ issuedOn }) => issuedOn <= last)
    .map((one) => ({
      ...one,
      credited: one.credited
        .filter(({ from }) => from <= last)
        .map(({ from, before }) => ({
          from,
          before: before !== null && before <= last ? before : null,
        })),
    }));

// --- Whatever somebody buys in three years.

const arbitraryInvoice = fc.record({
  at: fc.integer({ min: 0, max: 1100 }),
  // Mostly about 100.00, and now and then something large.
  minor: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 5000, max: 15000 }) },
    { weight: 1, arbitrary: fc.integer({ min: 40_000, max: 500_000 }) },
  ),
  currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'USD'),
  credited: fc.option(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 200 })), {
    freq: 6,
  }),
});
/** Busy times among quiet ones. */
export const arbitraryPurchases = fc
  .tuple(
    fc.array(arbitraryInvoice, { minLength: 10, maxLength: 60 }),
    fc.integer({ min: 300, max: 1100 }),
    fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 10 }),
  )
  .map(([made, busyAt, busy]) => [
    ...made.map(({ at, minor, currency, credited }, index) => {
      const issuedOn = addDays(FIRST, at);
      return invoice(`INV-${index}`, issuedOn, minor, {
        currency,
        credited:
          credited === null
            ? []
            : [
                {
                  from: addDays(issuedOn, credited[0]),
                  before: addDays(issuedOn, credited[0] + credited[1]),
                },
              ],
      });
    }),
    ...busy.map((after, index) => invoice(`BUSY-${index}`, addDays(FIRST, busyAt + after), 10_000)),
  ]);
