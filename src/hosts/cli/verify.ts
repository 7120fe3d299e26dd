/** `duebook verify`: walks the journal chain, the invariants and the projections. Exit 1: a finding. */
import type { AddCommand } from './terminal/command.ts';
import {
  ledgerPath,
  withFormat,
  withLedger,
  type FormatFlag,
  type LedgerFlag,
} from './terminal/options.ts';
import { EXIT } from './terminal/refusal.ts';
import { table } from './terminal/table.ts';
import { print, printJson } from './terminal/write-out.ts';

export const verifyCommand: AddCommand = (program, setExit) => {
  withFormat(withLedger(program.command('verify')), ['table', 'json'])
    .description('check that the ledger holds, and name what does not')
    .action(async (flags: LedgerFlag & FormatFlag<'table' | 'json'>) => {
      const { reading } = await import('./terminal/session.ts');
      const report = await reading(ledgerPath(flags), (session) =>
        session.call('workspace.verify', {}),
      );
      if (!report.ok) setExit(EXIT.refused);
      if (flags.format === 'json') return printJson(report);
      print(
        table(
          [
            { header: 'Check', of: (row) => row.check },
            { header: 'Looked at', of: (row) => String(row.looked), align: 'right' },
            { header: 'Holds', of: (row) => (row.ok ? 'yes' : 'NO') },
          ],
          report.checks,
        ),
      );
      for (const finding of report.findings) print(`${finding.check}: ${finding.message}\n`);
      print(report.ok ? 'the ledger holds\n' : 'the ledger does NOT hold\n');
    });
};
