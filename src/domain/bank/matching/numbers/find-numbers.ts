/**
 * Document numbers in the text of a payment.
 *
 *     "Rg. 1042, 1043/44 vom 04.03.2026"  ->  1042, 1043 and 44, which is 1044
 *     "INV 1042-1045"                     ->  all four, when all four are open items
 *     "Factura 9999"                      ->  unknown: "9999" is announced, but no item has it
 *
 * A mention is strong when it can hardly be anything else. Short or date-like digits without a word
 * like "invoice" before them are weak: they support other signs, they decide nothing.
 */
import { type DocumentIndex, isClosed, type NamedDocument } from './document-index.ts';
import { isJoiningWord, isReachingWord } from './invoice-words.ts';
import { type Atom, growingKeys, keysOfAtoms } from './number-keys.ts';
import { isMeant, isStrongMention, type PaymentText, paymentText } from './payment-text.ts';

export interface Mention {
  /** What is named; several when customers share a number. */
  readonly documents: readonly NamedDocument[];
  /** As the payer wrote it. */
  readonly written: string;
  readonly isStrong: boolean;
  /** Written as a document number: with letters of its own, after a word like "invoice", or in a list. */
  readonly isMeant: boolean;
}

export interface FoundNumbers {
  readonly mentions: readonly Mention[];
  /** Numbers behind a word like "invoice" that no item has, as written. */
  readonly unknown: readonly string[];
}

/** "INV-2026-03-00 42" has five atoms. */
const MOST_ATOMS = 7;
const LONGEST_RANGE = 50;
/** "1043/2" is an instalment, "1043/44" is 1044. */
const SHORTEST_ABBREVIATION = 2;
const SHORTEST_UNKNOWN = 3;
/** "AB-C-17": so many words may stand before the digits of a number. */
const MOST_LETTERS = 2;

