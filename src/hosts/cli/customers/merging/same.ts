/** `duebook customer same`: pairs that are probably one customer, the surest first. */
import type { AddCommand } from '../../terminal/command.ts';
import { plain } from '../../terminal/display.ts';
import { answer, inLedger, verb, type VerbFlags } from '../../terminal/verb.ts';

export const addSame: AddCommand = (customer) => {
  verb(customer, 'same', 'customers that are probably one, to be merged').action(
    async (flags: VerbFlags) => {
      const pairs = await inLedger(flags, 'read', (session) =>
        session.call('customers.mergeSuggestions', {}),
      );
      answer(flags, { pairs }, () =>
        pairs.length === 0
          ? 'no two customers look like one\n'
          : pairs
              .map(
                ({ from, fromName, into, intoName, because }) =>
                  `${plain(`${from} ${fromName}`)}  into  ${plain(`${into} ${intoName}`)}\n  ${plain(because)}\n`,
              )
              .join(''),
      );
    },
  );
};
