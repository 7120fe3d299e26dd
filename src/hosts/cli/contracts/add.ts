/**
 * `duebook contract add CODE NUMBER --price-basis TEXT --terms TEXT --currency EUR …`: one that is not
 * there yet, or was retired. Letters cite it when both sides have signed and dated it.
 */
import type { AddCommand } from '../terminal/command.ts';
import { plain } from '../terminal/display.ts';
import { namingFlags } from '../terminal/flag-names.ts';
import { today } from '../terminal/options.ts';
import { Refused } from '../terminal/refusal.ts';
import { answer, inLedger, verb } from '../terminal/verb.ts';
import {
  FIELDS,
  fieldsOf,
  termsOf,
  withFields,
  type Contract,
  type ContractFlags,
} from './fields.ts';
import { contractJson, contractOf } from './view.ts';

const BLANK = {
  title: '',
  paymentMethod: 'transfer',
  signedByUsOn: null,
  signedByCustomerOn: null,
  termsInitialledOn: null,
  validTo: null,
  governingLaw: '',
  jurisdiction: '',
  clauses: [],
  notes: '',
} as const;

export const addAdd: AddCommand = (parent) => {
  withFields(
    verb(parent, 'add', 'a contract with a customer')
      .argument('<code>', 'the customer')
      .argument('<number>', 'its number; letters name it')
      .requiredOption('--price-basis <text>', 'what the price rests on, like "price list 3"')
      .requiredOption('--terms <text>', 'when to pay, like "net 30"')
      .requiredOption('--currency <code>', 'three letters, like EUR'),
  ).action(async (customer: string, number: string, flags: ContractFlags) => {
    const fields = fieldsOf(flags);
    const view = await inLedger(flags, 'write', async (session) => {
      if ((await contractOf(session, customer, number)) !== null)
        throw new Refused({
          code: 'contract_exists',
          message: `${customer} has a contract ${number} already; "duebook contract change ${customer} ${number}" changes it`,
        });
      const contract = {
        number,
        customer,
        validFrom: today(),
        ...BLANK,
        ...fields,
        ...(await termsOf(session, flags)),
      } as Contract;
      return namingFlags(FIELDS, flags, () => session.call('contracts.save', { contract }));
    });
    answer(
      flags,
      contractJson(view),
      () => `${plain(number)} of ${plain(customer)} is added\n${plain(view.because)}\n`,
    );
  });
};
