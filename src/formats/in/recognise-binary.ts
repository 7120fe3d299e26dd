/**
 * Files that are not text, known by their first bytes, and what to do about each.
 *
 *     50 4B 03 04 … xl/workbook  ->  this is an Excel workbook; save it as CSV and bring that in
 */
import { say, type Text } from '../../domain/texts/text.ts';

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly sentence: Text }[] = [
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    sentence: say`this is an old Excel or Word file; open it there and save it as CSV`,
  },
  { bytes: [0x25, 0x50, 0x44, 0x46], sentence: say`this is a PDF; export the list as CSV instead` },
  {
    bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20],
    sentence: say`this is a database, perhaps a Duebook ledger; open it as a ledger instead`,
  },
  {
    bytes: [0x89, 0x50, 0x4e, 0x47],
    sentence: say`this is a picture (PNG); export the list as CSV`,
  },
  { bytes: [0xff, 0xd8, 0xff], sentence: say`this is a picture (JPEG); export the list as CSV` },
  {
    bytes: [0x47, 0x49, 0x46, 0x38],
    sentence: say`this is a picture (GIF); export the list as CSV`,
  },
  { bytes: [0x1f, 0x8b], sentence: say`this is a compressed file (gzip); unpack it first` },
  {
    bytes: [0x37, 0x7a, 0xbc, 0xaf],
    sentence: say`this is a compressed file (7z); unpack it first`,
  },
  {
    bytes: [0x52, 0x61, 0x72, 0x21],
    sentence: say`this is a compressed file (RAR); unpack it first`,
  },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], sentence: say`this is a program, not a list` },
  { bytes: [0x4d, 0x5a, 0x90], sentence: say`this is a program, not a list` },
];

/** What kind of binary file `bytes` is, as the rest of a sentence, or null when it may be text. */
export function recogniseBinary(bytes: Uint8Array): Text | null {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8192)).toString(
      'latin1',
    );
    const tail = Buffer.from(
      bytes.buffer,
      bytes.byteOffset + Math.max(0, bytes.length - 65_536),
      Math.min(bytes.length, 65_536),
    ).toString('latin1');
    if (head.includes('xl/') || tail.includes('xl/workbook'))
      return say`this is an Excel workbook; open it in Excel and save it as CSV`;
    if (head.includes('opendocument.spreadsheet'))
      return say`this is an OpenDocument spreadsheet; open it and save it as CSV`;
    if (head.includes('word/') || tail.includes('word/document'))
      return say`this is a Word document; export the list as CSV instead`;
    return say`this is a ZIP archive; unpack it first`;
  }
  for (const signature of SIGNATURES)
    if (startsWith(bytes, signature.bytes)) return signature.sentence;
  return null;
}
