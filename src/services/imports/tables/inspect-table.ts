/** Reads a table once and proposes how to read it: kind, columns, dates, decimals, currency. */
import type { CallError } from '../../../contract/call.ts';
import type {
  Decision,
  ImportMapping,
  Inspection,
  ListField,
} from '../../../contract/calls/imports.ts';
import type { ProfiledColumn } from '../../../domain/imports/columns/can-hold.ts';
import { columnProfiler } from '../../../domain/imports/columns/column-profile.ts';
import {
  decideReading,
  type DecidedReading,
} from '../../../domain/imports/columns/decide-reading.ts';
import { isExchangeKind, wrongHeader } from '../../../domain/imports/columns/exchange-files.ts';
import {
  believeNames,
  proposeColumns,
  type ProposedColumn,
} from '../../../domain/imports/columns/propose-columns.ts';
import { columnsOf, recogniseTableKind } from '../../../domain/imports/columns/recognise-kind.ts';
import { otherListOf, otherListSentence } from '../../../domain/imports/columns/other-lists.ts';
import type {
  Choice,
  ExchangeKind,
  ListKind,
  TableColumns,
} from '../../../domain/imports/columns/vocabulary.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { Table } from '../../../formats/in/open-table.ts';
import type { ReadDb } from '../../../ledger/handles.ts';
import { companyAt } from '../../../ledger/queries/workspace/company-at.ts';
import { importOfSameFile } from '../../../ledger/queries/imports/import-batches.ts';
import { mappingOfShape } from '../../../ledger/queries/imports/import-mappings.ts';
import type { ServiceContext } from '../../context.ts';
import { refuse } from '../../with-ledger.ts';
import type { TableKind } from '../recognise.ts';
import { parseMapping, shapeOf } from '../shape.ts';
import { ofFile, type Upload } from '../uploads.ts';
import { noRowsBelow, openUploadedTable, type TableRefusalError } from './open.ts';
import { say, type Text, verbatim } from '../../../domain/texts/text.ts';

export interface TableWishes {
  readonly encoding?: ImportMapping['encoding'] | undefined;
  readonly delimiter?: ImportMapping['delimiter'] | undefined;
  readonly kind?: TableKind | 'auto' | undefined;
  readonly sheet?: string | undefined;
  /** 0: the file has no header. */
  readonly headerLine?: number | undefined;
  readonly headerRows?: 1 | 2 | undefined;
}

export async function inspectTable(
  context: ServiceContext,
  db: ReadDb,
  upload: Upload,
  wish: TableWishes,
): Promise<Result<Inspection, TableRefusalError | CallError<'wrong_header'>>> {
  const opened = await openUploadedTable(
    upload,
    {
      ...wish,
      headerLine:
        wish.headerLine === undefined ? undefined : wish.headerLine === 0 ? null : wish.headerLine,
    },
    context.job,
  );
  if (!opened.ok) return opened;
  const table = opened.value;
  const { layout } = table;
  const columns = await profiled(context, upload, table);
  if (!columns.ok) return columns;
  if (upload.rows === 0)
    return refuse('no_rows', ofFile(upload.fileName, noRowsBelow(layout.headerLine)));
  const sample = table.sample.map((row) => row.fields);
  const kind: ExchangeKind | ListKind =
    wish.kind === undefined || wish.kind === 'auto'
      ? recogniseTableKind(columns.value, sample)
      : wish.kind;
  if (isExchangeKind(kind)) {
    const wrong = wrongHeader(kind, layout.headers);
    if (wrong !== null)
      return refuse(
        'wrong_header',
        ofFile(upload.fileName, wrong),
        `line ${layout.headerLine ?? 1}`,
      );
  }
  const proposed: readonly ProposedColumn[] = isExchangeKind(kind)
    ? layout.headers.map(() => ({ field: null, because: verbatim('') }))
    : believeNames(columns.value, proposeColumns(columns.value, kind, sample), kind);
  const map = columnsOf(proposed);
  // Who says what the file is has answered already.
  upload.stop =
    wish.kind === undefined || wish.kind === 'auto'
      ? whyNot(table, columns.value, kind, map)
      : null;
  const company = await companyAt(db, { asOf: context.clock.today(), knownAt: null });
  const decided = isExchangeKind(kind)
    ? exchangeDecisions(company.currency)
    : decideReading(
        columns.value,
        map,
        { ...company, delimiter: table.delimiter.delimiter },
        sample,
      );

  const row = await mappingOfShape(db, shapeOf(kind, layout.headers));
  const lastFile = row?.name ?? say`the last file`;
  const remembered = row === null ? null : parseMapping(row.mapping);
  const recall = <T>(choice: Choice<T>, before: T | undefined): Decision<T> =>
    before === undefined || !isUsable(choice, before)
      ? choice
      : {
          value: before,
          how: 'remembered',
          because: say`as in ${lastFile} with the same columns`,
        };
  const dateOrder = recall(
    decided.dateOrder,
    remembered?.dateOrder === 'ymd' && !mayBeYearFirst(columns.value)
      ? undefined
      : remembered?.dateOrder,
  );
  const decimalMark = recall(decided.decimalMark, remembered?.decimalMark);
  const currency = recall(decided.currency, remembered?.currency);
  const mapping: ImportMapping = {
    kind,
    encoding: table.encoding.encoding,
    delimiter: table.delimiter.delimiter,
    columns: remembered?.columns ?? map,
    dateOrder: dateOrder.value,
    decimalMark: decimalMark.value,
    currency: currency.value,
    sheet: table.sheet?.name ?? null,
    headerLine: layout.headerLine ?? 0,
    headerRows: layout.headerRows,
    snapshot: upload.turned !== undefined || remembered?.snapshot === 'no' ? 'no' : 'auto',
  };
  const examples = exampleRows(sample, EXAMPLES);
  const before = await importOfSameFile(db, upload.sha256);
  const fieldOf = (index: number): ListField | null =>
    (Object.entries(mapping.columns) as [ListField, number][]).find(
      ([, column]) => column === index,
    )?.[0] ?? null;

  return ok({
    uploadId: upload.uploadId,
    fileName: upload.fileName,
    openingOn: upload.turned?.openingOn ?? null,
    kind,
    format: table.format === 'xlsx' ? say`Excel workbook` : verbatim('CSV'),
    sheets: table.sheets.map(({ name, hidden }) => ({ name, hidden })),
    sizeBytes: upload.bytes.length,
    rows: upload.rows,
    headerLine: layout.headerLine ?? 0,
    columns: layout.headers.map((header, index) => {
      const field = fieldOf(index);
      const own = proposed[index];
      return {
        index,
        header: header === '' ? `column ${index + 1}` : header,
        samples: examples.map((row) => {
          const value = row[index] ?? '';
          return value.length > 80 ? `${value.slice(0, 79)}…` : value;
        }),
        proposed: field,
        because:
          field === null
            ? verbatim('')
            : field === own?.field
              ? own.because
              : say`as in ${lastFile}`,
      };
    }),
    encoding: { ...table.encoding, value: table.encoding.encoding },
    delimiter: { ...table.delimiter, value: table.delimiter.delimiter },
    dateOrder,
    decimalMark,
    currency,
    mapping,
    remembered: remembered === null ? null : (row?.name ?? null),
    importedBefore:
      before === null ? null : { batchId: before.batchId, recordedAt: before.recordedAt },
  });
}

