/**
 * The objects of a PDF, as far as embedded files need them, found in one pass over the bytes.
 *
 *     12 0 obj << /Type /Filespec /UF (factur-x.xml) /EF << /F 11 0 R >> >> endobj
 *     11 0 obj << /Type /EmbeddedFile /Filter /FlateDecode /Length 812 >> stream … endstream endobj
 *
 * Why not a PDF library: libraries mend what is broken by trying again at every byte; 900 kB of open
 * brackets kept pdf-lib busy for half a minute, and its tables of objects unpack without a limit. An
 * embedded file is always a plain object of its own, so neither drawing nor mending is needed. Here
 * every byte is looked at a fixed number of times, and what is packed has limits.
 */
import { inflateSync } from 'node:zlib';

export interface PdfObject {
  /** The dictionary as it is written; of a packed object without its stream. */
  readonly text: string;
  /** Where the stream's bytes are, end exclusive; null without a stream. */
  readonly stream: { readonly from: number; readonly to: number } | null;
}

export interface PdfObjects {
  /** By object number; of several with one number the last in the file, as in a changed PDF. */
  readonly byNumber: ReadonlyMap<number, PdfObject>;
  readonly isEncrypted: boolean;
  /** Whether the file has its end mark. */
  readonly isWhole: boolean;
}

/** Longest dictionary that is looked at. */
const MAX_TEXT = 65_536;
/** A table of objects, and all of them together, unpacked. */
const MAX_TABLE_BYTES = 32_000_000;
const MAX_TABLES_BYTES = 128_000_000;

/** Number and generation before `obj`; the end of an object; the beginning of a stream; a lock. */
const TOKEN =
  /(\d{1,10})[\0\t\n\f\r ]{1,8}\d{1,5}[\0\t\n\f\r ]{1,8}obj\b|endobj|>>[\0\t\n\f\r ]{0,8}stream(?:\r\n|\n|\r)|\/Encrypt\b/g;

/** Unpacked by zlib, or null when it is damaged or unpacks to more than `limit` bytes. */
function inflateWithin(packed: Uint8Array, limit: number): Uint8Array | null {
  try {
    return inflateSync(packed, { maxOutputLength: limit });
  } catch {
    return null;
  }
}

/** Every object of the file, those in tables of packed objects included. */
export function readPdfObjects(bytes: Uint8Array): PdfObjects {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const byNumber = new Map<number, PdfObject>();
  const tables: PdfObject[] = [];
  let isEncrypted = false;
  let open: { readonly number: number; readonly from: number } | null = null;
  const close = (to: number, stream: PdfObject['stream']): void => {
    if (open === null) return;
    const object = { text: file.slice(open.from, Math.min(to, open.from + MAX_TEXT)), stream };
    byNumber.set(open.number, object);
    if (stream !== null && /\/Type\s{0,8}\/ObjStm\b/.test(object.text)) tables.push(object);
    open = null;
  };

  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(file); token !== null; token = TOKEN.exec(file)) {
    const [written, number] = token;
    if (number !== undefined) open = { number: Number(number), from: TOKEN.lastIndex };
    else if (written === '/Encrypt') isEncrypted = true;
    else if (written === 'endobj') close(token.index, null);
    else {
      const from = TOKEN.lastIndex;
      const head = file.slice(open?.from ?? from, token.index).slice(0, MAX_TEXT);
      const to = streamEnd(file, from, head);
      close(token.index + 2, { from, to });
      TOKEN.lastIndex = to;
    }
  }
  unpackTables(bytes, tables, byNumber);
  return { byNumber, isEncrypted, isWhole: file.includes('%%EOF') };
}

/** Behind as many bytes as it says, if the end mark is there; else at the next end mark. */
function streamEnd(file: string, from: number, head: string): number {
  const said = /\/Length\s{1,8}(\d{1,10})(?!\s{1,8}\d{1,5}\s{1,8}R|\d)/.exec(head);
  if (said !== null) {
    const to = from + Number(said[1]);
    if (/^\s{0,4}endstream/.test(file.slice(to, to + 16))) return to;
  }
  const to = file.indexOf('endstream', from);
  return to < 0 ? file.length : to;
}

/** `3 0 7 41 9 86` and then the objects 3, 7 and 9, at 0, 41 and 86 behind `/First`. */
function unpackTables(
  bytes: Uint8Array,
  tables: readonly PdfObject[],
  byNumber: Map<number, PdfObject>,
): void {
  let total = 0;
  for (const table of tables) {
    const first = Number(/\/First\s{1,8}(\d{1,9})/.exec(table.text)?.[1] ?? Number.NaN);
    const content = contentOf(bytes, table, Math.min(MAX_TABLE_BYTES, MAX_TABLES_BYTES - total));
    if (content === null || Number.isNaN(first)) continue;
    total += content.length;
    const text = Buffer.from(content.buffer, content.byteOffset, content.length).toString('latin1');
    const places = text
      .slice(0, Math.min(first, text.length))
      .trim()
      .split(/[\0\t\n\f\r ]+/)
      .map(Number);
    for (let at = 0; at + 1 < places.length; at += 2) {
      const from = first + (places[at + 1] ?? 0);
      const to = first + (places[at + 3] ?? text.length);
      byNumber.set(places[at] ?? 0, {
        text: text.slice(from, Math.min(to, from + MAX_TEXT)),
        stream: null,
      });
    }
  }
}

/** What the stream of `object` holds, at most `limit` bytes; null when it is packed otherwise. */
export function contentOf(bytes: Uint8Array, object: PdfObject, limit: number): Uint8Array | null {
  if (object.stream === null || limit <= 0) return null;
  const packed = bytes.subarray(object.stream.from, object.stream.to);
  const filter = /\/Filter\s{0,8}(\[[^\]]*\]|\/[^\s/<>[\]()]+)/.exec(object.text)?.[1] ?? '';
  const filters = filter.match(/[^\s/[\]]+/g) ?? [];
  if (filters.length === 0) return packed.length > limit ? null : packed;
  if (filters.length > 1 || !/^(?:FlateDecode|Fl)$/.test(filters[0] ?? '')) return null;
  return inflateWithin(packed, limit);
}
