/** Reads the whole file under a mapping and shows what a commit would record. */
import type { ImportMapping, Preview } from '../../contract/imports.ts';
import { draftAllocations } from '../../domain/importing/drafts/draft-allocations.ts';
import { draftCredits } from '../../domain/importing/drafts/draft-credits.ts';
import { draftCustomers } from '../../domain/importing/drafts/draft-customers.ts';
import { draftInvoices } from '../../domain/importing/drafts/draft-invoices.ts';
import type { DraftedFile, Drafting } from '../../domain/importing/drafts/drafted-file.ts';
import {
  exchangeColumns,
  isExchangeKind,
  wrongHeader,
} from '../../domain/importing/columns/exchange-files.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { ColumnMap } from '../../domain/importing/columns/vocabulary.ts';
import { ok } from '../../domain/result.ts';
import { refuseEncoding } from '../../formats/in/decode-text.ts';
import { journalHead } from '../../ledger/queries/journal/journal-head.ts';
import type { Handler } from '../context.ts';
import { refuse, withLedger } from '../with-ledger.ts';
import { uploadGone } from './inspect.ts';
import { knownDocuments } from './known-documents.ts';
import { layoutOf, readRows } from './read-file.ts';
import { keepPreview, uploads } from './uploads.ts';

const FINDINGS_SHOWN = 200;

export const previewFile: Handler<'imports.preview'> = (context, input) =>
  withLedger(context, (ledger) =>
    ledger.read(async (db) => {
      const upload = uploads(context).get(input.uploadId);
      if (upload === undefined) return uploadGone();
      const { mapping } = input;
      const wrongEncoding = refuseEncoding(upload.bytes, mapping.encoding);
      if (wrongEncoding !== null)
        return refuse('unreadable', `${upload.fileName}: ${wrongEncoding.sentence}`);
      const layout = layoutOf(upload.bytes, mapping.encoding, mapping.delimiter);
      if (layout === null)
        return refuse('no_rows', `${upload.fileName}: there are no rows; export the list again`);
      if (isExchangeKind(mapping.kind)) {
        const wrong = wrongHeader(mapping.kind, layout.headers);
        if (wrong !== null)
          return refuse(
            'wrong_header',
            `${upload.fileName}: ${wrong}`,
            `line ${layout.headerLine}`,
          );
      } else {
        const missing = incomplete(mapping, layout.headers.length);
        if (missing !== null) return refuse('mapping_incomplete', `${upload.fileName}: ${missing}`);
      }

      const drafting = draftingOf(mapping, layout.headers, context.clock.today());
      const total = upload.rows === 0 ? null : upload.rows;
      const rows = await readRows(
        upload.bytes,
        layout,
        context.job,
        (row) => drafting.row(row),
        (done) => context.job.progress('rows', done, total),
      );
      if (rows === 0)
        return refuse(
          'no_rows',
          `${upload.fileName}: there is a header (line ${layout.headerLine}) and no row below it; export the list again`,
        );

      const known = await knownDocuments(db, context.clock.today());
      const steps = drafting.finish(known);
      let step = steps.next();
      while (step.done !== true) {
        await context.job.checkpoint();
        step = steps.next();
      }
      const drafted = step.value;
      if (
        drafted.read !== drafted.new + drafted.duplicate + drafted.refused ||
        drafted.read !== rows
      )
        throw new Error(
          `preview of ${upload.fileName}: ${rows} rows, read ${drafted.read}, new ${drafted.new}, duplicate ${drafted.duplicate}, refused ${drafted.refused}`,
        );
      const previewId = context.newId();
      keepPreview(context, {
        previewId,
        upload,
        mapping,
        headers: layout.headers,
        drafted,
        ledger,
        journalHead: await journalHead(db),
      });
      return ok(toPreview(previewId, upload.fileName, mapping, drafted));
    }),
  );

function draftingOf(mapping: ImportMapping, headers: readonly string[], today: IsoDate): Drafting {
  switch (mapping.kind) {
    case 'customers':
      return draftCustomers(headers, mapping.currency, today);
    case 'receipts':
    case 'credit-notes':
      return draftCredits(mapping.kind, headers, mapping.currency);
    case 'allocations':
      return draftAllocations(headers, mapping.currency);
    case 'invoices': {
      const places = exchangeColumns('invoices', headers);
      const columns: Partial<Record<keyof ColumnMap, number>> = {};
      for (const field of [
        'invoice',
        'customer',
        'issued_on',
        'due_on',
        'currency',
        'terms',
        'contract',
        'po',
        'goods',
        'quantity',
        'disputed',
      ] as const) {
        const place = places.get(field);
        if (place !== undefined) columns[field] = place;
      }
      columns.amount = places.get('gross') as number;
      return draftInvoices({
        headers,
        columns,
        today,
        instalmentColumn: places.get('instalment') ?? null,
        dateOrder: 'ymd',
        decimalMark: '.',
        currency: mapping.currency,
        exact: true,
      });
    }
    case 'invoice-list':
      return draftInvoices({
        headers,
        today,
        columns: mapping.columns,
        instalmentColumn: null,
        dateOrder: mapping.dateOrder,
        decimalMark: mapping.decimalMark,
        currency: mapping.currency,
        exact: false,
      });
  }
}

const FIELD_WORDS = {
  invoice: 'the invoice number',
  customer: 'the customer',
  issued_on: 'the invoice date',
  amount: 'the amount',
} as const;

/** What an invoice list cannot do without, as the rest of a sentence; null when all is there. */
function incomplete(mapping: ImportMapping, width: number): string | null {
  const { columns } = mapping;
  const outside = Object.entries(columns).find(([, column]) => column >= width);
  if (outside !== undefined)
    return `the mapping puts ${outside[0]} into column ${outside[1] + 1}, the file has ${width}; choose another column`;
  const missing: string[] = [];
  if (columns.invoice === undefined) missing.push(FIELD_WORDS.invoice);
  if (columns.customer === undefined && columns.customer_name === undefined)
    missing.push(FIELD_WORDS.customer);
  if (columns.issued_on === undefined) missing.push(FIELD_WORDS.issued_on);
  if (columns.amount === undefined) missing.push(FIELD_WORDS.amount);
  if (missing.length === 0) return null;
  const list =
    missing.length === 1 ? missing[0] : `${missing.slice(0, -1).join(', ')} and ${missing.at(-1)}`;
  return `no column is known for ${list}; say which column it is`;
}

function toPreview(
  previewId: string,
  fileName: string,
  mapping: ImportMapping,
  drafted: DraftedFile,
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
    findings,
    rows: drafted.rows,
  };
}
