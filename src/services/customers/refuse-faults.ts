/**
 * Every fault of a form as one refusal: the first sentence whole, the other fields by name, so that
 * a person sees at once how much is left to correct.
 *
 *     at       contacts[1].email
 *     message  "ana at ruiz" is not an e-mail address; write one, such as ana@ruiz.ec. Also to
 *              correct: contacts[1].hours[2].to, stuckSince.
 */
import type { CallError } from '../../contract/call.ts';
import type { FieldFault } from '../../domain/customers/field-reader.ts';
import type { Err } from '../../domain/result.ts';
import { refuse } from '../with-ledger.ts';
import { list, say } from '../../domain/texts/text.ts';

/** Fields named after the first; a form with more is wrong as a whole. */
const MOST_NAMED = 10;

export function refuseFaults<Code extends string>(
  code: Code,
  faults: readonly FieldFault[],
): Err<CallError<Code>> {
  const [first, ...others] = faults;
  if (first === undefined) throw new Error('a form without faults was refused');
  const fields = [...new Set(others.map(({ field }) => field))].filter(
    (field) => field !== '' && field !== first.field,
  );
  const named = list(fields.slice(0, MOST_NAMED));
  const rest = fields.length - MOST_NAMED;
  const message =
    fields.length === 0
      ? first.message
      : rest > 0
        ? say`${first.message} Also to correct: ${named} and ${rest} more fields.`
        : say`${first.message} Also to correct: ${named}.`;
  return refuse(code, message, first.field === '' ? undefined : first.field);
}
