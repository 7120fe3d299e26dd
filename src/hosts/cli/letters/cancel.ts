/** `duebook letters cancel NUMBER --reason TEXT`: the number stays in the register. */
import { letterJson } from './list.ts';
import type { AddCommand } from '../terminal/command.ts';
import { answer, inLedger, verb, type VerbFlags } from '../terminal/verb.ts';

interface Flags extends VerbFlags {
  readonly reason: string;
}

export const addCancel: AddCommand = (letters) => {
  verb(letters, 'cancel', 'cancel an issued letter')
    .argument('<number>', 'like L-2026-0001')
    .requiredOption('--reason <text>', 'why')
    .action(async (number: string, flags: Flags) => {
      const row = await inLedger(flags, 'write', (session) =>
        session.call('letters.cancel', { number, reason: flags.reason }),
      );
      answer(flags, letterJson(row), () => `${row.number} is cancelled\n`);
    });
};
