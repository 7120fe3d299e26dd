/**
 * Brings a ledger file from its version to the newest, one transaction a migration.
 *
 *     version 2, migrations 1 … 4   ->  copy `Flores.duebook.v2.backup`, then 3, then 4
 *
 * Why not Kysely's migrator: on SQLite it leaves half a failed migration behind.
 */
import { existsSync, rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { err, ok, type Result } from '../../domain/result.ts';
import {
  assertForeignKeys,
  stampVersion,
  userVersion,
  vacuumInto,
  withoutForeignKeys,
} from '../dialects/sqlite.ts';
import type { LedgerRefusal } from '../refusals.ts';
import type { Migration } from './migration.ts';
import { say } from '../../domain/texts/text.ts';

export interface MigrationOutcome {
  readonly from: number;
  readonly to: number;
  /** Path of the copy that was made before anything was changed; null when nothing had to be. */
  readonly backup: string | null;
}

/**
 * Errors: `ledger_too_new` (the file's version is above the last migration), `migration_failed`
 * (a step threw: the file is as it was before that step).
 */
export function migrate(
  db: Database,
  path: string,
  migrations: readonly Migration[],
  /** A file that is itself a copy needs no copy beside it. */
  options: { readonly keepCopy: boolean } = { keepCopy: true },
): Result<MigrationOutcome, LedgerRefusal> {
  const from = userVersion(db);
  const to = migrations.length;
  if (from > to) return err(tooNew(path, from, to));
  if (from === to) return ok({ from, to, backup: null });
  let backup: string | null = null;
  try {
    backup = from > 0 && options.keepCopy ? copyBeside(db, path, from) : null;
    for (const migration of migrations.slice(from)) runOne(db, migration);
  } catch (cause) {
    return err({
      code: 'migration_failed',
      message:
        backup === null
          ? say`${path} could not be brought from version ${from} to ${to}: ${messageOf(cause)}. Nothing was changed.`
          : say`${path} could not be brought from version ${from} to ${to}: ${messageOf(cause)}. A copy of the file as it was is ${backup}.`,
    });
  }
  return ok({ from, to, backup });
}

export const tooNew = (path: string, found: number, known: number): LedgerRefusal => ({
  code: 'ledger_too_new',
  message: say`${path} was written by a newer Duebook (ledger version ${found}; this program knows versions up to ${known}). Install the newest Duebook and open it there; nothing was changed.`,
});

function copyBeside(db: Database, path: string, version: number): string {
  const target = `${path}.v${version}.backup`;
  // A copy from an attempt that failed is of the same version, so the newer copy may take its place.
  if (existsSync(target)) rmSync(target);
  vacuumInto(db, target);
  return target;
}

/** A table that others refer to is made anew under their feet, hence: off, and all checked before the commit. */
const runOne = (db: Database, migration: Migration): void =>
  withoutForeignKeys(db, () => runUnchecked(db, migration));

function runUnchecked(db: Database, migration: Migration): void {
  db.exec('begin immediate');
  try {
    migration.up(db);
    assertForeignKeys(db);
    stampVersion(db, migration.version);
    db.exec('commit');
  } catch (cause) {
    if (db.inTransaction) db.exec('rollback');
    throw cause;
  }
}

const messageOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message : String(cause);
