/**
 * What a call can come to (domain-rules 1.5 D27, 1.2 R14), each under a key of its own, and the facts that
 * say so: the contact, and beside it what was agreed.
 */
import type { CallInput } from '../../../contract/api.ts';
import type { IsoDate } from '../../../domain/dates.ts';

/** In the order of the bar; each key is a letter of its word. */
export const OUTCOMES = [
  { outcome: 'paid', key: 'a' },
  { outcome: 'promise', key: 'p' },
  { outcome: 'plan', key: 'l' },
  { outcome: 'dispute', key: 'd' },
  { outcome: 'redirected', key: 'r' },
  { outcome: 'no_answer', key: 'n' },
  { outcome: 'refused', key: 'f' },
  { outcome: 'bad_moment', key: 'b' },
] as const;
export type Outcome = (typeof OUTCOMES)[number]['outcome'];

/** Nothing is asked: recorded at once, with an undo. */
export const AT_ONCE: ReadonlySet<Outcome> = new Set(['no_answer', 'bad_moment']);

/** Puts the customer off; no contact, so no outcome. */
export const SNOOZE_KEY = 's';
export type Asked = Outcome | 'snooze';

export type NewFact = CallInput<'case.recordTogether'>['facts'][number];

export interface Spoken {
  readonly customer: string;
  readonly on: IsoDate;
  readonly person: string;
}

export const contactFact = (
  { customer, on, person }: Spoken,
  outcome: Outcome,
  note = '',
): NewFact => ({
  kind: 'contact',
  customer,
  on,
  person,
  note,
  details: { channel: 'call', direction: 'out', outcome },
});
