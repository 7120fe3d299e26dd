/** `duebook contract show CODE NUMBER`: one contract whole, and why letters may cite it or not. */
import type { AddCommand } from '../terminal/command.ts';
import { answer, inLedger, verb, type VerbFlags } from '../terminal/verb.ts';
import { contractJson, contractText, knownContract } from './view.ts';

export const addShow: AddCommand = (contract) => {
  verb(contract, 'show', 'one contract, with its clauses')
    .argument('<code>', 'the customer')
    .argument('<number>', 'as "contract list" shows it')
    .action(async (code: string, number: string, flags: VerbFlags) => {
      const view = await inLedger(flags, 'read', (session) => knownContract(session, code, number));
      answer(flags, contractJson(view), () => contractText(view));
    });
};
