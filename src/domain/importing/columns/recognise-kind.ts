/**
 * What kind of list a table is, for `import auto`: an exchange file of ours, a bank's movements, a
 * list of customers, or a list of invoices.
 *
 *     Datum, Naam / Omschrijving, Tegenrekening, Af Bij, Bedrag   ->  bank-list
 *     Organization, First Name, Email, Phone, City                ->  customer-list
 *     Client Name, Invoice #, Date Issued, Line Total             ->  invoice-list
 */
import type { ProfiledColumn } from './can-hold.ts';
import { recogniseExchange } from './exchange-files.ts';
import { meaningsOf } from './header-words.ts';
import { proposeColumns } from './propose-columns.ts';
import type { ExchangeKind, ListKind, TableColumns, TableField } from './vocabulary.ts';

/** Meanings that only lists of movements have. */
const OF_BANKS: readonly TableField[] = [
  'balance',
  'value_on',
  'direction',
  'payer_account',
  'payer_bank',
  'original_amount',
  'bank_reference',
];
const OF_CONTACTS: readonly TableField[] = [
  'email',
  'phone',
  'mobile',
  'street',
  'street_2',
  'city',
  'region',
  'zip',
  'country',
  'tax_id',
  'first_name',
  'last_name',
  'credit_limit',
  'address',
  'company',
];

/** Zero-based columns by their proposed meaning. */
export function columnsOf<F extends TableField>(
  proposed: readonly { readonly field: F | null }[],
): TableColumns<F> {
  const columns: Partial<Record<F, number>> = {};
  proposed.forEach(({ field }, index) => {
    if (field !== null) columns[field] = index;
  });
  return columns;
}

/**
 * `columns`: every column with its name and its profile; `sample`: a few dozen rows of the list.
 * Never fails: what nothing else fits is a list of invoices, whose mapping a person completes.
 */
export function recogniseTableKind(
  columns: readonly ProfiledColumn[],
  sample: readonly (readonly string[])[] = [],
): ExchangeKind | ListKind {
  const headers = columns.map((column) => column.header);
  const exchange = recogniseExchange(headers);
  if (exchange !== null) return exchange;

  const invoices = columnsOf(proposeColumns(columns, 'invoice-list'));
  const invoiceNamed =
    invoices.invoice !== undefined &&
    meaningsOf(headers[invoices.invoice] ?? '').some(
      ([field, weight]) => field === 'invoice' && weight >= 60,
    );
  const owed = [invoices.amount, invoices.open_amount, invoices.debit, invoices.line_amount];
  if (
    invoiceNamed &&
    (invoices.customer ?? invoices.customer_name) !== undefined &&
    owed.some((column) => column !== undefined)
  )
    return 'invoice-list';

  const bank = columnsOf(proposeColumns(columns, 'bank-list', sample));
  const says = (fields: readonly TableField[], map: TableColumns): number =>
    fields.filter((field) => map[field] !== undefined).length;
  const moved = bank.amount ?? bank.debit ?? bank.credit;
  const nameless = headers.every((header) => /^column \d+$/.test(header));
  if (
    (bank.booked_on ?? bank.value_on) !== undefined &&
    ((moved !== undefined &&
      !invoiceNamed &&
      (nameless ? 1 : 0) +
        says(OF_BANKS, bank) +
        says(['text', 'payer_name', 'account', 'reference', 'original_currency'], bank) >=
        2) ||
      // A list of balances: its refusal says what to download instead.
      (moved === undefined && bank.balance !== undefined && columns.length <= 4))
  )
    return 'bank-list';

  const contacts = columnsOf(proposeColumns(columns, 'customer-list'));
  const named = contacts.customer_name ?? contacts.company ?? contacts.last_name;
  if (named !== undefined && says(OF_CONTACTS, contacts) >= 3 && !invoiceNamed)
    return 'customer-list';
  return 'invoice-list';
}
