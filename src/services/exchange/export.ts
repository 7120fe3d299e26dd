/** `exchange.export`: the ledger as the six exchange files, from one snapshot. */
import { minorToDecimal } from '../../domain/money.ts';
import { ok } from '../../domain/result.ts';
import { exchangeCaseFacts } from '../../ledger/queries/exchange/exchange-case-facts.ts';
import { exchangeCustomers } from '../../ledger/queries/exchange/exchange-customers.ts';
import {
  exchangeAliases,
  exchangeDueChanges,
  exchangeGoods,
} from '../../ledger/queries/exchange/exchange-details.ts';
import {
  exchangeCreditNotes,
  exchangeInstalments,
  exchangeReceipts,
  type ExchangeCredit,
} from '../../ledger/queries/exchange/exchange-documents.ts';
import {
  exchangeHistory,
  type ExchangeStep,
} from '../../ledger/queries/exchange/exchange-history.ts';
import type { Handler } from '../context.ts';
import { reading } from '../with-ledger.ts';
import { caseFactsFile } from './case-facts-file.ts';
import { customersFile } from './customers-file.ts';
import { exchangeFile, exchangeTable, type ExchangeColumn } from './exchange-csv.ts';
import { invoicesFile } from './invoices-file.ts';

const creditColumns = (
  number: string,
  on: string,
  amount: string,
): readonly ExchangeColumn<ExchangeCredit>[] => [
  { name: number, of: (one) => one.number },
  { name: 'customer', of: (one) => one.customer },
  { name: on, of: (one) => one.effectiveOn },
  { name: 'currency', of: (one) => one.currency },
  { name: amount, of: (one) => minorToDecimal(one.amountMinor, one.currency) },
  // What it pays is in allocations.csv, with its own date; naming an invoice here would apply it twice.
  { name: 'invoice', of: () => '' },
  { name: 'reference', of: (one) => one.reference },
];

const RECEIPT_COLUMNS: readonly ExchangeColumn<ExchangeCredit>[] = [
  ...creditColumns('receipt', 'received_on', 'amount'),
  // Only where money came in another currency than its receipt is kept in.
  { name: 'paid_currency', of: (one) => one.paidCurrency ?? '', group: 'paid' },
  {
    name: 'paid_amount',
    of: (one) =>
      one.paidCurrency === null || one.paidMinor === null
        ? ''
        : minorToDecimal(one.paidMinor, one.paidCurrency),
    group: 'paid',
  },
  { name: 'rate', of: (one) => one.rate ?? '', group: 'paid' },
  { name: 'rate_on', of: (one) => one.rateOn ?? '', group: 'paid' },
  { name: 'rate_source', of: (one) => one.rateSource ?? '', group: 'paid' },
  { name: 'per_list_on', of: (one) => one.perListOn ?? '', group: 'per_list' },
];

const ALLOCATION_COLUMNS: readonly ExchangeColumn<ExchangeStep>[] = [
  { name: 'source', of: ({ source }) => source?.number ?? '' },
  { name: 'invoice', of: ({ item }) => item?.invoice ?? '' },
  { name: 'effective_on', of: ({ on }) => on },
  { name: 'amount', of: ({ amountMinor, currency }) => minorToDecimal(amountMinor, currency) },
  {
    name: 'instalment',
    of: ({ item }) => (item !== null && item.instalments > 1 ? String(item.position) : ''),
  },
  // Of what was written off too, so that a bad debt stays one in the other ledger.
  { name: 'kind', of: ({ kind, source }) => (kind === '' ? (source?.kind ?? '') : kind) },
  { name: 'number', of: ({ number }) => number, group: 'number' },
  { name: 'reason', of: ({ reason }) => reason, group: 'reason' },
  { name: 'receipt', of: ({ receipt }) => receipt, group: 'receipt' },
];

function fileOf<T>(fileName: string, columns: readonly ExchangeColumn<T>[], rows: readonly T[]) {
  const table = exchangeTable(columns, rows);
  return exchangeFile(fileName, table.headers, table.rows);
}

export const exportExchange: Handler<'exchange.export'> = (context) =>
  reading(context, async (db) => {
    const customers = customersFile(await exchangeCustomers(db), await exchangeAliases(db));
    await context.job.checkpoint();
    const instalments = await exchangeInstalments(db);
    const invoices = invoicesFile(
      instalments,
      await exchangeGoods(db),
      await exchangeDueChanges(db),
    );
    await context.job.checkpoint();
    const creditNotes = await exchangeCreditNotes(db);
    const receipts = await exchangeReceipts(db);
    const history = await exchangeHistory(db, { instalments, receipts, creditNotes });
    await context.job.checkpoint();
    const caseFacts = caseFactsFile(await exchangeCaseFacts(db), instalments);
    return ok([
      customers,
      invoices,
      fileOf('credit-notes.csv', creditColumns('credit_note', 'issued_on', 'gross'), creditNotes),
      fileOf('receipts.csv', RECEIPT_COLUMNS, receipts),
      fileOf('allocations.csv', ALLOCATION_COLUMNS, history),
      caseFacts,
    ]);
  });
