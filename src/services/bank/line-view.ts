/** Bank lines, proposals and matches as the contract shows them. */
import type { BankLineDetail, LineProposal } from '../../contract/calls/bank.ts';
import { itemLabel } from '../../domain/aging-report.ts';
import { NEVER } from '../../domain/dates.ts';
import type { MatchLine, MatchProposal } from '../../domain/bank/matching/match-facts.ts';
import type { Moment } from '../../ledger/moment.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import {
  bankLineDetail,
  type BankLineDetailRow,
} from '../../ledger/queries/bank/bank-line-detail.ts';
import type { ServiceContext } from '../context.ts';
import { ledgerShares, matchingOf, type Matching } from './gather-facts.ts';
import { matchRates } from './match-rates.ts';
import { returnProposals } from './return-proposals.ts';

/** Everything that is known now: bank lines are worked on today, whatever day the workspace shows. */
export const ALL: Moment = { asOf: NEVER, knownAt: null };

/** What of the line is still to be matched, as the engine wants it; null for money out. */
export function toMatchLine(detail: BankLineDetailRow): MatchLine | null {
  const { line } = detail;
  if (line.leftMinor <= 0) return null;
  return {
    lineId: line.lineId,
    bookedOn: line.bookedOn,
    currency: line.currency,
    amountMinor: line.leftMinor,
    structuredReference: line.structuredReference,
    endToEndId: detail.endToEndId,
    text: line.text,
    payerName: line.counterparty,
    payerAccount: line.counterpartyAccount,
    chargesMinor: detail.chargesMinor,
  };
}

export function toProposal(matching: Matching, proposal: MatchProposal): LineProposal {
  return {
    kind: 'receipt',
    customer: proposal.customer,
    name: matching.nameOf(proposal.customer),
    parts: proposal.parts.map((part) => ({ ...part, name: matching.nameOf(part.customer) })),
    shares: ledgerShares(matching, proposal.shares).map((share) => {
      const settled = matching.perList.get(share.itemId) ?? [];
      const item = matching.itemById.get(share.itemId);
      if (item === undefined) throw new Error(`item ${share.itemId} was proposed and is not open`);
      return {
        itemId: share.itemId,
        item: itemLabel(item.invoice, item.position, item.of),
        customer: item.customer,
        currency: item.currency,
        issuedOn: item.issuedOn,
        dueOn: item.dueOn,
        openMinor: item.openMinor,
        perListMinor: settled.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
        amountMinor: share.amountMinor,
        discountMinor: share.discountMinor,
        chargeMinor: share.chargeMinor,
        differenceMinor: share.differenceMinor,
      };
    }),
    onAccountMinor: proposal.onAccountMinor,
    fx: proposal.fx,
    receipt: null,
    strength: proposal.strength,
    isUnambiguous: proposal.isUnambiguous,
    reasons: proposal.reasons,
  };
}

/** The line with what became of it and, when something is left, what it may be for; null: no line. */
export async function lineDetail(
  context: ServiceContext,
  db: ReadDb,
  lineId: number,
): Promise<BankLineDetail | null> {
  const detail = await bankLineDetail(db, lineId, ALL);
  if (detail === null) return null;
  const { line, matches, batchId: _, mandateId: __, ...rest } = detail;
  return {
    ...rest,
    line,
    matches: matches.map(
      ({ lineId: _line, receiptId: _r, refundId: _f, reversalId: _v, ...match }) => match,
    ),
    proposals: await proposalsOf(context, db, detail),
  };
}

async function proposalsOf(
  context: ServiceContext,
  db: ReadDb,
  detail: BankLineDetailRow,
): Promise<readonly LineProposal[]> {
  const { line } = detail;
  if (line.leftMinor === 0) return [];
  const { matching, matcher } = await matchingOf(context, db);
  const wanted = toMatchLine(detail);
  return wanted === null
    ? returnProposals(db, detail, matching)
    : matcher.propose(wanted, matchRates(db)).map((proposal) => toProposal(matching, proposal));
}
