/** Can a column with these values mean a field at all? A name alone is not believed. */
import type { ColumnProfile } from './column-profile.ts';
import type { ListKind, TableField } from './vocabulary.ts';

export interface ProfiledColumn {
  readonly header: string;
  readonly profile: ColumnProfile;
}

const DATE_FIELDS: ReadonlySet<TableField> = new Set([
  'issued_on',
  'due_on',
  'settled_on',
  'booked_on',
  'value_on',
]);
const AMOUNT_FIELDS: ReadonlySet<TableField> = new Set([
  'amount',
  'open_amount',
  'debit',
  'credit',
  'unit_price',
  'line_amount',
  'balance',
  'original_amount',
  'credit_limit',
]);
/** Columns with a few different words. */
const WORD_FIELDS: ReadonlySet<TableField> = new Set(['disputed', 'status', 'direction']);

/** An empty column can mean anything. */
export function canHold(
  profile: ColumnProfile,
  field: TableField,
  kind: ListKind = 'invoice-list',
): boolean {
  if (profile.filled === 0) return true;
  if (DATE_FIELDS.has(field)) return profile.dateShare >= 0.5;
  if (AMOUNT_FIELDS.has(field)) return profile.amountShare >= 0.5 && profile.dateShare < 0.5;
  if (field === 'currency' || field === 'original_currency')
    return profile.currencyShare >= 0.5 || profile.samples.some((value) => value.length <= 4);
  if (WORD_FIELDS.has(field)) return profile.distinct <= 12;
  if (field === 'invoice' || field === 'customer' || field === 'customer_name')
    // `Settled`-like columns are never documents; dates are not numbers of invoices.
    return !(profile.dateShare > 0.9 && profile.samples.some((value) => /[-/.]/.test(value)));
  // `Code` of a contact may be a number; a name is not.
  if (kind === 'customer-list' && (field === 'first_name' || field === 'last_name'))
    return profile.amountShare < 0.5;
  return true;
}
