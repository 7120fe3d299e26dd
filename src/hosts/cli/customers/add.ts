/** `duebook customer add CODE NAME --country ES …`: one that is not there yet. */
import type { AddCommand } from '../terminal/command.ts';
import { plain } from '../terminal/display.ts';
import { namingFlags } from '../terminal/flag-names.ts';
import { today } from '../terminal/options.ts';
import { Refused, usage } from '../terminal/refusal.ts';
import type { Session } from '../terminal/session.ts';
import { answer, inLedger, verb } from '../terminal/verb.ts';
import { FIELDS, fieldsOf, profileJson, withFields, type FieldFlags } from './fields.ts';

/** The call saves over a customer as well; a script that adds one twice should hear of it. */
async function refuseKnown({ engine }: Session, code: string): Promise<void> {
  const found = await engine.call('customers.get', { customer: code, asOf: today() });
  if (!found.ok) return;
  const { customer, name } = found.value.profile;
  const who =
    customer === code ? `there already (${name})` : `another code of ${customer} (${name})`;
  throw new Refused({
    code: 'customer_exists',
    message: `${code} is ${who}; choose another code, or "duebook customer change ${customer}"`,
  });
}

export const addAdd: AddCommand = (customer) => {
  withFields(verb(customer, 'add', 'a new customer'))
    .argument('<code>', 'its code: text, kept as it is')
    .argument('<name>', 'its legal name')
    .action(async (code: string, name: string, flags: FieldFlags) => {
      if (code.trim() === '' || name.trim() === '')
        throw usage('the code or the name is empty; write both: customer add CODE "LEGAL NAME"');
      const fields = fieldsOf(flags, null);
      const saved = await inLedger(flags, 'write', async (session) => {
        await refuseKnown(session, code);
        return namingFlags(FIELDS, flags, () =>
          session.call('customers.save', { customer: code, name, ...fields }),
        );
      });
      answer(
        flags,
        profileJson(saved),
        () => `${plain(`${saved.customer} ${saved.name}`)} is added\n`,
      );
    });
};
