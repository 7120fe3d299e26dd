/**
 * The words of the domain that a caller of the contract needs to ask and to read the answers: results,
 * dates, amounts, terms, the words of closed lists. Hosts and the engine know the contract and not the
 * domain (`ARCHITECTURE.md`, "Who may import whom"), so what crosses that line is on this list and
 * nothing else.
 *
 *     minorToDecimal(123450, 'EUR')  ->  '1234.50'
 */
export { contractInForce } from '../domain/contracts/citable.ts';
export { PAYMENT_METHODS } from '../domain/contracts/contract.ts';
export { isCurrencyCode } from '../domain/currencies.ts';
export {
  CONTACT_ROLES,
  DOCUMENT_KINDS,
  INFO_SOURCES,
  USUAL_AVOID_WINDOWS,
} from '../domain/customers/profile.ts';
export {
  aCaseFact,
  CASE_FACT_KINDS,
  caseFactKind,
  ENDING_DETAILS,
  readGoods,
  type CaseFactKind,
  type DetailReader,
} from '../domain/facts/case-facts.ts';
export { COUNTED, COUNTED_FACTS, type FactCounts } from '../domain/facts/drafts.ts';
export { instantOf, isInstant, parseIsoDate, type Instant, type IsoDate } from '../domain/dates.ts';
export { standingOf } from '../domain/letters/standing.ts';
export { decimalToMinor, minorToDecimal } from '../domain/money.ts';
export {
  columnsOn,
  currencyOf,
  isFigure,
  isTotalsOnly,
  type DrawnColumn,
  type Report,
  type ReportRow,
  type ReportTable,
} from '../domain/report.ts';
export { reportOfAging, tableOfAgingInBase } from '../domain/report-of-aging.ts';
export { err, ok, type Result } from '../domain/result.ts';
export { formatTerms } from '../domain/terms/format-terms.ts';
export { ENGLISH, render, rendered, type Rendered } from '../domain/texts/render.ts';
export { list, say, type Text, type TextValue } from '../domain/texts/text.ts';
