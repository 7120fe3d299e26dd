/**
 * Invoices of several rows: goods lines, and in journals the total and what was paid.
 *
 *     INV-1  Hammer   6 × 4.25   25.50   total 489.75     ->  invoice INV-1 of 489.75
 *     INV-1  Repair   4 × 45.00  180.00  total 489.75         with two lines
 *
 *     Sales                2   20.00      ->  a line of invoice 2
 *     Accounts Receivable  2   4,974.00   ->  its total
 *     Accounts Receivable  2   −590.50    ->  what was paid of it
 *
 * [J] Rows of one number are lines of one invoice only where a line amount, a unit price or a ledger
 * account is mapped. One refused row refuses the whole invoice.
 */
import type { IsoDate } from '../../../dates.ts';
import type { GoodsLineDraft } from '../../../facts/drafts.ts';
import { type Minor } from '../../../money.ts';
import type { DecimalMark } from '../../columns/vocabulary.ts';
import { findingAt, findingOnFile, shortened, type ImportFinding } from '../../findings.ts';
import { readAmount } from '../../values/read-amount.ts';
import type { CustomerTable } from '../customer-table.ts';
import { CREDIT_NOTE, NEW, REFUSED, type InvoiceRows } from '../invoice-rows.ts';
import { amount, count, day, money, say, type Text } from '../../../texts/text.ts';

export type LineRole = 'line' | 'total' | 'payment';

interface Group {
  readonly number: string;
  /** Rows of the invoice itself in the order of the file; the first stands for it. */
  readonly rows: number[];
  readonly paymentRows: number[];
  /** Rows that are goods lines. */
  readonly lines: number[];
  total: Minor | null;
  /** Rows state different totals: they are amounts of lines. */
  totalsDiffer: boolean;
  readonly payments: { readonly on: IsoDate; readonly amountMinor: Minor }[];
  /** Line of a row that was refused, or 0. */
  brokenAt: number;
}

export interface InvoiceLines {
  /** A good row: joins the rows of its number. `total`: of the invoice, as this row says it. */
  add(index: number, role: LineRole, total: Minor | null): void;
  /** A row of this number was refused for its own sake. */
  breaks(number: string, line: number): void;
  /** Settles amounts, links rows, refuses what does not fit. Once, after the last row. */
  settle(): void;
  /** Rows of the same invoice get the status of its first row. */
  follow(): void;
}

