/**
 * A ledger is for its owner alone. What the program makes is so from the first byte (`engine/surroundings.ts`);
 * a ledger that was made before, or came from a stick or by a copy, is made so when it is opened for writing.
 */
import { chmodSync, statSync } from 'node:fs';

/** All that lies beside an open ledger and says what is in it, or may be written by whoever may open it. */
const FILES = ['', '-wal', '-shm', '-newest', '.lock'] as const;

const OTHERS = 0o077;

/** Files of somebody else stay as they are: only their owner can close them. */
export function closeToOthers(path: string): void {
  if (process.platform === 'win32') return;
  for (const suffix of FILES) {
    const file = path + suffix;
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat === undefined || (stat.mode & OTHERS) === 0) continue;
    try {
      chmodSync(file, stat.mode & ~OTHERS & 0o777);
    } catch {
      // Not ours, or on a file system that keeps no such thing.
    }
  }
}
