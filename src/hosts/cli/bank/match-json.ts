/**
 * The stable form of bank lines, proposals and matches in `--format json`: amounts are decimal
 * strings with the currency's own digits; money out is negative.
 */
import type { BankLineRow, LineMatch } from '../../../contract/calls/bank.ts';
import { minorToDecimal } from '../../../contract/values.ts';
import type { BankLineDetail, LineProposal, MatchRow } from '../../../contract/told.ts';

export const lineJson = ({ amountMinor, leftMinor, ...row }: BankLineRow) => ({
  ...row,
  amount: minorToDecimal(amountMinor, row.currency),
  left: minorToDecimal(leftMinor, row.currency),
});

export const proposalJson = (
  { parts, shares, onAccountMinor, fx, ...proposal }: LineProposal,
  currency: string,
) => ({
  ...proposal,
  parts: parts.map(({ amountMinor, ...part }) => ({
    ...part,
    amount: minorToDecimal(amountMinor, currency),
  })),
  shares: shares.map(
    ({
      openMinor,
      perListMinor,
      amountMinor,
      discountMinor,
      chargeMinor,
      differenceMinor,
      ...share
    }) => ({
      ...share,
      open: minorToDecimal(openMinor, share.currency),
      settledPerList: minorToDecimal(perListMinor, share.currency),
      amount: minorToDecimal(amountMinor, share.currency),
      discount: minorToDecimal(discountMinor, share.currency),
      charge: minorToDecimal(chargeMinor, share.currency),
      difference: minorToDecimal(differenceMinor, share.currency),
    }),
  ),
  onAccount: minorToDecimal(onAccountMinor, fx?.currency ?? currency),
  fx:
    fx === null
      ? null
      : {
          currency: fx.currency,
          receipt: minorToDecimal(fx.receiptMinor, fx.currency),
          rate: fx.rate,
          rateOn: fx.rateOn,
          source: fx.source,
        },
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
    currency: share.currency,
    amount: minorToDecimal(share.amountMinor, share.currency),
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

/** `C1`; for several customers `C1 + C2`. */
export const payerCodes = ({ customer, parts }: LineProposal): string =>
  parts.length > 1 ? parts.map((part) => part.customer).join(' + ') : customer;

/** `INV-7 1210.00, INV-9 300.00, 20.00 on account`, or `takes RC-12 back`. */
export function proposalText(proposal: LineProposal, currency: string): string {
  if (proposal.kind === 'return') return `takes ${proposal.receipt ?? ''} back`;
  const parts = proposal.shares.map((share) => {
    const extra = [
      share.discountMinor > 0
        ? `discount ${minorToDecimal(share.discountMinor, share.currency)}`
        : '',
      share.chargeMinor > 0 ? `charge ${minorToDecimal(share.chargeMinor, share.currency)}` : '',
      share.differenceMinor > 0
        ? `difference ${minorToDecimal(share.differenceMinor, share.currency)}`
        : '',
    ].filter((one) => one !== '');
    const more = extra.length === 0 ? '' : ` (${extra.join(', ')})`;
    const inOther = proposal.fx === null ? '' : ` ${share.currency}`;
    return `${share.item} ${minorToDecimal(share.amountMinor, share.currency)}${inOther}${more}`;
  });
  if (proposal.onAccountMinor > 0)
    parts.push(
      `${minorToDecimal(proposal.onAccountMinor, proposal.fx?.currency ?? currency)} on account`,
    );
  return parts.join(', ');
}
