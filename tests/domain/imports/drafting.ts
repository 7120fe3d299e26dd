/** Lists written as small tables, drafted against an empty or an invented ledger. */
import type { IsoDate } from '../../../src/domain/dates.ts';
import type { FactDrafts } from '../../../src/domain/facts/drafts.ts';
import type { ColumnMap, ListField } from '../../../src/domain/imports/columns/vocabulary.ts';
import { draftInvoices } from '../../../src/domain/imports/drafts/draft-invoices.ts';
import type { DraftedFile, Drafting } from '../../../src/domain/imports/drafts/drafted-file.ts';
import type { KnownDocuments } from '../../../src/domain/imports/drafts/known-documents.ts';

export const EMPTY_LEDGER: KnownDocuments = {
  hasDocuments: false,
  invoice: () => null,
  receipt: () => null,
  creditNote: () => null,
  customer: () => null,
  history: () => [],
  hasNumber: () => false,
};

/** Feeds rows `a | b | c` and finishes. */
export function drafted(
  drafting: Drafting,
  rows: readonly string[],
  known: KnownDocuments = EMPTY_LEDGER,
): DraftedFile {
  rows.forEach((row, index) => {
    drafting.row({
      line: index + 2,
      fields: row.split('|').map((field) => field.trim()),
      fault: null,
      strayQuote: -1,
    });
  });
  const steps = drafting.finish(known);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The first row names the meanings: `invoice | customer | issued_on | amount`. */
export function draftedInvoices(
  rows: readonly string[],
  known: KnownDocuments = EMPTY_LEDGER,
): DraftedFile & { readonly all: FactDrafts } {
  const [meanings = '', ...body] = rows;
  const headers = meanings.split('|').map((name) => name.trim());
  const columns: Partial<Record<ListField, number>> = {};
  headers.forEach((name, index) => {
    columns[name as ListField] = index;
  });
  const file = drafted(
    draftInvoices({
      headers,
      columns: columns as ColumnMap,
      instalmentColumn: null,
      dateOrder: 'ymd',
      decimalMark: '.',
      currency: 'EUR',
      exact: false,
      today: '2026-06-30' as IsoDate,
    }),
    body,
    known,
  );
  const [first, ...others] = [...file.chunks(1000)];
  const all = others.reduce<FactDrafts>(
    (sum, chunk) => ({
      ...sum,
      customers: [...sum.customers, ...chunk.customers],
      invoices: [...sum.invoices, ...chunk.invoices],
      creditNotes: [...sum.creditNotes, ...chunk.creditNotes],
      receipts: [...sum.receipts, ...chunk.receipts],
      allocations: [...sum.allocations, ...chunk.allocations],
    }),
    first as FactDrafts,
  );
  return { ...file, all };
}
