/**
 * Bytes into text, a piece at a time, so that a large file is never held as one string.
 *
 *     for (const piece of decodePieces(bytes, 'windows-1252')) reader.push(piece);
 */
import iconv from 'iconv-lite';
import { isUtf8 } from 'node:buffer';
import { badByte, type NotText, type TextEncoding } from './find-encoding.ts';
import { say } from '../../domain/texts/text.ts';

/** About 500 rows: a few milliseconds of work between two checkpoints. */
const PIECE_BYTES = 32_768;

/** Length in bytes of the mark at the beginning, 0 when there is none. */
function markLength(bytes: Uint8Array, encoding: TextEncoding): number {
  if (encoding === 'utf-8' && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 3;
  if (encoding === 'utf-16le' && bytes[0] === 0xff && bytes[1] === 0xfe) return 2;
  if (encoding === 'utf-16be' && bytes[0] === 0xfe && bytes[1] === 0xff) return 2;
  return 0;
}

/** Why `bytes` cannot be in `encoding`, chosen by a person; null when they can. */
export function refuseEncoding(bytes: Uint8Array, encoding: TextEncoding): NotText | null {
  if (encoding === 'utf-8' && !isUtf8(bytes))
    return {
      code: 'unreadable',
      sentence: say`the file is not in UTF-8: ${badByte(bytes)} is not part of any character; choose another encoding`,
    };
  const sixteen = encoding === 'utf-16le' || encoding === 'utf-16be';
  if (sixteen && (bytes.length % 2 !== 0 || !bytes.subarray(0, 65_536).includes(0)))
    return {
      code: 'unreadable',
      sentence: say`the file is not in UTF-16: its bytes do not come in pairs; choose another encoding`,
    };
  if (!sixteen && bytes.subarray(0, 65_536).includes(0))
    return {
      code: 'unreadable',
      sentence: say`the file is not in ${encoding}: it has zero bytes, as UTF-16 has; choose another encoding`,
    };
  return null;
}

/** The text of `bytes` in pieces, without the mark at the beginning. */
export function* decodePieces(
  bytes: Uint8Array,
  encoding: TextEncoding,
  pieceBytes = PIECE_BYTES,
): Generator<{ readonly text: string; readonly bytesRead: number }> {
  const decoder = iconv.getDecoder(encoding, { stripBOM: false });
  for (let at = markLength(bytes, encoding); at < bytes.length; at += pieceBytes) {
    const end = Math.min(bytes.length, at + pieceBytes);
    const text = decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset + at, end - at));
    if (text !== '') yield { text, bytesRead: end };
  }
  const rest = decoder.end();
  if (rest !== undefined && rest !== '') yield { text: rest, bytesRead: bytes.length };
}

/**
 * The first `maxBytes` bytes as text. Of a longer file only whole lines, so that no row of the
 * sample looks ragged that is not.
 */
export function decodeSample(
  bytes: Uint8Array,
  encoding: TextEncoding,
  maxBytes = 131_072,
): string {
  const whole = bytes.length <= maxBytes;
  const decoder = iconv.getDecoder(encoding, { stripBOM: false });
  const start = markLength(bytes, encoding);
  const end = Math.min(bytes.length, maxBytes);
  const text = decoder.write(
    Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.max(0, end - start)),
  );
  if (whole) return text + (decoder.end() ?? '');
  const lastLineEnd = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  return lastLineEnd < 0 ? text : text.slice(0, lastLineEnd + 1);
}
