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
import { apartAmounts } from './propose-bank-by-shape.ts';
import { proposeColumns } from './propose-columns.ts';
import { readDocumentKind } from '../values/read-document-kind.ts';
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

const says = (fields: readonly TableField[], map: TableColumns): number =>
  fields.filter((field) => map[field] !== undefined).length;

/** How sure the names alone make us that a list of invoices has `field`; 0 for empty columns. */
const namedAs = (columns: readonly ProfiledColumn[], fields: readonly TableField[]): number =>
  Math.max(
    0,
    ...columns.flatMap(({ header, profile }) =>
      profile.filled === 0
        ? []
        : meaningsOf(header, 'invoice-list')
            .filter(([field]) => fields.includes(field))
            .map(([, weight]) => weight),
    ),
  );

const FEE = /^(?:fees?|gebühr(?:en)?|comisi[oó]n(?:es)?|frais|commissioni?|kosten|gebyr|avgift)$/i;
const NET = /^(?:net|netto|neto|net amount|montant net|importe neto)$/i;

/** What a payment service took of each movement, and what was left of it: 1 where a list has both. */
const feesOf = (columns: readonly ProfiledColumn[]): 0 | 1 =>
  [FEE, NET].every((name) => columns.some(({ header }) => name.test(header.trim()))) ? 1 : 0;

/** `Booking date`, `Buchungstag`: a day that no invoice has; 1 where the list has it. */
const bookingDay = (columns: readonly ProfiledColumn[], booked: number | undefined): 0 | 1 => {
  const header = columns[booked ?? -1]?.header ?? '';
  const isBanks = meaningsOf(header, 'bank-list').some(
    ([field, weight]) => field === 'booked_on' && weight >= 100,
  );
  return isBanks && meaningsOf(header).length === 0 ? 1 : 0;
};

/**
 * Banks number their movements as others number invoices (`Number`, `Documento`, PayPal's `Invoice
 * Number`). What only banks say decides: two such columns against a document number, three against an
 * invoice number; against a due date or a named customer nothing does. The shapes of 44 banks are in
 * `tests/acceptance/programs/banks` (invented files).
 */
function isMovements(columns: readonly ProfiledColumn[], bank: TableColumns): boolean {
  const invoice = namedAs(columns, ['invoice']);
  if (invoice < 60 || namedAs(columns, ['due_on']) >= 90) return false;
  // `Account number` is the customer's or the bank's.
  const named = columns.filter(
    ({ header }) => !meaningsOf(header, 'bank-list').some(([field]) => field === 'account'),
  );
  if (namedAs(named, ['customer', 'customer_name']) >= 90) return false;
  if ((bank.booked_on ?? bank.value_on) === undefined) return false;
  if ((bank.amount ?? bank.debit ?? bank.credit) === undefined) return false;
  const both = bank.debit !== undefined && bank.credit !== undefined ? 1 : 0;
  const signs = says([...OF_BANKS, 'state'], bank) + both + 2 * feesOf(columns);
  return signs >= (invoice >= 90 ? 3 : 2);
}

/** Two columns of sums of which each row fills one. */
const isApart = (
  columns: readonly ProfiledColumn[],
  sample: readonly (readonly string[])[],
): boolean =>
  apartAmounts(
    columns.flatMap(({ profile }, index) =>
      profile.amountShare === 1 && profile.marks.point + profile.marks.comma > 0 ? [index] : [],
    ),
    sample,
  ) !== null;

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

  const bank = columnsOf(proposeColumns(columns, 'bank-list', sample));
  if (isMovements(columns, bank)) return 'bank-list';
  const invoices = columnsOf(proposeColumns(columns, 'invoice-list'));
  const invoiceNamed =
    invoices.invoice !== undefined &&
    (columns[invoices.invoice]?.profile.filled ?? 0) > 0 &&
    meaningsOf(headers[invoices.invoice] ?? '').some(
      // Beside a due date a weaker word will do: `Num`, `Comprobante`.
      ([field, weight]) =>
        field === 'invoice' && weight >= (namedAs(columns, ['due_on']) >= 90 ? 55 : 60),
    );
  const owed = [
    invoices.amount,
    invoices.open_amount,
    invoices.debit,
    invoices.line_amount,
    invoices.quantity === undefined ? undefined : invoices.unit_price,
  ];
  if (
    invoiceNamed &&
    (invoices.customer ?? invoices.customer_name ?? invoices.last_name) !== undefined &&
    owed.some((column) => column !== undefined)
  )
    return 'invoice-list';

  const moved = bank.amount ?? bank.debit ?? bank.credit;
  const nameless = headers.every((header) => /^column \d+$/.test(header));
  // A day, words and sums with a minus, of nobody's in particular.
  const signed =
    moved !== undefined &&
    (bank.text ?? bank.payer_name ?? bank.payee_name) !== undefined &&
    namedAs(columns, ['customer', 'customer_name']) < 50 &&
    namedAs(columns, ['due_on']) < 90 &&
    sample.some((row) => /^['"(]?[^\d\p{L}]*[-−(]|[-−]$/u.test((row[moved] ?? '').trim()));
  // What rows are, `Invoice` or `Payment`, no bank says.
  const ofDocuments = columns.some(
    ({ header, profile }) =>
      profile.documentKindShare >= 0.8 &&
      meaningsOf(header).some(([field, weight]) => field === 'document_kind' && weight >= 70) &&
      profile.samples.some(
        (value) =>
          value.length > 3 &&
          readDocumentKind(value) === 'invoice' &&
          !/^sales?$/i.test(value.trim()),
      ),
  );
  if (nameless && moved === undefined && bank.booked_on !== undefined && isApart(columns, sample))
    return 'bank-list';
  if (
    (bank.booked_on ?? bank.value_on) !== undefined &&
    ((moved !== undefined &&
      !invoiceNamed &&
      !ofDocuments &&
      (nameless ? 1 : 0) +
        (bank.debit !== undefined && bank.credit !== undefined ? 1 : 0) +
        says(OF_BANKS, bank) +
        says(
          [
            'text',
            'payer_name',
            'payee_name',
            'account',
            'reference',
            'original_currency',
            'state',
          ],
          bank,
        ) +
        feesOf(columns) +
        bookingDay(columns, bank.booked_on) +
        (signed ? 1 : 0) >=
        2) ||
      // A list of balances: its refusal says what to download instead.
      (moved === undefined && bank.balance !== undefined && columns.length <= 4))
  )
    return 'bank-list';

  const contacts = columnsOf(proposeColumns(columns, 'customer-list'));
  const named = contacts.customer_name ?? contacts.company ?? contacts.last_name;
  if (
    named !== undefined &&
    says(OF_CONTACTS, contacts) >= 3 &&
    !invoiceNamed &&
    invoices.due_on === undefined
  )
    return 'customer-list';
  return 'invoice-list';
}
