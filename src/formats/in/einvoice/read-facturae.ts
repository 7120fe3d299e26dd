/**
 * Facturae 3.2, 3.2.1 and 3.2.2 (Spain): which element holds which term. A file holds one seller, one
 * buyer and any number of invoices, a batch with its own count and sums.
 *
 *     Invoices/Invoice/InvoiceHeader/InvoiceSeriesCode, InvoiceNumber     BT-1    A/41
 *     InvoiceHeader/InvoiceClass OR with Corrective                       corrects another invoice
 *     InvoiceTotals/InvoiceTotal + TotalTaxesWithheld                     BT-112
 *     InvoiceTotals/TotalTaxesWithheld (IRPF), AmountsWithheld            withheld
 *     InvoiceTotals/TotalExecutableAmount                                 BT-115
 *     PaymentDetails/Installment/InstallmentDueDate, InstallmentAmount    BT-9, parts
 *
 * A corrective invoice whose totals are negative gives money back, like every invoice below zero.
 *
 * Source: Ministerio de Hacienda, "Formato Facturae", versions 3.2 to 3.2.2, schema and description.
 */
import type { TotalNames } from '../../../domain/einvoice/check-totals.ts';
import type { EInvoiceDoubt, EInvoiceParty } from '../../../domain/einvoice/einvoice.ts';
import {
  decimalText,
  isZero,
  minus,
  plus,
  sumOf,
  ZERO,
  type Fraction,
} from '../../../domain/rates/fraction.ts';
import { childOf, childrenOf, textAt, type XmlElement } from '../xml/xml-tree.ts';
import { countryOf } from './read-ubl.ts';
import {
  amountOf,
  dateOf,
  flat,
  partOf,
  realReference,
  writtenOf,
  type WrittenAllowance,
  type WrittenAmount,
  type WrittenInvoice,
  type WrittenLine,
} from './written-invoice.ts';
import { fractionIn, summed } from './written-values.ts';
import { plural, say } from '../../../domain/texts/text.ts';

const NAMES: TotalNames = {
  lineNet: 'GrossAmount',
  lines: 'TotalGrossAmount',
  allowances: 'TotalGeneralDiscounts',
  charges: 'TotalGeneralSurcharges',
  net: 'TotalGrossAmountBeforeTaxes',
  vat: 'TaxAmount',
  vatTotal: 'TotalTaxOutputs',
  gross: 'InvoiceTotal',
  payable: 'TotalExecutableAmount',
  withheld: '',
};

export const isFacturaeRoot = (name: string, namespace: string): boolean =>
  name === 'Facturae' && (namespace === '' || /facturae/i.test(namespace));

/** Every invoice of the file; `root` is one that `isFacturaeRoot` knows. */
export function readFacturae(root: XmlElement): {
  readonly invoices: readonly WrittenInvoice[];
  readonly doubts: readonly EInvoiceDoubt[];
} {
  const header = childOf(root, 'FileHeader');
  const parties = childOf(root, 'Parties');
  const seller = partyOf(childOf(parties, 'SellerParty'));
  const buyer = partyOf(childOf(parties, 'BuyerParty'));
  const profile = textAt(header, 'SchemaVersion');
  const invoices = childrenOf(childOf(root, 'Invoices'), 'Invoice').map((invoice) => ({
    ...invoiceOf(invoice),
    profile,
    seller,
    buyer,
  }));
  return { invoices, doubts: batchDoubts(childOf(header, 'Batch'), invoices) };
}

/** What the batch says of its invoices and is not so. */
function batchDoubts(
  batch: XmlElement | null,
  invoices: readonly WrittenInvoice[],
): EInvoiceDoubt[] {
  const doubts: EInvoiceDoubt[] = [];
  const count = textAt(batch, 'InvoicesCount');
  if (/^\d{1,9}$/.test(count) && Number(count) !== invoices.length)
    doubts.push({
      code: 'batch_count',
      message: say`the file says that it holds ${Number(count)} ${plural(Number(count), 'invoice', 'invoices')} (InvoicesCount), and it holds ${invoices.length}; ask for it again where it was made`,
    });
  const stated = fractionIn(amountOf(childOf(batch, 'TotalExecutableAmount', 'TotalAmount')));
  const sum = sumOf(invoices.map(({ totals }) => valueOf(totals.payable)));
  if (stated !== null && !isZero(minus(stated, sum)))
    doubts.push({
      code: 'batch_total',
      message: say`its invoices come to ${decimalText(sum, 8)}, yet the file states ${decimalText(stated, 8)} for all of them (TotalExecutableAmount); compare them where it was made`,
    });
  return doubts;
}

const valueOf = (amount: WrittenAmount | null): Fraction => fractionIn(amount) ?? ZERO;

