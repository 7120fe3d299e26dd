/**
 * A proposal as it was shown, as the parts that `bank.accept` records: one receipt for each customer,
 * in the currency of the items.
 *
 *     INV-7 of C1 1,200.00, 10.00 on account  ->  one part of 1,210.00 for C1
 *     INV-7 of C1 600.00, INV-9 of C2 400.00  ->  600.00 for C1 and 400.00 for C2
 */
import type { LineProposal, ReceiptPart } from './calls/bank.ts';

/** None for a `return`, which `bank.acceptReturn` records. */
export const proposalParts = (
  proposal: Pick<LineProposal, 'parts' | 'shares' | 'fx'>,
): ReceiptPart[] =>
  proposal.parts.map(({ customer, amountMinor }) => ({
    kind: 'receipt',
    customer,
    amountMinor,
    // The rate is looked up again: what is recorded names the table it came from.
    fx: proposal.fx === null ? null : { currency: proposal.fx.currency, rate: null },
    shares: proposal.shares
      .filter((share) => share.customer === customer)
      .map(({ itemId, amountMinor: applied, discountMinor, chargeMinor, differenceMinor }) => ({
        itemId,
        amountMinor: applied,
        discountMinor,
        chargeMinor,
        differenceMinor,
      })),
  }));
