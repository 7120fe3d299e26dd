/**
 * What the program says, as data: the English sentence stays readable where it is written, and a
 * host, a screen or a document renders it in the language of its reader (`render.ts`).
 *
 *     say`${day(dueOn)} is before ${number} was issued; choose ${day(issuedOn)} or later.`
 *       ->  { template: '{0} is before {1} was issued; choose {2} or later.',
 *             values: [{ kind: 'date', date: '2026-03-01' }, 'INV-7', { kind: 'date', … }] }
 *
 *     say`${count(rows, 'row')} left out`
 *       ->  { template: '{0, plural, one {# row} other {# rows}} left out', values: [3] }
 *
 * The template is the key of a catalogue (`resources/texts/<language>/`); its placeholders are a
 * small part of ICU MessageFormat, which tools for translators know. `npm run texts` draws the
 * templates out of the source, so `count` and `plural` stand only inside a `say`, with their words
 * written out there. Nothing but plain data: a text goes through JSON, MessagePack and threads.
 */
import type { Instant, IsoDate } from '../dates.ts';
import type { CurrencyCode, Minor } from '../money.ts';

/** A sentence, or a part of one that stands in others. */
export interface Text {
  readonly template: string;
  readonly values: readonly TextValue[];
}

export type TextValue =
  /** A name, a number of a document, a code, words of a file: shown as it is in every language. */
  | string
  /** Whole number, digits only: `line 1042`. */
  | number
  | { readonly kind: 'date'; readonly date: IsoDate }
  | { readonly kind: 'instant'; readonly at: Instant }
  /** `1234.50 EUR`; `1,234.50 EUR` when `grouped`. */
  | {
      readonly kind: 'money' | 'amount';
      readonly minor: Minor;
      readonly currency: CurrencyCode;
      readonly grouped: boolean;
    }
  /** A sentence inside another, or words that begin one: the first letter small or capital. */
  | { readonly kind: 'cased'; readonly first: 'small' | 'capital'; readonly text: Text }
  | { readonly kind: 'list'; readonly items: readonly TextValue[]; readonly joined: Joined }
  | Text;

/** `A, B`, `A; B`, `A, B and C`, `A, B or C`, `A B`. */
export type Joined = 'comma' | 'semicolon' | 'and' | 'or' | 'space';

/** A number with the words that go with it; only inside a `say`. */
export interface Plural {
  readonly kind: 'plural';
  readonly count: number;
  readonly one: string;
  readonly other: string;
}

/** Plural forms are part of the template, so that a language can put its own in their place. */
const templates = new WeakMap<TemplateStringsArray, string>();

/** Sentences without values: the same object every time, which a list copied between threads has once. */
const constants = new WeakMap<TemplateStringsArray, Text>();

/** The tag of every sentence; see the head of this file. */
export function say(
  strings: TemplateStringsArray,
  ...values: readonly (TextValue | Plural)[]
): Text {
  if (values.length === 0) {
    let constant = constants.get(strings);
    if (constant === undefined)
      constants.set(strings, (constant = { template: templateOf(strings, []), values: [] }));
    return constant;
  }
  let template = templates.get(strings);
  if (template === undefined) {
    template = templateOf(
      strings,
      values.map((value) => (isPlural(value) ? value : null)),
    );
    templates.set(strings, template);
  }
  return { template, values: values.map((value) => (isPlural(value) ? value.count : value)) };
}

/** The key of a sentence in its parts; the script that draws out the catalogue uses it, too. */
export const templateOf = (
  strings: readonly string[],
  forms: readonly (Pick<Plural, 'one' | 'other'> | null)[],
): string =>
  strings.reduce((template, text, index) => {
    const form = forms[index - 1];
    const place = index - 1;
    return form === null || form === undefined
      ? `${template}{${place}}${text}`
      : `${template}{${place}, plural, one {${form.one}} other {${form.other}}}${text}`;
  });

