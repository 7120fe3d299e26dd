/**
 * A ledger that is not wanted in the list any more: moved to the folder `Removed` beside it, with what
 * lies beside it, so that its name is free. Nothing is deleted; who moves it back has it again.
 *
 *     Documents/Duebook/Flores.duebook  ->  Documents/Duebook/Removed/Flores.duebook
 */
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ok } from '../../domain/result.ts';
import { say } from '../../domain/texts/text.ts';
import { isLocked } from '../../ledger/safety/lock.ts';
import type { Handler } from '../context.ts';
import { refuse } from '../with-ledger.ts';
import { freeLedgerName, isSameFile, ledgerPath } from './ledger-files.ts';

const REMOVED = 'Removed';

/** What lies beside a file; without its log a ledger would miss what was recorded last. */
const BESIDE = ['-wal', '-shm', '-newest'];

export const removeLedger: Handler<'workspace.remove'> = async (context, { ledgerId }) => {
  const path = ledgerPath(context, ledgerId);
  if (path === null || !existsSync(path))
    return refuse(
      'not_found',
      say`"${ledgerId}" is not a ledger of the list; choose one that is.`,
      'ledgerId',
    );
  const name = basename(path);
  const { ledger } = context.workspace;
  if ((ledger !== null && isSameFile(ledger.path, path)) || isLocked(path))
    return refuse('ledger_locked', say`${name} is open. Close it, then remove it.`, 'ledgerId');
  const folder = join(dirname(path), REMOVED);
  try {
    mkdirSync(folder, { recursive: true });
    const target = join(folder, freeLedgerName(folder, name));
    // The log first: a file without its log is whole but for the last entries, a log alone is nothing,
    // and when the second move fails the first is taken back.
    const moved: [string, string][] = [];
    try {
      for (const beside of [...BESIDE, '']) {
        const [from, to] = [path + beside, target + beside];
        if (!existsSync(from)) continue;
        renameSync(from, to);
        moved.push([from, to]);
      }
    } catch (error) {
      for (const [from, to] of moved.reverse()) renameSync(to, from);
      throw error;
    }
    return ok({ folder });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refuse(
      'not_writable',
      say`${name} could not be moved to ${folder} (${why}). It is where it was.`,
      'ledgerId',
    );
  }
};
