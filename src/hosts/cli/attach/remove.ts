/** `duebook attach remove NUMBER --reason TEXT`: off the list; the bytes stay in the ledger. */
import type { AddCommand } from '../terminal/command.ts';
import {
  ledgerPath,
  withFormat,
  withLedger,
  type FormatFlag,
  type LedgerFlag,
} from '../terminal/options.ts';
import { wholeNumber } from '../terminal/whole-number.ts';
import { print, printJson } from '../terminal/write-out.ts';

interface Flags extends LedgerFlag, FormatFlag<'table' | 'json'> {
  readonly reason: string;
}

export const addRemove: AddCommand = (attach) => {
  withFormat(withLedger(attach.command('remove')), ['table', 'json'])
    .description('take a paper off the list')
    .argument('<number>', 'as "attach list" shows it')
    .requiredOption('--reason <text>', 'why')
    .action(async (number: string, flags: Flags) => {
      const attachmentId = wholeNumber(number, 'a paper', 'attach list');
      const { writing } = await import('../terminal/session.ts');
      await writing(ledgerPath(flags), (session) =>
        session.call('attachments.remove', { attachmentId, reason: flags.reason }),
      );
      if (flags.format === 'json') return printJson({ attachmentId, removed: true });
      print(`attachment ${attachmentId} is off the list\n`);
    });
};
