/**
 * The write-ahead log beside a ledger, where SQLite keeps the newest commands until they are folded
 * into the file. Whoever has the file without its log has an older ledger, and SQLite does not say so.
 *
 *     Flores.duebook          header says "closed"     nothing is missing
 *     Flores.duebook          header says "in use"     its program runs, was killed, or the file was copied
 *     Flores.duebook-wal      the newest commands      frames: a page each, the last of a command marked
 *     Flores.duebook-shm      the index of the log     how many frames there were when it was written
 *     Flores.duebook-newest   while it is in use       number and hash of the newest command
 *
 * Closing folds the log in and marks the file as closed, which costs one flush more at the next opening
 * (5 to 10 ms). A program that ends without closing (its engine ran out of memory, a second Ctrl-C) has
 * its connections closed by Node: then the log may be folded in and gone, and the mark is still "in use".
 * Such a file is whole when it has the newest command. One that has it not, or lies without `-newest`, is
 * opened only when the person accepts the loss. Where the index is missing, a log was cut short if a command ends behind a frame
 * that does not hold. Not detected: a log that is cut exactly between two commands and has no index.
 *
 * Formats: https://sqlite.org/fileformat2.html 4 (log), https://sqlite.org/walformat.html 2.2 (index).
 */
import {
  closeSync,
  constants,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { CLOSED_MODE, MODE_AT, readHeader, type FileHeader } from '../dialects/sqlite.ts';
import { codeOf, type LedgerRefusal } from '../refusals.ts';
import { say, type Text } from '../../domain/texts/text.ts';

/** What lies beside a ledger. */
export interface Beside {
  /** `-wal`; null: there is none; undefined: nobody looked, because only the one file was handed over. */
  readonly log?: Uint8Array | null;
  /** `-shm`, when it is there: it tells whether the log was cut short. */
  readonly index?: Uint8Array | null;
  /** `-newest`, when it is there. */
  readonly newest?: Command | null;
}

/** A command of the journal. */
interface Command {
  readonly seq: number;
  readonly hash: string;
}

/** A ledger's files, read at one moment. */
export interface LedgerFiles extends Beside {
  readonly bytes: Uint8Array;
}

type LogRefusal = LedgerRefusal<'log_missing' | 'log_foreign'>;

/** Ledgers of this version and older were left "in use" when they were closed. */
const LAST_VERSION_LEFT_IN_USE = 2;

/** Tries to read the files of a ledger while another program writes it; each takes milliseconds. */
const TRIES = 20;

/**
 * Reads the ledger at `path` with what lies beside it, also under names that differ only in capitals
 * (a stick formatted by Windows gives `FLORES.DUEBOOK-WAL`). Throws what the file system throws.
 */
export function readLedgerFiles(path: string): LedgerFiles {
  for (let tried = 1; ; tried += 1) {
    const before = shapeOf(path);
    const files = { ...readBeside(path), bytes: new Uint8Array(readFileSync(path)) };
    if (shapeOf(path) === before || tried === TRIES) return files;
  }
}

/**
 * Writes a ledger and its log to `target`, which nobody else has; says what is wrong with the log, and leaves out
 * one of another file. `called`: for sentences.
 */
export function writeLedgerFiles(
  files: LedgerFiles,
  target: string,
  called: string,
): LogRefusal | null {
  writeFileSync(target, files.bytes);
  const header = readHeader(files.bytes);
  // It is no ledger: that is what has to be said, not where its log is.
  if (!header.isSqlite) return null;
  const refused = logRefusal(header, files, called, () => files.bytes);
  if (!files.log || refused?.code === 'log_foreign') return refused;
  writeFileSync(`${target}-wal`, files.log);
  const joined = new Sqlite(target, { readonly: true, fileMustExist: true });
  try {
    if (logGoesOn(files.bytes, joined)) return refused;
  } finally {
    joined.close();
  }
  for (const suffix of ['-wal', '-shm']) rmSync(target + suffix, { force: true });
  return foreign(called, say`together they do not make a ledger`);
}

/** The index before the log: a log that grows in between is longer than the index says, never shorter. */
function readBeside(path: string): Beside {
  const index = readIfThere(besideOf(path, '-shm'));
  return { index, log: readIfThere(besideOf(path, '-wal')), newest: readNewest(path) };
}

/** Of the first 100 bytes of the file at `path`. */
export function headerAt(path: string): FileHeader {
  const file = openSync(path, 'r');
  try {
    const buffer = new Uint8Array(100);
    return readHeader(buffer.subarray(0, readSync(file, buffer, 0, 100, 0)));
  } finally {
    closeSync(file);
  }
}

/** Changes when somebody writes the ledger or its log. */
const shapeOf = (path: string): string =>
  [path, besideOf(path, '-wal')]
    .map((one) =>
      one === null ? undefined : statSync(one, { bigint: true, throwIfNoEntry: false }),
    )
    .map((stat) => `${stat?.size} ${stat?.mtimeNs}`)
    .join(', ');

/** The file named like `path` with `suffix`, else the one whose name differs in capitals only. */
function besideOf(path: string, suffix: '-wal' | '-shm' | typeof NEWEST): string | null {
  const wanted = basename(path) + suffix;
  const names = readdirSync(dirname(path));
  const found = names.includes(wanted)
    ? wanted
    : names.find((name) => name.toLowerCase() === wanted.toLowerCase());
  return found === undefined ? null : join(dirname(path), found);
}

function readIfThere(path: string | null): Uint8Array | null {
  if (path === null) return null;
  try {
    return new Uint8Array(readFileSync(path));
  } catch (cause) {
    // Its program was closed a moment ago.
    if (codeOf(cause) === 'ENOENT') return null;
    throw cause;
  }
}

/** Beside an open ledger: what it must have, if its log should be gone. */
export interface NewestCommand {
  /** After each command, and before the first one. */
  note(command: Command): void;
  /** `isFoldedIn`: nothing is in the log any more. */
  end(isFoldedIn: boolean): void;
}

const NEWEST = '-newest';
/** So that each line is as long as the one it is written over. */
const SEQ_DIGITS = 16;

/**
 * Written through to the system and not to the disk: it must outlive this program, not the machine, which
 * leaves the log where it is when its power goes.
 */
export function newestCommand(path: string): NewestCommand {
  // Not cut off first: until the first note what it said before holds.
  const file = openSync(path + NEWEST, constants.O_WRONLY | constants.O_CREAT, 0o600);
  return {
    note({ seq, hash }) {
      try {
        writeSync(file, `${String(seq).padStart(SEQ_DIGITS, '0')} ${hash}\n`, 0);
      } catch {
        // The command is recorded, and whoever asked for it must not be told otherwise.
      }
    },
    end(isFoldedIn) {
      closeSync(file);
      if (isFoldedIn) rmSync(path + NEWEST, { force: true });
    },
  };
}

function readNewest(path: string): Command | null {
  const bytes = readIfThere(besideOf(path, NEWEST));
  const [, seq, hash] =
    /^(\d{16}) ([0-9a-f]{64})\n$/.exec(Buffer.from(bytes ?? []).toString()) ?? [];
  return seq === undefined || hash === undefined ? null : { seq: Number(seq), hash };
}

/**
 * What is wrong with the log of a ledger, before SQLite has seen either; null: nothing. `bytes`: of the
 * ledger, asked for only when it is in doubt.
 * Errors: `log_missing` (it, or its end, is not there: what was recorded last would be gone),
 * `log_foreign` (it cannot be this file's).
 */
export function logRefusal(
  header: FileHeader,
  beside: Beside,
  called: string,
  bytes: () => Uint8Array,
): LogRefusal | null {
  const { log, newest } = beside;
  if (log === undefined || log === null) {
    if (!header.isInUse) return null;
    if (log === null && header.version <= LAST_VERSION_LEFT_IN_USE) return null;
    return newest && hasCommand(bytes(), newest) ? null : missing(called);
  }
  if (log.length === 0) return null;
  const read = readLog(log);
  if (read === null) return cut(called, say`its beginning cannot be read`);
  if (read.committed > 0 && !header.isInUse)
    return foreign(called, say`${called} was closed, and needs none`);
  if (read.pageSize !== header.pageSize) return foreign(called, say`its pages are of another size`);
  const expected = framesOf(beside.index ?? null, log);
  if (expected !== null && expected > read.committed)
    return cut(called, say`${read.committed} of ${expected} pages can be read`);
  if (expected === null && read.hasMoreBehind)
    return cut(called, say`only its first ${read.committed} pages can be read`);
  return null;
}

/** As `logRefusal`, for a ledger where it lies. Throws what the file system throws. */
export function logRefusalAt(path: string): LogRefusal | null {
  const refusal = logRefusal(headerAt(path), readBeside(path), path, () => readFileSync(path));
  const log = besideOf(path, '-wal');
  if (refusal !== null || log === null || log === `${path}-wal`) return refusal;
  return {
    code: 'log_missing',
    message: say`What was recorded last in ${path} lies beside it under another name, ${basename(log)}. Rename that to ${basename(path)}-wal, then open ${path} again.`,
  };
}

/**
 * Does the ledger with its log (`joined`, a connection that reads both) go on from the file alone?
 * A log of another ledger, or of another time of this one, is applied by SQLite without a question.
 */
export function logGoesOn(bytes: Uint8Array, joined: Database): boolean {
  const alone = fileAlone(bytes);
  try {
    const before = headOf(alone);
    // A checkpoint was cut off in the middle: the log has every page of it.
    if (before === null) return holdsTogether(joined);
    const after = headOf(joined);
    if (after === null || after.ledgerId !== before.ledgerId) return false;
    if (hashOf(joined, before.seq) !== before.hash) return false;
    return holdsTogether(joined) || !holdsTogether(alone);
  } catch (cause) {
    if (isNoLedger(cause)) return false;
    throw cause;
  } finally {
    alone.close();
  }
}

/** The file as if it had been closed when its log was last folded in. */
function fileAlone(bytes: Uint8Array): Database {
  const copy = Buffer.from(bytes);
  copy.fill(CLOSED_MODE, MODE_AT, MODE_AT + 2);
  return new Sqlite(copy, { readonly: true });
}

function hasCommand(bytes: Uint8Array, { seq, hash }: Command): boolean {
  const alone = fileAlone(bytes);
  try {
    return headOf(alone) !== null && hashOf(alone, seq) === hash;
  } finally {
    alone.close();
  }
}

const hashOf = (db: Database, seq: number): string | undefined =>
  db.prepare<[number], { hash: string }>('select hash from journal where seq = ?').get(seq)?.hash;

interface Head extends Command {
  readonly ledgerId: string;
}

/** Null: it is not a ledger, or not a whole one. */
export function headOf(db: Database): Head | null {
  try {
    return (
      db
        .prepare<[], Head>(
          `select (select value from meta where key = 'ledger_id') as ledgerId, seq, hash
           from journal order by seq desc limit 1`,
        )
        .get() ?? null
    );
  } catch (cause) {
    if (isNoLedger(cause)) return null;
    throw cause;
  }
}

function holdsTogether(db: Database): boolean {
  try {
    return db.pragma('integrity_check(1)', { simple: true }) === 'ok';
  } catch (cause) {
    if (isNoLedger(cause)) return false;
    throw cause;
  }
}

/** What is there is not a ledger, or not a whole one; not: it may not be read, its disk fails. */
const isNoLedger = (cause: unknown): boolean =>
  /^SQLITE_(CORRUPT|NOTADB|ERROR)/.test(codeOf(cause));

interface ReadLog {
  readonly pageSize: number;
  /** Frames up to the end of the last whole command: what SQLite takes. */
  readonly committed: number;
  /** Behind the first frame that does not hold a command ends that was written after it. */
  readonly hasMoreBehind: boolean;
}

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const MAGIC = 0x377f0682;

/** Null: no log, or one whose header does not hold; SQLite takes that for an empty one. */
function readLog(log: Uint8Array): ReadLog | null {
  if (log.length < HEADER_BYTES) return null;
  const view = new DataView(log.buffer, log.byteOffset, log.byteLength);
  const magic = view.getUint32(0);
  if ((magic & ~1) >>> 0 !== MAGIC) return null;
  const littleEndian = magic === MAGIC;
  const pageSize = view.getUint32(8);
  let sums: Sums = summed(view, 0, 24, littleEndian, [0, 0]);
  if (sums[0] !== view.getUint32(24) || sums[1] !== view.getUint32(28)) return null;

  const frameBytes = FRAME_HEADER_BYTES + pageSize;
  let committed = 0;
  let holds = true;
  let hasMoreBehind = false;
  let frame = 0;
  for (let at = HEADER_BYTES; at + frameBytes <= log.length; at += frameBytes) {
    frame += 1;
    // Frames of an earlier round of the log have other salts; they are folded in.
    const isOfThisRound =
      view.getUint32(at + 8) === view.getUint32(16) &&
      view.getUint32(at + 12) === view.getUint32(20);
    const endsCommand = view.getUint32(at + 4) !== 0;
    if (holds && isOfThisRound) {
      const next = summed(view, at, 8, littleEndian, sums);
      sums = summed(view, at + FRAME_HEADER_BYTES, pageSize, littleEndian, next);
      holds = sums[0] === view.getUint32(at + 16) && sums[1] === view.getUint32(at + 20);
      if (holds && endsCommand) committed = frame;
      if (holds) continue;
    } else holds = false;
    if (isOfThisRound && endsCommand) hasMoreBehind = true;
  }
  return { pageSize, committed, hasMoreBehind };
}

type Sums = readonly [number, number];

function summed(view: DataView, at: number, bytes: number, little: boolean, from: Sums): Sums {
  let [first, second] = from;
  for (let offset = at; offset < at + bytes; offset += 8) {
    first = (first + view.getUint32(offset, little) + second) >>> 0;
    second = (second + view.getUint32(offset + 4, little) + first) >>> 0;
  }
  return [first, second];
}

/** How many frames of `log` the index knows as whole; null: it is not the index of this log. */
function framesOf(index: Uint8Array | null, log: Uint8Array): number | null {
  if (index === null || index.length < 48) return null;
  const view = new DataView(index.buffer, index.byteOffset, index.byteLength);
  // The index is written in the byte order of its machine; nearly all are little-endian.
  if (view.getUint32(0, true) !== 3_007_000) return null;
  const salts = Buffer.from(index.buffer, index.byteOffset + 32, 8);
  return salts.equals(log.subarray(16, 24)) ? view.getUint32(16, true) : null;
}

const missing = (called: string): LogRefusal => ({
  code: 'log_missing',
  message: say`${called} was not closed: what was recorded last is in ${called}-wal, which is not with it. Take both files together. If there is no such file, restore it under a new name and accept the loss.`,
});
const cut = (called: string, what: Text): LogRefusal => ({
  code: 'log_missing',
  message: say`${called}-wal, which has what was recorded last in ${called}, is damaged or cut short: ${what}. Take both files again from where they came. If there is no better copy, restore it under a new name and accept the loss.`,
});
export const foreign = (called: string, what: Text): LogRefusal => ({
  code: 'log_foreign',
  message: say`${called}-wal does not belong to ${called}: ${what}. Nothing was changed. Move ${called}-wal to another folder, do not delete it, then open ${called} again.`,
});
