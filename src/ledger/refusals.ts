/** Why a ledger file was not opened, made, copied or restored: a code and a sentence. */
export interface LedgerRefusal<
  Code extends string =
    'not_found' | 'not_a_ledger' | 'ledger_too_new' | 'ledger_locked' | 'migration_failed',
> {
  readonly code: Code;
  readonly message: string;
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

/** `cause` as a `LedgerUnavailable` when SQLite's code says so, else itself. */
export function asUnavailable(cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'SQLITE_FULL') return new LedgerUnavailable('disk_full', cause);
  if (code.startsWith('SQLITE_BUSY')) return new LedgerUnavailable('ledger_busy', cause);
  return cause;
}
