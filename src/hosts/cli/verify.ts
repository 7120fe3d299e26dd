/**
 * `duebook verify [--anchor ANCHOR]`: walks the journal chain, the rows that it recorded, the invariants and the
 * projections. Exit 1: a finding, or a ledger that does not agree with the anchor.
 */
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

type Flags = LedgerFlag & FormatFlag<'table' | 'json'> & { readonly anchor?: string };

export const verifyCommand: AddCommand = (program, setExit) => {
  withFormat(withLedger(program.command('verify')), ['table', 'json'])
    .description('check that the ledger holds, and name what does not')
    .option(
      '--anchor <anchor>',
      'an anchor that was kept, or the name of a backup: does the ledger go on from there?',
    )
    .action(async (flags: Flags) => {
      const { reading } = await import('./terminal/session.ts');
      const report = await reading(ledgerPath(flags), (session) =>
        session.call('workspace.verify', { anchor: flags.anchor ?? null }),
      );
      const { agreement } = report;
      if (!report.ok || agreement?.ok === false) setExit(EXIT.refused);
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
      if (agreement?.ok === false) print(`${agreement.message}\n`);
      if (agreement?.ok === true)
        print(
          `the ledger agrees with the anchor: up to entry ${agreement.seq} (${agreement.recordedAt}) it is what it was; ${agreement.later} later entries it says nothing of\n`,
        );
      print(`anchor ${report.anchor} (keep it outside of the ledger)\n`);
      print(report.ok ? 'the ledger holds\n' : 'the ledger does NOT hold\n');
    });
};
