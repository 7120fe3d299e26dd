/**
 * The forms under which a document number is found again, however a payer writes it.
 *
 *     "INV-0001042"  ->  inv.1042  inv1042  1042
 *     "2026/0042"    ->  2026.42   20260042
 *
 * Text is taken apart into atoms, runs of letters and runs of digits. The *loose* form keeps the
 * atoms apart and drops their leading zeros; the *tight* form joins them, so that a number broken
 * over the end of a line ("INV-10 42") is still the same. The *core* is what remains without the
 * letters at the front, because payers write "Factura 1042" for INV-1042.
 */
import { foldText } from '../../../fold-text.ts';

export interface Atom {
  /** Folded: small letters, no accents, ASCII digits. */
  readonly text: string;
  readonly isDigits: boolean;
  /** Place in the text as written, end exclusive. */
  readonly from: number;
  readonly to: number;
}

const ATOM = /[\p{L}\p{M}]+|\p{Nd}+/gu;
const DIGIT = /^\p{Nd}/u;

/** Longer numbers are cut off: no accounting program prints one. */
export const LONGEST_NUMBER = 40;

export function atomsOf(text: string): readonly Atom[] {
  const atoms: Atom[] = [];
  for (const match of text.matchAll(ATOM)) {
    const written = match[0];
    atoms.push({
      text: foldText(written),
      isDigits: DIGIT.test(written),
      from: match.index,
      to: match.index + written.length,
    });
  }
  return atoms;
}

/** Digits without zeros at the front; `0` when there is nothing else. */
export const withoutZeros = (digits: string): string => digits.replace(/^0+(?=.)/, '');

/** Grows key by key as atoms are added; both forms of the atoms so far. */
export interface GrowingKey {
  readonly loose: string;
  readonly tight: string;
}

interface Growing extends GrowingKey {
  /** Tight form up to the last letter, and the run of digits after it as written. */
  readonly head: string;
  readonly run: string;
}

const NOTHING: Growing = { loose: '', tight: '', head: '', run: '' };

function grown(key: Growing, atom: Atom): Growing {
  const shown = atom.isDigits ? withoutZeros(atom.text) : atom.text;
  const loose = key.loose === '' ? shown : `${key.loose}.${shown}`;
  if (!atom.isDigits) {
    const head = key.tight + atom.text;
    return { loose, tight: head, head, run: '' };
  }
  const run = key.run + atom.text;
  return { loose, tight: key.head + withoutZeros(run), head: key.head, run };
}

/** Both forms of the first one, two, three … of these atoms. */
export function* growingKeys(atoms: readonly Atom[], from: number): Generator<GrowingKey> {
  let key = NOTHING;
  for (let at = from; at < atoms.length; at += 1) {
    const atom = atoms[at];
    if (atom === undefined) return;
    key = grown(key, atom);
    if (key.tight.length > LONGEST_NUMBER) return;
    yield key;
  }
}

/** Both forms of all atoms together; empty when there are none or they are too long. */
export function keysOfAtoms(atoms: readonly Atom[]): readonly string[] {
  let last: GrowingKey = NOTHING;
  let count = 0;
  for (const key of growingKeys(atoms, 0)) {
    last = key;
    count += 1;
  }
  if (count === 0 || count < atoms.length) return [];
  return last.loose === last.tight ? [last.tight] : [last.loose, last.tight];
}

export interface NumberKeys {
  /** The whole number. */
  readonly whole: readonly string[];
  /** Without the letters at its front; empty when it has none. */
  readonly core: readonly string[];
}

/** The keys of one document number or reference. A text without a digit has none: it is no number. */
export function numberKeys(number: string): NumberKeys {
  const atoms = atomsOf(number);
  const first = atoms.findIndex((atom) => atom.isDigits);
  if (first < 0) return { whole: [], core: [] };
  return {
    whole: keysOfAtoms(atoms),
    core: first === 0 ? [] : keysOfAtoms(atoms.slice(first)),
  };
}
