/**
 * Rows of an invoice list, or of the exchange file `invoices`, into invoices with their customers,
 * receipts, allocations and disputes.
 *
 *     0000611365 · 0379-NEVHP · 1/2/2013 · due 2/1/2013 · 55.94 · settled 1/15/2013
 *     ->  invoice 0000611365 of 0379-NEVHP, 55.94, due 2013-02-01
 *         receipt R-0000611365 of 2013-01-15, allocated to it that day
 *
 * Every row ends as new, duplicate or refused, and says why when it is not new. Where a list has
 * columns of goods lines, rows of one number are one invoice (`invoices/invoice-lines.ts`).
 */
import type { IsoDate } from '../../dates.ts';
import type { Minor } from '../../money.ts';
import { compareInvoices } from './compare-invoices.ts';
import { customerTable } from './customer-table.ts';
import type { Drafting, SourceRow } from './drafted-file.ts';
import { draftedInvoices } from './drafted-invoices.ts';
import { findingAt, quote, type ImportFinding } from '../findings.ts';
import { furtherColumns } from '../columns/further-columns.ts';
import {
  addBlankRow,
  CREDIT_NOTE,
  DUPLICATE,
  invoiceRows,
  NEW,
  REFUSED,
  TEXT_FIELDS,
} from './invoice-rows.ts';
import { amountsOfRow, type RowAmounts } from './invoices/amount-of-row.ts';
import { invoiceLines, type LineRole } from './invoices/invoice-lines.ts';
import { dropPointZero, invoiceRemarks } from './invoices/invoice-remarks.ts';
import { paidAlready } from './invoices/paid-already.ts';
import { isReceivable, readInvoiceState } from './invoices/row-status.ts';
import { cellReader, type CellReading } from '../values/read-cells.ts';
import { readYesNo } from '../values/read-yes-no.ts';
import { repeatedNumbers } from './repeated-numbers.ts';
import { cellError, rowFault, strayQuote } from './row-faults.ts';
import type { ColumnMap, ListField } from '../columns/vocabulary.ts';

const LONGEST_NUMBER = 200;

export interface InvoiceFile extends CellReading {
  readonly headers: readonly string[];
  readonly columns: ColumnMap;
  /** Column of the instalment in an exchange file: a number may then come back. */
  readonly instalmentColumn: number | null;
  /** Column of an exchange file that says `debit_note` where it is one. */
  readonly kindColumn?: number | undefined;
  readonly today: IsoDate;
}

