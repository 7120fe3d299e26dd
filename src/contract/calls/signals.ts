/** Risk signals: what the ledger shows of a customer's payments, and what somebody recorded. */
import { z } from 'zod';
import type { IsoDate } from '../../domain/dates.ts';
import type { RiskScore } from '../../domain/risk/score.ts';
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

/** The score of a customer, with what it is made of. */
export interface CustomerScore extends RiskScore {
  readonly asOf: IsoDate;
  readonly customer: string;
  readonly name: string;
}

export type ScoreRow = Pick<CustomerScore, 'customer' | 'name' | 'score' | 'band'>;

export const signalCalls = {
  /**
   * Those that count and are not dismissed, unless `all` is asked for; most points first. Which kinds
   * are worked out says `domain/risk/detectors.ts`; of every kind those recorded by hand.
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
  'signals.score': call({
    input: moment.extend({ customer: z.string().min(1) }),
    output: output<CustomerScore>(),
    errors: ['not_found'],
  }),
  /** Everybody, also who has no point; the highest score first, then by code. */
  'signals.scores': call({
    input: moment,
    output: output<readonly ScoreRow[]>(),
  }),
};
