/** Risk signals: what the ledger shows of a customer's payments, and what somebody recorded. */
import { z } from 'zod';
import type { IsoDate } from '../../domain/dates.ts';
import type { PaymentBehaviour } from '../../domain/risk/payment-behaviour.ts';
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

/** One item, paid or open and overdue. `amountMinor` in minor units of `currency`; of an open one what is open. */
export interface BehaviourPoint {
  /** `INV-7`, `INV-7#2`. */
  readonly item: string;
  readonly firstDueOn: IsoDate;
  /** Null: it is open. */
  readonly paidOn: IsoDate | null;
  /** From the first due date, below 0 before it; of an open one to the day asked about. */
  readonly days: number;
  readonly currency: string;
  readonly amountMinor: number;
  readonly isInRun: boolean;
  readonly ewma: number | null;
}

/** How one customer pays; what is not said here is said in `domain/risk/payment-behaviour.ts`. */
export interface PaymentBehaviourView extends Omit<
  PaymentBehaviour,
  'paid' | 'open' | 'beyondTerms'
> {
  readonly customer: string;
  readonly name: string;
  readonly paid: readonly BehaviourPoint[];
  readonly open: readonly BehaviourPoint[];
  /** Average days late, weighted by amount (ADBT); null: there is nothing to weigh. */
  readonly beyondTermsDays: number | null;
  readonly beyondTermsPoints: number | null;
  /** How many of each. */
  readonly promises: {
    readonly kept: number;
    readonly keptLate: number;
    readonly partlyKept: number;
    readonly broken: number;
    readonly open: number;
  };
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
  /** How one customer pays, as the page of the customer shows it. */
  'signals.payments': call({
    input: moment.extend({ customer: z.string().min(1) }),
    output: output<PaymentBehaviourView>(),
    errors: ['not_found'],
  }),
};
