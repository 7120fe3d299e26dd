/** Formal demand letters: propose → review → issue → register → cancel. */
import { z } from 'zod';
import type { Instant, IsoDate } from '../../domain/dates.ts';
import { call, output } from '../call.ts';
import type { WordingFinding } from '../../domain/letters/text-check.ts';
import { currencyCode, fieldFault, isoDate, text, type FileOut } from '../fields.ts';
import { say, type Text } from '../../domain/texts/text.ts';

/** Why an item is in or out of a letter; one code, one sentence. */
export const ITEM_REASONS = ['overdue', 'not_due', 'disputed', 'zero', 'left_out'] as const;
export type ItemReason = (typeof ITEM_REASONS)[number];

/** Why a whole letter cannot be issued; empty when it can. */
export const CANDIDATE_BLOCKS = [
  'nothing_overdue',
  'no_address',
  'individual',
  'sender_incomplete',
  'no_bank_account',
  'unprintable',
] as const;
export type CandidateBlock = (typeof CANDIDATE_BLOCKS)[number];

/** What is to be weighed before a letter is issued; it stops nothing. */
export const CANDIDATE_CAUTIONS = [
  'on_account',
  'credit_note',
  'recent_letter',
  'bank_stale',
  'bank_unmatched',
  'sole_trader',
  'individual',
  'no_town',
  'language',
] as const;
export type CandidateCaution = (typeof CANDIDATE_CAUTIONS)[number];

export interface ProposedItem {
  readonly itemId: number;
  readonly item: string;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly daysPastDue: number;
  readonly grossMinor: number;
  /** Less `credits`. */
  readonly openMinor: number;
  /** Our own open credit notes that the letter takes off; issuing it applies them. */
  readonly credits: readonly { readonly creditNote: string; readonly minor: number }[];
  /** To the letter's date; null: not in the letter, not shown at its level, or not known. */
  readonly interestMinor: number | null;
  /** In the currency of the letter's fixed sum; null: none. */
  readonly fixedSumMinor: number | null;
  /** What a letter with this item demands of it, in the letter's currency; 0: it cannot be demanded. */
  readonly demandedMinor: number;
  readonly included: boolean;
  readonly reason: ItemReason;
  /** Plain sentence: `18 days past due`, `disputed since 3 Nov 2026: short delivery`. */
  readonly because: Text;
  /** Left out only because an earlier letter still gives time or the policy has no letter for it yet. */
  readonly isTooEarly: boolean;
  /** Newest letter in force on the letter's date that demands it already. */
  readonly demandedBy: {
    readonly number: string;
    readonly issuedOn: IsoDate;
    readonly deadlineOn: IsoDate;
  } | null;
}

/** One possible letter: a customer, a currency. */
export interface Candidate {
  readonly customer: string;
  readonly name: string;
  readonly country: string | null;
  readonly currency: string;
  /** 1 friendly, 2 firm, 3 formal demand, 4 final. */
  readonly level: number;
  /** Of the words, and of numbers and dates: BCP 47. */
  readonly language: string;
  readonly locale: string;
  /** Those that letters can be written in. */
  readonly languages: readonly string[];
  /** ISO country whose law governs interest, or null: nothing is demanded. */
  readonly law: string | null;
  /** No contract and no customer names it: our own country's is taken. */
  readonly isLawAssumed: boolean;
  /** Open of the included items. */
  readonly principalMinor: number;
  /** Null: not shown at this level, or `whyNoInterest`. */
  readonly interestMinor: number | null;
  readonly fixedSum: { readonly currency: string; readonly minor: number } | null;
  /** Interest of each day after the letter; null: not known. */
  readonly perDayMinor: number | null;
  /** What the letter demands: from level 3 on with interest and fixed sums of its currency. */
  readonly totalMinor: number;
  readonly whyNoInterest: Text | null;
  readonly oldestDaysPastDue: number;
  /** Money and credit notes that nobody applied and the letter does not take off. */
  readonly onAccountMinor: number;
  readonly deadlineOn: IsoDate;
  readonly blocks: readonly { readonly code: CandidateBlock; readonly message: Text }[];
  /** Things to weigh before issuing: money on account, a letter issued days ago. */
  readonly cautions: readonly { readonly code: CandidateCaution; readonly message: Text }[];
  readonly items: readonly ProposedItem[];
}

