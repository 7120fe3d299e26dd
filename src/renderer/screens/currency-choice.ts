/**
 * Which currency a list shows, as its address says it (`?currency=USD`): the book currency without a
 * word, `all` for all of them.
 */
export const ALL_CURRENCIES = 'all';

/**
 * Null: all. Where nothing is owed in the chosen currency, the first one that is owed in, so that a
 * list is not empty because of a choice that nobody made.
 */
export function currencyShown(
  owed: readonly string[],
  param: string | null,
  home: string,
): string | null {
  if (param === ALL_CURRENCIES) return null;
  const chosen = param ?? home;
  return owed.includes(chosen) ? chosen : (owed[0] ?? chosen);
}
