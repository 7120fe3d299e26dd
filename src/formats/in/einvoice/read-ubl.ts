/**
 * UBL 2.1 Invoice and CreditNote (EN 16931, Peppol BIS Billing 3, XRechnung): which element holds
 * which term.
 *
 *     Invoice/ID                               BT-1    INV-1042
 *     Invoice/DueDate                          BT-9    2026-03-02
 *     CreditNote/PaymentMeans/PaymentDueDate   BT-9
 *     LegalMonetaryTotal/PayableAmount         BT-115  1234.50
 *
 * Source: EN 16931-3-2, syntax binding to UBL 2.1.
 */
import { EN_16931_NAMES } from '../../../domain/einvoice/check-totals.ts';
import type { EInvoiceParty } from '../../../domain/einvoice/einvoice.ts';
import { childOf, childrenOf, textAt, type XmlElement } from '../xml/xml-tree.ts';
import {
  amountOf,
  dateOf,
  flat,
  flatLines,
  partOf,
  realReference,
  writtenOf,
  type Written,
  type WrittenAllowance,
  type WrittenDate,
  type WrittenInvoice,
  type WrittenLine,
} from './written-invoice.ts';

const INVOICE = 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2';
const CREDIT_NOTE = 'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2';

/** UNTDID 1001 codes that give money back, as EN 16931 lists them for credit notes. */
const CREDIT_CODES = new Set(
  '81 83 261 262 296 308 381 396 420 458 502 503 532'.split(' ').map(String),
);

export const isCreditCode = (code: string): boolean => CREDIT_CODES.has(code);

export const isUblRoot = (name: string, namespace: string): boolean =>
  (name === 'Invoice' && namespace === INVOICE) ||
  (name === 'CreditNote' && namespace === CREDIT_NOTE);

/** `root` is one that `isUblRoot` knows. */
export function readUbl(root: XmlElement): WrittenInvoice {
  const isCreditNote = root.name === 'CreditNote';
  const typeCode = textAt(root, isCreditNote ? 'CreditNoteTypeCode' : 'InvoiceTypeCode');
  const totals = childOf(root, 'LegalMonetaryTotal');
  const means = childrenOf(root, 'PaymentMeans');
  const taxTotals = childrenOf(root, 'TaxTotal');
  return {
    syntax: isCreditNote ? 'UBL 2.1 CreditNote' : 'UBL 2.1 Invoice',
    names: EN_16931_NAMES,
    hasFineLines: false,
    doubts: [],
    profile: textAt(root, 'CustomizationID'),
    typeCode,
    isCreditNote: isCreditNote || isCreditCode(typeCode),
    line: root.line,
    number: writtenOf(childOf(root, 'ID')),
    issuedOn: dateOf(childOf(root, 'IssueDate')),
    dueOn: dueDates(root, means),
    parts: childrenOf(root, 'PaymentTerms').flatMap((terms) =>
      partOf(
        dateOf(childOf(terms, 'PaymentDueDate')) ?? dateOf(childOf(terms, 'InstallmentDueDate')),
        amountOf(childOf(terms, 'Amount')),
      ),
    ),
    terms: childrenOf(root, 'PaymentTerms')
      .flatMap((terms) => childrenOf(terms, 'Note').map((note) => flatLines(note.text)))
      .filter((text) => text !== '')
      .join('\n'),
    discounts: childrenOf(root, 'PaymentTerms')
      .filter(hasDiscount)
      .map((one) => ({
        line: one.line,
        percent: writtenOf(childOf(one, 'SettlementDiscountPercent')),
        amount: amountOf(childOf(one, 'SettlementDiscountAmount')),
        untilOn:
          dateOf(childOf(one, 'SettlementPeriod', 'EndDate')) ??
          dateOf(childOf(one, 'PaymentDueDate')),
        days: daysOf(childOf(one, 'SettlementPeriod', 'DurationMeasure')),
        fromOn: dateOf(childOf(one, 'SettlementPeriod', 'StartDate')),
      })),
    currency: writtenOf(childOf(root, 'DocumentCurrencyCode')),
    totals: {
      lines: amountOf(childOf(totals, 'LineExtensionAmount')),
      allowances: amountOf(childOf(totals, 'AllowanceTotalAmount')),
      charges: amountOf(childOf(totals, 'ChargeTotalAmount')),
      net: amountOf(childOf(totals, 'TaxExclusiveAmount')),
      vat: taxTotals
        .map((total) => amountOf(childOf(total, 'TaxAmount')))
        .filter((amount) => amount !== null),
      gross: amountOf(childOf(totals, 'TaxInclusiveAmount')),
      prepaid: amountOf(childOf(totals, 'PrepaidAmount')),
      rounding: amountOf(childOf(totals, 'PayableRoundingAmount')),
      withheld: null,
      payable: amountOf(childOf(totals, 'PayableAmount')),
    },
    vat: taxTotals.flatMap((total) =>
      childrenOf(total, 'TaxSubtotal').map((part) => ({
        taxable: amountOf(childOf(part, 'TaxableAmount')),
        vat: amountOf(childOf(part, 'TaxAmount')),
        rate: writtenOf(childOf(part, 'TaxCategory', 'Percent')),
      })),
    ),
    allowances: allowancesOf(root),
    po: realReference(textAt(root, 'OrderReference', 'ID')),
    contract: realReference(textAt(root, 'ContractDocumentReference', 'ID')),
    paymentReference: flat(
      means.map((one) => textAt(one, 'PaymentID')).find((text) => text !== '') ?? '',
    ),
    preceding: childrenOf(root, 'BillingReference')
      .flatMap((reference) => [
        ...childrenOf(reference, 'InvoiceDocumentReference'),
        ...childrenOf(reference, 'CreditNoteDocumentReference'),
      ])
      .map((document) => ({
        number: flat(textAt(document, 'ID')),
        issuedOn: dateOf(childOf(document, 'IssueDate')),
      }))
      .filter((document) => document.number !== ''),
    seller: partyOf(childOf(root, 'AccountingSupplierParty', 'Party')),
    buyer: partyOf(childOf(root, 'AccountingCustomerParty', 'Party')),
    deliveredOn: dateOf(childOf(root, 'Delivery', 'ActualDeliveryDate')),
    lines: childrenOf(root, isCreditNote ? 'CreditNoteLine' : 'InvoiceLine').map((line) =>
      lineOf(line, isCreditNote),
    ),
  };
}

