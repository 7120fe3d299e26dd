/** The invoice rows, compared and settled, as a drafted file: counts, totals and facts in chunks. */
import type { IsoDate } from '../../dates.ts';
import {
  NO_DRAFTS,
  NO_FACTS,
  type AllocationDraft,
  type CreditNoteDraft,
  type CustomerDraft,
  type DisputeDraft,
  type FactDrafts,
  type GoodsLineDraft,
  type InvoiceDraft,
  type ReceiptDraft,
} from '../../facts/drafts.ts';
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
  RECEIPT,
  REFUSED,
  STATUS_NAMES,
  WHOLE_INVOICE,
  type InvoiceRows,
  type TextField,
} from './invoice-rows.ts';
import { namedBefore, settleAnew } from './credits/settle-by-dates.ts';
import { settlements } from './credits/settlements.ts';
import { instalmentsOf, receiptsOf } from './invoices/drafted-receipts.ts';
import { NOTHING_FURTHER } from './invoices/exchange-cells.ts';
import { goodsLines } from './invoices/invoice-lines.ts';
import type { DecimalMark } from '../columns/vocabulary.ts';
import type { KnownDocuments } from './known-documents.ts';

const LONGEST_GOODS = 200;

/** `Hammer, General repair`: what the lines are, each once. */
function descriptions(lines: readonly GoodsLineDraft[]): string {
  const texts = [...new Set(lines.map((line) => line.description || line.code))].join(', ');
  return texts.length > LONGEST_GOODS ? `${texts.slice(0, LONGEST_GOODS - 1)}…` : texts;
}

