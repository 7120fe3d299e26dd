/** A file that says itself what is what: nothing to map, so the inspection only names it. */
import type { Decision, ImportMapping, Inspection } from '../../../contract/calls/imports.ts';
import { recogniseBankFile } from '../../../formats/in/bank/recognise-bank-file.ts';
import { recogniseEInvoice } from '../../../formats/in/einvoice/recognise-einvoice.ts';
import type { ReadDb } from '../../../ledger/handles.ts';
import { companyAt } from '../../../ledger/queries/workspace/company-at.ts';
import { importOfSameFile } from '../../../ledger/queries/imports/import-batches.ts';
import type { ServiceContext } from '../../context.ts';
import type { PlainKind } from '../recognise.ts';
import type { Upload } from '../uploads.ts';
import { say, type Text, verbatim } from '../../../domain/texts/text.ts';

const BANK_NAMES = {
  camt: verbatim('CAMT'),
  mt940: verbatim('MT940'),
  ofx: verbatim('OFX'),
  norma43: verbatim('Norma 43'),
} as const;
const INVOICE_NAMES = {
  ubl: verbatim('UBL'),
  cii: verbatim('CII'),
  fatturapa: verbatim('FatturaPA'),
  facturae: verbatim('Facturae'),
  pdf: say`PDF with an e-invoice`,
  signed: say`signed e-invoice`,
} as const;

function formatOf(kind: PlainKind, bytes: Uint8Array): Text {
  if (kind === 'rates') return say`ECB rates`;
  if (kind === 'bank') {
    const found = recogniseBankFile(bytes);
    return found === null ? verbatim('') : BANK_NAMES[found];
  }
  const found = recogniseEInvoice(bytes);
  return found === null ? verbatim('') : INVOICE_NAMES[found];
}

const said = <T>(value: T): Decision<T> => ({
  value,
  how: 'settled',
  because: say`the file says it itself`,
});

export async function inspectPlain(
  context: ServiceContext,
  db: ReadDb,
  upload: Upload,
  kind: PlainKind,
): Promise<Inspection> {
  const company = await companyAt(db, { asOf: context.clock.today(), knownAt: null });
  const before = await importOfSameFile(db, upload.sha256);
  const mapping: ImportMapping = {
    kind,
    encoding: 'utf-8',
    delimiter: ',',
    columns: {},
    dateOrder: 'ymd',
    decimalMark: '.',
    currency: company.currency,
    sheet: null,
    headerLine: null,
    headerRows: 1,
    snapshot: 'auto',
  };
  return {
    uploadId: upload.uploadId,
    openingOn: null,
    fileName: upload.fileName,
    kind,
    format: formatOf(kind, upload.bytes),
    sheets: [],
    sizeBytes: upload.bytes.length,
    rows: 0,
    headerLine: 0,
    columns: [],
    encoding: said(mapping.encoding),
    delimiter: said(mapping.delimiter),
    dateOrder: said(mapping.dateOrder),
    decimalMark: said(mapping.decimalMark),
    currency: said(mapping.currency),
    mapping,
    remembered: null,
    importedBefore:
      before === null ? null : { batchId: before.batchId, recordedAt: before.recordedAt },
  };
}
