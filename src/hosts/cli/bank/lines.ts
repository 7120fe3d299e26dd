/** `duebook match lines [--state open|matched|aside|all]`: the bank lines and what became of them. */
import type { BankLineRow } from '../../../contract/calls/bank.ts';
import { minorToDecimal } from '../../../contract/values.ts';
import type { AddCommand } from '../terminal/command.ts';
import {
  ledgerPath,
  withFormat,
  withLedger,
  type FormatFlag,
  type LedgerFlag,
} from '../terminal/options.ts';
import { usage } from '../terminal/refusal.ts';
import type { Session } from '../terminal/session.ts';
import { table } from '../terminal/table.ts';
import { print, printJson } from '../terminal/write-out.ts';
import { lineJson } from './match-json.ts';

const STATES = ['open', 'matched', 'aside', 'all'] as const;
type State = (typeof STATES)[number];

const PAGE = 5000;

async function everyLine(session: Session, state: State): Promise<readonly BankLineRow[]> {
  const rows: BankLineRow[] = [];
  for (;;) {
    const page = await session.call('bank.lines', { state, offset: rows.length, limit: PAGE });
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}

export const addLines: AddCommand = (match) => {
  withFormat(withLedger(match.command('lines')), ['table', 'json'])
    .description('the bank lines, and what became of them')
    .option('--state <state>', STATES.join(', '), 'open')
    .action(
      async (flags: LedgerFlag & FormatFlag<'table' | 'json'> & { readonly state: string }) => {
        const state = STATES.find((one) => one === flags.state);
        if (state === undefined)
          throw usage(`--state ${flags.state} is not offered here; choose ${STATES.join(', ')}`);
        const { reading } = await import('../terminal/session.ts');
        const rows = await reading(ledgerPath(flags), (session) => everyLine(session, state));
        if (flags.format === 'json') return printJson({ lines: rows.map(lineJson) });
        if (rows.length === 0) return print('no bank lines\n');
        print(
          table(
            [
              { header: 'Line', of: (row) => String(row.lineId), align: 'right' },
              { header: 'Booked', of: (row) => row.bookedOn },
              {
                header: 'Amount',
                of: (row) => minorToDecimal(row.amountMinor, row.currency),
                align: 'right',
              },
              { header: 'Cur.', of: (row) => row.currency },
              { header: 'With', of: (row) => row.counterparty },
              { header: 'Text', of: (row) => row.text },
              { header: 'State', of: (row) => row.state.replace('_', ' ') },
              { header: 'For', of: (row) => row.matchedTo },
            ],
            rows,
          ),
        );
      },
    );
};
