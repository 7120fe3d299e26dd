/** The runner: one transaction a step, a copy before the first, nothing half done. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { APPLICATION_ID, applicationId, userVersion } from '../../src/ledger/dialects/sqlite.ts';
import { MIGRATIONS } from '../../src/ledger/migrations/list.ts';
import type { Migration } from '../../src/ledger/migrations/migration.ts';
import { migrate } from '../../src/ledger/migrations/runner.ts';
import { tempFolder } from '../ledger/fixture.ts';
import { english } from '../harness/english.ts';

const called = new Set<number>();

/** The real list, noting which were called: a migration without a test fails the last test here. */
const watched: readonly Migration[] = MIGRATIONS.map((migration) => ({
  ...migration,
  up: (db) => {
    called.add(migration.version);
    migration.up(db);
  },
}));

const toy: readonly Migration[] = [
  {
    version: 1,
    name: 'table',
    up: (db) => void db.exec('create table t (x integer) strict; insert into t values (1), (2)'),
  },
  { version: 2, name: 'double', up: (db) => void db.exec('update t set x = x * 2') },
];

function openFile(): { db: Database; path: string } {
  const path = join(tempFolder(), 'toy.duebook');
  const db = new Sqlite(path);
  onTestFinished(() => void db.close());
  return { db, path };
}
const rows = (db: Database): number[] =>
  db
    .prepare<[], { x: number }>('select x from t order by x')
    .all()
    .map((row) => row.x);

test('0001: from nothing to the tables of the first ledger', () => {
  const { db, path } = openFile();
  expect(migrate(db, path, watched.slice(0, 1))).toEqual({
    ok: true,
    value: { from: 0, to: 1, backup: null },
  });
  expect(userVersion(db)).toBe(1);
  expect(applicationId(db)).toBe(APPLICATION_ID);
  const tables = db
    .prepare<[], { n: number }>(
      "select count(*) as n from sqlite_master where type = 'table' and name not like 'sqlite_%'",
    )
    .get();
  expect(tables?.n).toBe(24);
});

test('rows before, rows after, and the copy that keeps the rows before', () => {
  const { db, path } = openFile();
  migrate(db, path, toy.slice(0, 1));
  expect(rows(db)).toEqual([1, 2]);
  expect(migrate(db, path, toy)).toEqual({
    ok: true,
    value: { from: 1, to: 2, backup: `${path}.v1.backup` },
  });
  expect(rows(db)).toEqual([2, 4]);
  const copy = new Sqlite(`${path}.v1.backup`);
  expect([rows(copy), userVersion(copy), applicationId(copy)]).toEqual([[1, 2], 1, APPLICATION_ID]);
  copy.close();
  // Nothing to do: nothing is done.
  expect(migrate(db, path, toy)).toEqual({ ok: true, value: { from: 2, to: 2, backup: null } });
});

test('a step that fails leaves the file as it was before that step', () => {
  const { db, path } = openFile();
  migrate(db, path, toy.slice(0, 1));
  const failing: Migration = {
    version: 3,
    name: 'fails',
    up: (inner) => {
      inner.exec('update t set x = 99');
      throw new Error('no room');
    },
  };
  const outcome = migrate(db, path, [...toy, failing]);
  expect(outcome).toEqual({
    ok: false,
    error: {
      code: 'migration_failed',
      message: `${path} could not be brought from version 1 to 3: no room. A copy of the file as it was is ${path}.v1.backup.`,
    },
  });
  expect([rows(db), userVersion(db)]).toEqual([[2, 4], 2]);
  expect(existsSync(`${path}.v1.backup`)).toBe(true);
});

test('a newer file is refused by name of both versions', () => {
  const { db, path } = openFile();
  db.pragma('user_version = 9');
  const outcome = migrate(db, path, toy);
  expect(outcome.ok ? null : outcome.error.code).toBe('ledger_too_new');
  expect(outcome.ok ? null : english(outcome.error.message)).toMatch(
    /version 9; this program knows versions up to 2/,
  );
});

test('versions have no gaps, and every migration was called here', () => {
  expect(MIGRATIONS.map((migration) => migration.version)).toEqual(
    MIGRATIONS.map((_, index) => index + 1),
  );
  // From 1 on, each has a test of its own beside this one.
  migrate(openFile().db, 'new.duebook', watched);
  expect([...called].sort()).toEqual(MIGRATIONS.map((migration) => migration.version));
});
