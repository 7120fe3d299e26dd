/**
 * `duebook rates list [--all]`: of which currencies there are rates, and from when to when.
 *
 *     Currency  Base  From        To          Days  Newest  Source  Used
 *     USD       EUR   1999-01-04  2026-11-20  7130  1.1584  ECB     yes
 */
import type { RateCoverage } from '../../../contract/calls/rates.ts';
import type { AddCommand } from '../terminal/command.ts';
import { numberColumn, table, type Column } from '../terminal/table.ts';
import { answer, inLedger, verb, type VerbFlags } from '../terminal/verb.ts';

interface Flags extends VerbFlags {
  readonly all: boolean;
}

const COLUMNS: readonly Column<RateCoverage>[] = [
  { header: 'Currency', of: (row) => row.currency },
  { header: 'Base', of: (row) => row.base },
  { header: 'From', of: (row) => row.firstOn },
  { header: 'To', of: (row) => row.lastOn },
  numberColumn('Days', (row) => row.days),
  { header: 'Newest', of: (row) => row.rate, align: 'right' },
  { header: 'Source', of: (row) => row.source },
  { header: 'Used', of: (row) => (row.isUsed ? 'yes' : '') },
];

function coverageText(covered: readonly RateCoverage[], { all }: Flags): string {
  if (covered.length === 0) return 'no rates yet; bring them in with "duebook rates import FILE"\n';
  const shown = all ? covered : covered.filter((row) => row.isUsed);
  const hidden = covered.length - shown.length;
  return [
    ...(shown.length === 0 ? [] : [table(COLUMNS, shown)]),
    ...(hidden === 0 ? [] : [`${hidden} more that no document is in; --all lists them\n`]),
  ].join('');
}

export const addList: AddCommand = (rates) => {
  verb(rates, 'list', 'currencies with rates, and what they cover')
    .option('--all', 'also those that no document of the ledger is in', false)
    .action(async (flags: Flags) => {
      const covered = await inLedger(flags, 'read', (session) =>
        session.call('rates.coverage', {}),
      );
      answer(flags, { rates: covered }, () => coverageText(covered, flags));
    });
};
