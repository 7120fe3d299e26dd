/** Another ledger on the workspace: made, opened, or put away. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CallError } from '../../contract/call.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { createLedger } from '../../ledger/open.ts';
import type { Handler } from '../context.ts';
import { refuse } from '../with-ledger.ts';
import { isSameFile, ledgerFileName, ledgerPath } from './ledger-files.ts';
import { ledgerInfo } from './ledger-info.ts';
import { openByName, withoutPath } from './open-ledger-file.ts';
import { say } from '../../domain/texts/text.ts';

/** The data folder, made when it is not there yet. */
export function makeDataFolder(folder: string): Result<null, CallError<'not_writable'>> {
  try {
    mkdirSync(folder, { recursive: true });
    return ok(null);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refuse(
      'not_writable',
      say`The data folder ${folder} cannot be made (${why}). Give the program a folder it may write to.`,
    );
  }
}

/** A new ledger in the data folder, named after the company, and open from now on. */
export const createWorkspaceLedger: Handler<'workspace.create'> = async (context, input) => {
  const folder = makeDataFolder(context.dataFolder);
  if (!folder.ok) return folder;
  const path = join(context.dataFolder, ledgerFileName(input.company));
  const { clock, version, actor } = context;
  const created = await createLedger(path, {
    ...input,
    isSample: false,
    clock,
    version,
    actor,
    ledgerId: context.newId(),
  });
  if (!created.ok) return err(withoutPath(created.error, path));
  await context.workspace.replace(created.value);
  return ok(await ledgerInfo(created.value));
};

/** A ledger of the list by its id; a path is none. Open already: as it is, unless it is lost. */
export const openWorkspaceLedger: Handler<'workspace.open'> = async (context, { ledgerId }) => {
  const path = ledgerPath(context, ledgerId);
  if (path === null)
    return refuse(
      'not_found',
      say`"${ledgerId}" is not a ledger of the list; choose one that is.`,
      'ledgerId',
    );
  const { ledger } = context.workspace;
  if (ledger !== null && isSameFile(ledger.path, path)) {
    if (!ledger.isLost()) return ok(await ledgerInfo(ledger));
    // What has its name now, and with the lock that this program holds on it.
    await context.workspace.replace(null);
  }
  const opened = await openByName(context, path);
  if (!opened.ok) return opened;
  await context.workspace.replace(opened.value);
  return ok(await ledgerInfo(opened.value));
};

export const closeWorkspaceLedger: Handler<'workspace.close'> = async (context) => {
  await context.workspace.replace(null);
  return ok(null);
};
