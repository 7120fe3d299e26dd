/**
 * The wording of a letter: texts with placeholders, from `resources/letters/<language>/`, and the
 * one place that fills them.
 *
 *     "We demand payment of {total} …, by {deadline}."
 *       ->  "We demand payment of EUR 12,345.00 …, by 14 December 2026."
 *
 * A value is put in as it is and never read again, so a customer called `{total}` stays `{total}`.
 */
export interface Wording {
  /** Name and month of this text; frozen into every letter that used it. */
  readonly wording: string;
  readonly language: string;
  readonly layout: string;
  readonly level: number;
  readonly subject: string;
  readonly salutation: string;
  readonly opening: { readonly one: string; readonly many: string };
  readonly demand: string;
  /** Only printed when money is on account. */
  readonly onAccount: string;
  readonly dispute: string;
  readonly consequences: string;
  readonly reservation: string;
  readonly disregard: string;
  readonly closing: string;
  readonly footer: string;
  readonly labels: Readonly<Record<LetterLabel, string>>;
  readonly delivery: Readonly<Record<'post' | 'registered_post' | 'courier' | 'email', string>>;
}

export type LetterLabel =
  | 'demanded' | 'payableBy' | 'date' | 'reference' | 'customer' | 'delivery' | 'attention'
  | 'draftReference' | 'invoice' | 'issuedOn' | 'dueOn' | 'original' | 'paid' | 'open'
  | 'daysOverdue' | 'total' | 'payTo' | 'holder' | 'account' | 'bic' | 'bank' | 'quote'
  | 'disputeHeading' | 'consequencesHeading' | 'registration' | 'vat' | 'phone' | 'email'
  | 'contact' | 'page' | 'letter' | 'draft'; // prettier-ignore

/** The texts of one letter, filled. */
export interface LetterText {
  readonly wording: string;
  readonly language: string;
  readonly subject: string;
  readonly salutation: string;
  readonly opening: string;
  readonly demand: string;
  readonly onAccount: string | null;
  readonly dispute: string;
  readonly consequences: string;
  readonly reservation: string;
  readonly disregard: string;
  readonly closing: string;
  readonly footer: string;
  readonly labels: Readonly<Record<LetterLabel, string>>;
  readonly delivery: string;
}

const PLACEHOLDER = /\{([A-Za-z]+)\}/g;

/** Puts `values` into `template`; a placeholder without a value is a mistake in the wording file. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(PLACEHOLDER, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`wording uses {${name}}, which has no value`);
    return value;
  });
}

/** The parts of a letter that must not be empty (domain-rules 5.1, bold), in its words. */
const MANDATORY = {
  subject: 'subject',
  opening: 'basis of the claim',
  demand: 'demand with its deadline',
  dispute: 'way to dispute',
  consequences: 'consequences',
  reservation: 'reservation of rights',
  disregard: 'disregard sentence',
  delivery: 'delivery method',
  closing: 'closing',
} as const satisfies Partial<Record<keyof LetterText, string>>;

/** Names of the mandatory parts that `text` lacks; empty when it may be printed. */
export const missingPrintedContent = (text: LetterText): readonly string[] =>
  (Object.keys(MANDATORY) as (keyof typeof MANDATORY)[])
    .filter((part) => text[part].trim() === '')
    .map((part) => MANDATORY[part]);

/**
 * Words no letter may carry (domain-rules N1, N4, N14): threats of publicity or of lists, and
 * anything that looks like a court's paper or speaks of crime.
 */
const BANNED = [
  'blacklist', 'black list', 'boycott', 'publish', 'expose', 'name and shame', 'criminal', 'fraud',
  'police', 'prosecut', 'bailiff', 'summons', 'notice of legal proceedings', 'your customers',
  'your employees', 'credit list',
]; // prettier-ignore

/** The banned words a wording contains, in any case. */
export const bannedWordsIn = (text: string): readonly string[] => {
  const lower = text.toLowerCase();
  return BANNED.filter((word) => lower.includes(word));
};
