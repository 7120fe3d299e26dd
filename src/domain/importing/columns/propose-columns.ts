/**
 * Which column of an invoice list means what, from its name and from what stands in it.
 *
 *     clear_date (empty)          ->  settled_on  named "clear_date"
 *     Betrag (1.234,50 €, …)      ->  amount      named "Betrag"
 *     spalte7 (EUR, EUR, USD, …)  ->  currency    every value is a currency
 *
 * A name that promises a date over a column that holds none is not believed.
 */
import type { ColumnProfile } from './column-profile.ts';
import { meaningsOf } from './header-words.ts';
import type { ListField } from './vocabulary.ts';

export interface ProposedColumn {
  readonly field: ListField | null;
  /** Why; empty when nothing is proposed. */
  readonly because: string;
}

const DATE_FIELDS: ReadonlySet<ListField> = new Set(['issued_on', 'due_on', 'settled_on']);

/** Can a column with these values mean `field` at all? An empty column can mean anything. */
function holds(profile: ColumnProfile, field: ListField): boolean {
  if (profile.filled === 0) return true;
  if (DATE_FIELDS.has(field)) return profile.dateShare >= 0.5;
  if (field === 'amount') return profile.amountShare >= 0.5 && profile.dateShare < 0.5;
  if (field === 'currency')
    return profile.currencyShare >= 0.5 || [...profile.samples].some((value) => value.length <= 4);
  if (field === 'disputed') return profile.distinct <= 12;
  if (field === 'invoice' || field === 'customer' || field === 'customer_name')
    // `Settled`-like columns are never documents; dates are not numbers of invoices.
    return !(profile.dateShare > 0.9 && profile.samples.some((value) => /[-/.]/.test(value)));
  return true;
}

/** One proposal a column, in their order; each field at most once. */
export function proposeColumns(
  columns: readonly { readonly header: string; readonly profile: ColumnProfile }[],
): ProposedColumn[] {
  const proposals: ProposedColumn[] = columns.map(() => ({ field: null, because: '' }));
  const taken = new Set<ListField>();
  const take = (index: number, field: ListField, because: string): void => {
    proposals[index] = { field, because };
    taken.add(field);
  };

  const named = columns
    .flatMap(({ header, profile }, index) =>
      meaningsOf(header)
        .filter(([field]) => holds(profile, field))
        // Of two columns with the same meaning, one with values beats an empty one.
        .map(([field, weight]) => ({
          index,
          field,
          weight: profile.filled === 0 ? weight - 20 : weight,
        })),
    )
    .sort((a, b) => b.weight - a.weight || a.index - b.index);
  for (const { index, field } of named)
    if (!taken.has(field) && proposals[index]?.field === null)
      take(index, field, `named "${columns[index]?.header.trim() ?? ''}"`);

  const free = (index: number): boolean => proposals[index]?.field === null;
  const byContent = (
    field: ListField,
    because: string,
    fits: (profile: ColumnProfile) => boolean,
  ): void => {
    if (taken.has(field)) return;
    const found = columns.findIndex(
      ({ profile }, index) => free(index) && profile.filled > 0 && fits(profile),
    );
    if (found >= 0) take(found, field, because);
  };

  byContent('currency', 'every value is a currency', (profile) => profile.currencyShare === 1);
  byContent('email', 'every value is an e-mail address', (profile) => profile.emailShare === 1);
  byContent(
    'amount',
    'every value is an amount with decimals',
    (profile) =>
      profile.amountShare === 1 &&
      profile.marks.point + profile.marks.comma > profile.filled / 3 &&
      !profile.allPointZero,
  );
  byContent('issued_on', 'every value is a date', (profile) => profile.dateShare === 1);
  // A nameless due date is only believed when the invoice date stands before it.
  byContent('due_on', 'every value is a date', (profile) => profile.dateShare === 1);
  const isIdentifier = (profile: ColumnProfile): boolean =>
    profile.dateShare < 0.5 &&
    profile.samples.every((value) => /\d/.test(value) && value.length <= 40);
  byContent(
    'invoice',
    'every value is different',
    (profile) => profile.repeats === 0 && profile.filled > 1 && isIdentifier(profile),
  );
  if (!taken.has('customer_name'))
    byContent(
      'customer',
      'its values come back, as customers do',
      (profile) =>
        profile.repeats > 0 &&
        profile.distinct > 1 &&
        profile.amountShare < 0.5 &&
        profile.dateShare < 0.5 &&
        profile.currencyShare < 0.5 &&
        profile.distinct > profile.filled / 50,
    );
  return proposals;
}
