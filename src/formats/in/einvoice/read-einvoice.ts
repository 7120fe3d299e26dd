/**
 * The one door for electronic invoices: UBL, CII, PDF with one of them inside, FatturaPA of Italy and
 * Facturae of Spain, each also signed.
 *
 *     const { documents, doubts } = readEInvoices(bytes);
 *     documents[0].value  ->  { number: 'INV-1042', issuedOn: '2026-01-31', payableMinor: 123450, … }
 *     documents[0].error  ->  { code: 'doctype', line: 2, message: 'line 2: the file declares …' }
 */
import type {
  EInvoice,
  EInvoiceDoubt,
  EInvoiceFault,
  EInvoiceFile,
} from '../../../domain/einvoice/einvoice.ts';
import { shortened } from '../../../domain/imports/findings.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import { childOf, readXmlTree, XML_LIMITS, type XmlElement } from '../xml/xml-tree.ts';
import { embeddedInvoice } from './embedded-invoice.ts';
import { isCiiRoot, readCii } from './read-cii.ts';
import { isFacturaeRoot, readFacturae } from './read-facturae.ts';
import { isFatturaPaRoot, readFatturaPa } from './read-fatturapa.ts';
import { isUblRoot, readUbl } from './read-ubl.ts';
import { isEnvelope, isPdf } from './recognise-einvoice.ts';
import { isSignedFile, signedContent } from './signed-file.ts';
import { understandInvoice } from './understand-invoice.ts';
import type { WrittenInvoice } from './written-invoice.ts';
import { say, type Text } from '../../../domain/texts/text.ts';

/** An invoice carries its attachments inside (base64), so it may be large; a tree of it is not. */
const LIMITS = { ...XML_LIMITS, maxBytes: 50_000_000, maxElements: 300_000 };

/** Signed files inside signed files: two firms signed one after the other. */
const MAX_SIGNATURES = 4;

const only = (read: Result<EInvoice, EInvoiceFault>): EInvoiceFile => ({
  documents: [read],
  doubts: [],
});

/** The invoices in `bytes`, with their doubts, or one sentence why there is none. */
export function readEInvoices(bytes: Uint8Array, signatures = 0): EInvoiceFile {
  if (isPdf(bytes)) return readPdf(bytes);
  if (!isSignedFile(bytes)) return readEInvoicesXml(bytes);
  const content = signatures < MAX_SIGNATURES ? signedContent(bytes) : err(TOO_MANY_SIGNATURES);
  if (!content.ok) return only(content);
  const { documents, doubts } = readEInvoices(content.value, signatures + 1);
  return {
    documents: documents.map((read) =>
      read.ok ? read : err(within(read.error, say`in the signed file, ${read.error.message}`)),
    ),
    doubts: [SIGNED, ...doubts.filter((doubt) => doubt.code !== SIGNED.code)],
  };
}

const TOO_MANY_SIGNATURES: EInvoiceFault = {
  code: 'too_many_signatures',
  line: null,
  message: say`the file is signed over and over again, as no real one is; ask for the invoice itself`,
};

const SIGNED: EInvoiceDoubt = {
  severity: 'note',
  code: 'signature_not_checked',
  message: say`the file is signed; the signature was not checked`,
};

const within = (fault: EInvoiceFault, message: Text): EInvoiceFault => ({ ...fault, message });

function readPdf(bytes: Uint8Array): EInvoiceFile {
  const embedded = embeddedInvoice(bytes);
  if (!embedded.ok) return only(embedded);
  const { name, xml } = embedded.value;
  const { documents, doubts } = readEInvoicesXml(xml);
  return {
    documents: documents.map((read) => {
      if (read.ok) return ok({ ...read.value, syntax: 'Factur-X' });
      const { message } = read.error;
      return err(
        within(
          read.error,
          name === ''
            ? say`in the file inside the PDF, ${message}`
            : say`in "${shortened(name)}" inside the PDF, ${message}`,
        ),
      );
    }),
    doubts,
  };
}

/** Of XML alone. */
export function readEInvoicesXml(bytes: Uint8Array): EInvoiceFile {
  const tree = readXmlTree(bytes, LIMITS);
  if (!tree.ok) {
    const { code, line, message } = tree.error;
    return only(err({ code, line, message }));
  }
  // What Peppol wraps around a document says who carried it, nothing about what is owed.
  const root = isEnvelope(tree.value.name)
    ? (tree.value.children.find((child) => isInvoiceRoot(child)) ?? tree.value)
    : tree.value;
  const { name, namespace } = root;
  if (isUblRoot(name, namespace)) return only(understandInvoice(readUbl(root)));
  if (isCiiRoot(name, namespace)) return only(understandInvoice(readCii(root)));
  if (isFatturaPaRoot(name, namespace)) return national(root, readFatturaPa(root), []);
  if (isFacturaeRoot(name, namespace)) {
    const { invoices, doubts } = readFacturae(root);
    return national(root, invoices, doubts);
  }
  return only(err(notAnInvoice(root)));
}

/** National formats hold several documents and carry their signature inside. */
function national(
  root: XmlElement,
  written: readonly WrittenInvoice[],
  doubts: readonly EInvoiceDoubt[],
): EInvoiceFile {
  if (written.length === 0)
    return only(
      err({
        code: 'no_document',
        line: root.line,
        message: say`line ${root.line}: the file holds no invoice; export it again`,
      }),
    );
  const isSigned = childOf(root, 'Signature') !== null;
  return {
    documents: written.map(understandInvoice),
    doubts: isSigned ? [SIGNED, ...doubts] : doubts,
  };
}

const isInvoiceRoot = ({ name, namespace }: XmlElement): boolean =>
  isUblRoot(name, namespace) || isCiiRoot(name, namespace);

const EXPORT_AS = say`export the invoice as UBL 2.1 (Peppol, XRechnung), CII, Factur-X, FatturaPA or Facturae`;

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
