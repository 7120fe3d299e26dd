/** The two customers of a merge, found and found fit to be merged. */
import type { CallError } from '../../../contract/call.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { ReadDb } from '../../../ledger/handles.ts';
import type { CustomerAt } from '../../../domain/case/case.ts';
import { refuse } from '../../with-ledger.ts';
import { knownCustomer } from '../known-customer.ts';
import { say } from '../../../domain/texts/text.ts';

export interface Pair {
  /** Who goes into the other: asked for by its own code, not by one it lost in an earlier merge. */
  readonly from: CustomerAt;
  /** Who stays; an old code of it does. */
  readonly into: CustomerAt;
}

/**
 * `from` by a code that leads to another customer is refused: "merge C9 into C5" where C9 is part of
 * C4 would move all of C4.
 */
export async function pairOf(
  db: ReadDb,
  input: { readonly from: string; readonly into: string },
  today: IsoDate,
): Promise<Result<Pair, CallError<'not_found' | 'same_customer'>>> {
  const from = await knownCustomer(db, input.from, today, 'from');
  if (!from.ok) return from;
  const into = await knownCustomer(db, input.into, today, 'into');
  if (!into.ok) return into;
  if (from.value.customerId === into.value.customerId)
    return refuse(
      'same_customer',
      input.from === input.into
        ? say`${input.from} cannot be merged into itself; choose another customer.`
        : say`${input.from} and ${input.into} are one customer already: ${into.value.code} (${into.value.name}).`,
      'into',
    );
  if (from.value.code !== input.from)
    return refuse(
      'not_found',
      say`${input.from} is part of customer ${from.value.code} (${from.value.name}) and has nothing of its own to merge; name ${from.value.code}, or undo that merge first.`,
      'from',
    );
  return ok({ from: from.value, into: into.value });
}