function invoiceOf(invoice: XmlElement): Omit<WrittenInvoice, 'profile' | 'seller' | 'buyer'> {
  const header = childOf(invoice, 'InvoiceHeader');
  const corrective = childOf(header, 'Corrective');
  const issue = childOf(invoice, 'InvoiceIssueData');
  const totals = childOf(invoice, 'InvoiceTotals');
  const lines = childrenOf(childOf(invoice, 'Items'), 'InvoiceLine');
  const total = (name: string): WrittenAmount | null => amountOf(childOf(totals, name));
  const listed = (list: string, item: string, name: string): WrittenAmount[] =>
    childrenOf(childOf(totals, list), item)
      .map((one) => amountOf(childOf(one, name)))
      .filter((one) => one !== null);

  const taxWithheld = total('TotalTaxesWithheld');
  const kept = [
    amountOf(childOf(totals, 'AmountsWithheld', 'WithholdingAmount')),
    amountOf(childOf(totals, 'PaymentInKind', 'PaymentInKindAmount')),
  ].filter((one) => one !== null);
  const isTaxWithheld = taxWithheld !== null && !isZero(valueOf(taxWithheld));
  const stated = total('InvoiceTotal');
  const gross =
    stated === null || !isTaxWithheld
      ? stated
      : { ...stated, text: decimalText(plus(valueOf(stated), valueOf(taxWithheld)), 8) };
  const withheld = summed([...(isTaxWithheld ? [taxWithheld] : []), ...kept]);
  const prepaid = summed([
    ...listed('PaymentsOnAccount', 'PaymentOnAccount', 'PaymentOnAccountAmount'),
    ...listed('Subsidies', 'Subsidy', 'SubsidyAmount'),
  ]);
  const financial = total('TotalFinancialExpenses');
  const reimbursable = total('TotalReimbursableExpenses');
  const rounding = summed([financial, reimbursable].filter((one) => one !== null));
  const instalments = childrenOf(childOf(invoice, 'PaymentDetails'), 'Installment');
  const dueOn = (one: XmlElement) => dateOf(childOf(one, 'InstallmentDueDate'));
  const gives = valueOf(gross).numerator < 0n;
  return {
    syntax: 'Facturae',
    names: {
      ...NAMES,
      gross: isTaxWithheld ? 'InvoiceTotal + TotalTaxesWithheld' : NAMES.gross,
      withheld: [
        ...(isTaxWithheld ? ['TotalTaxesWithheld'] : []),
        ...kept.map((one) => one.element),
      ].join(', '),
    },
    hasFineLines: true,
    doubts: [],
    typeCode: [textAt(header, 'InvoiceDocumentType'), textAt(header, 'InvoiceClass')].join(' '),
    isCreditNote: false,
    line: invoice.line,
    number: numberOf(header),
    issuedOn: dateOf(childOf(issue, 'IssueDate')),
    dueOn: gives ? [] : instalments.map(dueOn).filter((date) => date !== null),
    parts: gives
      ? []
      : instalments.flatMap((one) =>
          partOf(dueOn(one), amountOf(childOf(one, 'InstallmentAmount'))),
        ),
    terms: '',
    discounts: [],
    currency: writtenOf(childOf(issue, 'InvoiceCurrencyCode')),
    totals: {
      lines: total('TotalGrossAmount'),
      allowances: total('TotalGeneralDiscounts'),
      charges: total('TotalGeneralSurcharges'),
      net: total('TotalGrossAmountBeforeTaxes'),
      vat: [total('TotalTaxOutputs')].filter((one) => one !== null),
      gross,
      prepaid,
      rounding,
      withheld,
      payable: total('TotalExecutableAmount') ?? total('TotalOutstandingAmount'),
    },
    vat: childrenOf(childOf(invoice, 'TaxesOutputs'), 'Tax').flatMap((tax) => [
      {
        taxable: amountOf(childOf(tax, 'TaxableBase', 'TotalAmount')),
        vat: amountOf(childOf(tax, 'TaxAmount', 'TotalAmount')),
        rate: writtenOf(childOf(tax, 'TaxRate')),
      },
      {
        taxable: amountOf(childOf(tax, 'TaxableBase', 'TotalAmount')),
        vat: amountOf(childOf(tax, 'EquivalenceSurchargeAmount', 'TotalAmount')),
        rate: writtenOf(childOf(tax, 'EquivalenceSurcharge')),
      },
    ]),
    allowances: [
      ...allowancesIn(totals, 'GeneralDiscounts', 'Discount', false),
      ...allowancesIn(totals, 'GeneralSurcharges', 'Charge', true),
    ],
    po: realReference(
      lines.map((line) => textAt(line, 'ReceiverTransactionReference')).find((one) => one !== '') ??
        '',
    ),
    contract: realReference(
      lines.map((line) => textAt(line, 'ReceiverContractReference')).find((one) => one !== '') ??
        '',
    ),
    paymentReference: '',
    preceding: [{ number: numberOf(corrective)?.text ?? '', issuedOn: null }].filter(
      (one) => one.number !== '',
    ),
    deliveredOn: dateOf(childOf(issue, 'OperationDate')),
    lines: lines.map(lineOf),
  };
}

