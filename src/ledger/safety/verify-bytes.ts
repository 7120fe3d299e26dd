/** Checks below the level of facts: the file's pages, the journal's chain, the letters' bytes. */
import type { Database } from 'better-sqlite3';
import { connectionOf } from '../connection.ts';
import { entryHash, FIRST_PREVIOUS_HASH, sha256 } from '../journal.ts';
import type { JournalTable } from '../schema/journal.ts';
import { MAX_FINDINGS_PER_CHECK, type Check } from './verify-check.ts';
import { say, type Text, verbatim } from '../../domain/texts/text.ts';

export const checkFile: readonly Check[] = [
  {
    check: 'file_integrity',
    run(db) {
      const { db: sqlite } = connectionOf(db);
      const rows = sqlite.pragma('integrity_check') as { integrity_check: string }[];
      return {
        looked: Number(sqlite.pragma('page_count', { simple: true })),
        wrong: rows
          .map((row) => row.integrity_check)
          .filter((text) => text !== 'ok')
          .slice(0, MAX_FINDINGS_PER_CHECK)
          .map((text) => withTable(sqlite, text)),
      };
    },
  },
  {
    check: 'foreign_keys',
    run(db) {
      const { db: sqlite } = connectionOf(db);
      const rows = sqlite.pragma('foreign_key_check') as {
        table: string;
        rowid: number;
        parent: string;
      }[];
      const tables = sqlite.prepare("select count(*) as n from sqlite_master where type = 'table'");
      return {
        looked: (tables.get() as { n: number }).n,
        wrong: rows
          .slice(0, MAX_FINDINGS_PER_CHECK)
          .map(
            (row) =>
              say`${row.table} ${row.rowid} refers to a row of ${row.parent} that is not there`,
          ),
      };
    },
  },
];

/** SQLite names a page and the tree it is in; a person wants to know which list that is. */
function withTable(db: Database, text: string): Text {
  const [, root] = /\bTree (\d+)\b/.exec(text) ?? [];
  if (root === undefined) return verbatim(text);
  try {
    const table = db
      .prepare<[number], string>('select tbl_name from sqlite_master where rootpage = ?')
      .pluck()
      .get(Number(root));
    return table === undefined ? verbatim(text) : say`a page of ${table} cannot be read (${text})`;
  } catch {
    // The list of tables itself is what is damaged.
    return verbatim(text);
  }
}

export const checkJournal: Check = {
  check: 'journal_chain',
  run(db) {
    const wrong: Text[] = [];
    let looked = 0;
    let previous = FIRST_PREVIOUS_HASH;
    let lastAt = '';
    const entries = connectionOf(db).db.prepare<unknown[], JournalTable>(
      'select * from journal order by seq',
    );
    for (const entry of entries.iterate()) {
      looked += 1;
      if (wrong.length >= MAX_FINDINGS_PER_CHECK) continue;
      if (entry.seq !== looked)
        wrong.push(say`entry ${looked} is missing: after it comes ${entry.seq}`);
      if (entry.previous_hash !== previous)
        wrong.push(say`entry ${entry.seq} does not follow the one before it`);
      if (entryHash(entry) !== entry.hash)
        wrong.push(say`entry ${entry.seq} (${entry.command}) was changed after it was written`);
      if (entry.recorded_at <= lastAt)
        wrong.push(say`entry ${entry.seq} is not later than the one before it`);
      previous = entry.hash;
      lastAt = entry.recorded_at;
      if (entry.seq !== looked) looked = entry.seq;
    }
    return { looked, wrong };
  },
};

/** Files that are kept under the hash of their bytes. `changed`: that one is not as it was. */
const checkFiles = (table: string, changed: (hash: string) => Text): Check => ({
  check: table,
  run(db) {
    const wrong: Text[] = [];
    let looked = 0;
    const files = connectionOf(db).db.prepare<unknown[], { sha256: string; bytes: Uint8Array }>(
      `select sha256, bytes from ${table}`,
    );
    for (const file of files.iterate()) {
      looked += 1;
      if (sha256(file.bytes) !== file.sha256 && wrong.length < MAX_FINDINGS_PER_CHECK)
        wrong.push(changed(file.sha256.slice(0, 12)));
    }
    return { looked, wrong };
  },
});

export const checkLetterFiles = checkFiles(
  'letter_files',
  (hash) => say`the PDF kept as ${hash}… has other bytes than when it was issued`,
);
export const checkStoredFiles = checkFiles(
  'stored_files',
  (hash) => say`the paper kept as ${hash}… has other bytes than when it was attached`,
);
