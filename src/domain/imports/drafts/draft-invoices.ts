/**
 * Rows of an invoice list, or of the exchange file `invoices`, into invoices with their customers,
 * receipts, allocations and disputes.
 *
 *     0000611365 · 0379-NEVHP · 1/2/2013 · due 2/1/2013 · 55.94 · settled 1/15/2013
 *     ->  invoice 0000611365 of 0379-NEVHP, 55.94, due 2013-02-01
 *         receipt R-0000611365 of 2013-01-15, allocated to it that day
 *
 * Every row ends as new, duplicate or refused, and says why when it is not new. Where a list has
 * columns of goods lines, rows of one number are one invoice (`invoices/invoice-lines.ts`); in an
 * exchange file rows of goods follow their invoice (`invoices/goods-rows.ts`).
 */
import type { IsoDate } from '../../dates.ts';
import type { Minor } from '../../money.ts';
import { compareInvoices } from './compare-invoices.ts';
import { customerTable } from './customer-table.ts';
import { sortFindings, type Drafting, type SourceRow } from './drafted-file.ts';
import { draftedInvoices } from './drafted-invoices.ts';
import { noteKeys } from '../columns/exchange-files.ts';
import type { ImportFinding } from '../findings.ts';
import { furtherColumns } from '../columns/further-columns.ts';
import {
  addBlankRow,
  CREDIT_NOTE,
  DUPLICATE,
  invoiceRows,
  NEW,
  RECEIPT,
  REFUSED,
  TEXT_FIELDS,
} from './invoice-rows.ts';
import { amountsApart, amountsOfRow, type RowAmounts } from './invoices/amount-of-row.ts';
import {
  NOTHING_FURTHER,
  readExchangeCells,
  type ExchangePlaces,
} from './invoices/exchange-cells.ts';
import { goodsRows } from './invoices/goods-rows.ts';
import { invoiceLines, type LineRole } from './invoices/invoice-lines.ts';
import { dropPointZero, invoiceRemarks } from './invoices/invoice-remarks.ts';
import { lineProduct } from './invoices/line-product.ts';
import { kindRows } from './invoices/kind-rows.ts';
import { paidAlready, type PaidAlready } from './invoices/paid-already.ts';
import { rowParts } from './invoices/row-parts.ts';
import { compareSnapshot, differencesTold, type Snapshot } from '../snapshot/compare-snapshot.ts';
import { snapshotRows } from '../snapshot/snapshot-rows.ts';
import { isReceivable } from './invoices/row-status.ts';
import { refuseSuppliers } from './invoices/supplier-accounts.ts';
import { cellReader, stopsImport, type CellReading } from '../values/read-cells.ts';
import { repeatedNumbers } from './repeated-numbers.ts';
import { settleZeroTwins } from './zero-twins.ts';
import { cellError, rowFault, strayQuote } from './row-faults.ts';
import type { ColumnMap, ListField } from '../columns/vocabulary.ts';

export interface InvoiceFile extends CellReading {
  readonly headers: readonly string[];
  readonly columns: ColumnMap;
  /** Column of the instalment in an exchange file: a number may then come back. */
  readonly instalmentColumn: number | null;
  /** Column of an exchange file that says `debit_note` where it is one. */
  readonly kindColumn?: number | undefined;
  /** Columns that only an exchange file has. */
  readonly exchangePlaces?: ExchangePlaces | undefined;
  readonly today: IsoDate;
  /**
   * The list is, or may be, one of what is open on a day. `isSaid`: the person says so; else it is one when it
   * has open amounts and no history. Absent: it is none.
   */
  readonly snapshot?: (Snapshot & { readonly isSaid: boolean }) | undefined;
}

