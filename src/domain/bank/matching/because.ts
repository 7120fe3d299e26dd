/**
 * Why an item was proposed, in plain sentences.
 *
 *     "Factura 1042" stands in the text and names INV-1042
 *     1,185.80 EUR is what is open on INV-1042 less its discount of 24.20, to be had until 2026-03-10
 */
import { type CurrencyCode, type Minor, minorToDecimal } from '../../money.ts';
import type { IsoDate } from '../../dates.ts';
import { shortRate } from '../../rates/rate-text.ts';
import type { MatchConversion } from './match-facts.ts';
import type { OpenItem } from './open-items.ts';

/** More names are counted, not listed. */
const MOST_NAMES = 4;

/** `1,234.50`: thousands by commas, the digits of the currency. */
export function grouped(minor: Minor, currency: CurrencyCode): string {
  const [whole = '', fraction] = minorToDecimal(minor, currency).split('.');
  const parts = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? parts : `${parts}.${fraction}`;
}

/** `1,234.50 EUR`. */
export const amountText = (minor: Minor, currency: CurrencyCode): string =>
  `${grouped(minor, currency)} ${currency}`;

/** `INV-1042`, and the instalment when there are several: `INV-1042 (2 of 3)`. */
export const itemName = ({ item }: OpenItem): string =>
  item.instalments > 1 ? `${item.invoice} (${item.position} of ${item.instalments})` : item.invoice;

/** `A`, `A and B`, `A, B and C`, `A, B, C and 5 more`. */
function listed(names: readonly string[]): string {
  const isLong = names.length > MOST_NAMES;
  const shown = isLong ? names.slice(0, MOST_NAMES - 1) : names.slice(0, -1);
  const last = isLong ? `${names.length - shown.length} more` : (names.at(-1) ?? '');
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}

export const namesOf = (items: readonly OpenItem[]): string => listed(items.map(itemName));

/** The invoices of the items, each once, whatever instalments they have. */
export const invoicesOf = (items: readonly OpenItem[]): string =>
  listed([...new Set(items.map(({ item }) => item.invoice))]);

const together = (items: readonly OpenItem[]): string =>
  items.length > 1 ? `${namesOf(items)} together` : namesOf(items);

const CLOSED = {
  settled: 'has nothing left open',
  reversed: 'was reversed',
  not_yet: 'is dated after today',
  credit_note: 'is a credit note',
} as const;

/** `K-1 has nothing left open`; the first of several says why. */
const closedText = (items: readonly OpenItem[]): string =>
  `${invoicesOf(items)} ${CLOSED[items[0]?.closed ?? 'settled']}`;

/** What came in, and what it is in the currency of the items. */
export interface ConvertedMoney extends MatchConversion {
  readonly paidMinor: Minor;
  readonly paidIn: CurrencyCode;
}

/** `1,000.00 EUR is 1,083.20 USD at 1 EUR = 1.0832 USD (ECB, 2026-03-03)`. */
const atRate = (paid: ConvertedMoney): string =>
  `${amountText(paid.paidMinor, paid.paidIn)} is ${amountText(paid.receiptMinor, paid.currency)} at 1 ${paid.paidIn} = ${shortRate(paid.rate)} ${paid.currency} (${paid.source}, ${paid.rateOn})`;

/** `0.17 %`. */
const percent = (part: Minor, whole: Minor): string => `${((part * 100) / whole).toFixed(2)} %`;

