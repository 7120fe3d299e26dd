import type { Handlers } from '../context.ts';
import { listSignals } from './list.ts';

export const signalHandlers = {
  'signals.list': listSignals,
} satisfies Handlers<'signals'>;
