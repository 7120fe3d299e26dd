/**
 * Everything a bank line names: by its structured reference, its text and its end-to-end id.
 *
 *     structured "RF18 5390 0754 7034"  ->  reference, checked
 *     text "Factura 1042"               ->  number, strong
 */
import type { MatchLine } from '../match-facts.ts';
import type { DocumentIndex, NamedDocument } from './document-index.ts';
import { findNumbers, type Mention } from './find-numbers.ts';
import { atomsOf, keysOfAtoms } from './number-keys.ts';
import {
  type CheckedReference,
  checkedReferences,
  numbersInside,
} from './structured-references.ts';

export interface LineMention extends Mention {
  /** Named by a structured reference, not by a word in the text. */
  readonly isReference: boolean;
  /** Its check digits are right. */
  readonly isChecked: boolean;
}

export interface LineMentions {
  readonly mentions: readonly LineMention[];
  readonly unknown: readonly string[];
}

/** A structured reference longer than this is none. */
const LONGEST_REFERENCE = 140;
/** Remittance texts have 140 to a few hundred characters; what stands beyond is not read. */
const LONGEST_TEXT = 4_000;

function lookUp(index: DocumentIndex, written: string): readonly NamedDocument[] {
  for (const key of keysOfAtoms(atomsOf(written))) {
    const found = index.under(key);
    if (found.length > 0) return found;
  }
  return [];
}

const asMention = (
  found: readonly NamedDocument[],
  written: string,
  isChecked: boolean,
): LineMention => ({
  documents: found,
  written,
  isStrong: true,
  isMeant: true,
  isReference: true,
  isChecked,
});

/** What the reference names: itself as a known reference, else the invoice number inside it. */
function namedBy(reference: CheckedReference, index: DocumentIndex): LineMention | null {
  for (const written of [reference.written, ...numbersInside(reference)]) {
    const found = lookUp(index, written);
    if (found.length > 0) return asMention(found, reference.written, true);
  }
  return null;
}

/** Thousands of customers may share invoice "1": then the first few tell the mention apart. */
const MOST_IN_KEY = 12;

const keyOf = (documents: readonly NamedDocument[]): string =>
  `${documents.length}: ${documents
    .slice(0, MOST_IN_KEY)
    .map(({ id }) => id)
    .sort((one, other) => one - other)
    .join()}`;

/** Mentions of a line, strongest source first; a document is mentioned once. */
export function mentionsOf(line: MatchLine, index: DocumentIndex): LineMentions {
  const mentions: LineMention[] = [];
  const seen = new Map<string, number>();
  const add = (mention: LineMention): void => {
    const key = keyOf(mention.documents);
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, mentions.length);
      mentions.push(mention);
    } else if (mention.isStrong && mentions[before]?.isStrong === false) mentions[before] = mention;
  };
  const structured = line.structuredReference.trim().slice(0, LONGEST_REFERENCE);
  if (structured !== '') {
    const checked = checkedReferences(structured);
    for (const reference of checked) {
      const named = namedBy(reference, index);
      if (named !== null) add(named);
    }
    const whole = checked.length === 0 ? lookUp(index, structured) : [];
    if (whole.length > 0) add(asMention(whole, structured, false));
  }
  let text = line.text.slice(0, LONGEST_TEXT);
  for (const reference of checkedReferences(text)) {
    const named = namedBy(reference, index);
    if (named !== null) add(named);
    // The digits of a reference are no numbers of their own.
    const { from, to } = reference;
    text = text.slice(0, from) + ';'.repeat(to - from) + text.slice(to);
  }
  const unknown: string[] = [];
  const isChecked = mentions.some((mention) => mention.isChecked);
  for (const written of [text, line.endToEndId, isChecked ? '' : structured]) {
    const found = findNumbers(written, index);
    unknown.push(...found.unknown);
    for (const mention of found.mentions) add({ ...mention, isReference: false, isChecked: false });
  }
  return { mentions, unknown };
}
