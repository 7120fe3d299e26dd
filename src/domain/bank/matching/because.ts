/**
 * Why an item was proposed, in plain sentences.
 *
 *     the payment text mentions "Factura 1042" for INV-1042
 *     1,185.80 EUR equals the open balance of INV-1042 less its discount of 24.20, available until 2026-03-10
 */
import type { CurrencyCode, Minor } from '../../money.ts';
import type { IsoDate } from '../../dates.ts';
import { shortRate } from '../../rates/rate-text.ts';
import { day, groupedMoney, list, say, type Text, type TextValue } from '../../texts/text.ts';
import type { MatchConversion } from './match-facts.ts';
import type { OpenItem } from './open-items.ts';

/** More names are counted, not listed. */
const MOST_NAMES = 4;

/** `INV-1042`, and the instalment when there are several: `INV-1042 (2 of 3)`. */
function itemName({ item }: OpenItem): TextValue {
  const name =
    item.instalments > 1
      ? say`${item.invoice} (${item.position} of ${item.instalments})`
      : item.invoice;
  return item.perList === undefined
    ? name
    : say`${name} (settled per list of ${day(item.perList.takenOn)})`;
}

/** `A`, `A and B`, `A, B and C`, `A, B, C and 5 more`. */
const listed = (names: readonly TextValue[]): TextValue =>
  names.length > MOST_NAMES
    ? say`${list(names.slice(0, MOST_NAMES - 1))} and ${names.length - MOST_NAMES + 1} more`
    : list(names, 'and');

export const namesOf = (items: readonly OpenItem[]): TextValue => listed(items.map(itemName));

/** The invoices of the items, each once, whatever instalments they have. */
export const invoicesOf = (items: readonly OpenItem[]): readonly string[] => [
  ...new Set(items.map(({ item }) => item.invoice)),
];

const together = (items: readonly OpenItem[]): TextValue =>
  items.length > 1 ? say`${namesOf(items)} together` : namesOf(items);

/** `K-1 has nothing left open`; the first of several says why. */
function closedText(items: readonly OpenItem[]): Text {
  const invoices = listed(invoicesOf(items));
  switch (items[0]?.closed) {
    case 'reversed':
      return say`${invoices} was reversed`;
    case 'not_yet':
      return say`${invoices} is dated after today`;
    case 'credit_note':
      return say`${invoices} is a credit note`;
    default:
      return say`${invoices} has nothing left open`;
  }
}

/** What came in, and what it is in the currency of the items. */
export interface ConvertedMoney extends MatchConversion {
  readonly paidMinor: Minor;
  readonly paidIn: CurrencyCode;
}

/** `1,000.00 EUR is 1,083.20 USD at 1 EUR = 1.0832 USD (ECB, 2026-03-03)`. */
const atRate = (paid: ConvertedMoney): Text =>
  say`${groupedMoney(paid.paidMinor, paid.paidIn)} is ${groupedMoney(paid.receiptMinor, paid.currency)} at 1 ${paid.paidIn} = ${shortRate(paid.rate)} ${paid.currency} (${paid.source}, ${day(paid.rateOn)})`;

/** `0.17 %`. */
const percent = (part: Minor, whole: Minor): string => `${((part * 100) / whole).toFixed(2)} %`;

