/** A small UBL invoice written in the test itself: our company sells, an invented customer owes. */
export interface UblInvoice {
  readonly number: string;
  readonly issuedOn: string;
  readonly dueOn?: string;
  readonly seller: string;
  readonly buyer: string;
  readonly buyerId: string;
  /** Whole euros, without tax. */
  readonly net: number;
}

const TAX_PERCENT = 21;

export function ublInvoice(invoice: UblInvoice): string {
  const amount = (value: number): string => value.toFixed(2);
  const tax = (invoice.net * TAX_PERCENT) / 100;
  const party = (role: string, name: string, id: string): string =>
    `<cac:Accounting${role}Party><cac:Party>` +
    `<cac:PartyName><cbc:Name>${name}</cbc:Name></cac:PartyName>` +
    `<cac:PostalAddress><cac:Country><cbc:IdentificationCode>ES</cbc:IdentificationCode></cac:Country></cac:PostalAddress>` +
    `<cac:PartyTaxScheme><cbc:CompanyID>${id}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>` +
    `<cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName></cac:PartyLegalEntity>` +
    `</cac:Party></cac:Accounting${role}Party>`;
  const category = `<cbc:ID>S</cbc:ID><cbc:Percent>${TAX_PERCENT}</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>`;
  return (
    `<?xml version="1.0" encoding="UTF-8"?>` +
    `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"` +
    ` xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"` +
    ` xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">` +
    `<cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>` +
    `<cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>` +
    `<cbc:ID>${invoice.number}</cbc:ID><cbc:IssueDate>${invoice.issuedOn}</cbc:IssueDate>` +
    (invoice.dueOn === undefined ? '' : `<cbc:DueDate>${invoice.dueOn}</cbc:DueDate>`) +
    `<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>` +
    party('Supplier', invoice.seller, 'ESB00000018') +
    party('Customer', invoice.buyer, invoice.buyerId) +
    `<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">${amount(tax)}</cbc:TaxAmount>` +
    `<cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">${amount(invoice.net)}</cbc:TaxableAmount>` +
    `<cbc:TaxAmount currencyID="EUR">${amount(tax)}</cbc:TaxAmount><cac:TaxCategory>${category}</cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>` +
    `<cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">${amount(invoice.net)}</cbc:LineExtensionAmount>` +
    `<cbc:TaxExclusiveAmount currencyID="EUR">${amount(invoice.net)}</cbc:TaxExclusiveAmount>` +
    `<cbc:TaxInclusiveAmount currencyID="EUR">${amount(invoice.net + tax)}</cbc:TaxInclusiveAmount>` +
    `<cbc:PayableAmount currencyID="EUR">${amount(invoice.net + tax)}</cbc:PayableAmount></cac:LegalMonetaryTotal>` +
    `<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">10</cbc:InvoicedQuantity>` +
    `<cbc:LineExtensionAmount currencyID="EUR">${amount(invoice.net)}</cbc:LineExtensionAmount>` +
    `<cac:Item><cbc:Name>Preserved roses, 12 stems</cbc:Name><cac:ClassifiedTaxCategory>${category}</cac:ClassifiedTaxCategory></cac:Item>` +
    `<cac:Price><cbc:PriceAmount currencyID="EUR">${amount(invoice.net / 10)}</cbc:PriceAmount></cac:Price></cac:InvoiceLine></Invoice>`
  );
}
