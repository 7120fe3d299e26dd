/**
 * The same number in several rows of one file: instalments of one invoice, a row repeated word for
 * word, or a contradiction that has to be refused.
 *
 *     line 2  E-1  instalment 1  500.00        line 3  E-1  instalment 2  600.00   ->  one invoice
 *     line 2  A-1  100.00                      line 9  A-1  100.00                 ->  counts once
 *     line 2  A-1  100.00                      line 9  A-1  120.00                 ->  refused
 *     line 2  A-1  100.00  Hammer              line 9  A-1          Repair         ->  two goods lines
 */
import type { IsoDate } from '../../dates.ts';
import type { CustomerTable } from './customer-table.ts';
import type { GoodsRows } from './invoices/goods-rows.ts';
import { findingAt, shortened, type ImportFinding } from '../findings.ts';
import { namedDocument } from './named-document.ts';
import { CREDIT_NOTE, DUPLICATE, REFUSED, TEXT_FIELDS, type InvoiceRows } from './invoice-rows.ts';
import { day, say, type Text } from '../../texts/text.ts';

export interface RepeatedNumbers {
  /** First good row of the invoice of this number so far, or -1. */
  firstOf(number: string): number;
  /**
   * Looks whether another row has the number of the good row `index`. True: the row is settled
   * (duplicate or refused). An instalment is linked to its invoice and stays new.
   */
  repeats(index: number): boolean;
  /** A row of an invoice of several rows was refused for its own sake. */
  breaks(number: string, line: number): void;
  /** Half an invoice would be a wrong claim: one refused instalment refuses the others. */
  refuseBroken(): void;
}

/**
 * `column`: name of the number's column. `instalments`: numbers may come back as instalments.
 * `goods`: and as goods lines; null in files that have no such rows.
 */
