/**
 * Rows of a list of documents that say what they are: payments and credit memos among invoices.
 *
 *     Invoice      1045   1,250.00        ->  an invoice
 *     Credit Memo  1051      90.50        ->  credit note 1051 (so, too, where it is written -90.50)
 *     Payment      8812    -300.00        ->  receipt 8812 on account
 *     Journal      JE-7     40.00         ->  refused: what it stands for is not said
 *
 * A payment without a number of its own gets one from its customer and day, the same in every import.
 * Payments and credits count with what they have left where the list says it, because the open amounts
 * of the invoices imply the rest already. An unknown word for the kind of a row is refused.
 */
import type { IsoDate } from '../../../dates.ts';
import { type Minor } from '../../../money.ts';
import { findingAt, findingOnFile, shortened, type ImportFinding } from '../../findings.ts';
import type { CellReader } from '../../values/read-cells.ts';
import { isOwnCode, readDocumentKind, type DocumentKind } from '../../values/read-document-kind.ts';
import type { CustomerTable } from '../customer-table.ts';
import { DUPLICATE, NEW, RECEIPT, REFUSED, type InvoiceRows } from '../invoice-rows.ts';
import type { KnownDocuments } from '../known-documents.ts';
import { isCustomerOf } from '../zero-twins.ts';
import { count, day, money, plural, say, type Text } from '../../../texts/text.ts';

export interface KindRows {
  /** Of the row that `cells` stands at; null: the row does not say. Refuses what cannot be recorded. */
  read(index: number): DocumentKind | null;
  /** The amount with the sign of its kind: what a customer owes less is negative. */
  signed(index: number, kind: DocumentKind | null, amountMinor: Minor | null): Minor | null;
  /** What a payment has left, where the list says so. */
  rest(index: number, openMinor: Minor): void;
  /** Numbers the payments and compares them with the ledger. */
  settle(known: KnownDocuments): void;
}

const BILL = /^(?:bills?|purchase bill)$/i;

const lowers = (kind: DocumentKind | null): boolean => kind === 'credit_note' || kind === 'receipt';

