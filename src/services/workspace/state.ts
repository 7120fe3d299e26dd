/** The workspace as it is: which ledger is open, which others there are. */
import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { LedgerEntry, LedgerInfo } from '../../contract/calls/workspace.ts';
import { instantOf } from '../../domain/dates.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { LedgerUnavailable } from '../../ledger/refusals.ts';
import { companyView } from '../company/get.ts';
import type { Handler, ServiceContext } from '../context.ts';
import { isLedgerName, isSameFile, ledgerFolders } from './ledger-files.ts';
import { ledgerInfo } from './ledger-info.ts';
import { openByName } from './open-ledger-file.ts';
import { say } from '../../domain/texts/text.ts';

export const workspaceState: Handler<'workspace.state'> = async (context) => {
  const { version, host, clock, dataFolder, earlierFolder, workspace } = context;
  return ok({
    version,
    host,
    today: clock.today(),
    dataFolder,
    earlierFolder,
    ledger: workspace.ledger === null ? null : await infoOrNothing(workspace.ledger),
    ledgers: await listLedgers(context),
  });
};

/** Null when it cannot be read any more: the start screen then says why and offers others. */
async function infoOrNothing(ledger: Ledger): Promise<LedgerInfo | null> {
  try {
    return await ledgerInfo(ledger);
  } catch (error) {
    if (error instanceof LedgerUnavailable && error.code !== 'ledger_busy') return null;
    throw error;
  }
}

/** By folder and file name. A folder that does not exist yet holds none. */
async function listLedgers(context: ServiceContext): Promise<readonly LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (const { folder, prefix } of ledgerFolders(context)) {
    const names = ledgerNames(folder);
    if (!names.ok) {
      entries.push(unreadable(folder, prefix, names.error));
      continue;
    }
    for (const fileName of names.value) {
      const path = join(folder, fileName);
      const stat = statSync(path, { throwIfNoEntry: false });
      if (stat === undefined || !stat.isFile()) continue;
      entries.push({
        ledgerId: prefix + fileName,
        fileName,
        folder,
        ...(await companyOrProblem(context, path)),
        sizeBytes: stat.size,
        modifiedAt: instantOf(stat.mtimeMs),
      });
    }
  }
  return entries;
}

/** In the order of their names; refuses with what the system said. */
function ledgerNames(folder: string): Result<readonly string[], string> {
  try {
    return ok(readdirSync(folder).filter(isLedgerName).sort());
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ok([]);
    return err(error instanceof Error ? error.message : String(error));
  }
}

/** A folder that the system keeps the program out of stands in the list with what to do about it. */
const unreadable = (folder: string, prefix: string, why: string): LedgerEntry => ({
  ledgerId: prefix,
  fileName: basename(folder),
  folder,
  company: null,
  problem: say`The folder ${folder} cannot be read (${why}). Allow Duebook to use it in the settings of your system.`,
  sizeBytes: 0,
  modifiedAt: instantOf(0),
});

async function companyOrProblem(
  context: ServiceContext,
  path: string,
): Promise<Pick<LedgerEntry, 'company' | 'problem'>> {
  const open = context.workspace.ledger;
  if (open !== null && isSameFile(open.path, path)) {
    try {
      return { company: (await open.read(companyView)).name, problem: null };
    } catch (error) {
      if (!(error instanceof LedgerUnavailable)) throw error;
      // What was written over it may be a ledger; opening it again will tell.
      return { company: null, problem: open.isLost() ? null : error.sentence };
    }
  }
  const opened = await openByName(context, path, 'read');
  if (!opened.ok) return { company: null, problem: opened.error.message };
  try {
    return { company: (await opened.value.read(companyView)).name, problem: null };
  } catch (error) {
    // A damaged page deep inside the file: the list must still come up.
    const why = error instanceof Error ? error.message : String(error);
    return {
      company: null,
      problem: say`This ledger cannot be read (${why}). Restore a backup of it.`,
    };
  } finally {
    await opened.value.close();
  }
}
