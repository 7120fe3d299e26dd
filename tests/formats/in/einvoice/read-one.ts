import type { EInvoice, EInvoiceFault } from '../../../../src/domain/einvoice/einvoice.ts';
import type { Result } from '../../../../src/domain/result.ts';
import {
  readEInvoices,
  readEInvoicesXml,
} from '../../../../src/formats/in/einvoice/read-einvoice.ts';

type Read = Result<EInvoice, EInvoiceFault>;

function onlyOf(documents: readonly Read[]): Read {
  const [only, ...others] = documents;
  if (only === undefined || others.length > 0) throw new Error('not one document');
  return only;
}

/** The only document of a file; throws where there are several. */
export const readEInvoice = (bytes: Uint8Array): Read => onlyOf(readEInvoices(bytes).documents);

/** The only document of XML. */
export const readEInvoiceXml = (bytes: Uint8Array): Read =>
  onlyOf(readEInvoicesXml(bytes).documents);
