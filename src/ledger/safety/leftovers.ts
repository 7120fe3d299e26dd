/**
 * Copies in the making, and what a killed program left of them.
 *
 *     Flores.duebook.new-4711           a new, restored or backed up ledger before it gets its name
 *     Flores.duebook.backup-4711        a backup that is handed over as bytes
 *     Flores.duebook.4711.part          what the terminal writes before it gets its name
 *     /tmp/duebook-backup-4711-Xa3f9k   a folder of such a copy, where the ledger's cannot be written
 *
 * Each is a whole ledger for whoever finds it, so it goes at the next opening of a ledger in its folder.
 * The number is the program that makes it: while that runs its copy stays. (Two machines on one folder do
 * not know each other's programs; SQLite's log does not work there either.)
 */
import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf } from '../refusals.ts';

export const unfinishedName = (target: string): string => `${target}.new-${process.pid}`;
export const backupName = (path: string): string => `${path}.backup-${process.pid}`;
/** For `mkdtemp`, which puts six characters behind it. */
export const backupFolderName = (): string => join(tmpdir(), `duebook-backup-${process.pid}-`);

const LEFTOVER =
  /\.duebook\.(?:(?:new|backup)-(?<made>\d+)(?:-wal|-shm|-journal)?|(?<written>\d+)\.part)$/i;
const LEFT_FOLDER = /^duebook-backup-(?<made>\d+)-.{6}$/;

/** Never throws: a folder that cannot be read or written keeps what is in it. */
export function removeLeftovers(folder: string): void {
  removeDead(folder, LEFTOVER);
  removeDead(tmpdir(), LEFT_FOLDER);
}

function removeDead(folder: string, pattern: RegExp): void {
  try {
    for (const name of readdirSync(folder)) {
      const { made, written } = pattern.exec(name)?.groups ?? {};
      const pid = Number(made ?? written ?? 0);
      if (pid > 0 && !isRunning(pid)) rmSync(join(folder, name), { recursive: true, force: true });
    }
  } catch {
    // Not ours to read, or somebody else's copy in the system's folder.
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // Of another person: it runs, and may not be told anything.
    return codeOf(cause) !== 'ESRCH';
  }
}
