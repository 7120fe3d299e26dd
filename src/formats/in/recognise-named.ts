/**
 * Files that are known by their signature and not read here: what each is, and what to take instead.
 *
 *     !Type:Bank                         ->  this is a QIF file (Quicken) …; take CAMT, … instead
 *     "EXTF";700;21;"Buchungsstapel";…   ->  these are DATEV postings …
 *     <Document xmlns="…pain.008.001.02"> ->  these are orders of direct debit (pain.008) …
 *
 * Only signatures that nothing else has: a wrong name would keep a good list out.
 */
import { say, type Text } from '../../domain/texts/text.ts';
import { shortened } from '../../domain/imports/findings.ts';
import { headText, rootOf } from './xml/xml-root.ts';

const OF_THE_BANK = say`take CAMT, MT940, OFX or CSV from the bank instead`;
const A_LIST = say`export the open items or the invoices as CSV or Excel instead`;
const AN_INVOICE = say`export it as UBL 2.1 (Peppol, XRechnung), CII, Factur-X, FatturaPA or Facturae`;

/** By the beginning of the text. */
const TEXTS: readonly (readonly [signature: RegExp, sentence: Text])[] = [
  [
    /^!(?:Type|Account|Option|Clear)\b/i,
    say`this is a QIF file (Quicken), which names neither its account nor its entries beyond doubt; ${OF_THE_BANK}`,
  ],
  [
    /^!(?:TRNS|HDR|ACCNT|CUST|VEND|INVITEM|CUSTNAMEDICT)\t/,
    say`this is an IIF file (QuickBooks), a journal of every account; ${A_LIST}`,
  ],
  [
    /^01,[^,\n]*,[^,\n]*,\d{6},\d{0,4},[^\n]*\/\s*[\r\n]+02,/,
    say`this is a BAI2 file, a cash report of American banks; ${OF_THE_BANK}`,
  ],
  [/^0{5}\d{6}\d{3}05[ D]/, say`this is a CODA file of a Belgian bank; ${OF_THE_BANK}`],
  [/^01\d{5} {4}.{5}[A-Z]{3}\d/, say`this is a CFONB 120 file of a French bank; ${OF_THE_BANK}`],
  [
    /^074\d{16}.{20}\d{6}\d{14}[+-]/,
    say`this is an ABO file (GPC) of a Czech or Slovak bank; ${OF_THE_BANK}`,
  ],
  [/^#FLAGGA [01]\b/, say`this is a SIE file, the bookkeeping of a Swedish program; ${A_LIST}`],
  [
    /^"?JournalCode"?[\t|;,]"?JournalLib"?[\t|;,]"?EcritureNum"?/,
    say`this is a FEC file (fichier des écritures comptables), a journal of every account; ${A_LIST}`,
  ],
  [/^(?:UNA.{6}\s*)?UNB\+UNO[A-Z]:/, say`this is an EDIFACT message between two firms; ${A_LIST}`],
  [/^ISA\*\d{2}\*/, say`this is an X12 message between two firms; ${A_LIST}`],
  [
    /^LEDES\d{2,4}B?\[\]/i,
    say`this is a LEDES file, an invoice of a law firm in its own form; ${A_LIST}`,
  ],
  [
    /^BEGIN:VCARD\b/i,
    say`this is a vCard, an address and no list; export the customers as CSV or Excel instead`,
  ],
  [/^BEGIN:VCALENDAR\b/i, say`this is a calendar; ${A_LIST}`],
  [/^(?:\{\s*"|\[\s*(?:\{|\[|"))/, say`this is JSON, data for programs; ${A_LIST}`],
  [
    /^(?:<!doctype html|<html)\b/i,
    say`this is a web page, also where its name ends in .xls; open it in Excel and save it as a workbook (.xlsx) or CSV`,
  ],
];

/** By root element and namespace; the first that fits. */
const ROOTS: readonly (readonly [name: RegExp, namespace: RegExp, sentence: Text])[] = [
  [
    /^Document$/,
    /pain\.00[138]/,
    say`these are orders to the bank (pain), which say what was asked for and not what was booked; ${OF_THE_BANK}`,
  ],
  [
    /^Document$/,
    /pain\.(?:002|014)|camt\.0(?!5[234])|pacs\./,
    say`this is a message between a bank and its customer that says nothing of what was booked; ${OF_THE_BANK}`,
  ],
  [
    /^gnc-v2$/,
    /^/,
    say`this is a book of GnuCash; export the invoices of its report as CSV instead`,
  ],
  [/^AuditFile$/, /^/, say`this is a SAF-T file, the bookkeeping for the tax office; ${A_LIST}`],
  [
    /^DataSet$/,
    /^/,
    say`this is the index of an export for the German tax office (GDPdU); choose the file of open items beside it`,
  ],
  [
    /^Workbook$/,
    /office:spreadsheet/,
    say`this is a workbook in the XML of Excel 2003; open it in Excel and save it as a workbook (.xlsx) or CSV`,
  ],
  [
    /^Finvoice$/,
    /^/,
    say`this is a Finvoice invoice of Finland, which is not read here; ${AN_INVOICE}`,
  ],
  [
    /^Invoice$/,
    /ebinterface/i,
    say`this is an ebInterface invoice of Austria, which is not read here; ${AN_INVOICE}`,
  ],
  [
    /^Invoice$/,
    /isdoc/i,
    say`this is an ISDOC invoice of Czechia, which is not read here; ${AN_INVOICE}`,
  ],
  [
    /^Invoice$/,
    /sfti/i,
    say`this is a Svefaktura invoice of Sweden, which is not read here; ${AN_INVOICE}`,
  ],
  [
    /^Faktura$/,
    /crd\.gov\.pl|ksef/i,
    say`this is a KSeF invoice of Poland, which is not read here; ${AN_INVOICE}`,
  ],
  [
    /^InvoiceData$/,
    /nav\.gov\.hu/i,
    say`this is the data of an invoice for the Hungarian tax office; ${AN_INVOICE}`,
  ],
  [
    /^Comprobante$/,
    /sat\.gob\.mx/i,
    say`this is a CFDI invoice of Mexico, which is not read here; ${AN_INVOICE}`,
  ],
  [
    /^(?:nfeProc|NFe)$/,
    /nfe/i,
    say`this is an NF-e invoice of Brazil, which is not read here; ${AN_INVOICE}`,
  ],
  [
    /^(?:Ricevuta|Notifica|Attestazione|Metadati|FileMetadati)/,
    /fattur|ivaservizi/i,
    say`this is a message of the Italian exchange of invoices (SdI); choose the invoice that it is about`,
  ],
  [/^(?:myexcel|dataPack)$/, /stormware/i, say`this is data of the program Pohoda; ${A_LIST}`],
];

/** Version, number of the category and its name. */
const DATEV = /^"?(?:EXTF|DTVF)"?;\d{1,4};(\d{1,3});"?([^";\r\n]{0,80})/;
/** Customers and suppliers: a table that is read. */
const DATEV_MASTER_DATA = '16';
const DATEV_POSTINGS = '21';

