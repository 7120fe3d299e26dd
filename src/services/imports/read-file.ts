/** The rows of a file below its header, streamed with checkpoints, so that the engine stays quick. */
import type { Delimiter, Encoding } from '../../contract/imports.ts';
import { decodePieces, decodeSample } from '../../formats/in/decode-text.ts';
import { findHeader } from '../../formats/in/find-delimiter.ts';
import { delimitedReader, type DelimitedRow } from '../../formats/in/read-delimited.ts';
import type { Job } from '../context.ts';

export interface Layout {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** One-based. */
  readonly headerLine: number;
  readonly headers: readonly string[];
}

/** Where the header is and what it says; null when the file has no row at all. */
export function layoutOf(
  bytes: Uint8Array,
  encoding: Encoding,
  delimiter: Delimiter,
): Layout | null {
  const header = findHeader(decodeSample(bytes, encoding), delimiter);
  if (header === null) return null;
  // A mark that stands in the text once more (a file saved twice) is not part of a name.
  const headers = header.fields.map((field) => field.replace(/^\uFEFF/, '').trim());
  return { encoding, delimiter, headerLine: header.line, headers };
}

/** Calls `onRow` for every row below the header; returns how many there were. */
export async function readRows(
  bytes: Uint8Array,
  layout: Layout,
  job: Job,
  onRow: (row: DelimitedRow) => void,
  progress: (rows: number, share: number) => void,
): Promise<number> {
  let rows = 0;
  const reader = delimitedReader(layout.delimiter, (row) => {
    if (row.line <= layout.headerLine) return;
    rows += 1;
    onRow(row);
  });
  for (const piece of decodePieces(bytes, layout.encoding)) {
    reader.push(piece.text);
    progress(rows, piece.bytesRead / bytes.length);
    await job.checkpoint();
  }
  reader.end();
  return rows;
}
