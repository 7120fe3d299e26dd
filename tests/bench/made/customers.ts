/** Customers of the ledgers that are made for measures: `C00001`, `C00002`, … */
import { isoDateOf } from '../../../src/domain/dates.ts';

export const TODAY = isoDateOf('2026-11-21');

const CURRENCIES = ['EUR', 'EUR', 'EUR', 'USD', 'GBP'] as const;

/** `customer`: 1 for the first. */
export const codeOf = (customer: number): string => `C${String(customer).padStart(5, '0')}`;
export const currencyOf = (customer: number): string =>
  CURRENCIES[customer % CURRENCIES.length] ?? 'EUR';
