/**
 * What an aging report was asked, in the sentences that stand on every export of it: boundaries
 * differ between products, even between two modules of one vendor, so they are always stated.
 */
import { agingColumns, type AgingBasis } from './aging.ts';
import type { Instant, IsoDate } from './dates.ts';

export interface AgingQuestion {
  readonly asOf: IsoDate;
  readonly knownAt: Instant | null;
  readonly basis: AgingBasis;
  readonly limits: readonly number[];
  /** Only this currency; null: all. */
  readonly currency: string | null;
}

/** `Facts counted: effective on or before 2026-06-30 …`, one sentence a line. */
export const agingQuestion = (question: AgingQuestion): readonly string[] => [
  `As of ${question.asOf} (facts effective on or before that day), ${
    question.knownAt === null
      ? 'with everything known now'
      : `with only what was recorded by ${question.knownAt}`
  }.`,
  `Days are counted from the ${question.basis === 'due' ? 'due date' : 'date of the invoice'}; column limits ${question.limits.join(', ')} days${
    question.currency === null ? '' : `; only ${question.currency}`
  }.`,
];

/** Where the boundaries lie, and what becomes of money on account. */
export function agingBoundarySentence(question: AgingQuestion): string {
  const columns = agingColumns(question.limits);
  const last = columns.at(-1) ?? '';
  const zero =
    question.basis === 'due'
      ? 'An item due on the as-of date is not overdue (not due)'
      : 'An invoice of the as-of date or later stands under not due';
  return `${zero}; the first overdue column holds days ${columns[1] ?? ''}, and ${last} is open-ended. Money on account has its own column and cancels no invoice: net = outstanding − on account.`;
}

/** Column heading for people: `Not due`, `1–30`, `91+`. */
export const agingColumnHeading = (column: string): string =>
  column === 'not_due' ? 'Not due' : column.replace('-', '–');
