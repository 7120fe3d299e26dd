/**
 * The words of letters: a pack a language in `resources/letters/<pack>/`, `pack.json` (labels, grammar, laws)
 * and `level-1.json` to `level-4.json` (what each letter says), and the one place that fills them.
 *
 *     "We demand payment of **{total}** by **{deadline}**."
 *       ->  "We demand payment of EUR 12,345.00 by 14 December 2026.", sum and date in bold
 *
 * What differs by governing law, country of the debtor or circumstance is data of the pack: a saying may have
 * conditions and an alternative. A value is put in as it is and never read again, so a customer called `{total}`
 * stays `{total}`.
 */
import type { DateGrammar, Plural } from './format-amount.ts';

export type LetterLevel = 1 | 2 | 3 | 4;

/** What a saying may ask about. */
export const CIRCUMSTANCES = [
  // Levels: 3 or 4; 4.
  'formal', 'final',
  // Of interest: it is shown, it is by the law, the contract has the rate, the pack cites the law, and more.
  'interest', 'statutory', 'contractRate', 'lawNamed', 'perDay', 'severalRates', 'multiple', 'annex',
  // Of the fixed sum: in the letter's currency and in the total; in another one; the pack cites its law.
  'fixedSum', 'fixedSumApart', 'fixedSumNamed', 'perInstalment', 'costs',
  // Of the past.
  'earlier', 'promises', 'newItems', 'hold', 'onAccount',
  'interestFirst', 'soleTrader', 'email', 'attachments', 'capitals', 'several',
] as const; // prettier-ignore
export type Circumstance = (typeof CIRCUMSTANCES)[number];

/** All of it holds. Lists of codes: one of them. */
export interface Condition {
  /** Circumstances that hold, and with a leading `!` that do not. */
  readonly is?: readonly string[];
  /** ISO codes of the governing law. */
  readonly law?: readonly string[];
  /** ISO codes of the debtor's country. */
  readonly country?: readonly string[];
}

/** A sentence or several; by the number of items where it has plural forms. */
export type Saying =
  | string
  | {
      readonly when?: Condition;
      readonly text: string | Plural;
      /** Said where `when` does not hold. */
      readonly else?: Saying;
    };

/** A paragraph; left out where none of its sayings holds. */
export interface PartWording {
  /** What it is for; levels 3 and 4 must have some (`REQUIRED_ROLES`). */
  readonly role: string;
  readonly heading?: string;
  readonly says: readonly Saying[];
}

/** One level of one pack. */
export interface LevelWording {
  /** Name and month of this text; frozen into every letter that used it. */
  readonly wording: string;
  readonly level: number;
  readonly subject: Saying;
  readonly salutation: Saying;
  /** Above the table. */
  readonly before: readonly PartWording[];
  /** Under the table, before where to pay. */
  readonly after: readonly PartWording[];
  /** Pages of their own after the letter. */
  readonly pages?: readonly {
    readonly when?: Condition;
    readonly heading: string;
    readonly says: readonly Saying[];
  }[];
  readonly closing: Saying;
}

/** How a law is cited: what gives interest, what gives the fixed sum, how interest is worked out. */
export interface LawWording {
  readonly interest: string;
  readonly fixed?: string;
  readonly method: string;
}

/** Sentences and lines that every level of a language shares. */
export const PACK_SAYINGS = [
  'attention', 'principal', 'principalAndInterest', 'fixedLine', 'fixedApartLine', 'costsLine', 'totalLine',
  'newNote', 'creditNote', 'enclosed', 'annexHeading', 'annexIntro', 'annexRounded', 'annexTotal', 'annexPerDay', 'annexSources',
  'carried', 'brought',
] as const; // prettier-ignore
export type PackSaying = (typeof PACK_SAYINGS)[number];

