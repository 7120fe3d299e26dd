/**
 * A total and an open amount in one row: the difference has been paid, and the list rarely says when.
 *
 *     Total 500.00 · Balance 200.00 · due 2026-03-01  ->  invoice of 500.00, receipt of 300.00
 *
 * The owner expects the invoice at its full amount and the open amount as of today. The day of the
 * receipt is that of a "last payment" column; without one it is the due date, or the day of the list (today, where
 * it has none) while that is earlier, and the receipt is marked as per list, so that nothing is learned about
 * the customer from a day that nobody stated. A warning says so, with an example.
 */
import type { IsoDate } from '../../../dates.ts';
import { type Minor } from '../../../money.ts';
import { findingAt, findingOnFile, shortened, type ImportFinding } from '../../findings.ts';
import { DUPLICATE, NEW, WHOLE_INVOICE, type InvoiceRows } from '../invoice-rows.ts';
import { amount, count, day, money, plural, say } from '../../../texts/text.ts';

export interface PaidAlready {
  /** A good row whose amounts are both known. */
  see(index: number, amountMinor: Minor, openMinor: Minor, column: string): void;
  /** After the rows were compared with the ledger. */
  ofFile(): void;
}

export function paidAlready(
  rows: InvoiceRows,
  /** Of a list of open items its day, else today: nothing was paid later. */
  listOn: IsoDate,
  isSnapshot: boolean,
  findings: ImportFinding[],
): PaidAlready {
  const undated: { readonly index: number; readonly amountMinor: Minor }[] = [];

  const receiptDay = (index: number): IsoDate => {
    const issuedOn = rows.issuedOn[index] as IsoDate;
    const settledOn = rows.settledOn[index] ?? null;
    const dueOn = rows.dueOn[index] ?? issuedOn;
    const on = settledOn ?? (dueOn < listOn ? dueOn : listOn);
    return on < issuedOn ? issuedOn : on;
  };

  return {
    see(index, amountMinor, openMinor, column) {
      const line = rows.line[index] as number;
      const currency = rows.currency[index] as string;
      const number = rows.number[index] as string;
      const stated = amount(openMinor, currency);
      if (amountMinor < 0) {
        // What a credit note has been used for is not in the list: its rest is what can be used.
        const rest = Math.min(0, -Math.abs(openMinor));
        if (rest === 0) {
          rows.status[index] = DUPLICATE;
          findings.push(
            findingAt(
              'note',
              'credit_used_up',
              line,
              column,
              say`credit note "${shortened(number)}" is used up; there is nothing to record`,
            ),
          );
        } else if (rest > amountMinor) rows.amount[index] = rest;
        return;
      }
      if (openMinor > amountMinor) {
        findings.push(
          findingAt(
            'warning',
            'open_exceeds_total',
            line,
            column,
            say`the open amount ${stated} is more than the invoice; the total was taken`,
          ),
        );
        return;
      }
      if (openMinor < 0)
        findings.push(
          findingAt(
            'warning',
            'open_below_zero',
            line,
            column,
            say`the open amount ${stated} is below zero: more was paid than the invoice; the surplus was left out, record it as a receipt`,
          ),
        );
      const paidMinor = amountMinor - Math.max(0, openMinor);
      if (paidMinor === 0) {
        // Open in full: a day of settlement would contradict it.
        rows.settledOn[index] = null;
        return;
      }
      if (rows.settledOn[index] === null) {
        rows.undated.add(index);
        undated.push({ index, amountMinor: paidMinor });
      }
      rows.paid.set(index, [{ on: receiptDay(index), amountMinor: paidMinor }]);
    },
    ofFile() {
      // What the comparison with the ledger tells of known invoices is not told again.
      const told = undated.filter(
        ({ index }) =>
          !isSnapshot || (rows.status[index] === NEW && rows.records[index] === WHOLE_INVOICE),
      );
      const [first] = told;
      if (first === undefined) return;
      const { index, amountMinor } = first;
      const example = say`${money(amountMinor, rows.currency[index] as string)} of "${shortened(rows.number[index] as string)}" on ${day(receiptDay(index))}`;
      findings.push(
        findingOnFile(
          'warning',
          'paid_day_unknown',
          isSnapshot
            ? say`${count(told.length, 'invoice is', 'invoices are')} partly or fully paid but the list has no payment ${plural(told.length, 'date', 'dates')}: ${plural(told.length, 'the receipt is', 'each receipt is')} dated on the due date, or on the day of the list, ${day(listOn)}, if that is earlier (${example})`
            : say`${count(told.length, 'invoice is', 'invoices are')} partly or fully paid but the list has no payment ${plural(told.length, 'date', 'dates')}: ${plural(told.length, 'the receipt is', 'each receipt is')} dated on the due date, or today if that is in the future (${example})`,
        ),
      );
    },
  };
}
