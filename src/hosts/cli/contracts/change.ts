/** `duebook contract change CODE NUMBER --signed-by-customer DATE …`: what is not said stays. */
import type { AddCommand } from '../terminal/command.ts';
import { plain } from '../terminal/display.ts';
import { given, namingFlags } from '../terminal/flag-names.ts';
import { usage } from '../terminal/refusal.ts';
import { answer, inLedger, verb } from '../terminal/verb.ts';
import { FIELDS, fieldsOf, termsOf, withFields, type ContractFlags } from './fields.ts';
import { contractJson, knownContract } from './view.ts';

export const addChange: AddCommand = (parent) => {
  withFields(
    verb(parent, 'change', 'a contract, from today on; earlier versions stay')
      .argument('<code>', 'the customer')
      .argument('<number>', 'as "contract list" shows it')
      .option('--price-basis <text>', 'what the price rests on')
      .option('--terms <text>', 'when to pay, like "net 30"')
      .option('--currency <code>', 'three letters, like EUR'),
  ).action(async (customer: string, number: string, flags: ContractFlags) => {
    if (given(FIELDS, flags).length === 0)
      throw usage(
        `say what changes of ${number}; "duebook contract change --help" lists the flags`,
      );
    const fields = fieldsOf(flags);
    const view = await inLedger(flags, 'write', async (session) => {
      const before = await knownContract(session, customer, number);
      const contract = { ...before.contract, ...fields, ...(await termsOf(session, flags)) };
      return namingFlags(FIELDS, flags, () => session.call('contracts.save', { contract }));
    });
    answer(
      flags,
      contractJson(view),
      () => `${plain(number)} of ${plain(customer)} is changed\n${plain(view.because)}\n`,
    );
  });
};
