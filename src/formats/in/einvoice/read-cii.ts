/**
 * UN/CEFACT Cross Industry Invoice D16B (EN 16931, XRechnung, Factur-X, ZUGFeRD 2) and its older
 * form in ZUGFeRD 1, whose elements have other names in the same order.
 *
 *     CrossIndustryInvoice/ExchangedDocument/ID                        BT-1
 *     …/ApplicableHeaderTradeSettlement/SpecifiedTradePaymentTerms/…   BT-9, BT-20
 *     …/SpecifiedTradeSettlementHeaderMonetarySummation/DuePayableAmount   BT-115
 *
 * Source: EN 16931-3-3, syntax binding to CII; ZUGFeRD 1.0, technical supplement.
 */
import { EN_16931_NAMES } from '../../../domain/einvoice/check-totals.ts';
import type { EInvoiceParty } from '../../../domain/einvoice/einvoice.ts';
import { childOf, childrenOf, textAt, type XmlElement } from '../xml/xml-tree.ts';
import { countryOf, daysOf, isCreditCode } from './read-ubl.ts';
import {
  amountOf,
  dateOf,
  flat,
  flatLines,
  partOf,
  realReference,
  writtenOf,
  type WrittenAllowance,
  type WrittenDate,
  type WrittenInvoice,
  type WrittenLine,
} from './written-invoice.ts';

const D16B = 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100';
const ZUGFERD_1 = 'urn:ferd:CrossIndustryDocument:invoice:1p0';

export const isCiiRoot = (name: string, namespace: string): boolean =>
  (name === 'CrossIndustryInvoice' && namespace === D16B) ||
  (name === 'CrossIndustryDocument' && namespace === ZUGFERD_1);

/** The first child that has one of the names: the new one and the one of ZUGFeRD 1. */
const either = (element: XmlElement | null, ...names: readonly string[]): XmlElement | null =>
  element?.children.find((child) => names.includes(child.name)) ?? null;

