/** `duebook attach remove NUMBER --reason TEXT`: off the list; the bytes stay in the ledger. */
import type { AddCommand } from '../../terminal/command.ts';
import { answer, inLedger, verb, type VerbFlags } from '../../terminal/verb.ts';
import { wholeNumber } from '../../terminal/whole-number.ts';

interface Flags extends VerbFlags {
  readonly reason: string;
}

export const addRemove: AddCommand = (attach) => {
  verb(attach, 'remove', 'take a paper off the list')
    .argument('<number>', 'as "attach list" shows it')
    .requiredOption('--reason <text>', 'why')
    .action(async (number: string, flags: Flags) => {
      const attachmentId = wholeNumber(number, 'a paper', 'attach list');
      await inLedger(flags, 'write', (session) =>
        session.call('attachments.remove', { attachmentId, reason: flags.reason }),
      );
      answer(
        flags,
        { attachmentId, removed: true },
        () => `attachment ${attachmentId} is off the list\n`,
      );
    });
};