export const because = {
  reference: (written: string, invoices: readonly string[], isChecked: boolean): Text =>
    isChecked
      ? say`reference ${written} names ${listed(invoices)}, and its check digits are right`
      : say`reference ${written} names ${listed(invoices)}`,
  number: (written: string, invoices: readonly string[], isWeak: boolean): Text => {
    const names = listed(invoices);
    if (invoices.length === 1 && invoices[0] === written)
      return isWeak
        ? say`the payment text mentions "${written}", the number of ${names}, but it may mean something else`
        : say`the payment text mentions ${written}`;
    return isWeak
      ? say`the payment text mentions "${written}" for ${names}, but it may mean something else`
      : say`the payment text mentions "${written}" for ${names}`;
  },
  account: (account: string, customer: string): Text =>
    say`money from account ${account} came from ${customer} before`,
  name: (payer: string, customer: string): Text => say`payer's name "${payer}" matches ${customer}`,
  nameLike: (payer: string, known: string, customer: string): Text =>
    say`payer's name "${payer}" is close to "${known}", a name of ${customer}`,
  nameInText: (known: string, customer: string): Text =>
    say`the payment text mentions "${known}", a name of ${customer}`,
  equal: (money: TextValue, items: readonly OpenItem[]): Text =>
    say`${money} equals the open balance of ${together(items)}`,
  equalLater: (money: TextValue, item: OpenItem): Text =>
    say`${money} equals the open balance of ${itemName(item)}, which was issued on ${day(item.item.issuedOn)}, after the money came`,
  equalAmongNamed: (money: TextValue, items: readonly OpenItem[]): Text =>
    say`${money} equals the open balance of ${together(items)}, but the payment text mentions more`,
  oldestSet: (money: TextValue, items: readonly OpenItem[]): Text =>
    say`${money} equals the open balance of the oldest ${items.length}: ${namesOf(items)}`,
  allBut: (money: TextValue, items: readonly OpenItem[]): Text =>
    say`${money} is everything that is open but ${namesOf(items)}`,
  discount: (
    money: TextValue,
    items: readonly OpenItem[],
    discount: TextValue,
    untilOn: TextValue,
  ): Text =>
    say`${money} equals the open balance of ${together(items)} less the discount of ${discount}, available until ${untilOn}`,
  charge: (money: TextValue, charge: TextValue, items: readonly OpenItem[]): Text =>
    say`${money} and the bank's charge of ${charge} make the open balance of ${together(items)}`,
  discountAndCharge: (
    money: TextValue,
    charge: TextValue,
    items: readonly OpenItem[],
    discount: TextValue,
    untilOn: TextValue,
  ): Text =>
    say`${money} and the bank's charge of ${charge} make the open balance of ${together(items)} less the discount of ${discount}, available until ${untilOn}`,
  nearNet: (
    shortfall: TextValue,
    items: readonly OpenItem[],
    discount: TextValue,
    untilOn: TextValue,
  ): Text =>
    say`${shortfall} less than is open on ${together(items)} after the discount of ${discount}, available until ${untilOn}; as little as a bank may have kept`,
  near: (shortfall: TextValue, items: readonly OpenItem[]): Text =>
    say`${shortfall} less than is open on ${together(items)}, as little as a bank may have kept`,
  part: (money: TextValue, open: TextValue, items: readonly OpenItem[]): Text =>
    items.length > 1
      ? say`${money} is part of the ${open} open on ${together(items)}, oldest due first`
      : say`${money} is part of the ${open} open on ${together(items)}`,
  over: (rest: TextValue, items: readonly OpenItem[]): Text =>
    say`${rest} more than is open on ${together(items)} stays on account`,
  oldest: (money: TextValue, customer: string): Text =>
    say`${money} fits no open item of ${customer}, so it goes to the oldest due first`,
  moreThanAll: (money: TextValue, open: TextValue, customer: string, rest: TextValue): Text =>
    say`${money} is more than the ${open} open of ${customer}, so ${rest} stays on account`,
  unknownNumber: (written: string): Text =>
    say`the payment text mentions "${written}", which is no open item`,
  nothingOpen: (customer: string, currency: string): Text =>
    say`nothing of ${customer} is open in ${currency}, so all of it stays on account`,
  otherCurrency: (names: TextValue, theirs: string, ours: string): Text =>
    say`${names} is in ${theirs} and the money in ${ours}, so nothing is applied to it here`,
  noRate: (names: TextValue, theirs: string, ours: string, on: IsoDate): Text =>
    say`${names} is in ${theirs} and the money in ${ours}, and there is no rate for ${day(on)}, so nothing is applied to it here`,
  converted: (paid: ConvertedMoney, items: readonly OpenItem[], openMinor: Minor): Text => {
    const difference = paid.receiptMinor - openMinor;
    if (difference === 0) return say`${atRate(paid)}, the open balance of ${together(items)}`;
    const off = groupedMoney(Math.abs(difference), paid.currency);
    const share = percent(Math.abs(difference), openMinor);
    return difference < 0
      ? say`${atRate(paid)}: ${off} (${share}) less than is open on ${together(items)}, written off as exchange difference`
      : say`${atRate(paid)}: ${off} (${share}) more than is open on ${together(items)}, which stays on account`;
  },
  /** Goes behind another sentence. */
  replaces: (says: Text, takenOn: IsoDate): Text =>
    say`${says}; it replaces what the list of ${day(takenOn)} settled`,
  /** Goes behind another sentence. */
  replacesOther: (says: Text, takenOn: IsoDate, isAfter: boolean): Text =>
    isAfter
      ? say`${says}; it came after the list of ${day(takenOn)} had that settled, so it may be a second payment`
      : say`${says}; it came before the list that still had that open, and the list of ${day(takenOn)} had it settled`,
  /** Goes behind another sentence. */
  settledBeside: (says: Text, beside: OpenItem, money: TextValue): Text =>
    say`${says}; but of ${itemName(beside)} ${money} were settled without money that was seen, and this may be that`,
  /** Goes behind another sentence. */
  forEach: (
    says: Text,
    parts: readonly { readonly customer: string; readonly money: TextValue }[],
  ): Text =>
    say`${says}: ${listed(parts.map(({ customer, money }) => say`${money} for ${customer}`))}`,
  closed: (items: readonly OpenItem[]): Text =>
    say`${closedText(items)}, so all of it stays on account`,
  /** Goes behind another sentence. */
  closedNumber: (written: string, items: readonly OpenItem[]): Text =>
    say`the payment text mentions "${written}", and ${closedText(items)}`,
  amountOnly: (money: TextValue, item: OpenItem): Text =>
    say`${money} equals the open balance of ${itemName(item)}; nothing else says who pays`,
} as const;
