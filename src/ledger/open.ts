/**
 * Opening and making ledgers.
 *
 *     const opened = await openLedger('/home/ana/Duebook/Flores.duebook', { mode: 'write', clock, version: '0.1.0' });
 *     if (!opened.ok) say(opened.error.message);
 *
 * Opening to write changes two counters in SQLite's header and the mark "in use", also when nothing is
 * recorded. Nothing else of the file changes, unless an older ledger is brought up to date.
 */
import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { err, ok, type Result } from '../domain/result.ts';
import { connect, type Connection } from './connection.ts';
import { makeLedgerFile } from './create-file.ts';
import { APPLICATION_ID, foldLogIn, tuneWriter, userVersion } from './dialects/sqlite.ts';
import type { Clock, Ledger } from './ledger.ts';
import { LEDGER_VERSION, MIGRATIONS } from './migrations/list.ts';
import type { Migration } from './migrations/migration.ts';
import { migrate, tooNew } from './migrations/runner.ts';
import { openedLedger } from './opened-ledger.ts';
import { codeOf, whyNotWritten, type LedgerRefusal } from './refusals.ts';
import { watchFile, type FileWatch } from './safety/file-watch.ts';
import { backupFolderName, removeLeftovers } from './safety/leftovers.ts';
import { acquireLock, holderNow, isLocked } from './safety/lock.ts';
import { closeToOthers } from './safety/owner-only.ts';
import {
  foreign,
  headerAt,
  headOf,
  logGoesOn,
  logRefusalAt,
  newestCommand,
  readLedgerFiles,
  writeLedgerFiles,
  type NewestCommand,
} from './safety/log-beside.ts';
import { say, type Text, verbatim } from '../domain/texts/text.ts';

export interface OpenOptions {
  /** `read` needs no lock and refuses `write` calls; it never changes the file. */
  readonly mode: 'write' | 'read';
  readonly clock: Clock;
  /** The program's version, for the lock. */
  readonly version: string;
  /** Only tests pass another list. */
  readonly migrations?: readonly Migration[];
}

export interface CreateOptions {
  readonly company: string;
  readonly currency: string;
  readonly country: string;
  readonly isSample: boolean;
  readonly clock: Clock;
  readonly version: string;
  /** A new opaque id; kept by copies and backups of the ledger. */
  readonly ledgerId: string;
  /** Who acts, for the journal; `duebook` when left out. */
  readonly actor?: string;
}

/**
 * A ledger that was to be written and lies where nothing can be written is open to be read, and says why
 * (`whyReadOnly`). Errors: all of `LedgerRefusal`; after each of them the files are as they were.
 */
export async function openLedger(
  path: string,
  options: OpenOptions,
): Promise<Result<Ledger, LedgerRefusal>> {
  const recognised = attempt(path, () => recognise(path));
  if (!recognised.ok) return recognised;
  removeLeftovers(dirname(path));
  if (options.mode === 'read') return openToRead(path, options, null);
  const opened = attempt(path, () => openToWrite(path, options));
  if (opened.ok || opened.error.code !== 'not_writable') return opened;
  const read = openToRead(path, options, readOnlySentence(path));
  return read.ok ? read : opened;
}

function attempt<T>(path: string, work: () => Result<T, LedgerRefusal>): Result<T, LedgerRefusal> {
  try {
    return work();
  } catch (cause) {
    return err(cannotOpen(path, cause));
  }
}

/** Errors: `file_exists`, `not_writable`. The new ledger is open for writing. */
export async function createLedger(
  path: string,
  options: CreateOptions,
): Promise<Result<Ledger, LedgerRefusal<'file_exists' | 'not_writable'>>> {
  try {
    makeLedgerFile(path, {
      ...options,
      actor: options.actor ?? 'duebook',
      today: options.clock.today(),
      now: options.clock.now(),
    });
  } catch (cause) {
    return err(cannotMake(path, cause));
  }
  const opened = await openLedger(path, { mode: 'write', ...options });
  return opened.ok ? opened : err({ code: 'not_writable', message: opened.error.message });
}

const OPEN_A_BACKUP = say`Restore a backup of it under a new name.`;

/**
 * Says `not_found` or `not_a_ledger` from the file's first bytes, without touching it. `todo`: what to
 * do about a damaged one.
 */
