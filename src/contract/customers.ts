/** Customers (who owes us) and everything about one of them. */
import { z } from 'zod';
import type { Instant, IsoDate } from '../domain/dates.ts';
import { call, output } from './call.ts';
import { countryCode, currencyCode, moment, optionalText, text } from './fields.ts';
import type { OpenItemView } from './aging.ts';

export const DEBTOR_KINDS = ['company', 'sole_trader', 'individual', 'public_body'] as const;

/** Amounts of one currency, minor units. `net = outstanding − onAccount`. */
export interface CurrencyStanding {
  readonly currency: string;
  readonly outstandingMinor: number;
  readonly overdueMinor: number;
  readonly onAccountMinor: number;
  readonly netMinor: number;
}

export interface CustomerRow {
  readonly customer: string;
  readonly name: string;
  readonly country: string | null;
  readonly standings: readonly CurrencyStanding[];
  readonly openItems: number;
  readonly oldestDaysPastDue: number;
  readonly disputedItems: number;
  readonly lastReceiptOn: IsoDate | null;
  readonly lastLetterOn: IsoDate | null;
}

export const customerInput = z.object({
  /** The customer's code: text, kept as it is (leading zeros too). */
  customer: text(60),
  name: text(200),
  country: countryCode.nullable().default(null),
  /** ISO 639-1; the language of letters. */
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .nullable()
    .default(null),
  currency: currencyCode.nullable().default(null),
  taxId: optionalText(60),
  kind: z.enum(DEBTOR_KINDS).default('company'),
  email: optionalText(200),
  phone: optionalText(60),
  address: optionalText(500),
  /** As written in the source, e.g. `30 days`; computed terms come later. */
  terms: optionalText(200),
  creditLimitMinor: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable().default(null),
  governingLaw: optionalText(60),
});
export type CustomerInput = z.output<typeof customerInput>;

/** One event of the customer's timeline, newest first. */
export interface TimelineEntry {
  readonly kind:
    | 'invoice'
    | 'credit_note'
    | 'receipt'
    | 'allocation'
    | 'dispute'
    | 'dispute_resolved'
    | 'letter'
    | 'letter_cancelled'
    | 'reversal'
    | 'profile';
  readonly effectiveOn: IsoDate;
  readonly recordedAt: Instant;
  /** Number of the document it is about; empty for a profile change. */
  readonly reference: string;
  readonly currency: string | null;
  readonly amountMinor: number | null;
  /** What happened, in one plain sentence of English (screens may build their own from the parts). */
  readonly detail: string;
}

export interface OnAccountView {
  readonly kind: 'receipt' | 'credit_note';
  readonly number: string;
  readonly effectiveOn: IsoDate;
  readonly currency: string;
  readonly amountMinor: number;
  readonly unallocatedMinor: number;
}

export interface CustomerDetail {
  readonly profile: CustomerInput;
  readonly standings: readonly CurrencyStanding[];
  readonly openItems: readonly OpenItemView[];
  readonly onAccount: readonly OnAccountView[];
  readonly timeline: readonly TimelineEntry[];
  /** Profile changes, newest first. */
  readonly versions: readonly {
    readonly effectiveOn: IsoDate;
    readonly recordedAt: Instant;
    readonly name: string;
  }[];
}

export const customerCalls = {
  'customers.list': call({ input: moment, output: output<readonly CustomerRow[]>() }),
  'customers.get': call({
    input: moment.extend({
      customer: z.string(),
      timelineLimit: z.number().int().min(1).max(5000).default(500),
    }),
    output: output<CustomerDetail>(),
    errors: ['not_found'],
  }),
  /** Records a new version of the profile, effective today; a new code makes a new customer. */
  'customers.save': call({
    input: customerInput,
    output: output<CustomerInput>(),
    changes: ['customers', 'items'],
  }),
};
