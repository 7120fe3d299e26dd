/**
 * Rows of an invoice list, or of the exchange file `invoices`, into invoices with their customers,
 * receipts, allocations and disputes.
 *
 *     0000611365 · 0379-NEVHP · 1/2/2013 · due 2/1/2013 · 55.94 · settled 1/15/2013
 *     ->  invoice 0000611365 of 0379-NEVHP, 55.94, due 2013-02-01
 *         receipt R-0000611365 of 2013-01-15, allocated to it that day
 *
 * Every row ends as new, duplicate or refused, and says why when it is not new.
 */
import type { IsoDate } from '../../dates.ts';
import { compareInvoices } from './compare-invoices.ts';
import { customerTable } from './customer-table.ts';
import type { Drafting, SourceRow } from './drafted-file.ts';
import { draftedInvoices } from './drafted-invoices.ts';
import { counted, findingAt, findingOnFile, quote, type ImportFinding } from '../findings.ts';
import { furtherColumns } from '../columns/further-columns.ts';
import {
  CREDIT_NOTE,
  invoiceRows,
  NEW,
  REFUSED,
  TEXT_FIELDS,
  WHOLE_INVOICE,
} from './invoice-rows.ts';
import { cellReader, type CellReading } from '../values/read-cells.ts';
import { readYesNo } from '../values/read-yes-no.ts';
import { repeatedNumbers } from './repeated-numbers.ts';
import { rowFault, strayQuote } from './row-faults.ts';
import type { ColumnMap } from '../columns/vocabulary.ts';

const LONGEST_NUMBER = 200;

export interface InvoiceFile extends CellReading {
  readonly headers: readonly string[];
  readonly columns: ColumnMap;
  /** Column of the instalment in an exchange file: a number may then come back. */
  readonly instalmentColumn: number | null;
  readonly today: IsoDate;
}

/** What stands in a list as a customer when the file has only names: the name is the code. */
const customerColumn = (columns: ColumnMap): number | undefined =>
  columns.customer ?? columns.customer_name;