export function recognise(path: string, todo = OPEN_A_BACKUP): Result<null, LedgerRefusal> {
  if (!existsSync(path))
    return err({
      code: 'not_found',
      message: say`There is no ledger at ${path}. Check the name, or make a new ledger.`,
    });
  if (!statSync(path).isFile())
    return err(
      notOurs(
        say`${path} is a folder, not a Duebook ledger. Choose a file that Duebook made (NAME.duebook).`,
      ),
    );
  if (statSync(path).size === 0)
    return err(
      notOurs(
        say`${path} is empty, not a Duebook ledger. Choose a file that Duebook made (NAME.duebook).`,
      ),
    );
  const header = headerAt(path);
  if (!header.isSqlite || header.applicationId !== APPLICATION_ID)
    return err(
      notOurs(
        say`${path} is not a Duebook ledger. Choose a file that Duebook made (NAME.duebook).`,
      ),
    );
  const size = statSync(path).size;
  if (size < header.expectedBytes && !hasPendingLog(path))
    return err(damaged(path, say`${size} of ${header.expectedBytes} bytes are there`, todo));
  return ok(null);
}

function openToRead(
  path: string,
  options: OpenOptions,
  whyReadOnly: Text | null,
): Result<Ledger, LedgerRefusal> {
  const opened = attempt(path, () => openWhereItLies(path, options, whyReadOnly));
  if (opened.ok) return opened;
  // Its log needs an index beside it, or it is to be brought up to date: neither can be written there.
  const needsCopy =
    opened.error.code === 'not_writable' ||
    (opened.error.code === 'migration_failed' && whyReadOnly !== null);
  return needsCopy ? openCopy(path, options, whyReadOnly) : opened;
}

/** A copy for this opening alone, in the system's folder for temporary files. */
function openCopy(
  path: string,
  options: OpenOptions,
  whyReadOnly: Text | null,
): Result<Ledger, LedgerRefusal> {
  const folder = mkdtempSync(backupFolderName());
  const copy = join(folder, basename(path));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const refused = writeLedgerFiles(readLedgerFiles(path), copy, path);
    const ready = refused === null ? bringUpToDate(copy, path, options) : err(refused);
    if (ready.ok) {
      const watch = watchFile(copy, 'read');
      const { clock } = options;
      return ok(
        openedLedger({ path, copy, clock, writing: null, watch, whyReadOnly, onClosed: remove }),
      );
    }
    remove();
    return ready;
  } catch (cause) {
    remove();
    return err(cannotOpen(path, cause));
  }
}

function bringUpToDate(
  copy: string,
  called: string,
  options: OpenOptions,
): Result<unknown, LedgerRefusal> {
  const connection = connect(copy, { fileMustExist: true });
  try {
    const known = options.migrations ?? MIGRATIONS;
    const migrated = migrate(connection.db, called, known, { keepCopy: false });
    connection.db.pragma('journal_mode = DELETE');
    return migrated;
  } finally {
    connection.db.close();
  }
}

function openWhereItLies(
  path: string,
  options: OpenOptions,
  whyReadOnly: Text | null,
): Result<Ledger, LedgerRefusal> {
  const known = options.migrations?.length ?? LEDGER_VERSION;
  // While another program has it open, its log is as it should be and changes under our eyes.
  const refused = isLocked(path) ? null : refusalOfLog(path);
  if (refused !== null) return err(refused);
  const watch = watchFile(path, 'read');
  const refuse = (refusal: LedgerRefusal) => {
    watch.end(false);
    return err(refusal);
  };
  try {
    const probe = connect(path, { readonly: true });
    const found = probeVersion(probe);
    probe.db.close();
    if (found > known) return refuse(tooNew(path, found, known));
    if (found < known)
      return refuse({
        code: 'migration_failed',
        message: say`${path} is of ledger version ${found} and this program needs ${known}. Open it once for writing; that brings it up to date.`,
      });
    return ok(openedLedger({ path, clock: options.clock, writing: null, watch, whyReadOnly }));
  } catch (cause) {
    return refuse(cannotOpen(path, cause));
  }
}