export function draftInvoices(file: InvoiceFile): Drafting {
  const { headers, columns } = file;
  const findings: ImportFinding[] = [];
  const cells = cellReader(headers, file, (finding) => findings.push(finding));
  const isJournal = !file.exact && columns.ledger_account !== undefined;
  const severalRows =
    !file.exact &&
    (isJournal || columns.line_amount !== undefined || columns.unit_price !== undefined);
  const product = file.exact ? null : lineProduct(headers, columns, file.decimalMark);
  const rows = invoiceRows((field) => columns[field] !== undefined, severalRows);
  const customers = customerTable();
  const places = file.exchangePlaces ?? {};
  const used = new Set<number>([...Object.values(columns), ...Object.values(places)]);
  if (file.instalmentColumn !== null) used.add(file.instalmentColumn);
  if (file.kindColumn !== undefined) used.add(file.kindColumn);
  const notesOf = furtherColumns(file.exact ? noteKeys('invoices', headers, used) : headers, used);
  const header = (column: number | undefined): string =>
    column === undefined ? '' : (headers[column]?.trim() ?? '');
  const name = (field: ListField): string => header(columns[field]);
  // Where a list has only names, the name is the code.
  const customerAt = columns.customer ?? columns.customer_name ?? columns.last_name;
  const isOfLines =
    places.line !== undefined ||
    columns.unit_price !== undefined ||
    columns.line_amount !== undefined;
  const goods =
    file.exact && (isOfLines || columns.goods !== undefined)
      ? goodsRows(
          rows,
          { column: name('invoice'), grossColumn: name('amount'), isOfLines },
          findings,
        )
      : null;
  const numbers = repeatedNumbers(
    rows,
    customers,
    name('invoice'),
    file.instalmentColumn !== null,
    findings,
    goods,
  );
  const lines = severalRows ? invoiceLines(rows, customers, name('invoice'), findings) : null;
  const kinds = kindRows(
    rows,
    customers,
    cells,
    {
      kind: file.exact || isJournal ? undefined : columns.document_kind,
      numberName: name('invoice'),
      amountName: header(columns.amount ?? columns.open_amount ?? columns.debit),
    },
    lines !== null,
    findings,
  );
  const remarks = invoiceRemarks(file, rows, name, findings);
  /** Open amounts by row, where the file has them beside totals. */
  const opens: number[] | null =
    columns.amount !== undefined &&
    (columns.open_amount ?? columns.paid_amount ?? columns.status) !== undefined
      ? []
      : null;
  const parts = rowParts(
    { columns, customerAt, exact: file.exact, hasLines: lines !== null },
    { cells, rows, customers, findings, name },
  );
  let read = 0;
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
      (lines ?? goods)?.breaks((source.fields[columns.invoice ?? 0] ?? '').trim(), source.line);
      return;
    }
    const stray = strayQuote(source, headers);
    if (stray !== null) findings.push(stray);
    cells.begin(source);
    if (isJournal && isOtherSide(index)) return;

    const kind = kinds.read(index);
    parts.readParties(index, kind === 'receipt');
    const issuedOn = cells.date(columns.issued_on, true);
    const dueOn = cells.date(columns.due_on, false);
    const settledOn = cells.date(columns.settled_on, false);
    const isFurther = goods !== null && isFurtherLine(index);
    const isGoodsAlone = isFurther && cells.text(columns.amount) === '';
    const amounts = amountsOfRow(
      cells,
      columns,
      isGoodsAlone,
      product === null ? null : (currency) => product.read(cells, currency, source.line),
    );
    if (amounts !== null && !isFurther) parts.checkAmounts(amounts);
    if (isGoodsAlone) goods.withoutGross(index);
    const isPaid = parts.readState() === 'paid';
    if (file.exchangePlaces !== undefined) {
      const further = readExchangeCells(cells, places, dueOn);
      if (further !== NOTHING_FURTHER) rows.exchange.set(index, further);
    }

    rows.issuedOn[index] = issuedOn;
    rows.dueOn[index] = dueOn ?? issuedOn;
    rows.settledOn[index] = settledOn;
    if (amounts !== null) {
      rows.currency[index] = amounts.currency;
      const amountMinor = kinds.signed(index, kind, amounts.amountMinor);
      rows.amount[index] = amountMinor ?? amounts.lineMinor ?? Number.NaN;
      if (rows.lineAmount !== null)
        rows.lineAmount[index] =
          amounts.lineMinor ?? (isJournal ? (amounts.amountMinor ?? Number.NaN) : Number.NaN);
      if (opens !== null)
        opens[index] = amounts.openMinor ?? (isPaid && settledOn === null ? 0 : Number.NaN);
      if (amounts.apartMinor !== 0)
        findings.push(amountsApart(source.line, name('open_amount'), amounts));
    }
    parts.readDisputed(index, source);
    if (
      kind === 'debit_note' ||
      (file.kindColumn !== undefined && cells.text(file.kindColumn) === 'debit_note')
    )
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
      (lines ?? goods)?.breaks(number, source.line);
      return;
    }
    if (lines !== null) {
      const role = roleOf(amounts);
      const isFirst = role !== 'payment';
      lines.add(index, role, totalOf(role, amounts));
      if (isFirst && rows.status[index] === NEW)
        remarks.ofRow(index, header(amounts.column), dueOn, true);
      return;
    }
    if (kind === 'receipt') {
      rows.records[index] = RECEIPT;
      return;
    }
    if ((rows.amount[index] as number) < 0 && !isFurther) rows.records[index] = CREDIT_NOTE;
    if (numbers.repeats(index) || isGoodsAlone) return;
    // A credit note that is used up is not recorded; `paidAlready` says so.
    const usedUp = rows.records[index] === CREDIT_NOTE && amounts.openMinor === 0;
    if (!usedUp)
      remarks.ofRow(index, header(amounts.column), dueOn, (amounts.amountMinor ?? 0) < 0);
  }

  /** Of an exchange file: goods of an invoice that stands above; it may be free, or a rebate. */
  const isFurtherLine = (index: number): boolean =>
    numbers.firstOf(rows.number[index] as string) >= 0 &&
    cells.text(file.instalmentColumn ?? undefined) === '' &&
    [places.line, columns.goods, columns.goods_code, columns.unit_price, columns.line_amount].some(
      (column) => cells.text(column) !== '',
    );

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

  /** Every amount is open, and nothing says when anything was paid. */
  function hasNoHistory(): boolean {
    if (columns.open_amount === undefined || lines !== null) return false;
    return rows.status.every(
      (status, index) => status !== NEW || (rows.settledOn[index] === null && openOf(index) !== 0),
    );
  }

  function openOf(index: number): Minor {
    const stated = opens?.[index];
    const amount = rows.amount[index] as Minor;
    if (stated === undefined || Number.isNaN(stated)) return amount;
    return rows.records[index] === CREDIT_NOTE || rows.records[index] === RECEIPT
      ? -Math.abs(stated)
      : stated;
  }

  let taken: Snapshot | null | undefined;
  const snapshotOf = (): Snapshot | null =>
    (taken ??=
      file.snapshot !== undefined && (file.snapshot.isSaid || hasNoHistory())
        ? file.snapshot
        : null);

  return {
    row,
    snapshot: snapshotOf,
    *finish(known) {
      const snapshot = snapshotOf();
      const listed = snapshot === null ? null : snapshotRows(rows, openOf, columns);
      findings.push(...cells.columnFindings());
      if (stopsImport(findings)) rows.status.fill(REFUSED);
      if (lines === null && !file.exact)
        refuseSuppliers(rows, customers, header(columns.customer), findings);
      dropPointZero(rows, name('invoice'), findings);
      const dropped = customers.dropPointZero(header(customerAt));
      if (dropped !== null) findings.push(dropped);
      product?.finish(findings);
      remarks.ofFile(read, cells, parts.drafts(), otherSides);
      lines?.settle();
      const paid = settleOpenAmounts();
      numbers.refuseBroken();
      kinds.settle(known);
      goods?.settle();
      settleZeroTwins(rows, customers, name('invoice'), findings);
      yield* compareInvoices(
        rows,
        customers,
        known,
        { header, columns },
        findings,
        listed === null || snapshot === null ? null : { rows: listed, takenOn: snapshot.takenOn },
      );
      paid?.ofFile();
      (lines ?? goods)?.follow();
      mirrorOtherSides();
      customers.meanNow(known);
      const drafted = yield* draftedInvoices(
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
        snapshot?.takenOn ?? file.today,
      );
      if (snapshot === null || listed === null) return drafted;
      const comparison = compareSnapshot(snapshot, listed.listed, listed.totals(), known);
      const told = comparison.proposals.length === 0 ? [] : [differencesTold(comparison)];
      return { ...drafted, comparison, findings: sortFindings([...drafted.findings, ...told]) };
    },
  };

  /** A journal that brings nothing new has no new other sides either. */
  function mirrorOtherSides(): void {
    if (otherSides.length === 0) return;
    const sides = new Set(otherSides);
    if (rows.status.some((status, index) => status === NEW && !sides.has(index))) return;
    for (const index of otherSides) rows.status[index] = DUPLICATE;
  }

  function settleOpenAmounts(): PaidAlready | null {
    if (opens === null) return null;
    const openColumn = header(columns.open_amount ?? columns.paid_amount ?? columns.status);
    const snapshot = snapshotOf();
    const paid = paidAlready(rows, snapshot?.takenOn ?? file.today, snapshot !== null, findings);
    opens.forEach((open, index) => {
      if (Number.isNaN(open) || rows.status[index] !== NEW || rows.follows[index] === true) return;
      if (rows.records[index] === RECEIPT) kinds.rest(index, open);
      else paid.see(index, rows.amount[index] as Minor, open, openColumn);
    });
    return paid;
  }
}
