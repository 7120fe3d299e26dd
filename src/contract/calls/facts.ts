/** Facts of the ledger: invoices, receipts, credit notes, write-offs, refunds, disputes; lists of them, and those recorded by hand. */
import { z } from 'zod';
import type { Instant, IsoDate } from '../../domain/dates.ts';
import { WRITE_OFF_KINDS, type WriteOffKind } from '../../domain/facts/drafts.ts';
import { REVERSED_BY_HAND_KINDS, type ReversedByHandKind } from '../../domain/facts/kinds.ts';
import { call, output } from '../call.ts';
import {
  fieldFault,
  currencyCode,
  isoDate,
  moment,
  optionalText,
  page,
  positiveMinor,
  text,
} from '../fields.ts';
import type { Terms } from '../../domain/terms/terms.ts';
import { type Text, say } from '../../domain/texts/text.ts';

export interface Page<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

export interface InvoiceRow {
  /** A number may be used again after a reversal; the id is one invoice. */
  readonly invoiceId: number;
  readonly kind: 'invoice' | 'debit_note';
  readonly invoice: string;
  readonly customer: string;
  readonly name: string;
  readonly issuedOn: IsoDate;
  /** Of the last instalment. */
  readonly dueOn: IsoDate;
  readonly currency: string;
  readonly grossMinor: number;
  readonly openMinor: number;
  readonly instalments: number;
  readonly disputed: boolean;
  readonly reversed: boolean;
  readonly batchId: number | null;
}
/** `unallocated = amount − what was applied or reversed`; minor units of `currency`. */
export interface CreditRow {
  /** A number may be used again after a reversal; the id is one document. */
  readonly creditId: number;
  readonly number: string;
  readonly customer: string;
  readonly name: string;
  readonly effectiveOn: IsoDate;
  readonly currency: string;
  readonly amountMinor: number;
  readonly unallocatedMinor: number;
  readonly reference: string;
  /** What came in, when it was in another currency; `rate`: this currency for one of the paid. */
  readonly paid: {
    readonly currency: string;
    readonly amountMinor: number;
    readonly rate: string;
    readonly rateOn: IsoDate;
    readonly rateSource: string;
    /** What the receipt counts for less what was paid at the rate; minor units of the receipt. */
    readonly differenceMinor: number;
  } | null;
  /** Of a receipt that a list of open items made: the day of the list. `effectiveOn` is then no day of payment. */
  readonly perListOn: IsoDate | null;
  readonly reversed: boolean;
  readonly batchId: number | null;
}
export interface AllocationRow {
  readonly allocationId: number;
  readonly sourceKind: 'receipt' | 'credit_note' | 'write_off' | 'reversal';
  /** Receipt or credit note number; the reason of a reversal. */
  readonly source: string;
  /** Item label, `INV-7 (2/3)`; null when a reversal closed the source itself. */
  readonly item: string | null;
  readonly customer: string;
  readonly name: string;
  readonly effectiveOn: IsoDate;
  readonly currency: string;
  /** Negative: taken back by a reversal. */
  readonly amountMinor: number;
  readonly recordedAt: Instant;
}
export interface DisputeRow {
  readonly disputeId: number;
  readonly invoice: string;
  readonly customer: string;
  readonly name: string;
  readonly openedOn: IsoDate;
  readonly reason: string;
  readonly resolvedOn: IsoDate | null;
  readonly resolution: string | null;
}
export interface ReversalRow {
  readonly reversalId: number;
  readonly kind: ReversedByHandKind;
  /** Number of the document, or `#id` of an allocation or dispute. */
  readonly reference: string;
  readonly effectiveOn: IsoDate;
  readonly recordedAt: Instant;
  readonly reason: string;
}
export interface JournalRow {
  readonly seq: number;
  readonly recordedAt: Instant;
  readonly actor: string;
  readonly command: string;
  readonly detail: string;
  readonly hash: string;
}

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

/** Everything behind what is left of a receipt or credit note: all that was taken from it and came back. */
export interface CreditDetail {
  readonly credit: CreditRow;
  /** All of them, oldest first: `unallocated = amount − Σ allocations`. */
  readonly allocations: readonly AllocationRow[];
}

/** Everything behind one invoice: how its open amount comes about. */
export interface InvoiceDetail {
  readonly invoice: InvoiceRow;
  readonly terms: string;
  readonly po: string;
  readonly contract: string;
  readonly goods: string;
  readonly notes: string;
  readonly recordedAt: Instant;
  readonly items: readonly {
    readonly itemId: number;
    readonly item: string;
    readonly dueOn: IsoDate;
    readonly grossMinor: number;
    readonly openMinor: number;
    readonly daysPastDue: number;
  }[];
  readonly allocations: readonly AllocationRow[];
  readonly disputes: readonly DisputeRow[];
  readonly letters: readonly string[];
  /** Why it is due when it is. */
  readonly due: {
    /** The rule of the terms in words, `30 days after 2026-01-31`; null: stated as it is. */
    readonly because: Text | null;
    /** Why the dates differ from what the terms give; `''` when they do not. */
    readonly reason: string;
    /** Corrections since, newest first. */
    readonly changes: readonly {
      readonly itemId: number;
      readonly dueOn: IsoDate;
      readonly reason: string;
      readonly recordedAt: Instant;
    }[];
  };
  /** What was delivered, in the order of the invoice. */
  readonly lines: readonly {
    readonly position: number;
    readonly deliveredOn: IsoDate | null;
    readonly code: string;
    readonly description: string;
    readonly quantity: string;
    readonly unit: string;
    readonly unitPrice: string;
    readonly netMinor: number | null;
  }[];
}

