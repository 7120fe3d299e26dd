/** The lines under the matrix: the engine's totals, or sums of what the filter leaves. */
import type { AgingReport, AgingRow, AgingTotal } from '../../../contract/calls/aging.ts';
import { minorToDecimal, sumMinor } from '../../../domain/money.ts';
import { formatAmount } from '../../format/format.ts';
import { compareCurrencies } from '../../kit/table/columns/currency-order.ts';
import type { GridTotal } from '../../kit/table/index.ts';

/** Sums per currency of some of the rows; the same figures the engine gives for all of them. */
export function totalsOf(rows: readonly AgingRow[], columns: number): readonly AgingTotal[] {
  const currencies = [...new Set(rows.map((row) => row.currency))].sort();
  return currencies.map((currency) => {
    const own = rows.filter((row) => row.currency === currency);
    return {
      currency,
      amountsMinor: Array.from({ length: columns }, (_, index) =>
        sumMinor(own.map((row) => row.amountsMinor[index] ?? 0)),
      ),
      outstandingMinor: sumMinor(own.map((row) => row.outstandingMinor)),
      onAccountMinor: sumMinor(own.map((row) => row.onAccountMinor)),
      netMinor: sumMinor(own.map((row) => row.netMinor)),
    };
  });
}

/** `nameColumn` holds the word; the currency stands in its own column where there are several. */
export function gridTotals(
  report: AgingReport,
  totals: readonly AgingTotal[],
  nameColumn: string,
  word: string,
  home: string,
): readonly GridTotal[] {
  const ordered = [...totals].sort((a, b) => compareCurrencies(a.currency, b.currency, home));
  return ordered.map((total) => {
    const amounts: Record<string, number> = {
      outstanding: total.outstandingMinor,
      onAccount: total.onAccountMinor,
      net: total.netMinor,
    };
    report.columns.forEach((column, index) => {
      amounts[`age-${column}`] = total.amountsMinor[index] ?? 0;
    });
    const entries = Object.entries(amounts);
    const named = { [nameColumn]: `${word} ${total.currency}`, currency: total.currency };
    return {
      id: total.currency,
      cells: {
        ...named,
        ...Object.fromEntries(
          entries.map(([id, minor]) => [id, formatAmount(minor, total.currency)]),
        ),
      },
      texts: {
        ...named,
        ...Object.fromEntries(
          entries.map(([id, minor]) => [id, minorToDecimal(minor, total.currency)]),
        ),
      },
    };
  });
}
