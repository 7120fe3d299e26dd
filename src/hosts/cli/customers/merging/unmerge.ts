/** `duebook customer unmerge MERGE --reason TEXT`: takes a merge apart; each has its own again. */
import type { AddCommand } from '../../terminal/command.ts';
import { answer, inLedger, verb, type VerbFlags } from '../../terminal/verb.ts';
import { wholeNumber } from '../../terminal/whole-number.ts';

interface Flags extends VerbFlags {
  readonly reason: string;
}

export const addUnmerge: AddCommand = (customer) => {
  verb(customer, 'unmerge', 'take a merge apart')
    .argument('<merge>', 'its number, as "customer alias CODE" shows it')
    .requiredOption('--reason <text>', 'why they are two')
    .action(async (merge: string, flags: Flags) => {
      const mergeId = wholeNumber(merge, 'a merge', 'customer alias CODE');
      await inLedger(flags, 'write', (session) =>
        session.call('customers.unmerge', { mergeId, reason: flags.reason }),
      );
      answer(flags, { mergeId, undone: true }, () => `merge ${mergeId} is taken apart\n`);
    });
};
