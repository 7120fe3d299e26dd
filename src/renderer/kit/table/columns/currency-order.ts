/**
 * Currencies in lists: our own first, then by code. Amounts are only compared within one currency.
 *
 *     home EUR:  EUR 20.00, EUR 5.00, GBP 900.00, USD 1.00
 */

/** Sorts before every code when it is our own. */
export const currencyRank = (currency: string, home: string): string =>
  currency === home ? '' : currency;

export function compareCurrencies(a: string, b: string, home: string): number {
  const [first, second] = [currencyRank(a, home), currencyRank(b, home)];
  return first < second ? -1 : first > second ? 1 : 0;
}
