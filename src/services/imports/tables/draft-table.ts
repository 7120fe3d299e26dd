/** The whole table under a mapping, as a commit would record it. */
import type { CallError } from '../../../contract/call.ts';
import type { ImportMapping } from '../../../contract/calls/imports.ts';
import { draftBankList } from '../../../domain/imports/bank/draft-bank-list.ts';
import { isExchangeKind, wrongHeader } from '../../../domain/imports/columns/exchange-files.ts';
import { missingColumns } from '../../../domain/imports/columns/missing-columns.ts';
import type { BankListField, TableColumns } from '../../../domain/imports/columns/vocabulary.ts';
import {
  sortFindings,
  type DraftedFile,
  type SourceRow,
} from '../../../domain/imports/drafts/drafted-file.ts';
import { say } from '../../../domain/texts/text.ts';
import { ok, type Result } from '../../../domain/result.ts';
import { MAIN_ZONES } from '../../../domain/time-zones.ts';
import type { Table } from '../../../formats/in/open-table.ts';
import type { ReadDb } from '../../../ledger/handles.ts';
import { companyAt } from '../../../ledger/queries/workspace/company-at.ts';
import { bankAccounts } from '../../../ledger/queries/workspace/bank-accounts.ts';
import type { ServiceContext } from '../../context.ts';
import { refuse } from '../../with-ledger.ts';
import { tableDraft, type Draft } from '../draft.ts';
import { knownDocuments } from '../known-documents.ts';
import { draftOfBankFile } from '../plain/draft-bank.ts';
import type { TableKind } from '../recognise.ts';
import { running } from '../running.ts';
import { asTurned } from '../turned-lists.ts';
import { ofFile, type Upload } from '../uploads.ts';
import { draftingOf } from './drafting-of.ts';
import { noRowsBelow, openUploadedTable, wishOf, type TableRefusalError } from './open.ts';

type DraftRefusal =
  | TableRefusalError
  | CallError<'wrong_header' | 'wrong_kind' | 'mapping_incomplete'>;

export async function draftTable(
  context: ServiceContext,
  db: ReadDb,
  upload: Upload,
  kind: TableKind,
  mapping: ImportMapping,
): Promise<Result<Draft, DraftRefusal>> {
  if (upload.stop !== null) return refuse('wrong_kind', ofFile(upload.fileName, upload.stop));
  const opened = await openUploadedTable(upload, wishOf(mapping), context.job);
  if (!opened.ok) return opened;
  const table = opened.value;
  const { headers, headerLine } = table.layout;
  if (isExchangeKind(kind)) {
    const wrong = wrongHeader(kind, headers);
    if (wrong !== null)
      return refuse('wrong_header', ofFile(upload.fileName, wrong), `line ${headerLine ?? 1}`);
  } else {
    const missing = missingColumns(
      kind,
      mapping.columns,
      headers.length,
      table.sample.map((row) => row.fields),
    );
    // One row a customer has everything but numbers and days.
    const mayBeBalances =
      kind === 'invoice-list' &&
      mapping.columns.invoice === undefined &&
      (mapping.columns.customer ?? mapping.columns.customer_name) !== undefined;
    if (missing !== null)
      return refuse(
        'mapping_incomplete',
        ofFile(
          upload.fileName,
          mayBeBalances
            ? say`${missing}; if it has one row a customer, take it as opening balances of its day`
            : missing,
        ),
      );
  }
  return kind === 'bank-list'
    ? draftBankTable(context, db, upload, table, mapping)
    : draftDocuments(context, db, upload, table, kind, mapping);
}

/**
 * A row that ends where the columns of the whole file are empty lacks nothing: some programs leave
 * blanks at the end of a row out. What ends earlier is refused.
 */
function wholeRow(row: SourceRow, upload: Upload, width: number): SourceRow {
  const { fields } = row;
  if (row.fault !== null || fields.length >= width || fields.length < upload.filledWidth)
    return row;
  return { ...row, fields: [...fields, ...Array<string>(width - fields.length).fill('')] };
}

