/** Reads an upload once and proposes how to read it; the work behind `inspect` and `reinspect`. */
import type { CallError } from '../../contract/call.ts';
import type {
  Decision,
  Delimiter,
  Encoding,
  ImportKind,
  ImportMapping,
  Inspection,
} from '../../contract/imports.ts';
import {
  columnProfiler,
  type ColumnProfile,
} from '../../domain/importing/columns/column-profile.ts';
import {
  addDateEvidence,
  decideDateOrder,
} from '../../domain/importing/values/decide-date-order.ts';
import {
  addMarkEvidence,
  decideDecimalMark,
} from '../../domain/importing/values/decide-decimal-mark.ts';
import {
  isExchangeKind,
  recogniseExchange,
  wrongHeader,
} from '../../domain/importing/columns/exchange-files.ts';
import {
  proposeColumns,
  type ProposedColumn,
} from '../../domain/importing/columns/propose-columns.ts';
import type { Choice, ListField } from '../../domain/importing/columns/vocabulary.ts';
import { ok, type Result } from '../../domain/result.ts';
import { decodeSample, refuseEncoding } from '../../formats/in/decode-text.ts';
import { findDelimiter } from '../../formats/in/find-delimiter.ts';
import { findEncoding } from '../../formats/in/find-encoding.ts';
import type { ReadDb } from '../../ledger/handles.ts';
import { importOfSameFile } from '../../ledger/queries/imports/import-batches.ts';
import { mappingOfShape } from '../../ledger/queries/imports/import-mappings.ts';
import { companyAt } from '../../ledger/queries/desk/company-at.ts';
import type { ServiceContext } from '../context.ts';
import { refuse } from '../with-ledger.ts';
import { layoutOf, readRows } from './read-file.ts';
import { parseMapping, shapeOf } from './shape.ts';
import type { Upload } from './uploads.ts';

export interface Wish {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
  readonly kind?: ImportKind | undefined;
}

type InspectRefusal = CallError<
  'empty_file' | 'binary_file' | 'no_rows' | 'unreadable' | 'wrong_header'
>;

/** `settled` by the person: a correction outweighs what was found. */
const chosen = <T>(value: T): Decision<T> => ({ value, how: 'settled', because: 'chosen by you' });

export async function inspectUpload(
  context: ServiceContext,
  db: ReadDb,
  upload: Upload,
  wish: Wish,
): Promise<Result<Inspection, InspectRefusal>> {
  const { bytes, fileName } = upload;
  const say = (sentence: string): string => `${fileName}: ${sentence}`;

  let encoding: Decision<Encoding>;
  if (wish.encoding === undefined) {
    const found = findEncoding(bytes);
    if (!found.ok) return refuse(found.error.code, say(found.error.sentence));
    encoding = { value: found.value.encoding, how: found.value.how, because: found.value.because };
  } else {
    const wrong = refuseEncoding(bytes, wish.encoding);
    if (wrong !== null) return refuse('unreadable', say(wrong.sentence));
    encoding = chosen(wish.encoding);
  }
  const sample = decodeSample(bytes, encoding.value);
  if (sample.trim() === '')
    return refuse('empty_file', say('the file is empty; export the list again'));
  const delimiter: Decision<Delimiter> =
    wish.delimiter === undefined ? delimiterOf(sample) : chosen(wish.delimiter);
  const layout = layoutOf(bytes, encoding.value, delimiter.value);
  if (layout === null) return refuse('no_rows', say('there are no rows; export the list again'));

  const asked = wish.kind ?? upload.kind;
  const kind: ImportKind =
    asked === 'auto' ? (recogniseExchange(layout.headers) ?? 'invoice-list') : asked;
  if (isExchangeKind(kind)) {
    const wrong = wrongHeader(kind, layout.headers);
    if (wrong !== null) return refuse('wrong_header', say(wrong), `line ${layout.headerLine}`);
  }

  const profilers = layout.headers.map(() => columnProfiler());
  const rows = await readRows(
    bytes,
    layout,
    context.job,
    (row) => {
      if (row.fault !== null) return;
      for (let column = 0; column < profilers.length; column += 1)
        profilers[column]?.see(row.fields[column] ?? '');
    },
    (done) => context.job.progress('rows', done, null),
  );
  if (rows === 0)
    return refuse(
      'no_rows',
      say(
        `there is a header (line ${layout.headerLine}) and no row below it; export the list again`,
      ),
    );
  upload.rows = rows;

  const profiles = profilers.map((profiler) => profiler.profile());
  const company = await companyAt(db, { asOf: context.clock.today(), knownAt: null });
  const proposed: readonly ProposedColumn[] = isExchangeKind(kind)
    ? layout.headers.map(() => ({ field: null, because: '' }))
    : proposeColumns(
        layout.headers.map((header, index) => ({
          header,
          profile: profiles[index] as ColumnProfile,
        })),
      );
  const columns: Partial<Record<ListField, number>> = {};
  proposed.forEach(({ field }, index) => {
    if (field !== null) columns[field] = index;
  });

  const decided = isExchangeKind(kind)
    ? exchangeDecisions(company.currency)
    : listDecisions(profiles, columns, delimiter.value, company, layout.headers);
  const row = await mappingOfShape(db, shapeOf(kind, layout.headers));
  const remembered = row === null ? null : parseMapping(row.mapping);
  const recall = <T>(choice: Choice<T>, before: T | undefined): Decision<T> =>
    before === undefined || !usable(choice, before)
      ? choice
      : {
          value: before,
          how: 'remembered',
          because: `as in ${row?.name ?? 'the last file'} with the same columns`,
        };
  const dateOrder = recall(decided.dateOrder, remembered?.dateOrder);
  const decimalMark = recall(decided.decimalMark, remembered?.decimalMark);
  const currency = recall(decided.currency, remembered?.currency);
  const mapping: ImportMapping = {
    kind,
    encoding: encoding.value,
    delimiter: delimiter.value,
    columns: remembered?.columns ?? columns,
    dateOrder: dateOrder.value,
    decimalMark: decimalMark.value,
    currency: currency.value,
  };
  const before = await importOfSameFile(db, upload.sha256);
  const fieldOf = (index: number): ListField | null =>
    (Object.entries(mapping.columns) as [ListField, number][]).find(
      ([, column]) => column === index,
    )?.[0] ?? null;

  return ok({
    uploadId: upload.uploadId,
    fileName,
    sizeBytes: bytes.length,
    rows,
    headerLine: layout.headerLine,
    columns: layout.headers.map((header, index) => {
      const field = fieldOf(index);
      const own = proposed[index] as ProposedColumn;
      return {
        index,
        header: header === '' ? `column ${index + 1}` : header,
        samples:
          profiles[index]?.samples.map((value) =>
            value.length > 80 ? `${value.slice(0, 79)}…` : value,
          ) ?? [],
        proposed: field,
        because:
          field === null
            ? ''
            : field === own.field
              ? own.because
              : `as in ${row?.name ?? 'the last file'}`,
      };
    }),
    encoding,
    delimiter,
    dateOrder,
    decimalMark,
    currency,
    mapping,
    remembered: remembered === null ? null : (row?.name ?? null),
    importedBefore:
      before === null ? null : { batchId: before.batchId, recordedAt: before.recordedAt },
  });
}

