/**
 * Numbers that differ only in zeros at the front of their digits: a spreadsheet takes `0000611365` for a
 * number and writes 611365.
 *
 *     0000611365 · C1 · 2026-03-20 · 55.94   in the ledger
 *         611365 · C1 · 2026-03-20 · 55.94   ->  the same invoice, under the number of the ledger
 *         611365 · C1 · 2026-05-02 · 90.00   ->  new, with a warning that names both
 *
 * The same document: customer, currency, dates and amount are equal. A customer code without its zeros
 * means the ledger's customer only when such a document proves it and nobody has the short code; else
 * it is a new customer, with a warning.
 */
import type { Minor } from '../../money.ts';
import { findingAt, findingOnFile, shortened, type ImportFinding } from '../findings.ts';
import { type DocumentWord, namedDocument } from './named-document.ts';
import type { CustomerTable } from './customer-table.ts';
import { CREDIT_NOTE, DUPLICATE, NEW, RECEIPT, type InvoiceRows } from './invoice-rows.ts';
import type { KnownDocuments } from './known-documents.ts';
import { count, say, type Text } from '../../texts/text.ts';

const ZEROS_IN_FRONT = /(?<!\d)0+(?=\d)/g;

/** `INV-007` -> `INV-7`; `A-0` stays. */
export const withoutFrontZeros = (number: string): string => number.replace(ZEROS_IN_FRONT, '');

/** Not equal, and equal without zeros at the front of their digits. */
export const differInZeros = (one: string, other: string): boolean =>
  one !== other && withoutFrontZeros(one) === withoutFrontZeros(other);

/**
 * Whether the code of a file is the customer of a document that is the same otherwise: equal, or it
 * lost its zeros and is nobody's own.
 */
export const isCustomerOf = (known: KnownDocuments, code: string, customer: string): boolean =>
  code === customer || (differInZeros(code, customer) && known.customer(code) === null);

/** What is said of a file's twins: one note about those that are the same, a warning for each other. */
export interface TwinNotes {
  same(line: number, number: string, other: string): void;
  /** `inLine`: of the other in the same file; null: it is in the ledger. */
  differs(
    line: number,
    word: DocumentWord,
    number: string,
    other: string,
    inLine: number | null,
  ): void;
  /** After the last row. */
  finish(): void;
}

/** `column`: name of the number's column. */
export function twinNotes(column: string, findings: ImportFinding[]): TwinNotes {
  let same = 0;
  let example: Text | null = null;
  return {
    same(line, number, other) {
      same += 1;
      example ??= say`"${shortened(number)}" (line ${line}), there "${shortened(other)}"`;
    },
    differs(line, word, number, other, inLine) {
      const named = namedDocument(word, number);
      findings.push(
        findingAt(
          'warning',
          'numbers_alike',
          line,
          column,
          inLine === null
            ? say`${named} and "${shortened(other)}" in the ledger differ only in zeros at the front of the number; customer, dates or amount are others, so both are kept`
            : say`${named} and "${shortened(other)}" in line ${inLine} differ only in zeros at the front of the number; customer, dates or amount are others, so both are kept`,
        ),
      );
    },
    finish() {
      if (example === null) return;
      findings.push(
        findingOnFile(
          'note',
          'same_but_zeros',
          say`column "${column}": ${count(same, 'document is', 'documents are')} in the ledger under a number with other zeros at the front, such as ${example}; customer, dates and amount agree, so nothing is recorded twice`,
          column,
        ),
      );
    },
  };
}

/**
 * Rows of one file whose numbers differ only in zeros: the later one of two that agree in all else
 * counts once, others are told. Before the rows are compared with the ledger.
 */