/** `places`: column of the kind and of the number. `hasLines`: rows of one number are one invoice. */
export function kindRows(
  rows: InvoiceRows,
  customers: CustomerTable,
  cells: CellReader,
  places: {
    readonly kind: number | undefined;
    readonly numberName: string;
    readonly amountName: string;
  },
  hasLines: boolean,
  findings: ImportFinding[],
): KindRows {
  /** Payments and credit notes without a minus, and whether others of the list have one. */
  const withoutMinus: number[] = [];
  let hasMinus = false;
  /** Rows that say "Bill", and whether others say that they are invoices. */
  const bills: number[] = [];
  let hasInvoices = false;

  const tell = (severity: 'refused' | 'note', code: string, index: number, what: Text): void => {
    if (severity === 'refused') rows.status[index] = REFUSED;
    findings.push(findingAt(severity, code, rows.line[index] as number, places.numberName, what));
  };

  function numberFor(index: number): { readonly number: string; readonly isOwn: boolean } {
    const stated = rows.number[index] as string;
    const on = rows.issuedOn[index] as IsoDate;
    if (/\d/.test(stated)) return { number: stated, isOwn: true };
    const customer = customers.codeOf(rows.customer[index] as number);
    return { number: `${stated || 'R'}-${customer}-${on}`.slice(0, 190), isOwn: false };
  }

  return {
    read(index) {
      const text = cells.text(places.kind);
      if (text === '') return null;
      const kind = readDocumentKind(text);
      // Some call their invoices bills; beside invoices they are those of suppliers.
      if (BILL.test(text.trim())) bills.push(index);
      else if (kind === 'invoice') hasInvoices = true;
      if (kind === 'purchase')
        cells.refuse(
          'purchase_document',
          places.kind ?? null,
          say`"${shortened(text)}" is a document of a supplier: what you owe, not what is owed to you; it was left out`,
        );
      if (kind === null && !isOwnCode(text))
        cells.refuse(
          'kind_unknown',
          places.kind ?? null,
          say`"${shortened(text)}" is a kind of document that is not known here (invoice, credit note, debit note and payment are); leave the row out, or correct it`,
        );
      if (kind === 'journal')
        cells.refuse(
          'journal_entry',
          places.kind ?? null,
          say`"${shortened(text)}" is an entry of the books that does not say what is owed by it; record what it stands for by hand, or leave it out`,
        );
      if (kind === 'receipt' && hasLines)
        cells.refuse(
          'payment_among_lines',
          places.kind ?? null,
          say`"${shortened(text)}" is a payment in a list of goods lines; bring payments in with a list of their own`,
        );
      return kind;
    },

    signed(index, kind, amountMinor) {
      if (amountMinor === null || !lowers(kind)) return amountMinor;
      if (amountMinor < 0) hasMinus = true;
      else withoutMinus.push(index);
      return -Math.abs(amountMinor);
    },

    rest(index, openMinor) {
      const amount = rows.amount[index] as Minor;
      const rest = -Math.abs(openMinor);
      if (rest === 0) {
        tell(
          'note',
          'payment_used_up',
          index,
          say`the payment is used up; there is nothing to record`,
        );
        rows.status[index] = DUPLICATE;
      } else if (rest > amount) rows.amount[index] = rest;
    },

    settle(known) {
      if (hasInvoices)
        for (const index of bills)
          if (rows.status[index] === NEW)
            tell(
              'refused',
              'purchase_document',
              index,
              say`beside invoices a bill is one of a supplier: what you owe, not what is owed to you; it was left out`,
            );
      // In a list with signs, a payment without a minus went the other way: it was given back.
      if (hasMinus)
        for (const index of withoutMinus) {
          if (rows.status[index] !== NEW) continue;
          rows.status[index] = REFUSED;
          findings.push(
            findingAt(
              'refused',
              'sign_unclear',
              rows.line[index] as number,
              places.amountName,
              rows.records[index] === RECEIPT
                ? say`the payment has no minus and others of this list have one, as if it was taken back; record by hand what happened`
                : say`the credit note has no minus and others of this list have one, as if it was taken back; record by hand what happened`,
            ),
          );
        }
      const taken = new Map<string, number>();
      let recorded = 0;
      let first = -1;
      rows.records.forEach((record, index) => {
        if (record !== RECEIPT || rows.status[index] !== NEW) return;
        const { number, isOwn } = numberFor(index);
        for (let again = 1; ; again += 1) {
          const tried = again === 1 ? number : `${number}/${again}`;
          const other = taken.get(tried);
          if (other !== undefined) {
            if (!isOwn || !isSame(other, index)) continue;
            rows.status[index] = DUPLICATE;
            return tell(
              'note',
              'repeated_row',
              index,
              say`payment "${shortened(number)}" stands in line ${rows.line[other] as number} already, word for word; it counts once`,
            );
          }
          const found = known.hasDocuments ? known.receipt(tried) : null;
          if (found !== null) {
            const same =
              isCustomerOf(
                known,
                customers.codeOf(rows.customer[index] as number),
                found.customer,
              ) &&
              found.currency === rows.currency[index] &&
              found.amountMinor === -(rows.amount[index] as Minor) &&
              found.effectiveOn === rows.issuedOn[index];
            taken.set(tried, index);
            if (same) {
              rows.status[index] = DUPLICATE;
              return;
            }
            if (!isOwn) continue;
            return tell(
              'refused',
              'differs_from_ledger',
              index,
              say`payment "${shortened(tried)}" is in the ledger as ${money(found.amountMinor, found.currency)} of customer "${shortened(found.customer)}" on ${day(found.effectiveOn)}; reverse it there if the file is right`,
            );
          }
          taken.set(tried, index);
          rows.number[index] = tried;
          break;
        }
        recorded += 1;
        if (first < 0) first = index;
      });
      if (recorded === 0) return;
      const sum = money(-(rows.amount[first] as Minor), rows.currency[first] as string);
      const on = day(rows.issuedOn[first] as IsoDate);
      const number = shortened(rows.number[first] as string);
      findings.push(
        findingOnFile(
          'note',
          'payments_in_list',
          say`${count(recorded, 'row is a payment', 'rows are payments')}: ${plural(recorded, 'it was', 'each was')} taken as a receipt on account, ${plural(recorded, '', 'the first is ')}${sum} of ${on} as "${number}"`,
        ),
      );
    },
  };

  function isSame(a: number, b: number): boolean {
    return (
      rows.customer[a] === rows.customer[b] &&
      rows.currency[a] === rows.currency[b] &&
      rows.amount[a] === rows.amount[b] &&
      rows.issuedOn[a] === rows.issuedOn[b] &&
      rows.notes[a] === rows.notes[b]
    );
  }
}
