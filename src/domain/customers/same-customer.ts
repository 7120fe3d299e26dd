/**
 * Customers that are probably one: suggestions for merging, each with its reason. Nothing is merged
 * here; a person looks at both and decides.
 *
 *     C1 'Müller & Söhne GmbH'   C7 'MUELLER UND SOEHNE'    the names are equal but for spelling and legal form
 *     0140105686 'Cencol Corp'   140105686 'Cencol'         the codes differ only in zeros
 *     C2 'Flores Ruiz S.A.'      C9 'Floers Ruiz SA'        the names differ in one letter
 *
 * Two different tax numbers, or two different countries, are two legal entities however alike their
 * names are.
 */
import { foldText } from '../fold-text.ts';
import { plainCompanyName } from './company-name.ts';
import { differsByOneTypo } from './one-typo.ts';
import { say, type Text } from '../texts/text.ts';

export interface ComparableCustomer {
  readonly code: string;
  readonly name: string;
  /** `''`: not known. */
  readonly taxId: string;
  /** ISO 3166 alpha-2, or null. */
  readonly country: string | null;
  /** Other names under which it is known. */
  readonly aliases?: readonly string[];
}

export interface MergeSuggestion {
  /** Codes; `a` comes first in the list given. */
  readonly a: string;
  readonly b: string;
  /** One sentence. */
  readonly because: Text;
}

/** Surest first. */
const REASONS = ['tax', 'code', 'name', 'order', 'slip'] as const;
type Reason = (typeof REASONS)[number];

interface Named {
  readonly written: string;
  readonly plain: string;
}

interface Prepared {
  readonly at: number;
  readonly customer: ComparableCustomer;
  /** The customer's own name first. */
  readonly names: readonly Named[];
  readonly codeKey: string;
  readonly taxKey: string;
}

/** Digits enough that two of them are not equal by chance. */
const SHORTEST_TAX_DIGITS = 6;
const SHORTEST_CODE = 5;
/** Names shorter than this differ in one letter by chance: `Anso`, `Ango`. */
const SHORTEST_SLIP = 7;
/** And so do short words: `Har Trust`, `Bar Trust`. */
const SHORTEST_SLIP_WORD = 5;

/** Tax number without signs; `''` when it is too short to tell anything. */
const taxKeyOf = (taxId: string): string => {
  const key = foldText(taxId).replace(/[^a-z0-9]/g, '');
  return key.replace(/\D/g, '').length < SHORTEST_TAX_DIGITS ? '' : key;
};

/** The country is written before the number in one list and left out in the next: `ESB12…`, `B12…`. */
const withoutCountry = (taxKey: string): string => taxKey.replace(/^[a-z]{2}(?=[a-z0-9]{7,}$)/, '');

/** `0140105686`, `140105686.0` of a spreadsheet, `C-007` and `C7`. */
const codeKeyOf = (code: string): string =>
  foldText(code)
    .replace(/\.0+$/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(^|\D)0+(?=\d)/gu, '$1');

/**
 * Pairs of `customers` that are probably one, the surest reason first, then in the order of the list.
 * Of many equal ones each is paired with the first, so that the list stays as long as the customers.
 */
export function suggestMerges(
  customers: readonly ComparableCustomer[],
): readonly MergeSuggestion[] {
  const all = customers.map((customer, at) => prepare(customer, at));
  const found = new Map<
    string,
    { one: Prepared; other: Prepared; reason: Reason; because: Text }
  >();
  const suggest = (a: Prepared, b: Prepared, reason: Reason, because: Text): void => {
    const [one, other] = a.at < b.at ? [a, b] : [b, a];
    const key = `${one.at} ${other.at}`;
    const known = found.get(key);
    if (known === undefined || REASONS.indexOf(reason) < REASONS.indexOf(known.reason))
      found.set(key, { one, other, reason, because });
  };

  for (const group of groupsBy(all, ({ taxKey }) => [withoutCountry(taxKey)]))
    eachWithFirst(group, (a, b) => {
      if (sameTax(a, b))
        suggest(a, b, 'tax', say`Both have the tax number ${a.customer.taxId.trim()}.`);
    });
  for (const group of groupsBy(all, ({ codeKey }) => [codeKey]))
    eachWithFirst(group, (a, b) => {
      if (!mayBeOne(a, b) || !(a.codeKey.length >= SHORTEST_CODE || shareWord(a, b))) return;
      suggest(
        a,
        b,
        'code',
        say`The codes ${a.customer.code} and ${b.customer.code} differ only in zeros or signs.`,
      );
    });
  const byName = (
    reason: Reason,
    keyOf: (plain: string) => string,
    sentence: (pair: Text) => Text,
  ): void => {
    for (const group of groupsBy(all, ({ names }) => names.map(({ plain }) => keyOf(plain))))
      eachWithFirst(group, (a, b) => {
        const pair = mayBeOne(a, b) && pairOf(a, b, (x, y) => keyOf(x) === keyOf(y));
        if (pair) suggest(a, b, reason, sentence(pair));
      });
  };
  byName(
    'name',
    (plain) => plain.replaceAll(' ', ''),
    (pair) => say`The names ${pair} are equal but for spelling and legal form.`,
  );
  byName(
    'order',
    sortedWords,
    (pair) => say`The names ${pair} are the same words in another order.`,
  );
  for (const group of groupsBy(all, ({ names }) => names.flatMap(({ plain }) => slipKeys(plain))))
    eachNear(group, (a, b) => {
      const pair = mayBeOne(a, b) && pairOf(a, b, isSlip);
      if (pair) suggest(a, b, 'slip', say`The names ${pair} differ in one letter.`);
    });

  return [...found.values()]
    .sort(
      (x, y) =>
        REASONS.indexOf(x.reason) - REASONS.indexOf(y.reason) ||
        x.one.at - y.one.at ||
        x.other.at - y.other.at,
    )
    .map(({ one, other, because }) => ({ a: one.customer.code, b: other.customer.code, because }));
}

