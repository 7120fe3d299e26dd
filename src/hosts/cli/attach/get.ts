/** `duebook attach get NUMBER --out FILE`: the bytes as they came. */
import type { AddCommand } from '../terminal/command.ts';
import { ledgerPath, withLedger, type LedgerFlag, type OutFlag } from '../terminal/options.ts';
import { wholeNumber } from '../terminal/whole-number.ts';
import { emitFile } from '../terminal/write-out.ts';

export const addGet: AddCommand = (attach) => {
  withLedger(attach.command('get'))
    .description('one paper, as it came')
    .argument('<number>', 'as "attach list" shows it')
    .option('--out <file>', 'write to a file')
    .action(async (number: string, flags: LedgerFlag & OutFlag) => {
      const attachmentId = wholeNumber(number, 'a paper', 'attach list');
      const { reading } = await import('../terminal/session.ts');
      const file = await reading(ledgerPath(flags), (session) =>
        session.call('attachments.get', { attachmentId }),
      );
      emitFile(file, flags.out);
    });
};
