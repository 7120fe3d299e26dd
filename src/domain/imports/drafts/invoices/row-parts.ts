/**
 * The parts of a row of invoices that need nothing but their own cells: whose it is, whether its
 * amount can be owed, what its status and its dispute say. Each refuses what it cannot read.
 *
 * A dispute begins on the day of the invoice unless the row says when: a list does not tell when the
 * customer objected, and with the earliest day no letter demands what was disputed all along.
 */
import { findingAt, shortened, type ImportFinding } from '../../findings.ts';
import type { ColumnMap, ListField } from '../../columns/vocabulary.ts';
import type { CellReader } from '../../values/read-cells.ts';
import { readYesNo } from '../../values/read-yes-no.ts';
import { ADDRESS_PARTS_AFTER_STREET, addressLines } from '../address-lines.ts';
import type { CustomerTable } from '../customer-table.ts';
import type { SourceRow } from '../drafted-file.ts';
import type { InvoiceRows } from '../invoice-rows.ts';
import type { RowAmounts } from './amount-of-row.ts';
import { readInvoiceState, type InvoiceState } from './row-status.ts';
import { say } from '../../../texts/text.ts';

const LONGEST_NUMBER = 200;

export interface RowParts {
  readParties(index: number, isPayment: boolean): void;
  checkAmounts(amounts: RowAmounts): void;
  readState(): InvoiceState;
  readDisputed(index: number, source: SourceRow): void;
  /** Rows so far that their program calls drafts. */
  drafts(): number;
}

export function rowParts(
  list: {
    readonly columns: ColumnMap;
    /** Where a list has only names, the name is the code. */
    readonly customerAt: number | undefined;
    readonly exact: boolean;
    /** Rows of one number are one invoice. */
    readonly hasLines: boolean;
  },
  to: {
    readonly cells: CellReader;
    readonly rows: InvoiceRows;
    readonly customers: CustomerTable;
    readonly findings: ImportFinding[];
    readonly name: (field: ListField) => string;
  },
): RowParts {
  const { cells, rows, customers, findings, name: nameOf } = to;
  let drafts = 0;
  const { columns } = list;
  // Most lists have the address in one column, and this is asked once a row.
  const address = ADDRESS_PARTS_AFTER_STREET.some((part) => columns[part] !== undefined)
    ? () => addressLines((part) => (part === 'street' ? '' : cells.text(columns[part])))
    : () => cells.text(columns.address);
  return { readParties, checkAmounts, readState, readDisputed, drafts: () => drafts };

  /** Of a payment nobody needs the number. */
  function readParties(index: number, isPayment: boolean): void {
    const number = cells.text(list.columns.invoice);
    if (number === '' && !isPayment)
      cells.refuse(
        'number_missing',
        list.columns.invoice ?? null,
        say`the invoice number is missing`,
      );
    else if (number.length > LONGEST_NUMBER)
      cells.refuse(
        'value_too_long',
        list.columns.invoice ?? null,
        say`"${shortened(number)}" has more than ${LONGEST_NUMBER} characters`,
      );
    rows.number[index] = number;
    // A name in several columns is one name; where there is no code, it is the code as well.
    const person = [
      cells.text(columns.customer_name),
      cells.text(columns.first_name),
      cells.text(columns.last_name),
    ]
      .filter((part) => part !== '')
      .join(' ');
    const name = columns.last_name === undefined ? cells.text(columns.customer_name) : person;
    const code = columns.customer === undefined && name !== '' ? name : cells.text(list.customerAt);
    if (code === '')
      cells.refuse('customer_missing', list.customerAt ?? null, say`the customer is missing`);
    else if (code.length > LONGEST_NUMBER)
      cells.refuse(
        'value_too_long',
        list.customerAt ?? null,
        say`"${shortened(code)}" has more than ${LONGEST_NUMBER} characters`,
      );
    else
      rows.customer[index] = customers.see(code, {
        name,
        country: cells.text(list.columns.country),
        email: cells.text(list.columns.email),
        phone: cells.text(list.columns.phone),
        address: address(),
        taxId: cells.text(list.columns.tax_id),
      });
  }

  function checkAmounts({ amountMinor, lineMinor, column }: RowAmounts): void {
    // A line may be free; an invoice of nothing is no claim.
    if (amountMinor === 0 && !list.hasLines)
      cells.refuse('zero_amount', column, say`the amount is zero; there is nothing to owe`);
    if (amountMinor !== null && amountMinor < 0 && list.exact)
      cells.refuse(
        'negative_amount',
        column,
        say`"${shortened(cells.text(column))}" is negative; credit notes have a file of their own (credit-notes)`,
      );
    if (amountMinor === null && lineMinor === null)
      cells.refuse('amount_missing', column, say`the amount is missing`);
  }

  function readState(): InvoiceState {
    if (list.columns.status === undefined || list.exact) return 'other';
    const said = cells.text(list.columns.status);
    const state = readInvoiceState(said);
    if (state === 'void')
      cells.refuse(
        'void_invoice',
        list.columns.status,
        say`the invoice is "${shortened(said)}"; it is not owed and was left out`,
      );
    if (state === 'draft') drafts += 1;
    return state;
  }

  function readDisputed(index: number, source: SourceRow): void {
    const disputedText = cells.text(list.columns.disputed);
    const disputed = readYesNo(disputedText);
    rows.disputed[index] = disputed === true;
    if (disputed === null)
      // A reason in place of a yes is a dispute nobody can count on: it is kept, not believed.
      findings.push(
        findingAt(
          'warning',
          'not_yes_or_no',
          source.line,
          nameOf('disputed'),
          say`"${shortened(disputedText)}" is neither yes nor no; the invoice was taken as not disputed`,
        ),
      );
  }
}
