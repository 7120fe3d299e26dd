/** `duebook attach get NUMBER --out FILE`: the bytes as they came. */
import type { AddCommand } from '../../terminal/command.ts';
import { withLedger, type LedgerFlag, type OutFlag } from '../../terminal/options.ts';
import { inLedger } from '../../terminal/verb.ts';
import { wholeNumber } from '../../terminal/whole-number.ts';
import { emitFile } from '../../terminal/write-out.ts';

export const addGet: AddCommand = (attach) => {
  withLedger(attach.command('get'))
    .description('one paper, as it came')
    .argument('<number>', 'as "attach list" shows it')
    .option('--out <file>', 'write to a file')
    .action(async (number: string, flags: LedgerFlag & OutFlag) => {
      const attachmentId = wholeNumber(number, 'a paper', 'attach list');
      const file = await inLedger(flags, 'read', (session) =>
        session.call('attachments.get', { attachmentId }),
      );
      emitFile(file, flags.out);
    });
};
