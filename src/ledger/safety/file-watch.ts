/**
 * Is the file behind an open ledger still the one that was opened, as this program left it?
 *
 * SQLite does not ask: it writes on into a file that was deleted, renamed or replaced, and everything
 * written is gone with the program. On Windows a file that is open can be neither; there the look finds
 * what is overwritten in place, which may be late, because the time of change may come late.
 *
 * Looked at before each read, and before and after each commit: inode and device of the ledger and of its log; and
 * when size or a time of change differ, a hash of both ends of the file. Not detected: a file that is overwritten
 * with other bytes and has the same ends.
 *
 * While the file is gone no command is recorded and reads go on. A backup can be made by hand; closing keeps a
 * copy (`rescue` of `opened-ledger.ts`), because what was answered as recorded must not go with the program. Who
 * meant to delete it deletes one file more. After an overwrite
 * there are no reads either, because SQLite would mix two files, and closing does not fold the log in.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  openSync,
  readSync,
  statSync,
  writeSync,
  type BigIntStats,
} from 'node:fs';
import { basename } from 'node:path';
import { CLOSED_MODE, MODE_AT } from '../dialects/sqlite.ts';
import { LedgerUnavailable } from '../refusals.ts';
import { say, type Text } from '../../domain/texts/text.ts';

/**
 * `gone`: deleted, renamed, moved, replaced by another, or its disk is. What was opened can still be
 * read through the connections there are. `log_gone`: the same of its log. `overwritten`: the same
 * file with other bytes; nothing that is read from it now can be trusted.
 */
export type FileState = 'same' | 'gone' | 'log_gone' | 'overwritten';

export interface FileWatch {
  /** Two looks at the file system, some microseconds. */
  state(): FileState;
  /** After the program itself wrote: the file as it is now is the one to compare with. */
  note(): void;
  /** The refusal of `state`, unless it is `same`. `no more`: nobody wanted to record anything just now. */
  refusal(state: FileState, recorded: 'nothing' | 'perhaps' | 'no more'): LedgerUnavailable | null;
  /** Deleted, or another file has its name: when the program lets go of it, it is gone. */
  isDeleted(): boolean;
  /**
   * Ends the watch. `markClosed`: the file has another name and all that was recorded; SQLite leaves
   * such a one marked as in use, and the next to open it would miss a log.
   */
  end(markClosed: boolean): void;
}

/** Of each end of the file; every folding in of a log changes the first page. */
const LOOKED_AT = 64 * 1024;

/**
 * Begins before the first connection and ends after the last: closing a file takes away the locks
 * that any connection of this process has on it (POSIX).
 */
export function watchFile(path: string, mode: 'read' | 'write'): FileWatch {
  const file = openSync(path, mode === 'write' ? 'r+' : 'r');
  const opened = fstatSync(file, { bigint: true });
  let noted = opened;
  let bytes = endsOf(file, opened);
  let log: BigIntStats | null = null;

  const isDeleted = (): boolean => fstatSync(file, { bigint: true }).nlink === 0n;

  return {
    state() {
      const now = statAt(path);
      if (now === null || !isSame(now, opened)) return 'gone';
      // Another program writes what this one only reads.
      if (mode === 'read') return 'same';
      const logNow = statAt(`${path}-wal`);
      if (logNow === null || log === null || !isSame(logNow, log)) return 'log_gone';
      if (isUntouched(now, noted)) return 'same';
      if (endsOf(file, now) !== bytes) return 'overwritten';
      // Touched only, as some programs that copy files around do.
      noted = now;
      return 'same';
    },
    note() {
      log ??= statAt(`${path}-wal`);
      const now = fstatSync(file, { bigint: true });
      if (isUntouched(now, noted)) return;
      noted = now;
      bytes = endsOf(file, now);
    },
    refusal(state, recorded) {
      if (state === 'same') return null;
      return new LedgerUnavailable(
        'ledger_lost',
        sentence(basename(path), state, isDeleted(), OUTCOMES[recorded]),
      );
    },
    isDeleted,
    end(markClosed) {
      if (markClosed) writeSync(file, Uint8Array.of(CLOSED_MODE, CLOSED_MODE), 0, 2, MODE_AT);
      closeSync(file);
    },
  };
}

const OUTCOMES = {
  nothing: say`Nothing was recorded.`,
  perhaps: say`What was just done may not be kept.`,
  'no more': say`Nothing more can be recorded.`,
};

function sentence(name: string, state: FileState, isDeleted: boolean, outcome: Text): Text {
  if (state === 'overwritten')
    return say`Another program wrote over ${name} while it was open. ${outcome} Close the ledger and restore the latest backup under a new name.`;
  if (state === 'log_gone')
    return say`Another program took away ${name}-wal, where the newest entries of the open ledger are. ${outcome} Close the ledger, which writes them into ${name}, and open it again.`;
  return isDeleted
    ? say`${name} was deleted or replaced by another program while it was open. ${outcome} Make a backup now: it has everything that was recorded, and nothing else has. Closing the ledger keeps a copy of it in the same folder, too, with "rescued" in its name.`
    : say`${name} was renamed or moved while it was open, or its folder or disk was. ${outcome} Make a backup now; then close the ledger and open the file where it is.`;
}

function statAt(path: string): BigIntStats | null {
  try {
    return statSync(path, { bigint: true });
  } catch {
    // Not there, its folder is not, its disk does not answer: it cannot be reached by its name.
    return null;
  }
}

const isSame = (one: BigIntStats, other: BigIntStats): boolean =>
  one.ino === other.ino && one.dev === other.dev;

/** Who writes over a file can give it its old time of change back, but not the time of that (`ctime`). */
const isUntouched = (one: BigIntStats, other: BigIntStats): boolean =>
  one.size === other.size && one.mtimeNs === other.mtimeNs && one.ctimeNs === other.ctimeNs;

function endsOf(file: number, { size }: BigIntStats): string {
  const hash = createHash('sha256');
  const buffer = new Uint8Array(LOOKED_AT);
  for (const at of [0, Math.max(0, Number(size) - LOOKED_AT)])
    hash.update(buffer.subarray(0, readSync(file, buffer, 0, LOOKED_AT, at)));
  return hash.digest('hex');
}
