/**
 * Documents of the ledger of which nothing is open, by what a payer writes: settled and written-off
 * invoices, reversed ones, those dated after today, and credit notes.
 *
 *     'k.1'   ->   K-1 of C7, settled        'gs.12'   ->   credit note GS-12 of C7
 *
 * Found by the index of numbers, then read one by one: a line mentions a few, the ledger has millions.
 */
import type { IsoDate } from '../../../domain/dates.ts';
import type { ClosedDocument, FindClosed } from '../../../domain/bank/matching/match-facts.ts';
import { numberKeys } from '../../../domain/bank/matching/numbers/number-keys.ts';
import { connectionOf } from '../../connection.ts';
import type { ReadDb } from '../../handles.ts';
import { liveDocuments } from '../facts/live-documents.ts';
import type { NumberIndex } from '../facts/number-index.ts';

interface InvoiceRow {
  readonly number: string;
  readonly po: string;
  readonly currency: string;
  readonly issuedOn: IsoDate;
  readonly customerId: number;
}

/** `open`: ids of the invoices that have something open, which are none of these. */
export function closedDocuments(
  db: ReadDb,
  numbers: NumberIndex,
  open: ReadonlySet<number>,
  today: IsoDate,
): FindClosed {
  const connection = connectionOf(db);
  const finder = numbers.at(db);
  const live = liveDocuments(db);
  const invoiceRow = connection.statement<InvoiceRow>(
    `select number, po, currency, issued_on as issuedOn, customer_id as customerId
     from invoices where id = ?`,
  );
  const creditNumber = connection.statement<{ number: string }>(
    'select number from credit_notes where id = ?',
  );

  const isMeant = (name: string, key: string): boolean => {
    const { whole, core } = numberKeys(name);
    return whole.includes(key) || core.includes(key);
  };

  const invoice = (
    key: string,
    id: number,
    kind: ClosedDocument['kind'],
  ): ClosedDocument | null => {
    if (open.has(id)) return null;
    const row = invoiceRow.get(id);
    // Most that have the same digits are another number; only of the others more is read.
    if (row === undefined || !isMeant(kind === 'number' ? row.number : row.po, key)) return null;
    const now = live.invoice(row.number);
    const isLive = now?.invoiceId === id;
    // Written again under its number: what became of the new one counts.
    if (now !== null && !isLive) return null;
    return {
      document: row.number,
      kind,
      name: kind === 'number' ? row.number : row.po,
      customer: now?.customer ?? live.customerById(row.customerId),
      currency: row.currency,
      state: !isLive ? 'reversed' : row.issuedOn > today ? 'not_yet' : 'settled',
    };
  };
  const creditNote = (id: number): ClosedDocument | null => {
    const row = creditNumber.get(id);
    const now = row === undefined ? null : live.creditNote(row.number);
    if (now?.id !== id) return null;
    const { number, customer, currency } = now;
    return {
      document: number,
      kind: 'number',
      name: number,
      customer,
      currency,
      state: 'credit_note',
    };
  };

  return (key) =>
    [
      ...finder.find('invoice', key).map((id) => invoice(key, id, 'number')),
      ...finder.find('po', key).map((id) => invoice(key, id, 'reference')),
      ...finder.find('credit_note', key).map(creditNote),
    ].filter((document) => document !== null);
}
