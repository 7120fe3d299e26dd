/** `duebook letters list`: the register. */
import type { LetterRow } from '../../../contract/calls/letters.ts';
import { minorToDecimal } from '../../../contract/values.ts';
import type { AddCommand } from '../terminal/command.ts';
import {
  dateFlag,
  ledgerPath,
  withFormat,
  withLedger,
  type FormatFlag,
  type LedgerFlag,
} from '../terminal/options.ts';
import { table } from '../terminal/table.ts';
import { print, printJson } from '../terminal/write-out.ts';

interface Flags extends LedgerFlag, FormatFlag<'table' | 'json'> {
  readonly customer?: string;
  readonly asOf?: string;
}

export const letterJson = ({ totalMinor, stillOpenMinor, ...row }: LetterRow) => ({
  ...row,
  total: minorToDecimal(totalMinor, row.currency),
  stillOpen: minorToDecimal(stillOpenMinor, row.currency),
});

export const addList: AddCommand = (letters) => {
  withFormat(withLedger(letters.command('list')), ['table', 'json'])
    .description('the register of letters')
    .option('--customer <code>', 'only this customer')
    .option('--as-of <date>', 'what is still open on this day (default: today)')
    .action(async (flags: Flags) => {
      const asOf = dateFlag(flags.asOf, '--as-of');
      const { reading } = await import('../terminal/session.ts');
      const rows = await reading(ledgerPath(flags), (session) =>
        session.call('letters.list', { asOf, customer: flags.customer ?? null }),
      );
      if (flags.format === 'json') return printJson({ asOf, letters: rows.map(letterJson) });
      if (rows.length === 0) return print('no letters yet\n');
      print(
        table(
          [
            { header: 'Number', of: (row) => row.number },
            { header: 'Issued', of: (row) => row.issuedOn },
            { header: 'Deadline', of: (row) => row.deadlineOn },
            { header: 'Customer', of: (row) => row.customer },
            { header: 'Name', of: (row) => row.name },
            { header: 'Currency', of: (row) => row.currency },
            {
              header: 'Total',
              of: (row) => minorToDecimal(row.totalMinor, row.currency),
              align: 'right',
            },
            {
              header: 'Still open',
              of: (row) => minorToDecimal(row.stillOpenMinor, row.currency),
              align: 'right',
            },
            {
              header: 'Status',
              of: (row) =>
                row.cancelReason === null ? row.status : `cancelled: ${row.cancelReason}`,
            },
          ],
          rows,
        ),
      );
    });
};
