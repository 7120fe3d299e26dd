/**
 * How a command ends when it did not do what was asked.
 *
 *     duebook: not_found: There is no customer "C9".        exit 1
 *     duebook: usage: name a ledger with --ledger FILE …    exit 2
 */
import type { Result } from '../../../contract/values.ts';
import type { ToldError } from '../../../contract/told.ts';

export const EXIT = { done: 0, refused: 1, usage: 2, internal: 3 } as const;

/** Thrown by commands and caught once, in `main.ts`; never crosses the engine. */
export class Refused extends Error {
  readonly error: ToldError;
  readonly exit: number;
  constructor(
    error: ToldError,
    exit: number = error.code === 'internal' ? EXIT.internal : EXIT.refused,
  ) {
    super(error.message);
    this.error = error;
    this.exit = exit;
  }
}

/** The command line itself is wrong. */
export const usage = (message: string): Refused =>
  new Refused({ code: 'usage', message }, EXIT.usage);

/** The value of a call, or the end of the command. */
export function valueOf<T>(result: Result<T, ToldError>): T {
  if (result.ok) return result.value;
  throw new Refused(result.error);
}
