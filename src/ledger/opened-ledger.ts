/**
 * A ledger at work: one writing connection whose transactions follow each other, and a few
 * read-only ones, each lent for one snapshot at a time.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { instantOf, type Instant } from '../domain/dates.ts';
import { connect, lend, type Connection } from './connection.ts';
import { tuneReader } from './dialects/sqlite.ts';
import type { ReadDb, Tx } from './handles.ts';
import { appendEntry, inputHash, lastRecordedAt } from './journal.ts';
import type { Clock, CommandMeta, Ledger, WriteScope } from './ledger.ts';
import { asUnavailable } from './refusals.ts';
import type { Lock } from './safety/lock.ts';

interface Parts {
  readonly path: string;
  readonly clock: Clock;
  /** Null: read only. */
  readonly writer: Connection | null;
  readonly lock: Lock | null;
}

/** Reads beyond this many at once wait; each costs a file handle and a page cache. */
const MAX_READERS = 6;

export function openedLedger(parts: Parts): Ledger {
  const readers = readerPool(parts.path);
  const inWrite = new AsyncLocalStorage<true>();
  let lastWrite: Promise<unknown> = Promise.resolve();
  let closed = false;

  const refuseClosed = (): void => {
    if (closed) throw new Error(`The ledger ${parts.path} is closed.`);
  };

  return {
    path: parts.path,
    readOnly: parts.writer === null,

    async read(work) {
      refuseClosed();
      const reader = await readers.take();
      try {
        return await readOn(reader, work);
      } catch (cause) {
        throw asUnavailable(cause);
      } finally {
        readers.giveBack(reader);
      }
    },

    async write(meta, work) {
      refuseClosed();
      const { writer } = parts;
      if (writer === null) throw new Error(`The ledger ${parts.path} was opened for reading only.`);
      // It would wait for itself for ever.
      if (inWrite.getStore() === true)
        throw new Error(`"${meta.command}" began a write inside another write.`);
      const turn = lastWrite.then(() =>
        inWrite.run(true, () => writeOn(writer, parts.clock, meta, work)),
      );
      lastWrite = turn.catch(() => undefined);
      return turn;
    },

    async close() {
      if (closed) return;
      closed = true;
      await lastWrite;
      await readers.close();
      parts.writer?.db.close();
      parts.lock?.release();
    },
  };
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

async function writeOn<T>(
  writer: Connection,
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
    appendEntry(writer, {
      recordedAt,
      actor: meta.actor,
      command: meta.command,
      detail,
      idempotencyKey: meta.idempotencyKey ?? null,
      inputSha256: inputHash(meta.input),
    });
    writer.db.exec('commit');
    return result;
  } catch (cause) {
    if (writer.db.inTransaction) writer.db.exec('rollback');
    throw asUnavailable(cause);
  } finally {
    lent.end();
  }
}

/** `now`, or a millisecond after `last`: two commands never share an instant, even if a clock was set back. */
function laterThan(last: Instant | null, now: Instant): Instant {
  return last === null || now > last ? now : instantOf(Date.parse(last) + 1);
}

interface ReaderPool {
  take(): Promise<Connection>;
  giveBack(reader: Connection): void;
  close(): Promise<void>;
}

function readerPool(path: string): ReaderPool {
  const idle: Connection[] = [];
  const waiting: ((reader: Connection) => void)[] = [];
  let lent = 0;
  let whenIdle: (() => void) | null = null;
  return {
    async take() {
      const free = idle.pop();
      if (free === undefined && lent >= MAX_READERS)
        return new Promise<Connection>((resolve) => waiting.push(resolve));
      lent += 1;
      if (free !== undefined) return free;
      try {
        const reader = connect(path, { readonly: true, fileMustExist: true });
        tuneReader(reader.db);
        return reader;
      } catch (cause) {
        lent -= 1;
        throw cause;
      }
    },
    giveBack(reader) {
      const next = waiting.shift();
      if (next !== undefined) {
        next(reader);
        return;
      }
      lent -= 1;
      idle.push(reader);
      if (lent === 0) whenIdle?.();
    },
    async close() {
      if (lent > 0) await new Promise<void>((resolve) => (whenIdle = resolve));
      for (const reader of idle) reader.db.close();
    },
  };
}
