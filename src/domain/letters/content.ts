/**
 * The shapes of a letter: the facts of a demand, its texts, and the content that is frozen when it is issued.
 */
import type { DayCount } from '../interest/accrue.ts';
import type { ToldSegment } from '../interest/told.ts';
import type { IsoDate } from '../dates.ts';
import type { CurrencyCode, Minor } from '../money.ts';
import type { DeliveryMethod } from './deadline.ts';
import type { BankAccount, Recipient, Sender } from './parties.ts';
import type { LetterLevel, LetterPack } from './wording.ts';

/** A row of the letter's table. Amounts in minor units of the letter's currency. */
export interface LetterItem {
  readonly itemId: number;
  readonly item: string;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly daysPastDue: number;
  readonly grossMinor: Minor;
  readonly openMinor: Minor;
  /** Parts of our own credit notes that `openMinor` is less by; missing: none. */
  readonly credits?: readonly { readonly creditNote: string; readonly minor: Minor }[];
  /** Null: no interest is claimed of it. `from`: first day that bears interest. */
  readonly interest: {
    readonly from: IsoDate;
    readonly minor: Minor;
    readonly segments: readonly ToldSegment[];
  } | null;
  /** It was not in the earlier letter: marked. */
  readonly isNew: boolean;
}

export type AttachmentKind =
  | 'invoice' | 'statement' | 'contract' | 'proof_of_delivery' | 'interest_calculation' | 'other'; // prettier-ignore

export interface LetterFacts {
  readonly level: LetterLevel;
  /** `L-2026-0001`; null while it is a draft. */
  readonly number: string | null;
  readonly issuedOn: IsoDate;
  readonly deadlineOn: IsoDate;
  /** Payments recorded up to and including this day are taken into account. */
  readonly cutOffOn: IsoDate;
  readonly delivery: DeliveryMethod;
  readonly currency: CurrencyCode;
  readonly sender: Sender;
  readonly recipient: Recipient;
  readonly bankAccount: BankAccount;
  /** Contract and order numbers of the items, in the order of the table, without repeats. */
  readonly contracts: readonly string[];
  readonly orders: readonly string[];
  readonly onAccountMinor: Minor;
  /** At least one; all overdue on `issuedOn`; by due date. */
  readonly items: readonly LetterItem[];
  /** ISO country whose law governs interest and fixed sums. */
  readonly law: string;
  readonly isContractRate: boolean;
  /** Null: no interest (rate missing, law unknown): the letter says nothing of a sum of interest. */
  readonly interest: {
    /** The day of the letter. */
    readonly to: IsoDate;
    /** Sum of the items'. */
    readonly minor: Minor;
    /** Of the day after `to`; null: not known. */
    readonly perDayMinor: Minor | null;
    /** Yearly, of the segments, oldest first, without repeats. */
    readonly ratePercents: readonly string[];
    readonly dayCount: DayCount;
    readonly sources: readonly string[];
    /** China: times the loan prime rate, `1.3`. */
    readonly multiple: string | null;
  } | null;
  /** `minor`: of all `count` invoices or instalments together. */
  readonly fixedSum: {
    readonly currency: CurrencyCode;
    readonly minor: Minor;
    readonly each: 'invoice' | 'instalment';
    readonly count: number;
  } | null;
  /** Recorded outlays, at level 4 only. */
  readonly costsMinor: Minor;
  /** Letters and demands of the past, oldest first. */
  readonly earlier: readonly {
    readonly number: string;
    readonly level: number;
    readonly issuedOn: IsoDate;
  }[];
  readonly brokenPromises: readonly {
    readonly madeOn: IsoDate;
    readonly promisedFor: IsoDate;
    readonly minor: Minor;
  }[];
  /** Deliveries are stopped since then: only then may the letter say so. */
  readonly holdSince: IsoDate | null;
  /** What the letter says of part payments. */
  readonly order: 'interest-first' | 'principal-first';
  readonly attachments: readonly { readonly kind: AttachmentKind; readonly name: string }[];
}

export interface TextRun {
  readonly text: string;
  readonly bold: boolean;
}

/** A paragraph as it is printed. */
export interface LetterPart {
  readonly role: string;
  readonly heading: string | null;
  readonly runs: readonly TextRun[];
}

/** A line under the table: its label, the sum of the open column where it has one, and its amount. */
export interface SumLine {
  readonly kind: 'subtotal' | 'addition' | 'total' | 'apart';
  readonly label: string;
  readonly open: string | null;
  readonly amount: string | null;
}

/** How the interest was worked out, item by item. */
export interface InterestAnnex {
  readonly heading: string;
  readonly intro: string;
  readonly items: readonly {
    /** From, to, days, rate, principal, interest. */
    readonly item: string;
    readonly rows: readonly (readonly string[])[];
    /** Label, days, interest rounded. */
    readonly rounded: readonly [label: string, days: string, interest: string];
  }[];
  readonly total: readonly [label: string, amount: string];
  readonly perDay: string | null;
  readonly sources: string | null;
}

/** The texts of one letter, filled. */
export interface LetterText {
  readonly wording: string;
  /** Of the pack. */
  readonly language: string;
  /** Of numbers and dates. */
  readonly locale: string;
  /** Between two sentences. */
  readonly join: string;
  readonly namedMonths: boolean;
  readonly subject: string;
  readonly salutation: string;
  readonly attention: string | null;
  readonly before: readonly LetterPart[];
  readonly after: readonly LetterPart[];
  readonly sums: readonly SumLine[];
  /** Explains the mark of new items; null: none is new, or there was no earlier letter. */
  readonly newNote: string | null;
  /** What of our own credit notes was taken off which item; letters before December 2026 have none. */
  readonly creditNotes?: readonly string[];
  readonly pages: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  readonly annex: InterestAnnex | null;
  readonly enclosed: string | null;
  readonly receipt: LetterPack['receipt'] | null;
  readonly closing: string;
  /** Beside the signature; null: nothing. */
  readonly seal: string | null;
  readonly delivery: string;
  /** What the payer is asked to write on the transfer. */
  readonly quote: string;
  readonly carried: string;
  readonly brought: string;
  readonly labels: LetterPack['labels'];
}

/** Everything a letter prints; what is stored as its content. */
export interface LetterContent extends LetterFacts {
  readonly language: string;
  readonly layout: WindowLayout;
  /** Σ openMinor of the items. */
  readonly principalMinor: Minor;
  /** What is asked for: principal; at levels 3 and 4 with interest, fixed sum of the letter's currency, costs. */
  readonly totalMinor: Minor;
  readonly text: LetterText;
  /** Payload of the QR code for a SEPA transfer; null: not in euro, no IBAN, or a draft. */
  readonly qr: string | null;
}

/** Where envelopes of the sender's country have their window; the page is drawn by it. */
export type WindowLayout = 'din-b' | 'uk' | 'us' | 'fr';

/** A part's words without their marks, as a reader searches them. */
export const textOf = (part: LetterPart): string => part.runs.map((run) => run.text).join('');
