/** `duebook attach add FILE --customer|--invoice|--contract …`: the bytes go into the ledger. */
import path from 'node:path';
import type { AddCommand } from '../../terminal/command.ts';
import { plain } from '../../terminal/display.ts';
import { readInput } from '../../terminal/read-input.ts';
import { answer, inLedger, verb, type VerbFlags } from '../../terminal/verb.ts';
import { targetOf, withTarget, type TargetFlags } from './target.ts';

interface Flags extends VerbFlags, TargetFlags {
  readonly note: string;
}

export const addAdd: AddCommand = (attach) => {
  withTarget(verb(attach, 'add', 'keep a paper'))
    .argument('<file>', 'the file; at most 25 MB')
    .option('--note <text>', 'what it is', '')
    .action(async (file: string, flags: Flags) => {
      const target = targetOf(flags);
      const paper = { fileName: path.basename(file), bytes: readInput(file), note: flags.note };
      const kept = await inLedger(flags, 'write', (session) =>
        session.call('attachments.add', { target, ...paper }),
      );
      answer(
        flags,
        kept,
        () => `${plain(kept.fileName)} is kept as attachment ${kept.attachmentId}\n`,
      );
    });
};
