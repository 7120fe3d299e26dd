/**
 * Which encoding a file is in, and why.
 *
 *     EF BB BF …            ->  utf-8         it begins with the UTF-8 mark
 *     R  ē  (C4 93) …       ->  utf-8         every byte fits UTF-8
 *     4,50 €  (80)          ->  windows-1252  byte 80 is a sign only Windows uses
 *     Dvořák  (F8, E1)      ->  windows-1250  letters of Central Europe
 *
 * Order of evidence: a byte order mark; zeros where UTF-16 puts them; UTF-8, which other encodings
 * cannot imitate by chance; then the single-byte encodings by their letters, where chardet has a
 * second opinion because the same byte is `è` in one and `č` in another.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import { err, ok, type Result } from '../../domain/result.ts';
import { recogniseBinary } from './recognise-binary.ts';

export type TextEncoding =
  'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'windows-1250' | 'iso-8859-1';

export interface EncodingFound {
  readonly encoding: TextEncoding;
  readonly how: 'settled' | 'guessed';
  readonly because: string;
}

/** A whole sentence without the file's name and without a full stop. */
export interface NotText {
  readonly code: 'empty_file' | 'binary_file' | 'unreadable';
  readonly sentence: string;
}

const settled = (encoding: TextEncoding, because: string): Result<EncodingFound, NotText> =>
  ok({ encoding, how: 'settled', because });

/** The encoding of `bytes`, or why they are not text. */
export function findEncoding(bytes: Uint8Array): Result<EncodingFound, NotText> {
  if (bytes.length === 0)
    return err({ code: 'empty_file', sentence: 'the file is empty; export the list again' });
  const binary = recogniseBinary(bytes);
  if (binary !== null) return err({ code: 'binary_file', sentence: binary });

  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return isUtf8(bytes)
      ? settled('utf-8', 'the file begins with the UTF-8 mark')
      : err({
          code: 'unreadable',
          sentence: `the file begins with the UTF-8 mark, yet ${firstBadUtf8(bytes)} is not UTF-8; export it again`,
        });
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return bytes[2] === 0 && bytes[3] === 0
      ? err({ code: 'unreadable', sentence: 'the file is in UTF-32; save it as UTF-8' })
      : settled('utf-16le', 'the file begins with the UTF-16 (little-endian) mark');
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return settled('utf-16be', 'the file begins with the UTF-16 (big-endian) mark');

  const zeros = findZeros(bytes);
  if (zeros.odd > 0 || zeros.even > 0) {
    if (
      zeros.odd > 4 * zeros.even &&
      zeros.odd * 20 > bytes.length / 2 &&
      isUtf16(bytes, 'utf-16le')
    )
      return settled('utf-16le', 'every second byte is zero, as in UTF-16 (little-endian)');
    if (
      zeros.even > 4 * zeros.odd &&
      zeros.even * 20 > bytes.length / 2 &&
      isUtf16(bytes, 'utf-16be')
    )
      return settled('utf-16be', 'every first byte of two is zero, as in UTF-16 (big-endian)');
    return err({
      code: 'binary_file',
      sentence: `this is not a text file (byte ${zeros.first + 1} is zero); export the list as CSV`,
    });
  }
  if (hasControls(bytes))
    return err({
      code: 'binary_file',
      sentence:
        'this is not a text file (it is full of control characters); export the list as CSV',
    });

  if (isAscii(bytes))
    return settled('utf-8', 'only plain letters, which every encoding reads alike');
  if (isUtf8(bytes)) return settled('utf-8', 'every byte fits UTF-8');
  if (looksLikeGb18030(bytes))
    return err({
      code: 'unreadable',
      sentence: 'the file seems to be in GB18030 (Chinese); save it as CSV UTF-8',
    });
  return ok(findSingleByte(bytes));
}

/** `byte E4 on line 3`, of the first place that is not UTF-8. */
export function firstBadUtf8(bytes: Uint8Array): string {
  // Halving: a prefix that ends inside a character is not UTF-8 either, so look up to three bytes on.
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    let cut = middle;
    while (cut > 0 && cut < bytes.length && ((bytes[cut] ?? 0) & 0xc0) === 0x80 && middle - cut < 3)
      cut -= 1;
    if (isUtf8(bytes.subarray(0, cut))) low = middle;
    else high = middle - 1;
  }
  const at = Math.min(low, bytes.length - 1);
  let line = 1;
  for (let index = 0; index < at; index += 1) if (bytes[index] === 10) line += 1;
  return `byte ${(bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')} on line ${line}`;
}

function findZeros(bytes: Uint8Array): { odd: number; even: number; first: number } {
  let odd = 0;
  let even = 0;
  const first = bytes.indexOf(0);
  if (first >= 0)
    for (let index = first; index < bytes.length; index += 1)
      if (bytes[index] === 0) {
        if (index % 2 === 1) odd += 1;
        else even += 1;
      }
  return { odd, even, first };
}

/** No half surrogate pairs and no NUL: text, not chance. */
function isUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): boolean {
  if (bytes.length % 2 !== 0) return false;
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, 65_536 & ~1));
    return !text.includes('\u0000');
  } catch {
    return false;
  }
}

function hasControls(bytes: Uint8Array): boolean {
  let controls = 0;
  const end = Math.min(bytes.length, 65_536);
  for (let index = 0; index < end; index += 1) {
    const byte = bytes[index] as number;
    if (byte < 0x09 || (byte > 0x0d && byte < 0x20) || byte === 0x7f) controls += 1;
  }
  return controls * 50 > end;
}

/** Chinese in two bytes: high bytes come in pairs only, and chardet is sure as well. */
function looksLikeGb18030(bytes: Uint8Array): boolean {
  let pairs = 0;
  const end = Math.min(bytes.length, 65_536);
  for (let index = 0; index < end; index += 1) {
    if ((bytes[index] as number) < 0x80) continue;
    const second = bytes[index + 1] ?? 0;
    if (second < 0xa1) return false;
    pairs += 1;
    index += 1;
  }
  return (
    pairs >= 4 &&
    chardet.analyse(bytes.subarray(0, end)).some((m) => m.name === 'GB18030' && m.confidence >= 80)
  );
}

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

function findSingleByte(bytes: Uint8Array): EncodingFound {
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
      because:
        'not UTF-8, and its letters are those of Central Europe; Windows-1252 would read others',
    };
  if (windows >= 0)
    return {
      encoding: 'windows-1252',
      how: 'guessed',
      because: `not UTF-8, and byte ${windows.toString(16).toUpperCase()} is a sign that only Windows encodings have`,
    };
  return {
    encoding: 'iso-8859-1',
    how: 'guessed',
    because: 'not UTF-8, and every sign is one of Western Europe',
  };
}
