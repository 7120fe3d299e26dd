/**
 * One SQLite connection, and the handles lent on it.
 *
 * A handle is a `Kysely` of its own that lives as long as one `read` or `write`: used afterwards it
 * throws instead of quietly reading another moment. The bulk commands of this room ask
 * `connectionOf(tx)` for the connection behind a handle and run statements that Kysely compiled
 * once: awaiting a query builder for each of 200,000 rows would cost more than the inserts.
 */
import Sqlite, { type Database, type Statement } from 'better-sqlite3';
import { Kysely, SqliteDialect, type CompiledQuery, type SqliteStatement } from 'kysely';
import { addFunctions } from './dialects/sqlite.ts';
import type { ReadDb, Tx } from './handles.ts';
import type { LedgerSchema } from './schema.ts';

export type Row = Readonly<Record<string, unknown>>;

export interface Connection {
  readonly db: Database;
  /** Prepared once per SQL text and connection. */
  statement<R = Row>(sql: string): Statement<unknown[], R>;
}

const behind = new WeakMap<object, Connection>();
const ended = new WeakSet<object>();

export function connect(
  path: string,
  options: { readonly?: boolean; fileMustExist?: boolean; timeout?: number } = {},
): Connection {
  const db = new Sqlite(path, { timeout: 5000, ...options });
  addFunctions(db);
  const cache = new Map<string, Statement<unknown[], unknown>>();
  return {
    db,
    statement<R>(sql: string) {
      let statement = cache.get(sql);
      if (statement === undefined) {
        statement = db.prepare<unknown[], unknown>(sql);
        if (cache.size > 500) cache.clear();
        cache.set(sql, statement);
      }
      return statement as Statement<unknown[], R>;
    },
  };
}

export interface Lent<H> {
  readonly handle: H;
  /** From now on every query on the handle throws. */
  end(): void;
}

/** `Tx` when the caller holds a write transaction on the connection, else `ReadDb`. */
export function lend<H extends ReadDb>(connection: Connection): Lent<H> {
  const open = (sql: string): Statement<unknown[], unknown> => {
    if (ended.has(handle))
      throw new Error('A ledger handle was used after its read or write had ended.');
    return connection.statement(sql);
  };
  const handle: Kysely<LedgerSchema> = new Kysely<LedgerSchema>({
    dialect: new SqliteDialect({
      database: {
        prepare: (sql: string): SqliteStatement => {
          const statement = open(sql);
          return {
            reader: statement.reader,
            all: (parameters) => statement.all(...parameters),
            run: (parameters) => statement.run(...parameters),
            // A statement that is being iterated cannot run again, so this one is not shared.
            iterate: (parameters) => connection.db.prepare<unknown[]>(sql).iterate(...parameters),
          };
        },
        close: () => undefined,
      },
    }),
  });
  behind.set(handle, connection);
  return { handle: handle as unknown as H, end: () => void ended.add(handle) };
}

/** The `Kysely` of a handle, for `sql` templates. Stays in this room. */
export const kyselyOf = (db: ReadDb): Kysely<LedgerSchema> => db as unknown as Kysely<LedgerSchema>;

export function connectionOf(db: ReadDb): Connection {
  const connection = behind.get(db);
  if (connection === undefined) throw new Error('This is not a handle that a ledger has lent.');
  if (ended.has(db)) throw new Error('A ledger handle was used after its read or write had ended.');
  return connection;
}

/** Compiles an insert of `columns` into `table` once; the caller gives values in that order. */
export function insertStatement<T extends keyof LedgerSchema & string>(
  tx: Tx,
  table: T,
  columns: readonly (keyof LedgerSchema[T] & string)[],
): Statement<unknown[], unknown> {
  const row = Object.fromEntries(columns.map((column) => [column, null]));
  // Compiled only for its text; the null values stand for the parameters.
  const compiled: CompiledQuery = kyselyOf(tx)
    .insertInto(table)
    .values(row as never)
    .compile();
  return connectionOf(tx).statement(compiled.sql);
}
