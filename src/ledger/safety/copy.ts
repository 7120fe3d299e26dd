/** A copy of a ledger that was checked before anybody sees it under its name. */
import { rmSync } from 'node:fs';
import { err, ok, type Result } from '../../domain/result.ts';
import { connect, lend } from '../connection.ts';
import type { ReadDb } from '../handles.ts';
import { MIGRATIONS } from '../migrations/list.ts';
import { migrate } from '../migrations/runner.ts';
import { recognise } from '../open.ts';
import { whyNotWritten, type LedgerRefusal } from '../refusals.ts';
import { verifyLedger, type VerifyReport } from './verify.ts';
import { count, replaceInText, say } from '../../domain/texts/text.ts';

export type Checkpoint = (done: number, total: number) => Promise<void>;

type CopyRefusal = LedgerRefusal<
  | 'not_found'
  | 'not_a_ledger'
  | 'ledger_too_new'
  | 'migration_failed'
  | 'verify_failed'
  | 'ledger_locked'
>;

const ANOTHER_COPY = 'Take another copy of it.';

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
    const what = cause instanceof Error ? cause.message : String(cause);
    return err({
      code: 'not_a_ledger',
      message: `${called} is damaged (${what}). ${ANOTHER_COPY}`,
    });
  } finally {
    connection.db.close();
  }
}

export function removeCopy(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
}

/** `file_exists` or `not_writable`, from what the file system said. */
export function cannotPlace(
  path: string,
  cause: unknown,
): LedgerRefusal<'file_exists' | 'not_writable'> {
  return cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'
    ? taken(path)
    : {
        code: 'not_writable',
        message: `${path} cannot be written: ${whyNotWritten(cause)}. Choose another place.`,
      };
}

export const taken = (path: string): LedgerRefusal<'file_exists'> => ({
  code: 'file_exists',
  message: `${path} exists already. Choose another name.`,
});
