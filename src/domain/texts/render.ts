/**
 * A text in the language of its reader.
 *
 *     render(say`${count(3, 'row')} left out`, ENGLISH)   ->  '3 rows left out'
 *
 * In a translation, placeholders may stand in any order, and plural forms are those of its language:
 *
 *     'izlaista {0, plural, zero {# rindu} one {# rinda} other {# rindas}}'
 */
import type { Instant, IsoDate } from '../dates.ts';
import { minorToDecimal, type CurrencyCode, type Minor } from '../money.ts';
import { isText, type Joined, type Text, type TextValue } from './text.ts';

export interface Language {
  /** BCP 47: chooses plural forms and how numbers are grouped. */
  readonly tag: string;
  /** The sentence in this language; the template itself where nobody translated it. */
  readonly translate: (template: string) => string;
  /** How dates and moments are written; absent: ISO. */
  readonly writeDate?: (date: IsoDate) => string;
  readonly writeInstant?: (at: Instant) => string;
}

/**
 * As the sentences are written. Dates are ISO and amounts have a decimal point, so that what the
 * program says can be compared with its files and typed back into it.
 */
export const ENGLISH: Language = { tag: 'en', translate: (template) => template };

export function render(text: Text, language: Language): string {
  return piecesOf(language.translate(text.template))
    .map((piece) => written(piece, text.values, language))
    .join('');
}

function written(piece: Piece, values: readonly TextValue[], language: Language): string {
  if (typeof piece === 'string') return piece;
  const value = values[piece.place];
  if (value === undefined) return '';
  if (piece.forms === null) return valueIn(value, language);
  const number = Number(value);
  const form =
    piece.forms.get(pluralRules(language.tag).select(number)) ?? piece.forms.get('other');
  return (form ?? [])
    .map((one) =>
      typeof one === 'string'
        ? one.replaceAll('#', numberFormat(language.tag).format(number))
        : written(one, values, language),
    )
    .join('');
}

function valueIn(value: TextValue, language: Language): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (isText(value)) return render(value, language);
  switch (value.kind) {
    case 'date':
      return language.writeDate?.(value.date) ?? value.date;
    case 'instant':
      return language.writeInstant?.(value.at) ?? value.at;
    case 'money':
      return `${amountIn(value.minor, value.currency, value.grouped)} ${value.currency}`;
    case 'amount':
      return amountIn(value.minor, value.currency, value.grouped);
    case 'cased':
      return cased(render(value.text, language), value.first);
    case 'list':
      return listIn(
        value.items.map((item) => valueIn(item, language)),
        value.joined,
        language,
      );
  }
}

/** Only a word changes its first letter: `INV-7 is paid` and `ECB rates` stay as they are. */
const cased = (text: string, first: 'small' | 'capital'): string =>
  first === 'capital'
    ? text.charAt(0).toUpperCase() + text.slice(1)
    : text.replace(/^\p{Lu}(?=\p{Ll}* )/u, (letter) => letter.toLowerCase());

