/**
 * A line divided by hand: who gets how much of it, and which items that settles.
 *
 *     line 1,000.00 EUR
 *       C1  600.00   INV-1 400.00 + 8.00 discount, INV-2 150.00    rest on account 50.00
 *       C2  400.00                                                 rest on account 400.00
 *     left of the line: 0.00
 *
 * Amounts are minor units. A part's amount is in the line's currency; its shares are in the currency
 * the receipt is kept in, which differs only where the customer's items do.
 */
import type { ProposedShare, ReceiptPart } from '../../../../contract/calls/bank.ts';
import { proposalParts } from '../../../../contract/proposal-parts.ts';
import type { IsoDate } from '../../../../domain/dates.ts';
import { exponentOf } from '../../../../domain/currencies.ts';
import {
  fractionOf,
  parseFraction,
  roundHalfAwayFromZero,
  times,
} from '../../../../domain/rates/fraction.ts';
import type { LineProposal } from '../../../../contract/told.ts';

export interface SplitItem {
  readonly itemId: number;
  readonly openMinor: number;
}

export interface SplitShare {
  readonly amountMinor: number;
  readonly discountMinor: number;
  readonly chargeMinor: number;
  /** Only where the currencies differ. */
  readonly differenceMinor: number;
}

export interface SplitPart {
  readonly key: number;
  readonly customer: string | null;
  /** Of the line, in its currency; null while the field is empty. */
  readonly amountMinor: number | null;
  /** Currency of the items and of the receipt. */
  readonly currency: string;
  /** Own rate, receipt currency for one of the line's; empty: from the rate table. */
  readonly rate: string;
  readonly shares: ReadonlyMap<number, SplitShare>;
}

export const NO_SHARE: SplitShare = {
  amountMinor: 0,
  discountMinor: 0,
  chargeMinor: 0,
  differenceMinor: 0,
};

export const emptyPart = (key: number, amountMinor: number, currency: string): SplitPart => ({
  key,
  customer: null,
  amountMinor: amountMinor === 0 ? null : amountMinor,
  currency,
  rate: '',
  shares: new Map(),
});

/** An item that a part may pay: open, or settled per list (then the money goes in its place). */
export interface ItemToPay extends SplitItem {
  readonly item: string;
  readonly currency: string;
  readonly dueOn: IsoDate;
  /** Of `openMinor`: what a list settled. */
  readonly perListMinor: number;
}

/** The customer's open items, with what lists settled of its items (`settled`) open again. */
export function withSettled(
  open: readonly Omit<ItemToPay, 'perListMinor'>[],
  settled: readonly ProposedShare[],
  customer: string | null,
): readonly ItemToPay[] {
  const items = new Map<number, ItemToPay>(
    open.map((item) => [item.itemId, { ...item, perListMinor: 0 }]),
  );
  for (const share of settled) {
    if (share.customer !== customer) continue;
    const { itemId, item, currency, dueOn, perListMinor } = share;
    const openMinor = share.openMinor + perListMinor;
    items.set(itemId, { itemId, item, currency, dueOn, openMinor, perListMinor });
  }
  return [...items.values()];
}

/** The form begins where the proposal ends: one part for each customer it pays. */
export const proposedParts = (proposal: LineProposal, lineCurrency: string): readonly SplitPart[] =>
  proposalParts(proposal).map((part, key) => ({
    key,
    customer: part.customer,
    amountMinor: part.amountMinor,
    currency: part.fx?.currency ?? lineCurrency,
    rate: '',
    shares: new Map(part.shares.map(({ itemId, ...share }) => [itemId, share])),
  }));

/** Taken off an item by all that the share names. */
export const takenOff = (share: SplitShare): number =>
  share.amountMinor + share.discountMinor + share.chargeMinor + share.differenceMinor;

export const appliedOf = (part: SplitPart): number =>
  [...part.shares.values()].reduce((sum, share) => sum + share.amountMinor, 0);

