/** `duebook attach list --customer|--invoice|--contract …`: what is kept, newest first. */
import type { AddCommand } from '../terminal/command.ts';
import {
  ledgerPath,
  withFormat,
  withLedger,
  type FormatFlag,
  type LedgerFlag,
} from '../terminal/options.ts';
import { table } from '../terminal/table.ts';
import { print, printJson } from '../terminal/write-out.ts';
import { COLUMNS, targetOf, withTarget, type TargetFlags } from './target.ts';

type Flags = LedgerFlag & TargetFlags & FormatFlag<'table' | 'json'>;

export const addList: AddCommand = (attach) => {
  withFormat(withTarget(withLedger(attach.command('list'))), ['table', 'json'])
    .description('papers that are kept')
    .action(async (flags: Flags) => {
      const target = targetOf(flags);
      const { reading } = await import('../terminal/session.ts');
      const attachments = await reading(ledgerPath(flags), (session) =>
        session.call('attachments.list', { target }),
      );
      if (flags.format === 'json') return printJson({ attachments });
      print(attachments.length === 0 ? 'no papers are kept\n' : table(COLUMNS, attachments));
    });
};
