/**
 * What only SQLite needs: pragmas, the form of its DDL, its file header, `VACUUM INTO`. Everything
 * else in this room is SQL that PostgreSQL understands too.
 */
import type { Database } from 'better-sqlite3';
import { countryNames } from '../../domain/country-names.ts';
import { foldText } from '../../domain/fold-text.ts';
import { USUAL_LOCALE } from '../../domain/reader-format.ts';
import { searchable } from '../../domain/text-match.ts';
import { codeOf } from '../refusals.ts';

/** `DueB` in the file header (offset 68): tells a ledger from any other SQLite file. */
export const APPLICATION_ID = 0x44756542;

const MAX = '9007199254740991';

/** CHECKs of the first migrations. Released migrations use them, so they may only ever be added to. */
export const isDate = (column: string): string =>
  `check (${column} glob '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')`;
export const isInstant = (column: string): string =>
  `check (length(${column}) = 24 and ${column} glob '????-??-??T??:??:??.???Z')`;
export const isCurrency = (column: string): string => `check (${column} glob '[A-Z][A-Z][A-Z]')`;
export const isFlag = (column: string): string => `check (${column} in (0, 1))`;
/** Above zero and within what JavaScript counts exactly. */
export const isPositiveAmount = (column: string): string =>
  `check (${column} > 0 and ${column} <= ${MAX})`;
/** Not zero, within ±(2^53 − 1). */
export const isSignedAmount = (column: string): string =>
  `check (${column} <> 0 and ${column} between -${MAX} and ${MAX})`;
/** Any amount, zero too, within ±(2^53 − 1). */
export const isWithinAmounts = (column: string): string =>
  `check (${column} between -${MAX} and ${MAX})`;
/** Exactly one of the columns holds a value. */
export const exactlyOne = (columns: readonly string[]): string =>
  `check (${columns.map((column) => `(${column} is not null)`).join(' + ')} = 1)`;

/** Facts are added, never edited: the file itself refuses, whoever holds it. */
export const appendOnly = (table: string): string => `
  create trigger ${table}_no_update before update on ${table}
  begin select raise(abort, '${table} is append-only: record a correction instead of an update'); end;
  create trigger ${table}_no_delete before delete on ${table}
  begin select raise(abort, '${table} is append-only: record a correction instead of a delete'); end;`;

/** Where the header says, twice, how the file is written: as a closed one, or with a log beside it. */
export const MODE_AT = 18;
export const CLOSED_MODE = 1;
const LOG_MODE = 2;

/** Writer: a demand letter that was issued must survive a power cut, hence FULL. */
export function tuneWriter(db: Database): void {
  db.pragma('synchronous = FULL');
  // The header says "in use" from here on. It is one sector of one page, so the journal of that one
  // change need not be a file: a flush to the disk instead of four.
  if (db.pragma('journal_mode', { simple: true }) !== 'wal') db.pragma('journal_mode = MEMORY');
  db.pragma('journal_mode = WAL');
  tuneAny(db);
  // 24 MB: for an import of 200,000 rows 64 MB was no faster, and it counts against the memory limit.
  db.pragma('cache_size = -24576');
}

/**
 * Folds the log into the file and marks the file as closed, so that whoever has a file that is not
 * marked knows that it has a log. False: another program reads, and the log stays beside.
 */
export function foldLogIn(db: Database): boolean {
  db.pragma('busy_timeout = 0');
  const [folded] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  if (folded?.busy !== 0) return false;
  // All is on the disk; the mark may follow when the system likes.
  db.pragma('synchronous = OFF');
  try {
    db.pragma('journal_mode = MEMORY');
  } catch (cause) {
    // A reader of another program; or the file has another name by now, and SQLite lets it be.
    if (!/^SQLITE_(BUSY|READONLY)/.test(codeOf(cause))) throw cause;
  }
  return true;
}

export function tuneReader(db: Database): void {
  tuneAny(db);
  db.pragma('query_only = ON');
  // 4 MB: a page that the system holds costs 6 µs to read again, and a page of memory that is touched for
  // the first time 30 µs. With 32 MB a first reading of all cases took 300 ms longer, later ones as long.
  db.pragma('cache_size = -4096');
}

