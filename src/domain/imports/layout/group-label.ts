/**
 * What a line that stands alone above rows says: whose rows they are.
 *
 *     Flores del Norte                      ->  Flores del Norte
 *     Customer: 100234                      ->  100234
 *     A/C: | FLO01 | Name: | Flores SL      ->  FLO01, called Flores SL
 *     31 - 60 days past due                 ->  an age, nobody's name
 */
import { isCurrencyCode } from '../../currencies.ts';
import { meaningsOf } from '../columns/header-words.ts';
import { plainHeader } from '../columns/plain-header.ts';
import type { SourceRow } from '../drafts/drafted-file.ts';
import { dateShape } from '../values/read-date.ts';
import { isValue } from './is-value.ts';
import { isSummaryLabel } from './summary-rows.ts';

export interface GroupLabel {
  /** The line as one text. */
  readonly text: string;
  /** Code or name, whichever stands there. */
  readonly customer: string;
  /** Beside a code; `''` where there is none. */
  readonly name: string;
  /** The line says itself that it names a customer: `Customer: …`. */
  readonly isStated: boolean;
  /** It says that this is the name: `Name: …`, below a line with the code. */
  readonly isName: boolean;
}

/** Ages, states of being due, currencies: groups that are not customers. As `plainHeader` gives them. */
const AGES = new RegExp(
  `^(?:${[
    'current(?: period)?',
    '(?:not (?:yet )?(?:due|overdue)|overdue|past due|due)',
    '(?:over |under |more than |less than |older than |mas de |menos de |uber |mehr als |plus de |moins de |vairak )?\\d+(?: (?:to|a|bis|bis zu|et|lidz)? ?\\d+)?(?: (?:and|or|und|y|o|et|ou)? ?(?:more|over|above|mehr|mas|plus))?(?: (?:days?|months?|weeks?|tagen?|monate?n?|dias?|mes(?:es)?|jours?|mois|dienas?|天))?(?: (?:past due|overdue|old|late|due|uberfallig|vencid[oa]s?|en retard|echu|kaveti))?',
    'older|oldest|future|period \\d+',
    'no vencid[oa]s?|vencid[oa]s?|por vencer|al corriente|corriente',
    'nicht fallig|noch nicht fallig|fallig|uberfallig',
    'a echoir|non echue?s?|echue?s?',
    '未到期|已到期|逾期',
  ].join('|')})$`,
);

/** `1 - 30`, `> 90`, `91+`. */
const AGE_IN_FIGURES = /^(?:\d{1,3}\s*[-–]\s*\d{1,3}|[<>]\s*\d{1,3}|\d{1,3}\s*\+)$/;

/** Is `text` an age, a currency or a day, and so nobody's name? */
export function isNobody(text: string): boolean {
  const plain = plainHeader(text);
  return (
    AGES.test(plain) ||
    (text.length === 3 && isCurrencyCode(text.toUpperCase())) ||
    dateShape(text) !== null ||
    /^\p{L}{3,10} (?:19|20)\d\d$/u.test(plain)
  );
}

/** Does `word` stand for a customer's code (`A/C`, `Customer No`) or name? */
function partyWord(word: string): 'customer' | 'customer_name' | null {
  const plain = plainHeader(word);
  if (/^(?:a c|account|acct|cuenta|konto|compte|konts|客户|контрагент)$/.test(plain))
    return 'customer';
  for (const [field, weight] of meaningsOf(word)) {
    if (field === 'customer' && weight >= 80) return 'customer';
    if (field === 'customer_name' && weight >= 70) return 'customer_name';
  }
  return null;
}

/** `Customer: 100234`, `Kunde     10023`: a label and a value in one cell, or null. */
function stated(cell: string): readonly [string, string] | null {
  const match =
    /^([^:：]{1,30}?)\s*[:：]\s*(\S.*)$/.exec(cell) ?? /^(\S{1,20})\s{2,}(\S.*)$/.exec(cell);
  if (match === null || partyWord(match[1] as string) === null) return null;
  return [match[1] as string, (match[2] as string).trim()];
}

