/**
 * The rows of a list of open items, as the comparison wants them: which invoices of the ledger they are, and
 * what the list comes to. Totals are of rows that were read; refused ones are not in them.
 */
import type { IsoDate } from '../../dates.ts';
import type { CurrencyCode, Minor } from '../../money.ts';
import type { ColumnMap } from '../columns/vocabulary.ts';
import {
  CREDIT_NOTE,
  NEW,
  NEWS_ABOUT_KNOWN,
  RECEIPT,
  REFUSED,
  type InvoiceRows,
} from '../drafts/invoice-rows.ts';
import type { KnownInvoice } from '../drafts/known-documents.ts';
import type { ListedInvoice, ListTotals } from './compare-snapshot.ts';

export interface SnapshotRows {
  /** The row in `index`, and the further ones of its number, are this invoice of the ledger. */
  see(index: number, invoice: KnownInvoice): void;
  readonly listed: readonly ListedInvoice[];
  /** After the rows were compared. */
  totals(): ListTotals;
}

/** `openOf`: what is open of a row; credits below zero. Called before amounts are settled. */
export function snapshotRows(
  rows: InvoiceRows,
  openOf: (index: number) => Minor,
  columns: ColumnMap,
): SnapshotRows {
  const open = rows.line.map((_, index) => openOf(index));
  const gross = rows.line.map((_, index) => rows.amount[index] as Minor);
  const listed: ListedInvoice[] = [];
  return {
    listed,
    see(index, invoice) {
      let openMinor = 0;
      let grossMinor = 0;
      let parts = 0;
      for (let row = index; row >= 0; row = rows.next[row] as number) {
        openMinor += open[row] ?? 0;
        grossMinor += gross[row] ?? 0;
        parts += 1;
      }
      listed.push({
        line: rows.line[index] as number,
        number: rows.number[index] as string,
        invoice,
        openMinor,
        grossMinor: columns.amount === undefined ? null : grossMinor,
        dueOn: parts === 1 && columns.due_on !== undefined ? (rows.dueOn[index] ?? null) : null,
      });
    },
    totals() {
      const sums = {
        open: new Map<CurrencyCode, Minor>(),
        fresh: new Map<CurrencyCode, Minor>(),
      };
      const credits = new Set<string>();
      let begins: IsoDate | null = null;
      rows.status.forEach((status, index) => {
        const minor = open[index] ?? Number.NaN;
        if (status === REFUSED || Number.isNaN(minor)) return;
        const currency = rows.currency[index] as CurrencyCode;
        const add = (sum: Map<CurrencyCode, Minor>): void =>
          void sum.set(currency, (sum.get(currency) ?? 0) + minor);
        add(sums.open);
        if (status === NEW && rows.records[index] !== NEWS_ABOUT_KNOWN) add(sums.fresh);
        const isCredit = rows.records[index] === CREDIT_NOTE || rows.records[index] === RECEIPT;
        if (isCredit) credits.add(rows.number[index] as string);
        const issuedOn = rows.issuedOn[index] ?? null;
        if (!isCredit && issuedOn !== null && (begins === null || issuedOn < begins))
          begins = issuedOn;
      });
      return { ...sums, credits, begins };
    },
  };
}
