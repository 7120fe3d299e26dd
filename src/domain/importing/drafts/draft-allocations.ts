/**
 * Exchange file `allocations`: which receipt or credit note paid which invoice.
 *
 *     R-1,INV-7,2026-02-09,600.00  ->  600.00 of R-1 to INV-7, oldest instalment first
 *
 * Rows have no number of their own. A row is a duplicate when the ledger has that much of this
 * source on this invoice with effect on this day already, counted down row by row.
 */
import type { IsoDate } from '../../dates.ts';
import { NO_DRAFTS, type AllocationDraft, type FactDrafts } from '../../facts.ts';
import { decimalToMinor, minorToDecimal, type CurrencyCode, type Minor } from '../../money.ts';
import { ROWS_BETWEEN_YIELDS } from './compare-invoices.ts';
import {
  ROWS_SHOWN,
  sortFindings,
  totalsByCurrency,
  type DraftedFile,
  type DraftedRow,
  type Drafting,
  type RowStatus,
} from './drafted-file.ts';
import { exchangeColumns } from '../columns/exchange-files.ts';
import { findingAt, quote, type ImportFinding } from '../findings.ts';
import type { KnownCredit, KnownDocuments } from './known-documents.ts';
import { cellReader } from '../values/read-cells.ts';
import { rowFault, strayQuote } from './row-faults.ts';

interface Row {
  readonly line: number;
  status: RowStatus;
  readonly source: string;
  readonly invoice: string;
  readonly on: IsoDate | null;
  readonly amountText: string;
  customer: string;
  currency: CurrencyCode;
  amountMinor: Minor | null;
  allocations: readonly AllocationDraft[];
}