/** What may stand inside one number. A comma or semicolon ends it. */
const INSIDE = /^[\s\-–—_./\\:#|]{0,3}$/;
/** Not a slash or dash: "1042/12" is an instalment or a month. */
const LISTING = /^\s*[,;+&]\s*$/;
const ABBREVIATING = /^(?:\s?[/+&]\s?|,\s)$/;
const REACHING = /^\s*[-–—]\s*$/;

interface Hit {
  /** Index of the atom behind the last. */
  readonly end: number;
  /** Its atoms; abbreviated ones filled up. */
  readonly own: readonly Atom[];
  readonly found: readonly NamedDocument[];
  readonly isStrong: boolean;
  readonly isMeant: boolean;
}

/** Digits, a word that begins an open number, or one with digits close behind: `K-1` may be closed. */
function canBegin(text: PaymentText, first: number, index: DocumentIndex): boolean {
  const start = text.atoms[first];
  if (start === undefined) return false;
  if (start.isDigits || index.startsWith(start.text)) return true;
  return text.atoms.slice(first + 1, first + 1 + MOST_LETTERS).some(({ isDigits }) => isDigits);
}

/** The number that begins at the atom, the longest there is. */
function hitAt(
  text: PaymentText,
  first: number,
  index: DocumentIndex,
  isListed: boolean,
): Hit | null {
  if (!canBegin(text, first, index)) return null;
  let best: { end: number; found: readonly NamedDocument[]; isBroken: boolean } | null = null;
  let end = first;
  for (const { loose, tight } of growingKeys(text.atoms, first)) {
    if (end > first && !INSIDE.test(text.gapBefore(end))) break;
    end += 1;
    const apart = index.under(loose);
    const found = apart.length > 0 ? apart : index.under(tight);
    if (found.length > 0) best = { end, found, isBroken: apart.length === 0 };
    if (end - first >= MOST_ATOMS) break;
  }
  if (best === null) return null;
  const { found, isBroken } = best;
  return {
    end: best.end,
    own: text.atoms.slice(first, best.end),
    found,
    isStrong: isStrongMention(text, [first, best.end], found, { isBroken, isListed }),
    isMeant: isListed || isMeant(text, first, best.end),
  };
}

/** The atoms of the hit with other digits at its end; null when it does not end in that many. */
function withLast(hit: Hit, digits: string): readonly Atom[] | null {
  const last = hit.own.at(-1);
  if (last?.isDigits !== true || last.text.length < digits.length) return null;
  const kept = last.text.slice(0, last.text.length - digits.length);
  return [...hit.own.slice(0, -1), { ...last, text: kept + digits }];
}

function under(index: DocumentIndex, own: readonly Atom[]): readonly NamedDocument[] {
  for (const key of keysOfAtoms(own)) {
    const found = index.under(key);
    if (found.length > 0) return found;
  }
  return [];
}

const lastNumber = (own: readonly Atom[]): number => Number(own.at(-1)?.text);

/** What is named by all numbers after the hit up to `high`; null unless each is an open item. */
function rangeAfter(
  hit: Hit,
  high: readonly Atom[],
  index: DocumentIndex,
): readonly (readonly NamedDocument[])[] | null {
  const low = lastNumber(hit.own);
  const count = lastNumber(high) - low;
  if (!Number.isSafeInteger(count) || count < 1 || count > LONGEST_RANGE) return null;
  const width = hit.own.at(-1)?.text.length ?? 0;
  const all: (readonly NamedDocument[])[] = [];
  for (let number = low + 1; number <= low + count; number += 1) {
    const own = withLast(hit, String(number).padStart(width, '0'));
    const open = (own === null ? [] : under(index, own)).filter((document) =>
      document.items.some((item) => item.openMinor > 0),
    );
    if (open.length === 0) return null;
    all.push(open);
  }
  return all;
}

/** Whether the atom comes right after the hit, with one joining sign or word between. */
const follows = (
  text: PaymentText,
  hit: Hit,
  at: number,
  sign: RegExp,
  isWord: (atom: string) => boolean,
): boolean =>
  (at === hit.end && sign.test(text.gapBefore(at))) ||
  (at === hit.end + 1 && isWord(text.atomText(hit.end)));

/** All document numbers of the text, in the order written. */
export function findNumbers(whole: string, index: DocumentIndex): FoundNumbers {
  const text = paymentText(whole);
  const mentions: Mention[] = [];
  const unknown: string[] = [];
  const mention = (
    documents: readonly NamedDocument[],
    written: string,
    { isStrong, isMeant }: Pick<Hit, 'isStrong' | 'isMeant'>,
  ): void => {
    mentions.push({ documents, written, isStrong, isMeant });
  };

  /** Reads "44" of "1043/44" or "1045" of "1042-1045"; null when the atom continues nothing. */
  const continued = (hit: Hit, at: number): Hit | null => {
    const atom = text.atoms[at];
    if (atom?.isDigits !== true || atom.text.length < SHORTEST_ABBREVIATION) return null;
    const own = withLast(hit, atom.text);
    if (own === null || lastNumber(own) <= lastNumber(hit.own)) return null;
    if (follows(text, hit, at, REACHING, isReachingWord)) {
      const all = rangeAfter(hit, own, index);
      if (all === null) return null;
      const written = text.written(hit.end - 1, at + 1);
      for (const found of all) mention(found, written, hit);
      return { ...hit, end: at + 1, own, found: all.at(-1) ?? [] };
    }
    const isShorter = atom.text.length < (hit.own.at(-1)?.text.length ?? 0);
    if (!isShorter || at !== hit.end || !ABBREVIATING.test(text.gapBefore(at))) return null;
    // "1042/55" may be another thing than 1055; as a closed document only beside others of its customer.
    const found = under(index, own).filter(
      (document) =>
        !isClosed(document) || hit.found.some(({ customer }) => customer === document.customer),
    );
    if (found.length === 0) return null;
    mention(found, atom.text, hit);
    return { ...hit, end: at + 1, own, found };
  };

  let previous: Hit | null = null;
  for (let at = 0; at < text.atoms.length;) {
    const next: Hit | null = previous === null ? null : continued(previous, at);
    if (next !== null) {
      previous = next;
      at = next.end;
      continue;
    }
    const isListed =
      previous?.isStrong === true && follows(text, previous, at, LISTING, isJoiningWord);
    const hit = hitAt(text, at, index, isListed);
    if (hit !== null && !text.isNoise(at, hit.end)) {
      mention(hit.found, text.written(at, hit.end), hit);
      previous = hit;
      at = hit.end;
      continue;
    }
    const atom = text.atoms[at];
    if (
      atom?.isDigits === true &&
      atom.text.length >= SHORTEST_UNKNOWN &&
      text.isAnnounced(at) &&
      !text.isWeakPlace(at, at + 1)
    )
      unknown.push(text.written(at, at + 1));
    at += 1;
  }
  return { mentions, unknown };
}
