/**
 * Restores a backup, or adopts a ledger that comes as bytes: checked first (a ledger, not newer
 * than this program, every check of `verify` holds), then put under a new name. Never overwrites.
 */
import { copyFileSync, existsSync, statSync, writeFileSync } from 'node:fs';
import { err, ok, type Result } from '../../domain/result.ts';
import { putInPlace } from '../create-file.ts';
import type { LedgerRefusal } from '../refusals.ts';
import { cannotPlace, checkCopy, removeCopy, taken, type Checkpoint } from './copy.ts';
import type { VerifyReport } from './verify.ts';

export type RestoreSource =
  | { readonly path: string }
  /** `called`: the file's name, for sentences. */
  | { readonly bytes: Uint8Array; readonly called: string };

export type RestoreRefusal = LedgerRefusal<
  | 'not_found'
  | 'not_a_ledger'
  | 'ledger_too_new'
  | 'ledger_locked'
  | 'migration_failed'
  | 'file_exists'
  | 'not_writable'
  | 'verify_failed'
>;

/** Errors: those of `RestoreRefusal`; `target` is only there when the result is ok. */
export async function restoreLedger(
  source: RestoreSource,
  target: string,
  checkpoint?: Checkpoint,
): Promise<Result<VerifyReport, RestoreRefusal>> {
  const called = 'path' in source ? source.path : source.called;
  if ('path' in source && !existsSync(source.path))
    return err({ code: 'not_found', message: `There is no file ${called}. Check the name.` });
  if ('path' in source && !statSync(source.path).isFile())
    return err({
      code: 'not_a_ledger',
      message: `${called} is a folder, not a Duebook ledger. Choose a file that Duebook made (NAME.duebook).`,
    });
  if (existsSync(target)) return err(taken(target));
  const temporary = `${target}.new-${process.pid}`;
  removeCopy(temporary);
  try {
    bringIn(source, temporary);
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

function bringIn(source: RestoreSource, temporary: string): void {
  if ('bytes' in source) {
    writeFileSync(temporary, source.bytes);
    return;
  }
  copyFileSync(source.path, temporary);
  // A ledger that was not closed properly has its last commands in the log beside it.
  if (existsSync(`${source.path}-wal`)) copyFileSync(`${source.path}-wal`, `${temporary}-wal`);
}
