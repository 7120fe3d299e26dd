/** Sums of the rows in sight, one line per currency, with how many customers they are of. */
import type { CurrencyBalance, CustomerRow } from '../../../contract/calls/customers.ts';
import { minorToDecimal, sumMinor } from '../../../domain/money.ts';
import { formatCount } from '../../format/format.ts';
import { compareCurrencies } from '../../kit/table/columns/currency-order.ts';
import { amountOrDash, type GridTotal } from '../../kit/table/index.ts';

const FIELDS = {
  outstanding: 'outstandingMinor',
  overdue: 'overdueMinor',
  onAccount: 'onAccountMinor',
  net: 'netMinor',
} as const satisfies Record<string, keyof CurrencyBalance>;

export function customerTotals(
  rows: readonly CustomerRow[],
  /** `Total EUR, 50 customers`. */
  word: (currency: string, customers: number) => string,
  home: string,
): readonly GridTotal[] {
  const byCurrency = new Map<string, CurrencyBalance[]>();
  for (const { balances } of rows)
    for (const balance of balances) {
      const own = byCurrency.get(balance.currency);
      if (own === undefined) byCurrency.set(balance.currency, [balance]);
      else own.push(balance);
    }
  return [...byCurrency]
    .sort(([a], [b]) => compareCurrencies(a, b, home))
    .map(([currency, balances]) => {
      // Under the list of one currency also those count who owe nothing in it.
      const customers = byCurrency.size === 1 ? rows.length : balances.length;
      const named = { name: word(currency, customers), currency };
      const cells: Record<string, string> = { ...named };
      const texts: Record<string, string> = { ...named };
      for (const [id, field] of Object.entries(FIELDS)) {
        const sum = sumMinor(balances.map((balance) => balance[field]));
        cells[id] = amountOrDash(sum, currency);
        texts[id] = minorToDecimal(sum, currency);
      }
      const outstanding = sumMinor(balances.map((balance) => balance.outstandingMinor));
      const overdue = sumMinor(balances.map((balance) => balance.overdueMinor));
      if (outstanding > 0) {
        const share = Math.round((overdue / outstanding) * 100);
        cells['share'] = formatCount(share);
        texts['share'] = String(share);
      }
      return { id: currency, cells, texts };
    });
}