export interface LetterRow {
  readonly number: string;
  readonly level: number;
  readonly customer: string;
  readonly name: string;
  readonly issuedOn: IsoDate;
  readonly deadlineOn: IsoDate;
  readonly currency: string;
  readonly totalMinor: number;
  readonly items: number;
  readonly status: 'issued' | 'cancelled';
  readonly cancelledOn: IsoDate | null;
  readonly cancelReason: string | null;
  /** Open today (as of) of what the letter demanded. */
  readonly stillOpenMinor: number;
  readonly recordedAt: Instant;
  /** Hex SHA-256 of the frozen PDF. */
  readonly pdfSha256: string;
}

export interface LetterItemView {
  readonly item: string;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly daysPastDue: number;
  readonly grossMinor: number;
  readonly openMinor: number;
}

const languageTag = z
  .string()
  .regex(
    /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/,
    fieldFault(say`${'field'} is not a language; write it like es or en-US`),
  );
const letterLevel = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

/** How somebody wants one letter written; left out or null: as the run is. */
export const writtenAs = z.object({
  customer: z.string().min(1),
  currency: currencyCode,
  level: letterLevel.nullable().optional(),
  /** BCP 47. */
  language: languageTag.nullable().optional(),
});

export const letterRequest = writtenAs.extend({
  /** Items to demand; must be among the included or left-out items of the proposal. */
  itemIds: z.array(z.number().int().positive()).min(1),
});

/** `issuedOn`: date on the letter and as-of date of its amounts. */
const runInput = z.object({
  issuedOn: isoDate,
  /** Of every letter of the run; null: the level that each has reached. */
  level: letterLevel.nullable().default(null),
  /** Of every letter of the run, BCP 47; null: the customer's. */
  language: languageTag.nullable().default(null),
  deliveryMethod: z
    .enum(['post', 'registered_post', 'courier', 'email'])
    .default('registered_post'),
});

export const letterCalls = {
  'letters.propose': call({
    input: runInput.extend({
      customers: z.array(z.string()).nullable().default(null),
      /** Of letters that somebody changed. */
      written: z.array(writtenAs).max(2000).optional(),
    }),
    output: output<readonly Candidate[]>(),
  }),
  /** The PDF as it would be issued, marked DRAFT and without a number. */
  'letters.preview': call({
    input: runInput.extend({ letter: letterRequest }),
    output: output<FileOut>(),
    errors: ['not_found', 'blocked', 'item_not_demandable'],
    job: true,
  }),
  /** Each letter gets its number, frozen items and PDF; all or none. */
  'letters.issue': call({
    input: runInput.extend({
      letters: z.array(letterRequest).min(1).max(2000),
      /** The same key and input again give the same letters, not new ones. */
      idempotencyKey: z.string().min(8).max(100),
    }),
    output: output<readonly LetterRow[]>(),
    errors: ['not_found', 'blocked', 'item_not_demandable', 'idempotency_mismatch'],
    job: true,
    changes: ['letters', 'items', 'customers', 'workspace'],
  }),
  'letters.list': call({
    input: z.object({ asOf: isoDate, customer: z.string().nullable().default(null) }),
    output: output<readonly LetterRow[]>(),
  }),
  'letters.get': call({
    input: z.object({ number: z.string(), asOf: isoDate }),
    output: output<{ readonly letter: LetterRow; readonly items: readonly LetterItemView[] }>(),
    errors: ['not_found'],
  }),
  /** The frozen bytes, every time the same. Several numbers: one PDF after another in one file. */
  'letters.pdf': call({
    input: z.object({ numbers: z.array(z.string()).min(1).max(2000) }),
    output: output<FileOut>(),
    errors: ['not_found', 'damaged'],
    job: true,
  }),
  /** Works without a ledger. `text`: a file of a level (JSON) or plain words; empty answer: it may be used. */
  'letters.checkWording': call({
    input: z.object({
      text: z.string().max(200_000),
      language: languageTag,
      level: letterLevel.nullable().default(null),
    }),
    output: output<readonly WordingFinding[]>(),
  }),
  'letters.cancel': call({
    input: z.object({ number: z.string(), reason: text(500) }),
    output: output<LetterRow>(),
    errors: ['not_found', 'already_cancelled'],
    changes: ['letters', 'items', 'customers', 'workspace'],
  }),
};
