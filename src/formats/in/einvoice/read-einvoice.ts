/**
 * The one door for electronic invoices: UBL, CII, and PDF with one of them inside.
 *
 *     const read = readEInvoice(bytes);
 *     read.value   ->  { number: 'INV-1042', issuedOn: '2026-01-31', payableMinor: 123450, … }
 *     read.error   ->  { code: 'doctype', line: 2, message: 'line 2: the file declares entities …' }
 */
import type { EInvoice, EInvoiceFault } from '../../../domain/einvoice/einvoice.ts';
import { shortened } from '../../../domain/imports/findings.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import { readXmlTree, XML_LIMITS, type XmlElement } from '../xml/xml-tree.ts';
import { embeddedInvoice } from './embedded-invoice.ts';
import { isCiiRoot, readCii } from './read-cii.ts';
import { isUblRoot, readUbl } from './read-ubl.ts';
import { isEnvelope, isPdf } from './recognise-einvoice.ts';
import { understandInvoice } from './understand-invoice.ts';
import { say, type Text } from '../../../domain/texts/text.ts';

/** An invoice carries its attachments inside (base64), so it may be large; a tree of it is not. */
const LIMITS = { ...XML_LIMITS, maxBytes: 50_000_000, maxElements: 300_000 };

/** The invoice in `bytes`, with its doubts, or one sentence why there is none. */
export function readEInvoice(bytes: Uint8Array): Result<EInvoice, EInvoiceFault> {
  if (!isPdf(bytes)) return readEInvoiceXml(bytes);
  const embedded = embeddedInvoice(bytes);
  if (!embedded.ok) return embedded;
  const { name, xml } = embedded.value;
  const read = readEInvoiceXml(xml);
  if (read.ok) return ok({ ...read.value, syntax: 'Factur-X' });
  const { message } = read.error;
  return err({
    ...read.error,
    message:
      name === ''
        ? say`in the file inside the PDF, ${message}`
        : say`in "${shortened(name)}" inside the PDF, ${message}`,
  });
}

/** Of XML alone. */
export function readEInvoiceXml(bytes: Uint8Array): Result<EInvoice, EInvoiceFault> {
  const tree = readXmlTree(bytes, LIMITS);
  if (!tree.ok) {
    const { code, line, message } = tree.error;
    return err({ code, line, message });
  }
  // What Peppol wraps around a document says who carried it, nothing about what is owed.
  const root = isEnvelope(tree.value.name)
    ? (tree.value.children.find((child) => isInvoiceRoot(child)) ?? tree.value)
    : tree.value;
  if (isUblRoot(root.name, root.namespace)) return understandInvoice(readUbl(root));
  if (isCiiRoot(root.name, root.namespace)) return understandInvoice(readCii(root));
  return err(notAnInvoice(root));
}

const isInvoiceRoot = ({ name, namespace }: XmlElement): boolean =>
  isUblRoot(name, namespace) || isCiiRoot(name, namespace);

const EXPORT_AS = say`export the invoice as UBL 2.1 (Peppol, XRechnung), CII or Factur-X`;

/** Other documents one meets, what each is, and what to do about it. */
const OTHER_ROOTS: Readonly<Record<string, readonly [what: Text, todo: Text]>> = {
  Order: [say`an order`, EXPORT_AS],
  OrderResponse: [say`an answer to an order`, EXPORT_AS],
  DespatchAdvice: [say`a despatch advice`, EXPORT_AS],
  ApplicationResponse: [say`an answer to an invoice`, EXPORT_AS],
  Catalogue: [say`a catalogue`, EXPORT_AS],
  Reminder: [say`a reminder`, EXPORT_AS],
  SCRDMCCBDACIOMessageStructure: [say`an order (Order-X)`, EXPORT_AS],
  Document: [say`as bank statements (CAMT) do`, say`bring it in as a bank file`],
  Facturae: [say`a Facturae invoice of Spain`, EXPORT_AS],
  FatturaElettronica: [say`a FatturaPA invoice of Italy`, EXPORT_AS],
};

function notAnInvoice(root: XmlElement): EInvoiceFault {
  const name = root.name.slice(0, 40);
  const isOtherKind = root.name === 'Invoice' || root.name === 'CreditNote';
  const known = Object.hasOwn(OTHER_ROOTS, root.name) ? OTHER_ROOTS[root.name] : undefined;
  const sentence = isOtherKind
    ? say`<${name}> of the namespace "${shortened(root.namespace)}" is not an invoice that is read here`
    : known === undefined
      ? say`the file is no e-invoice: it begins with <${name}>`
      : say`the file is no e-invoice: it begins with <${name}>, ${known[0]}`;
  return {
    code: 'not_an_einvoice',
    line: root.line,
    message: say`line ${root.line}: ${sentence}; ${known?.[1] ?? EXPORT_AS}`,
  };
}
