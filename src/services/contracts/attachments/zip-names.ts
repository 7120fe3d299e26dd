/**
 * The names of the files in a ZIP archive, out of its directory; nothing is unpacked.
 *
 *     zipNames(bytes of order.xlsx)  ->  ['[Content_Types].xml', 'xl/workbook.xml', …]
 *
 * The directory stands at the end: `PK 05 06` says where it begins, one `PK 01 02` a file follows.
 */

const END = 0x0605_4b50;
const FILE = 0x0201_4b50;
const END_BYTES = 22;
const FILE_BYTES = 46;
/** A comment of the archive follows its end and has at most this many bytes. */
const LONGEST_COMMENT = 65_535;
/** More than any office document has; an archive with more is refused by whoever asks. */
const MOST_FILES = 50_000;

/** Null where the directory cannot be read: a damaged archive, or one beyond 4 GB (ZIP64). */
export function zipNames(bytes: Uint8Array): readonly string[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = endOf(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MOST_FILES) return null;
  const names: string[] = [];
  const decoder = new TextDecoder();
  for (let file = 0; file < count; file += 1) {
    if (at + FILE_BYTES > end || view.getUint32(at, true) !== FILE) return null;
    const nameBytes = view.getUint16(at + 28, true);
    const next =
      at + FILE_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return null;
    const name = bytes.subarray(at + FILE_BYTES, at + FILE_BYTES + nameBytes);
    names.push(decoder.decode(name).replaceAll('\\', '/').replace(/^\//, ''));
    at = next;
  }
  return names;
}

function endOf(view: DataView): number | null {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1)
    if (view.getUint32(at, true) === END) return at;
  return null;
}
