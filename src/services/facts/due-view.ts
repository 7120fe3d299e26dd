/**
 * Why an invoice is due when it is: the rule in words, the reason of an override, later corrections.
 *
 *     30 days after 2026-01-31; changed to 2026-03-31, "agreed by telephone"
 */
import type { InvoiceDetail } from '../../contract/calls/facts.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { DUE_GUESSED } from '../../domain/facts/drafts.ts';
import { dueDates, explainDue } from '../../domain/terms/due-dates.ts';
import { formatTerms } from '../../domain/terms/format-terms.ts';
import { readTerms } from '../../domain/terms/read-terms.ts';
import { dueInput } from './due-dates.ts';
import { say, type Text, verbatim } from '../../domain/texts/text.ts';

export interface DueQuestion {
  readonly termsRule: string;
  readonly dueReason: string;
  readonly dueChanges: InvoiceDetail['due']['changes'];
  readonly issuedOn: IsoDate;
  readonly grossMinor: number;
  readonly currency: string;
  readonly country: string | null;
  readonly items: readonly { readonly dueOn: IsoDate }[];
  readonly lines: readonly { readonly deliveredOn: IsoDate | null }[];
}

export async function dueView(question: DueQuestion): Promise<InvoiceDetail['due']> {
  const { dueReason, dueChanges } = question;
  if (dueReason === DUE_GUESSED)
    return {
      because: say`a guess, because the document names no due date that could be read: please check`,
      reason: '',
      changes: dueChanges,
    };
  return { because: await ruleInWords(question), reason: dueReason, changes: dueChanges };
}

/** Null: the due date was stated as it is. */
async function ruleInWords(question: DueQuestion): Promise<Text | null> {
  const { termsRule, dueReason, dueChanges, items, lines, country } = question;
  const terms = termsRule === '' ? null : readTerms(JSON.parse(termsRule));
  if (terms === null || !terms.ok) return null;
  const delivered = lines.flatMap((line) => line.deliveredOn ?? []).sort();
  const input = await dueInput(
    { ...question, deliveredOn: delivered.at(-1) ?? null },
    terms.value,
    country,
  );
  const due = dueDates(terms.value, input);
  const agrees =
    due.ok && due.value.map((one) => one.dueOn).join() === items.map((item) => item.dueOn).join();
  // A date that rests on a delivery nobody kept cannot be explained from it; the terms still can.
  return agrees || dueReason !== '' || dueChanges.length > 0
    ? explainDue(terms.value, input)
    : verbatim(formatTerms(terms.value));
}
