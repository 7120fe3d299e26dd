/**
 * A ledger at work: one writing connection whose transactions follow each other, and a few
 * read-only ones, each lent for one snapshot at a time.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { instantOf, type Instant, type IsoDate } from '../domain/dates.ts';
import { connect, lend, type Connection } from './connection.ts';
import { putInPlace } from './create-file.ts';
import { foldLogIn, tuneReader, vacuumInto } from './dialects/sqlite.ts';
import type { ReadDb, Tx } from './handles.ts';
import { appendEntry, inputHash, lastRecordedAt } from './journal.ts';
import type { Clock, CommandMeta, Ledger, WriteScope } from './ledger.ts';
import { asUnavailable, codeOf, damagedSentence, LedgerUnavailable } from './refusals.ts';
import type { FileWatch } from './safety/file-watch.ts';
import { unfinishedName } from './safety/leftovers.ts';
import { sealsOfNewRows } from './seals.ts';
import type { NewestCommand } from './safety/log-beside.ts';
import type { Lock } from './safety/lock.ts';
import { type Text, verbatim } from '../domain/texts/text.ts';

interface Parts {
  readonly path: string;
  readonly clock: Clock;
  /** Null: read only. */
  readonly writing: Writing | null;
  readonly watch: FileWatch;
  /** What is read, when it is a copy of what lies at `path`. */
  readonly copy?: string;
  readonly whyReadOnly?: Text | null;
  readonly onClosed?: () => void;
}

/** What only who writes has. */
export interface Writing {
  readonly writer: Connection;
  readonly lock: Lock;
  readonly newest: NewestCommand;
  /** Of the ledger, by which its rows are sealed. */
  readonly version: number;
}

/** Reads beyond this many at once wait; each costs a file handle and a page cache. */
const MAX_READERS = 6;

export function openedLedger(parts: Parts): Ledger {
  const { path, writing, watch, whyReadOnly = null } = parts;
  const fileName = basename(path);
  const readers = readerPool(parts.copy ?? path, watch);
  const inWrite = new AsyncLocalStorage<true>();
  let lastWrite: Promise<unknown> = Promise.resolve();
  let closed = false;

  const refuseClosed = (): void => {
    if (closed) throw new Error(`The ledger ${path} is closed.`);
  };

  async function withReader<T>(work: (reader: Connection) => Promise<T> | T): Promise<T> {
    refuseClosed();
    const reader = await readers.take();
    try {
      return await work(reader);
    } finally {
      readers.giveBack(reader);
    }
  }
  const unavailable = (cause: unknown): never => {
    const known = asUnavailable(cause, fileName);
    // SQLite meets what was written over the file as damage of it.
    const why = known === cause ? null : watch.refusal(watch.state(), 'nothing');
    throw why ?? known;
  };

  /** What cannot be copied although there is room and leave for it. */
  const damaged = (cause: unknown): unknown => {
    const known = asUnavailable(cause, fileName);
    if (known !== cause || !(cause instanceof Error)) return known;
    return new LedgerUnavailable(
      'ledger_damaged',
      damagedSentence(fileName, verbatim(cause.message)),
      cause,
    );
  };

  return {
    path,
    readOnly: writing === null,
    whyReadOnly,
    isLost: () => !closed && watch.state() !== 'same',
    whyLost: () => (closed ? null : (watch.refusal(watch.state(), 'no more')?.sentence ?? null)),

    read: (work) => withReader((reader) => readOn(reader, work)).catch(unavailable),

    copyTo: (target) =>
      withReader(({ db }) => {
        // It forbids to write anywhere, and the copy is another file; this one was opened to be read.
        db.pragma('query_only = OFF');
        try {
          vacuumInto(db, target);
        } catch (cause) {
          throw isOfTheCopy(cause) ? cause : damaged(cause);
        } finally {
          db.pragma('query_only = ON');
        }
      }),

    async write(meta, work) {
      refuseClosed();
      if (whyReadOnly !== null) throw new LedgerUnavailable('ledger_read_only', whyReadOnly);
      if (writing === null) throw new Error(`The ledger ${path} was opened for reading only.`);
      // It would wait for itself for ever.
      if (inWrite.getStore() === true)
        throw new Error(`"${meta.command}" began a write inside another write.`);
      const turn = lastWrite
        .then(() => inWrite.run(true, () => writeOn(writing, watch, parts.clock, meta, work)))
        .catch(unavailable);
      lastWrite = turn.catch(() => undefined);
      return turn;
    },

    async close() {
      if (closed) return;
      closed = true;
      await lastWrite;
      await readers.idle();
      if (writing !== null) {
        if (watch.state() === 'gone' && watch.isDeleted())
          rescue(readers.first, path, parts.clock.today());
        closeWriter(writing, watch, () => readers.close());
      } else {
        readers.close();
        watch.end(false);
      }
      writing?.lock.release();
      parts.onClosed?.();
    },
  };
}

/** Its place cannot be written, or its disk: SQLite's code of a copy, not of what is copied. */
const isOfTheCopy = (cause: unknown): boolean =>
  /^SQLITE_(FULL|CANTOPEN|READONLY|PERM|BUSY|IOERR(?!\w*READ))/.test(codeOf(cause));

/**
 * All of a ledger whose file has no name any more, in a new file: `Flores-rescued-2026-06-01.duebook`, or `…-2` when
 * that is taken. Where its folder is gone or full nothing can be kept, which the refusals before this have said.
 */
