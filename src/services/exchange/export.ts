/** `exchange.export`: the ledger as the five exchange files, from one snapshot. */
import type { FileOut } from '../../contract/fields.ts';
import { minorToDecimal } from '../../domain/money.ts';
import { ok } from '../../domain/result.ts';
import {
  exchangeCustomers,
  type ExchangeCustomer,
} from '../../ledger/queries/exchange/exchange-customers.ts';
import {
  exchangeCreditNotes,
  exchangeInstalments,
  exchangeReceipts,
  type ExchangeCredit,
  type ExchangeInstalment,
} from '../../ledger/queries/exchange/exchange-documents.ts';
import {
  exchangeHistory,
  type ExchangeStep,
} from '../../ledger/queries/exchange/exchange-history.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';
import { exchangeCsv } from './exchange-csv.ts';
import { furtherColumnsOf } from './further-columns.ts';

const file = (
  fileName: string,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): FileOut => ({
  fileName,
  mediaType: 'text/csv; charset=utf-8',
  bytes: exchangeCsv(headers, rows),
});

const CUSTOMER_HEADERS = [
  'customer',
  'name',
  'country',
  'language',
  'currency',
  'tax_id',
  'kind',
  'email',
  'phone',
  'address',
  'terms',
  'credit_limit',
  'governing_law',
  'effective_on',
];

/** A row a version: the same customer under its earlier names, each with the day it begins. */
function customersFile(customers: readonly ExchangeCustomer[]): FileOut {
  // What an import kept as columns is JSON; what somebody wrote is words.
  const words = (notes: string): string => (notes.startsWith('{') ? '' : notes);
  const areWords = customers.some((one) => words(one.notes) !== '');
  const columns = (notes: string): string => (notes.startsWith('{') ? notes : '');
  const further = furtherColumnsOf(
    customers.map((one) => columns(one.notes)),
    [...CUSTOMER_HEADERS, 'notes'],
  );
  const rows = customers.map((one) => [
    one.code,
    one.name,
    one.country ?? '',
    one.language ?? '',
    one.currency ?? '',
    one.taxId,
    one.kind,
    one.email,
    one.phone,
    one.address,
    one.terms,
    one.creditLimitMinor === null || one.currency === null
      ? ''
      : minorToDecimal(one.creditLimitMinor, one.currency),
    one.governingLaw,
    one.effectiveOn,
    ...(areWords ? [words(one.notes)] : []),
    ...further.of(columns(one.notes)),
  ]);
  return file(
    'customers.csv',
    [...CUSTOMER_HEADERS, ...(areWords ? ['notes'] : []), ...further.headers],
    rows,
  );
}

const INVOICE_HEADERS = [
  'invoice',
  'customer',
  'issued_on',
  'due_on',
  'currency',
  'gross',
  'instalment',
  'terms',
  'contract',
  'po',
  'goods',
  'quantity',
  'disputed',
  'kind',
];

function invoicesFile(instalments: readonly ExchangeInstalment[]): FileOut {
  const further = furtherColumnsOf(
    instalments.map((one) => one.notes),
    INVOICE_HEADERS,
  );
  const rows = instalments.map((one) => [
    one.invoice,
    one.customer,
    one.issuedOn,
    one.dueOn,
    one.currency,
    minorToDecimal(one.grossMinor, one.currency),
    one.instalments > 1 ? String(one.position) : '',
    one.terms,
    one.contract,
    one.po,
    one.goods,
    one.quantity,
    one.disputed === 1 ? 'yes' : '',
    one.kind === 'debit_note' ? 'debit_note' : '',
    ...further.of(one.notes),
  ]);
  return file('invoices.csv', [...INVOICE_HEADERS, ...further.headers], rows);
}

const creditRow = (one: ExchangeCredit): readonly string[] => [
  one.number,
  one.customer,
  one.effectiveOn,
  one.currency,
  minorToDecimal(one.amountMinor, one.currency),
  // What it pays is in allocations.csv, with its own date; naming an invoice here would apply it twice.
  '',
  one.reference,
];

/**
 * `instalment` where the invoice has several; `kind` of what was written off, so that a bad debt stays
 * one in the other ledger.
 */
const ALLOCATION_HEADERS = ['source', 'invoice', 'effective_on', 'amount', 'instalment', 'kind'];

const allocationRow = ({ source, item, kind, on, currency, amountMinor }: ExchangeStep) => [
  source?.number ?? '',
  item?.invoice ?? '',
  on,
  minorToDecimal(amountMinor, currency),
  item !== null && item.instalments > 1 ? String(item.position) : '',
  kind === '' ? (source?.kind ?? '') : kind,
];

const RECEIPT_HEADERS = [
  'receipt',
  'customer',
  'received_on',
  'currency',
  'amount',
  'invoice',
  'reference',
];
/** Only where money came in another currency than its receipt is kept in. */
const PAID_HEADERS = ['paid_currency', 'paid_amount', 'rate', 'rate_on', 'rate_source'];

const isForeign = (one: ExchangeCredit): boolean => one.paidCurrency !== null;

const paidCells = (one: ExchangeCredit): readonly string[] =>
  one.paidCurrency === null || one.paidMinor === null
    ? ['', '', '', '', '']
    : [
        one.paidCurrency,
        minorToDecimal(one.paidMinor, one.paidCurrency),
        one.rate ?? '',
        one.rateOn ?? '',
        one.rateSource ?? '',
      ];

export const exportExchange: Handler<'exchange.export'> = (context) =>
  reading(context, async (db) => {
    const customers = customersFile(await exchangeCustomers(db));
    await context.job.checkpoint();
    const instalments = await exchangeInstalments(db);
    const invoices = invoicesFile(instalments);
    await context.job.checkpoint();
    const creditNotes = await exchangeCreditNotes(db);
    const receipts = await exchangeReceipts(db);
    const history = await exchangeHistory(db, { instalments, receipts, creditNotes });
    await context.job.checkpoint();
    const areForeign = receipts.some(isForeign);
    return ok([
      customers,
      invoices,
      file(
        'credit-notes.csv',
        ['credit_note', 'customer', 'issued_on', 'currency', 'gross', 'invoice', 'reference'],
        creditNotes.map(creditRow),
      ),
      file(
        'receipts.csv',
        [...RECEIPT_HEADERS, ...(areForeign ? PAID_HEADERS : [])],
        receipts.map((one) => [...creditRow(one), ...(areForeign ? paidCells(one) : [])]),
      ),
      file('allocations.csv', ALLOCATION_HEADERS, history.map(allocationRow)),
    ]);
  });
