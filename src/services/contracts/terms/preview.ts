/**
 * What terms give, before anything is recorded: the due dates with the rule in words, and what paying
 * early is worth.
 *
 *     "2/10 net 30", 1,200.00 EUR of 2026-01-31
 *       ->  due 2026-03-02, 30 days after 2026-01-31; 24.00 less until 2026-02-10
 */
import type { CallError } from '../../../contract/call.ts';
import type { CheckedInput } from '../../../contract/api.ts';
import { ok, type Result } from '../../../domain/result.ts';
import { discountOf } from '../../../domain/terms/discount.ts';
import { dueDates, explainDue } from '../../../domain/terms/due-dates.ts';
import { formatTerms } from '../../../domain/terms/format-terms.ts';
import { parseTerms } from '../../../domain/terms/parse-terms.ts';
import { readTerms } from '../../../domain/terms/read-terms.ts';
import type { Terms } from '../../../domain/terms/terms.ts';
import type { Handler } from '../../context.ts';
import { dueInput } from '../../facts/due-dates.ts';
import { refuse } from '../../with-ledger.ts';
import { say } from '../../../domain/texts/text.ts';

export const previewTerms: Handler<'terms.preview'> = async (_context, input) => {
  const read = termsOf(input);
  if (!read.ok) return read;
  const terms = read.value;
  const asked = await dueInput(input, terms, input.country);
  const due = dueDates(terms, asked);
  if (!due.ok) return refuse('terms_invalid', due.error, 'terms');
  return ok({
    terms,
    short: formatTerms(terms),
    due: due.value,
    because: explainDue(terms, asked),
    discount: discountOf(terms, input),
  });
};

/** Structure goes before text: a form that has built terms keeps the words it was opened with. */
function termsOf({
  text,
  terms,
}: CheckedInput<'terms.preview'>): Result<Terms, CallError<'terms_unknown' | 'terms_invalid'>> {
  if (terms !== null) {
    const read = readTerms(terms);
    return read.ok ? read : refuse('terms_invalid', read.error, 'terms');
  }
  const words = text?.trim() ?? '';
  if (words === '')
    return refuse('terms_unknown', say`Write the terms, for example "net 30".`, 'text');
  const parsed = parseTerms(words);
  return parsed === null
    ? refuse(
        'terms_unknown',
        say`"${words}" says no terms beyond doubt; write them like "net 30", "end of month + 10 days", "2/10 net 30" or "30% prepaid; rest net 60".`,
        'text',
      )
    : ok(parsed);
}