/** Why a table that nobody said anything about is not read as `kind`; null: nothing speaks against it. */
function whyNot(
  table: Table,
  columns: readonly ProfiledColumn[],
  kind: ExchangeKind | ListKind,
  map: TableColumns,
): Text | null {
  if (isExchangeKind(kind)) return null;
  const other = otherListOf({
    columns,
    sample: table.sample.map((row) => row.fields),
    titles: [
      ...table.layout.banner.flatMap(({ fields }) => fields),
      ...(table.sheet === null ? [] : [table.sheet.name]),
    ],
    kind,
    map,
  });
  return other === null ? null : otherListSentence(other);
}

const EXAMPLES = 4;

/**
 * At most `most` of the rows, in their order: those that have values where the ones before are empty
 * first, so that every column that is filled near the top shows something.
 */
export function exampleRows(
  rows: readonly (readonly string[])[],
  most: number,
): readonly (readonly string[])[] {
  const shown = new Set<number>();
  const chosen = new Set<number>();
  const gain = (row: readonly string[]): number =>
    row.filter((value, column) => value.trim() !== '' && !shown.has(column)).length;
  while (chosen.size < Math.min(most, rows.length)) {
    let best = -1;
    for (const [index, row] of rows.entries())
      if (!chosen.has(index) && (best < 0 || gain(row) > gain(rows[best] ?? []))) best = index;
    chosen.add(best);
    for (const [column, value] of (rows[best] ?? []).entries())
      if (value.trim() !== '') shown.add(column);
  }
  return [...chosen].sort((a, b) => a - b).flatMap((index) => [rows[index] ?? []]);
}

/** Year first fits no date that ends in a whole year: `3/2/2026`, where the last file had `2026-03-02`. */
const mayBeYearFirst = (columns: readonly ProfiledColumn[]): boolean =>
  columns.every(
    ({ profile: { dates, dateShare } }) =>
      dateShare < 0.5 || dates.dayFirst + dates.monthFirst + dates.either <= dates.shortYears,
  );

/** What was remembered counts unless this file proves otherwise. */
const isUsable = <T>(choice: Choice<T>, remembered: T): boolean =>
  choice.how === 'guessed' || choice.value === remembered;

/** Every column with what stands in it, from the whole file. Also counts the rows of the upload. */
async function profiled(
  context: ServiceContext,
  upload: Upload,
  table: Table,
): Promise<Result<readonly ProfiledColumn[], TableRefusalError>> {
  const profilers = table.layout.headers.map(() => columnProfiler());
  let rows = 0;
  const read = await table.read(
    (row) => {
      rows += 1;
      if (row.fault !== null) return;
      for (let column = 0; column < profilers.length; column += 1)
        profilers[column]?.see(row.fields[column] ?? '');
    },
    () => {
      context.job.progress('rows', rows, null);
      return context.job.checkpoint();
    },
  );
  if (!read.ok) return refuse(read.error.code, ofFile(upload.fileName, read.error.sentence));
  upload.rows = read.value.rows;
  const columns = profilers.map((profiler, index) => ({
    header: table.layout.headers[index] ?? '',
    profile: profiler.profile(),
  }));
  upload.filledWidth = columns.findLastIndex(({ profile }) => profile.filled > 0) + 1;
  return ok(columns);
}

const exchangeDecisions = (currency: string): DecidedReading => ({
  dateOrder: {
    value: 'ymd',
    how: 'settled',
    because: say`exchange files have dates as YYYY-MM-DD`,
  },
  decimalMark: { value: '.', how: 'settled', because: say`exchange files have a decimal point` },
  currency: {
    value: currency,
    how: 'settled',
    because: say`exchange files name the currency in every row`,
  },
});
