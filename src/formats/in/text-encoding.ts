/** Encodings that text files are read in. */
import type { Text } from '../../domain/texts/text.ts';

export type TextEncoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'windows-1252'
  | 'windows-1250'
  | 'windows-1257'
  | 'iso-8859-1'
  | 'gb18030';

export interface EncodingFound {
  readonly encoding: TextEncoding;
  readonly how: 'settled' | 'guessed';
  readonly because: Text;
}
