/**
 * New rows against the ledger: the same invoice is a duplicate, another one under its number is
 * refused and never a second invoice, and what is news about a known one (settled since, disputed
 * since) is recorded alone.
 *
 *     INV-7, 120.00 EUR of C1 in both          ->  duplicate
 *     INV-7, 99.00 EUR in the file             ->  refused: the ledger has it with 120.00 EUR
 *     INV-7 in both, settled 2026-02-01 now    ->  new: only the receipt
 *     INV-007 in the ledger, the rest equal    ->  duplicate (`zero-twins.ts`)
 */
import type { IsoDate } from '../../dates.ts';
import type { CustomerTable } from './customer-table.ts';
import { findingAt, shortened, type ImportFinding } from '../findings.ts';
import {
  CREDIT_NOTE,
  DUPLICATE,
  NEW,
  NEWS_ABOUT_KNOWN,
  RECEIPT,
  REFUSED,
  type InvoiceRows,
  type KnownNews,
  type PaidPart,
} from './invoice-rows.ts';
import type { KnownDocuments, KnownInvoice } from './known-documents.ts';
import { openOn } from '../snapshot/compare-snapshot.ts';
import type { SnapshotRows } from '../snapshot/snapshot-rows.ts';
import type { ColumnMap, ListField } from '../columns/vocabulary.ts';
import { creditTwin, isCustomerOf, twinNotes } from './zero-twins.ts';
import { namedDocument } from './named-document.ts';
import { day, money, say, type Text, type TextValue } from '../../texts/text.ts';

export const ROWS_BETWEEN_YIELDS = 500;

interface Columns {
  readonly header: (column: number | undefined) => string;
  readonly columns: ColumnMap;
}

