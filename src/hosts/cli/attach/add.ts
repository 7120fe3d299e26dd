/** `duebook attach add FILE --customer|--invoice|--contract …`: the bytes go into the ledger. */
import path from 'node:path';
import type { AddCommand } from '../terminal/command.ts';
import { plain } from '../terminal/display.ts';
import {
  ledgerPath,
  withFormat,
  withLedger,
  type FormatFlag,
  type LedgerFlag,
} from '../terminal/options.ts';
import { readInput } from '../terminal/read-input.ts';
import { print, printJson } from '../terminal/write-out.ts';
import { targetOf, withTarget, type TargetFlags } from './target.ts';

interface Flags extends LedgerFlag, TargetFlags, FormatFlag<'table' | 'json'> {
  readonly note: string;
}

export const addAdd: AddCommand = (attach) => {
  withFormat(withTarget(withLedger(attach.command('add'))), ['table', 'json'])
    .description('keep a paper')
    .argument('<file>', 'the file; at most 25 MB')
    .option('--note <text>', 'what it is', '')
    .action(async (file: string, flags: Flags) => {
      const target = targetOf(flags);
      const bytes = readInput(file);
      const { writing } = await import('../terminal/session.ts');
      const kept = await writing(ledgerPath(flags), (session) =>
        session.call('attachments.add', {
          target,
          fileName: path.basename(file),
          bytes,
          note: flags.note,
        }),
      );
      if (flags.format === 'json') return printJson(kept);
      print(`${plain(kept.fileName)} is kept as attachment ${kept.attachmentId}\n`);
    });
};
