/** Reads the whole file under a mapping and shows what a commit would record. */
import type { ImportMapping, Preview, PreviewComparison } from '../../contract/calls/imports.ts';
import type { Comparison } from '../../domain/imports/snapshot/compare-snapshot.ts';
import { ok } from '../../domain/result.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { journalHead } from '../../ledger/queries/journal/journal-head.ts';
import type { Handler, ServiceContext } from '../context.ts';
import { refuse, withLedger } from '../with-ledger.ts';
import { findingView } from './batches.ts';
import type { Draft } from './draft.ts';
import { uploadGone } from './inspect.ts';
import { draftBank } from './plain/draft-bank.ts';
import { draftUploadedEInvoice } from './plain/draft-einvoice.ts';
import { draftUploadedRates } from './plain/draft-rates.ts';
import { draftTable } from './tables/draft-table.ts';
import { keepPreview, uploads, type Upload } from './uploads.ts';

const FINDINGS_SHOWN = 200;

export const previewFile: Handler<'imports.preview'> = (context, input) =>
  withLedger(context, (ledger) =>
    ledger.read(async (db) => {
      const upload = uploads(context).get(input.uploadId);
      if (upload === undefined) return uploadGone();
      const { mapping } = input;
      const draft = await draftUpload(context, db, upload, mapping);
      if (!draft.ok) {
        const { code, message, at } = draft.error;
        // It was inspected before, so these are faults of the reading that was asked for.
        return refuse(
          code === 'empty_file' || code === 'binary_file' || code === 'too_large'
            ? 'unreadable'
            : code,
          message,
          at,
        );
      }
      const previewId = context.newId();
      keepPreview(context, {
        previewId,
        upload,
        mapping,
        draft: draft.value,
        ledger,
        journalHead: await journalHead(db),
      });
      return ok(toPreview(previewId, upload.fileName, mapping, draft.value));
    }),
  );

function draftUpload(context: ServiceContext, db: ReadDb, upload: Upload, mapping: ImportMapping) {
  switch (mapping.kind) {
    case 'bank':
      return draftBank(context, db, upload);
    case 'einvoice':
      return draftUploadedEInvoice(context, db, upload);
    case 'rates':
      return draftUploadedRates(context, db, upload);
    default:
      return draftTable(context, db, upload, mapping.kind, mapping);
  }
}

function toPreview(
  previewId: string,
  fileName: string,
  mapping: ImportMapping,
  { drafted, statements, einvoice }: Draft,
): Preview {
  const findingCounts = { refused: 0, warning: 0, note: 0 };
  const findings = drafted.findings.filter((finding) => {
    findingCounts[finding.severity] += 1;
    return findingCounts[finding.severity] <= FINDINGS_SHOWN;
  });
  return {
    previewId,
    fileName,
    kind: mapping.kind,
    read: drafted.read,
    new: drafted.new,
    duplicate: drafted.duplicate,
    refused: drafted.refused,
    facts: drafted.facts,
    totals: drafted.totals,
    findingCounts,
    findings: findings.map(findingView),
    rows: drafted.rows,
    statements,
    einvoice,
    comparison: comparisonView(drafted.comparison),
  };
}

function comparisonView(comparison: Comparison | undefined): PreviewComparison | null {
  if (comparison === undefined) return null;
  const { effects: _, ...shown } = comparison;
  return shown;
}
