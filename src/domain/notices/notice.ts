/**
 * Notices: what a customer is told on paper about a fact of the case, and our own sales representative of a
 * customer, a page or two without a number. Which there are stands here; what each says is in `hold-notice.ts`,
 * `plan-confirmation.ts` and `rep-notice.ts`, its words in
 * `resources/letters/<language>/notices.json`.
 *
 *     hold H-2 of 2026-03-02  ->  "Deliveries stopped from 2 March 2026", ground, items, what ends it
 *     plan PL-1 of 2026-03-02 ->  "Confirmation of payment plan PL-1", invoices, instalments, signatures
 *
 * A notice is no demand: it has no level, and printing it records nothing. It says what the ledger knew when
 * the fact was recorded, so that it is the same paper whenever it is printed.
 */
import type { IsoDate } from '../dates.ts';
import { printedMoney } from '../letters/format-amount.ts';
import type { BankAccount, Recipient, Sender } from '../letters/parties.ts';
import { fill, type LetterPack } from '../letters/wording.ts';
import type { CurrencyCode, Minor } from '../money.ts';

/** Kinds of case facts that have a notice for the customer. */
export const FACT_NOTICES = ['hold', 'plan'] as const;
export type FactNoticeKind = (typeof FACT_NOTICES)[number];
/** And what our own sales representative is told of a customer. */
export const NOTICES = [...FACT_NOTICES, 'rep'] as const;
export type NoticeKind = (typeof NOTICES)[number];

/** Between whom; texts are empty where nothing is known. */
export interface NoticeParties {
  /** Key of the fact; to a sales representative the customer's code. */
  readonly reference: string;
  /** Day of the fact, and of the notice. */
  readonly on: IsoDate;
  readonly sender: Sender;
  readonly recipient: Recipient;
}

/** How a column of a table is set: the name takes what the others leave. */
export interface NoticeColumn {
  readonly as: 'name' | 'date' | 'amount' | 'count';
  readonly label: string;
}

/** What follows the first page's head, from the top. Texts are printed as they are. */
export type NoticePart =
  /** What the reader must not miss. */
  | { readonly part: 'lead'; readonly text: string }
  | { readonly part: 'text'; readonly heading: string | null; readonly text: string }
  /** `total` stands under the only column of amounts. */
  | {
      readonly part: 'table';
      readonly columns: readonly NoticeColumn[];
      readonly rows: readonly (readonly string[])[];
      readonly total: readonly [label: string, amount: string];
    }
  | { readonly part: 'account'; readonly account: BankAccount; readonly quote: string }
  /** The last words and our signature. */
  | { readonly part: 'closing'; readonly text: string; readonly closing: string }
  /** Both sides sign; `lines` are the labels of what each fills in. */
  | {
      readonly part: 'signatures';
      readonly text: string;
      readonly sides: readonly (readonly [label: string, name: string])[];
      readonly lines: readonly string[];
    };

/** Everything that a notice prints. */
export interface NoticeContent extends NoticeParties {
  readonly kind: NoticeKind;
  readonly language: string;
  readonly subject: string;
  readonly salutation: string;
  readonly attention: string;
  /** Two figures under the subject; null: it has none. */
  readonly band: readonly [NoticeFigure, NoticeFigure] | null;
  readonly parts: readonly NoticePart[];
  readonly footer: string;
  readonly labels: LetterPack['labels'];
}
type NoticeFigure = readonly [label: string, value: string];

export type NoticeLabel =
  | 'attention' | 'overdueOn' | 'inForceFrom' | 'overdue' | 'totalOverdue' | 'covered'
  | 'instalment' | 'nth' | 'payableOn' | 'inTimeUntil' | 'amount'
  | 'totalInstalments' | 'forUs' | 'forThem' | 'nameAndPosition' | 'signature'; // prettier-ignore

/** Levels of a hold that stop something; `watch` stops nothing. */
export const HOLD_NOTICE_LEVELS = ['hold', 'cash_only', 'prepaid', 'staged', 'goods'] as const;
export type HoldNoticeLevel = (typeof HOLD_NOTICE_LEVELS)[number];

type OneOrMany = Readonly<Record<'one' | 'many', string>>;

/** The texts of one language, with placeholders. */
export interface NoticeTexts {
  /** Name and month of this text. */
  readonly wording: string;
  /** BCP 47, for lists in a sentence. */
  readonly language: string;
  readonly labels: Readonly<Record<NoticeLabel, string>>;
  readonly hold: {
    readonly levels: Readonly<
      Record<HoldNoticeLevel, Readonly<Record<'subject' | 'measure' | 'resume', string>>>
    >;
    readonly groundHeading: string;
    readonly overdue: OneOrMany;
    readonly nothingOverdue: string;
    readonly ownGround: string;
    readonly broken: string;
    readonly right: string;
    readonly disputed: string;
    readonly onAccount: string;
    readonly releaseHeading: string;
    readonly release: Readonly<Record<'current' | 'everything' | 'ground', string>>;
    readonly payment: string;
    readonly security: string;
    readonly contactHeading: string;
    readonly contact: string;
    readonly reservation: string;
    readonly asOfBooks: string;
  };
  readonly plan: {
    readonly subject: string;
    readonly opening: OneOrMany;
    readonly person: string;
    readonly schedule: OneOrMany;
    readonly securityHeading: string;
    readonly security: string;
    readonly interestHeading: string;
    readonly interest: Readonly<Record<'runs' | 'waived' | 'open', string>>;
    readonly defaultHeading: string;
    readonly default: string;
    readonly reservationHeading: string;
    readonly reservation: string;
    readonly signing: string;
  };
  readonly rep: Readonly<
    Record<
      | 'attention' | 'subject' | 'salutation' | 'nobody' | 'customer' | 'lead'
      | 'overdueHeading' | 'disputed' | 'onAccount'
      | 'saidHeading' | 'promised' | 'broken' | 'reason' | 'nothingSaid'
      | 'heldHeading' | 'insolvent' | 'nothingHeld'
      | 'mayHeading' | 'may' | 'mayNotHeading' | 'mayNot' | 'asOfBooks' | 'footer',
      string
    >
  > & {
    readonly overdue: OneOrMany;
    readonly held: Readonly<Record<HoldNoticeLevel, string>>;
  }; // prettier-ignore
  /** Put after a telephone number where there is an address. */
  readonly email: string;
}

/** A language of notices: its own texts, and of its letters what every paper has. */
export interface NoticeWording {
  readonly texts: NoticeTexts;
  readonly letter: Readonly<Record<'language' | 'salutation' | 'closing' | 'footer', string>> &
    Pick<LetterPack, 'labels'>;
}

export const oneOrMany = (count: number, { one, many }: OneOrMany): string =>
  count === 1 ? one : many;

/** Whom to ask: values of `{contact}`, `{phone}` and `{email}`. */
export const contactValues = (sender: Sender, { email }: NoticeTexts) => ({
  contact: sender.contact,
  phone: sender.phone,
  email: sender.email.trim() === '' ? '' : fill(email, { email: sender.email }),
});

export interface Sum {
  readonly currency: CurrencyCode;
  readonly minor: Minor;
}

/** `roses, vases and ribbons`. */
export const printedNames = (names: readonly string[], language: string): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(names);

/** `EUR 1,200.00 and USD 300.00`: sums of several currencies stand side by side and are never added. */
export const printedSums = (sums: readonly Sum[], language: string): string =>
  printedNames(
    sums.map(({ currency, minor }) => printedMoney(minor, currency)),
    language,
  );