/** `root` is one that `isCiiRoot` knows. */
export function readCii(root: XmlElement): WrittenInvoice {
  const document = either(root, 'ExchangedDocument', 'HeaderExchangedDocument');
  const trade = either(root, 'SupplyChainTradeTransaction', 'SpecifiedSupplyChainTradeTransaction');
  const agreement = either(
    trade,
    'ApplicableHeaderTradeAgreement',
    'ApplicableSupplyChainTradeAgreement',
  );
  const delivery = either(
    trade,
    'ApplicableHeaderTradeDelivery',
    'ApplicableSupplyChainTradeDelivery',
  );
  const settlement = either(
    trade,
    'ApplicableHeaderTradeSettlement',
    'ApplicableSupplyChainTradeSettlement',
  );
  const totals = either(
    settlement,
    'SpecifiedTradeSettlementHeaderMonetarySummation',
    'SpecifiedTradeSettlementMonetarySummation',
  );
  const terms = childrenOf(settlement, 'SpecifiedTradePaymentTerms');
  const dueDateOf = (one: XmlElement): WrittenDate | null =>
    dateIn(childOf(one, 'DueDateDateTime'));
  const hasDiscount = (one: XmlElement): boolean =>
    childOf(one, 'ApplicableTradePaymentDiscountTerms') !== null;
  // The day of a discount is no due date where other terms name one.
  const plain = terms.filter((one) => !hasDiscount(one) && dueDateOf(one) !== null);
  const typeCode = textAt(document, 'TypeCode');
  return {
    syntax: 'CII',
    names: EN_16931_NAMES,
    hasFineLines: false,
    doubts: [],
    profile: textAt(
      either(root, 'ExchangedDocumentContext', 'SpecifiedExchangedDocumentContext'),
      'GuidelineSpecifiedDocumentContextParameter',
      'ID',
    ),
    typeCode,
    isCreditNote: isCreditCode(typeCode),
    line: root.line,
    number: writtenOf(childOf(document, 'ID')),
    issuedOn: dateIn(childOf(document, 'IssueDateTime')),
    dueOn: (plain.length > 0 ? plain : terms).map(dueDateOf).filter((date) => date !== null),
    discounts: terms.flatMap((one) =>
      childrenOf(one, 'ApplicableTradePaymentDiscountTerms').map((discount) => ({
        line: discount.line,
        percent: writtenOf(childOf(discount, 'CalculationPercent')),
        amount: amountOf(childOf(discount, 'ActualDiscountAmount')),
        days: daysOf(childOf(discount, 'BasisPeriodMeasure')),
        fromOn: dateIn(childOf(discount, 'BasisDateTime')),
        untilOn: plain.length > 0 ? dueDateOf(one) : null,
      })),
    ),
    parts: terms.flatMap((one) =>
      partOf(
        dateIn(childOf(one, 'DueDateDateTime')),
        amountOf(childOf(one, 'PartialPaymentAmount')),
      ),
    ),
    terms: terms
      .flatMap((one) => childrenOf(one, 'Description').map((text) => flatLines(text.text)))
      .filter((text) => text !== '')
      .join('\n'),
    currency: writtenOf(childOf(settlement, 'InvoiceCurrencyCode')),
    totals: {
      lines: amountOf(childOf(totals, 'LineTotalAmount')),
      allowances: amountOf(childOf(totals, 'AllowanceTotalAmount')),
      charges: amountOf(childOf(totals, 'ChargeTotalAmount')),
      net: amountOf(childOf(totals, 'TaxBasisTotalAmount')),
      vat: childrenOf(totals, 'TaxTotalAmount')
        .map(amountOf)
        .filter((amount) => amount !== null),
      gross: amountOf(childOf(totals, 'GrandTotalAmount')),
      prepaid: amountOf(childOf(totals, 'TotalPrepaidAmount')),
      rounding: amountOf(childOf(totals, 'RoundingAmount')),
      withheld: null,
      payable: amountOf(childOf(totals, 'DuePayableAmount')),
    },
    vat: childrenOf(settlement, 'ApplicableTradeTax').map((part) => ({
      taxable: amountOf(childOf(part, 'BasisAmount')),
      vat: amountOf(childOf(part, 'CalculatedAmount')),
      rate: writtenOf(either(part, 'RateApplicablePercent', 'ApplicablePercent')),
    })),
    allowances: [
      ...allowancesOf(settlement),
      // ZUGFeRD 1 and the EXTENDED profile write freight as a charge of its own.
      ...childrenOf(settlement, 'SpecifiedLogisticsServiceCharge').map((charge) => ({
        isCharge: true,
        amount: amountOf(childOf(charge, 'AppliedAmount')),
      })),
    ],
    po: realReference(referenceIn(agreement, 'BuyerOrderReferencedDocument')),
    contract: realReference(referenceIn(agreement, 'ContractReferencedDocument')),
    paymentReference: flat(textAt(settlement, 'PaymentReference')),
    preceding: childrenOf(settlement, 'InvoiceReferencedDocument')
      .map((reference) => ({
        number: flat(textAt(either(reference, 'IssuerAssignedID', 'ID'))),
        issuedOn: dateIn(either(reference, 'FormattedIssueDateTime', 'IssueDateTime')),
      }))
      .filter((reference) => reference.number !== ''),
    seller: partyOf(childOf(agreement, 'SellerTradeParty')),
    buyer: partyOf(childOf(agreement, 'BuyerTradeParty')),
    deliveredOn: dateIn(childOf(delivery, 'ActualDeliverySupplyChainEvent', 'OccurrenceDateTime')),
    lines: childrenOf(trade, 'IncludedSupplyChainTradeLineItem').map(lineOf),
  };
}

/** A date stands in a `DateTimeString` or `DateTime` of its own; some senders leave that out. */
function dateIn(element: XmlElement | null): WrittenDate | null {
  return (
    dateOf(either(element, 'DateTimeString', 'DateString', 'DateTime', 'Date')) ?? dateOf(element)
  );
}

const referenceIn = (element: XmlElement | null, name: string): string =>
  textAt(either(childOf(element, name), 'IssuerAssignedID', 'ID'));