/** Settles the status of every new row. */
export function* compareInvoices(
  rows: InvoiceRows,
  customers: CustomerTable,
  known: KnownDocuments,
  { header, columns }: Columns,
  findings: ImportFinding[],
  /** Of a list of open items: its rows, and the day of which it is. */
  snapshot: { readonly rows: SnapshotRows; readonly takenOn: IsoDate } | null = null,
): Generator<undefined, void> {
  const name = (field: ListField): string => header(columns[field]);
  const twins = twinNotes(name('invoice'), findings);
  for (let index = 0; index < rows.line.length; index += 1) {
    if (index % ROWS_BETWEEN_YIELDS === ROWS_BETWEEN_YIELDS - 1) yield;
    if (rows.follows[index] === true) continue;
    if (rows.status[index] !== NEW || !known.hasDocuments) continue;
    if (rows.records[index] === RECEIPT) compareCreditTwins(index, 'receipt');
    else if (rows.records[index] === CREDIT_NOTE) compareCreditNote(index);
    else compareInvoice(index);
  }
  twins.finish();

  function refuse(index: number, code: string, what: Text, field: ListField): void {
    rows.status[index] = REFUSED;
    findings.push(findingAt('refused', code, rows.line[index] as number, name(field), what));
  }

  function setAll(first: number, status: number): void {
    for (let row = first; row >= 0; row = rows.next[row] as number) rows.status[row] = status;
  }

  function compareInvoice(index: number): void {
    const first = rows.number[index] as string;
    const invoice = known.invoice(first) ?? twinOf(index, first) ?? null;
    if (invoice === null) return;
    const other = contradiction(index, invoice);
    if (other !== null && snapshot !== null && isUsedAgain(index, invoice)) return usedAgain(index);
    compareWith(index, invoice, other);
  }

  /** The ledger's invoice of this number was settled when the list's was issued: the number came back. */
  function isUsedAgain(index: number, invoice: KnownInvoice): boolean {
    const issuedOn = rows.issuedOn[index] as IsoDate;
    return (
      invoice.issuedOn < issuedOn &&
      openOn(invoice, (snapshot as { takenOn: IsoDate }).takenOn) === 0
    );
  }

  /** It is kept under its number and year, in every later list, too. */
  function usedAgain(index: number): void {
    const number = rows.number[index] as string;
    const again = `${number}-${(rows.issuedOn[index] as IsoDate).slice(0, 4)}`;
    for (let row = index; row >= 0; row = rows.next[row] as number) rows.number[row] = again;
    const invoice = known.invoice(again);
    if (invoice !== null) return compareWith(index, invoice, contradiction(index, invoice));
    findings.push(
      findingAt(
        'warning',
        'number_used_again',
        rows.line[index] as number,
        name('invoice'),
        say`invoice "${shortened(number)}" is in the ledger with another date or customer and is settled, so the number was used again; this one is kept as "${shortened(again)}"`,
      ),
    );
  }

  function compareWith(
    index: number,
    invoice: KnownInvoice,
    other: ReturnType<typeof contradiction>,
  ): void {
    const number = rows.number[index] as string;
    if (other !== null) {
      for (let row = index; row >= 0; row = rows.next[row] as number)
        refuse(
          row,
          'differs_from_ledger',
          say`invoice "${shortened(number)}" is in the ledger with ${other.what}; reverse it there if the file is right`,
          other.field,
        );
      return;
    }
    // The row proves whose a code is that lost its zeros: also where its invoice is new.
    customers.means(rows.customer[index] as number, invoice.customer);
    if (snapshot !== null) {
      snapshot.rows.see(index, invoice);
      return newsOf(index, invoice, []);
    }
    const dueOn = rows.dueOn[index] ?? null;
    const [item] = invoice.items;
    if (item !== undefined && dueOn !== null && hasOtherDueDate(index, invoice))
      findings.push(
        findingAt(
          'warning',
          'other_due_date',
          rows.line[index] as number,
          name('due_on'),
          say`invoice "${shortened(number)}" is in the ledger as due on ${day(item.dueOn)}, not ${day(dueOn)}; the ledger's date was kept`,
        ),
      );

    const paid = rows.paid.get(index);
    if (paid !== undefined) return comparePaid(index, invoice, paid);
    const settledOn = rows.settledOn[index] ?? null;
    const on =
      settledOn === null ? null : settledOn < invoice.issuedOn ? invoice.issuedOn : settledOn;
    const settle =
      on === null
        ? []
        : invoice.items
            .map((item) => ({ position: item.position, openMinor: item.roomFrom(on) }))
            .filter((item) => item.openMinor > 0);
    newsOf(index, invoice, settle);
  }

  function hasOtherDueDate(index: number, { items }: KnownInvoice): boolean {
    const dueOn = rows.dueOn[index] ?? null;
    return (
      columns.due_on !== undefined &&
      items.length === 1 &&
      (rows.next[index] as number) < 0 &&
      dueOn !== null &&
      items[0]?.dueOn !== dueOn
    );
  }

  /** The same invoice under a number with other zeros; the row takes the ledger's number. */
  function twinOf(index: number, number: string): KnownInvoice | null {
    const others: string[] = [];
    for (const other of known.zeroTwins?.('invoice', number) ?? []) {
      const invoice = known.invoice(other);
      if (invoice === null) continue;
      if (contradiction(index, invoice) !== null || hasOtherDueDate(index, invoice)) {
        others.push(other);
        continue;
      }
      for (let row = index; row >= 0; row = rows.next[row] as number) rows.number[row] = other;
      twins.same(rows.line[index] as number, number, other);
      return invoice;
    }
    for (const other of others)
      twins.differs(rows.line[index] as number, 'invoice', number, other, null);
    return null;
  }

  /** The file says how much is paid: what the ledger does not know of it is news. */
  function comparePaid(index: number, invoice: KnownInvoice, paid: readonly PaidPart[]): void {
    const latest = paid.reduce((day, part) => (part.on > day ? part.on : day), invoice.issuedOn);
    const sum = paid.reduce((total, part) => total + part.amountMinor, 0);
    const room = invoice.items.map((item) => ({
      position: item.position,
      openMinor: item.roomFrom(latest),
    }));
    const open = room.reduce((total, item) => total + item.openMinor, 0);
    let news = open - (invoice.grossMinor - sum);
    const settle: { position: number; openMinor: number }[] = [];
    for (const { position, openMinor } of room) {
      const part = Math.min(news, openMinor);
      if (part <= 0) continue;
      settle.push({ position, openMinor: part });
      news -= part;
    }
    newsOf(index, invoice, settle, latest);
  }

  function newsOf(
    index: number,
    invoice: KnownInvoice,
    settle: KnownNews['settle'],
    on?: IsoDate,
  ): void {
    const number = rows.number[index] as string;
    const dispute = rows.disputed[index] === true && !invoice.everDisputed;
    if (settle.length === 0 && !dispute) return setAll(index, DUPLICATE);
    rows.records[index] = NEWS_ABOUT_KNOWN;
    rows.news.set(index, on === undefined ? { settle, dispute } : { settle, dispute, on });
    // Its other instalments bring nothing of their own.
    if ((rows.next[index] as number) >= 0) setAll(rows.next[index] as number, DUPLICATE);
    findings.push(
      findingAt(
        'note',
        'known_invoice',
        rows.line[index] as number,
        name('invoice'),
        newsSentence(
          number,
          settle.length === 0 ? null : on === undefined ? 'settled' : 'paid',
          dispute,
        ),
      ),
    );
  }

  /** What the ledger has otherwise, or null when it is the same invoice. */
  function contradiction(
    index: number,
    invoice: KnownInvoice,
  ): { readonly what: TextValue; readonly field: ListField } | null {
    const customer = customers.codeOf(rows.customer[index] as number);
    if (!isCustomerOf(known, customer, invoice.customer))
      return {
        what: say`customer "${shortened(invoice.customer)}"`,
        field: columns.customer === undefined ? 'customer_name' : 'customer',
      };
    let gross = 0;
    let instalments = 0;
    for (let row = index; row >= 0; row = rows.next[row] as number) {
      gross += rows.amount[row] as number;
      instalments += 1;
    }
    // A list of open items says what is left of it: its amounts are compared as such.
    if (
      invoice.currency !== rows.currency[index] ||
      (snapshot === null && invoice.grossMinor !== gross)
    )
      return {
        what: money(invoice.grossMinor, invoice.currency),
        field: 'amount',
      };
    if (invoice.issuedOn !== rows.issuedOn[index])
      return { what: say`the date ${day(invoice.issuedOn)}`, field: 'issued_on' };
    if (snapshot === null && instalments > 1 && instalments !== invoice.items.length)
      return { what: say`${invoice.items.length} instalments`, field: 'invoice' };
    return null;
  }

  function compareCreditNote(index: number): void {
    const number = rows.number[index] as string;
    const credit = known.creditNote(number);
    if (credit === null) return compareCreditTwins(index, 'credit_note');
    const customer = customers.codeOf(rows.customer[index] as number);
    const amountMinor = -(rows.amount[index] as number);
    const same =
      isCustomerOf(known, customer, credit.customer) &&
      credit.currency === rows.currency[index] &&
      (credit.amountMinor === amountMinor ||
        // Of a list of open items it is what is left of it.
        (snapshot !== null && amountMinor < credit.amountMinor)) &&
      credit.effectiveOn === rows.issuedOn[index];
    if (same) rows.status[index] = DUPLICATE;
    else
      refuse(
        index,
        'differs_from_ledger',
        say`credit note "${shortened(number)}" is in the ledger as ${money(credit.amountMinor, credit.currency)} of customer "${shortened(credit.customer)}" on ${day(credit.effectiveOn)}; reverse it there if the file is right`,
        'invoice',
      );
  }

  /** Receipts of the same number were compared by `kind-rows.ts` when they got their numbers. */
  function compareCreditTwins(index: number, kind: 'credit_note' | 'receipt'): void {
    const number = rows.number[index] as string;
    const line = rows.line[index] as number;
    const credit = {
      number,
      customer: customers.codeOf(rows.customer[index] as number),
      currency: rows.currency[index] as string,
      on: rows.issuedOn[index] ?? null,
      amountMinor: -(rows.amount[index] as number),
    };
    const word = kind === 'receipt' ? 'payment' : 'credit_note';
    const twin = creditTwin(known, kind, credit, (other) => {
      twins.differs(line, word, number, other, null);
    });
    if (twin === null) return;
    rows.status[index] = DUPLICATE;
    twins.same(line, number, twin);
  }
}

/** `paid`: what the file has of it; null when only the dispute is new. */
function newsSentence(number: string, paid: 'settled' | 'paid' | null, isDisputed: boolean): Text {
  const named = namedDocument('invoice', number);
  if (paid === null) return say`${named} is in the ledger; that it is disputed is new`;
  if (paid === 'settled')
    return isDisputed
      ? say`${named} is in the ledger; that it is settled and disputed is new`
      : say`${named} is in the ledger; that it is settled is new`;
  return isDisputed
    ? say`${named} is in the ledger; that it is paid in part or whole and disputed is new`
    : say`${named} is in the ledger; that it is paid in part or whole is new`;
}
