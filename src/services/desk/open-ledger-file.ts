/** Opens a ledger by path, for hosts that were told one (`--ledger FILE`, the terminal). */
import { basename } from 'node:path';
import type { CallError } from '../../contract/call.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Clock, Ledger } from '../../ledger/ledger.ts';
import { openLedger } from '../../ledger/open.ts';
import { replaceInText } from '../../domain/texts/text.ts';
import type { LedgerRefusal } from '../../ledger/refusals.ts';

export type OpenRefusal = CallError<LedgerRefusal['code']>;

/** For writing unless `mode` says `read`, which needs no lock and never changes the file. */
export const openLedgerFile = (
  { clock, version }: { readonly clock: Clock; readonly version: string },
  path: string,
  mode: 'read' | 'write' = 'write',
): Promise<Result<Ledger, OpenRefusal>> => openLedger(path, { mode, clock, version });

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