function tuneAny(db: Database): void {
  db.pragma('foreign_keys = ON');
  db.pragma('busy_timeout = 5000');
  db.pragma('temp_store = MEMORY');
  db.pragma('trusted_schema = OFF');
}

/**
 * `folded(text)`, because SQLite's own `lower` and `like` know the 26 letters of English only. In
 * PostgreSQL the same name would be a function over `lower` and `unaccent`. `country_words(code)`: what
 * a person may type for a country, folded.
 */
export function addFunctions(db: Database): void {
  db.function('country_words', { deterministic: true, directOnly: true }, (code: unknown) =>
    typeof code === 'string' ? searchable(countryNames(code, USUAL_LOCALE)) : '',
  );
  db.function('folded', { deterministic: true, directOnly: true }, (text: unknown) =>
    typeof text === 'string' ? foldText(text) : null,
  );
}

export const userVersion = (db: Database): number =>
  Number(db.pragma('user_version', { simple: true }));
export const applicationId = (db: Database): number =>
  Number(db.pragma('application_id', { simple: true }));

export function stampVersion(db: Database, version: number): void {
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma(`user_version = ${version}`);
}

/**
 * Runs `work` with foreign keys not enforced, and gives what was set before back. Outside a
 * transaction only: inside one SQLite ignores the pragma.
 */
export function withoutForeignKeys<T>(db: Database, work: () => T): T {
  const enforced = Number(db.pragma('foreign_keys', { simple: true }));
  db.pragma('foreign_keys = OFF');
  try {
    return work();
  } finally {
    db.pragma(`foreign_keys = ${enforced}`);
  }
}

/** Throws when a row refers to a row that is not there. */
export function assertForeignKeys(db: Database): void {
  const [broken] = db.pragma('foreign_key_check') as { table: string; parent: string }[];
  if (broken !== undefined)
    throw new Error(`${broken.table} refers to a row of ${broken.parent} that is not there`);
}

/**
 * Drops the indexes of `table` that only serve readers (not those that keep rows unique) and returns
 * their SQL, to be run again in the same transaction. To build an index of 200,000 rows from sorted
 * rows takes a third of the time that as many inserts at random places in it take.
 */
export function dropReadersIndexes(
  db: Database,
  table: string,
  except: readonly string[] = [],
): readonly string[] {
  const indexes = db
    .prepare<[string], { name: string; sql: string }>(
      `select name, sql from sqlite_schema
       where type = 'index' and tbl_name = ? and sql is not null and sql not like 'create unique %'`,
    )
    .all(table)
    .filter(({ name }) => !except.includes(name));
  for (const { name } of indexes) db.exec(`drop index ${name}`);
  return indexes.map(({ sql }) => sql);
}

/** Writes a whole, compacted copy of the database as it is now. `target` must not exist. */
export function vacuumInto(db: Database, target: string): void {
  db.prepare('vacuum into ?').run(target);
}

const MAGIC = 'SQLite format 3\0';

export interface FileHeader {
  readonly isSqlite: boolean;
  readonly applicationId: number;
  readonly expectedBytes: number;
  readonly pageSize: number;
  /** The ledger version. */
  readonly version: number;
  /** It is open somewhere, or was not closed: the newest commands are in the log beside it. */
  readonly isInUse: boolean;
}

const NO_HEADER: FileHeader = {
  isSqlite: false,
  applicationId: 0,
  expectedBytes: 0,
  pageSize: 0,
  version: 0,
  isInUse: false,
};

/** Reads the first 100 bytes of a database file (https://sqlite.org/fileformat.html 1.3). */
export function readHeader(bytes: Uint8Array): FileHeader {
  if (bytes.length < 100 || Buffer.from(bytes.subarray(0, 16)).toString('latin1') !== MAGIC)
    return NO_HEADER;
  const view = new DataView(bytes.buffer, bytes.byteOffset, 100);
  const declared = view.getUint16(16);
  const pageSize = declared === 1 ? 65_536 : declared;
  return {
    isSqlite: true,
    applicationId: view.getUint32(68),
    expectedBytes: pageSize * view.getUint32(28),
    pageSize,
    version: view.getUint32(60),
    isInUse: view.getUint8(MODE_AT) === LOG_MODE || view.getUint8(MODE_AT + 1) === LOG_MODE,
  };
}
