import type { Handlers } from '../context.ts';
import { getCustomer } from './get.ts';
import { listCustomers } from './list.ts';
import { saveCustomer } from './save.ts';

export const customerHandlers = {
  'customers.list': listCustomers,
  'customers.get': getCustomer,
  'customers.save': saveCustomer,
} satisfies Handlers<'customers'>;
