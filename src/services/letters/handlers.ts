import type { Handlers } from '../context.ts';

export const letterHandlers = {} as Handlers<'letters'>;
