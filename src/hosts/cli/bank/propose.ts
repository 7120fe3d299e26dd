/**
 * `duebook match propose [--sure] [--accept-sure]`: what the open lines of money in pay, the best
 * proposal of each. `--accept-sure` accepts those that are exact and unambiguous, and no other.
 */
import { minorToDecimal } from '../../../contract/values.ts';
import type { AddCommand } from '../terminal/command.ts';
import {
  ledgerPath,
  withFormat,
  withLedger,
  type FormatFlag,
  type LedgerFlag,
} from '../terminal/options.ts';
import type { Session } from '../terminal/session.ts';
import { table } from '../terminal/table.ts';
import { print, printJson } from '../terminal/write-out.ts';
import { matchRowJson, payerCodes, proposalText } from './match-json.ts';
import type { MatchRow } from '../../../contract/told.ts';

interface Flags extends LedgerFlag, FormatFlag<'table' | 'json'> {
  readonly sure: boolean;
  readonly acceptSure: boolean;
}

interface Proposed {
  readonly rows: readonly MatchRow[];
  readonly total: number;
  readonly unambiguous: number;
  readonly accepted: readonly number[];
  readonly skipped: readonly { readonly lineId: number; readonly because: string }[];
}

const PAGE = 5000;

async function propose(session: Session, flags: Flags): Promise<Proposed> {
  const rows: MatchRow[] = [];
  const onlyUnambiguous = flags.sure || flags.acceptSure;
  for (;;) {
    const page = await session.call('bank.propose', {
      onlyUnambiguous,
      offset: rows.length,
      limit: PAGE,
    });
    rows.push(...page.rows);
    if (page.rows.length > 0 && rows.length < page.total) continue;
    const { total, unambiguous } = page;
    const lineIds = rows.map((row) => row.line.lineId);
    const done =
      flags.acceptSure && lineIds.length > 0
        ? await session.call('bank.acceptTogether', { lineIds })
        : { accepted: [], skipped: [] };
    return { rows, total, unambiguous, ...done };
  }
}

function printProposed({ rows, accepted, skipped }: Proposed, acceptSure: boolean): void {
  if (rows.length === 0) return print('no bank line of money in is open\n');
  print(
    table(
      [
        { header: 'Line', of: ({ line }) => String(line.lineId), align: 'right' },
        { header: 'Booked', of: ({ line }) => line.bookedOn },
        {
          header: 'Amount',
          of: ({ line }) => minorToDecimal(line.leftMinor, line.currency),
          align: 'right',
        },
        { header: 'Cur.', of: ({ line }) => line.currency },
        { header: 'From', of: ({ line }) => line.counterparty },
        {
          header: 'Sure',
          of: ({ best }) => (best === null ? '' : best.isUnambiguous ? 'yes' : best.strength),
        },
        { header: 'Customer', of: ({ best }) => (best === null ? '' : payerCodes(best)) },
        {
          header: 'Pays',
          of: ({ best, line }) => (best === null ? '' : proposalText(best, line.currency)),
        },
        {
          header: 'Because',
          of: ({ best }) => best?.reasons.map((reason) => reason.because).join('; ') ?? '',
        },
      ],
      rows,
    ),
  );
  if (!acceptSure) return;
  print(`${accepted.length} accepted, ${skipped.length} left\n`);
  for (const { lineId, because } of skipped) print(`line ${lineId}: ${because}\n`);
}

export const addPropose: AddCommand = (match) => {
  withFormat(withLedger(match.command('propose', { isDefault: true })), ['table', 'json'])
    .description('what the open bank lines pay, with the reasons')
    .option('--sure', 'only those that are exact and unambiguous', false)
    .option('--accept-sure', 'accept those that are exact and unambiguous', false)
    .action(async (flags: Flags) => {
      const { withEngine } = await import('../terminal/session.ts');
      const mode = flags.acceptSure ? 'write' : 'read';
      const proposed = await withEngine({ path: ledgerPath(flags), mode }, (session) =>
        propose(session, flags),
      );
      if (flags.format === 'table') return printProposed(proposed, flags.acceptSure);
      const { rows, total, unambiguous, accepted, skipped } = proposed;
      printJson({ open: total, unambiguous, rows: rows.map(matchRowJson), accepted, skipped });
    });
};
