/** Risk signals: what the ledger shows of a customer's payments, and what somebody recorded. */
import { z } from 'zod';
import type { IsoDate } from '../../domain/dates.ts';
import type { RiskSignal } from '../../domain/risk/signals.ts';
import { SIGNAL_KINDS } from '../../domain/risk/weights.ts';
import { call, output } from '../call.ts';
import { moment } from '../fields.ts';

export { SIGNAL_KINDS, type SignalKind } from '../../domain/risk/weights.ts';

/** What a signal rests on. Amounts in minor units of `currency`. */
export interface SignalEvidence {
  readonly of: 'item' | 'fact';
  /** `INV-7`, `INV-7#2`; the key of a fact. */
  readonly name: string;
  /** The day it was paid; of an open item the day its days are counted to. */
  readonly on: IsoDate;
  /** From the first due date; null: a fact. */
  readonly days: number | null;
  readonly currency: string | null;
  readonly amountMinor: number | null;
  /** Of the item on that day; 0: it is paid. */
  readonly openMinor: number | null;
}

export interface SignalRow extends RiskSignal {
  /** Of one that is worked out: `payment_shift/C1/2026-03-12`. */
  readonly key: string;
  readonly customer: string;
  readonly name: string;
  readonly evidence: readonly SignalEvidence[];
}

export const signalCalls = {
  /**
   * Those that count and are not dismissed, unless `all` is asked for; most points first. Of the kinds that
   * are worked out so far: `payment_shift` and `late_now`; of every kind those recorded by hand.
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
