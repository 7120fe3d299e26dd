/** What a customer owes, per currency: for a script, and as columns of a table. */
import type { CurrencyBalance } from '../../../contract/calls/customers.ts';
import { minorToDecimal } from '../../../contract/values.ts';
import { amountColumn, type Column } from '../terminal/table.ts';

/** Amounts as decimal strings. */
export const balanceJson = (one: CurrencyBalance) => ({
  currency: one.currency,
  outstanding: minorToDecimal(one.outstandingMinor, one.currency),
  overdue: minorToDecimal(one.overdueMinor, one.currency),
  onAccount: minorToDecimal(one.onAccountMinor, one.currency),
  net: minorToDecimal(one.netMinor, one.currency),
});

export const BALANCE_COLUMNS: readonly Column<CurrencyBalance>[] = [
  { header: 'Currency', of: (row) => row.currency },
  amountColumn('Outstanding', (row) => row.outstandingMinor),
  amountColumn('Overdue', (row) => row.overdueMinor),
  amountColumn('On account', (row) => row.onAccountMinor),
  amountColumn('Net', (row) => row.netMinor),
];