function openToWrite(path: string, options: OpenOptions): Result<Ledger, LedgerRefusal> {
  const held = acquireLock(
    path,
    holderNow(options.version, process.pid, Date.parse(options.clock.now())),
  );
  if (!held.ok) return held;
  const lock = held.value;
  let watch: FileWatch | null = null;
  let writer: Connection | null = null;
  let newest: NewestCommand | null = null;
  const refuse = (refusal: LedgerRefusal) => {
    const isFoldedIn = writer !== null && newest !== null && foldLogIn(writer.db);
    writer?.db.close();
    newest?.end(isFoldedIn);
    watch?.end(false);
    lock.release();
    return err(refusal);
  };
  try {
    const refused = refusalOfLog(path);
    if (refused !== null) return refuse(refused);
    closeToOthers(path);
    watch = watchFile(path, 'write');
    writer = connect(path, { fileMustExist: true });
    const known = options.migrations ?? MIGRATIONS;
    // Before any pragma that writes: a ledger from a newer program stays byte for byte as it is.
    const found = probeVersion(writer);
    if (found > known.length) return refuse(tooNew(path, found, known.length));
    newest = newestCommand(path);
    const head = headOf(writer.db);
    if (head !== null) newest.note(head);
    tuneWriter(writer.db);
    const migrated = migrate(writer.db, path, known);
    if (!migrated.ok) return refuse(migrated.error);
    const ledger = openedLedger({
      path,
      clock: options.clock,
      writing: { writer, lock, newest, version: known.length },
      watch,
    });
    watch.note();
    return ok(ledger);
  } catch (cause) {
    return refuse(cannotOpen(path, cause));
  }
}

/** Before SQLite has seen the log: once it has, what was wrong with it is in the file. */
function refusalOfLog(path: string): LedgerRefusal | null {
  const refused = logRefusalAt(path);
  if (refused !== null || !hasPendingLog(path)) return refused;
  const joined = connect(path, { readonly: true, fileMustExist: true });
  try {
    return logGoesOn(readFileSync(path), joined.db)
      ? null
      : foreign(path, say`together they do not make a ledger`);
  } finally {
    joined.db.close();
  }
}

/** Reads the schema too, so that a damaged file shows now and not in the middle of work. */
function probeVersion(connection: Connection): number {
  connection.db.prepare('select count(*) from sqlite_master').get();
  return userVersion(connection.db);
}

const hasPendingLog = (path: string): boolean =>
  existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0;

const notOurs = (message: Text): LedgerRefusal => ({ code: 'not_a_ledger', message });

const damaged = (path: string, what: Text, todo = OPEN_A_BACKUP): LedgerRefusal => ({
  code: 'not_a_ledger',
  message: say`${path} is damaged (${what}). ${todo}`,
});

/** Why SQLite or the file system would not open it: held, not allowed, or damaged. */
function cannotOpen(path: string, cause: unknown): LedgerRefusal {
  const code = codeOf(cause);
  if (/^SQLITE_(BUSY|LOCKED)/.test(code))
    return {
      code: 'ledger_locked',
      message: say`${path} is being read by another program at this moment. Try again.`,
    };
  if (/^(SQLITE_(CANTOPEN|READONLY|PERM)|EACCES|EPERM|EROFS)/.test(code))
    return {
      code: 'not_writable',
      message: say`${path} cannot be opened: ${whyNotWritten(cause)}. Copy it, with ${path}-wal if there is one, to a folder where you may write, and open it there.`,
    };
  return damaged(path, verbatim(messageOf(cause)));
}

/** Why a ledger is only read although it was to be written, and what to do to go on with it. */
const readOnlySentence = (path: string): Text =>
  say`${basename(path)} is read-only: ${whyNotWritable(path)}. It can be read, checked and backed up; nothing can be recorded. Copy it to a folder where you may write, and open it there.`;

function whyNotWritable(path: string): Text {
  for (const [place, forbidden] of [
    [path, say`you may not write to it`],
    [dirname(path), say`you may not write in its folder`],
  ] as const)
    try {
      accessSync(place, constants.W_OK);
    } catch (cause) {
      return codeOf(cause) === 'EROFS' ? say`its disk can only be read` : forbidden;
    }
  return say`it cannot be written`;
}

function cannotMake(path: string, cause: unknown): LedgerRefusal<'file_exists' | 'not_writable'> {
  return codeOf(cause) === 'EEXIST'
    ? {
        code: 'file_exists',
        message: say`${path} exists already. Choose another name, or open it.`,
      }
    : {
        code: 'not_writable',
        message: say`${path} cannot be written: ${whyNotWritten(cause)}. Choose another place.`,
      };
}

const messageOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message : String(cause);
