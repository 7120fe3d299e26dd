/**
 * The text of a payment taken apart, with the questions that decide how far a number in it is to be
 * believed.
 *
 *     "Rechnung Nr. 12 vom 04.03.2026"
 *       atoms: rechnung nr 12 vom 04 03 2026; 12 is announced, 04.03.2026 is a weak place
 */
import type { NamedDocument } from './document-index.ts';
import { isInvoiceWord, isNumberWord, isOrderWord } from './invoice-words.ts';
import { type Atom, atomsOf, withoutZeros } from './number-keys.ts';
import { weakPlaces } from './weak-places.ts';

/** Fewer letters and digits than this prove nothing unless a word announces them. */
const SHORTEST_STRONG = 4;
const SHORTEST_STRONG_REFERENCE = 6;

export interface PaymentText {
  readonly atoms: readonly Atom[];
  /** Folded text of an atom, `''` outside. */
  readonly atomText: (at: number) => string;
  /** What stands between an atom and the one before. */
  readonly gapBefore: (at: number) => string;
  /** As the payer wrote it, line ends as blanks. */
  readonly written: (first: number, end: number) => string;
  /** A word for invoices or "#" stands before. */
  readonly isAnnounced: (at: number) => boolean;
  /** A date, an amount, an account …; after an announcing word only the sure ones count. */
  readonly isWeakPlace: (first: number, end: number) => boolean;
  /** One to three digits of a date, an amount or an account: no mention at all. */
  readonly isNoise: (first: number, end: number) => boolean;
}

export function paymentText(text: string): PaymentText {
  const atoms = atomsOf(text);
  const weak = atoms.some((atom) => atom.isDigits) ? weakPlaces(text) : [];
  const atomText = (at: number): string => atoms[at]?.text ?? '';
  const gapBefore = (at: number): string => text.slice(atoms[at - 1]?.to ?? 0, atoms[at]?.from);
  const isAnnounced = (at: number): boolean =>
    announcedBy({ atomText, gapBefore }, at, isInvoiceWord);
  return {
    atoms,
    atomText,
    gapBefore,
    written: (first, end) =>
      text.slice(atoms[first]?.from, atoms[end - 1]?.to).replaceAll(/\s+/g, ' '),
    isAnnounced,
    isWeakPlace: (first, end) => {
      const from = atoms[first]?.from ?? 0;
      const to = atoms[end - 1]?.to ?? 0;
      // "2026/0042" is more than the year in it; an amount or account may be read only in part.
      return weak.some((place) =>
        place.isFirm
          ? place.from < to && from < place.to
          : place.from <= from && to <= place.to && !isAnnounced(first),
      );
    },
    isNoise: (first, end) => {
      const from = atoms[first]?.from ?? 0;
      const to = atoms[end - 1]?.to ?? 0;
      if (to - from >= SHORTEST_STRONG) return false;
      return weak.some((place) => place.isFirm && place.from <= from && to <= place.to);
    },
  };
}

function announcedBy(
  { atomText, gapBefore }: Pick<PaymentText, 'atomText' | 'gapBefore'>,
  at: number,
  isWord: (atom: string) => boolean,
): boolean {
  if (gapBefore(at).includes('#') || isWord(atomText(at - 1))) return true;
  return isNumberWord(atomText(at - 1)) && isWord(atomText(at - 2));
}

/** Letters glued to the number that are not its own: "KD-1042", "X1042". */
const hasForeignPrefix = (text: PaymentText, first: number): boolean =>
  text.atoms[first - 1]?.isDigits === false && /^[-–_./]?$/.test(text.gapBefore(first));

/** Whether the atoms are written as a document number; other digits may be anything. */
export const isMeant = (text: PaymentText, first: number, end: number): boolean =>
  text.isAnnounced(first) || text.atoms.slice(first, end).some((atom) => !atom.isDigits);

/**
 * Whether the atoms `first` … `end` (exclusive), found as these documents, can hardly be anything
 * else. `isBroken`: found only when joined over blanks; `isListed`: continues a list of strong ones.
 */
export function isStrongMention(
  text: PaymentText,
  [first, end]: readonly [first: number, end: number],
  found: readonly NamedDocument[],
  { isBroken, isListed }: { readonly isBroken: boolean; readonly isListed: boolean },
): boolean {
  const own = text.atoms.slice(first, end);
  // Zeros in front make a short number longer only where the document has them too.
  const lengthOf = ({ text: digits, isDigits }: Atom): number =>
    !isDigits || found.some(({ name }) => name.includes(digits))
      ? digits.length
      : withoutZeros(digits).length;
  const length = own.reduce((sum, atom) => sum + lengthOf(atom), 0);
  const isAnnounced = text.isAnnounced(first);
  if (found.every(({ kind }) => kind === 'reference'))
    return (
      length >= SHORTEST_STRONG_REFERENCE || isAnnounced || announcedBy(text, first, isOrderWord)
    );
  if (own.some((atom) => !atom.isDigits))
    return length >= SHORTEST_STRONG || isAnnounced || isInvoiceWord(own[0]?.text ?? '');
  if (text.isWeakPlace(first, end)) return false;
  if (isAnnounced || isListed) return true;
  return length >= SHORTEST_STRONG && !isBroken && !hasForeignPrefix(text, first);
}
