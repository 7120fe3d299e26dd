import { isCurrencyCode } from '../../currencies.ts';
import type { CurrencyCode } from '../../money.ts';

/** `Bedrag (EUR)`, `Amount USD`: the currency that a header names, or null. */
export function currencyInHeader(header: string): CurrencyCode | null {
  for (const word of header.split(/[^A-Za-z]+/))
    if (word.length === 3 && word === word.toUpperCase() && isCurrencyCode(word)) return word;
  return null;
}
