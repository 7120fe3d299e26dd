/** Contracts with terms and clauses, due dates from terms, and attachments. */
import { z } from 'zod';
import type { Contract } from '../../domain/contracts/contract.ts';
import type { Instant, IsoDate } from '../../domain/dates.ts';
import type { Terms } from '../../domain/terms/terms.ts';
import { call, output } from '../call.ts';
import {
  bytes,
  currencyCode,
  isoDate,
  moment,
  optionalText,
  page,
  positiveMinor,
  text,
  type FileOut,
} from '../fields.ts';
import type { Page } from './facts.ts';
import type { Text } from '../../domain/texts/text.ts';

export interface ContractView {
  readonly contract: Contract;
  readonly customerName: string;
  readonly effectiveOn: IsoDate;
  readonly recordedAt: Instant;
  /** In force today, signed by both and dated: letters may cite its clauses. */
  readonly isCitable: boolean;
  /** Why, or why not, in one sentence. */
  readonly because: Text;
  readonly attachments: number;
}

export interface DueRow {
  readonly dueOn: IsoDate;
  readonly grossMinor: number;
}

export interface AttachmentView {
  readonly attachmentId: number;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly note: string;
  readonly recordedAt: Instant;
}

/** `open`: may still be taken · `given`: was taken, in whole or in part · `lost`: neither. */
export const DISCOUNT_STATES = ['given', 'lost', 'open'] as const;
export type DiscountState = (typeof DISCOUNT_STATES)[number];

export interface DiscountRow {
  readonly invoice: string;
  readonly customer: string;
  readonly name: string;
  readonly issuedOn: IsoDate;
  readonly currency: string;
  readonly grossMinor: number;
  /** 0: none was offered, and one was given all the same. */
  readonly offeredMinor: number;
  readonly givenMinor: number;
  /** What was offered, not given, and can no longer be taken. */
  readonly lostMinor: number;
  /** The last day for it, inclusive; of one that was never offered the day of the invoice. */
  readonly untilOn: IsoDate;
  readonly state: DiscountState;
  /** Given after its last day, or more than was offered. */
  readonly isConcession: boolean;
  /** Nothing of the invoice is open. */
  readonly isSettled: boolean;
  /** The receipt that took the discount, else the last one for the invoice; null: none came. */
  readonly receipt: string | null;
  /** Null also where a list of open items had it settled (`L-INV-2`). */
  readonly receivedOn: IsoDate | null;
}

/** Of one currency, in minor units. `given + lost + open` is `offered` and what was given beyond it. */
export interface DiscountTotal {
  readonly currency: string;
  readonly offeredMinor: number;
  readonly givenMinor: number;
  readonly lostMinor: number;
  readonly openMinor: number;
  /** Invoices by state. */
  readonly invoices: Readonly<Record<DiscountState, number>>;
}

const attachmentTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('customer'), customer: z.string().min(1) }),
  z.object({ kind: z.literal('invoice'), invoice: z.string().min(1) }),
  z.object({
    kind: z.literal('contract'),
    customer: z.string().min(1),
    number: z.string().min(1),
  }),
]);
export type AttachmentTarget = z.output<typeof attachmentTarget>;

export const contractCalls = {
  'contracts.list': call({
    input: z.object({ customer: z.string().nullable().default(null) }),
    output: output<readonly ContractView[]>(),
  }),
  /** Checked by `domain/contracts`; a version from today on. */
  'contracts.save': call({
    input: z.object({ contract: z.custom<Contract>((v) => typeof v === 'object' && v !== null) }),
    output: output<ContractView>(),
    errors: ['not_found', 'contract_invalid'],
    changes: ['customers', 'items'],
  }),
  'contracts.retire': call({
    input: z.object({ customer: z.string().min(1), number: z.string().min(1) }),
    output: output<null>(),
    errors: ['not_found'],
    changes: ['customers'],
  }),
  /** What terms give, before anything is recorded: for the form, with the rule in words. */
  'terms.preview': call({
    input: z.object({
      /** Terms as people write them, or as structure. */
      text: z.string().max(200).nullable().default(null),
      terms: z
        .custom<Terms>((v) => typeof v === 'object' && v !== null)
        .nullable()
        .default(null),
      issuedOn: isoDate,
      deliveredOn: isoDate.nullable().default(null),
      grossMinor: positiveMinor,
      currency: currencyCode,
      country: z.string().nullable().default(null),
    }),
    output: output<{
      readonly terms: Terms;
      /** `2 % 10 days, net 30 days`. */
      readonly short: string;
      readonly due: readonly DueRow[];
      readonly because: Text;
      readonly discount: { readonly untilOn: IsoDate; readonly amountMinor: number } | null;
    }>(),
    errors: ['terms_unknown', 'terms_invalid'],
  }),
  /**
   * Early-payment discounts, newest last day first, then by invoice number. `from` and `to` are of the
   * last day for the discount, both inclusive; `to` null: without end, so that those still open are in.
   * One that was conceded without having been offered stands on the day of its invoice.
   * `search` matches invoice number, customer code and name. `totals` are of every state, one for each
   * currency, by code.
   */
  'terms.discounts': call({
    input: moment.extend(page.shape).extend({
      from: isoDate,
      to: isoDate.nullable().default(null),
      state: z.enum(DISCOUNT_STATES).nullable().default(null),
      search: z.string().max(200).default(''),
      customer: z.string().nullable().default(null),
    }),
    output: output<Page<DiscountRow> & { readonly totals: readonly DiscountTotal[] }>(),
  }),
  'attachments.add': call({
    input: z.object({
      target: attachmentTarget,
      fileName: text(255),
      bytes,
      note: optionalText(200),
    }),
    output: output<AttachmentView>(),
    errors: ['not_found', 'too_large', 'empty_file', 'kind_refused'],
    changes: ['customers', 'items'],
  }),
  'attachments.list': call({
    input: z.object({ target: attachmentTarget }),
    output: output<readonly AttachmentView[]>(),
    errors: ['not_found'],
  }),
  'attachments.get': call({
    input: z.object({ attachmentId: z.number().int().positive() }),
    output: output<FileOut>(),
    errors: ['not_found'],
  }),
  'attachments.remove': call({
    input: z.object({ attachmentId: z.number().int().positive(), reason: text(200) }),
    output: output<null>(),
    errors: ['not_found'],
    changes: ['customers', 'items'],
  }),
};
