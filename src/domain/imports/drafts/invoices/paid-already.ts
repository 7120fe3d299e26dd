/**
 * A total and an open amount in one row: the difference has been paid, and the list rarely says when.
 *
 *     Total 500.00 · Balance 200.00 · due 2026-03-01  ->  invoice of 500.00, receipt of 300.00
 *
 * The owner expects the invoice at its full amount and the open amount as of today. The day of the
 * receipt is that of a "last payment" column; without one it is the due date, or today while that is
 * still to come: neither early nor late, so that nothing is learned about the customer from a day
 * that nobody stated. A warning says so, with an example.
 */
import type { IsoDate } from '../../../dates.ts';
import { type Minor } from '../../../money.ts';
import { findingAt, findingOnFile, shortened, type ImportFinding } from '../../findings.ts';
import { DUPLICATE, type InvoiceRows } from '../invoice-rows.ts';
import { amount, count, day, money, plural, say, type Text } from '../../../texts/text.ts';

export interface PaidAlready {
  /** A good row whose amounts are both known. */
  see(index: number, amountMinor: Minor, openMinor: Minor, column: string): void;
  ofFile(): void;
}

export function paidAlready(
  rows: InvoiceRows,
  today: IsoDate,
  findings: ImportFinding[],
): PaidAlready {
  let undated = 0;
  let example: Text | null = null;

  const receiptDay = (index: number): IsoDate => {
    const issuedOn = rows.issuedOn[index] as IsoDate;
    const settledOn = rows.settledOn[index] ?? null;
    const dueOn = rows.dueOn[index] ?? issuedOn;
    const on = settledOn ?? (dueOn < today ? dueOn : today);
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
        undated += 1;
        example ??= say`${money(paidMinor, currency)} of "${shortened(number)}" on ${day(receiptDay(index))}`;
      }
      rows.paid.set(index, [{ on: receiptDay(index), amountMinor: paidMinor }]);
    },
    ofFile() {
      if (example !== null)
        findings.push(
          findingOnFile(
            'warning',
            'paid_day_unknown',
            say`${count(undated, 'invoice is', 'invoices are')} partly or fully paid but the list has no payment ${plural(undated, 'date', 'dates')}: ${plural(undated, 'the receipt is', 'each receipt is')} dated on the due date, or today if that is in the future (${example})`,
          ),
        );
    },
  };
}