export function* draftedInvoices(
  rows: InvoiceRows,
  customers: CustomerTable,
  known: KnownDocuments,
  findings: ImportFinding[],
  customerHeaders: CustomerHeaders,
  mark: DecimalMark,
  /** Day of the list, for what it says was paid without saying when. */
  listOn: IsoDate,
): Generator<undefined, DraftedFile> {
  const counts = { new: 0, duplicate: 0, refused: 0 };
  const facts = {
    invoices: 0,
    goodsLines: 0,
    creditNotes: 0,
    receipts: 0,
    allocations: 0,
    disputes: 0,
  };
  const totals = totalsByCurrency();

  for (let index = 0; index < rows.line.length; index += 1) {
    if (index % ROWS_BETWEEN_YIELDS === ROWS_BETWEEN_YIELDS - 1) yield;
    const status = rows.status[index];
    if (status === REFUSED) counts.refused += 1;
    else if (status === DUPLICATE) counts.duplicate += 1;
    else {
      counts.new += 1;
      // The other side of a receipt in a journal: counted, yet of no customer.
      if ((rows.customer[index] as number) < 0) continue;
      const issuedOn = rows.issuedOn[index] as IsoDate;
      customers.willRecord(rows.customer[index] as number, issuedOn);
      totals.add(rows.currency[index] as string, rows.amount[index] as number);
      if (rows.records[index] === RECEIPT) facts.receipts += 1;
      else if (rows.records[index] === CREDIT_NOTE) facts.creditNotes += 1;
      else if (rows.follows[index] !== true) {
        const news = rows.news.get(index);
        if (news === undefined) {
          facts.invoices += 1;
          facts.goodsLines += goodsLines(rows, index, mark).length;
        }
        for (const receipt of receiptsOf(rows, index, known)) {
          facts.receipts += 1;
          facts.allocations += receipt.parts.length;
        }
        if (news === undefined ? rows.disputed[index] === true : news.dispute) facts.disputes += 1;
      }
    }
  }
  const customerDrafts = customers.drafts(known, customerHeaders, findings);
  const anew = settlements(findings);
  if (known.hasDocuments)
    for (let index = 0; index < rows.line.length; index += 1) {
      if (index % ROWS_BETWEEN_YIELDS === ROWS_BETWEEN_YIELDS - 1) yield;
      if (
        rows.status[index] === NEW &&
        rows.records[index] === WHOLE_INVOICE &&
        rows.follows[index] !== true
      )
        settleNaming(index);
    }
  anew.finish();
  facts.allocations += anew.ofEarlier.length;

  /** Credits that came before the invoice that they name. */
  function settleNaming(index: number): void {
    const number = rows.number[index] as string;
    const named = namedBefore(known, number, {
      customer: customers.codeOf(rows.customer[index] as number),
      currency: rows.currency[index] as string,
    });
    if (named.length === 0) return;
    const fixed = receiptsOf(rows, index, known).flatMap(({ on, parts }) =>
      parts.map(({ position, openMinor }) => ({ position, on, amountMinor: openMinor })),
    );
    const items = instalmentsOf(rows, index).map(({ grossMinor }, at) => ({
      position: at + 1,
      grossMinor,
    }));
    const issuedOn = rows.issuedOn[index] as IsoDate;
    anew.add(number, settleAnew({ number, issuedOn, items, fixed }, [], named));
  }

  const shown: DraftedRow[] = [];
  for (let index = 0; index < Math.min(ROWS_SHOWN, rows.line.length); index += 1) {
    const own = rows.amount[index] as number;
    const amount =
      rows.follows[index] === true && own === 0 ? (rows.lineAmount?.[index] ?? Number.NaN) : own;
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
    for (let from = 0; from < anew.ofEarlier.length; from += size)
      yield { ...emptyChunk(), allocations: anew.ofEarlier.slice(from, from + size) };
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
    if (rows.records[index] === RECEIPT) {
      chunk.receipts.push({
        number,
        customer,
        receivedOn: issuedOn,
        currency,
        amountMinor: -(rows.amount[index] as number),
        reference: rows.notes[index] as string,
      });
      return;
    }
    const news = rows.records[index] === NEWS_ABOUT_KNOWN ? rows.news.get(index) : undefined;
    if (news === undefined) {
      const instalments = instalmentsOf(rows, index);
      const grossMinor = instalments.reduce((sum, instalment) => sum + instalment.grossMinor, 0);
      const lines = goodsLines(rows, index, mark);
      const { termsRule, dueReason } = rows.exchange.get(index) ?? NOTHING_FURTHER;
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
        goods: lines.length > 1 ? descriptions(lines) : textOf('goods', index),
        quantity: lines.length > 1 ? '' : textOf('quantity', index),
        notes: rows.notes[index] as string,
        ...(rows.debitNotes.has(index) ? { kind: 'debit_note' as const } : {}),
        ...(lines.length === 0 ? {} : { lines }),
        ...(termsRule === '' ? {} : { termsRule }),
        ...(dueReason === '' ? {} : { dueReason }),
      });
    }
    for (const receipt of receiptsOf(rows, index, known)) {
      chunk.receipts.push({
        number: receipt.number,
        customer,
        receivedOn: receipt.on,
        currency,
        amountMinor: receipt.parts.reduce((sum, part) => sum + part.openMinor, 0),
        reference: number,
        ...(rows.undated.has(index) ? { perListOn: listOn } : {}),
      });
      for (const part of receipt.parts)
        chunk.allocations.push({
          sourceKind: 'receipt',
          source: receipt.number,
          invoice: number,
          position: part.position,
          effectiveOn: receipt.on,
          amountMinor: part.openMinor,
        });
    }
    if (news === undefined ? rows.disputed[index] === true : news.dispute) {
      const { disputedOn, disputeReason } = rows.exchange.get(index) ?? NOTHING_FURTHER;
      chunk.disputes.push({
        invoice: number,
        openedOn: disputedOn ?? issuedOn,
        reason: disputeReason === '' ? 'disputed in the imported list' : disputeReason,
      });
    }
  }

  return {
    read: rows.line.length,
    ...counts,
    facts: { ...NO_FACTS, customers: customerDrafts.length, ...facts },
    customersNamed: customers.named(),
    totals: totals.list(),
    findings: sortFindings(findings),
    takesBack: anew.takesBack,
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
  ...NO_DRAFTS,
  customers: [],
  invoices: [],
  creditNotes: [],
  receipts: [],
  allocations: [],
  disputes: [],
});