/** An invoice has its own; a credit note, and invoices of older profiles, name it with the means. */
function dueDates(root: XmlElement, means: readonly XmlElement[]): WrittenDate[] {
  const own = dateOf(childOf(root, 'DueDate'));
  if (own !== null) return [own];
  const terms = childrenOf(root, 'PaymentTerms');
  // The day of a discount is no due date where another element names one.
  const plain = terms.filter((one) => !hasDiscount(one));
  return [...means, ...(plain.length > 0 ? plain : terms)]
    .map(
      (element) =>
        dateOf(childOf(element, 'PaymentDueDate')) ??
        dateOf(childOf(element, 'InstallmentDueDate')),
    )
    .filter((date) => date !== null);
}

const hasDiscount = (terms: XmlElement): boolean =>
  childOf(terms, 'SettlementDiscountPercent') !== null ||
  childOf(terms, 'SettlementDiscountAmount') !== null;

/** A measure of time in days; null in other units. */
export const daysOf = (measure: XmlElement | null): Written | null =>
  /^(?:DAY|D)?$/i.test(measure?.attributes['unitCode'] ?? '') ? writtenOf(measure) : null;

const allowancesOf = (element: XmlElement): WrittenAllowance[] =>
  childrenOf(element, 'AllowanceCharge').map((one) => ({
    isCharge: /^(true|1)$/i.test(textAt(one, 'ChargeIndicator')),
    amount: amountOf(childOf(one, 'Amount')),
  }));

function partyOf(party: XmlElement | null): EInvoiceParty {
  const legal = childOf(party, 'PartyLegalEntity');
  const schemes = childrenOf(party, 'PartyTaxScheme');
  // Without a scheme's name it is VAT: it is the only one that most countries have.
  const vat =
    schemes.find((one) => textAt(one, 'TaxScheme', 'ID').toUpperCase() === 'VAT') ??
    schemes.find((one) => textAt(one, 'TaxScheme', 'ID') === '') ??
    null;
  const address = childOf(party, 'PostalAddress');
  const place = [textAt(address, 'PostalZone'), textAt(address, 'CityName')]
    .filter((text) => text !== '')
    .join(' ');
  const street = [textAt(address, 'StreetName'), textAt(address, 'BuildingNumber')]
    .filter((text) => text !== '')
    .join(' ');
  const contact = childOf(party, 'Contact');
  return {
    name: flat(
      textAt(legal, 'RegistrationName') ||
        textAt(party, 'PartyName', 'Name') ||
        textAt(contact, 'Name'),
    ),
    vatId: flat(textAt(vat, 'CompanyID')),
    registration: flat(textAt(legal, 'CompanyID')),
    endpoint: flat(textAt(party, 'EndpointID') || textAt(party, 'PartyIdentification', 'ID')),
    id: flat(textAt(party, 'PartyIdentification', 'ID')),
    country: countryOf(textAt(address, 'Country', 'IdentificationCode')),
    address: [
      textAt(address, 'Postbox'),
      street,
      textAt(address, 'AdditionalStreetName'),
      ...childrenOf(address, 'AddressLine').map((line) => textAt(line, 'Line')),
      place,
      textAt(address, 'CountrySubentity'),
    ]
      .map(flat)
      .filter((line) => line !== '')
      .join('\n'),
    email: textAt(contact, 'ElectronicMail'),
    phone: textAt(contact, 'Telephone'),
  };
}

/** Two letters, or null. */
export const countryOf = (code: string): string | null =>
  /^[A-Za-z]{2}$/.test(code) ? code.toUpperCase() : null;

function lineOf(line: XmlElement, isCreditNote: boolean): WrittenLine {
  const item = childOf(line, 'Item');
  const quantity = childOf(line, isCreditNote ? 'CreditedQuantity' : 'InvoicedQuantity');
  const period = childOf(line, 'InvoicePeriod');
  return {
    line: line.line,
    id: textAt(line, 'ID'),
    name: flat(textAt(item, 'Name')),
    description: flat(textAt(item, 'Description')),
    code: flat(
      textAt(item, 'SellersItemIdentification', 'ID') ||
        textAt(item, 'BuyersItemIdentification', 'ID') ||
        textAt(item, 'StandardItemIdentification', 'ID'),
    ),
    quantity: writtenOf(quantity),
    unit: quantity?.attributes['unitCode']?.trim() ?? '',
    price: amountOf(childOf(line, 'Price', 'PriceAmount')),
    priceFor: writtenOf(childOf(line, 'Price', 'BaseQuantity')),
    net: amountOf(childOf(line, 'LineExtensionAmount')),
    deliveredOn:
      dateOf(childOf(line, 'Delivery', 'ActualDeliveryDate')) ??
      dateOf(childOf(period, 'EndDate')) ??
      dateOf(childOf(period, 'StartDate')),
    allowances: allowancesOf(line),
  };
}
