/** `exchange.export`: the ledger as the five exchange files, from one snapshot. */
import type { FileOut } from '../../contract/fields.ts';
import { minorToDecimal } from '../../domain/money.ts';
import { ok } from '../../domain/result.ts';
import { customersAt, type CustomerAt } from '../../ledger/queries/customers/customers-at.ts';
import {
  exchangeAllocations,
  exchangeCreditNotes,
  exchangeInstalments,
  exchangeReceipts,
  type ExchangeAllocation,
  type ExchangeCredit,
  type ExchangeInstalment,
} from '../../ledger/queries/documents/exchange-facts.ts';
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
];

const customersFile = (customers: readonly CustomerAt[]): FileOut =>
  file(
    'customers.csv',
    CUSTOMER_HEADERS,
    customers.map((one) => [
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
    ]),
  );

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

const allocationRow = (one: ExchangeAllocation): readonly string[] => [
  one.source,
  one.invoice,
  one.effectiveOn,
  minorToDecimal(one.amountMinor, one.currency),
];

export const exportExchange: Handler<'exchange.export'> = (context) =>
  reading(context, async (db) => {
    const moment = { asOf: context.clock.today(), knownAt: null };
    const customers = customersFile(await customersAt(db, moment));
    await context.job.checkpoint();
    const invoices = invoicesFile(await exchangeInstalments(db));
    await context.job.checkpoint();
    const creditNotes = await exchangeCreditNotes(db);
    const receipts = await exchangeReceipts(db);
    const allocations = await exchangeAllocations(db);
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
        ['receipt', 'customer', 'received_on', 'currency', 'amount', 'invoice', 'reference'],
        receipts.map(creditRow),
      ),
      file(
        'allocations.csv',
        ['source', 'invoice', 'effective_on', 'amount'],
        allocations.map(allocationRow),
      ),
    ]);
  });
