/** The invoice rows, compared and settled, as a drafted file: counts, totals and facts in chunks. */
import type { IsoDate } from '../../dates.ts';
import type {
  AllocationDraft,
  CreditNoteDraft,
  CustomerDraft,
  DisputeDraft,
  FactDrafts,
  InstalmentDraft,
  InvoiceDraft,
  ReceiptDraft,
} from '../../facts.ts';
import type { CustomerHeaders, CustomerTable } from './customer-table.ts';
import { ROWS_BETWEEN_YIELDS } from './compare-invoices.ts';
import {
  ROWS_SHOWN,
  sortFindings,
  totalsByCurrency,
  type DraftedFile,
  type DraftedRow,
} from './drafted-file.ts';
import type { ImportFinding } from '../findings.ts';
import {
  CREDIT_NOTE,
  DUPLICATE,
  NEW,
  NEWS_ABOUT_KNOWN,
  REFUSED,
  STATUS_NAMES,
  type InvoiceRows,
  type TextField,
} from './invoice-rows.ts';
import type { KnownDocuments } from './known-documents.ts';

const later = (a: IsoDate, b: IsoDate): IsoDate => (a >= b ? a : b);

/** Number of the receipt that a "settled on" makes; free in the ledger. */
function receiptNumber(invoice: string, known: KnownDocuments): string {
  const plain = `R-${invoice}`;
  if (!known.hasDocuments || known.receipt(plain) === null) return plain;
  for (let again = 2; ; again += 1) {
    const number = `${plain}/${again}`;
    if (known.receipt(number) === null) return number;
  }
}

