/** What a customer owes, per currency: for a script, and as columns of a table. */
import type { CurrencyStanding } from '../../../contract/calls/customers.ts';
import { minorToDecimal } from '../../../contract/values.ts';
import { amountColumn, type Column } from '../terminal/table.ts';

/** Amounts as decimal strings. */
export const standingJson = (one: CurrencyStanding) => ({
  currency: one.currency,
  outstanding: minorToDecimal(one.outstandingMinor, one.currency),
  overdue: minorToDecimal(one.overdueMinor, one.currency),
  onAccount: minorToDecimal(one.onAccountMinor, one.currency),
  net: minorToDecimal(one.netMinor, one.currency),
});

export const STANDING_COLUMNS: readonly Column<CurrencyStanding>[] = [
  { header: 'Currency', of: (row) => row.currency },
  amountColumn('Outstanding', (row) => row.outstandingMinor),
  amountColumn('Overdue', (row) => row.overdueMinor),
  amountColumn('On account', (row) => row.onAccountMinor),
  amountColumn('Net', (row) => row.netMinor),
];