export function settleZeroTwins(
  rows: InvoiceRows,
  customers: CustomerTable,
  column: string,
  findings: ImportFinding[],
): void {
  const counts = (index: number): boolean =>
    rows.status[index] === NEW && rows.follows[index] !== true && rows.number[index] !== '';
  // Numbers of one length hardly differ in zeros, and most files are of one length.
  const lengths = new Set<number>();
  rows.number.forEach((number, index) => {
    if (counts(index)) lengths.add(number.length);
  });
  if (lengths.size < 2) return;
  // One of two has zeros in front: others need not be kept.
  const zeroed = new Set<string>();
  rows.number.forEach((number, index) => {
    if (!counts(index)) return;
    const plain = withoutFrontZeros(number);
    if (plain !== number) zeroed.add(plain);
  });
  if (zeroed.size === 0) return;

  const seriesOf = (index: number): DocumentWord => {
    const record = rows.records[index];
    return record === CREDIT_NOTE ? 'credit_note' : record === RECEIPT ? 'payment' : 'invoice';
  };
  const series = new Map<string, number[]>();
  const notes = twinNotes(column, findings);
  for (let index = 0; index < rows.number.length; index += 1) {
    if (!counts(index)) continue;
    const number = rows.number[index] as string;
    const plain = withoutFrontZeros(number);
    if (!zeroed.has(plain)) continue;
    const word = seriesOf(index);
    const key = `${word} ${plain}`;
    const before = series.get(key);
    if (before === undefined) {
      series.set(key, [index]);
      continue;
    }
    const others = before.filter((row) => rows.number[row] !== number);
    const first = others.find((row) => agree(row, index)) ?? others[0];
    if (first === undefined) continue;
    const line = rows.line[index] as number;
    const other = rows.number[first] as string;
    if (!agree(first, index)) {
      notes.differs(line, word, number, other, rows.line[first] as number);
      before.push(index);
      continue;
    }
    for (let row = index; row >= 0; row = rows.next[row] as number) rows.status[row] = DUPLICATE;
    findings.push(
      findingAt(
        'note',
        'repeated_row',
        line,
        column,
        say`${namedDocument(word, number)} stands in line ${rows.line[first] as number} already as "${shortened(other)}", which differs only in zeros at the front; customer, dates and amount agree, so it counts once`,
      ),
    );
  }

  function agree(one: number, other: number): boolean {
    const code = customers.codeOf(rows.customer[one] as number);
    const otherCode = customers.codeOf(rows.customer[other] as number);
    let [a, b] = [one, other];
    while (a >= 0 && b >= 0) {
      if (
        rows.amount[a] !== rows.amount[b] ||
        rows.dueOn[a] !== rows.dueOn[b] ||
        rows.settledOn[a] !== rows.settledOn[b] ||
        rows.disputed[a] !== rows.disputed[b]
      )
        return false;
      [a, b] = [rows.next[a] as number, rows.next[b] as number];
    }
    return (
      a === b &&
      (code === otherCode || differInZeros(code, otherCode)) &&
      rows.currency[one] === rows.currency[other] &&
      rows.issuedOn[one] === rows.issuedOn[other] &&
      JSON.stringify(rows.paid.get(one)) === JSON.stringify(rows.paid.get(other))
    );
  }
}

/** A credit note or receipt of a file. */
export interface CreditFacts {
  readonly number: string;
  readonly customer: string;
  readonly currency: string;
  readonly on: string | null;
  readonly amountMinor: Minor | null;
}

/**
 * The number of the ledger's credit that is the one of the file but for zeros; null: there is none. Of
 * others that differ in zeros `tell` hears.
 */
export function creditTwin(
  known: KnownDocuments,
  kind: 'credit_note' | 'receipt',
  credit: CreditFacts,
  tell: (other: string) => void,
): string | null {
  const others: string[] = [];
  for (const other of known.zeroTwins?.(kind, credit.number) ?? []) {
    const found = kind === 'receipt' ? known.receipt(other) : known.creditNote(other);
    if (found === null) continue;
    if (
      isCustomerOf(known, credit.customer, found.customer) &&
      found.currency === credit.currency &&
      found.amountMinor === credit.amountMinor &&
      found.effectiveOn === credit.on
    )
      return other;
    others.push(other);
  }
  others.forEach(tell);
  return null;
}
