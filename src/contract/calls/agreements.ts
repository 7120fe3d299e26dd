/** Contracts with terms and clauses, due dates from terms, and papers kept beside them. */
import { z } from 'zod';
import type { Contract } from '../../domain/contracts/contract.ts';
import type { Instant, IsoDate } from '../../domain/dates.ts';
import type { Terms } from '../../domain/terms/terms.ts';
import { call, output } from '../call.ts';
import {
  bytes,
  currencyCode,
  isoDate,
  optionalText,
  positiveMinor,
  text,
  type FileOut,
} from '../fields.ts';

export interface ContractView {
  readonly contract: Contract;
  readonly customerName: string;
  readonly effectiveOn: IsoDate;
  readonly recordedAt: Instant;
  /** In force today, signed by both and dated: letters may cite its clauses. */
  readonly isCitable: boolean;
  /** Why, or why not, in one sentence. */
  readonly because: string;
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

export const agreementCalls = {
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
      readonly because: string;
      readonly discount: { readonly untilOn: IsoDate; readonly amountMinor: number } | null;
    }>(),
    errors: ['terms_unknown', 'terms_invalid'],
  }),
  /** Early-payment discounts of a span of days, inclusive: given, or offered and lost. */
  'terms.discounts': call({
    input: z.object({ from: isoDate, to: isoDate }),
    output: output<
      readonly {
        readonly invoice: string;
        readonly customer: string;
        readonly name: string;
        readonly currency: string;
        readonly offeredMinor: number;
        readonly givenMinor: number;
        readonly untilOn: IsoDate;
        readonly state: 'given' | 'lost' | 'open';
      }[]
    >(),
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