const allowancesOf = (element: XmlElement | null): WrittenAllowance[] =>
  childrenOf(element, 'SpecifiedTradeAllowanceCharge').map((one) => ({
    isCharge: /^(true|1)$/i.test(
      textAt(one, 'ChargeIndicator', 'Indicator') || textAt(one, 'ChargeIndicator'),
    ),
    amount: amountOf(childOf(one, 'ActualAmount')),
  }));

function partyOf(party: XmlElement | null): EInvoiceParty {
  const legal = childOf(party, 'SpecifiedLegalOrganization');
  const vat = childrenOf(party, 'SpecifiedTaxRegistration')
    .map((one) => childOf(one, 'ID'))
    .find((id) => id?.attributes['schemeID'] === 'VA');
  const address = childOf(party, 'PostalTradeAddress');
  const contact = childOf(party, 'DefinedTradeContact');
  const place = [textAt(address, 'PostcodeCode'), textAt(address, 'CityName')]
    .filter((text) => text !== '')
    .join(' ');
  return {
    name: flat(textAt(party, 'Name') || textAt(legal, 'TradingBusinessName')),
    vatId: flat(textAt(vat ?? null)),
    registration: flat(textAt(legal, 'ID')),
    endpoint: flat(
      textAt(party, 'URIUniversalCommunication', 'URIID') ||
        textAt(party, 'GlobalID') ||
        textAt(party, 'ID'),
    ),
    id: flat(textAt(party, 'ID') || textAt(party, 'GlobalID')),
    country: countryOf(textAt(address, 'CountryID')),
    address: [
      textAt(address, 'LineOne'),
      textAt(address, 'LineTwo'),
      textAt(address, 'LineThree'),
      place,
      textAt(address, 'CountrySubDivisionName'),
    ]
      .map(flat)
      .filter((line) => line !== '')
      .join('\n'),
    email: textAt(contact, 'EmailURIUniversalCommunication', 'URIID'),
    phone: textAt(contact, 'TelephoneUniversalCommunication', 'CompleteNumber'),
  };
}

function lineOf(line: XmlElement): WrittenLine {
  const product = childOf(line, 'SpecifiedTradeProduct');
  const agreement = either(
    line,
    'SpecifiedLineTradeAgreement',
    'SpecifiedSupplyChainTradeAgreement',
  );
  const delivery = either(line, 'SpecifiedLineTradeDelivery', 'SpecifiedSupplyChainTradeDelivery');
  const settlement = either(
    line,
    'SpecifiedLineTradeSettlement',
    'SpecifiedSupplyChainTradeSettlement',
  );
  const quantity = childOf(delivery, 'BilledQuantity');
  const price = childOf(agreement, 'NetPriceProductTradePrice');
  const period = childOf(settlement, 'BillingSpecifiedPeriod');
  return {
    line: line.line,
    id: textAt(line, 'AssociatedDocumentLineDocument', 'LineID'),
    name: flat(textAt(product, 'Name')),
    description: flat(textAt(product, 'Description')),
    code: flat(
      textAt(product, 'SellerAssignedID') ||
        textAt(product, 'BuyerAssignedID') ||
        textAt(product, 'GlobalID'),
    ),
    quantity: writtenOf(quantity),
    unit: quantity?.attributes['unitCode']?.trim() ?? '',
    price: amountOf(childOf(price, 'ChargeAmount')),
    priceFor: writtenOf(childOf(price, 'BasisQuantity')),
    net: amountOf(
      childOf(
        either(
          settlement,
          'SpecifiedTradeSettlementLineMonetarySummation',
          'SpecifiedTradeSettlementMonetarySummation',
        ),
        'LineTotalAmount',
      ),
    ),
    deliveredOn:
      dateIn(childOf(delivery, 'ActualDeliverySupplyChainEvent', 'OccurrenceDateTime')) ??
      dateIn(childOf(period, 'EndDateTime')) ??
      dateIn(childOf(period, 'StartDateTime')),
    allowances: allowancesOf(settlement),
  };
}