function prepare(customer: ComparableCustomer, at: number): Prepared {
  const names = [customer.name, ...(customer.aliases ?? [])]
    .map((written) => ({ written: written.trim(), plain: plainCompanyName(written) }))
    .filter(({ plain }) => plain !== '');
  return {
    at,
    customer,
    names,
    codeKey: codeKeyOf(customer.code),
    taxKey: taxKeyOf(customer.taxId),
  };
}

/** The first two names that pass the test, as they are written; null when none do. */
function pairOf(
  a: Prepared,
  b: Prepared,
  test: (one: string, other: string) => boolean,
): Text | null {
  for (const one of a.names)
    for (const other of b.names)
      if (test(one.plain, other.plain)) return say`“${one.written}” and “${other.written}”`;
  return null;
}

/** Equal, or one of them without the country before it. */
const sameTax = (a: Prepared, b: Prepared): boolean =>
  a.taxKey !== '' &&
  b.taxKey !== '' &&
  (a.taxKey === b.taxKey ||
    withoutCountry(a.taxKey) === b.taxKey ||
    a.taxKey === withoutCountry(b.taxKey));

/** Nothing says that they are two legal entities. */
function mayBeOne(a: Prepared, b: Prepared): boolean {
  if (a.taxKey !== '' && b.taxKey !== '' && !sameTax(a, b)) return false;
  return (
    a.customer.country === null ||
    b.customer.country === null ||
    a.customer.country === b.customer.country
  );
}

const sortedWords = (name: string): string => name.split(' ').sort().join(' ');

const shareWord = (a: Prepared, b: Prepared): boolean => {
  const words = new Set(a.names.flatMap(({ plain }) => plain.split(' ')));
  return b.names.some(({ plain }) => plain.split(' ').some((word) => words.has(word)));
};

const isSlip = (a: string, b: string): boolean => {
  const one = a.replaceAll(' ', '');
  const other = b.replaceAll(' ', '');
  return (
    Math.min(one.length, other.length) >= SHORTEST_SLIP &&
    !differInNumbers(one, other) &&
    differsByOneTypo(one, other) &&
    changedWordLength(a, b) >= SHORTEST_SLIP_WORD
  );
};

/** Letters of the longest word that only one of the two has: 6 of `Kroger Foods`, `Kroge Foods`. */
function changedWordLength(a: string, b: string): number {
  const one = a.split(' ');
  const other = b.split(' ');
  const changed = [
    ...one.filter((word) => !other.includes(word)),
    ...other.filter((word) => !one.includes(word)),
  ];
  return Math.max(0, ...changed.map((word) => word.length));
}

/** `Store 12` and `Store 13` are two stores, not a slip. */
const differInNumbers = (a: string, b: string): boolean =>
  a.replace(/\P{N}/gu, '') !== b.replace(/\P{N}/gu, '');

/**
 * A slip changes two neighbouring letters at the most, so that either the half before them or the half
 * after them (two letters left out) is as it was. One letter less makes the halves one shorter.
 */
function slipKeys(name: string): readonly string[] {
  const text = name.replaceAll(' ', '');
  if (text.length < SHORTEST_SLIP) return [];
  const half = Math.floor((text.length - 2) / 2);
  return [half, half - 1].flatMap((length) => [
    `<${text.slice(0, length)}`,
    `>${text.slice(text.length - length)}`,
  ]);
}

/** Groups of two and more that share a key; customers without a key, or with `''`, are in none. */
function groupsBy(
  all: readonly Prepared[],
  keysOf: (one: Prepared) => readonly string[],
): readonly (readonly Prepared[])[] {
  const groups = new Map<string, Prepared[]>();
  for (const one of all)
    for (const key of new Set(keysOf(one))) {
      if (key === '') continue;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [one]);
      else group.push(one);
    }
  return [...groups.values()].filter((group) => group.length > 1);
}

function eachWithFirst(
  group: readonly Prepared[],
  visit: (a: Prepared, b: Prepared) => void,
): void {
  const [first, ...others] = group;
  if (first !== undefined) for (const other of others) visit(first, other);
}

/** In a group larger than this its key says nothing (a chain with 5,000 branches). */
const LARGEST_NEAR_GROUP = 200;

function eachNear(group: readonly Prepared[], visit: (a: Prepared, b: Prepared) => void): void {
  if (group.length > LARGEST_NEAR_GROUP) return;
  for (const [at, one] of group.entries())
    for (const other of group.slice(at + 1)) visit(one, other);
}
