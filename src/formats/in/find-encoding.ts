/**
 * Which encoding a file is in, and why.
 *
 *     EF BB BF …            ->  utf-8         it begins with the UTF-8 mark
 *     R  ē  (C4 93) …       ->  utf-8         every byte fits UTF-8
 *     4,50 €  (80)          ->  windows-1252  byte 80 is a sign only Windows uses
 *     Dvořák  (F8, E1)      ->  windows-1250  letters of Central Europe
 *     Rēķins  (E7, ED)      ->  windows-1257  letters of Latvian
 *     发票    (B7 A2 C6 B1)  ->  gb18030       high bytes in pairs
 *
 * Order of evidence: a byte order mark; zeros where UTF-16 puts them; UTF-8, which other encodings
 * cannot imitate by chance; then the single-byte encodings by their letters, where chardet has a
 * second opinion because the same byte is `è` in one and `č` in another.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import { err, ok, type Result } from '../../domain/result.ts';
import { findSingleByte } from './find-single-byte.ts';
import { recogniseBinary } from './recognise-binary.ts';
import type { EncodingFound, TextEncoding } from './text-encoding.ts';
import { say, type Text } from '../../domain/texts/text.ts';

export type { EncodingFound, TextEncoding } from './text-encoding.ts';

/** A whole sentence without the file's name and without a full stop. */
export interface NotText {
  readonly code: 'empty_file' | 'binary_file' | 'unreadable';
  readonly sentence: Text;
}

const settled = (encoding: TextEncoding, because: Text): Result<EncodingFound, NotText> =>
  ok({ encoding, how: 'settled', because });

/** The encoding of `bytes`, or why they are not text. */
export function findEncoding(bytes: Uint8Array): Result<EncodingFound, NotText> {
  if (bytes.length === 0)
    return err({ code: 'empty_file', sentence: say`the file is empty; export the list again` });
  const binary = recogniseBinary(bytes);
  if (binary !== null) return err({ code: 'binary_file', sentence: binary });

  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return isUtf8(bytes)
      ? settled('utf-8', say`the file begins with the UTF-8 mark`)
      : err({
          code: 'unreadable',
          sentence: say`the file begins with the UTF-8 mark, yet ${badByte(bytes)} is not UTF-8; export it again`,
        });
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return bytes[2] === 0 && bytes[3] === 0
      ? err({ code: 'unreadable', sentence: say`the file is in UTF-32; save it as UTF-8` })
      : settled('utf-16le', say`the file begins with the UTF-16 (little-endian) mark`);
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return settled('utf-16be', say`the file begins with the UTF-16 (big-endian) mark`);

  const zeros = findZeros(bytes);
  if (zeros.odd > 0 || zeros.even > 0) {
    if (
      zeros.odd > 4 * zeros.even &&
      zeros.odd * 20 > bytes.length / 2 &&
      isUtf16(bytes, 'utf-16le')
    )
      return settled('utf-16le', say`every second byte is zero, as in UTF-16 (little-endian)`);
    if (
      zeros.even > 4 * zeros.odd &&
      zeros.even * 20 > bytes.length / 2 &&
      isUtf16(bytes, 'utf-16be')
    )
      return settled('utf-16be', say`every first byte of two is zero, as in UTF-16 (big-endian)`);
    return err({
      code: 'binary_file',
      sentence: say`this is not a text file (byte ${zeros.first + 1} is zero); export the list as CSV`,
    });
  }
  if (hasControls(bytes))
    return err({
      code: 'binary_file',
      sentence: say`this is not a text file (it is full of control characters); export the list as CSV`,
    });

  if (isAscii(bytes))
    return settled('utf-8', say`only plain letters, which every encoding reads alike`);
  if (isUtf8(bytes)) return settled('utf-8', say`every byte fits UTF-8`);
  if (looksLikeGb18030(bytes))
    return ok({
      encoding: 'gb18030',
      how: 'guessed',
      because: say`not UTF-8, and its bytes come in the pairs of GB18030 (Chinese)`,
    });
  return ok(findSingleByte(bytes));
}

/** `byte E4 on line 3` */
export function badByte(bytes: Uint8Array): Text {
  const { byte, line } = firstBadUtf8(bytes);
  return say`byte ${byte} on line ${line}`;
}

/** The first place that is not UTF-8: `{ byte: 'E4', line: 3 }`. */
export function firstBadUtf8(bytes: Uint8Array): { readonly byte: string; readonly line: number } {
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
  return { byte: (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0'), line };
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

/**
 * Chinese in two bytes (rarely four): every high byte begins a pair, most seconds are high as well,
 * and chardet is sure too.
 */
function looksLikeGb18030(bytes: Uint8Array): boolean {
  let pairs = 0;
  let common = 0;
  const end = Math.min(bytes.length, 65_536);
  for (let index = 0; index < end; index += 1) {
    const first = bytes[index] as number;
    if (first < 0x80) continue;
    const second = bytes[index + 1] ?? 0;
    // The sample may end inside a pair.
    if (index + 1 >= end && end < bytes.length) break;
    if (first === 0x80 || first === 0xff || second < 0x30 || second === 0x7f || second === 0xff)
      return false;
    pairs += 1;
    if (second >= 0xa1) common += 1;
    index += second <= 0x39 ? 3 : 1;
  }
  return (
    pairs >= 4 &&
    common * 10 >= pairs * 7 &&
    chardet.analyse(bytes.subarray(0, end)).some((m) => m.name === 'GB18030' && m.confidence >= 80)
  );
}
