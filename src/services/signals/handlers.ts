import type { Handlers } from '../context.ts';
import { backtest } from './backtest.ts';
import { listSignals } from './list.ts';
import { scoreCustomer, scoreEverybody } from './score.ts';
import { getPaymentBehaviour } from './payment-behaviour.ts';
import { getPurchaseBehaviour } from './purchase-behaviour.ts';

export const signalHandlers = {
  'signals.backtest': backtest,
  'signals.list': listSignals,
  'signals.score': scoreCustomer,
  'signals.scores': scoreEverybody,
  'signals.payments': getPaymentBehaviour,
  'signals.purchases': getPurchaseBehaviour,
} satisfies Handlers<'signals'>;