export function repeatedNumbers(
  rows: InvoiceRows,
  customers: CustomerTable,
  column: string,
  instalments: boolean,
  findings: ImportFinding[],
  goods: GoodsRows | null = null,
): RepeatedNumbers {
  /** Number → first row that has it; credit notes apart, their numbers are another series. */
  const invoices = new Map<string, number>();
  const creditNotes = new Map<string, number>();
  /** Invoices of several rows of which one is refused: number → its line. */
  const broken = new Map<string, number>();

  const refuse = (index: number, code: string, what: Text): void => {
    rows.status[index] = REFUSED;
    findings.push(findingAt('refused', code, rows.line[index] as number, column, what));
  };

  /** Every row of the invoice that begins at `first`. */
  function* chain(first: number): Generator<number, void> {
    for (let row = first; row >= 0; row = rows.next[row] as number) yield row;
  }

  const sameRow = (a: number, b: number): boolean =>
    sameHead(a, b) &&
    rows.amount[a] === rows.amount[b] &&
    rows.dueOn[a] === rows.dueOn[b] &&
    rows.settledOn[a] === rows.settledOn[b] &&
    rows.disputed[a] === rows.disputed[b] &&
    rows.instalment[a] === rows.instalment[b] &&
    rows.notes[a] === rows.notes[b] &&
    Object.is(rows.lineAmount?.[a], rows.lineAmount?.[b]) &&
    JSON.stringify(rows.exchange.get(a)) === JSON.stringify(rows.exchange.get(b)) &&
    TEXT_FIELDS.every((field) => rows.texts[field]?.[a] === rows.texts[field]?.[b]);

  const sameHead = (a: number, b: number): boolean =>
    rows.customer[a] === rows.customer[b] &&
    rows.currency[a] === rows.currency[b] &&
    rows.issuedOn[a] === rows.issuedOn[b];

  /** What row `a` has that row `b` has not. */
  function difference(a: number, b: number, areLines = false): Text {
    if (rows.customer[a] !== rows.customer[b])
      return say`another customer ("${shortened(customers.codeOf(rows.customer[a] as number))}")`;
    if (rows.currency[a] !== rows.currency[b])
      return say`another currency (${rows.currency[a] as string})`;
    if (rows.amount[a] !== rows.amount[b] && !areLines) return say`another amount`;
    if (rows.issuedOn[a] !== rows.issuedOn[b])
      return say`another date (${day(rows.issuedOn[a] as IsoDate)})`;
    if (rows.dueOn[a] !== rows.dueOn[b])
      return say`another due date (${day(rows.dueOn[a] as IsoDate)})`;
    return say`other content`;
  }

  function addInstalment(first: number, index: number, number: string): boolean {
    const firstLine = rows.line[first] as number;
    let last = first;
    let taken = false;
    for (const row of chain(first)) {
      last = row;
      if (rows.instalment[row] === rows.instalment[index]) taken = true;
    }
    if (sameHead(first, index) && !taken) {
      rows.next[last] = index;
      rows.follows[index] = true;
      // A dispute is about the invoice, whichever of its instalments says so.
      if (rows.disputed[index] === true) rows.disputed[first] = true;
      goods?.carries(first, index);
      return false;
    }
    broken.set(number, rows.line[index] as number);
    refuse(
      index,
      'number_twice',
      taken
        ? say`instalment "${shortened(rows.instalment[index] as string)}" of invoice "${shortened(number)}" stands in line ${firstLine} or below it with other content; correct one of them`
        : say`invoice "${shortened(number)}" stands in line ${firstLine} with ${difference(first, index)}; instalments of an invoice share these`,
    );
    return true;
  }

  /** A further line of an invoice of the same head; with a gross of its own it is due the same day. */
  function joinsGoods(first: number, index: number): boolean {
    if (goods === null || !sameHead(first, index) || rows.instalment[index] !== '') return false;
    const isAlone = goods.isWithoutGross(index);
    if (!isAlone && !(goods.hasGoods(first) && goods.hasGoods(index))) return false;
    if (!isAlone && (rows.instalment[first] !== '' || rows.dueOn[first] !== rows.dueOn[index]))
      return false;
    goods.join(first, index);
    return true;
  }

  return {
    firstOf: (number) => invoices.get(number) ?? -1,
    repeats(index) {
      const number = rows.number[index] as string;
      const isCredit = rows.records[index] === CREDIT_NOTE;
      const firsts = isCredit ? creditNotes : invoices;
      const first = firsts.get(number);
      if (first === undefined) {
        firsts.set(number, index);
        return false;
      }
      const named = namedDocument(isCredit ? 'credit_note' : 'invoice', number);
      for (const other of [...chain(first), ...(goods?.rowsOf(first) ?? [])])
        if (sameRow(other, index)) {
          rows.status[index] = DUPLICATE;
          findings.push(
            findingAt(
              'note',
              'repeated_row',
              rows.line[index] as number,
              column,
              say`${named} stands in line ${rows.line[other] as number} already, word for word; it counts once`,
            ),
          );
          return true;
        }
      if (
        instalments &&
        !isCredit &&
        rows.instalment[index] !== '' &&
        rows.instalment[first] !== ''
      )
        return addInstalment(first, index, number);
      if (joinsGoods(first, index)) return false;
      goods?.breaks(number, rows.line[index] as number);
      const areLines = goods?.hasGoods(first) === true && goods.hasGoods(index);
      refuse(
        index,
        'number_twice',
        areLines
          ? say`${named} stands in line ${rows.line[first] as number} with ${difference(first, index, true)}; the lines of an invoice share these`
          : say`${named} stands in line ${rows.line[first] as number} with ${difference(first, index)}; a number can be used once`,
      );
      return true;
    },
    breaks(number, line) {
      broken.set(number, line);
    },
    refuseBroken() {
      for (const [number, line] of broken)
        for (const row of chain(invoices.get(number) ?? -1))
          refuse(
            row,
            'instalment_refused',
            say`another instalment of invoice "${shortened(number)}" is refused (line ${line}); correct it, and the invoice is read as a whole`,
          );
    },
  };
}
