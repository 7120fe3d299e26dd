/** Late-payment interest: the calculator, and the table of legal rates. */
import { z } from 'zod';
import type { IsoDate } from '../../domain/dates.ts';
import { DEBTOR_KINDS } from '../../domain/facts/drafts.ts';
import {
  ALLOCATION_ORDERS,
  DAY_COUNTS,
  type SettledPayment,
} from '../../domain/interest/accrue.ts';
import type { LegalRate } from '../../domain/interest/legal-rates.ts';
import type { ToldSegment } from '../../domain/interest/told.ts';
import { say, type Text } from '../../domain/texts/text.ts';
import { call, output } from '../call.ts';
import { currencyCode, fieldFault, isoDate, positiveMinor, text } from '../fields.ts';

const percent = z
  .string()
  .regex(
    /^-?\d{1,2}(\.\d{1,6})?$/,
    fieldFault(say`${'field'} is not a rate; write percent a year, like 10.15`),
  );
const dated = z.object({ on: isoDate, minor: positiveMinor });

/** Amounts in minor units of `currency`, unless they have one of their own. */
export interface InterestAnswer {
  /** ISO country, or `CONTRACT`. */
  readonly law: string;
  readonly segments: readonly ToldSegment[];
  readonly payments: readonly SettledPayment[];
  /** All that accrued, paid or not. */
  readonly interestMinor: number;
  readonly unpaidInterestMinor: number;
  readonly openPrincipalMinor: number;
  readonly fixedSum: {
    readonly currency: string;
    readonly minor: number;
    readonly unpaidMinor: number;
  } | null;
  readonly overpaidMinor: number;
  readonly outstandingMinor: number;
  /** For the day after; null: its rate is not known. */
  readonly perDayMinor: number | null;
  readonly sources: readonly LegalRate[];
  readonly notes: readonly Text[];
}

export interface LawRates {
  readonly law: string;
  /** Newest first. */
  readonly rates: readonly (LegalRate & {
    /** What a contract of that day has to pay. */
    readonly legalPercent: string;
  })[];
  /** First day, from the day asked for on, that has no rate within the warning time; null: none. */
  readonly missingFrom: IsoDate | null;
  /** Whether a customer or contract of this ledger is under it. */
  readonly isUsed: boolean;
}

export const interestCalls = {
  /** Works without an open ledger, on the rates of the program. `multiple`: like 1.3, where the law leaves a choice. */
  'interest.calculate': call({
    input: z.object({
      law: z.string().trim().min(1).max(20),
      principalMinor: positiveMinor,
      currency: currencyCode,
      dueOn: isoDate,
      to: isoDate,
      payments: z.array(dated).max(500).default([]),
      credits: z.array(dated).max(500).default([]),
      contractPercent: percent.nullable().default(null),
      dayCount: z.enum(DAY_COUNTS).default('act/365'),
      order: z.enum(ALLOCATION_ORDERS).default('interest-first'),
      multiple: z
        .string()
        .regex(/^\d(\.\d{1,3})?$/, fieldFault(say`${'field'} is not a multiple; write it like 1.3`))
        .nullable()
        .default(null),
      compounding: z.enum(['none', 'yearly']).nullable().default(null),
      debtor: z.enum(DEBTOR_KINDS).default('company'),
      contractedOn: isoDate.nullable().default(null),
    }),
    output: output<InterestAnswer>(),
    errors: ['rate_missing', 'law_unknown', 'individual', 'rate_needed', 'multiple_refused'],
  }),
  /** By law. `asOf`: the day from which a rate that is missing or soon needed is said. */
  'interest.rates': call({
    input: z.object({ asOf: isoDate }),
    output: output<readonly LawRates[]>(),
  }),
  /** A rate by hand; one of the same law and day takes the place of the one before. */
  'interest.recordRate': call({
    input: z.object({
      law: z.string().trim().min(2).max(20),
      from: isoDate,
      percent,
      is: z.enum(['reference', 'legal']).nullable().default(null),
      source: text(200),
      verifiedOn: isoDate,
    }),
    output: output<{
      readonly rate: LegalRate;
      readonly legalPercent: string;
      readonly warnings: readonly Text[];
    }>(),
    errors: ['rate_refused'],
    changes: ['rates', 'letters'],
  }),
};
