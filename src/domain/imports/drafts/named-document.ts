/**
 * A document with its number, as the sentences of an import name it.
 *
 *     credit note "CN-7"
 */
import { type Text, say } from '../../texts/text.ts';
import { shortened } from '../findings.ts';

export type DocumentWord = 'invoice' | 'credit_note' | 'receipt' | 'payment';

export function namedDocument(word: DocumentWord, number: string): Text {
  const name = shortened(number);
  switch (word) {
    case 'invoice':
      return say`invoice "${name}"`;
    case 'credit_note':
      return say`credit note "${name}"`;
    case 'receipt':
      return say`receipt "${name}"`;
    case 'payment':
      return say`payment "${name}"`;
  }
}
