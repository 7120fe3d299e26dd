/**
 * Which documents a number names: every invoice number and reference of the open items, under each
 * form in which a payer may write it (`number-keys.ts`).
 *
 *     inv.1042 -> INV-1042 of C7      1042 -> INV-1042 of C7      4711 -> order 4711 of C7
 */
import type { OpenItem } from '../open-items.ts';
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

/** `items` must come oldest due first; the documents keep that order. */
export function documentIndex(items: readonly OpenItem[]): DocumentIndex {
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
  return {
    under: (key) => byKey.get(key) ?? NONE,
    startsWith: (start) => letters.has(start),
  };
}
