/**
 * What stands in an e-invoice, as text and with its place, before anything is made of it. UBL and
 * CII are both taken apart into this; amounts and dates are read in one place, behind it.
 *
 *     number   { text: 'INV-1042', line: 7, element: 'ID' }
 *     issuedOn { text: '20260131', line: 9, element: 'DateTimeString', format: '102' }
 *     payable  { text: '1234.50', line: 212, element: 'PayableAmount', currency: 'EUR' }
 */
import type { TotalNames } from '../../../domain/einvoice/check-totals.ts';
import type { EInvoiceDoubt, EInvoiceParty } from '../../../domain/einvoice/einvoice.ts';
import type { XmlElement } from '../xml/xml-tree.ts';

/** A value at its place. */
export interface Written {
  readonly text: string;
  readonly line: number;
  /** Local name of its element, for the sentences. */
  readonly element: string;
}

export interface WrittenDate extends Written {
  /** The `format` of CII: `102` is YYYYMMDD; `''` in UBL. */
  readonly format: string;
}

export interface WrittenAmount extends Written {
  /** What the amount itself says, or `''`. */
  readonly currency: string;
}

export interface WrittenAllowance {
  readonly isCharge: boolean;
  readonly amount: WrittenAmount | null;
}

export interface WrittenLine {
  readonly line: number;
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly code: string;
  readonly quantity: Written | null;
  readonly unit: string;
  readonly price: WrittenAmount | null;
  /** BT-149: the price is for so many. */
  readonly priceFor: Written | null;
  readonly net: WrittenAmount | null;
  readonly deliveredOn: WrittenDate | null;
  readonly allowances: readonly WrittenAllowance[];
}

export interface WrittenTotals {
  /** BT-106. */
  readonly lines: WrittenAmount | null;
  /** BT-107. */
  readonly allowances: WrittenAmount | null;
  /** BT-108. */
  readonly charges: WrittenAmount | null;
  /** BT-109. */
  readonly net: WrittenAmount | null;
  /** BT-110 and BT-111: one for each currency it is stated in. */
  readonly vat: readonly WrittenAmount[];
  /** BT-112. */
  readonly gross: WrittenAmount | null;
  /** BT-113. */
  readonly prepaid: WrittenAmount | null;
  /** BT-114. */
  readonly rounding: WrittenAmount | null;
  /** Part of the total that the buyer never pays to the seller; in national formats only. */
  readonly withheld: WrittenAmount | null;
  /** BT-115. */
  readonly payable: WrittenAmount | null;
}

export interface WrittenVat {
  /** BT-116. */
  readonly taxable: WrittenAmount | null;
  /** BT-117. */
  readonly vat: WrittenAmount | null;
  /** BT-119, per cent. */
  readonly rate: Written | null;
}

/** An early-payment discount: a percentage or an amount, until a day or so many days after one. */
export interface WrittenDiscount {
  readonly line: number;
  readonly percent: Written | null;
  readonly amount: WrittenAmount | null;
  readonly untilOn: WrittenDate | null;
  readonly days: Written | null;
  /** From which the days count; null: the invoice's own. */
  readonly fromOn: WrittenDate | null;
}

export interface WrittenInvoice {
  readonly syntax: string;
  /** What its totals are called. */
  readonly names: TotalNames;
  /** Net amounts of lines may have more decimals than the currency. */
  readonly hasFineLines: boolean;
  /** What the reader of a national format has to say about it. */
  readonly doubts: readonly EInvoiceDoubt[];
  readonly profile: string;
  readonly typeCode: string;
  readonly isCreditNote: boolean;
  /** The line of the root element, for what is missing. */
  readonly line: number;
  readonly number: Written | null;
  readonly issuedOn: WrittenDate | null;
  /** Every due date there is; EN 16931 has one, real files have several. */
  readonly dueOn: readonly WrittenDate[];
  /** Parts with a date and an amount of their own (Factur-X EXTENDED, UBL beyond EN 16931). */
  readonly parts: readonly { readonly dueOn: WrittenDate; readonly amount: WrittenAmount }[];
  readonly terms: string;
  readonly discounts: readonly WrittenDiscount[];
  readonly currency: Written | null;
  readonly totals: WrittenTotals;
  readonly vat: readonly WrittenVat[];
  readonly allowances: readonly WrittenAllowance[];
  readonly po: string;
  readonly contract: string;
  readonly paymentReference: string;
  readonly preceding: readonly { readonly number: string; readonly issuedOn: WrittenDate | null }[];
  readonly seller: EInvoiceParty;
  readonly buyer: EInvoiceParty;
  /** BT-72, for lines that name no date of their own. */
  readonly deliveredOn: WrittenDate | null;
  readonly lines: readonly WrittenLine[];
}

/** Text on one line: line ends and runs of blanks become one blank. */
export const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Each line of a text on its own, as terms of several lines are written; empty ones go. */
export const flatLines = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map(flat)
    .filter((line) => line !== '')
    .join('\n');

/** Null when the element is missing or empty. */
export function writtenOf(element: XmlElement | null): Written | null {
  const text = element?.text.trim() ?? '';
  return element === null || text === ''
    ? null
    : { text, line: element.line, element: element.name };
}

export function amountOf(element: XmlElement | null): WrittenAmount | null {
  const written = writtenOf(element);
  return written === null
    ? null
    : { ...written, currency: element?.attributes['currencyID']?.trim() ?? '' };
}

export function dateOf(element: XmlElement | null): WrittenDate | null {
  const written = writtenOf(element);
  return written === null
    ? null
    : { ...written, format: element?.attributes['format']?.trim() ?? '' };
}

/** A part of the amount payable, when both its date and its amount are there. */
export const partOf = (
  dueOn: WrittenDate | null,
  amount: WrittenAmount | null,
): WrittenInvoice['parts'] => (dueOn === null || amount === null ? [] : [{ dueOn, amount }]);

/** Order and contract numbers that stand for "none": Peppol demands a text where there is none. */
export const realReference = (text: string): string =>
  /^(n\/?a|none|-|\.)$/i.test(text) ? '' : flat(text);
