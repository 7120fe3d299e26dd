/**
 * What a thrown error becomes at the engine's edge. Expected refusals are values and never come
 * here; what comes here is a cancel, a disk, file or lock that said no, or a bug.
 */
import type { CallError, CommonError } from '../contract/call.ts';
import { LedgerUnavailable } from '../ledger/refusals.ts';
import { JobCancelled } from '../services/context.ts';
import { say } from '../contract/values.ts';

/** The first `code` found on the error or on what caused it: `SQLITE_FULL`, `ENOSPC`. */
function systemCodeOf(thrown: unknown): string {
  for (
    let error = thrown, depth = 0;
    error instanceof Error && depth < 5;
    error = error.cause, depth += 1
  )
    if ('code' in error && typeof error.code === 'string') return error.code;
  return '';
}

const isFull = (code: string): boolean =>
  code === 'disk_full' || code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT';
const isBusy = (code: string): boolean =>
  code === 'ledger_busy' || code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED');

/** `null`: not one of the failures that have a name; it is a bug and gets a `ref`. */
export function namedFailure(thrown: unknown): CallError<CommonError> | null {
  if (thrown instanceof JobCancelled)
    return { code: 'cancelled', message: say`cancelled; nothing was recorded` };
  if (thrown instanceof LedgerUnavailable) return { code: thrown.code, message: thrown.sentence };
  const code = systemCodeOf(thrown);
  if (isFull(code))
    return {
      code: 'disk_full',
      message: say`the disk is full; nothing was recorded. Make room and try again`,
    };
  if (isBusy(code))
    return {
      code: 'ledger_busy',
      message: say`another program is using the ledger file at this moment; try again`,
    };
  return null;
}

/** What a person is told of a bug: where to find it, never how the program looks inside. */
export const internalFailure = (ref: string): CallError<'internal'> => ({
  code: 'internal',
  message: say`something went wrong inside Duebook; the log has it under ${ref}`,
  ref,
});

/** What calls answer that waited when the engine's thread ended. Its memory is limited (`client.ts`). */
export const engineEnded = (cause: unknown): CallError<'internal'> =>
  systemCodeOf(cause) === 'ERR_WORKER_OUT_OF_MEMORY'
    ? {
        code: 'internal',
        message: say`this needs more memory than Duebook may use; nothing was recorded. Try it with a part of the file`,
        ref: 'out-of-memory',
      }
    : internalFailure('engine-ended');