export function draftInvoices(file: InvoiceFile): Drafting {
  const { headers, columns } = file;
  const findings: ImportFinding[] = [];
  const cells = cellReader(headers, file, (finding) => findings.push(finding));
  const rows = invoiceRows((field) => columns[field] !== undefined);
  const customers = customerTable();
  const used = new Set<number>(Object.values(columns));
  if (file.instalmentColumn !== null) used.add(file.instalmentColumn);
  const notesOf = furtherColumns(headers, used);
  const header = (column: number | undefined): string =>
    column === undefined ? '' : (headers[column]?.trim() ?? '');
  const customerAt = customerColumn(columns);
  const numbers = repeatedNumbers(
    rows,
    customers,
    header(columns.invoice),
    file.instalmentColumn !== null,
    findings,
  );
  let read = 0;

  const push = (index: number, row: SourceRow, status: number): void => {
    rows.line[index] = row.line;
    rows.status[index] = status;
    rows.records[index] = WHOLE_INVOICE;
    rows.number[index] = '';
    rows.customer[index] = -1;
    rows.issuedOn[index] = null;
    rows.dueOn[index] = null;
    rows.settledOn[index] = null;
    rows.currency[index] = file.currency;
    rows.amount[index] = Number.NaN;
    rows.disputed[index] = false;
    rows.notes[index] = '';
    rows.next[index] = -1;
    rows.follows[index] = false;
    rows.instalment[index] = '';
    for (const field of TEXT_FIELDS) {
      const texts = rows.texts[field];
      if (texts !== null) texts[index] = '';
    }
  };

  function row(source: SourceRow): void {
    const index = read;
    read += 1;
    push(index, source, NEW);
    const fault = rowFault(source, headers);
    if (fault !== null) {
      findings.push(fault);
      rows.status[index] = REFUSED;
      return;
    }
    const stray = strayQuote(source, headers);
    if (stray !== null) findings.push(stray);
    cells.begin(source);

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

    const issuedOn = cells.date(columns.issued_on, true);
    const dueOn = cells.date(columns.due_on, false);
    const settledOn = cells.date(columns.settled_on, false);
    const stated = columns.currency !== undefined && cells.text(columns.currency) !== '';
    const amount = cells.amount(
      columns.amount as number,
      cells.currencyOf(columns.currency),
      stated,
    );
    if (amount !== null && amount.minor === 0)
      cells.refuse(
        'zero_amount',
        columns.amount ?? null,
        'the amount is zero; there is nothing to owe',
      );
    if (amount !== null && amount.minor < 0 && file.exact)
      cells.refuse(
        'negative_amount',
        columns.amount ?? null,
        `${quote(cells.text(columns.amount))} is negative; credit notes have a file of their own (credit-notes)`,
      );

    rows.issuedOn[index] = issuedOn;
    rows.dueOn[index] = dueOn ?? issuedOn;
    rows.settledOn[index] = settledOn;
    if (amount !== null) {
      rows.currency[index] = amount.currency;
      rows.amount[index] = amount.minor;
    }
    const disputedText = cells.text(columns.disputed);
    const disputed = readYesNo(disputedText);
    rows.disputed[index] = disputed === true;
    rows.notes[index] = notesOf(source.fields);
    if (disputed === null) {
      // A reason in place of a yes is a dispute nobody can count on: it is kept, not believed.
      findings.push(
        findingAt(
          'warning',
          'not_yes_or_no',
          source.line,
          header(columns.disputed),
          `${quote(disputedText)} is neither yes nor no; the invoice was taken as not disputed`,
        ),
      );
    }
    for (const field of TEXT_FIELDS) {
      const texts = rows.texts[field];
      if (texts !== null) texts[index] = cells.text(columns[field]);
    }
    if (file.instalmentColumn !== null) rows.instalment[index] = cells.text(file.instalmentColumn);

    if (!cells.ok() || amount === null || issuedOn === null) {
      rows.status[index] = REFUSED;
      if (rows.instalment[index] !== '') numbers.breaks(number, source.line);
      return;
    }
    if (amount.minor < 0) rows.records[index] = CREDIT_NOTE;
    if (numbers.repeats(index)) return;
    remarks(index, source.line, issuedOn, dueOn, settledOn);
  }

  /** Things to know about a row that is recorded all the same. */
  function remarks(
    index: number,
    line: number,
    issuedOn: IsoDate,
    dueOn: IsoDate | null,
    settledOn: IsoDate | null,
  ): void {
    if (rows.records[index] === CREDIT_NOTE) {
      findings.push(
        findingAt(
          'note',
          'credit_note',
          line,
          header(columns.amount),
          `the amount is negative; it is recorded as credit note ${quote(rows.number[index] as string)}`,
        ),
      );
      return;
    }
    if (columns.due_on !== undefined && dueOn === null)
      findings.push(
        findingAt(
          'note',
          'no_due_date',
          line,
          header(columns.due_on),
          `there is no due date; the invoice counts as due on its own date, ${issuedOn}`,
        ),
      );
    if (dueOn !== null && dueOn < issuedOn)
      findings.push(
        findingAt(
          'warning',
          'due_before_issue',
          line,
          header(columns.due_on),
          `due on ${dueOn}, before the invoice of ${issuedOn}; both were kept`,
        ),
      );
    if (settledOn !== null && settledOn < issuedOn)
      findings.push(
        findingAt(
          'warning',
          'settled_before_issue',
          line,
          header(columns.settled_on),
          `settled on ${settledOn}, before the invoice of ${issuedOn}; the receipt counts from ${issuedOn}`,
        ),
      );
    if (issuedOn > file.today)
      findings.push(
        findingAt(
          'warning',
          'issued_in_future',
          line,
          header(columns.issued_on),
          `the invoice date ${issuedOn} is in the future; it was kept`,
        ),
      );
  }

  return {
    row,
    *finish(known) {
      wholeFileRemarks();
      numbers.refuseBroken();
      yield* compareInvoices(rows, customers, known, { header, columns }, findings);
      return yield* draftedInvoices(rows, customers, known, findings, {
        code: header(customerAt),
        name: columns.customer_name === undefined ? null : header(columns.customer_name),
        country: columns.country === undefined ? null : header(columns.country),
        tellUnknown: file.exact,
      });
    },
  };

  function wholeFileRemarks(): void {
    dropPointZero();
    const dropped = customers.dropPointZero(header(customerAt));
    if (dropped !== null) findings.push(dropped);
    if (columns.due_on === undefined && read > 0)
      findings.push(
        findingOnFile(
          'note',
          'no_due_date',
          'the file has no due dates; every invoice counts as due on its own date',
        ),
      );
    if (cells.currencyAssumed() > 0 && !file.exact)
      findings.push(
        findingOnFile(
          'note',
          'currency_assumed',
          cells.currencyNamed() === 0
            ? `the file names no currency; ${file.currency} was taken for every row`
            : `${counted(cells.currencyAssumed(), 'row names', 'rows name')} no currency; ${file.currency} was taken there`,
        ),
      );
    if (cells.shortYears() > 0)
      findings.push(
        findingOnFile(
          'note',
          'short_years',
          'years are written with two digits; 70 to 99 were read as 1970 to 1999, 00 to 69 as 2000 to 2069',
        ),
      );
  }

  /** `2960623488.0` in every row: a spreadsheet took the numbers for numbers. */
  function dropPointZero(): void {
    let any = false;
    for (const number of rows.number) {
      if (number === '') continue;
      if (!/^\d+\.0$/.test(number)) return;
      any = true;
    }
    if (!any) return;
    for (let index = 0; index < rows.number.length; index += 1)
      rows.number[index] = (rows.number[index] as string).replace(/\.0$/, '');
    findings.push(
      findingOnFile(
        'note',
        'point_zero_dropped',
        `column "${header(columns.invoice)}": every value ends in ".0", as spreadsheets write numbers; it was taken off`,
        header(columns.invoice),
      ),
    );
  }
}
