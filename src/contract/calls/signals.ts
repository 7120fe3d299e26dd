/** Risk signals: what the ledger shows of a customer's payments and purchases, and what somebody recorded. */
import { z } from 'zod';
import type { LedgerSignal } from '../../domain/risk/signals.ts';
import { SIGNAL_KINDS } from '../../domain/risk/weights.ts';
import { call, output } from '../call.ts';
import { moment } from '../fields.ts';

export { SIGNAL_KINDS, type SignalKind } from '../../domain/risk/weights.ts';

export interface SignalRow extends LedgerSignal {
  /** Of one that is worked out: `payment_shift/C1/2026-03-12`. */
  readonly key: string;
  readonly customer: string;
  readonly name: string;
}

export const signalCalls = {
  /**
   * Those that count and are not dismissed, unless `all` is asked for; most points first. Of the kinds that
   * are worked out so far: `payment_shift`, `late_now`, `order_size`, `order_burst`, `off_season`; of every kind
   * those recorded by hand.
   */
  'signals.list': call({
    input: moment.extend({
      customer: z.string().min(1).nullable().default(null),
      kind: z.enum(SIGNAL_KINDS).nullable().default(null),
      all: z.boolean().default(false),
    }),
    output: output<readonly SignalRow[]>(),
    errors: ['not_found'],
  }),
};
