/** Why a ledger file was not opened, made, copied or restored: a code and a sentence. */
import type { Message } from '../domain/texts/text.ts';
export interface LedgerRefusal<
  Code extends string =
    'not_found' | 'not_a_ledger' | 'ledger_too_new' | 'ledger_locked' | 'migration_failed',
> {
  readonly code: Code;
  readonly message: Message;
}

/**
 * The file system or another program refused in the middle of work. Nothing was recorded. Thrown,
 * because it can happen at any statement; the router turns it into the common error of its code.
 */
export class LedgerUnavailable extends Error {
  readonly code: 'disk_full' | 'ledger_busy';
  constructor(code: 'disk_full' | 'ledger_busy', cause: unknown) {
    super(
      code === 'disk_full'
        ? 'The disk is full: nothing was recorded. Make room and try again.'
        : 'Another program holds the ledger at this moment: nothing was recorded. Try again.',
      { cause },
    );
    this.code = code;
  }
}

/** What the file system and SQLite say, in words; anything rarer in their own. */
const REASONS: readonly (readonly [said: RegExp, reason: string])[] = [
  [/ENOENT|directory does not exist/, 'its folder does not exist'],
  [/ENOTDIR/, 'its folder is a file'],
  [/EACCES|EPERM|SQLITE_READONLY|SQLITE_PERM/, 'you may not write in its folder'],
  [/EROFS/, 'its disk can only be read'],
  [/ENOSPC|SQLITE_FULL/, 'the disk is full'],
  [/ENAMETOOLONG/, 'its name is too long'],
];

/** Why a file could not be written, without a path: `its folder does not exist`. */
export function whyNotWritten(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return REASONS.find(([said]) => said.test(`${code} ${message}`))?.[1] ?? message;
}

/** `cause` as a `LedgerUnavailable` when SQLite's code says so, else itself. */
export function asUnavailable(cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'SQLITE_FULL') return new LedgerUnavailable('disk_full', cause);
  if (code.startsWith('SQLITE_BUSY')) return new LedgerUnavailable('ledger_busy', cause);
  return cause;
}
