import type { Handlers } from '../context.ts';
import { getCreditFile } from './file.ts';
import { listLimits } from './limits.ts';

export const creditHandlers = {
  'credit.file': getCreditFile,
  'credit.limits': listLimits,
} satisfies Handlers<'credit'>;
