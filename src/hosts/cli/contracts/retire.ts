/** `duebook contract retire CODE NUMBER`: off the list; its versions and attachments stay. */
import type { AddCommand } from '../terminal/command.ts';
import { plain } from '../terminal/display.ts';
import { answer, inLedger, verb, type VerbFlags } from '../terminal/verb.ts';

export const addRetire: AddCommand = (contract) => {
  verb(contract, 'retire', 'nobody goes by it any more; "contract add" brings it back')
    .argument('<code>', 'the customer')
    .argument('<number>', 'as "contract list" shows it')
    .action(async (customer: string, number: string, flags: VerbFlags) => {
      await inLedger(flags, 'write', (session) =>
        session.call('contracts.retire', { customer, number }),
      );
      answer(
        flags,
        { customer, number, retired: true },
        () => `${plain(number)} of ${plain(customer)} is retired\n`,
      );
    });
};
