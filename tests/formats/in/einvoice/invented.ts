/**
 * Invented e-invoices as XML, in both syntaxes, whole and valid unless a test breaks them:
 *
 *     ubl({ number: 'INV-7', due: '2026-03-02' })      cii({ currency: 'JPY', … })
 *
 * Two goods lines of 100.00 and 50.00, 21 % VAT, 181.50 in all, from Siempreviva Import to
 * Rosa Blumen GmbH.
 */
export interface Invented {
  readonly number: string;
  readonly type: string;
  readonly issued: string;
  /** Without: no due date. */
  readonly due: string | null;
  readonly terms: string;
  readonly currency: string;
  /** Net amount of each line. */
  readonly nets: readonly string[];
  readonly quantity: string;
  readonly price: string | null;
  readonly linesTotal: string;
  readonly net: string;
  readonly vat: string;
  readonly vatRate: string;
  readonly gross: string | null;
  readonly prepaid: string | null;
  readonly rounding: string | null;
  readonly payable: string | null;
  readonly preceding: string | null;
  readonly sellerVat: string;
  readonly buyerVat: string;
  readonly buyerName: string;
  /** More elements, as they are, before the totals. */
  readonly more: string;
}

const PLAIN: Invented = {
  number: 'INV-1042',
  type: '380',
  issued: '2026-01-31',
  due: '2026-03-02',
  terms: '',
  currency: 'EUR',
  nets: ['100.00', '50.00'],
  quantity: '10',
  price: null,
  linesTotal: '150.00',
  net: '150.00',
  vat: '31.50',
  vatRate: '21',
  gross: '181.50',
  prepaid: null,
  rounding: null,
  payable: '181.50',
  preceding: null,
  sellerVat: 'ESB12345678',
  buyerVat: 'DE123456789',
  buyerName: 'Rosa Blumen GmbH',
  more: '',
};

const tag = (name: string, text: string | null, attributes = ''): string =>
  text === null ? '' : `<${name}${attributes}>${text}</${name}>`;

/** UBL Invoice; CreditNote when the type is 381. */
export function ubl(changes: Partial<Invented> = {}): string {
  const v = { ...PLAIN, ...changes };
  const isCredit = v.type === '381';
  const root = isCredit ? 'CreditNote' : 'Invoice';
  const amount = (name: string, text: string | null): string =>
    tag(`cbc:${name}`, text, ` currencyID="${v.currency}"`);
  const party = (name: string, vat: string, id: string, city: string, country: string): string => `
      <cac:Party>
        <cbc:EndpointID schemeID="0088">${id}</cbc:EndpointID>
        <cac:PartyName><cbc:Name>${name}</cbc:Name></cac:PartyName>
        <cac:PostalAddress>
          <cbc:StreetName>Main Street 1</cbc:StreetName>
          <cbc:CityName>${city}</cbc:CityName>
          <cbc:PostalZone>10115</cbc:PostalZone>
          <cac:Country><cbc:IdentificationCode>${country}</cbc:IdentificationCode></cac:Country>
        </cac:PostalAddress>
        ${vat === '' ? '' : `<cac:PartyTaxScheme><cbc:CompanyID>${vat}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>`}
        <cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName></cac:PartyLegalEntity>
        <cac:Contact><cbc:Telephone>+49 30 555</cbc:Telephone><cbc:ElectronicMail>ap@rosa.example</cbc:ElectronicMail></cac:Contact>
      </cac:Party>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
  ${tag('cbc:ID', v.number)}
  ${tag('cbc:IssueDate', v.issued)}
  ${isCredit ? '' : tag('cbc:DueDate', v.due)}
  ${tag(isCredit ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode', v.type)}
  ${tag('cbc:DocumentCurrencyCode', v.currency)}
  <cac:OrderReference><cbc:ID>PO-9</cbc:ID></cac:OrderReference>
  ${v.preceding === null ? '' : `<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>${v.preceding}</cbc:ID><cbc:IssueDate>2026-01-02</cbc:IssueDate></cac:InvoiceDocumentReference></cac:BillingReference>`}
  <cac:ContractDocumentReference><cbc:ID>n/a</cbc:ID></cac:ContractDocumentReference>
  <cac:AccountingSupplierParty>${party('Siempreviva Import S.L.', v.sellerVat, '8400000000017', 'Valencia', 'ES')}
  </cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty>${party(v.buyerName, v.buyerVat, '4000000000012', 'Berlin', 'DE')}
  </cac:AccountingCustomerParty>
  <cac:Delivery><cbc:ActualDeliveryDate>2026-01-30</cbc:ActualDeliveryDate></cac:Delivery>
  <cac:PaymentMeans>
    <cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>
    ${isCredit ? tag('cbc:PaymentDueDate', v.due) : ''}
    <cbc:PaymentID>RF18 5390 0754 7034</cbc:PaymentID>
  </cac:PaymentMeans>
  ${v.terms === '' ? '' : `<cac:PaymentTerms><cbc:Note>${v.terms}</cbc:Note></cac:PaymentTerms>`}
  ${v.more}
  <cac:TaxTotal>
    ${amount('TaxAmount', v.vat)}
    <cac:TaxSubtotal>
      ${amount('TaxableAmount', v.net)}
      ${amount('TaxAmount', v.vat)}
      <cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>${v.vatRate}</cbc:Percent></cac:TaxCategory>
    </cac:TaxSubtotal>
  </cac:TaxTotal>
  <cac:LegalMonetaryTotal>
    ${amount('LineExtensionAmount', v.linesTotal)}
    ${amount('TaxExclusiveAmount', v.net)}
    ${amount('TaxInclusiveAmount', v.gross)}
    ${amount('PrepaidAmount', v.prepaid)}
    ${amount('PayableRoundingAmount', v.rounding)}
    ${amount('PayableAmount', v.payable)}
  </cac:LegalMonetaryTotal>
${v.nets
  .map(
    (net, at) => `  <cac:${root}Line>
    <cbc:ID>${at + 1}</cbc:ID>
    <cbc:${isCredit ? 'CreditedQuantity' : 'InvoicedQuantity'} unitCode="C62">${v.quantity}</cbc:${isCredit ? 'CreditedQuantity' : 'InvoicedQuantity'}>
    ${amount('LineExtensionAmount', net)}
    <cac:Item>
      <cbc:Description>preserved, 5 cm</cbc:Description>
      <cbc:Name>Rose ${at + 1}</cbc:Name>
      <cac:SellersItemIdentification><cbc:ID>R-${at + 1}</cbc:ID></cac:SellersItemIdentification>
    </cac:Item>
    ${v.price === null ? '' : `<cac:Price>${amount('PriceAmount', v.price)}<cbc:BaseQuantity>1</cbc:BaseQuantity></cac:Price>`}
  </cac:${root}Line>`,
  )
  .join('\n')}
</${root}>
`;
}

