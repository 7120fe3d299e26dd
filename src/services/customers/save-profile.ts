/**
 * Contacts, pay calendar, required documents, steps, windows: a whole profile, a new version from today.
 */
import { readProfile } from '../../domain/customers/read-profile.ts';
import { ok } from '../../domain/result.ts';
import { recordProfile } from '../../ledger/commands/customers/record-profile.ts';
import type { Handler } from '../context.ts';
import { writing } from '../with-ledger.ts';
import { knownCustomer } from './known-customer.ts';
import { profileView } from './profile-view.ts';
import { refuseFaults } from './refuse-faults.ts';

export const saveProfile: Handler<'customers.saveProfile'> = (context, input) =>
  writing(context, 'customers.saveProfile', input, async (tx, scope) => {
    const today = context.clock.today();
    const customer = await knownCustomer(tx, input.customer, today);
    if (!customer.ok) return customer;
    const profile = readProfile(input.profile);
    if (!profile.ok) return refuseFaults('profile_invalid', profile.error);
    await recordProfile(tx, scope, {
      customerId: customer.value.customerId,
      effectiveOn: today,
      profile: profile.value,
    });
    scope.detail({ customer: customer.value.code, contacts: profile.value.contacts.length });
    return ok(await profileView(tx, customer.value, today));
  });
