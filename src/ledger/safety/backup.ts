/**
 * Backups: a whole, compacted, verified copy of a ledger as it is at this moment, while it stays
 * open. Written under a temporary name, checked, then given its name; never over another file. Of a
 * ledger with a damaged index a backup can be made: the copy is written anew and checked as a whole.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { err, ok, type Result } from '../../domain/result.ts';
import { putInPlace } from '../create-file.ts';
import type { Ledger } from '../ledger.ts';
import type { LedgerRefusal } from '../refusals.ts';
import { cannotPlace, checkCopy, removeCopy, taken, type Checkpoint } from './copy.ts';
import { backupFolderName, backupName, removeLeftovers, unfinishedName } from './leftovers.ts';
import type { VerifyReport } from './verify.ts';
import { say } from '../../domain/texts/text.ts';

export interface BackupOutcome {
  readonly path: string;
  readonly sizeBytes: number;
  readonly report: VerifyReport;
}

type BackupRefusal = LedgerRefusal<'file_exists' | 'not_writable' | 'verify_failed'>;

/**
 * Errors: `file_exists`, `not_writable`, `verify_failed` (the ledger itself does not hold). Throws
 * `LedgerUnavailable` when the ledger cannot be read or the disk of the copy is full.
 */
export async function backupLedger(
  ledger: Ledger,
  target: string,
  checkpoint?: Checkpoint,
): Promise<Result<BackupOutcome, BackupRefusal>> {
  if (existsSync(target)) return err(taken(target));
  const temporary = unfinishedName(target);
  removeLeftovers(dirname(target));
  removeCopy(temporary);
  try {
    const written = await writeCopy(ledger, temporary, checkpoint);
    if (!written.ok) return written;
    const sizeBytes = statSync(temporary).size;
    putInPlace(temporary, target);
    return ok({ path: target, sizeBytes, report: written.value });
  } catch (cause) {
    return err(cannotPlace(target, cause));
  } finally {
    removeCopy(temporary);
  }
}

/**
 * The same as bytes, for a download. The temporary copy lies beside the ledger, on its disk, or where
 * that cannot be written (its folder is gone, its disk can only be read) in the system's own folder.
 */
export async function backupBytes(
  ledger: Ledger,
  checkpoint?: Checkpoint,
): Promise<Result<Uint8Array, LedgerRefusal<'not_writable' | 'verify_failed'>>> {
  const beside = backupName(ledger.path);
  const folder = canWrite(beside) ? null : mkdtempSync(backupFolderName());
  const temporary = folder === null ? beside : join(folder, basename(beside));
  try {
    const written = await writeCopy(ledger, temporary, checkpoint);
    return written.ok ? ok(new Uint8Array(readFileSync(temporary))) : written;
  } catch (cause) {
    return err({ ...cannotPlace(temporary, cause), code: 'not_writable' });
  } finally {
    removeCopy(temporary);
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }
}

/** Leaves nothing at `path`. */
function canWrite(path: string): boolean {
  try {
    removeCopy(path);
    writeFileSync(path, '');
    rmSync(path);
    return true;
  } catch {
    // Whatever the reason: the copy goes elsewhere.
    return false;
  }
}

async function writeCopy(
  ledger: Ledger,
  temporary: string,
  checkpoint: Checkpoint | undefined,
): Promise<Result<VerifyReport, LedgerRefusal<'verify_failed'>>> {
  await ledger.copyTo(temporary);
  const checked = await checkCopy(temporary, ledger.path, checkpoint);
  return checked.ok
    ? checked
    : err({ code: 'verify_failed', message: say`No backup was made. ${checked.error.message}` });
}