/** The cells of a line `label | value | label | value`; null when it does not begin with a party's. */
function statedInCells(cells: readonly string[]): GroupLabel | null {
  const first = cells[0] ?? '';
  const isLabel = (cell: string): boolean => /[:：]\s*$/.test(cell);
  const word = (cell: string): string => cell.replace(/[:：]\s*$/, '');
  if (partyWord(word(first)) === null || (!isLabel(first) && cells.length > 3)) return null;
  let customer = '';
  let name = '';
  for (let at = 0; at + 1 < cells.length; at += 1) {
    const label = cells[at] as string;
    const value = cells[at + 1] as string;
    if ((at > 0 && !isLabel(label)) || isLabel(value)) continue;
    const party = partyWord(word(label));
    if (party === 'customer') customer ||= value;
    else if (party === 'customer_name') name ||= value;
    // `Account: | 43000012 | Flores SL`
    if (at === 0 && cells.length === 3 && !isLabel(cells[2] as string)) name ||= cells[2] as string;
  }
  if (customer === '') [customer, name] = [name, ''];
  return customer === ''
    ? null
    : {
        text: cells.join(' '),
        customer,
        name: name === customer ? '' : name,
        isStated: true,
        isName: false,
      };
}

/**
 * What the line says, or null when it is no such line. Only lines with one value, and lines that say
 * that they name a customer; `width`: columns of the list.
 */
export function groupLabelOf(fields: readonly string[], width: number): GroupLabel | null {
  const cells: string[] = [];
  let at = 0;
  fields.forEach((field, index) => {
    const cell = field.trim();
    if (cell === '') return;
    if (cells.length === 0) at = index;
    cells.push(cell);
  });
  const [first] = cells;
  if (first === undefined || first.length > 120) return null;
  if (!/\p{L}/u.test(first) && !AGE_IN_FIGURES.test(first)) return null;
  if (cells.length > 1) return cells.length < 9 ? statedInCells(cells) : null;
  if (width < 3 || at * 2 > width || isSummaryLabel(plainHeader(first))) return null;
  const said = stated(first);
  if (said !== null) {
    const [label, value] = said;
    const both = /^([\d.-]{3,})[\s-]+(\p{L}.*)$/u.exec(value);
    if (both !== null && partyWord(label) === 'customer')
      return {
        text: first,
        customer: both[1] as string,
        name: both[2] as string,
        isStated: true,
        isName: false,
      };
    return {
      text: first,
      customer: value,
      name: '',
      isStated: true,
      isName: partyWord(label) === 'customer_name',
    };
  }
  if (isValue(first) && !AGE_IN_FIGURES.test(first)) return null;
  // `430.00012 FERRETERIA NUNEZ`: accounts of customers have five digits and more.
  const numbered = /^([\d./-]{5,})\s+(?:[-–]\s*)?(\p{L}.*)$/u.exec(first);
  const isNumbered = numbered !== null && (numbered[1] as string).replace(/\D/g, '').length >= 5;
  return {
    text: first,
    customer: isNumbered ? (numbered[1] as string) : first,
    name: isNumbered ? (numbered[2] as string) : '',
    isStated: false,
    isName: false,
  };
}

/** `Customer: all` is what a report was asked for, not whose it is. */
const EVERYBODY = /^(?:all|every|any|todos?|todas|alle|tous|toutes|visi|все|全部)\b/i;

/** A line above the header that says whose list it is: `Customer: 100234`; null for others. */
export function statedAbove(row: SourceRow, width: number): GroupLabel | null {
  const label = row.fault === null ? groupLabelOf(row.fields, Math.max(width, 3)) : null;
  return label?.isStated === true && !EVERYBODY.test(label.customer) ? label : null;
}
