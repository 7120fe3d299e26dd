/** A copy of a ledger that was checked before anybody sees it under its name. */
import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import Sqlite from 'better-sqlite3';
import { err, ok, type Result } from '../../domain/result.ts';
import { connect, lend } from '../connection.ts';
import type { ReadDb } from '../handles.ts';
import { MIGRATIONS } from '../migrations/list.ts';
import { migrate } from '../migrations/runner.ts';
import { recognise } from '../open.ts';
import {
  asUnavailable,
  codeOf,
  LedgerUnavailable,
  whyNotWritten,
  type LedgerRefusal,
} from '../refusals.ts';
import { verifyLedger, type VerifyReport } from './verify.ts';
import { count, replaceInText, say } from '../../domain/texts/text.ts';

export type Checkpoint = (done: number, total: number) => Promise<void>;

type CopyRefusal = LedgerRefusal<LedgerRefusal['code'] | 'verify_failed'>;

const ANOTHER_COPY = say`Take another copy of it.`;

/**
 * Is the file at `path` (nobody else's) a whole ledger that this program can read? Older ones are
 * brought up to date in place. Afterwards it is one file, without a write-ahead log beside it.
 */
export async function checkCopy(
  path: string,
  called: string,
  checkpoint?: Checkpoint,
): Promise<Result<VerifyReport, CopyRefusal>> {
  const recognised = recognise(path, ANOTHER_COPY);
  if (!recognised.ok)
    return err({
      ...recognised.error,
      message: replaceInText(recognised.error.message, path, called),
    });
  const connection = connect(path, { fileMustExist: true });
  try {
    const migrated = migrate(connection.db, called, MIGRATIONS, { keepCopy: false });
    if (!migrated.ok) return migrated;
    connection.db.pragma('journal_mode = DELETE');
    const lent = lend<ReadDb>(connection);
    const report = await verifyLedger(lent.handle, checkpoint);
    lent.end();
    const [first] = report.findings;
    return first === undefined
      ? ok(report)
      : err({
          code: 'verify_failed',
          message: say`${called} does not hold: ${first.message} (${count(report.findings.length, 'finding')}, check "${first.check}"). Take an earlier backup; "verify" lists them all.`,
        });
  } catch (cause) {
    if (!(cause instanceof Sqlite.SqliteError)) throw cause;
    return err({
      code: 'not_a_ledger',
      message: say`${called} is damaged (${cause.message}). ${ANOTHER_COPY}`,
    });
  } finally {
    connection.db.close();
  }
}

export function removeCopy(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
}

/** `file_exists` or `not_writable`, from what the file system said; throws what it did not say. */
export function cannotPlace(
  path: string,
  cause: unknown,
): LedgerRefusal<'file_exists' | 'not_writable'> {
  // A cancel, say.
  if (!/^(E[A-Z]|SQLITE_)/.test(codeOf(cause)) && !(cause instanceof TypeError)) throw cause;
  const unavailable = asUnavailable(cause, basename(path));
  if (unavailable instanceof LedgerUnavailable && unavailable.code === 'disk_full')
    throw unavailable;
  return codeOf(cause) === 'EEXIST'
    ? taken(path)
    : {
        code: 'not_writable',
        message: say`${path} cannot be written: ${whyNotWritten(cause)}. Choose another place.`,
      };
}

export const taken = (path: string): LedgerRefusal<'file_exists'> => ({
  code: 'file_exists',
  message: say`${path} exists already. Choose another name.`,
});
