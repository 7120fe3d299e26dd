import type { Handlers } from '../context.ts';

export const agingHandlers = {} as Handlers<'aging'>;