/** CII D16B. */
export function cii(changes: Partial<Invented> = {}): string {
  const v = { ...PLAIN, ...changes };
  const compact = (date: string): string => date.replaceAll('-', '');
  const dated = (name: string, date: string | null): string =>
    date === null
      ? ''
      : `<ram:${name}><udt:DateTimeString format="102">${compact(date)}</udt:DateTimeString></ram:${name}>`;
  const ram = (name: string, text: string | null): string => tag(`ram:${name}`, text);
  const party = (name: string, vat: string, id: string, city: string, country: string): string => `
        <ram:ID>${id}</ram:ID>
        <ram:Name>${name}</ram:Name>
        <ram:SpecifiedLegalOrganization><ram:ID>HRB 77</ram:ID></ram:SpecifiedLegalOrganization>
        <ram:PostalTradeAddress>
          <ram:PostcodeCode>10115</ram:PostcodeCode><ram:LineOne>Main Street 1</ram:LineOne>
          <ram:CityName>${city}</ram:CityName><ram:CountryID>${country}</ram:CountryID>
        </ram:PostalTradeAddress>
        <ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">11/222</ram:ID></ram:SpecifiedTaxRegistration>
        <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">${vat}</ram:ID></ram:SpecifiedTaxRegistration>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
  xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
  xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"
  xmlns:qdt="urn:un:unece:uncefact:data:standard:QualifiedDataType:100">
  <rsm:ExchangedDocumentContext>
    <ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:cen.eu:en16931:2017</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter>
  </rsm:ExchangedDocumentContext>
  <rsm:ExchangedDocument>
    ${ram('ID', v.number)}
    ${ram('TypeCode', v.type)}
    ${dated('IssueDateTime', v.issued)}
  </rsm:ExchangedDocument>
  <rsm:SupplyChainTradeTransaction>
${v.nets
  .map(
    (net, at) => `    <ram:IncludedSupplyChainTradeLineItem>
      <ram:AssociatedDocumentLineDocument><ram:LineID>${at + 1}</ram:LineID></ram:AssociatedDocumentLineDocument>
      <ram:SpecifiedTradeProduct>
        <ram:SellerAssignedID>R-${at + 1}</ram:SellerAssignedID><ram:Name>Rose ${at + 1}</ram:Name>
        <ram:Description>preserved, 5 cm</ram:Description>
      </ram:SpecifiedTradeProduct>
      <ram:SpecifiedLineTradeAgreement>${v.price === null ? '' : `<ram:NetPriceProductTradePrice>${ram('ChargeAmount', v.price)}</ram:NetPriceProductTradePrice>`}</ram:SpecifiedLineTradeAgreement>
      <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">${v.quantity}</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
      <ram:SpecifiedLineTradeSettlement>
        <ram:SpecifiedTradeSettlementLineMonetarySummation>${ram('LineTotalAmount', net)}</ram:SpecifiedTradeSettlementLineMonetarySummation>
      </ram:SpecifiedLineTradeSettlement>
    </ram:IncludedSupplyChainTradeLineItem>`,
  )
  .join('\n')}
    <ram:ApplicableHeaderTradeAgreement>
      <ram:SellerTradeParty>${party('Siempreviva Import S.L.', v.sellerVat, 'S-1', 'Valencia', 'ES')}
      </ram:SellerTradeParty>
      <ram:BuyerTradeParty>${party(v.buyerName, v.buyerVat, 'K-12', 'Berlin', 'DE')}
      </ram:BuyerTradeParty>
      <ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>PO-9</ram:IssuerAssignedID></ram:BuyerOrderReferencedDocument>
    </ram:ApplicableHeaderTradeAgreement>
    <ram:ApplicableHeaderTradeDelivery>
      <ram:ActualDeliverySupplyChainEvent>${dated('OccurrenceDateTime', '2026-01-30')}</ram:ActualDeliverySupplyChainEvent>
    </ram:ApplicableHeaderTradeDelivery>
    <ram:ApplicableHeaderTradeSettlement>
      <ram:PaymentReference>RF18 5390 0754 7034</ram:PaymentReference>
      ${ram('InvoiceCurrencyCode', v.currency)}
      <ram:ApplicableTradeTax>
        ${ram('CalculatedAmount', v.vat)}<ram:TypeCode>VAT</ram:TypeCode>${ram('BasisAmount', v.net)}
        <ram:CategoryCode>S</ram:CategoryCode>${ram('RateApplicablePercent', v.vatRate)}
      </ram:ApplicableTradeTax>
      ${v.more}
      <ram:SpecifiedTradePaymentTerms>${v.terms === '' ? '' : ram('Description', v.terms)}${dated('DueDateDateTime', v.due)}</ram:SpecifiedTradePaymentTerms>
      <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
        ${ram('LineTotalAmount', v.linesTotal)}
        ${ram('TaxBasisTotalAmount', v.net)}
        <ram:TaxTotalAmount currencyID="${v.currency}">${v.vat}</ram:TaxTotalAmount>
        ${ram('RoundingAmount', v.rounding)}
        ${ram('GrandTotalAmount', v.gross)}
        ${ram('TotalPrepaidAmount', v.prepaid)}
        ${ram('DuePayableAmount', v.payable)}
      </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
      ${v.preceding === null ? '' : `<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>${v.preceding}</ram:IssuerAssignedID><ram:FormattedIssueDateTime><qdt:DateTimeString format="102">20260102</qdt:DateTimeString></ram:FormattedIssueDateTime></ram:InvoiceReferencedDocument>`}
    </ram:ApplicableHeaderTradeSettlement>
  </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>
`;
}

/** The same invoice as ZUGFeRD 1 wrote it: other names, the same order. */
export const zugferd1 = (changes: Partial<Invented> = {}): string =>
  [
    [
      'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
      'urn:ferd:CrossIndustryDocument:invoice:1p0',
    ],
    ['CrossIndustryInvoice', 'CrossIndustryDocument'],
    ['ExchangedDocumentContext', 'SpecifiedExchangedDocumentContext'],
    ['rsm:ExchangedDocument>', 'rsm:HeaderExchangedDocument>'],
    ['rsm:SupplyChainTradeTransaction', 'rsm:SpecifiedSupplyChainTradeTransaction'],
    ['ApplicableHeaderTrade', 'ApplicableSupplyChainTrade'],
    ['SpecifiedLineTrade', 'SpecifiedSupplyChainTrade'],
    [
      'SpecifiedTradeSettlementHeaderMonetarySummation',
      'SpecifiedTradeSettlementMonetarySummation',
    ],
    ['SpecifiedTradeSettlementLineMonetarySummation', 'SpecifiedTradeSettlementMonetarySummation'],
    ['RateApplicablePercent', 'ApplicablePercent'],
  ].reduce((text, [from = '', to = '']) => text.replaceAll(from, to), cii(changes));

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