export const because = {
  reference: (written: string, names: string, isChecked: boolean): string =>
    isChecked
      ? `reference ${written} names ${names}, and its check digits are right`
      : `reference ${written} names ${names}`,
  number: (written: string, names: string, isWeak: boolean): string => {
    const says = written === names ? '' : ` and names ${names}`;
    return isWeak
      ? `"${written}" stands in the text${says || ` and is the number of ${names}`}, but may be something else`
      : `"${written}" stands in the text${says}`;
  },
  account: (account: string, customer: string): string =>
    `money from account ${account} came from ${customer} before`,
  name: (payer: string, customer: string): string => `the payer "${payer}" is ${customer} by name`,
  nameLike: (payer: string, known: string, customer: string): string =>
    `the payer "${payer}" resembles "${known}", a name of ${customer}`,
  nameInText: (known: string, customer: string): string =>
    `"${known}", a name of ${customer}, stands in the text`,
  equal: (money: string, items: readonly OpenItem[]): string =>
    `${money} is what is open on ${together(items)}`,
  equalLater: (money: string, item: OpenItem): string =>
    `${money} is what is open on ${itemName(item)}, which was issued on ${item.item.issuedOn}, after the money came`,
  equalAmongNamed: (money: string, items: readonly OpenItem[]): string =>
    `${money} is what is open on ${together(items)}, but the text names more than that`,
  oldestSet: (money: string, items: readonly OpenItem[]): string =>
    `${money} is what is open on the oldest ${items.length}: ${namesOf(items)}`,
  allBut: (money: string, items: readonly OpenItem[]): string =>
    `${money} is everything that is open but ${namesOf(items)}`,
  discount: (
    money: string,
    items: readonly OpenItem[],
    discount: string,
    untilOn: string,
  ): string =>
    `${money} is what is open on ${together(items)} less the discount of ${discount}, to be had until ${untilOn}`,
  charge: (money: string, charge: string, items: readonly OpenItem[]): string =>
    `${money} and the bank's charge of ${charge} make what is open on ${together(items)}`,
  discountAndCharge: (
    money: string,
    charge: string,
    items: readonly OpenItem[],
    discount: string,
    untilOn: string,
  ): string =>
    `${money} and the bank's charge of ${charge} make what is open on ${together(items)} less the discount of ${discount}, to be had until ${untilOn}`,
  nearNet: (
    shortfall: string,
    items: readonly OpenItem[],
    discount: string,
    untilOn: string,
  ): string =>
    `${shortfall} less than is open on ${together(items)} after the discount of ${discount}, to be had until ${untilOn}; as little as a bank may have kept`,
  near: (shortfall: string, items: readonly OpenItem[]): string =>
    `${shortfall} less than is open on ${together(items)}, as little as a bank may have kept`,
  part: (money: string, open: string, items: readonly OpenItem[]): string =>
    items.length > 1
      ? `${money} is part of the ${open} open on ${together(items)}, oldest due first`
      : `${money} is part of the ${open} open on ${together(items)}`,
  over: (rest: string, items: readonly OpenItem[]): string =>
    `${rest} more than is open on ${together(items)} stays on account`,
  oldest: (money: string, customer: string): string =>
    `${money} fits no open item of ${customer}, so it goes to the oldest due first`,
  moreThanAll: (money: string, open: string, customer: string, rest: string): string =>
    `${money} is more than the ${open} open of ${customer}, so ${rest} stays on account`,
  unknownNumber: (written: string): string => `the text names "${written}", which is no open item`,
  nothingOpen: (customer: string, currency: string): string =>
    `nothing of ${customer} is open in ${currency}, so all of it stays on account`,
  otherCurrency: (names: string, theirs: string, ours: string): string =>
    `${names} is in ${theirs} and the money in ${ours}, so nothing is applied to it here`,
  noRate: (names: string, theirs: string, ours: string, on: IsoDate): string =>
    `${names} is in ${theirs} and the money in ${ours}, and there is no rate for ${on}, so nothing is applied to it here`,
  converted: (paid: ConvertedMoney, items: readonly OpenItem[], openMinor: Minor): string => {
    const difference = paid.receiptMinor - openMinor;
    if (difference === 0) return `${atRate(paid)}, what is open on ${together(items)}`;
    const off = amountText(Math.abs(difference), paid.currency);
    const share = percent(Math.abs(difference), openMinor);
    return difference < 0
      ? `${atRate(paid)}: ${off} (${share}) less than is open on ${together(items)}, written off as exchange difference`
      : `${atRate(paid)}: ${off} (${share}) more than is open on ${together(items)}, which stays on account`;
  },
  /** Goes behind another sentence. */
  forEach: (parts: readonly { readonly customer: string; readonly money: string }[]): string =>
    `: ${listed(parts.map(({ customer, money }) => `${money} for ${customer}`))}`,
  closed: (items: readonly OpenItem[]): string =>
    `${closedText(items)}, so all of it stays on account`,
  /** Goes behind another sentence. */
  closedNumber: (written: string, items: readonly OpenItem[]): string =>
    `the text names "${written}", and ${closedText(items)}`,
  amountOnly: (money: string, item: OpenItem): string =>
    `${money} is what is open on ${itemName(item)}; nothing else says who pays`,
} as const;
