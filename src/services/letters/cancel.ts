/**
 * Cancels a letter, with a reason. It keeps its number, its items and its PDF; our own credit notes that were applied
 * with it are open again from the day of the cancellation.
 */
import { laterOf } from '../../domain/dates.ts';
import { ok } from '../../domain/result.ts';
import { cancelLetter } from '../../ledger/commands/letters/cancel-letter.ts';
import { findReversible, reverseFacts } from '../../ledger/facts/reverse.ts';
import { applicationsOfLetter } from '../../ledger/queries/letters/letter-applications.ts';
import { letterRegister } from '../../ledger/queries/letters/letter-register.ts';
import type { Handler } from '../context.ts';
import { refuse, writing } from '../with-ledger.ts';
import { noSuchLetter, rowOf } from './register.ts';
import { day, say } from '../../domain/texts/text.ts';

export const cancelIssuedLetter: Handler<'letters.cancel'> = (context, input) =>
  writing(context, 'letters.cancel', input, async (tx, scope) => {
    const cancelledOn = context.clock.today();
    const query = { asOf: cancelledOn, customer: null, numbers: [input.number] };
    const [letter] = await letterRegister(tx, query);
    if (letter === undefined) return noSuchLetter(input.number);
    if (letter.cancelledOn !== null)
      return refuse(
        'already_cancelled',
        say`Letter ${input.number} was already cancelled on ${day(letter.cancelledOn)}: ${letter.cancelReason ?? ''}.`,
      );
    await cancelLetter(tx, scope, {
      letterId: letter.letterId,
      cancelledOn,
      reason: input.reason,
    });
    const targets = applicationsOfLetter(tx, letter.letterId)
      .map((id) => ({ kind: 'allocation' as const, id }))
      // Taken back already where the credit note or the invoice was reversed.
      .filter((target) => findReversible(tx, target)?.isReversed === false);
    if (targets.length > 0)
      await reverseFacts(tx, scope, {
        targets,
        // A letter may carry a later day than the one on which it is cancelled.
        effectiveOn: laterOf(cancelledOn, letter.issuedOn),
        reason: input.reason,
      });
    scope.detail({ letter: input.number });
    const [cancelled = letter] = await letterRegister(tx, query);
    return ok(rowOf(cancelled));
  });
