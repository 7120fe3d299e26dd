/** Documents recorded by hand: invoices and debit notes, credit notes, write-offs, refunds. */
import { z } from 'zod';
import type { Instant, IsoDate } from '../../domain/dates.ts';
import { WRITE_OFF_KINDS, type WriteOffKind } from '../../domain/facts/drafts.ts';
import type { Terms } from '../../domain/terms/terms.ts';
import { call, output } from '../call.ts';
import {
  currencyCode,
  isoDate,
  moment,
  optionalText,
  page,
  positiveMinor,
  text,
} from '../fields.ts';
import { listSort, type CreditRow, type InvoiceRow, type Page } from './ledger.ts';

export interface WriteOffRow {
  readonly number: string;
  readonly kind: WriteOffKind;
  /** `INV-7 (2/3)`. */
  readonly item: string;
  readonly itemId: number;
  readonly customer: string;
  readonly name: string;
  readonly effectiveOn: IsoDate;
  readonly currency: string;
  readonly amountMinor: number;
  readonly reason: string;
  /** Number of the receipt it came with. */
  readonly receipt: string | null;
  readonly reversed: boolean;
  readonly recordedAt: Instant;
}

/** One of several that were written off together. */
export interface WrittenOff {
  readonly number: string;
  readonly itemId: number;
  /** Label `INV-7 (2/3)`. */
  readonly item: string;
  readonly customer: string;
  readonly currency: string;
  readonly amountMinor: number;
}

export interface RefundRow {
  readonly number: string;
  readonly customer: string;
  readonly name: string;
  readonly refundedOn: IsoDate;
  readonly currency: string;
  readonly amountMinor: number;
  readonly sourceKind: 'receipt' | 'credit_note';
  /** Number of the receipt or credit note. */
  readonly source: string;
  readonly reason: string;
  readonly reversed: boolean;
  readonly recordedAt: Instant;
}

export interface GoodsLineView {
  readonly invoice: string;
  readonly issuedOn: IsoDate;
  readonly deliveredOn: IsoDate | null;
  readonly code: string;
  readonly description: string;
  readonly quantity: string;
  readonly unit: string;
  readonly unitPrice: string;
  readonly currency: string;
  readonly netMinor: number | null;
}

const list = moment.extend(page.shape).extend({
  search: z.string().max(200).default(''),
  customer: z.string().nullable().default(null),
  /** Only this number; a reversed one may have been used again. */
  number: z.string().optional(),
  sort: listSort,
});

const goodsLine = z.object({
  deliveredOn: isoDate.nullable().default(null),
  code: optionalText(80),
  description: text(300),
  quantity: optionalText(40),
  unit: optionalText(20),
  unitPrice: optionalText(40),
  netMinor: z.number().int().nullable().default(null),
});

export const documentCalls = {
  /**
   * An invoice or debit note by hand. `due` absent: computed from `terms` (else the contract's, else
   * the customer's); given and different from what the terms say: `dueReason` is asked for.
   */
  'invoices.record': call({
    input: z.object({
      kind: z.enum(['invoice', 'debit_note']).default('invoice'),
      invoice: text(60),
      customer: z.string().min(1),
      issuedOn: isoDate,
      deliveredOn: isoDate.nullable().default(null),
      currency: currencyCode,
      grossMinor: positiveMinor,
      terms: z
        .custom<Terms>((v) => typeof v === 'object' && v !== null)
        .nullable()
        .default(null),
      due: z
        .array(z.object({ dueOn: isoDate, grossMinor: positiveMinor }))
        .nullable()
        .default(null),
      dueReason: optionalText(200),
      contract: optionalText(60),
      po: optionalText(60),
      lines: z.array(goodsLine).max(500).default([]),
    }),
    output: output<InvoiceRow>(),
    errors: [
      'not_found',
      'number_taken',
      'terms_unknown',
      'terms_invalid',
      'due_reason_missing',
      'due_sum_differs',
      'too_early',
    ],
    changes: ['items', 'customers', 'desk'],
  }),
  'invoices.changeDue': call({
    input: z.object({ itemId: z.number().int().positive(), dueOn: isoDate, reason: text(200) }),
    output: output<InvoiceRow>(),
    errors: ['not_found', 'too_early', 'unchanged'],
    changes: ['items', 'customers'],
  }),
  'invoices.goods': call({
    input: z.object({ customer: z.string().min(1) }).extend(page.shape),
    output: output<Page<GoodsLineView>>(),
    errors: ['not_found'],
  }),
  /** With `invoice` it is applied to it at once, as far as it is open; the rest stays on account. */
  'creditNotes.record': call({
    input: z.object({
      creditNote: text(60),
      customer: z.string().min(1),
      issuedOn: isoDate,
      currency: currencyCode,
      amountMinor: positiveMinor,
      invoice: z.string().nullable().default(null),
      reference: optionalText(200),
    }),
    output: output<CreditRow>(),
    errors: ['not_found', 'number_taken', 'other_customer', 'other_currency'],
    changes: ['items', 'customers', 'desk'],
  }),
  'writeOffs.list': call({
    input: list,
    output: output<Page<WriteOffRow>>(),
  }),
  'writeOffs.record': call({
    input: z.object({
      itemId: z.number().int().positive(),
      kind: z.enum(WRITE_OFF_KINDS).default('bad_debt'),
      effectiveOn: isoDate,
      amountMinor: positiveMinor,
      reason: text(200),
    }),
    output: output<WriteOffRow>(),
    errors: ['not_found', 'exceeds_open', 'too_early'],
    changes: ['items', 'customers', 'desk'],
  }),
  /** Several items as one, each with a number of its own: all of them or none. */
  'writeOffs.recordTogether': call({
    input: z.object({
      items: z
        .array(z.object({ itemId: z.number().int().positive(), amountMinor: positiveMinor }))
        .min(1)
        .max(10_000),
      kind: z.enum(WRITE_OFF_KINDS).default('small_balance'),
      effectiveOn: isoDate,
      reason: text(200),
    }),
    /** In the order given. */
    output: output<readonly WrittenOff[]>(),
    errors: ['not_found', 'exceeds_open', 'too_early'],
    job: true,
    changes: ['items', 'customers', 'desk'],
  }),
  /** As if they had never been written off, each from its own day: all of them or none. */
  'writeOffs.undoTogether': call({
    input: z.object({
      numbers: z.array(z.string().min(1)).min(1).max(10_000),
      reason: optionalText(200),
    }),
    output: output<{ readonly undone: number }>(),
    errors: ['not_found', 'already_reversed', 'used_by_later_facts'],
    job: true,
    changes: ['items', 'customers', 'desk'],
  }),
  /** Items with so little open that a letter costs more: the owner decides, one by one or together. */
  'writeOffs.smallBalances': call({
    input: moment.extend({ atMostMinor: positiveMinor, currency: currencyCode }),
    output: output<
      readonly {
        readonly itemId: number;
        readonly item: string;
        readonly customer: string;
        readonly name: string;
        readonly dueOn: IsoDate;
        readonly grossMinor: number;
        readonly openMinor: number;
      }[]
    >(),
  }),
  'refunds.list': call({
    input: list,
    output: output<Page<RefundRow>>(),
  }),
  'refunds.record': call({
    input: z.object({
      sourceKind: z.enum(['receipt', 'credit_note']),
      source: z.string().min(1),
      refundedOn: isoDate,
      amountMinor: positiveMinor,
      reason: text(200),
    }),
    output: output<RefundRow>(),
    errors: ['not_found', 'exceeds_receipt', 'too_early'],
    changes: ['items', 'customers', 'desk'],
  }),
};