/** How a list of documents is ordered; null: newest first. `customer`: by code. */
export const listSort = z
  .object({
    by: z.enum(['date', 'number', 'customer', 'amount']),
    descending: z.boolean().default(false),
  })
  .nullable()
  .default(null);

/** `search` matches number, customer code and name; `customer` narrows to one code. */
const list = moment.extend(page.shape).extend({
  search: z.string().max(200).default(''),
  customer: z.string().nullable().default(null),
});

const numbered = list.extend({
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

/** Its number, which means the live one, else the newest that was reversed; or its id. */
const creditQuery = moment.extend({ credit: z.union([z.string(), z.number().int().positive()]) });

export const factCalls = {
  'invoices.list': call({
    input: list.extend({ onlyOpen: z.boolean().default(false), sort: listSort }),
    output: output<Page<InvoiceRow>>(),
  }),
  'invoices.get': call({
    input: moment.extend({ invoice: z.string() }),
    output: output<InvoiceDetail>(),
    errors: ['not_found'],
  }),
  'receipts.get': call({
    input: creditQuery,
    output: output<CreditDetail>(),
    errors: ['not_found'],
  }),
  'receipts.list': call({
    input: list.extend({ sort: listSort }),
    output: output<Page<CreditRow>>(),
  }),
  'creditNotes.get': call({
    input: creditQuery,
    output: output<CreditDetail>(),
    errors: ['not_found'],
  }),
  'creditNotes.list': call({
    input: list.extend({ sort: listSort }),
    output: output<Page<CreditRow>>(),
  }),
  'allocations.list': call({ input: list, output: output<Page<AllocationRow>>() }),
  'disputes.list': call({ input: list, output: output<Page<DisputeRow>>() }),
  'reversals.list': call({ input: list, output: output<Page<ReversalRow>>() }),
  'journal.list': call({ input: page, output: output<Page<JournalRow>>() }),

  /**
   * Money in. Without `allocate` it stays on account; `allocate: 'oldest'` fills oldest due first.
   * `paid`: what came, when it was in another currency; `rate`: receipt currency for one of the paid,
   * null: the rate table's of that day.
   */
  'receipts.record': call({
    input: z.object({
      customer: z.string().min(1),
      receivedOn: isoDate,
      currency: currencyCode,
      amountMinor: positiveMinor,
      reference: optionalText(200),
      allocate: z
        .union([
          z.literal('oldest'),
          z.array(z.object({ itemId: z.number().int().positive(), amountMinor: positiveMinor })),
        ])
        .nullable()
        .default(null),
      paid: z
        .object({
          currency: currencyCode,
          amountMinor: positiveMinor,
          rate: z
            .string()
            .regex(
              /^\d{1,12}(\.\d{1,12})?$/,
              fieldFault(say`${'field'} is not a rate; write it like 0.9215`),
            )
            .nullable()
            .default(null),
        })
        .nullable()
        .default(null),
    }),
    output: output<CreditRow>(),
    errors: [
      'not_found',
      'exceeds_open',
      'exceeds_receipt',
      'other_currency',
      'same_currency',
      'no_rate',
      'rate_zero',
      'rate_differs',
    ],
    changes: ['items', 'customers', 'workspace'],
  }),
  'allocations.record': call({
    input: z.object({
      sourceKind: z.enum(['receipt', 'credit_note']),
      source: z.string().min(1),
      itemId: z.number().int().positive(),
      effectiveOn: isoDate,
      amountMinor: positiveMinor,
    }),
    output: output<AllocationRow>(),
    errors: [
      'not_found',
      'exceeds_open',
      'exceeds_receipt',
      'other_currency',
      'other_customer',
      'too_early',
    ],
    changes: ['items', 'customers'],
  }),
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
    changes: ['items', 'customers', 'workspace'],
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
    changes: ['items', 'customers', 'workspace'],
  }),
  'writeOffs.list': call({
    input: numbered,
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
    changes: ['items', 'customers', 'workspace'],
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
    changes: ['items', 'customers', 'workspace'],
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
    changes: ['items', 'customers', 'workspace'],
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
    input: numbered,
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
    changes: ['items', 'customers', 'workspace'],
  }),
  'disputes.open': call({
    input: z.object({ invoice: z.string().min(1), openedOn: isoDate, reason: text(500) }),
    output: output<DisputeRow>(),
    errors: ['not_found', 'already_disputed'],
    changes: ['items', 'customers'],
  }),
  'disputes.resolve': call({
    input: z.object({
      disputeId: z.number().int().positive(),
      resolvedOn: isoDate,
      resolution: text(500),
    }),
    output: output<DisputeRow>(),
    errors: ['not_found', 'already_resolved'],
    changes: ['items', 'customers'],
  }),
  /** Corrects by a counter-fact; the first fact stays readable. `effectiveOn`: from which day. */
  'facts.reverse': call({
    input: z.object({
      kind: z.enum(REVERSED_BY_HAND_KINDS),
      /** Document number, or the id of an allocation or dispute. */
      reference: z.union([z.string().min(1), z.number().int().positive()]),
      effectiveOn: isoDate,
      reason: text(500),
    }),
    output: output<ReversalRow>(),
    errors: ['not_found', 'already_reversed', 'too_early', 'used_by_later_facts'],
    changes: ['items', 'customers', 'workspace'],
  }),
};