function datevSentence(head: string): Text | null {
  const match = DATEV.exec(head);
  if (match === null || match[1] === DATEV_MASTER_DATA) return null;
  return match[1] === DATEV_POSTINGS
    ? say`these are DATEV postings ("Buchungsstapel"), a journal of every account; export the open items of customers (OPOS list) as CSV or Excel instead`
    : say`this is a file of DATEV ("${shortened(match[2] ?? '')}"), not of what customers owe; export the open items of customers (OPOS list) as CSV or Excel instead`;
}

/** What the file is and what to take instead, as the rest of a sentence; null: not one of these. */
export function recogniseNamed(bytes: Uint8Array): Text | null {
  const head = headText(bytes).replace(/^(?:\ufeff|\u00ef\u00bb\u00bf)?\s*/, '');
  const known = TEXTS.find(([signature]) => signature.test(head));
  if (known !== undefined) return known[1];
  const datev = datevSentence(head);
  if (datev !== null) return datev;
  const root = rootOf(head);
  if (root === null) return null;
  const named = ROOTS.find(
    ([name, namespace]) => name.test(root.name) && namespace.test(root.namespace),
  );
  if (named !== undefined) return named[2];
  // A list may begin with "<Date>" in its header; what declares itself to be XML is no list.
  return head.startsWith('<?xml')
    ? say`this is XML that begins with <${shortened(root.name)}>, which is not read here; ${A_LIST}`
    : null;
}