function amountIn(minor: Minor, currency: CurrencyCode, grouped: boolean): string {
  const decimal = minorToDecimal(minor, currency);
  if (!grouped) return decimal;
  const [whole = '', fraction] = decimal.split('.');
  const groups = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

/** What stands between items is in the catalogue like sentences. */
export const JOINED: Readonly<Record<Joined, string>> = {
  comma: '{0}, {1}',
  semicolon: '{0}; {1}',
  and: '{0} and {1}',
  or: '{0} or {1}',
  space: '{0} {1}',
};

function listIn(items: readonly string[], joined: Joined, language: Language): string {
  const last = items.at(-1);
  if (last === undefined) return '';
  const between = joined === 'and' || joined === 'or' ? 'comma' : joined;
  const put = (how: Joined, before: string, next: string): string =>
    render({ template: JOINED[how], values: [before, next] }, language);
  const [first = '', ...rest] = items.slice(0, -1);
  return items.length === 1
    ? last
    : put(
        joined,
        rest.reduce((before, next) => put(between, before, next), first),
        last,
      );
}

/** A piece of a template: words, or the place of a value, with its plural forms if it has any. */
export type Piece =
  | string
  | { readonly place: number; readonly forms: ReadonlyMap<string, readonly Piece[]> | null };

const parsed = new Map<string, readonly Piece[]>();

/** The template in pieces; throws on braces that do not fit, which the test of the catalogues finds. */
export function piecesOf(template: string): readonly Piece[] {
  const known = parsed.get(template);
  if (known !== undefined) return known;
  const { pieces, end } = parse(template, 0);
  if (end !== template.length) throw new SyntaxError(`a brace too many in "${template}"`);
  parsed.set(template, pieces);
  return pieces;
}

const PLACE = /\{(\d+)(?:, plural, |\})/y;
const FORM = /\s*(\w+) \{/y;

function parse(template: string, from: number): { pieces: readonly Piece[]; end: number } {
  const pieces: Piece[] = [];
  let at = from;
  while (at < template.length && template[at] !== '}') {
    if (template[at] !== '{') {
      const next = template.slice(at).search(/[{}]/);
      const end = next < 0 ? template.length : at + next;
      pieces.push(template.slice(at, end));
      at = end;
      continue;
    }
    PLACE.lastIndex = at;
    const place = PLACE.exec(template);
    if (place === null) throw new SyntaxError(`a brace that is no placeholder in "${template}"`);
    at = PLACE.lastIndex;
    if (place[0].endsWith('}')) {
      pieces.push({ place: Number(place[1]), forms: null });
      continue;
    }
    const forms = new Map<string, readonly Piece[]>();
    for (;;) {
      FORM.lastIndex = at;
      const form = FORM.exec(template);
      if (form === null) break;
      const branch = parse(template, FORM.lastIndex);
      if (template[branch.end] !== '}') throw new SyntaxError(`an open form in "${template}"`);
      forms.set(form[1] ?? '', branch.pieces);
      at = branch.end + 1;
    }
    if (template[at] !== '}' || !forms.has('other'))
      throw new SyntaxError(`plural forms without "other" in "${template}"`);
    at += 1;
    pieces.push({ place: Number(place[1]), forms });
  }
  return { pieces, end: at };
}

// Intl objects cost more to make than to use.
function remembered<T>(make: (tag: string) => T): (tag: string) => T {
  const byTag = new Map<string, T>();
  return (tag) => {
    const known = byTag.get(tag) ?? make(tag);
    byTag.set(tag, known);
    return known;
  };
}
const pluralRules = remembered((tag) => new Intl.PluralRules(tag));
const numberFormat = remembered((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 0 }));

/** A value in which every text is rendered: what an answer is to whoever shows it. */
export type Rendered<T> = T extends Text
  ? string
  : T extends Opaque
    ? T
    : T extends object
      ? { [K in keyof T]: Rendered<T[K]> }
      : T;
type Opaque = string | number | boolean | null | undefined | Uint8Array | Date;

/** `value` with every text in it rendered; whatever holds none is handed on as it is, not copied. */
export function rendered<T>(value: T, language: Language): Rendered<T> {
  return renderedIn(value, language) as Rendered<T>;
}

function renderedIn(value: unknown, language: Language): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  if (isText(value)) return render(value, language);
  if (Array.isArray(value)) {
    let copy: unknown[] | null = null;
    for (let index = 0; index < value.length; index += 1) {
      const before: unknown = value[index];
      const after = renderedIn(before, language);
      if (after !== before) (copy ??= [...(value as unknown[])])[index] = after;
    }
    return copy ?? value;
  }
  let copy: Record<string, unknown> | null = null;
  for (const [key, before] of Object.entries(value)) {
    const after = renderedIn(before, language);
    if (after !== before) (copy ??= { ...value })[key] = after;
  }
  return copy ?? value;
}