/** Series and number together name an invoice; a number that repeats its series is left as it is. */
function numberOf(header: XmlElement | null): WrittenInvoice['number'] {
  const number = writtenOf(childOf(header, 'InvoiceNumber'));
  const series = flat(textAt(header, 'InvoiceSeriesCode'));
  return number === null || series === '' || number.text.startsWith(series)
    ? number
    : { ...number, text: `${series}/${number.text}` };
}

const allowancesIn = (
  element: XmlElement | null,
  list: string,
  item: 'Discount' | 'Charge',
  isCharge: boolean,
): WrittenAllowance[] =>
  childrenOf(childOf(element, list), item).map((one) => ({
    isCharge,
    amount: amountOf(childOf(one, `${item}Amount`)),
  }));

function lineOf(line: XmlElement, index: number): WrittenLine {
  return {
    line: line.line,
    id: textAt(line, 'SequenceNumber') || String(index + 1),
    name: flat(textAt(line, 'ItemDescription')),
    description: flat(textAt(line, 'AdditionalLineItemInformation')),
    code: flat(textAt(line, 'ArticleCode')),
    quantity: writtenOf(childOf(line, 'Quantity')),
    unit: textAt(line, 'UnitOfMeasure'),
    price: amountOf(childOf(line, 'UnitPriceWithoutTax')),
    priceFor: null,
    net: amountOf(childOf(line, 'GrossAmount')),
    deliveredOn: dateOf(childOf(line, 'TransactionDate')),
    allowances: [
      ...allowancesIn(line, 'DiscountsAndRebates', 'Discount', false),
      ...allowancesIn(line, 'Charges', 'Charge', true),
    ],
  };
}

/** ISO 3166-1 alpha-3, which Facturae uses, of the countries that Spanish firms sell to. */
const ALPHA_2: Readonly<Record<string, string>> = {
  AND: 'AD',
  ARG: 'AR',
  AUT: 'AT',
  BEL: 'BE',
  BGR: 'BG',
  BRA: 'BR',
  CAN: 'CA',
  CHE: 'CH',
  CHL: 'CL',
  CHN: 'CN',
  COL: 'CO',
  CYP: 'CY',
  CZE: 'CZ',
  DEU: 'DE',
  DNK: 'DK',
  ESP: 'ES',
  EST: 'EE',
  FIN: 'FI',
  FRA: 'FR',
  GBR: 'GB',
  GIB: 'GI',
  GRC: 'GR',
  HRV: 'HR',
  HUN: 'HU',
  IRL: 'IE',
  ITA: 'IT',
  LTU: 'LT',
  LUX: 'LU',
  LVA: 'LV',
  MAR: 'MA',
  MEX: 'MX',
  MLT: 'MT',
  NLD: 'NL',
  NOR: 'NO',
  POL: 'PL',
  PRT: 'PT',
  ROU: 'RO',
  SVK: 'SK',
  SVN: 'SI',
  SWE: 'SE',
  TUR: 'TR',
  USA: 'US',
};

function partyOf(party: XmlElement | null): EInvoiceParty {
  const legal = childOf(party, 'LegalEntity');
  const person = childOf(party, 'Individual');
  const who = legal ?? person;
  const address = childOf(who, 'AddressInSpain') ?? childOf(who, 'OverseasAddress');
  const contact = childOf(who, 'ContactDetails');
  const written = textAt(party, 'TaxIdentification', 'TaxIdentificationNumber')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  // Spanish firms leave the country of their own numbers out; a VAT id has it.
  const isSpanish = /^(?:ES)?(?:[A-Z]\d{7}[A-Z0-9]|\d{8}[A-Z])$/.test(written);
  const plain = isSpanish ? written.replace(/^ES(?=.{9}$)/, '') : written;
  const names = ['Name', 'FirstSurname', 'SecondSurname'].map((name) => textAt(person, name));
  const place =
    textAt(address, 'PostCodeAndTown') ||
    `${textAt(address, 'PostCode')} ${textAt(address, 'Town')}`;
  const country = textAt(address, 'CountryCode').toUpperCase();
  return {
    name: flat(textAt(legal, 'CorporateName') || textAt(legal, 'TradeName') || names.join(' ')),
    vatId: isSpanish ? `ES${plain}` : written,
    registration: isSpanish ? plain : '',
    endpoint: '',
    id: flat(textAt(party, 'PartyIdentification')),
    country: countryOf(ALPHA_2[country] ?? country),
    address: [textAt(address, 'Address'), place, textAt(address, 'Province')]
      .map(flat)
      .filter((line) => line !== '')
      .join('\n'),
    email: textAt(contact, 'ElectronicMail'),
    phone: textAt(contact, 'Telephone'),
  };
}
