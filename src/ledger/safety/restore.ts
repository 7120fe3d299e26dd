/**
 * Restores a backup, or adopts a ledger that comes as bytes: checked first (a ledger with its log, not
 * newer than this program, every check of `verify` holds), then put under a new name. Never overwrites.
 */
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { err, ok, type Result } from '../../domain/result.ts';
import { putInPlace } from '../create-file.ts';
import type { LedgerRefusal } from '../refusals.ts';
import { cannotPlace, checkCopy, removeCopy, taken, type Checkpoint } from './copy.ts';
import { readLedgerFiles, writeLedgerFiles, type LedgerFiles } from './log-beside.ts';
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
    const refused = writeLedgerFiles(files, temporary, called);
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
