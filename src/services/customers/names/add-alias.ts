/**
 * Another name, code or bank account that a customer is known by. What already leads to somebody
 * else is refused, naming who: an alias of two customers would send money to either.
 */
import type { CallError } from '../../../contract/call.ts';
import type { CheckedInput } from '../../../contract/api.ts';
import { ok, type Err } from '../../../domain/result.ts';
import { foldAlias } from '../../../domain/customers/fold-alias.ts';
import { recordAlias } from '../../../ledger/commands/customers/record-alias.ts';
import type { ReadDb } from '../../../ledger/handles.ts';
import {
  customerAliases,
  customersOfAlias,
} from '../../../ledger/queries/customers/customer-profile.ts';
import type { CustomerAt } from '../../../domain/case/case.ts';
import { customersAt } from '../../../ledger/queries/customers/customers-at.ts';
import { survivors } from '../../../ledger/queries/customers/survivors.ts';
import { customerCodes } from '../../../ledger/queries/customers/customer-names.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import type { Handler } from '../../context.ts';
import { refuse, writing } from '../../with-ledger.ts';
import { knownCustomer } from '../known-customer.ts';
import { aliasView } from '../profile-view.ts';
import { say, type Text } from '../../../domain/texts/text.ts';

type Input = CheckedInput<'customers.addAlias'>;

export const addAlias: Handler<'customers.addAlias'> = (context, input) =>
  writing(context, 'customers.addAlias', input, async (tx, scope) => {
    const today = context.clock.today();
    const customer = await knownCustomer(tx, input.customer, today);
    if (!customer.ok) return customer;
    const taken = await takenBy(tx, customer.value, input, today);
    if (taken !== null) return taken;
    const { customerId, code } = customer.value;
    const aliasId = recordAlias(tx, scope, {
      customerId,
      kind: input.kind,
      value: input.value,
      origin: 'entered',
    });
    scope.detail({ customer: code, kind: input.kind, value: input.value });
    const aliases = await customerAliases(tx, customerId, { asOf: today, knownAt: null });
    const recorded = aliases.find((alias) => alias.aliasId === aliasId);
    if (recorded === undefined) throw new Error(`alias ${aliasId} was recorded and is not there`);
    return ok(aliasView(recorded));
  });

function aliasOf(kind: Input['kind'], value: string, { code, name }: CustomerAt): Text {
  switch (kind) {
    case 'name':
      return say`The name "${value}" is already an alias of customer ${code} (${name}); remove it there first, or merge the two if they are one.`;
    case 'code':
      return say`The code "${value}" is already an alias of customer ${code} (${name}); remove it there first, or merge the two if they are one.`;
    case 'account':
      return say`The account "${value}" is already an alias of customer ${code} (${name}); remove it there first, or merge the two if they are one.`;
  }
}

async function takenBy(
  db: ReadDb,
  own: CustomerAt,
  { kind, value }: Input,
  today: IsoDate,
): Promise<Err<CallError<'alias_taken'>> | null> {
  const folded = foldAlias(kind, value);
  const everybody = await customersAt(db, { asOf: today, knownAt: null });
  const merged = await survivors(db, { knownAt: null });
  const who = (customerId: number): CustomerAt | undefined => {
    const id = merged.get(customerId) ?? customerId;
    return everybody.find((one) => one.customerId === id);
  };

  for (const alias of await customersOfAlias(db, kind, folded)) {
    const other = who(alias.customerId);
    if (other !== undefined && other.customerId !== own.customerId)
      return refuse('alias_taken', aliasOf(kind, value, other), 'value');
  }
  if (kind === 'code')
    for (const [customerId, code] of await customerCodes(db)) {
      if (foldAlias('code', code) !== folded) continue;
      const other = who(customerId);
      if (other === undefined) continue;
      if (other.customerId !== own.customerId)
        return refuse(
          'alias_taken',
          say`The code "${value}" is that of customer ${other.code} (${other.name}); choose another, or merge the two if they are one.`,
          'value',
        );
      if (code !== own.code) continue; // one it had before a merge: it may have that again
      return refuse(
        'alias_taken',
        code === value
          ? say`"${value}" is the code of customer ${own.code} itself; there is nothing to add.`
          : say`The code "${value}" differs from that of customer ${own.code} (${own.name}) only in capitals or accents; import it as ${own.code}.`,
        'value',
      );
    }
  if (kind === 'name') {
    const other = everybody.find(
      (one) => one.customerId !== own.customerId && foldAlias('name', one.name) === folded,
    );
    if (other !== undefined)
      return refuse(
        'alias_taken',
        say`"${value}" is the name of customer ${other.code}; if the two are one, merge them instead.`,
        'value',
      );
  }
  return null;
}
