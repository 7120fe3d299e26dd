/**
 * The instalments of an invoice, and which rule gave them.
 *
 *     net 30, issued 2026-01-31                        ->  due 2026-03-02
 *     the same, but due 2026-04-30 "after the fair"    ->  due 2026-04-30, with that reason
 *
 * Dates that differ from what the terms give are taken only with a reason: an override nobody can
 * explain later is how an aging report loses its worth.
 */
import type { CheckedInput } from '../../contract/api.ts';
import type { CallError } from '../../contract/call.ts';
import { isBusinessDay } from '../../domain/business-days.ts';
import type { InstalmentDraft } from '../../domain/facts/drafts.ts';
import { sumMinor } from '../../domain/money.ts';
import { ok, type Result } from '../../domain/result.ts';
import { dueDates, type DueInput } from '../../domain/terms/due-dates.ts';
import type { Terms } from '../../domain/terms/terms.ts';
import { refuse } from '../with-ledger.ts';
import type { AgreedTerms } from './agreed-terms.ts';
import { amount, day, list, money, say, type TextValue } from '../../domain/texts/text.ts';

type Input = CheckedInput<'invoices.record'>;
type Refusal = CallError<
  'terms_unknown' | 'terms_invalid' | 'due_reason_missing' | 'due_sum_differs' | 'too_early'
>;

export interface Due {
  /** By date; Σ = gross. */
  readonly instalments: readonly InstalmentDraft[];
  /** JSON of the terms they were computed from; `''`: stated, no terms are known. */
  readonly termsRule: string;
  /** Why they differ from the terms, or from none; `''` when they do not. */
  readonly dueReason: string;
}

/** `country` of the debtor: whose days of rest count when the terms move a due date. */
export async function dueOf(
  input: Input,
  agreed: AgreedTerms,
  country: string | null,
): Promise<Result<Due, Refusal>> {
  const { terms } = agreed;
  const computed = terms === null ? null : dueDates(terms, await dueInput(input, terms, country));
  if (input.due === null) {
    if (terms === null || computed === null) return refuse('terms_unknown', agreed.why, 'terms');
    return computed.ok
      ? ok({ instalments: computed.value, termsRule: JSON.stringify(terms), dueReason: '' })
      : refuse('terms_invalid', computed.error, 'terms');
  }
  const stated = statedDue(input, input.due);
  if (!stated.ok) return stated;
  const differs = computed?.ok === true && !isSame(computed.value, stated.value);
  if (differs && input.dueReason === '')
    return refuse(
      'due_reason_missing',
      say`The terms (${agreed.text}) make it due ${listed(computed.value, input.currency)}; say why it is due ${listed(stated.value, input.currency)} instead, or leave the due date out.`,
      'dueReason',
    );
  return ok({
    instalments: stated.value,
    termsRule: terms === null || computed?.ok === false ? '' : JSON.stringify(terms),
    dueReason: differs || computed === null ? input.dueReason : '',
  });
}

export async function dueInput(
  input: Pick<Input, 'issuedOn' | 'deliveredOn' | 'grossMinor' | 'currency'>,
  terms: Terms,
  country: string | null,
): Promise<DueInput> {
  const { issuedOn, deliveredOn, grossMinor, currency } = input;
  const plain = { issuedOn, deliveredOn, grossMinor, currency };
  if (terms.roll !== 'next_business_day') return plain;
  // Calendars of two hundred countries: loaded only for terms that ask for one.
  const { calendarOf } = await import('../letters/holidays.ts');
  const calendar = calendarOf(country);
  return { ...plain, isBusinessDay: (date) => isBusinessDay(date, calendar) };
}

function statedDue(
  { issuedOn, grossMinor, currency }: Input,
  due: readonly InstalmentDraft[],
): Result<readonly InstalmentDraft[], Refusal> {
  const instalments = [...due].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  const [first] = instalments;
  if (first !== undefined && first.dueOn < issuedOn)
    return refuse(
      'too_early',
      say`${day(first.dueOn)} is before the date of the invoice; choose ${day(issuedOn)} or later.`,
      'due',
    );
  const sum = sumMinor(instalments.map((one) => one.grossMinor));
  return sum === grossMinor
    ? ok(instalments)
    : refuse(
        'due_sum_differs',
        say`The instalments add up to ${money(sum, currency)} and the invoice is of ${amount(grossMinor, currency)}; make them equal.`,
        'due',
      );
}

const isSame = (a: readonly InstalmentDraft[], b: readonly InstalmentDraft[]): boolean =>
  a.length === b.length &&
  a.every((one, index) => one.dueOn === b[index]?.dueOn && one.grossMinor === b[index].grossMinor);

/** `on 2026-03-02`, or `600.00 on 2026-02-10 and 600.00 on 2026-03-10`. */
const listed = (due: readonly InstalmentDraft[], currency: string): TextValue => {
  const [only] = due;
  return only !== undefined && due.length === 1
    ? say`on ${day(only.dueOn)}`
    : list(
        due.map((one) => say`${amount(one.grossMinor, currency)} on ${day(one.dueOn)}`),
        'and',
      );
};
