/**
 * The bank's side: statements and lines as they came in, what each line was taken for, and what the
 * program proposes. Nothing is matched by itself: every acceptance is a call.
 *
 *     bank.lines (to match) → bank.line (proposals) → bank.accept | bank.setAside → bank.undo
 */
import { z } from 'zod';
import type { Instant, IsoDate } from '../../domain/dates.ts';
import type { MatchReason, MatchStrength } from '../../domain/bank/matching/match-facts.ts';
import { call, output } from '../call.ts';
import { currencyCode, instant, optionalText, page, positiveMinor, text } from '../fields.ts';
import type { Page } from './facts.ts';
import type { Text } from '../../domain/texts/text.ts';

export type { MatchReason, MatchStrength };

export const CONTINUITY = ['first', 'follows', 'gap', 'overlap', 'repeated', 'unknown'] as const;

export interface StatementRow {
  readonly statementId: number;
  readonly account: string;
  readonly accountName: string;
  readonly currency: string;
  readonly kind: 'statement' | 'interim' | 'notification';
  readonly number: string;
  readonly fromOn: IsoDate | null;
  readonly toOn: IsoDate | null;
  readonly openingMinor: number | null;
  readonly closingMinor: number | null;
  /** Σ of its booked lines, those known from other files too. */
  readonly linesMinor: number;
  readonly lines: number;
  readonly newLines: number;
  readonly toMatch: number;
  /** closing − (opening + lines); 0 when it adds up, null when the bank printed no balances. */
  readonly differenceMinor: number | null;
  readonly continuity: (typeof CONTINUITY)[number];
  /** Whole sentence when there is something to know: `100.00 EUR are missing between …`. */
  readonly because: Text;
  readonly fileName: string;
  readonly batchId: number;
  readonly recordedAt: Instant;
}

export const LINE_STATES = ['to_match', 'partly', 'matched', 'aside'] as const;
export type LineState = (typeof LINE_STATES)[number];

export interface BankLineRow {
  readonly lineId: number;
  readonly statementId: number;
  readonly account: string;
  readonly bookedOn: IsoDate;
  readonly valueOn: IsoDate | null;
  readonly currency: string;
  /** Negative: money out. */
  readonly amountMinor: number;
  /** What is not matched or set aside yet; of the amount's sign. */
  readonly leftMinor: number;
  readonly counterparty: string;
  readonly counterpartyAccount: string;
  readonly text: string;
  readonly structuredReference: string;
  readonly isReversal: boolean;
  readonly state: LineState;
  /** Customers it was matched to, or the note it was set aside with. */
  readonly matchedTo: string;
}

export interface ProposedShare {
  readonly itemId: number;
  /** Label `INV-7 (2/3)`. */
  readonly item: string;
  readonly customer: string;
  readonly currency: string;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly openMinor: number;
  /** Of it settled per list: the line replaces that, as far as it goes. */
  readonly perListMinor: number;
  readonly amountMinor: number;
  readonly discountMinor: number;
  readonly chargeMinor: number;
  /** Exchange difference, written off on top. */
  readonly differenceMinor: number;
}

/** What a customer gets of the line, in its currency. */
export interface ProposedPart {
  readonly customer: string;
  readonly name: string;
  readonly amountMinor: number;
}

/** The money of the line in the currency of the items, at the last rate up to the line's day. */
export interface ProposedConversion {
  readonly currency: string;
  readonly receiptMinor: number;
  /** Units of `currency` for one of the line's. */
  readonly rate: string;
  readonly rateOn: IsoDate;
  readonly source: string;
}

/** One way to take a line; the best first. */
export interface LineProposal {
  readonly kind: 'receipt' | 'return';
  /** Of the first part; with `return` of the receipt. */
  readonly customer: string;
  readonly name: string;
  /** One, unless the line pays for several customers; Σ = what is left of it. None with `return`. */
  readonly parts: readonly ProposedPart[];
  readonly shares: readonly ProposedShare[];
  /** In the currency of `fx`, if any. */
  readonly onAccountMinor: number;
  /** The items are in another currency than the line; such a proposal is never unambiguous. */
  readonly fx: ProposedConversion | null;
  /** With `return`: the receipt that the line takes back. */
  readonly receipt: string | null;
  readonly strength: MatchStrength;
  /** May be accepted together with others after one look. */
  readonly isUnambiguous: boolean;
  readonly reasons: readonly {
    readonly reason: MatchReason | 'returned';
    readonly because: Text;
  }[];
}

export interface LineMatch {
  readonly matchId: number;
  readonly kind: 'receipt' | 'return' | 'refund' | 'aside';
  readonly amountMinor: number;
  readonly customer: string | null;
  readonly name: string | null;
  /** Receipt or refund number. */
  readonly document: string | null;
  /** In the currency of the items. */
  readonly shares: readonly {
    readonly item: string;
    readonly currency: string;
    readonly amountMinor: number;
  }[];
  readonly note: string;
  readonly rule: string;
  readonly recordedAt: Instant;
}

export interface BankLineDetail {
  readonly line: BankLineRow;
  readonly accountName: string;
  readonly bankReference: string;
  readonly endToEndId: string;
  readonly code: string;
  readonly chargesMinor: number;
  readonly original: {
    readonly currency: string;
    readonly amountMinor: number;
    readonly rate: string;
  } | null;
  readonly batch: {
    readonly index: number;
    readonly count: number;
    readonly bookingMinor: number;
  } | null;
  readonly raw: string;
  readonly matches: readonly LineMatch[];
  readonly proposals: readonly LineProposal[];
}

/** A line with its best proposal, for the list that is looked over before accepting together. */
export interface MatchRow {
  readonly line: BankLineRow;
  readonly best: LineProposal | null;
  readonly others: number;
}