export function* draftedInvoices(
  rows: InvoiceRows,
  customers: CustomerTable,
  known: KnownDocuments,
  findings: ImportFinding[],
  customerHeaders: CustomerHeaders,
): Generator<undefined, DraftedFile> {
  const counts = { new: 0, duplicate: 0, refused: 0 };
  const facts = { invoices: 0, creditNotes: 0, receipts: 0, allocations: 0, disputes: 0 };
  const totals = totalsByCurrency();
  /** Numbers that are not simply `R-<invoice>`. */
  const receiptNumbers = new Map<number, string>();

  for (let index = 0; index < rows.line.length; index += 1) {
    if (index % ROWS_BETWEEN_YIELDS === ROWS_BETWEEN_YIELDS - 1) yield;
    const status = rows.status[index];
    if (status === REFUSED) counts.refused += 1;
    else if (status === DUPLICATE) counts.duplicate += 1;
    else {
      counts.new += 1;
      const issuedOn = rows.issuedOn[index] as IsoDate;
      customers.willRecord(rows.customer[index] as number, issuedOn);
      totals.add(rows.currency[index] as string, rows.amount[index] as number);
      if (rows.records[index] === CREDIT_NOTE) facts.creditNotes += 1;
      else if (rows.follows[index] !== true) {
        const news = rows.news.get(index);
        if (news === undefined) facts.invoices += 1;
        const pays = news === undefined ? rows.settledOn[index] !== null : news.settle.length > 0;
        if (pays) {
          facts.receipts += 1;
          facts.allocations += news === undefined ? instalmentCount(index) : news.settle.length;
          const number = receiptNumber(rows.number[index] as string, known);
          if (number !== `R-${rows.number[index]}`) receiptNumbers.set(index, number);
        }
        if (news === undefined ? rows.disputed[index] === true : news.dispute) facts.disputes += 1;
      }
    }
  }
  const customerDrafts = customers.drafts(known, customerHeaders, findings);

  function instalmentCount(first: number): number {
    let count = 0;
    for (let row = first; row >= 0; row = rows.next[row] as number) count += 1;
    return count;
  }

  const shown: DraftedRow[] = [];
  for (let index = 0; index < Math.min(ROWS_SHOWN, rows.line.length); index += 1) {
    const amount = rows.amount[index] as number;
    shown.push({
      line: rows.line[index] as number,
      status: STATUS_NAMES[rows.status[index] as number] as DraftedRow['status'],
      document: rows.number[index] as string,
      customer: customers.codeOf(rows.customer[index] as number),
      name: customers.nameOf(rows.customer[index] as number),
      issuedOn: rows.issuedOn[index] ?? null,
      dueOn: rows.dueOn[index] ?? null,
      settledOn: rows.settledOn[index] ?? null,
      currency: rows.currency[index] as string,
      amountMinor: Number.isNaN(amount) ? null : amount,
      disputed: rows.disputed[index] === true,
    });
  }

  const textOf = (field: TextField, index: number): string => rows.texts[field]?.[index] ?? '';

  function* chunks(size: number): Generator<FactDrafts> {
    let chunk = emptyChunk();
    let filled = 0;
    // Customers first: every invoice below refers to one.
    for (let from = 0; from < customerDrafts.length; from += size)
      yield { ...emptyChunk(), customers: customerDrafts.slice(from, from + size) };
    for (let index = 0; index < rows.line.length; index += 1) {
      if (rows.status[index] !== NEW || rows.follows[index] === true) continue;
      addRow(chunk, index);
      filled += 1;
      if (filled >= size) {
        yield chunk;
        chunk = emptyChunk();
        filled = 0;
      }
    }
    if (filled > 0) yield chunk;
  }

  function addRow(chunk: Chunk, index: number): void {
    const number = rows.number[index] as string;
    const customer = customers.codeOf(rows.customer[index] as number);
    const issuedOn = rows.issuedOn[index] as IsoDate;
    const currency = rows.currency[index] as string;
    if (rows.records[index] === CREDIT_NOTE) {
      chunk.creditNotes.push({
        number,
        customer,
        issuedOn,
        currency,
        amountMinor: -(rows.amount[index] as number),
        reference: rows.notes[index] as string,
      });
      return;
    }
    const news = rows.records[index] === NEWS_ABOUT_KNOWN ? rows.news.get(index) : undefined;
    let pays: readonly { readonly position: number; readonly openMinor: number }[];
    if (news === undefined) {
      const instalments = instalmentsOf(index);
      const grossMinor = instalments.reduce((sum, instalment) => sum + instalment.grossMinor, 0);
      chunk.invoices.push({
        number,
        customer,
        issuedOn,
        currency,
        grossMinor,
        instalments,
        terms: textOf('terms', index),
        contract: textOf('contract', index),
        po: textOf('po', index),
        goods: textOf('goods', index),
        quantity: textOf('quantity', index),
        notes: rows.notes[index] as string,
      });
      pays =
        rows.settledOn[index] === null
          ? []
          : instalments.map((instalment, at) => ({
              position: at + 1,
              openMinor: instalment.grossMinor,
            }));
    } else pays = news.settle;
    if (pays.length > 0) {
      const receivedOn = later(rows.settledOn[index] as IsoDate, issuedOn);
      const receipt = receiptNumbers.get(index) ?? `R-${number}`;
      const amountMinor = pays.reduce((sum, part) => sum + part.openMinor, 0);
      chunk.receipts.push({
        number: receipt,
        customer,
        receivedOn,
        currency,
        amountMinor,
        reference: number,
      });
      for (const part of pays)
        chunk.allocations.push({
          sourceKind: 'receipt',
          source: receipt,
          invoice: number,
          position: part.position,
          effectiveOn: receivedOn,
          amountMinor: part.openMinor,
        });
    }
    if (news === undefined ? rows.disputed[index] === true : news.dispute)
      chunk.disputes.push({
        invoice: number,
        openedOn: issuedOn,
        reason: 'disputed in the imported list',
      });
  }

  function instalmentsOf(first: number): InstalmentDraft[] {
    const instalments: InstalmentDraft[] = [];
    for (let row = first; row >= 0; row = rows.next[row] as number)
      instalments.push({
        dueOn: rows.dueOn[row] as IsoDate,
        grossMinor: rows.amount[row] as number,
      });
    if (instalments.length > 1)
      instalments.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
    return instalments;
  }

  return {
    read: rows.line.length,
    ...counts,
    facts: { customers: customerDrafts.length, ...facts },
    customersNamed: customers.named(),
    totals: totals.list(),
    findings: sortFindings(findings),
    rows: shown,
    chunks,
  };
}

interface Chunk extends FactDrafts {
  readonly customers: CustomerDraft[];
  readonly invoices: InvoiceDraft[];
  readonly creditNotes: CreditNoteDraft[];
  readonly receipts: ReceiptDraft[];
  readonly allocations: AllocationDraft[];
  readonly disputes: DisputeDraft[];
}

const emptyChunk = (): Chunk => ({
  customers: [],
  invoices: [],
  creditNotes: [],
  receipts: [],
  allocations: [],
  disputes: [],
});
