/**
 * A proposal as it was shown, as what `bank.accept` records.
 *
 *     line 1,210.00 EUR, proposal INV-7 1,200.00, rest 10.00
 *     ->  one part of 1,210.00 for the customer with one share of 1,200.00; 10.00 stays on account
 */
import type { CallInput } from '../../../contract/api.ts';
import type { BankLineRow } from '../../../contract/calls/bank.ts';
import { proposalParts } from '../../../contract/proposal-parts.ts';
import type { LineProposal } from '../../../contract/told.ts';

const MAX_RULE_LENGTH = 200;

export const acceptInput = (
  { lineId }: BankLineRow,
  proposal: LineProposal,
): CallInput<'bank.accept'> => ({
  lineId,
  parts: proposalParts(proposal),
  rule: proposal.reasons
    .map(({ reason }) => reason)
    .join(' ')
    .slice(0, MAX_RULE_LENGTH),
});

/** Whose money it is; a receipt that goes back has a customer and no parts. */
export const payersIn = ({
  customer,
  name,
  parts,
}: LineProposal): readonly { readonly customer: string; readonly name: string }[] =>
  parts.length === 0 ? [{ customer, name }] : parts;

/** `Florería Sol`, `Florería Sol + Müller`. */
export const payersOf = (proposal: LineProposal): string =>
  payersIn(proposal)
    .map(({ name }) => name)
    .join(' + ');