/** Part of a line for one customer; allocations in the line's currency unless `fx` says otherwise. */
const receiptPart = z.object({
  kind: z.literal('receipt'),
  customer: z.string().min(1),
  /** Of the line, in its currency. Σ of the parts = what is left of the line, or less. */
  amountMinor: positiveMinor,
  /**
   * The items are in another currency: the receipt is kept in `currency` with `receiptMinor`.
   * `rate` null: from the rate table on the line's day.
   */
  fx: z
    .object({
      currency: currencyCode,
      rate: z
        .string()
        .regex(/^\d+(\.\d+)?$/)
        .nullable()
        .default(null),
    })
    .nullable()
    .default(null),
  /** In the receipt's currency; the rest stays on account. */
  shares: z
    .array(
      z.object({
        itemId: z.number().int().positive(),
        amountMinor: positiveMinor,
        discountMinor: z.number().int().min(0).default(0),
        chargeMinor: z.number().int().min(0).default(0),
        /** FX only: what is left of the item is written off as exchange difference. */
        differenceMinor: z.number().int().min(0).default(0),
      }),
    )
    .default([]),
});
export type ReceiptPart = z.output<typeof receiptPart>;

export const bankCalls = {
  'bank.statements': call({
    input: page.extend({
      account: z.string().nullable().default(null),
      search: z.string().max(200).default(''),
    }),
    output: output<Page<StatementRow>>(),
  }),
  'bank.lines': call({
    input: page.extend({
      state: z.enum(['open', 'matched', 'aside', 'all']).default('open'),
      /** Only money in, only money out, or both. */
      direction: z.enum(['in', 'out', 'both']).default('both'),
      account: z.string().nullable().default(null),
      search: z.string().max(200).default(''),
    }),
    output: output<Page<BankLineRow> & { readonly open: number; readonly openIn: number }>(),
  }),
  'bank.line': call({
    input: z.object({ lineId: z.number().int().positive() }),
    output: output<BankLineDetail>(),
    errors: ['not_found'],
  }),
  /** Best proposals of open lines of money in, oldest first. */
  'bank.propose': call({
    input: page.extend({ onlyUnambiguous: z.boolean().default(false) }),
    output: output<Page<MatchRow> & { readonly unambiguous: number }>(),
    job: true,
  }),
  /** Records receipts and allocations for (part of) a line; remembers the payer's account. */
  'bank.accept': call({
    input: z.object({
      lineId: z.number().int().positive(),
      parts: z.array(receiptPart).min(1),
      /** Reasons of the proposal that was taken as it was; empty: chosen by hand. */
      rule: z.string().max(200).default(''),
      rememberPayer: z.boolean().default(true),
      /** What stays on account is none of what a list settled (`settled_per_list`). */
      isOther: z.boolean().default(false),
    }),
    output: output<BankLineDetail>(),
    errors: [
      'not_found',
      'settled_per_list',
      'already_matched',
      'exceeds_line',
      'exceeds_open',
      'exceeds_receipt',
      'other_currency',
      'other_customer',
      'too_early',
      'no_rate',
      'not_money_in',
      'discount_not_offered',
    ],
    changes: ['bank', 'items', 'customers', 'workspace'],
  }),
  /** Those of `lineIds` whose best proposal is still exact and unambiguous; the others are named. */
  'bank.acceptTogether': call({
    input: z.object({ lineIds: z.array(z.number().int().positive()).min(1).max(10_000) }),
    output: output<{
      readonly accepted: readonly number[];
      readonly skipped: readonly { readonly lineId: number; readonly because: Text }[];
      /** Names this acceptance, for `bank.undoTogether`. */
      readonly acceptedAt: Instant;
    }>(),
    job: true,
    changes: ['bank', 'items', 'customers', 'workspace'],
  }),
  /** A returned debit or cancelled credit: reverses the receipt from the line's day. */
  'bank.acceptReturn': call({
    input: z.object({ lineId: z.number().int().positive(), receipt: z.string().min(1) }),
    output: output<BankLineDetail>(),
    errors: [
      'not_found',
      'already_matched',
      'not_money_out',
      'other_amount',
      'already_reversed',
      'too_early',
      'used_by_later_facts',
    ],
    changes: ['bank', 'items', 'customers', 'workspace'],
  }),
  /** Not a customer's money: charges, transfers, suppliers. */
  'bank.setAside': call({
    input: z.object({
      lineIds: z.array(z.number().int().positive()).min(1).max(10_000),
      note: text(200),
    }),
    output: output<{ readonly setAside: number }>(),
    errors: ['not_found', 'already_matched'],
    changes: ['bank'],
  }),
  /** Takes the line's matches back, newest first, with their receipts and allocations. */
  'bank.undo': call({
    input: z.object({
      lineId: z.number().int().positive(),
      reason: optionalText(200),
    }),
    output: output<BankLineDetail>(),
    errors: ['not_found', 'not_matched', 'used_by_later_facts'],
    changes: ['bank', 'items', 'customers', 'workspace'],
  }),
  /**
   * The same for many lines as one: all of them or none. With `acceptedAt` only what that acceptance
   * matched: a line that was matched otherwise since is refused (`changed_since`).
   */
  'bank.undoTogether': call({
    input: z.object({
      lineIds: z.array(z.number().int().positive()).min(1).max(10_000),
      acceptedAt: instant.nullable().default(null),
      reason: optionalText(200),
    }),
    output: output<{ readonly undone: number }>(),
    errors: ['not_found', 'not_matched', 'changed_since', 'used_by_later_facts'],
    job: true,
    changes: ['bank', 'items', 'customers', 'workspace'],
  }),
};
