/**
 * Rows that add up others: a label of totals or balances with amounts beside it and nothing else.
 *
 *     Total for Casa Linda | 5,000.00     Summe | 150,00     Saldo final | 1.234,50     合计 | 12,00
 */
import { plainHeader } from '../columns/plain-header.ts';
import { currencyMarkOf } from '../values/read-amount.ts';
import { dateShape } from '../values/read-date.ts';
import { isValue } from './is-value.ts';

const TOTAL_WORDS = [
  '(?:grand |sub ?|running |report |overall )?totals?',
  'totaal',
  'totale',
  'totalt',
  'i alt',
  '(?:zwischen|gesamt|end)?summen?',
  'gesamt',
  'suma',
  'total general',
  'somme',
  'sous total',
  'kopa',
  'pavisam',
  'kopsumma',
  'всего',
  'итого',
  '合计',
  '总计',
  '小计',
  '总额',
].join('|');

/** The whole label: a customer called "Total SA" is not a total. */
const TOTAL = new RegExp(
  `^(?:${TOTAL_WORDS})(?: (?:amount|due|open|outstanding|balance|gross|net|invoices?|eur|usd|gbp|chf|cad|aud|jpy|cny|sek|nok|dkk|pln|czk|mxn|\\d+)){0,2}(?: (?:for|of|per|fur|kunde|customer|cliente|client|de|pour) .+)?$`,
);
const BALANCE = new RegExp(
  `^(?:${[
    '(?:opening|closing|ending|starting|beginning|final|new|old|current|account)? ?balance',
    '(?:anfangs|end|schluss|alter |neuer |begin|eind)?saldo',
    '(?:alter |neuer )?kontostand',
    'saldo (?:inicial|final)',
    'solde(?: (?:initial|final|debiteur|crediteur))?',
    '(?:sakuma|beigu) atlikums',
    '(?:期初|期末)余额',
  ].join('|')})(?: (?:at|on|of|as|am|per|zum|vom|al|au|brought|carried|forward|b f|c f)(?: .*)?)?$`,
);
const TOTAL_FIRST = new RegExp(
  `^(?:${TOTAL_WORDS})(?: (?:for|of|per|fur|kunde|customer|cliente|client|de|del|pour|по))? (.+)$`,
);
const TOTAL_LAST = new RegExp(`^(.+) (?:${TOTAL_WORDS})$`);

const isPlainNumber = (cell: string): boolean => {
  const value = cell.trim();
  if (dateShape(value) !== null && /[-/.年]/.test(value.replace(/^-/, ''))) return false;
  return isValue(value) || currencyMarkOf(value) !== null || /^[-–—%]+$/.test(value);
};

/** The label of a row that is one label and amounts, as `plainHeader` gives it; null for others. */
export function labelOfAmounts(cells: readonly string[], columns: number): string | null {
  if (cells.length >= columns) return null;
  let label = '';
  for (const cell of cells) {
    if (isPlainNumber(cell)) continue;
    if (label !== '') return null;
    // SAP marks its totals with asterisks.
    label = /^\*{1,3}$/.test(cell) ? 'total' : plainHeader(cell);
  }
  return label === '' ? null : label;
}

/** Is it a total or a balance, not a row of the list? `label`: as `plainHeader` gives it. */
export const isSummaryLabel = (label: string): boolean => TOTAL.test(label) || BALANCE.test(label);

/** `total for casa linda`, `casa linda total` -> `casa linda`; null when nothing is named. */
export function namedByTotal(label: string): string | null {
  return TOTAL_FIRST.exec(label)?.[1] ?? TOTAL_LAST.exec(label)?.[1] ?? null;
}
