/**
 * Which documents a number names: every invoice number and reference of the open items, under each
 * form in which a payer may write it (`number-keys.ts`), and those of the ledger that are closed.
 *
 *     inv.1042 -> INV-1042 of C7      1042 -> INV-1042 of C7      4711 -> order 4711 of C7
 *     inv.1001 -> INV-1001 of C7, settled
 */
import type { ClosedDocument, FindClosed } from '../match-facts.ts';
import { closedItem, type OpenItem } from '../open-items.ts';
import { atomsOf, numberKeys } from './number-keys.ts';

/** One invoice with its instalments, or all items that share a reference. */
export interface NamedDocument {
  /** Tells it from other documents; nothing more. */
  readonly id: number;
  readonly kind: 'number' | 'reference';
  readonly name: string;
  readonly customer: string;
  /** Oldest due first. */
  readonly items: readonly OpenItem[];
}

export interface DocumentIndex {
  readonly under: (key: string) => readonly NamedDocument[];
  /** Whether a whole number begins with these letters; spares looking for words that begin none. */
  readonly startsWith: (letters: string) => boolean;
}

/** Shorter references ("12") would be seen everywhere. */
const SHORTEST_REFERENCE = 4;

const NONE: readonly NamedDocument[] = [];

/** Nothing of it is open (any more). */
export const isClosed = ({ items }: NamedDocument): boolean =>
  items.every(({ openMinor }) => openMinor === 0);

const HAS_DIGIT = /\d/;
/** Keys remembered with what they name; a month's lines have some ten thousand. */
const MOST_REMEMBERED = 50_000;

/**
 * `items` must come oldest due first; the documents keep that order. Where a key names an open
 * document, closed ones are named beside it only when they fit it as well: not when the key is the
 * whole number of the open one and they have letters in front, and never credit notes, whose numbers
 * are another series, or orders.
 */
export function documentIndex(items: readonly OpenItem[], findClosed: FindClosed): DocumentIndex {
  const documents = new Map<string, NamedDocument & { readonly items: OpenItem[] }>();
  const add = (kind: NamedDocument['kind'], name: string, open: OpenItem): void => {
    const { customer } = open.item;
    const key = `${kind}\n${customer}\n${name}`;
    const known = documents.get(key);
    if (known === undefined)
      documents.set(key, { id: documents.size, kind, name, customer, items: [open] });
    else if (known.items.at(-1) !== open) known.items.push(open);
  };
  for (const open of items) {
    add('number', open.item.invoice, open);
    for (const reference of open.item.references)
      if (reference.replaceAll(/[^\p{L}\p{N}]/gu, '').length >= SHORTEST_REFERENCE)
        add('reference', reference, open);
  }

  const byKey = new Map<string, NamedDocument[]>();
  const letters = new Set<string>();
  const put = (key: string, document: NamedDocument): void => {
    const there = byKey.get(key);
    if (there === undefined) byKey.set(key, [document]);
    else if (there.at(-1) !== document) there.push(document);
  };
  for (const document of documents.values()) {
    const { whole, core } = numberKeys(document.name);
    for (const key of whole) put(key, document);
    // A reference is written as it was given; only invoice numbers lose their letters.
    if (document.kind === 'number') for (const key of core) put(key, document);
    const first = atomsOf(document.name)[0];
    if (first !== undefined && !first.isDigits) letters.add(first.text);
  }

  /** Closed documents by what tells them apart, so that each is one however often it is named. */
  const closed = new Map<string, NamedDocument>();
  const closedDocument = (found: ClosedDocument): NamedDocument => {
    const { kind, name, customer, document, state } = found;
    const key = [kind, customer, name, document, state].join('\n');
    let known = closed.get(key);
    if (known === undefined) {
      const id = documents.size + closed.size;
      known = { id, kind, name, customer, items: [closedItem(found, items.length + id)] };
      closed.set(key, known);
    }
    return known;
  };
  const closedUnder = (key: string, open: readonly NamedDocument[]): readonly NamedDocument[] => {
    const isWhole = open.some(({ name }) => numberKeys(name).whole.includes(key));
    return findClosed(key)
      .filter(({ kind, name, customer, state }) => {
        const { whole, core } = numberKeys(name);
        const isNamed = whole.includes(key) || (kind === 'number' && core.includes(key));
        if (!isNamed || open.length === 0) return isNamed;
        return (
          kind === 'number' &&
          state !== 'credit_note' &&
          (!isWhole || whole.includes(key)) &&
          // Cancelled and written again under its number.
          !open.some((other) => other.name === name && other.customer === customer)
        );
      })
      .map(closedDocument);
  };
  const remembered = new Map<string, readonly NamedDocument[]>();
  return {
    under(key) {
      if (!HAS_DIGIT.test(key)) return NONE;
      const known = remembered.get(key);
      if (known !== undefined) return known;
      const open = byKey.get(key) ?? NONE;
      const also = closedUnder(key, open);
      const all = also.length === 0 ? open : [...open, ...also];
      if (remembered.size < MOST_REMEMBERED) remembered.set(key, all);
      return all;
    },
    startsWith: (start) => letters.has(start),
  };
}
