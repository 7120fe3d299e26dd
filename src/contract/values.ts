/**
 * The words of the domain that a caller of the contract needs to read its answers: results, dates
 * and amounts. Hosts and the engine know the contract and not the domain (`ARCHITECTURE.md` 1), so
 * what crosses that line is on this list and nothing else.
 *
 *     minorToDecimal(123450, 'EUR')  ->  '1234.50'
 */
export { isCurrencyCode } from '../domain/currencies.ts';
export { instantOf, isInstant, parseIsoDate, type Instant, type IsoDate } from '../domain/dates.ts';
export { decimalToMinor, minorToDecimal } from '../domain/money.ts';
export { err, ok, type Result } from '../domain/result.ts';
