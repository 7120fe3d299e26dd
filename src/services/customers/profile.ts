/** How a customer pays, who is who there, and under what it is known. */
import { ok } from '../../domain/result.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';
import { knownCustomer } from './known-customer.ts';
import { profileView } from './profile-view.ts';

export const getProfile: Handler<'customers.profile'> = (context, { customer: code }) =>
  reading(context, async (db) => {
    const today = context.clock.today();
    const customer = await knownCustomer(db, code, today);
    return customer.ok ? ok(await profileView(db, customer.value, today)) : customer;
  });
