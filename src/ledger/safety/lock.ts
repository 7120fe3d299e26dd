/**
 * Who may write: one program at a time, told politely.
 *
 * The lock is an open transaction on a small SQLite file beside the ledger (`Flores.duebook.lock`),
 * so the operating system frees it whatever happens to the program, `kill -9` included. A reader is
 * still let in, which is how the second program learns who the first one is. The file stays: to
 * remove it while another program is about to lock it would let two of them in.
 */
import { existsSync } from 'node:fs';
import { instantOf, type Instant } from '../../domain/dates.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { connect, type Connection } from '../connection.ts';
import { codeOf, type LedgerRefusal } from '../refusals.ts';
import { say, type Text } from '../../domain/texts/text.ts';

export interface Lock {
  release(): void;
}

export interface Holder {
  readonly pid: number;
  /** `duebook 0.1.0`. */
  readonly program: string;
  readonly since: Instant;
}

/** Has a program opened the ledger at `ledgerPath` for writing? */
export function isLocked(ledgerPath: string): boolean {
  if (!existsSync(`${ledgerPath}.lock`)) return false;
  try {
    const side = connect(`${ledgerPath}.lock`, { timeout: 0, fileMustExist: true });
    try {
      side.db.exec('begin immediate');
      side.db.exec('rollback');
      return false;
    } finally {
      side.db.close();
    }
  } catch (cause) {
    // In a folder that can only be read nobody writes.
    return isBusy(cause);
  }
}

/** Locks `ledgerPath` for this process, or says who holds it (`ledger_locked`). */
export function acquireLock(
  ledgerPath: string,
  holder: Holder,
): Result<Lock, LedgerRefusal<'ledger_locked'>> {
  // As long as `isLocked` of another program may hold it, which is less.
  const side = connect(`${ledgerPath}.lock`, { timeout: 100 });
  try {
    side.db.pragma('journal_mode = DELETE');
    side.db.pragma('synchronous = OFF');
    takeHold(side, holder);
  } catch (cause) {
    const other = readHolder(side);
    side.db.close();
    if (!isBusy(cause)) throw cause;
    return err({ code: 'ledger_locked', message: lockedSentence(ledgerPath, other) });
  }
  return ok({ release: () => void side.db.close() });
}

function takeHold(side: Connection, holder: Holder): void {
  side.db.exec('begin immediate');
  side.db.exec(
    'create table if not exists holder (pid integer not null, program text not null, since text not null) strict',
  );
  side.db.exec('delete from holder');
  side.db
    .prepare('insert into holder (pid, program, since) values (?, ?, ?)')
    .run(holder.pid, holder.program, holder.since);
  side.db.exec('commit');
  // Held, uncommitted, until release. Whoever slips in between wins; then this throws as busy.
  side.db.exec('begin immediate');
}

function readHolder(side: Connection): Holder | null {
  try {
    return (
      side.db.prepare<unknown[], Holder>('select pid, program, since from holder').get() ?? null
    );
  } catch {
    // The other program is writing the row at this very moment.
    return null;
  }
}

const isBusy = (cause: unknown): boolean => codeOf(cause).startsWith('SQLITE_BUSY');

const lockedSentence = (path: string, other: Holder | null): Text =>
  other === null
    ? say`${path} is already open for writing in another program. Close it there, then open it here again.`
    : say`${path} is already open for writing in ${other.program} (process ${other.pid}, since ${other.since}). Close it there, then open it here again.`;

export const holderNow = (version: string, pid: number, epochMilliseconds: number): Holder => ({
  pid,
  program: `Duebook ${version}`,
  since: instantOf(epochMilliseconds),
});
