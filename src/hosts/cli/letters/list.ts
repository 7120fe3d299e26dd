/** `duebook letters list`: the register. */
import type { LetterRow } from '../../../contract/calls/letters.ts';
import { minorToDecimal } from '../../../contract/values.ts';
import type { AddCommand } from '../terminal/command.ts';
import { dateFlag } from '../terminal/options.ts';
import { amountColumn, table, type Column } from '../terminal/table.ts';
import { answer, inLedger, verb, type VerbFlags } from '../terminal/verb.ts';

interface Flags extends VerbFlags {
  readonly customer?: string;
  readonly asOf?: string;
}

export const letterJson = ({ totalMinor, stillOpenMinor, ...row }: LetterRow) => ({
  ...row,
  total: minorToDecimal(totalMinor, row.currency),
  stillOpen: minorToDecimal(stillOpenMinor, row.currency),
});

const COLUMNS: readonly Column<LetterRow>[] = [
  { header: 'Number', of: (row) => row.number },
  { header: 'Issued', of: (row) => row.issuedOn },
  { header: 'Deadline', of: (row) => row.deadlineOn },
  { header: 'Customer', of: (row) => row.customer },
  { header: 'Name', of: (row) => row.name },
  { header: 'Currency', of: (row) => row.currency },
  amountColumn('Total', (row) => row.totalMinor),
  amountColumn('Still open', (row) => row.stillOpenMinor),
  {
    header: 'Status',
    of: (row) => (row.cancelReason === null ? row.status : `cancelled: ${row.cancelReason}`),
  },
];

export const addList: AddCommand = (letters) => {
  verb(letters, 'list', 'the register of letters')
    .option('--customer <code>', 'only this customer')
    .option('--as-of <date>', 'what is still open on this day (default: today)')
    .action(async (flags: Flags) => {
      const asOf = dateFlag(flags.asOf, '--as-of');
      const rows = await inLedger(flags, 'read', (session) =>
        session.call('letters.list', { asOf, customer: flags.customer ?? null }),
      );
      answer(flags, { asOf, letters: rows.map(letterJson) }, () =>
        rows.length === 0 ? 'no letters yet\n' : table(COLUMNS, rows),
      );
    });
};
