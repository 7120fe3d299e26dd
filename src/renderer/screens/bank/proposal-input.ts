/**
 * A proposal as it was shown, as what `bank.accept` records.
 *
 *     line 1,210.00 EUR, proposal INV-7 1,200.00, rest 10.00
 *     ->  one part of 1,210.00 for the customer with one share of 1,200.00; 10.00 stays on account
 */
import type { CallInput } from '../../../contract/api.ts';
import type { BankLineRow, LineProposal } from '../../../contract/calls/bank.ts';

const MAX_RULE_LENGTH = 200;

export function acceptInput(line: BankLineRow, proposal: LineProposal): CallInput<'bank.accept'> {
  const foreign = foreignCurrency(line, proposal);
  return {
    lineId: line.lineId,
    parts: [
      {
        kind: 'receipt',
        customer: proposal.customer,
        amountMinor: line.leftMinor,
        fx: foreign === null ? null : { currency: foreign, rate: null },
        shares: proposal.shares.map(({ itemId, amountMinor, discountMinor, chargeMinor }) => ({
          itemId,
          amountMinor,
          discountMinor,
          chargeMinor,
        })),
      },
    ],
    rule: proposal.reasons
      .map(({ reason }) => reason)
      .join(' ')
      .slice(0, MAX_RULE_LENGTH),
  };
}

/** The currency of the items when it is not the line's. */
export const foreignCurrency = (line: BankLineRow, proposal: LineProposal): string | null =>
  proposal.shares.find((share) => share.currency !== line.currency)?.currency ?? null;

/** A sentence of the engine at the beginning of a line: theirs begin small. */
export const sentence = (text: string): string =>
  text === '' ? '' : text.charAt(0).toUpperCase() + text.slice(1);
