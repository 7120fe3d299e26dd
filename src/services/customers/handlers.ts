import type { Handlers } from '../context.ts';

export const customerHandlers = {} as Handlers<'customers'>;
