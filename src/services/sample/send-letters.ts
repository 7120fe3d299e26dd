/**
 * Issues a run of the sample's letters as a person would: proposes, ticks what is proposed and what the
 * policy finds too early (the office did not wait in those days), issues; and cancels the one that was a
 * mistake, a week later.
 */
import type { Result } from '../../domain/result.ts';
import type { CallError } from '../../contract/call.ts';
import { ENGLISH, render } from '../../domain/texts/render.ts';
import type { ServiceContext } from '../context.ts';
import { cancelIssuedLetter } from '../letters/cancel.ts';
import { issueLetters } from '../letters/issue.ts';
import { proposeLetters } from '../letters/propose.ts';
import { listLetters } from '../letters/register.ts';
import type { LetterRun } from './letter-plan.ts';

/** The value; what the sample asks for is never refused. */
export function granted<T>(result: Result<T, CallError>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code}: ${render(result.error.message, ENGLISH)}`);
}

export async function sendLetters(context: ServiceContext, run: LetterRun): Promise<void> {
  const asked = {
    issuedOn: run.on,
    level: 3 as const,
    language: null,
    deliveryMethod: 'registered_post' as const,
  };
  const customers = [...run.customers];
  const letters = granted(await proposeLetters(context, { ...asked, customers }))
    .filter(({ blocks }) => blocks.length === 0)
    .map(({ customer, currency, items }) => ({
      customer,
      currency,
      itemIds: items
        .filter((item) => item.included || (item.isTooEarly && item.demandedBy === null))
        .map((item) => item.itemId),
    }))
    .filter(({ itemIds }) => itemIds.length > 0);
  if (letters.length === 0) return;
  const idempotencyKey = `sample-letters-${run.on}`;
  granted(await issueLetters(context, { ...asked, letters, idempotencyKey }));
}

export async function cancelOne(context: ServiceContext, run: LetterRun): Promise<void> {
  if (run.cancelled === null) return;
  const { customer, reason } = run.cancelled;
  const letters = granted(await listLetters(context, { asOf: context.clock.today(), customer }));
  const letter = letters.find(({ issuedOn }) => issuedOn === run.on);
  if (letter !== undefined)
    granted(await cancelIssuedLetter(context, { number: letter.number, reason }));
}
