/**
 * Terms: when an invoice has to be paid, and what paying early is worth.
 *
 *     { kind: 'net_days', days: 30 }                                  30 days after the invoice
 *     { kind: 'net_days', days: 30, discount: { percentBp: 200, days: 10, base: 'invoice_date' } }
 *     { kind: 'eom_plus', days: 10 }                                  10 days after the month's end
 *     { kind: 'fixed_day', day: 15, monthsAhead: 1 }                  the 15th of the next month
 *     { kind: 'instalments', parts: [
 *         { percentBp: 3000, rule: { kind: 'prepaid' } },
 *         { remainder: true, rule: { kind: 'net_days', days: 60 } } ] }
 *
 * Kinds: domain-rules.md 1.1 P09 (COD, PREPAID, ROLLING_BATCH, MONTHLY_FIXED_DAY, NET_DAYS, EOM_PLUS,
 * ONE_OFF_DATE, INSTALMENTS); discount: P15. Days are calendar days.
 */
import type { IsoDate } from '../dates.ts';

/** Cash on delivery: due the day the goods arrive; the invoice's day when that is not known. */
export interface CashOnDelivery {
  readonly kind: 'cod';
}

/** Payment before dispatch: due the day of the invoice. */
export interface Prepaid {
  readonly kind: 'prepaid';
}

/** `days` after the invoice date; 0 is due on receipt. */
export interface NetDays {
  readonly kind: 'net_days';
  readonly days: number;
}

/**
 * The last day of the month in which invoice date + `daysFirst` falls, `months` later (0 when left
 * out), and then `days`. `daysFirst` is the French and Spanish way of counting: `30 jours fin de mois`
 * is 30 days from the invoice and then on to the end of that month.
 */
export interface EndOfMonthPlus {
  readonly kind: 'eom_plus';
  readonly days: number;
  readonly months?: number;
  readonly daysFirst?: number;
}

/**
 * Day `day` of the month `monthsAhead` after the invoice's; its last day when it is shorter. An
 * invoice issued after `cutOffDay` of its month counts as one of the next month. A day that would lie
 * before the invoice is the same day a month later.
 */
export interface FixedDay {
  readonly kind: 'fixed_day';
  readonly day: number;
  readonly monthsAhead: number;
  readonly cutOffDay?: number;
}

export interface OneOff {
  readonly kind: 'one_off';
  readonly dueOn: IsoDate;
}

/**
 * The previous lot is settled before the next one is supplied (P09): due when the next delivery is
 * asked for, and `fallbackDays` after the invoice so long as that day is not known.
 */
export interface RollingBatch {
  readonly kind: 'rolling_batch';
  readonly fallbackDays: number;
}

/** What one part of an invoice can be due by. */
export type PartRule = CashOnDelivery | Prepaid | NetDays | EndOfMonthPlus | FixedDay | OneOff;

/** A share of the gross amount in basis points (3000 = 30 %), or what the other parts leave. */
export type InstalmentPart =
  | { readonly percentBp: number; readonly rule: PartRule }
  | { readonly remainder: true; readonly rule: PartRule };

/** Two or more parts: their shares make 100 %, or exactly one part takes the remainder. */
export interface InstalmentTerms {
  readonly kind: 'instalments';
  readonly parts: readonly InstalmentPart[];
}

/**
 * Early-payment discount (P15): `percentBp` of the gross amount when the money is there within
 * `days` after the invoice date, the last day included.
 */
export interface EarlyDiscount {
  readonly percentBp: number;
  readonly days: number;
  readonly base: 'invoice_date';
}

export interface TermsExtras {
  readonly discount?: EarlyDiscount;
  /** Whether a due date on a day of rest moves to the next business day. Left out: `none`. */
  readonly roll?: 'none' | 'next_business_day';
}

export type TermsRule = PartRule | RollingBatch | InstalmentTerms;
export type Terms = TermsRule & TermsExtras;

/** Where nothing was agreed the invoice is due the day it is issued. */
export const DUE_AT_ONCE: Terms = { kind: 'net_days', days: 0 };

/** The largest numbers that terms may carry; beyond them a file was misread. */
export const TERMS_LIMITS = {
  days: 3650,
  months: 60,
  parts: 60,
} as const;
