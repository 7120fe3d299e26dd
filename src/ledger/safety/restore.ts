/**
 * Restores a backup, or adopts a ledger that comes as bytes: checked first (a ledger with its log, not
 * newer than this program, every check of `verify` holds), then put under a new name. Never overwrites.
 */
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { err, ok, type Result } from '../../domain/result.ts';
import { connect } from '../connection.ts';
import { putInPlace } from '../create-file.ts';
import { readHeader } from '../dialects/sqlite.ts';
import type { LedgerRefusal } from '../refusals.ts';
import { cannotPlace, checkCopy, removeCopy, taken, type Checkpoint } from './copy.ts';
import { foreign, logGoesOn, logRefusal, readLedgerFiles, type LedgerFiles } from './log-beside.ts';
import { removeLeftovers, unfinishedName } from './leftovers.ts';
import type { VerifyReport } from './verify.ts';
import { say } from '../../domain/texts/text.ts';

/** `called`: the file's name, for sentences. */
export type RestoreSource = { readonly path: string } | (LedgerFiles & { readonly called: string });

export type RestoreRefusal = LedgerRefusal<LedgerRefusal['code'] | 'file_exists' | 'verify_failed'>;

export interface RestoreOptions {
  /**
   * Take what there is, although what was recorded last may be missing: as much of a log as can be
   * read, and none that belongs to another file.
   */
  readonly acceptLoss?: boolean;
  readonly checkpoint?: Checkpoint;
}

/** Errors: those of `RestoreRefusal`; `target` is only there when the result is ok. */
export async function restoreLedger(
  source: RestoreSource,
  target: string,
  { acceptLoss = false, checkpoint }: RestoreOptions = {},
): Promise<Result<VerifyReport, RestoreRefusal>> {
  const called = 'path' in source ? source.path : source.called;
  if ('path' in source && !existsSync(source.path))
    return err({ code: 'not_found', message: say`There is no file ${called}. Check the name.` });
  if ('path' in source && !statSync(source.path).isFile())
    return err({
      code: 'not_a_ledger',
      message: say`${called} is a folder, not a Duebook ledger. Choose a file that Duebook made (NAME.duebook).`,
    });
  if (existsSync(target)) return err(taken(target));
  const temporary = unfinishedName(target);
  removeLeftovers(dirname(target));
  removeCopy(temporary);
  try {
    const files = 'path' in source ? readLedgerFiles(source.path) : source;
    const refused = bringIn(files, temporary, called);
    if (refused !== null && !acceptLoss) return err(refused);
    const checked = await checkCopy(temporary, called, checkpoint);
    if (!checked.ok) return checked;
    putInPlace(temporary, target);
    return ok(checked.value);
  } catch (cause) {
    return err(cannotPlace(target, cause));
  } finally {
    removeCopy(temporary);
  }
}

/** Writes the ledger and its log; says what is wrong with the log, and leaves out one of another file. */
function bringIn(files: LedgerFiles, temporary: string, called: string): LogRefusal | null {
  writeFileSync(temporary, files.bytes);
  const header = readHeader(files.bytes);
  // It is no ledger: that is what has to be said, not where its log is.
  if (!header.isSqlite) return null;
  const refused = logRefusal(header, files, called, () => files.bytes);
  if (!files.log || refused?.code === 'log_foreign') return refused;
  writeFileSync(`${temporary}-wal`, files.log);
  if (goesOn(files.bytes, temporary)) return refused;
  for (const suffix of ['-wal', '-shm']) rmSync(temporary + suffix, { force: true });
  return foreign(called, say`together they do not make a ledger`);
}

type LogRefusal = NonNullable<ReturnType<typeof logRefusal>>;

function goesOn(bytes: Uint8Array, temporary: string): boolean {
  const joined = connect(temporary, { readonly: true, fileMustExist: true });
  try {
    return logGoesOn(bytes, joined.db);
  } finally {
    joined.db.close();
  }
}