export function draftInvoices(file: InvoiceFile): Drafting {
  const { headers, columns } = file;
  const findings: ImportFinding[] = [];
  const cells = cellReader(headers, file, (finding) => findings.push(finding));
  const isJournal = !file.exact && columns.ledger_account !== undefined;
  const severalRows =
    !file.exact &&
    (isJournal || columns.line_amount !== undefined || columns.unit_price !== undefined);
  const rows = invoiceRows((field) => columns[field] !== undefined, severalRows);
  const customers = customerTable();
  const used = new Set<number>(Object.values(columns));
  if (file.instalmentColumn !== null) used.add(file.instalmentColumn);
  if (file.kindColumn !== undefined) used.add(file.kindColumn);
  const notesOf = furtherColumns(headers, used);
  const header = (column: number | undefined): string =>
    column === undefined ? '' : (headers[column]?.trim() ?? '');
  const name = (field: ListField): string => header(columns[field]);
  // Where a list has only names, the name is the code.
  const customerAt = columns.customer ?? columns.customer_name;
  const numbers = repeatedNumbers(
    rows,
    customers,
    name('invoice'),
    file.instalmentColumn !== null,
    findings,
  );
  const lines = severalRows ? invoiceLines(rows, customers, name('invoice'), findings) : null;
  const remarks = invoiceRemarks(file, rows, name, findings);
  /** Open amounts by row, where the file has them beside totals. */
  const opens: number[] | null =
    columns.amount !== undefined && columns.open_amount !== undefined ? [] : null;
  let read = 0;
  let drafts = 0;
  /** Rows of a journal that only mirror a receipt. */
  const otherSides: number[] = [];

  function row(source: SourceRow): void {
    const index = read;
    read += 1;
    addBlankRow(rows, index, source.line, file.currency);
    if (opens !== null) opens[index] = Number.NaN;
    const fault = rowFault(source, headers) ?? cellError(source, headers, used);
    if (fault !== null) {
      findings.push(fault);
      rows.status[index] = REFUSED;
      lines?.breaks((source.fields[columns.invoice ?? 0] ?? '').trim(), source.line);
      return;
    }
    const stray = strayQuote(source, headers);
    if (stray !== null) findings.push(stray);
    cells.begin(source);
    if (isJournal && isOtherSide(index)) return;

    readParties(index);
    const issuedOn = cells.date(columns.issued_on, true);
    const dueOn = cells.date(columns.due_on, false);
    const settledOn = cells.date(columns.settled_on, false);
    const amounts = amountsOfRow(cells, columns);
    if (amounts !== null) checkAmounts(amounts);
    readState();

    rows.issuedOn[index] = issuedOn;
    rows.dueOn[index] = dueOn ?? issuedOn;
    rows.settledOn[index] = settledOn;
    if (amounts !== null) {
      rows.currency[index] = amounts.currency;
      rows.amount[index] = amounts.amountMinor ?? amounts.lineMinor ?? Number.NaN;
      if (rows.lineAmount !== null)
        rows.lineAmount[index] =
          amounts.lineMinor ?? (isJournal ? (amounts.amountMinor ?? Number.NaN) : Number.NaN);
      if (opens !== null) opens[index] = amounts.openMinor ?? Number.NaN;
    }
    readDisputed(index, source);
    if (file.kindColumn !== undefined && cells.text(file.kindColumn) === 'debit_note')
      rows.debitNotes.add(index);
    rows.notes[index] = notesOf(source.fields);
    for (const field of TEXT_FIELDS) {
      const texts = rows.texts[field];
      if (texts !== null) texts[index] = cells.text(columns[field]);
    }
    if (file.instalmentColumn !== null) rows.instalment[index] = cells.text(file.instalmentColumn);

    const number = rows.number[index] as string;
    if (!cells.ok() || amounts === null || issuedOn === null) {
      rows.status[index] = REFUSED;
      if (rows.instalment[index] !== '') numbers.breaks(number, source.line);
      lines?.breaks(number, source.line);
      return;
    }
    if (lines !== null) {
      const role = roleOf(amounts);
      const isFirst = role !== 'payment';
      lines.add(index, role, totalOf(role, amounts));
      if (isFirst && rows.status[index] === NEW)
        remarks.ofRow(index, header(amounts.column), dueOn);
      return;
    }
    if ((amounts.amountMinor ?? 0) < 0) rows.records[index] = CREDIT_NOTE;
    if (numbers.repeats(index)) return;
    // A credit note that is used up is not recorded; `paidAlready` says so.
    const usedUp = rows.records[index] === CREDIT_NOTE && amounts.openMinor === 0;
    if (!usedUp) remarks.ofRow(index, header(amounts.column), dueOn);
  }

  function readParties(index: number): void {
    const number = cells.text(columns.invoice);
    if (number === '')
      cells.refuse('number_missing', columns.invoice ?? null, 'the invoice number is missing');
    else if (number.length > LONGEST_NUMBER)
      cells.refuse(
        'value_too_long',
        columns.invoice ?? null,
        `${quote(number)} has more than ${LONGEST_NUMBER} characters`,
      );
    rows.number[index] = number;
    const code = cells.text(customerAt);
    if (code === '')
      cells.refuse('customer_missing', customerAt ?? null, 'the customer is missing');
    else if (code.length > LONGEST_NUMBER)
      cells.refuse(
        'value_too_long',
        customerAt ?? null,
        `${quote(code)} has more than ${LONGEST_NUMBER} characters`,
      );
    else
      rows.customer[index] = customers.see(code, {
        name: cells.text(columns.customer_name),
        country: cells.text(columns.country),
        email: cells.text(columns.email),
        phone: cells.text(columns.phone),
        address: cells.text(columns.address),
        taxId: cells.text(columns.tax_id),
      });
  }

  function checkAmounts({ amountMinor, lineMinor, column }: RowAmounts): void {
    // A line may be free; an invoice of nothing is no claim.
    if (amountMinor === 0 && lines === null)
      cells.refuse('zero_amount', column, 'the amount is zero; there is nothing to owe');
    if (amountMinor !== null && amountMinor < 0 && file.exact)
      cells.refuse(
        'negative_amount',
        column,
        `${quote(cells.text(column))} is negative; credit notes have a file of their own (credit-notes)`,
      );
    if (amountMinor === null && lineMinor === null)
      cells.refuse('amount_missing', column, 'the amount is missing');
  }

  function readState(): void {
    if (columns.status === undefined || file.exact) return;
    const said = cells.text(columns.status);
    const state = readInvoiceState(said);
    if (state === 'void')
      cells.refuse(
        'void_invoice',
        columns.status,
        `the invoice is ${quote(said)}; it is not owed and was left out`,
      );
    if (state === 'draft') drafts += 1;
  }

  function readDisputed(index: number, source: SourceRow): void {
    const disputedText = cells.text(columns.disputed);
    const disputed = readYesNo(disputedText);
    rows.disputed[index] = disputed === true;
    if (disputed === null)
      // A reason in place of a yes is a dispute nobody can count on: it is kept, not believed.
      findings.push(
        findingAt(
          'warning',
          'not_yes_or_no',
          source.line,
          name('disputed'),
          `${quote(disputedText)} is neither yes nor no; the invoice was taken as not disputed`,
        ),
      );
  }

  /** The bank's or the till's side of a receipt in a journal: it names no invoice and adds nothing. */
  function isOtherSide(index: number): boolean {
    if (cells.text(columns.invoice) !== '' || isReceivable(cells.text(columns.ledger_account)))
      return false;
    rows.follows[index] = true;
    rows.amount[index] = 0;
    otherSides.push(index);
    return true;
  }

  function roleOf({ amountMinor }: RowAmounts): LineRole {
    if (!isJournal || !isReceivable(cells.text(columns.ledger_account))) return 'line';
    return amountMinor !== null && amountMinor < 0 ? 'payment' : 'total';
  }

  /** In a journal the amount of a goods row is that row's own. */
  const totalOf = (role: LineRole, { amountMinor }: RowAmounts): Minor | null =>
    isJournal && role === 'line' ? null : amountMinor;

  return {
    row,
    *finish(known) {
      dropPointZero(rows, name('invoice'), findings);
      const dropped = customers.dropPointZero(header(customerAt));
      if (dropped !== null) findings.push(dropped);
      remarks.ofFile(read, cells, drafts, otherSides);
      lines?.settle();
      settleOpenAmounts();
      numbers.refuseBroken();
      yield* compareInvoices(rows, customers, known, { header, columns }, findings);
      lines?.follow();
      mirrorOtherSides();
      customers.meanNow(known);
      return yield* draftedInvoices(
        rows,
        customers,
        known,
        findings,
        {
          code: header(customerAt),
          name: columns.customer_name === undefined ? null : name('customer_name'),
          country: columns.country === undefined ? null : name('country'),
          tellUnknown: file.exact,
        },
        file.decimalMark,
      );
    },
  };

  /** A journal that brings nothing new has no new other sides either. */
  function mirrorOtherSides(): void {
    if (otherSides.length === 0) return;
    const sides = new Set(otherSides);
    if (rows.status.some((status, index) => status === NEW && !sides.has(index))) return;
    for (const index of otherSides) rows.status[index] = DUPLICATE;
  }

  function settleOpenAmounts(): void {
    if (opens === null) return;
    const paid = paidAlready(rows, file.today, findings);
    opens.forEach((open, index) => {
      if (Number.isNaN(open) || rows.status[index] !== NEW || rows.follows[index] === true) return;
      paid.see(index, rows.amount[index] as Minor, open, name('open_amount'));
    });
    paid.ofFile();
  }
}
