import type { Handlers } from '../context.ts';
import { listSignals } from './list.ts';
import { getPaymentBehaviour } from './payment-behaviour.ts';

export const signalHandlers = {
  'signals.list': listSignals,
  'signals.payments': getPaymentBehaviour,
} satisfies Handlers<'signals'>;
