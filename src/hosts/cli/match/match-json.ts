/**
 * The stable form of bank lines, proposals and matches in `--format json`: amounts are decimal
 * strings with the currency's own digits; money out is negative.
 */
import type {
  BankLineDetail,
  BankLineRow,
  LineMatch,
  LineProposal,
  MatchRow,
} from '../../../contract/calls/bank.ts';
import { minorToDecimal } from '../../../contract/values.ts';

export const lineJson = ({ amountMinor, leftMinor, ...row }: BankLineRow) => ({
  ...row,
  amount: minorToDecimal(amountMinor, row.currency),
  left: minorToDecimal(leftMinor, row.currency),
});

export const proposalJson = (
  { shares, onAccountMinor, ...proposal }: LineProposal,
  currency: string,
) => ({
  ...proposal,
  shares: shares.map(({ openMinor, amountMinor, discountMinor, chargeMinor, ...share }) => ({
    ...share,
    open: minorToDecimal(openMinor, share.currency),
    amount: minorToDecimal(amountMinor, share.currency),
    discount: minorToDecimal(discountMinor, share.currency),
    charge: minorToDecimal(chargeMinor, share.currency),
  })),
  onAccount: minorToDecimal(onAccountMinor, currency),
});

export const matchRowJson = ({ line, best, others }: MatchRow) => ({
  line: lineJson(line),
  best: best === null ? null : proposalJson(best, line.currency),
  others,
});

const matchJson = ({ amountMinor, shares, ...match }: LineMatch, currency: string) => ({
  ...match,
  amount: minorToDecimal(amountMinor, currency),
  shares: shares.map((share) => ({
    item: share.item,
    amount: minorToDecimal(share.amountMinor, currency),
  })),
});

export const detailJson = ({ line, matches, proposals, ...detail }: BankLineDetail) => ({
  line: lineJson(line),
  bankReference: detail.bankReference,
  endToEndId: detail.endToEndId,
  charges: minorToDecimal(detail.chargesMinor, line.currency),
  matches: matches.map((match) => matchJson(match, line.currency)),
  proposals: proposals.map((proposal) => proposalJson(proposal, line.currency)),
});

/** `INV-7 1210.00, INV-9 300.00, 20.00 on account`, or `takes RC-12 back`. */
export function proposalText(proposal: LineProposal, currency: string): string {
  if (proposal.kind === 'return') return `takes ${proposal.receipt ?? ''} back`;
  const parts = proposal.shares.map((share) => {
    const extra = [
      share.discountMinor > 0
        ? `discount ${minorToDecimal(share.discountMinor, share.currency)}`
        : '',
      share.chargeMinor > 0 ? `charge ${minorToDecimal(share.chargeMinor, share.currency)}` : '',
    ].filter((one) => one !== '');
    const more = extra.length === 0 ? '' : ` (${extra.join(', ')})`;
    return `${share.item} ${minorToDecimal(share.amountMinor, share.currency)}${more}`;
  });
  if (proposal.onAccountMinor > 0)
    parts.push(`${minorToDecimal(proposal.onAccountMinor, currency)} on account`);
  return parts.join(', ');
}