function rescue({ db }: Connection, path: string, today: IsoDate): void {
  const stem = join(dirname(path), `${basename(path, extname(path))}-rescued-${today}`);
  const temporary = unfinishedName(path);
  try {
    rmSync(temporary, { force: true });
    db.pragma('query_only = OFF');
    vacuumInto(db, temporary);
    for (let n = 1; ; n += 1) {
      const target = `${stem}${n === 1 ? '' : `-${n}`}${extname(path)}`;
      if (existsSync(target)) continue;
      putInPlace(temporary, target);
      return;
    }
  } catch {
    // Closing has to go on; there is nobody to tell.
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Folds the log into the file that was opened, and never into one that was written over it. */
function closeWriter(
  { writer, newest }: Writing,
  watch: FileWatch,
  closeReaders: () => void,
): void {
  const state = watch.state();
  let isFoldedIn = false;
  try {
    if (state === 'overwritten') {
      // SQLite folds in when the last connection that may write goes; while a reader stays it does not.
      writer.db.close();
      closeReaders();
      return;
    }
    closeReaders();
    isFoldedIn = foldLogIn(writer.db);
    writer.db.close();
  } finally {
    newest.end(isFoldedIn);
    watch.end(isFoldedIn && state === 'gone');
  }
}

async function readOn<T>(reader: Connection, work: (db: ReadDb) => Promise<T>): Promise<T> {
  reader.db.exec('begin');
  const lent = lend<ReadDb>(reader);
  try {
    // A deferred transaction takes its snapshot at its first read: that is now.
    reader.statement('select 1 from meta limit 1').get();
    return await work(lent.handle);
  } finally {
    lent.end();
    if (reader.db.inTransaction) reader.db.exec('rollback');
  }
}

/** Of 500 rows each, a millisecond: so long nothing else is answered. */
const STEPS_IN_A_TURN = 4;

async function inTurns<T>(steps: Generator<undefined, T>): Promise<T> {
  for (let taken = 1; ; taken += 1) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (taken % STEPS_IN_A_TURN === 0) await setImmediate();
  }
}

async function writeOn<T>(
  { writer, newest, version }: Writing,
  watch: FileWatch,
  clock: Clock,
  meta: CommandMeta,
  work: (tx: Tx, scope: WriteScope) => Promise<T>,
): Promise<T> {
  const lent = lend<Tx>(writer);
  try {
    writer.db.exec('begin immediate');
    const recordedAt = laterThan(lastRecordedAt(writer), clock.now());
    let detail = '{}';
    const result = await work(lent.handle, {
      recordedAt,
      detail: (value) => {
        detail = JSON.stringify(value);
      },
    });
    const seals = await inTurns(sealsOfNewRows(writer, version));
    const entry = appendEntry(
      writer,
      {
        recordedAt,
        actor: meta.actor,
        command: meta.command,
        detail,
        idempotencyKey: meta.idempotencyKey ?? null,
        inputSha256: inputHash(meta.input),
      },
      seals,
    );
    const before = watch.refusal(watch.state(), 'nothing');
    if (before !== null) throw before;
    writer.db.exec('commit');
    newest.note(entry);
    watch.note();
    const after = watch.refusal(watch.state(), 'perhaps');
    if (after !== null) throw after;
    return result;
  } catch (cause) {
    if (writer.db.inTransaction) writer.db.exec('rollback');
    throw cause;
  } finally {
    lent.end();
  }
}

/** `now`, or a millisecond after `last`: two commands never share an instant, even if a clock was set back. */
function laterThan(last: Instant | null, now: Instant): Instant {
  return last === null || now > last ? now : instantOf(Date.parse(last) + 1);
}

interface ReaderPool {
  /** Opened with the ledger: when its file is gone, this is what can still be read. */
  readonly first: Connection;
  /** Throws `ledger_lost` when what there is to read is not the ledger that was opened. */
  take(): Promise<Connection>;
  giveBack(reader: Connection): void;
  /** Resolves when no reader is lent. */
  idle(): Promise<void>;
  close(): void;
}

function readerPool(path: string, watch: FileWatch): ReaderPool {
  const first = newReader(path);
  const free: Connection[] = [first];
  const waiting: ((reader: Connection) => void)[] = [];
  let lent = 0;
  let whenIdle: (() => void) | null = null;

  return {
    first,
    async take() {
      const state = watch.state();
      if (state === 'overwritten') throw watch.refusal(state, 'nothing') ?? new Error(state);
      let reader = free.pop();
      // By its name another file would be found, or none, or a log be made that nobody else sees.
      const mayOpen = state === 'same' && lent < MAX_READERS;
      if (reader === undefined && !mayOpen)
        return new Promise<Connection>((resolve) => waiting.push(resolve));
      reader ??= newReader(path);
      lent += 1;
      return reader;
    },
    giveBack(reader) {
      const next = waiting.shift();
      if (next !== undefined) {
        next(reader);
        return;
      }
      lent -= 1;
      free.push(reader);
      if (lent === 0) whenIdle?.();
    },
    async idle() {
      if (lent > 0) await new Promise<void>((resolve) => (whenIdle = resolve));
    },
    close() {
      for (const reader of free) reader.db.close();
    },
  };
}

function newReader(path: string): Connection {
  const reader = connect(path, { readonly: true, fileMustExist: true });
  tuneReader(reader.db);
  return reader;
}
