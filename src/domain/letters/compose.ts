/**
 * From the facts of a demand to everything that is printed: the content of a letter, frozen when it
 * is issued. Pure: the same facts give the same letter.
 */
import { daysPastDue } from '../aging.ts';
import type { IsoDate } from '../dates.ts';
import { sumMinor, type CurrencyCode, type Minor } from '../money.ts';
import type { DeliveryMethod } from './deadline.ts';
import { counted, printedDate, printedMoney } from './format-amount.ts';
import type { BankAccount, Recipient, Sender } from './parties.ts';
import { fill, missingPrintedContent, type LetterText, type Wording } from './wording.ts';

/** A row of the letter's table. Amounts in minor units of the letter's currency. */
export interface LetterItem {
  readonly itemId: number;
  readonly item: string;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly daysPastDue: number;
  readonly grossMinor: Minor;
  readonly openMinor: Minor;
}

export interface LetterFacts {
  /** `L-2026-0001`; null while it is a draft. */
  readonly number: string | null;
  readonly issuedOn: IsoDate;
  readonly deadlineOn: IsoDate;
  /** Payments recorded up to and including this day are taken into account. */
  readonly cutOffOn: IsoDate;
  readonly delivery: DeliveryMethod;
  readonly currency: CurrencyCode;
  readonly sender: Sender;
  readonly recipient: Recipient;
  readonly bankAccount: BankAccount;
  /** Contract and order numbers of the items, in the order of the table, without repeats. */
  readonly contracts: readonly string[];
  readonly orders: readonly string[];
  readonly onAccountMinor: Minor;
  /** At least one; all overdue on `issuedOn`; by due date. */
  readonly items: readonly LetterItem[];
}

/** Everything a letter prints; what is stored as its content. */
export interface LetterContent extends LetterFacts {
  readonly level: number;
  readonly language: string;
  readonly layout: string;
  /** Σ openMinor of the items. */
  readonly totalMinor: Minor;
  readonly text: LetterText;
}

/** More numbers than this are in the table anyway. */
const NAMED_AT_MOST = 4;

const named = (one: string, many: string, numbers: readonly string[]): string =>
  numbers.length === 1
    ? `${one} ${numbers[0] ?? ''}`
    : `${many} ${numbers.slice(0, NAMED_AT_MOST).join(', ')}${
        numbers.length > NAMED_AT_MOST ? ` and ${numbers.length - NAMED_AT_MOST} more` : ''
      }`;

/** The basis of the claim: contracts, else orders, else your orders as invoiced. */
function basisOf(facts: LetterFacts): string {
  const parts: string[] = [];
  if (facts.contracts.length > 0) parts.push(named('contract', 'contracts', facts.contracts));
  if (facts.orders.length > 0) parts.push(named('your order', 'your orders', facts.orders));
  return parts.length > 0 ? `under ${parts.join(' and ')}` : 'on your orders';
}

/**
 * The letter of these facts in this wording. Throws on facts that are not a demand (no items, an
 * item not overdue or not open, a part of the wording empty): the services check first, and what
 * slips through must not be printed.
 */
export function composeLetter(facts: LetterFacts, wording: Wording): LetterContent {
  if (facts.items.length === 0) throw new RangeError('a demand without items');
  for (const item of facts.items)
    if (
      item.openMinor <= 0 ||
      daysPastDue(item.dueOn, facts.issuedOn) !== item.daysPastDue ||
      item.daysPastDue < 1
    )
      throw new RangeError(`${item.item} is not overdue on ${facts.issuedOn}`);
  const totalMinor = sumMinor(facts.items.map((item) => item.openMinor));
  const { sender, currency } = facts;
  const values: Readonly<Record<string, string>> = {
    reference: facts.number ?? wording.labels.draftReference,
    basis: basisOf(facts),
    issued: printedDate(facts.issuedOn),
    items: counted(facts.items.length, 'item'),
    oldestDays: counted(Math.max(...facts.items.map((item) => item.daysPastDue)), 'day'),
    total: printedMoney(totalMinor, currency),
    deadline: printedDate(facts.deadlineOn),
    onAccount: printedMoney(facts.onAccountMinor, currency),
    contact: sender.contact,
    phone: sender.phone,
    email: sender.email.trim() === '' ? '' : ` or at ${sender.email}`,
    cutOff: printedDate(facts.cutOffOn),
  };
  const filled = (template: string): string => fill(template, values);
  const text: LetterText = {
    wording: wording.wording,
    language: wording.language,
    subject: filled(wording.subject),
    salutation: filled(wording.salutation),
    opening: filled(facts.items.length === 1 ? wording.opening.one : wording.opening.many),
    demand: filled(wording.demand),
    onAccount: facts.onAccountMinor > 0 ? filled(wording.onAccount) : null,
    dispute: filled(wording.dispute),
    consequences: filled(wording.consequences),
    reservation: filled(wording.reservation),
    disregard: filled(wording.disregard),
    closing: filled(wording.closing),
    footer: filled(wording.footer),
    labels: wording.labels,
    delivery: wording.delivery[facts.delivery],
  };
  const missing = missingPrintedContent(text);
  if (missing.length > 0) throw new RangeError(`the wording lacks: ${missing.join(', ')}`);
  return {
    ...facts,
    level: wording.level,
    language: wording.language,
    layout: wording.layout,
    totalMinor,
    text,
  };
}
