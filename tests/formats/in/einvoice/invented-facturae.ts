/**
 * Invented Facturae files after the published schema (3.2.2), whole and valid unless a test breaks
 * them: net 1,000.00 and 21 % VAT, from Flores del Norte SL to Rosa Importaciones SA.
 */
export interface InventedFacturae {
  readonly series?: string;
  readonly number?: string;
  readonly issued?: string;
  readonly invoiceClass?: string;
  /** Series, number and method (01 whole, 02 differences) of what it corrects. */
  readonly corrective?: readonly [series: string, number: string, method: string] | null;
  readonly net?: string;
  readonly vat?: string;
  /** IRPF. */
  readonly withheld?: string;
  readonly total?: string;
  readonly outstanding?: string;
  readonly executable?: string;
  /** More of `InvoiceTotals`. */
  readonly totals?: string;
  readonly lines?: string;
  readonly instalments?: readonly (readonly [dueOn: string, amount: string])[];
}

const NAMESPACES: Readonly<Record<string, string>> = {
  '3.2': 'http://www.facturae.es/Facturae/2009/v3.2/Facturae',
  '3.2.1': 'http://www.facturae.es/Facturae/2014/v3.2.1/Facturae',
  '3.2.2': 'http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml',
};

function invoiceOf(made: InventedFacturae): string {
  const {
    series = 'A',
    number = '41',
    issued = '2026-03-05',
    invoiceClass = 'OO',
    corrective = null,
    net = '1000.00',
    vat = '210.00',
    withheld = '0.00',
    total = '1210.00',
    outstanding = total,
    executable = outstanding,
    totals = '',
    lines = `<InvoiceLine><ReceiverTransactionReference>PED-9</ReceiverTransactionReference><ItemDescription>Rosas preservadas</ItemDescription><Quantity>10</Quantity><UnitOfMeasure>01</UnitOfMeasure><UnitPriceWithoutTax>100.000000</UnitPriceWithoutTax><TotalCost>${net}0000</TotalCost><GrossAmount>${net}0000</GrossAmount><ArticleCode>R-1</ArticleCode></InvoiceLine>`,
    instalments = [['2026-04-04', executable]],
  } = made;
  const sum = (name: string, amount: string): string => `<${name}>${amount}</${name}>`;
  return `
    <Invoice>
      <InvoiceHeader><InvoiceNumber>${number}</InvoiceNumber>${sum('InvoiceSeriesCode', series)}<InvoiceDocumentType>FC</InvoiceDocumentType><InvoiceClass>${invoiceClass}</InvoiceClass>${
        corrective === null
          ? ''
          : `<Corrective><InvoiceNumber>${corrective[1]}</InvoiceNumber><InvoiceSeriesCode>${corrective[0]}</InvoiceSeriesCode><ReasonCode>01</ReasonCode><ReasonDescription>Número de la factura</ReasonDescription><CorrectionMethod>${corrective[2]}</CorrectionMethod><CorrectionMethodDescription>Rectificación</CorrectionMethodDescription></Corrective>`
      }</InvoiceHeader>
      <InvoiceIssueData><IssueDate>${issued}</IssueDate><InvoiceCurrencyCode>EUR</InvoiceCurrencyCode><TaxCurrencyCode>EUR</TaxCurrencyCode><LanguageName>es</LanguageName></InvoiceIssueData>
      <TaxesOutputs><Tax><TaxTypeCode>01</TaxTypeCode><TaxRate>21.00</TaxRate><TaxableBase>${sum('TotalAmount', net)}</TaxableBase><TaxAmount>${sum('TotalAmount', vat)}</TaxAmount></Tax></TaxesOutputs>
      <InvoiceTotals>
        ${sum('TotalGrossAmount', net)}${totals}${sum('TotalGrossAmountBeforeTaxes', net)}${sum('TotalTaxOutputs', vat)}
        ${sum('TotalTaxesWithheld', withheld)}${sum('InvoiceTotal', total)}
        ${sum('TotalOutstandingAmount', outstanding)}${sum('TotalExecutableAmount', executable)}
      </InvoiceTotals>
      <Items>${lines}</Items>
      ${instalments.length === 0 ? '' : `<PaymentDetails>${instalments.map(([dueOn, amount]) => `<Installment><InstallmentDueDate>${dueOn}</InstallmentDueDate><InstallmentAmount>${amount}</InstallmentAmount><PaymentMeans>04</PaymentMeans></Installment>`).join('')}</PaymentDetails>`}
    </Invoice>`;
}

const address = (street: string, town: string): string =>
  `<AddressInSpain><Address>${street}</Address><PostCode>28001</PostCode><Town>${town}</Town><Province>${town}</Province><CountryCode>ESP</CountryCode></AddressInSpain>`;

export const facturae = (
  invoices: readonly InventedFacturae[],
  more: {
    readonly version?: string;
    readonly batch?: readonly [count: string, total: string];
    readonly buyer?: string;
    readonly inside?: string;
  } = {},
): string => {
  const version = more.version ?? '3.2.2';
  const [count, total] = more.batch ?? [
    String(invoices.length),
    invoices
      .reduce(
        (sum, { total: one = '1210.00', outstanding = one, executable = outstanding }) =>
          sum + Number(executable),
        0,
      )
      .toFixed(2),
  ];
  const sum = (name: string): string => `<${name}><TotalAmount>${total}</TotalAmount></${name}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<fe:Facturae xmlns:fe="${NAMESPACES[version] ?? ''}" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
  <FileHeader><SchemaVersion>${version}</SchemaVersion><Modality>${invoices.length === 1 ? 'I' : 'L'}</Modality><InvoiceIssuerType>EM</InvoiceIssuerType>
    <Batch><BatchIdentifier>L-1</BatchIdentifier><InvoicesCount>${count}</InvoicesCount>${sum('TotalInvoicesAmount')}${sum('TotalOutstandingAmount')}${sum('TotalExecutableAmount')}<InvoiceCurrencyCode>EUR</InvoiceCurrencyCode></Batch></FileHeader>
  <Parties>
    <SellerParty><TaxIdentification><PersonTypeCode>J</PersonTypeCode><ResidenceTypeCode>R</ResidenceTypeCode><TaxIdentificationNumber>B12345674</TaxIdentificationNumber></TaxIdentification><LegalEntity><CorporateName>Flores del Norte SL</CorporateName>${address('Calle Mayor 1', 'Madrid')}</LegalEntity></SellerParty>
    <BuyerParty>${more.buyer ?? `<TaxIdentification><PersonTypeCode>J</PersonTypeCode><ResidenceTypeCode>R</ResidenceTypeCode><TaxIdentificationNumber>ESA87654321</TaxIdentificationNumber></TaxIdentification><LegalEntity><CorporateName>Rosa Importaciones SA</CorporateName>${address('Gran Vía 2', 'Madrid')}<ContactDetails><Telephone>910000000</Telephone><ElectronicMail>pagos@rosa.example</ElectronicMail></ContactDetails></LegalEntity>`}</BuyerParty>
  </Parties>
  <Invoices>${invoices.map(invoiceOf).join('')}
  </Invoices>${more.inside ?? ''}
</fe:Facturae>`;
};
