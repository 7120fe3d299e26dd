/** A customer's profile, recorded as a new version that counts from today; a new code is a new customer. */
import { NO_DRAFTS } from '../../domain/facts.ts';
import { ok } from '../../domain/result.ts';
import { recordFacts } from '../../ledger/commands/facts/record-facts.ts';
import { customerAt } from '../../ledger/queries/customers/customers-at.ts';
import type { Handler } from '../context.ts';
import { refuse, writing } from '../with-ledger.ts';
import { profileOf } from './get.ts';

export const saveCustomer: Handler<'customers.save'> = (context, input) =>
  writing(context, 'customers.save', input, async (tx, scope) => {
    const { customer, ...profile } = input;
    if (input.creditLimitMinor !== null && input.currency === null)
      return refuse(
        'invalid_input',
        'A credit limit needs the currency it is in; choose the customer\u2019s currency.',
        'currency',
      );
    const today = context.clock.today();
    const before = await customerAt(tx, { asOf: today, knownAt: null }, customer);
    if (before !== null && before.code !== customer)
      return refuse(
        'invalid_input',
        `${customer} leads to customer ${before.code} (${before.name}); change that one, or choose another code.`,
        'customer',
      );
    await recordFacts(
      tx,
      scope,
      {
        ...NO_DRAFTS,
        // Notes come from the columns of an imported file; no form shows them, so they stay.
        customers: [{ ...profile, code: customer, effectiveOn: today, notes: before?.notes ?? '' }],
      },
      { batchId: null },
    );
    scope.detail({ customer, isNew: before === null });
    const saved = await customerAt(tx, { asOf: today, knownAt: null }, customer);
    if (saved === null) throw new Error(`customer ${customer} was recorded and is not there`);
    return ok(profileOf(saved));
  });