/** Hands every row over, with progress and room for a cancel. */
async function readInto(
  context: ServiceContext,
  upload: Upload,
  table: Table,
  onRow: (row: SourceRow) => void,
) {
  const total = upload.rows === 0 ? null : upload.rows;
  let rows = 0;
  const read = await table.read(
    (row) => {
      rows += 1;
      onRow(row);
    },
    () => {
      context.job.progress('rows', rows, total);
      return context.job.checkpoint();
    },
  );
  if (!read.ok) return refuse(read.error.code, ofFile(upload.fileName, read.error.sentence));
  if (read.value.rows > 0) return read;
  const { headerLine } = table.layout;
  return refuse('no_rows', ofFile(upload.fileName, noRowsBelow(headerLine)));
}

async function draftDocuments(
  context: ServiceContext,
  db: ReadDb,
  upload: Upload,
  table: Table,
  kind: Exclude<TableKind, 'bank-list'>,
  mapping: ImportMapping,
): Promise<Result<Draft, DraftRefusal>> {
  const { headers } = table.layout;
  const today = context.clock.today();
  const drafting = draftingOf(
    kind,
    mapping,
    table,
    upload.fileName,
    today,
    await zoneOf(context, db),
  );
  const isStrict = isExchangeKind(kind);
  const read = await readInto(context, upload, table, (row) =>
    drafting.row(isStrict ? row : wholeRow(row, upload, headers.length)),
  );
  if (!read.ok) return read;
  const known = await knownDocuments(context, db, today, drafting.snapshot?.() ?? null);
  const drafted = await running(context.job, drafting.finish(known));
  const { rows, notes } = read.value;
  if (drafted.read !== drafted.new + drafted.duplicate + drafted.refused || drafted.read !== rows)
    throw new Error(
      `preview of ${upload.fileName}: ${rows} rows, read ${drafted.read}, new ${drafted.new}, duplicate ${drafted.duplicate}, refused ${drafted.refused}`,
    );
  return ok(tableDraft(asTurned(withNotes(drafted, notes), upload), headers));
}

async function zoneOf(context: ServiceContext, db: ReadDb): Promise<string | undefined> {
  const { country } = await companyAt(db, { asOf: context.clock.today(), knownAt: null });
  return MAIN_ZONES[country];
}

const withNotes = (drafted: DraftedFile, notes: DraftedFile['findings']): DraftedFile =>
  notes.length === 0
    ? drafted
    : { ...drafted, findings: sortFindings([...drafted.findings, ...notes]) };

async function draftBankTable(
  context: ServiceContext,
  db: ReadDb,
  upload: Upload,
  table: Table,
  mapping: ImportMapping,
): Promise<Result<Draft, DraftRefusal>> {
  const { headers, banner } = table.layout;
  const own = (await bankAccounts(db)).filter((account) => account.currency === mapping.currency);
  const drafting = draftBankList({
    format: table.format,
    headers,
    columns: mapping.columns as TableColumns<BankListField>,
    banner,
    dateOrder: mapping.dateOrder,
    decimalMark: mapping.decimalMark,
    dayNumbersFrom: table.dayNumbersFrom,
    zone: await zoneOf(context, db),
    currency: mapping.currency,
    exact: false,
    // Only where there is no choice: a list that names no account is of the one there is.
    account: own.length === 1 ? (own[0]?.account ?? '') : '',
  });
  const read = await readInto(context, upload, table, (row) =>
    drafting.row(wholeRow(row, upload, headers.length)),
  );
  if (!read.ok) return read;
  const { asides, notes } = read.value;
  const file = drafting.finish([...banner, ...asides]);
  const draft = await draftOfBankFile(context, db, file);
  return ok({ ...draft, headers, drafted: withNotes(draft.drafted, notes) });
}
