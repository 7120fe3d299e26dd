/**
 * The money that came from a customer, receipt by receipt, with where it went.
 *
 *     R-9 of 2026-03-12, EUR 500.00, "INV-7", from DE89370400440532013000
 *       2026-03-12  INV-7 300.00, INV-8 200.00       the bank took it back on 2026-03-15
 */
import type { IsoDate } from '../dates.ts';
import type { CurrencyCode, Minor } from '../money.ts';

/** Money that came, with what was done with it. */
export interface ReceiptHistory {
  readonly number: string;
  readonly on: IsoDate;
  /** As it was paid, which may be another currency than that of the items. */
  readonly currency: CurrencyCode;
  readonly amountMinor: Minor;
  /** What of it went to which item on which day, minor units of the item; below zero: taken away again. */
  readonly applied: readonly {
    readonly itemId: number;
    readonly on: IsoDate;
    readonly minor: Minor;
  }[];
  /** Its own day and later; null: it stayed. */
  readonly reversed: {
    readonly on: IsoDate;
    /** A line of a bank statement says so. */
    readonly byBank: boolean;
    readonly reason: string;
  } | null;
  /** Its reference and what the bank passed on of the payer's words. */
  readonly words: string;
  /** That the money came from, without blanks; `''`: not known. */
  readonly account: string;
}

/** Counted from its own day: a slip that was put right never was, but the bank's own word stays. */
export const hasComeIn = ({ on, reversed }: ReceiptHistory): boolean =>
  reversed === null || reversed.on > on || reversed.byBank;

/** Items that have some of it at the end of its day. */
export function paidItems({ on, applied }: ReceiptHistory): readonly number[] {
  const sums = new Map<number, Minor>();
  for (const one of applied)
    if (one.on <= on) sums.set(one.itemId, (sums.get(one.itemId) ?? 0) + one.minor);
  return [...sums].flatMap(([itemId, minor]) => (minor > 0 ? [itemId] : []));
}