/** `column`: name of the number's column. */
export function invoiceLines(
  rows: InvoiceRows,
  customers: CustomerTable,
  column: string,
  findings: ImportFinding[],
): InvoiceLines {
  const groups = new Map<string, Group>();
  const groupOf = (number: string): Group => {
    let group = groups.get(number);
    if (group === undefined) {
      group = {
        number,
        rows: [],
        paymentRows: [],
        lines: [],
        total: null,
        totalsDiffer: false,
        payments: [],
        brokenAt: 0,
      };
      groups.set(number, group);
    }
    return group;
  };
  const refuse = (index: number, code: string, what: Text): void => {
    rows.status[index] = REFUSED;
    findings.push(findingAt('refused', code, rows.line[index] as number, column, what));
  };

  return {
    add(index, role, total) {
      const group = groupOf(rows.number[index] as string);
      const first = group.rows[0];
      if (first !== undefined && role !== 'payment') {
        const what = difference(first, index);
        if (what !== null) {
          refuse(
            index,
            'number_twice',
            say`invoice "${shortened(group.number)}" stands in line ${rows.line[first] as number} with ${what}; the lines of an invoice share these`,
          );
          group.brokenAt ||= rows.line[index] as number;
          return;
        }
      }
      if (role === 'payment') {
        group.paymentRows.push(index);
        group.payments.push({
          on: rows.issuedOn[index] as IsoDate,
          amountMinor: Math.abs(total ?? 0),
        });
        return;
      }
      group.rows.push(index);
      if (role === 'line') group.lines.push(index);
      if (total === null) return;
      if (group.total !== null && group.total !== total) group.totalsDiffer = true;
      group.total = total;
    },
    breaks(number, line) {
      if (number !== '') groupOf(number).brokenAt ||= line;
    },
    settle() {
      let differ = 0;
      let example: Text | null = null;
      for (const group of groups.values()) {
        const all = [...group.rows, ...group.paymentRows];
        const [first, ...others] = all;
        if (first === undefined) continue;
        if (group.brokenAt > 0) {
          for (const row of all)
            refuse(
              row,
              'line_refused',
              say`another line of invoice "${shortened(group.number)}" is refused (line ${group.brokenAt}); correct it, and the invoice is read as a whole`,
            );
          continue;
        }
        const amountOf = (row: number): Minor =>
          group.totalsDiffer
            ? (rows.amount[row] as number)
            : (rows.lineAmount?.[row] ?? Number.NaN);
        const sum = group.lines.reduce((total, row) => total + amountOf(row), 0);
        const total = group.totalsDiffer ? null : group.total;
        if (group.totalsDiffer)
          for (const row of group.lines)
            if (rows.lineAmount !== null) rows.lineAmount[row] = rows.amount[row] as number;
        const gross = total ?? sum;
        if (group.rows.length === 0) {
          for (const row of all)
            refuse(
              row,
              'invoice_missing',
              say`the list has a payment of invoice "${shortened(group.number)}" and not the invoice; export both`,
            );
          continue;
        }
        if (Number.isNaN(gross) || gross === 0) {
          for (const row of all)
            refuse(
              row,
              'zero_amount',
              say`invoice "${shortened(group.number)}" adds up to zero; there is nothing to owe`,
            );
          continue;
        }
        if (total !== null && !Number.isNaN(sum) && group.lines.length > 0 && sum !== total) {
          differ += 1;
          const currency = rows.currency[first] as string;
          example ??= say`the lines of "${shortened(group.number)}" add up to ${amount(sum, currency)}, its total is ${money(total, currency)}`;
        }
        rows.amount[first] = gross;
        if (gross < 0) rows.records[first] = CREDIT_NOTE;
        rows.lines.set(first, group.lines);
        if (group.payments.length > 0) rows.paid.set(first, group.payments);
        for (const row of others) {
          rows.follows[row] = true;
          rows.amount[row] = 0;
          if (rows.disputed[row] === true) rows.disputed[first] = true;
          rows.settledOn[first] ??= rows.settledOn[row] ?? null;
        }
        if (others.length > 0)
          rows.notes[first] = commonNotes(group.rows.map((row) => rows.notes[row] ?? ''));
      }
      if (example !== null)
        findings.push(
          findingOnFile(
            'note',
            'lines_differ',
            say`${count(differ, 'invoice has', 'invoices have')} lines that add up to another sum than the total, as with tax, freight or a discount: ${example}; the total was taken`,
          ),
        );
    },
    follow() {
      for (const group of groups.values()) {
        const [first, ...others] = [...group.rows, ...group.paymentRows];
        if (first === undefined || rows.status[first] === NEW) continue;
        for (const row of others)
          if (rows.status[row] === NEW) rows.status[row] = rows.status[first] as number;
      }
    },
  };

  function difference(first: number, index: number): Text | null {
    if (rows.customer[first] !== rows.customer[index])
      return say`another customer ("${shortened(customers.codeOf(rows.customer[first] as number))}")`;
    if (rows.currency[first] !== rows.currency[index])
      return say`another currency (${rows.currency[first] as string})`;
    if (rows.issuedOn[first] !== rows.issuedOn[index])
      return say`another date (${day(rows.issuedOn[first] as IsoDate)})`;
    return null;
  }
}

/** What the notes of every row agree on; what differs is about one line, not the invoice. */
export function commonNotes(notes: readonly string[]): string {
  const [first = '', ...others] = notes;
  if (first === '' || others.every((one) => one === first)) return first;
  const common = JSON.parse(first) as Record<string, string>;
  for (const text of others) {
    const other = text === '' ? {} : (JSON.parse(text) as Record<string, string>);
    for (const key of Object.keys(common)) if (common[key] !== other[key]) delete common[key];
  }
  return Object.keys(common).length === 0 ? '' : JSON.stringify(common);
}

/** `10.00000000` -> `10`, `1.234,5` -> `1234.5`; `''` when it is no number. */
function plainDecimal(text: string, mark: DecimalMark): string {
  const read = readAmount(text, mark);
  if (!read.ok) return '';
  return read.value.decimal.includes('.')
    ? read.value.decimal.replace(/0+$/, '').replace(/\.$/, '')
    : read.value.decimal;
}

/** The goods lines of an invoice whose first row is `first`; empty when its rows say nothing of goods. */
export function goodsLines(rows: InvoiceRows, first: number, mark: DecimalMark): GoodsLineDraft[] {
  const members = rows.lines.get(first) ?? [first];
  return members
    .map((row): GoodsLineDraft => {
      const text = (field: keyof InvoiceRows['texts']): string => rows.texts[field]?.[row] ?? '';
      const net = rows.lineAmount?.[row] ?? Number.NaN;
      const price = text('unit_price');
      const further = rows.exchange.get(row);
      // A numbered line is of our own writing: its numbers stand as the ledger has them.
      const isNumbered = further !== undefined && further.line > 0;
      return {
        deliveredOn: further?.deliveredOn ?? null,
        code: text('goods_code'),
        description: text('goods'),
        quantity: (isNumbered ? '' : plainDecimal(text('quantity'), mark)) || text('quantity'),
        unit: text('unit'),
        unitPrice: price === '' || isNumbered ? price : plainDecimal(price, mark),
        netMinor: Number.isNaN(net) ? null : net,
      };
    })
    .filter(
      (line, at) =>
        (rows.exchange.get(members[at] as number)?.line ?? 0) > 0 ||
        line.code !== '' ||
        line.description !== '' ||
        (line.quantity !== '' && line.unitPrice !== ''),
    );
}
