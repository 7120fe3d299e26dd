/** Can a column with these values mean a field at all? A name alone is not believed. */
import { bookingState } from '../bank/booking-state.ts';
import { readDirection } from '../bank/read-direction.ts';
import { currencyMarkOf } from '../values/read-amount.ts';
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
  'paid_amount',
  'debit',
  'credit',
  'unit_price',
  'line_amount',
  'balance',
  'original_amount',
  'credit_limit',
]);
/** Columns with a few different words. */
const WORD_FIELDS: ReadonlySet<TableField> = new Set(['disputed', 'status']);

/** Mostly digits, or an IBAN: no name of anybody. */
const isAccount = (value: string): boolean => {
  const compact = value.replace(/[^A-Za-z0-9]/g, '');
  return compact.replace(/\D/g, '').length * 2 >= compact.length && /\d{4}/.test(compact);
};

/**
 * `n/a` in every row is a column of dates of which none is known. The day numbers of a spreadsheet are
 * dates under a name that says so.
 */
const holdsDates = ({ dates }: ColumnProfile): boolean =>
  (dates.dates + dates.dayNumbers) * 2 >= dates.dates + dates.notDates;

/**
 * Most values of the column are no dates, amounts or currencies, although the field is made of them: to
 * leave such a column out would falsify what it says. False where it can be read, or the field is text.
 */
export function isUnreadableAs(profile: ColumnProfile, field: TableField): boolean {
  if (profile.filled === 0) return false;
  if (DATE_FIELDS.has(field)) return !holdsDates(profile);
  if (AMOUNT_FIELDS.has(field)) return profile.amountShare < 0.5;
  if (field === 'currency' || field === 'original_currency')
    return profile.samples.every((value) => currencyMarkOf(value) === null);
  return false;
}

/** An empty column can mean anything. */
export function canHold(
  profile: ColumnProfile,
  field: TableField,
  kind: ListKind = 'invoice-list',
): boolean {
  if (profile.filled === 0) return true;
  if (DATE_FIELDS.has(field)) return holdsDates(profile);
  if (AMOUNT_FIELDS.has(field)) return profile.amountShare >= 0.5 && profile.dateShare < 0.5;
  if (field === 'currency' || field === 'original_currency')
    return profile.currencyShare >= 0.5 || profile.samples.some((value) => value.length <= 4);
  // A word beside known ones is asked about, row by row.
  if (field === 'state')
    return (
      profile.distinct <= 8 &&
      profile.samples.filter((value) => bookingState(value) !== null).length * 2 >=
        profile.samples.length
    );
  if (field === 'payer_name' || field === 'payee_name') return !profile.samples.every(isAccount);
  if (field === 'payer_account') return profile.samples.some(isAccount);
  // Half of it may be codes of the program's own.
  if (field === 'document_kind') return profile.documentKindShare >= 0.5;
  // Letters or signs beside an amount; sums are sums, also under `In/Out`.
  if (field === 'direction')
    return (
      profile.distinct <= 12 &&
      (profile.amountShare < 0.5 || profile.samples.every((value) => readDirection(value) !== null))
    );
  if (WORD_FIELDS.has(field)) return profile.distinct <= 12;
  if (field === 'invoice' || field === 'customer' || field === 'customer_name')
    // `Settled`-like columns are never documents; dates are not numbers of invoices.
    return (
      !(profile.dateShare > 0.9 && profile.samples.some((value) => /[-/.]/.test(value))) &&
      // `Invoice`, `Invoice`, `Payment` under "Document" is what a row is, not which.
      profile.documentKindShare < 0.5
    );
  // `Code` of a contact may be a number; a name is not.
  if (kind === 'customer-list' && (field === 'first_name' || field === 'last_name'))
    return profile.amountShare < 0.5;
  return true;
}
