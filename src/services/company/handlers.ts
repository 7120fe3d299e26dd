import type { Handlers } from '../context.ts';

export const companyHandlers = {} as Handlers<'company' | 'bankAccounts'>;