const isPlural = (value: TextValue | Plural): value is Plural =>
  typeof value === 'object' && 'kind' in value && value.kind === 'plural';

/** `1 row`, `2,466 rows`. */
export const count = (count: number, one: string, many = `${one}s`): Plural =>
  plural(count, `# ${one}`, `# ${many}`);

/** Words that follow a number: `${plural(n, 'it was', 'they were')}`; `#` is the number itself. */
export const plural = (count: number, one: string, other: string): Plural => ({
  kind: 'plural',
  count,
  one,
  other,
});

/** Each once: a list of 10,000 texts names a few hundred days, and a copy between threads has each of them once. */
const days = new Map<IsoDate, TextValue>();

export function day(date: IsoDate): TextValue {
  let value = days.get(date);
  if (value === undefined) days.set(date, (value = { kind: 'date', date }));
  return value;
}

export const instant = (at: Instant): TextValue => ({ kind: 'instant', at });

/** `1234.50 EUR`. */
export const money = (minor: Minor, currency: CurrencyCode): TextValue => ({
  kind: 'money',
  minor,
  currency,
  grouped: false,
});

/** `1,234.50 EUR`. */
export const groupedMoney = (minor: Minor, currency: CurrencyCode): TextValue => ({
  kind: 'money',
  minor,
  currency,
  grouped: true,
});

/** `1234.50`, beside an amount that already names the currency. */
export const amount = (minor: Minor, currency: CurrencyCode): TextValue => ({
  kind: 'amount',
  minor,
  currency,
  grouped: false,
});

/** `1,234.50`. */
export const groupedAmount = (minor: Minor, currency: CurrencyCode): TextValue => ({
  kind: 'amount',
  minor,
  currency,
  grouped: true,
});

export const list = (items: readonly TextValue[], joined: Joined = 'comma'): TextValue => ({
  kind: 'list',
  items,
  joined,
});

/** A whole sentence behind a colon: `Nothing was undone: there is no write-off W-9; …`. */
export const within = (text: Text): TextValue => ({ kind: 'cased', first: 'small', text });

/** A clause as the beginning of a sentence: `No rate of EUR …`. */
export const capital = (text: Text): TextValue => ({ kind: 'cased', first: 'capital', text });

/** `text` with `to` for every `from` in its values: a path that must not be told, by its name. */
export function replaceInText(text: Text, from: string, to: string): Text {
  const replaced = (value: TextValue): TextValue => {
    if (typeof value === 'string') return value.replaceAll(from, to);
    if (isText(value)) return replaceInText(value, from, to);
    if (typeof value === 'number') return value;
    if (value.kind === 'list') return { ...value, items: value.items.map(replaced) };
    if (value.kind === 'cased') return { ...value, text: replaceInText(value.text, from, to) };
    return value;
  };
  return { template: text.template, values: text.values.map(replaced) };
}

/** Whole sentences behind each other. */
export const sentences = (texts: readonly Text[]): Text => ({
  template: '{0}',
  values: [list(texts, 'space')],
});

/** Words that are not ours to translate, as a text: what the operating system or a file says. */
export const verbatim = (words: string): Text => ({ template: '{0}', values: [words] });

export const isText = (value: unknown): value is Text =>
  typeof value === 'object' &&
  value !== null &&
  'template' in value &&
  typeof value.template === 'string' &&
  'values' in value &&
  Array.isArray(value.values);

/** As one column of the ledger keeps it. */
export const storedText = (text: Text): string =>
  JSON.stringify({ template: text.template, values: text.values });

/** What `storedText` wrote; a row from before texts were data is an English sentence, kept as it is. */
export function textOfStored(stored: string): Text {
  if (!stored.startsWith('{"template":')) return verbatim(stored);
  try {
    const read: unknown = JSON.parse(stored);
    if (isText(read)) return read;
  } catch {
    // Not ours after all: a sentence that happens to begin like one.
  }
  return verbatim(stored);
}
