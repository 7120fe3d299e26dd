/** The workspace as it is: which ledger is open, which others the data folder holds. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerEntry, LedgerInfo } from '../../contract/calls/workspace.ts';
import { instantOf } from '../../domain/dates.ts';
import { ok } from '../../domain/result.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { LedgerUnavailable } from '../../ledger/refusals.ts';
import { companyView } from '../company/get.ts';
import type { Handler, ServiceContext } from '../context.ts';
import { isLedgerName, isSameFile } from './ledger-files.ts';
import { ledgerInfo } from './ledger-info.ts';
import { openByName } from './open-ledger-file.ts';
import { say } from '../../domain/texts/text.ts';

export const workspaceState: Handler<'workspace.state'> = async (context) => {
  const { version, host, clock, dataFolder, workspace } = context;
  return ok({
    version,
    host,
    today: clock.today(),
    dataFolder,
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

/** By file name. A folder that does not exist yet holds none. */
async function listLedgers(context: ServiceContext): Promise<readonly LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (const fileName of ledgerNames(context.dataFolder)) {
    const path = join(context.dataFolder, fileName);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined || !stat.isFile()) continue;
    entries.push({
      ledgerId: fileName,
      fileName,
      ...(await companyOrProblem(context, path)),
      sizeBytes: stat.size,
      modifiedAt: instantOf(stat.mtimeMs),
    });
  }
  return entries;
}

function ledgerNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter(isLedgerName).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

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
