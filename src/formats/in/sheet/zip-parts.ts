/**
 * The parts of a workbook's archive, unpacked a piece at a time with a limit on what comes out.
 *
 *     for await (const piece of parts.pieces('xl/worksheets/sheet1.xml')) parser.write(piece);
 *
 * yauzl reads the directory (sizes, offsets, names that climb out of the archive, ZIP64); unpacking
 * is node:zlib over the bytes that are in memory already. What the directory declares is checked
 * before, what really comes out is counted while it comes: either may be a bomb.
 */
import { Readable } from 'node:stream';
import { constants, createInflateRaw } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { damaged, LIMITS, WorkbookFault } from './refusals.ts';
import { count, say, type Text } from '../../../domain/texts/text.ts';

/** Some 250 cells: two milliseconds of parsing between two checkpoints. */
const PIECE_BYTES = 32_768;

export interface ZipParts {
  readonly names: ReadonlySet<string>;
  /** Declared size of a part, unpacked. */
  sizeOf(name: string): number;
  /** The part, unpacked; throws `WorkbookFault`. `limit`: bytes that may come out. */
  pieces(name: string, limit?: number): AsyncGenerator<Buffer, void>;
}

const open = (bytes: Uint8Array): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    yauzl.fromBuffer(buffer, { lazyEntries: true }, (error, zip) => {
      if (error !== null) reject(damaged(say`it is not a whole ZIP archive`));
      else resolve(zip);
    });
  });

const directoryOf = (zip: ZipFile): Promise<Map<string, Entry>> =>
  new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('entry', (entry: Entry) => {
      if (entries.size >= LIMITS.parts)
        return reject(
          new WorkbookFault(
            'too_large',
            say`the workbook has more than ${count(LIMITS.parts, 'part')}; it cannot be a list`,
          ),
        );
      // Some programs write `/xl/workbook.xml`, some `xl\workbook.xml`.
      entries.set(entry.fileName.replaceAll('\\', '/').replace(/^\//, ''), entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', () => reject(damaged(say`its directory cannot be read`)));
    zip.readEntry();
  });

const dataStart = (zip: ZipFile, entry: Entry): Promise<number> =>
  new Promise((resolve, reject) => {
    zip.readLocalFileHeader(entry, { minimal: true }, (error, header) => {
      if (error !== null) reject(damaged(say`part ${entry.fileName} is not where it should be`));
      else resolve(header.fileDataStart);
    });
  });

const megabytes = (bytes: number): Text => say`${Math.round(bytes / 1_000_000)} MB`;

const tooLarge = (name: string, size: Text): WorkbookFault =>
  new WorkbookFault(
    'too_large',
    say`the workbook unpacks to far more than a list needs (${name}: ${size}); save the one sheet you need as CSV`,
  );

/** Throws `WorkbookFault` when `bytes` are no whole archive. */
export async function zipParts(bytes: Uint8Array): Promise<ZipParts> {
  const zip = await open(bytes);
  const entries = await directoryOf(zip);

  async function* pieces(name: string, limit: number = LIMITS.partBytes): AsyncGenerator<Buffer> {
    const entry = entries.get(name);
    if (entry === undefined) throw damaged(say`part ${name} is missing`);
    if (entry.isEncrypted())
      throw new WorkbookFault(
        'binary_file',
        say`the workbook is encrypted; take the password off, save it and bring it in again`,
      );
    const most = Math.min(
      limit,
      Math.max(LIMITS.ratioFromBytes, entry.compressedSize * LIMITS.ratio),
    );
    if (entry.uncompressedSize > most) throw tooLarge(name, megabytes(entry.uncompressedSize));
    const from = await dataStart(zip, entry);
    const end = from + entry.compressedSize;
    if (end > bytes.length) throw damaged(say`part ${name} ends too early`);
    const packed = Buffer.from(bytes.buffer, bytes.byteOffset + from, entry.compressedSize);
    if (entry.compressionMethod === 0) {
      for (let at = 0; at < packed.length; at += PIECE_BYTES)
        yield packed.subarray(at, at + PIECE_BYTES);
      return;
    }
    if (entry.compressionMethod !== 8)
      throw damaged(say`part ${name} is packed in a way that is not known`);
    let unpacked = 0;
    const inflate = createInflateRaw({
      chunkSize: PIECE_BYTES,
      finishFlush: constants.Z_FINISH,
    });
    const packedPieces = function* (): Generator<Buffer> {
      for (let at = 0; at < packed.length; at += PIECE_BYTES)
        yield packed.subarray(at, at + PIECE_BYTES);
    };
    const source = Readable.from(packedPieces(), { objectMode: false });
    source.pipe(inflate);
    try {
      for await (const piece of inflate as AsyncIterable<Buffer>) {
        unpacked += piece.length;
        if (unpacked > most) throw tooLarge(name, say`more than ${megabytes(most)}`);
        yield piece;
      }
    } catch (error) {
      if (error instanceof WorkbookFault) throw error;
      throw damaged(say`part ${name} cannot be unpacked`);
    } finally {
      source.destroy();
      inflate.destroy();
    }
    if (unpacked !== entry.uncompressedSize)
      throw damaged(say`part ${name} has another size than its directory says`);
  }

  return {
    names: new Set(entries.keys()),
    sizeOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
    pieces,
  };
}
