/**
 * Opening and making ledgers.
 *
 *     const opened = await openLedger('/home/ana/Duebook/Flores.duebook', { mode: 'write', clock, version: '0.1.0' });
 *     if (!opened.ok) say(opened.error.message);
 */
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { err, ok, type Result } from '../domain/result.ts';
import { connect, type Connection } from './connection.ts';
import { makeLedgerFile } from './create-file.ts';
import { APPLICATION_ID, readHeader, tuneWriter, userVersion } from './dialects/sqlite.ts';
import type { Clock, Ledger } from './ledger.ts';
import { LEDGER_VERSION, MIGRATIONS } from './migrations/list.ts';
import type { Migration } from './migrations/migration.ts';
import { migrate, tooNew } from './migrations/runner.ts';
import { openedLedger } from './opened-ledger.ts';
import { whyNotWritten, type LedgerRefusal } from './refusals.ts';
import { acquireLock, holderNow, type Lock } from './safety/lock.ts';

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

/** Errors: `not_found`, `not_a_ledger`, `ledger_too_new`, `ledger_locked`, `migration_failed`. */
export async function openLedger(
  path: string,
  options: OpenOptions,
): Promise<Result<Ledger, LedgerRefusal>> {
  const recognised = recognise(path);
  if (!recognised.ok) return recognised;
  return options.mode === 'read' ? openToRead(path, options) : openToWrite(path, options);
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

const OPEN_A_BACKUP = 'Restore a backup of it under a new name.';

/**
 * Says `not_found` or `not_a_ledger` from the file's first bytes, without touching it. `todo`: what to
 * do about a damaged one.
 */
export function recognise(path: string, todo = OPEN_A_BACKUP): Result<null, LedgerRefusal> {
  if (!existsSync(path))
    return err({
      code: 'not_found',
      message: `There is no ledger at ${path}. Check the name, or make a new ledger.`,
    });
  if (!statSync(path).isFile()) return err(notOurs(`${path} is a folder, not a Duebook ledger`));
  if (statSync(path).size === 0) return err(notOurs(`${path} is empty, not a Duebook ledger`));
  const header = readHeader(firstBytes(path));
  if (!header.isSqlite || header.applicationId !== APPLICATION_ID)
    return err(notOurs(`${path} is not a Duebook ledger`));
  const size = statSync(path).size;
  if (size < header.expectedBytes && !hasPendingLog(path))
    return err(damaged(path, `${size} of ${header.expectedBytes} bytes are there`, todo));
  return ok(null);
}

function openToRead(path: string, options: OpenOptions): Result<Ledger, LedgerRefusal> {
  const known = options.migrations?.length ?? LEDGER_VERSION;
  try {
    const probe = connect(path, { readonly: true });
    const found = probeVersion(probe);
    probe.db.close();
    if (found > known) return err(tooNew(path, found, known));
    if (found < known)
      return err({
        code: 'migration_failed',
        message: `${path} is of ledger version ${found} and this program needs ${known}. Open it once for writing; that brings it up to date.`,
      });
    return ok(openedLedger({ path, clock: options.clock, writer: null, lock: null }));
  } catch (cause) {
    return err(damaged(path, messageOf(cause)));
  }
}

function openToWrite(path: string, options: OpenOptions): Result<Ledger, LedgerRefusal> {
  const held = acquireLock(
    path,
    holderNow(options.version, process.pid, Date.parse(options.clock.now())),
  );
  if (!held.ok) return held;
  const lock: Lock = held.value;
  let writer: Connection | null = null;
  try {
    writer = connect(path, { fileMustExist: true });
    const known = options.migrations ?? MIGRATIONS;
    // Before any pragma that writes: a ledger from a newer program stays byte for byte as it is.
    const found = probeVersion(writer);
    if (found > known.length) return giveUp(writer, lock, tooNew(path, found, known.length));
    tuneWriter(writer.db);
    const migrated = migrate(writer.db, path, known);
    if (!migrated.ok) return giveUp(writer, lock, migrated.error);
    return ok(openedLedger({ path, clock: options.clock, writer, lock }));
  } catch (cause) {
    return giveUp(writer, lock, damaged(path, messageOf(cause)));
  }
}

function giveUp(
  writer: Connection | null,
  lock: Lock,
  refusal: LedgerRefusal,
): Result<never, LedgerRefusal> {
  writer?.db.close();
  lock.release();
  return err(refusal);
}

/** Reads the schema too, so that a damaged file shows now and not in the middle of work. */
function probeVersion(connection: Connection): number {
  connection.db.prepare('select count(*) from sqlite_master').get();
  return userVersion(connection.db);
}

function firstBytes(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const buffer = new Uint8Array(100);
    return buffer.subarray(0, readSync(file, buffer, 0, 100, 0));
  } finally {
    closeSync(file);
  }
}

const hasPendingLog = (path: string): boolean =>
  existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0;

const notOurs = (what: string): LedgerRefusal => ({
  code: 'not_a_ledger',
  message: `${what}. Choose a file that Duebook made (NAME.duebook).`,
});

const damaged = (path: string, what: string, todo = OPEN_A_BACKUP): LedgerRefusal => ({
  code: 'not_a_ledger',
  message: `${path} is damaged (${what}). ${todo}`,
});

function cannotMake(path: string, cause: unknown): LedgerRefusal<'file_exists' | 'not_writable'> {
  const code = cause instanceof Error && 'code' in cause ? cause.code : '';
  return code === 'EEXIST'
    ? { code: 'file_exists', message: `${path} exists already. Choose another name, or open it.` }
    : {
        code: 'not_writable',
        message: `${path} cannot be written: ${whyNotWritten(cause)}. Choose another place.`,
      };
}

const messageOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message : String(cause);