export function draftAllocations(headers: readonly string[], currency: CurrencyCode): Drafting {
  const places = exchangeColumns('allocations', headers);
  const at = (name: string): number | undefined => places.get(name);
  const findings: ImportFinding[] = [];
  const cells = cellReader(
    headers,
    { dateOrder: 'ymd', decimalMark: '.', currency, exact: true },
    (finding) => findings.push(finding),
  );
  const rows: Row[] = [];

  return {
    row(source) {
      const row = (status: RowStatus): Row => ({
        line: source.line,
        status,
        source: cells.text(at('source')),
        invoice: cells.text(at('invoice')),
        on: status === 'refused' ? null : cells.date(at('effective_on'), true),
        amountText: cells.text(at('amount')),
        customer: '',
        currency,
        amountMinor: null,
        allocations: [],
      });
      const fault = rowFault(source, headers);
      cells.begin(source);
      if (fault !== null) {
        findings.push(fault);
        rows.push(row('refused'));
        return;
      }
      const stray = strayQuote(source, headers);
      if (stray !== null) findings.push(stray);
      const read = row('new');
      if (read.source === '')
        cells.refuse(
          'number_missing',
          at('source') ?? null,
          'the number of the receipt or credit note is missing',
        );
      if (read.invoice === '')
        cells.refuse('number_missing', at('invoice') ?? null, 'the invoice number is missing');
      if (read.amountText === '')
        cells.refuse('amount_missing', at('amount') ?? null, 'the amount is missing');
      if (!cells.ok()) read.status = 'refused';
      rows.push(read);
    },

    *finish(known) {
      const counts = { new: 0, duplicate: 0, refused: 0 };
      const totals = totalsByCurrency();
      const state: State = { items: new Map(), sources: new Map(), recorded: new Map() };
      let allocations = 0;
      let done = 0;
      for (const row of rows) {
        done += 1;
        if (done % ROWS_BETWEEN_YIELDS === 0) yield;
        if (row.status === 'new') settle(row, known, state);
        counts[row.status] += 1;
        if (row.status !== 'new') continue;
        allocations += row.allocations.length;
        totals.add(row.currency, row.amountMinor as Minor);
      }
      const fresh = rows.filter((row) => row.status === 'new');
      const file: DraftedFile = {
        read: rows.length,
        ...counts,
        facts: { customers: 0, invoices: 0, creditNotes: 0, receipts: 0, allocations, disputes: 0 },
        customersNamed: new Set(fresh.map((row) => row.customer)).size,
        totals: totals.list(),
        findings: sortFindings(findings),
        rows: rows.slice(0, ROWS_SHOWN).map((row): DraftedRow => ({
          line: row.line,
          status: row.status,
          document: `${row.source} → ${row.invoice}`,
          customer: row.customer,
          name: '',
          issuedOn: row.on,
          dueOn: null,
          settledOn: null,
          currency: row.currency,
          amountMinor: row.amountMinor,
          disputed: false,
        })),
        *chunks(size): Generator<FactDrafts> {
          for (let from = 0; from < fresh.length; from += size)
            yield {
              ...NO_DRAFTS,
              allocations: fresh.slice(from, from + size).flatMap((row) => row.allocations),
            };
        },
      };
      return file;
    },
  };

  function refuse(row: Row, code: string, column: string, what: string): void {
    row.status = 'refused';
    findings.push(findingAt('refused', code, row.line, column, what));
  }

  function settle(row: Row, known: KnownDocuments, state: State): void {
    const receipt = known.receipt(row.source);
    const creditNote = known.creditNote(row.source);
    if (receipt !== null && creditNote !== null)
      return refuse(
        row,
        'source_ambiguous',
        'source',
        `${quote(row.source)} is a receipt and a credit note in the ledger; allocate it by hand`,
      );
    const source: KnownCredit | null = receipt ?? creditNote;
    if (source === null)
      return refuse(
        row,
        'source_unknown',
        'source',
        `there is no receipt or credit note ${quote(row.source)} in the ledger; import it first`,
      );
    const kind = receipt !== null ? 'receipt' : 'credit_note';
    const invoice = known.invoice(row.invoice);
    if (invoice === null)
      return refuse(
        row,
        'invoice_unknown',
        'invoice',
        `there is no invoice ${quote(row.invoice)} in the ledger; import it first`,
      );
    row.customer = invoice.customer;
    row.currency = source.currency;
    const amount = decimalToMinor(row.amountText, source.currency);
    if (typeof amount !== 'number' || amount <= 0)
      return refuse(
        row,
        'not_an_amount',
        'amount',
        `${quote(row.amountText)} is not an amount of ${source.currency} above zero (amounts here have a decimal point)`,
      );
    row.amountMinor = amount;
    if (source.customer !== invoice.customer)
      return refuse(
        row,
        'other_customer',
        'invoice',
        `${quote(row.source)} is of customer ${quote(source.customer)}, invoice ${quote(row.invoice)} of ${quote(invoice.customer)}`,
      );
    if (source.currency !== invoice.currency)
      return refuse(
        row,
        'other_currency',
        'invoice',
        `${quote(row.source)} is in ${source.currency}, invoice ${quote(row.invoice)} in ${invoice.currency}`,
      );
    const on = row.on as IsoDate;
    if (on < source.effectiveOn)
      return refuse(
        row,
        'too_early',
        'effective_on',
        `${on} is before ${quote(row.source)} itself (${source.effectiveOn})`,
      );
    if (on < invoice.issuedOn)
      return refuse(
        row,
        'too_early',
        'effective_on',
        `${on} is before invoice ${quote(row.invoice)} itself (${invoice.issuedOn})`,
      );

    const group = `${kind} ${on} ${row.source} ${row.invoice}`;
    const recorded =
      state.recorded.get(group) ?? known.allocatedOn(kind, row.source, row.invoice, on);
    if (recorded >= amount) {
      state.recorded.set(group, recorded - amount);
      row.status = 'duplicate';
      return;
    }
    state.recorded.set(group, recorded);

    const sourceKey = `${kind} ${row.source}`;
    const left = source.roomFrom(on) - (state.sources.get(sourceKey) ?? 0);
    if (left < amount)
      return refuse(
        row,
        'exceeds_source',
        'amount',
        `${quote(row.amountText)} is more than ${quote(row.source)} has left on ${on} (${minorToDecimal(Math.max(0, left), source.currency)} ${source.currency})`,
      );
    let rest = amount;
    const parts: AllocationDraft[] = [];
    for (const item of invoice.items) {
      if (rest === 0) break;
      const room = item.roomFrom(on) - (state.items.get(`${item.position} ${row.invoice}`) ?? 0);
      const part = Math.min(rest, room);
      if (part <= 0) continue;
      parts.push({
        sourceKind: kind,
        source: row.source,
        invoice: row.invoice,
        position: item.position,
        effectiveOn: on,
        amountMinor: part,
      });
      rest -= part;
    }
    if (rest > 0)
      return refuse(
        row,
        'exceeds_open',
        'amount',
        `${quote(row.amountText)} is more than invoice ${quote(row.invoice)} has open on ${on} (${minorToDecimal(amount - rest, source.currency)} ${source.currency})`,
      );
    state.sources.set(sourceKey, (state.sources.get(sourceKey) ?? 0) + amount);
    for (const part of parts) {
      const key = `${part.position} ${row.invoice}`;
      state.items.set(key, (state.items.get(key) ?? 0) + part.amountMinor);
    }
    row.allocations = parts;
  }
}

/** What this file has used already, on top of the ledger. */
interface State {
  readonly items: Map<string, Minor>;
  readonly sources: Map<string, Minor>;
  /** What the ledger had of a group and no row has claimed yet. */
  readonly recorded: Map<string, Minor>;
}
