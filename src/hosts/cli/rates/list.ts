/**
 * `duebook rates list [--all]`: of which currencies there are rates, and from when to when.
 *
 *     Currency  Base  From        To          Days  Newest  Source  Used
 *     USD       EUR   1999-01-04  2026-11-20  7130  1.1584  ECB     yes
 */
import type { RateCoverage } from '../../../contract/calls/rates.ts';
import type { AddCommand } from '../terminal/command.ts';
import {
  ledgerPath,
  withFormat,
  withLedger,
  type FormatFlag,
  type LedgerFlag,
} from '../terminal/options.ts';
import { table, type Column } from '../terminal/table.ts';
import { print, printJson } from '../terminal/write-out.ts';

interface Flags extends LedgerFlag, FormatFlag<'table' | 'json'> {
  readonly all: boolean;
}

const COLUMNS: readonly Column<RateCoverage>[] = [
  { header: 'Currency', of: (row) => row.currency },
  { header: 'Base', of: (row) => row.base },
  { header: 'From', of: (row) => row.firstOn },
  { header: 'To', of: (row) => row.lastOn },
  { header: 'Days', of: (row) => String(row.days), align: 'right' },
  { header: 'Newest', of: (row) => row.rate, align: 'right' },
  { header: 'Source', of: (row) => row.source },
  { header: 'Used', of: (row) => (row.isUsed ? 'yes' : '') },
];

export const addList: AddCommand = (rates) => {
  withFormat(withLedger(rates.command('list')), ['table', 'json'])
    .description('currencies with rates, and what they cover')
    .option('--all', 'also those that no document of the ledger is in', false)
    .action(async (flags: Flags) => {
      const { reading } = await import('../terminal/session.ts');
      const covered = await reading(ledgerPath(flags), (session) =>
        session.call('rates.coverage', {}),
      );
      if (flags.format === 'json') return printJson({ rates: covered });
      if (covered.length === 0)
        return print('no rates yet; bring them in with "duebook rates import FILE"\n');
      const shown = flags.all ? covered : covered.filter((row) => row.isUsed);
      if (shown.length > 0) print(table(COLUMNS, shown));
      const hidden = covered.length - shown.length;
      if (hidden > 0) print(`${hidden} more that no document is in; --all lists them\n`);
    });
};