/** `budgetMinor`: the part's amount in the receipt's currency. */
export const restOf = (part: SplitPart, budgetMinor: number): number =>
  budgetMinor - appliedOf(part);

/** An item ticked takes what is open, as far as the money goes; unticked it gives it back. */
export function toggleItem(part: SplitPart, item: SplitItem, budgetMinor: number): SplitPart {
  const shares = new Map(part.shares);
  if (!shares.delete(item.itemId)) {
    const amountMinor = Math.max(0, Math.min(item.openMinor, restOf(part, budgetMinor)));
    shares.set(item.itemId, { ...NO_SHARE, amountMinor });
  }
  return { ...part, shares };
}

export const changeShare = (
  part: SplitPart,
  itemId: number,
  change: Partial<SplitShare>,
): SplitPart => ({
  ...part,
  shares: new Map(part.shares).set(itemId, {
    ...(part.shares.get(itemId) ?? NO_SHARE),
    ...change,
  }),
});

/** Oldest due first, each as far as it is open; `items` in that order. */
export function fillOldest(
  part: SplitPart,
  items: readonly SplitItem[],
  budgetMinor: number,
): SplitPart {
  const shares = new Map<number, SplitShare>();
  let rest = budgetMinor;
  for (const { itemId, openMinor } of items) {
    const amountMinor = Math.min(rest, openMinor);
    if (amountMinor <= 0) break;
    shares.set(itemId, { ...NO_SHARE, amountMinor });
    rest -= amountMinor;
  }
  return { ...part, shares };
}

/** `amountMinor` of `from` at `rate` units of `to` for one; half away from zero. Null: no rate. */
export function convertAt(
  amountMinor: number,
  from: string,
  to: string,
  rate: string,
): number | null {
  const fraction = parseFraction(rate);
  if (fraction === null || fraction.numerator <= 0n) return null;
  const scale = exponentOf(to) - exponentOf(from);
  const shift =
    scale >= 0 ? fractionOf(10n ** BigInt(scale)) : fractionOf(1n, 10n ** BigInt(-scale));
  const exact = times(times(fractionOf(BigInt(amountMinor)), fraction), shift);
  return Number(roundHalfAwayFromZero(exact.numerator, exact.denominator));
}

export type SplitProblem = 'customer' | 'amount' | 'over' | 'item';

/** What keeps this part from being recorded; null when nothing does. `open`: item → open amount. */
export function partProblem(
  part: SplitPart,
  budgetMinor: number | null,
  open: ReadonlyMap<number, number>,
): SplitProblem | null {
  if (part.customer === null) return 'customer';
  if (part.amountMinor === null || part.amountMinor <= 0 || budgetMinor === null) return 'amount';
  if (restOf(part, budgetMinor) < 0) return 'over';
  for (const [itemId, share] of part.shares)
    if (takenOff(share) > (open.get(itemId) ?? 0)) return 'item';
  return null;
}

/** Of the line, not given to anybody; negative: more is given than there is. */
export const leftOfLine = (lineMinor: number, parts: readonly SplitPart[]): number =>
  lineMinor - parts.reduce((sum, part) => sum + (part.amountMinor ?? 0), 0);

/** Parts as the contract takes them; shares that apply nothing are left out. */
export const receiptParts = (
  parts: readonly SplitPart[],
  lineCurrency: string,
): readonly ReceiptPart[] =>
  parts.flatMap((part) =>
    part.customer === null || part.amountMinor === null
      ? []
      : [
          {
            kind: 'receipt' as const,
            customer: part.customer,
            amountMinor: part.amountMinor,
            fx:
              part.currency === lineCurrency
                ? null
                : {
                    currency: part.currency,
                    rate: part.rate.trim() === '' ? null : part.rate.trim(),
                  },
            shares: [...part.shares]
              .filter(([, share]) => share.amountMinor > 0)
              .map(([itemId, share]) => ({ itemId, ...share })),
          },
        ],
  );
