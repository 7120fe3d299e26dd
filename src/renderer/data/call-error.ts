/**
 * A refused call as something that can be thrown, so that queries have it in `error`.
 *
 *     const customer = useCall('customers.get', { customer: 'C1', asOf });
 *     customer.error?.code    // 'not_found'
 *     customer.error?.message // 'There is no customer "C1".'
 */
import type { CallName } from '../../contract/api.ts';
import type { ToldError as ContractError, ToldOutput, ToldResult } from '../../contract/told.ts';

export class CallError extends Error {
  readonly code: string;
  /** The place: an input field's path, or `line 14, column "Due"`. */
  readonly at: string | undefined;
  /** Only with `internal`: finds the entry in the log. */
  readonly ref: string | undefined;

  constructor(error: ContractError) {
    super(error.message);
    this.name = 'CallError';
    this.code = error.code;
    this.at = error.at;
    this.ref = error.ref;
  }
}

/** The value of a result; throws `CallError` when it was refused. */
export function valueOf<K extends CallName>(result: ToldResult<K>): ToldOutput<K> {
  if (!result.ok) throw new CallError(result.error);
  return result.value;
}

/** Whatever was thrown, as a `CallError`: a lost connection must reach the screen as a sentence too. */
export function asCallError(thrown: unknown): CallError {
  if (thrown instanceof CallError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new CallError({ code: 'unreachable', message: `The program did not answer: ${message}` });
}
