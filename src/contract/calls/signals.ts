/** Risk signals: what the ledger shows of a customer's payments and purchases, and what somebody recorded. */
import { z } from 'zod';
import type { IsoDate } from '../../domain/dates.ts';
import type { RiskScore, ScoreReason } from '../../domain/risk/score.ts';
import type { LedgerSignal } from '../../domain/risk/signals.ts';
import { SIGNAL_KINDS, type SignalKind } from '../../domain/risk/weights.ts';
import type { Tally } from '../../domain/risk/backtest.ts';
import { H_RANGE } from '../../domain/risk/payment-shift.ts';
import type { PurchaseBehaviour } from '../../domain/risk/purchase-behaviour.ts';
import type { PaymentBehaviour } from '../../domain/risk/payment-behaviour.ts';
import { call, output } from '../call.ts';
import { isoDate, moment } from '../fields.ts';

export { SIGNAL_KINDS, type SignalKind } from '../../domain/risk/weights.ts';

export interface SignalRow extends LedgerSignal {
  /** Of one that is worked out: `payment_shift/C1/2026-03-12`. */
  readonly key: string;
  readonly customer: string;
  readonly name: string;
}

/** The score of a customer, with what it is made of. */
export interface CustomerScore extends Omit<RiskScore, 'reasons'> {
  readonly asOf: IsoDate;
  readonly customer: string;
  readonly name: string;
  readonly reasons: readonly CustomerScoreReason[];
}

export interface CustomerScoreReason extends ScoreReason {
  /** Key of the signal; null: it is none, but the days beyond terms or insolvency proceedings. */
  readonly signal: string | null;
}

export type ScoreRow = Pick<CustomerScore, 'customer' | 'name' | 'score' | 'band'>;

export interface BacktestedDetector extends Tally {
  /** `score`: it came to the band "watch". */
  readonly detector: SignalKind | 'score';
  readonly parameters: Readonly<Record<string, number>>;
  /** For each year that a customer was watched; null: none was. */
  readonly falsePerYear: number | null;
}

/** Chances that the number was higher for who came to be very late than for who did not; null: not both. */
export interface RankingPower {
  /** First days of months on which a customer was watched, and those before a default. */
  readonly days: number;
  readonly defaults: number;
  readonly score: number | null;
  readonly lateBefore: number | null;
  readonly adbt: number | null;
  readonly oldest: number | null;
}

export interface Backtest {
  /** Inclusive; where none was asked for the first day on which a customer is watched. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly late: number;
  readonly ahead: number;
  /** Watched ones, with eight payments. */
  readonly customers: number;
  readonly customerYears: number;
  /** By day. */
  readonly defaults: readonly {
    readonly customer: string;
    readonly item: string;
    readonly on: IsoDate;
  }[];
  readonly detectors: readonly BacktestedDetector[];
  readonly ranking: RankingPower;
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

/** What one customer buys; what is not said here is said in `domain/risk/purchase-behaviour.ts`. */
export interface PurchaseBehaviourView extends PurchaseBehaviour<SignalRow> {
  readonly customer: string;
  readonly name: string;
}

export const signalCalls = {
  /**
   * What every detector would have said on each day up to `asOf` by what had happened by then, beside the
   * defaults that came: items more than `late` days past their first due date. `hs`: alarm levels of the payment shift
   * that are tried beside each other.
   */
  'signals.backtest': call({
    input: moment.extend({
      from: isoDate.nullable().default(null),
      late: z.int().min(0).max(365).default(30),
      ahead: z.int().min(1).max(365).default(60),
      hs: z.array(z.number().min(H_RANGE.least).max(H_RANGE.most)).min(1).max(10),
    }),
    output: output<Backtest>(),
    errors: [],
  }),
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
  /** How one customer pays, as the page of the customer shows it. */
  'signals.payments': call({
    input: moment.extend({ customer: z.string().min(1) }),
    output: output<PaymentBehaviourView>(),
    errors: ['not_found'],
  }),
  /** What one customer buys, as the page of the customer shows it. */
  'signals.purchases': call({
    input: moment.extend({ customer: z.string().min(1) }),
    output: output<PurchaseBehaviourView>(),
    errors: ['not_found'],
  }),
};