/** What was remembered counts unless this file proves otherwise. */
const usable = <T>(choice: Choice<T>, remembered: T): boolean =>
  choice.how === 'guessed' || choice.value === remembered;

interface Decisions {
  readonly dateOrder: Choice<ImportMapping['dateOrder']>;
  readonly decimalMark: Choice<ImportMapping['decimalMark']>;
  readonly currency: Choice<string>;
}

const exchangeDecisions = (currency: string): Decisions => ({
  dateOrder: { value: 'ymd', how: 'settled', because: 'exchange files have dates as YYYY-MM-DD' },
  decimalMark: { value: '.', how: 'settled', because: 'exchange files have a decimal point' },
  currency: {
    value: currency,
    how: 'settled',
    because: 'exchange files name the currency in every row',
  },
});

function listDecisions(
  profiles: readonly ColumnProfile[],
  columns: Partial<Record<ListField, number>>,
  delimiter: Delimiter,
  company: { readonly country: string; readonly currency: string },
  headers: readonly string[],
): Decisions {
  const dated = profiles.filter((profile) => profile.dateShare >= 0.5);
  const amountProfile = columns.amount === undefined ? undefined : profiles[columns.amount];
  const amounts =
    amountProfile !== undefined && amountProfile.marks.point + amountProfile.marks.comma > 0
      ? [amountProfile.marks]
      : profiles
          .filter((profile) => profile.amountShare >= 0.9 && profile.dateShare < 0.5)
          .map((profile) => profile.marks);
  return {
    dateOrder: decideDateOrder(
      addDateEvidence(dated.map((profile) => profile.dates)),
      company.country === 'US' ? 'mdy' : 'dmy',
    ),
    decimalMark: decideDecimalMark(addMarkEvidence(amounts), delimiter === ';' ? ',' : '.'),
    currency: decideCurrency(
      amountProfile,
      columns.currency === undefined ? null : (headers[columns.currency] ?? ''),
      company.currency,
    ),
  };
}

function decideCurrency(
  amounts: ColumnProfile | undefined,
  column: string | null,
  base: string,
): Choice<string> {
  const marks = [...(amounts?.money.values() ?? [])].sort((a, b) => b.count - a.count);
  const mark = marks[0]?.mark;
  if (column !== null)
    return {
      value: base,
      how: 'settled',
      because: `column "${column}" names it; rows without one get the ledger's own`,
    };
  if (mark === undefined)
    return {
      value: base,
      how: 'guessed',
      because: "the file names no currency; the ledger's own was taken",
    };
  if (mark.codes.length === 1)
    return {
      value: mark.codes[0] as string,
      how: 'settled',
      because: `amounts are written with "${mark.written}"`,
    };
  return mark.codes.includes(base)
    ? {
        value: base,
        how: 'guessed',
        because: `amounts are written with "${mark.written}", which the ledger's own currency uses as well`,
      }
    : {
        value: mark.codes[0] as string,
        how: 'guessed',
        because: `amounts are written with "${mark.written}", most often ${mark.codes[0]}`,
      };
}

function delimiterOf(sample: string): Decision<Delimiter> {
  const found = findDelimiter(sample);
  return { value: found.delimiter, how: found.how, because: found.because };
}
