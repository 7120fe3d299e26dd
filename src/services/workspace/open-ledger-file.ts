/** Opens a ledger by path, for hosts that were told one (`--ledger FILE`, the terminal). */
import { basename } from 'node:path';
import type { CallError } from '../../contract/call.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Clock, Ledger } from '../../ledger/ledger.ts';
import { openLedger } from '../../ledger/open.ts';
import { replaceInText } from '../../domain/texts/text.ts';
import type { LedgerRefusal } from '../../ledger/refusals.ts';

export type OpenRefusal = CallError<LedgerRefusal['code']>;

/**
 * For writing unless `mode` says `read`, which needs no lock and never changes the file, but for one
 * thing: a ledger of an older program is brought up to date first, with a copy left beside it, so that a
 * report asked for in the terminal does not end with the advice to open the ledger elsewhere.
 */
export async function openLedgerFile(
  parts: { readonly clock: Clock; readonly version: string },
  path: string,
  mode: 'read' | 'write' = 'write',
): Promise<Result<Ledger, OpenRefusal>> {
  const open = (as: 'read' | 'write') => openLedger(path, { ...parts, mode: as });
  const opened = await open(mode);
  if (mode === 'write' || opened.ok || opened.error.code !== 'migration_failed') return opened;
  const updated = await open('write');
  // Where nothing can be written it was brought up to date in a copy, which is what is open.
  if (!updated.ok || updated.value.readOnly) return updated;
  await updated.value.close();
  return open('read');
}

/** The same refusal with the file's name where its path was: screens never see a path. */
export const withoutPath = <E extends CallError>(refusal: E, path: string): E => ({
  ...refusal,
  message: replaceInText(refusal.message, path, basename(path)),
});

/** As `openLedgerFile`, for a ledger of the data folder. */
export async function openByName(
  parts: { readonly clock: Clock; readonly version: string },
  path: string,
  mode: 'read' | 'write' = 'write',
): Promise<Result<Ledger, OpenRefusal>> {
  const opened = await openLedgerFile(parts, path, mode);
  return opened.ok ? ok(opened.value) : err(withoutPath(opened.error, path));
}
