import type { Handlers } from '../context.ts';
import { convertAmount } from './convert.ts';
import { coverageOfRates, listRates } from './list.ts';
import { recordRate } from './record.ts';

export const rateHandlers = {
  'rates.coverage': coverageOfRates,
  'rates.list': listRates,
  'rates.convert': convertAmount,
  'rates.record': recordRate,
} satisfies Handlers<'rates'>;
