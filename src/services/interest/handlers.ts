import type { Handlers } from '../context.ts';
import { calculateInterest } from './calculate.ts';
import { listLegalRates, recordRateByHand } from './rates.ts';

export const interestHandlers = {
  'interest.calculate': calculateInterest,
  'interest.rates': listLegalRates,
  'interest.recordRate': recordRateByHand,
} satisfies Handlers<'interest'>;
