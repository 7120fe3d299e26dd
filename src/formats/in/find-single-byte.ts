/**
 * Which single-byte encoding a text is in, by its letters: the same byte is `è` in one, `č` in
 * another and `č` in a third at another place. Every answer is a guess, and says so.
 *
 *     E8, E9, E0 in French     ->  iso-8859-1 or windows-1252
 *     F8, E1 in "Dvořák"       ->  windows-1250
 *     C7, ED, FB in Latvian    ->  windows-1257
 */
import chardet from 'chardet';
import type { EncodingFound } from './text-encoding.ts';
import { say } from '../../domain/texts/text.ts';

/**
 * Bytes whose letter differs between the two Windows tables, with how much each speaks for
 * Central Europe (positive) or the West (negative) inside a word. `³ ¹ ¿ ¾` do not stand in words.
 */
const LETTER_WEIGHTS: Readonly<Record<number, number>> = {
  0x9a: 2,
  0x9e: 3,
  0x8a: 2,
  0x8e: 3,
  0x9d: 4,
  0x8d: 4,
  0x8f: 4,
  0x9f: 2,
  0x9c: 1,
  0x8c: 1,
  0xb3: 4,
  0xa3: 2,
  0xbf: 3,
  0xaf: 3,
  0xb9: 4,
  0xa5: 2,
  0xbe: 4,
  0xbc: 4,
  0xba: 1,
  0xaa: 1,
  0xec: 2,
  0xf8: 1,
  0xd8: 1,
  0xf9: 1,
  0xd9: 1,
  0xf0: 1,
  0xd0: 1,
  0xf5: 1,
  0xfb: 0,
  0xfe: 1,
  0xe8: -1,
  0xc8: 0,
  0xe6: 0,
  0xc6: 0,
  0xea: -1,
  0xca: -1,
  0xf1: -3,
  0xd1: -3,
  0xe3: -2,
  0xc3: -2,
  0xe5: -3,
  0xc5: -3,
  0xe0: -4,
  0xc0: -3,
  0xef: -1,
  0xf2: -1,
};

/**
 * How much each byte inside a word speaks for the Baltic table (Latvian, Lithuanian: positive) or
 * against it. `E9` is the é of French and Spanish, which Latvian has not; `9A` is the š of the other
 * two tables, where the Baltic one has it at `F0`.
 */
const BALTIC_WEIGHTS: Readonly<Record<number, number>> = {
  0xe2: 2,
  0xc2: 1,
  0xee: 2,
  0xce: 1,
  0xe7: 1,
  0xc7: 1,
  0xfb: 2,
  0xdb: 1,
  0xf0: 3,
  0xd0: 2,
  0xfe: 3,
  0xde: 2,
  0xf2: 3,
  0xd2: 2,
  0xec: 2,
  0xcc: 2,
  0xef: 3,
  0xcf: 2,
  0xeb: 2,
  0xcb: 1,
  0xe8: 1,
  0xc8: 1,
  0xe9: -6,
  0xe1: -3,
  0xf3: -3,
  0xfa: -4,
  0xf1: -4,
  0xe4: -2,
  0xf6: -2,
  0xfc: -2,
  0xdf: -3,
  0xe3: -4,
  0xba: -4,
  0xfd: -4,
  0xf9: -3,
  0xea: -3,
  0x9a: -6,
  0x9e: -6,
  0x8a: -6,
  0x8e: -6,
  0x9d: -6,
  0x9f: -6,
  0x9c: -6,
  0xb3: -4,
  0xb9: -4,
};

/** Are the letters those of Latvian or Lithuanian in Windows-1257? */
function looksBaltic(bytes: Uint8Array): boolean {
  let score = 0;
  const seen = new Set<number>();
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] as number;
    if (byte < 0x80) continue;
    const weight = BALTIC_WEIGHTS[byte];
    if (weight === undefined) continue;
    score += weight;
    if (weight > 0) seen.add(byte);
  }
  return score >= 6 && seen.size >= 3;
}

/** The likeliest single-byte encoding of bytes that are no UTF-8; always a guess. */
export function findSingleByte(bytes: Uint8Array): EncodingFound {
  if (looksBaltic(bytes))
    return {
      encoding: 'windows-1257',
      how: 'guessed',
      because: say`not UTF-8, and its letters are those of Latvian or Lithuanian`,
    };
  let windows = -1;
  let letters = 0;
  const isLetter = (byte: number | undefined): boolean =>
    byte !== undefined &&
    ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte >= 0xc0);
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] as number;
    if (byte < 0x80) continue;
    if (byte < 0xa0 && windows < 0) windows = byte;
    const weight = LETTER_WEIGHTS[byte];
    if (weight !== undefined && (isLetter(bytes[index - 1]) || isLetter(bytes[index + 1])))
      letters += weight;
  }
  const sample = bytes.subarray(0, 65_536);
  const second = chardet
    .analyse(sample)
    .find((match) =>
      ['ISO-8859-1', 'windows-1252', 'ISO-8859-2', 'windows-1250'].includes(match.name),
    );
  if (second !== undefined) {
    const central = second.name === 'ISO-8859-2' || second.name === 'windows-1250';
    // A voice, not the judge: it reads a few letters of a list as a language.
    letters += (central ? 1 : -1) * Math.min(2, Math.floor(second.confidence / 20));
  }
  if (letters > 0)
    return {
      encoding: 'windows-1250',
      how: 'guessed',
      because: say`the file looks like a Windows export in a language of Central Europe; check the accents`,
    };
  if (windows >= 0)
    return {
      encoding: 'windows-1252',
      how: 'guessed',
      because: say`the file looks like a Windows export (byte ${windows.toString(16).toUpperCase()}); check the accents`,
    };
  return {
    encoding: 'iso-8859-1',
    how: 'guessed',
    because: say`the file is not UTF-8 and looks like Western Europe; check the accents`,
  };
}
