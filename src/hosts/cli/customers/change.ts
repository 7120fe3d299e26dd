/**
 * `duebook customer change CODE --email …`: from today on; what is not said stays. A name has a date
 * of its own (`customer name`), and terms are read first (`terms set`).
 */
import type { CustomerInput } from '../../../contract/calls/customers.ts';
import type { AddCommand } from '../terminal/command.ts';
import { plain } from '../terminal/display.ts';
import { given, namingFlags, type FlagFields } from '../terminal/flag-names.ts';
import { today } from '../terminal/options.ts';
import { usage } from '../terminal/refusal.ts';
import type { Session } from '../terminal/session.ts';
import { answer, inLedger, verb, type VerbFlags } from '../terminal/verb.ts';
import { FIELDS, fieldsOf, profileJson, withFields, type FieldFlags } from './fields.ts';

/** The profile of today with `changed` of it, saved; a refusal names the flag in `fields`. */
export async function saveChanged(
  session: Session,
  code: string,
  flags: VerbFlags,
  fields: FlagFields,
  changed: (before: CustomerInput) => Partial<CustomerInput>,
): Promise<CustomerInput> {
  const { profile } = await session.call('customers.get', { customer: code, asOf: today() });
  const input = { ...profile, ...changed(profile) };
  return namingFlags(fields, flags, () => session.call('customers.save', input));
}

export const addChange: AddCommand = (customer) => {
  withFields(verb(customer, 'change', 'who a customer is, from today on'))
    .argument('<code>', 'the customer')
    .action(async (code: string, flags: FieldFlags) => {
      if (given(FIELDS, flags).length === 0)
        throw usage(
          `say what changes of ${code}; "duebook customer change --help" lists the flags`,
        );
      const saved = await inLedger(flags, 'write', (session) =>
        saveChanged(session, code, flags, FIELDS, (before) => fieldsOf(flags, before.currency)),
      );
      answer(
        flags,
        profileJson(saved),
        () => `${plain(`${saved.customer} ${saved.name}`)} is changed\n`,
      );
    });
};
