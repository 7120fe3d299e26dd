/**
 * `duebook terms set CODE "net 30"`: the terms of a customer's profile, from today on; words that say
 * no terms are refused. `none` takes them back. A contract in force goes before them.
 */
import type { AddCommand } from '../../terminal/command.ts';
import { answer, inLedger, verb, type VerbFlags } from '../../terminal/verb.ts';
import { NONE } from '../../terminal/words.ts';
import { saveChanged } from '../../customers/change.ts';
import { triedOn } from './agreed.ts';
import { customerTermsJson, customerTermsText, termsOfCustomer } from './of-customer.ts';

export const addSet: AddCommand = (terms) => {
  verb(terms, 'set', 'agree on terms with a customer, from today on')
    .argument('<code>', 'the customer')
    .argument('<terms>', 'like "net 30" or "2/10 net 30", or none')
    .action(async (code: string, words: string, flags: VerbFlags) => {
      const agreed = await inLedger(flags, 'write', async (session) => {
        const text = words === NONE ? '' : words;
        if (text !== '') {
          const invoice = await triedOn(session, flags, { currency: null, country: null });
          await session.call('terms.preview', { text, ...invoice });
        }
        await saveChanged(session, code, flags, {}, () => ({ terms: text }));
        return termsOfCustomer(session, code, flags);
      });
      answer(flags, customerTermsJson(agreed), () => customerTermsText(agreed));
    });
};
