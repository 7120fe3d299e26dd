/**
 * `duebook discounts --from DATE --to DATE`: early-payment discounts whose last day lies in the span,
 * both ends inclusive: given, lost, or open still.
 *
 *     INV-7  C1  EUR  offered 24.69 until 2026-02-10  given 24.69
 */
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
  readonly from: string;
  readonly to?: string;
}

export const discountsCommand: AddCommand = (program) => {
  withFormat(withLedger(program.command('discounts')), ['table', 'json'])
    .description('early-payment discounts: given, lost, open')
    .requiredOption('--from <date>', 'first day, YYYY-MM-DD')
    .option('--to <date>', 'last day (default: today)')
    .action(async (flags: Flags) => {
      const from = dateFlag(flags.from, '--from');
      const to = dateFlag(flags.to, '--to');
      const { reading } = await import('../terminal/session.ts');
      const rows = await reading(ledgerPath(flags), (session) =>
        session.call('terms.discounts', { from, to }),
      );
      if (flags.format === 'json')
        return printJson({
          from,
          to,
          discounts: rows.map(({ offeredMinor, givenMinor, ...row }) => ({
            ...row,
            offered: minorToDecimal(offeredMinor, row.currency),
            given: minorToDecimal(givenMinor, row.currency),
          })),
        });
      if (rows.length === 0) return print('no early-payment discounts in these days\n');
      print(
        table(
          [
            { header: 'Invoice', of: (row) => row.invoice },
            { header: 'Customer', of: (row) => row.customer },
            { header: 'Name', of: (row) => row.name },
            { header: 'Until', of: (row) => row.untilOn },
            { header: 'Cur.', of: (row) => row.currency },
            {
              header: 'Offered',
              of: (row) => minorToDecimal(row.offeredMinor, row.currency),
              align: 'right',
            },
            {
              header: 'Given',
              of: (row) => minorToDecimal(row.givenMinor, row.currency),
              align: 'right',
            },
            { header: 'State', of: (row) => row.state },
          ],
          rows,
        ),
      );
    });
};
