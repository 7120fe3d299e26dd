/** How one customer stands: a line a currency, `net = outstanding − on account`. */
import type { CurrencyBalance } from '../../contract/calls/customers.ts';

/** By currency code. All of the same customer; several lines of one currency are added up. */
export function balancesOf(
  open: readonly {
    readonly currency: string;
    readonly outstandingMinor: number;
    readonly overdueMinor: number;
  }[],
  onAccount: readonly { readonly currency: string; readonly unallocatedMinor: number }[],
): readonly CurrencyBalance[] {
  const balances = new Map<string, { outstanding: number; overdue: number; onAccount: number }>();
  const of = (currency: string) => {
    let balance = balances.get(currency);
    if (balance === undefined)
      balances.set(currency, (balance = { outstanding: 0, overdue: 0, onAccount: 0 }));
    return balance;
  };
  for (const { currency, outstandingMinor, overdueMinor } of open) {
    of(currency).outstanding += outstandingMinor;
    of(currency).overdue += overdueMinor;
  }
  for (const { currency, unallocatedMinor } of onAccount)
    of(currency).onAccount += unallocatedMinor;
  return [...balances.keys()].sort().map((currency) => {
    const { outstanding, overdue, onAccount: credit } = of(currency);
    return {
      currency,
      outstandingMinor: outstanding,
      overdueMinor: overdue,
      onAccountMinor: credit,
      netMinor: outstanding - credit,
    };
  });
}