export interface LetterPack {
  /** BCP 47: the pack, and its locale where the customer's country has none. */
  readonly language: string;
  /** Between two sentences. */
  readonly join: string;
  /** Columns of dates name their months: `4 Dec 2026`. */
  readonly namedMonths: boolean;
  readonly dates: DateGrammar;
  /** `{n} day`, with form `day` or `day:dative`. */
  readonly counts: Readonly<Record<string, Plural>>;
  /** More numbers than fit a sentence: `{list} and {n} more`. */
  readonly more: string;
  /** `{list}`: numbers of contracts, of orders, of orders after contracts; what is said without any. */
  readonly basis: {
    readonly contract: Plural;
    readonly order: Plural;
    readonly also: Plural;
    readonly none: string;
  };
  readonly laws: Readonly<Record<string, LawWording>>;
  readonly dayCounts: Readonly<Record<string, string>>;
  /** A day in a list of days: `el {date}`. */
  readonly earlierDate: string;
  /** `{sum}`, `{madeOn}`, `{promisedFor}`. */
  readonly promise: string;
  readonly attachments: Readonly<Record<string, Plural>>;
  readonly says: Readonly<Record<PackSaying, Saying>>;
  readonly delivery: Readonly<Record<'post' | 'registered_post' | 'courier' | 'email', Saying>>;
  /** A slip that the debtor stamps and sends back, at levels 3 and 4. */
  readonly receipt?: { readonly heading: string; readonly says: string; readonly sign: string };
  /** Beside the signature at levels 3 and 4: the place of a company's seal. */
  readonly seal?: string;
  readonly labels: Readonly<Record<LetterLabel, string>>;
}

/** A level in its language, and the locale of its numbers and dates. */
export interface Wording {
  readonly pack: LetterPack;
  readonly level: LevelWording;
  readonly locale: string;
}

export type LetterLabel =
  | 'date' | 'reference' | 'customer' | 'delivery'
  | 'draftReference' | 'invoice' | 'issuedOn' | 'dueOn' | 'original' | 'paid' | 'open' | 'interest'
  | 'daysOverdue' | 'payTo' | 'holder' | 'iban' | 'account' | 'bic' | 'bank' | 'quote' | 'amount'
  | 'from' | 'to' | 'days' | 'rate' | 'principal'
  | 'registration' | 'vat' | 'phone' | 'contact' | 'page' | 'letter' | 'draft'; // prettier-ignore

/** What a text of a level may put in; `{deadline:dative}` asks for a form of it. */
export const LETTER_FIELDS = [
  'reference', 'recipient', 'attention', 'sender', 'customer', 'basis', 'issued', 'deadline', 'cutOff', 'nextDay',
  'oldestDue', 'holdSince', 'items', 'invoice', 'oldestDays', 'total', 'principal', 'interest', 'perDay', 'rates',
  'rate', 'dayCount', 'multiple', 'sources', 'law', 'lawFixed', 'lawMethod', 'fixed', 'fixedEach', 'fixedCount',
  'costs', 'capitals', 'onAccount', 'earlier', 'promises', 'contact', 'phone', 'email', 'reach', 'currency',
  'attachments',
] as const; // prettier-ignore

const PLACEHOLDER = /\{([A-Za-z]+)(?::([a-z]+))?\}/g;

/** Fields that a text names, each with the form it asks for. */
export const fieldsIn = (
  text: string,
): readonly { readonly name: string; readonly form: string | undefined }[] =>
  [...text.matchAll(PLACEHOLDER)].map(([, name = '', form]) => ({ name, form }));

/** Puts values into a text; a field without a value is a mistake in the wording file. */
export function fillWith(
  template: string,
  valueOf: (name: string, form: string | undefined) => string | undefined,
): string {
  return template.replace(PLACEHOLDER, (_, name: string, form: string | undefined) => {
    const value = valueOf(name, form);
    if (value === undefined) throw new RangeError(`wording uses {${name}}, which has no value`);
    return value;
  });
}

export const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  fillWith(template, (name) => values[name]);

/** Roles without which no letter of a level is printed (domain-rules 5.1, bold; 5.5 no. 1 for levels 1 and 2). */
export const REQUIRED_ROLES: Readonly<Record<LetterLevel, readonly string[]>> = {
  1: ['opening', 'demand', 'disregard'],
  2: ['opening', 'demand', 'dispute', 'disregard'],
  3: ['opening', 'demand', 'dispute', 'consequences', 'reservation', 'disregard'],
  4: ['opening', 'demand', 'dispute', 'consequences', 'reservation', 'disregard'],
};

/** Fields that must stand in a level: what is asked for, until when, and what is counted. */
export const REQUIRED_FIELDS: Readonly<Record<LetterLevel, readonly string[]>> = {
  1: ['total', 'cutOff'],
  2: ['total', 'deadline', 'cutOff'],
  3: ['total', 'deadline', 'cutOff', 'reach'],
  4: ['total', 'deadline', 'cutOff', 'reach'],
};
