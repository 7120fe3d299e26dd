/**
 * `duebook match accept LINE [--proposal N]`: takes one proposal as it is, the first unless another
 * is named. `--on-account CODE`: no item, all of it stays on the customer's account; with `--other-money` also
 * where a list of open items settled as much.
 */
import { proposalParts } from '../../../contract/proposal-parts.ts';
import type { AddCommand } from '../terminal/command.ts';
import {
  ledgerPath,
  withFormat,
  withLedger,
  type FormatFlag,
  type LedgerFlag,
} from '../terminal/options.ts';
import { Refused, usage } from '../terminal/refusal.ts';
import type { Session } from '../terminal/session.ts';
import { print, printJson } from '../terminal/write-out.ts';
import { lineArgument } from './line-argument.ts';
import { detailJson } from './match-json.ts';
import type { BankLineDetail, LineProposal } from '../../../contract/told.ts';

interface Flags extends LedgerFlag, FormatFlag<'table' | 'json'> {
  readonly proposal: string;
  readonly onAccount?: string;
  readonly otherMoney?: boolean;
}

function chosen(detail: BankLineDetail, named: string): LineProposal {
  const proposal = detail.proposals[Number(named) - 1];
  if (proposal !== undefined) return proposal;
  if (detail.proposals.length === 0)
    throw new Refused({
      code: 'not_found',
      message: `there is no proposal for line ${detail.line.lineId}; name a customer with --on-account CODE`,
    });
  throw usage(`--proposal ${named}: there are ${detail.proposals.length}, counted from 1`);
}

async function accept(session: Session, lineId: number, flags: Flags): Promise<BankLineDetail> {
  const detail = await session.call('bank.line', { lineId });
  const amountMinor = detail.line.leftMinor;
  if (flags.onAccount !== undefined)
    return session.call('bank.accept', {
      lineId,
      parts: [{ kind: 'receipt', customer: flags.onAccount, amountMinor, shares: [] }],
      isOther: flags.otherMoney === true,
    });
  const proposal = chosen(detail, flags.proposal);
  if (proposal.kind === 'return')
    return session.call('bank.acceptReturn', { lineId, receipt: proposal.receipt ?? '' });
  return session.call('bank.accept', {
    lineId,
    parts: proposalParts(proposal),
    rule: proposal.reasons.map(({ reason }) => reason).join(','),
    isOther: flags.otherMoney === true,
  });
}

/** What became of the line, one match a line. */
export function printMatches(detail: BankLineDetail): void {
  for (const match of detail.matches)
    print(
      `line ${detail.line.lineId}: ${match.document ?? match.kind}${match.customer === null ? '' : ` of ${match.customer}`}${match.shares.length === 0 ? '' : ` for ${match.shares.map((share) => share.item).join(', ')}`}${match.note === '' ? '' : ` (${match.note})`}\n`,
    );
}

export const addAccept: AddCommand = (match) => {
  withFormat(withLedger(match.command('accept')), ['table', 'json'])
    .description('accept one proposal for a bank line')
    .argument('<line>', 'number of the line')
    .option('--proposal <n>', 'which one, counted from 1', '1')
    .option('--on-account <code>', 'leave all of it on the account of this customer')
    .option('--other-money', 'what stays on account is not what a list of open items settled')
    .action(async (line: string, flags: Flags) => {
      const lineId = lineArgument(line);
      const { writing } = await import('../terminal/session.ts');
      const detail = await writing(ledgerPath(flags), (session) => accept(session, lineId, flags));
      if (flags.format === 'json') printJson(detailJson(detail));
      else printMatches(detail);
    });
};
