/** The ledger as exchange files; importing them is the imports' own topic. */
import type { Handlers } from '../context.ts';
import { exportExchange } from './export.ts';

export const exchangeHandlers = {
  'exchange.export': exportExchange,
} satisfies Handlers<'exchange'>;
