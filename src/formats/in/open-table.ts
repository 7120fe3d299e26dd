/**
 * A file with a table in it, whatever the container: delimited text in any encoding, or a sheet of
 * a workbook. The one way in for everything that reads lists.
 *
 *     const opened = await openTable(bytes, { sheet: null });
 *     if (opened.ok) {
 *       opened.value.layout.headers        // ['Invoice', 'Customer', 'Amount']
 *       await opened.value.read((row) => drafting.row(row), pause);
 *     }
 */
import {
  findLayout,
  type LayoutWish,
  type TableLayout,
} from '../../domain/imports/layout/find-layout.ts';
import { tableBody, type Aside } from '../../domain/imports/layout/table-body.ts';
import { isHeaderWord } from '../../domain/imports/columns/header-words.ts';
import type { DayNumbersFrom } from '../../domain/imports/values/read-date.ts';
import { type ImportFinding } from '../../domain/imports/findings.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { decodePieces, decodeSample, refuseEncoding } from './decode-text.ts';
import { findDelimiter, type DelimiterFound, type TextDelimiter } from './find-delimiter.ts';
import { findEncoding, type EncodingFound, type TextEncoding } from './find-encoding.ts';
import { delimitedReader, readDelimited, type DelimitedRow } from './read-delimited.ts';
import {
  looksLikeWorkbook,
  openWorkbook,
  type Workbook,
  type WorkbookSheet,
} from './sheet/open-workbook.ts';
import { count, say, type Text } from '../../domain/texts/text.ts';
import { sheetNotes } from './sheet/sheet-notes.ts';

/** What a person or a remembered mapping says; undefined: find it. */
export interface TableWish extends LayoutWish {
  readonly encoding?: TextEncoding | undefined;
  readonly delimiter?: TextDelimiter | undefined;
  /** Name of the sheet; null or undefined: the likeliest. */
  readonly sheet?: string | null | undefined;
}

export interface TableRefusal {
  readonly code: 'empty_file' | 'binary_file' | 'unreadable' | 'too_large' | 'no_rows';
  /** A whole sentence without the file's name and without a full stop. */
  readonly sentence: Text;
}

/** Called after every piece with the share of the file that is read, 0 to 1. */
export type PauseAt = (share: number) => Promise<void> | undefined;

export interface TableRead {
  /** Rows of the list handed over. */
  readonly rows: number;
  /** What stands around the list: banner, totals, balances, footer. */
  readonly asides: readonly Aside[];
  /** What was left out, hidden columns and the like. */
  readonly notes: readonly ImportFinding[];
}

export interface Table {
  readonly format: 'csv' | 'xlsx';
  /** Of a workbook: UTF-8 and comma, which say nothing there. */
  readonly encoding: EncodingFound;
  readonly delimiter: DelimiterFound;
  /** Null for text. */
  readonly sheet: {
    readonly name: string;
    readonly how: 'settled' | 'guessed';
    readonly because: Text;
  } | null;
  readonly sheets: readonly WorkbookSheet[];
  readonly layout: TableLayout;
  /** The calendar in which a number in place of a date counts. */
  readonly dayNumbersFrom: DayNumbersFrom;
  /** First rows of the list, at most 200. */
  readonly sample: readonly DelimitedRow[];
  /** Reads the whole file, row by row; each row has at least as many values as the header in a workbook. */
  read(
    onRow: (row: DelimitedRow) => void,
    pause?: PauseAt,
  ): Promise<Result<TableRead, TableRefusal>>;
}

const SAMPLE_ROWS = 300;
/** More sheets than a person would leaf through are not looked into for a proposal. */
const SHEETS_LOOKED_AT = 20;

const noRows = (): TableRefusal => ({
  code: 'no_rows',
  sentence: say`there are no rows; export the list again`,
});

/** Opens `bytes`; they stay in use while the table is read. */
export async function openTable(
  bytes: Uint8Array,
  wish: TableWish = {},
  pause: PauseAt = () => undefined,
): Promise<Result<Table, TableRefusal>> {
  return looksLikeWorkbook(bytes) ? openSheet(bytes, wish, pause) : openText(bytes, wish);
}

/** Rows below the header among the first ones, without totals and the like. */
function sampleOf(layout: TableLayout, rows: readonly DelimitedRow[]): DelimitedRow[] {
  const sample: DelimitedRow[] = [];
  const body = tableBody(layout, (row) => sample.push(row as DelimitedRow));
  for (const row of rows) body.push(row);
  body.end();
  return sample.slice(0, 200);
}

function openText(bytes: Uint8Array, wish: TableWish): Result<Table, TableRefusal> {
  let encoding: EncodingFound;
  if (wish.encoding === undefined) {
    const found = findEncoding(bytes);
    if (!found.ok) return err(found.error);
    encoding = found.value.how === 'guessed' ? byHeader(bytes, found.value) : found.value;
  } else {
    const wrong = refuseEncoding(bytes, wish.encoding);
    if (wrong !== null) return err(wrong);
    encoding = { encoding: wish.encoding, how: 'settled', because: say`chosen by you` };
  }
  const text = decodeSample(bytes, encoding.encoding);
  if (text.trim() === '')
    return err({ code: 'empty_file', sentence: say`the file is empty; export the list again` });
  const delimiter: DelimiterFound =
    wish.delimiter === undefined
      ? findDelimiter(text)
      : { delimiter: wish.delimiter, how: 'settled', because: say`chosen by you` };
  const first = readDelimited(text, delimiter.delimiter, SAMPLE_ROWS);
  const layout = findLayout(first, wish);
  if (layout === null) return err(noRows());

  return ok({
    format: 'csv',
    encoding,
    delimiter,
    sheet: null,
    sheets: [],
    layout,
    dayNumbersFrom: 1900,
    sample: sampleOf(layout, first),
    async read(onRow, pause = () => undefined) {
      let rows = 0;
      const body = tableBody(layout, (row) => {
        rows += 1;
        onRow(row as DelimitedRow);
      });
      const reader = delimitedReader(delimiter.delimiter, (row) => body.push(row));
      for (const piece of decodePieces(bytes, encoding.encoding)) {
        reader.push(piece.text);
        await pause(piece.bytesRead / bytes.length);
      }
      reader.end();
      return ok({ rows, ...body.end() });
    },
  });
}

/** Of one byte a letter: tables that give the same bytes other letters. */
const BY_LETTERS: readonly TextEncoding[] = ['windows-1250', 'windows-1257', 'windows-1252'];

/**
 * A guess by letters against what the names of the columns say: under the right table more of them are
 * known. `Èíslo úètu` is nothing, `Číslo účtu` is an account.
 */
function byHeader(bytes: Uint8Array, guessed: EncodingFound): EncodingFound {
  if (![...BY_LETTERS, 'iso-8859-1', 'iso-8859-15'].includes(guessed.encoding)) return guessed;
  const words = (encoding: TextEncoding): number => {
    if (refuseEncoding(bytes, encoding) !== null) return 0;
    const text = decodeSample(bytes, encoding);
    const rows = readDelimited(text, findDelimiter(text).delimiter, HEADER_ROWS);
    return findLayout(rows)?.headers.filter((name) => isHeaderWord(name)).length ?? 0;
  };
  let [best, most] = [guessed.encoding, words(guessed.encoding)];
  for (const encoding of BY_LETTERS) {
    const known = words(encoding);
    if (known > most) [best, most] = [encoding, known];
  }
  return best === guessed.encoding
    ? guessed
    : {
        encoding: best,
        how: 'guessed',
        because: say`the file is not UTF-8, and under ${best} more names of columns are known; check the accents`,
      };
}

const HEADER_ROWS = 40;

interface LookedSheet {
  readonly name: string;
  readonly layout: TableLayout;
  readonly rows: readonly DelimitedRow[];
  /** Columns with known names; a sheet of notes has none. */
  readonly words: number;
}

async function lookAt(
  workbook: Workbook,
  name: string,
  wish: LayoutWish,
  pause: PauseAt,
): Promise<Result<LookedSheet | null, TableRefusal>> {
  const rows: DelimitedRow[] = [];
  const read = await workbook.rows(name, (row) => rows.push(row), pause, SAMPLE_ROWS);
  if (!read.ok) return read;
  // A sheet leaves empty cells at the end of a row out: the table is as wide as its widest row.
  const widest = Math.max(0, ...rows.map((row) => row.fields.length));
  const found = findLayout(rows, wish, widest);
  if (found === null) return ok(null);
  const width = Math.max(widest, found.headers.length);
  const layout = { ...found, headers: padded(found.headers, width) };
  return ok({
    name,
    layout,
    rows: rows.map((row) => ({ ...row, fields: padded(row.fields, width) })),
    words:
      layout.headerLine === null ? 0 : layout.headers.filter((name_) => isHeaderWord(name_)).length,
  });
}

const padded = (fields: readonly string[], width: number): readonly string[] => {
  if (fields.length >= width) return fields;
  const all = [...fields];
  while (all.length < width) all.push('');
  return all;
};

/** The sheet that most looks like a list; hidden ones only when nothing else has rows. */
async function likeliest(
  workbook: Workbook,
  wish: TableWish,
  pause: PauseAt,
): Promise<Result<{ looked: LookedSheet; because: Text; others: number } | null, TableRefusal>> {
  const looked: LookedSheet[] = [];
  const visible = workbook.sheets.filter((sheet) => !sheet.hidden);
  for (const sheets of [visible, workbook.sheets.filter((sheet) => sheet.hidden)]) {
    if (looked.length > 0) break;
    for (const sheet of sheets.slice(0, SHEETS_LOOKED_AT)) {
      const one = await lookAt(workbook, sheet.name, wish, pause);
      if (!one.ok) return one;
      if (one.value !== null) looked.push(one.value);
    }
  }
  let best: LookedSheet | null = null;
  for (const one of looked) if (best === null || one.words > best.words) best = one;
  if (best === null) return ok(null);
  const others = looked.length - 1;
  return ok({
    looked: best,
    others,
    because:
      workbook.sheets.length === 1
        ? say`the only sheet`
        : others === 0
          ? say`the only sheet with rows`
          : best.words > 0
            ? say`${count(best.words, 'of its columns has a known name', 'of its columns have known names')}, more than on other sheets`
            : say`the first sheet with rows`,
  });
}

/**
 * Other sheets that a person sees and that have the same columns: a month each, a branch each. One sheet
 * is read at a time, so what they hold is not in the list.
 */
async function sheetsAlike(
  workbook: Workbook,
  { name, layout }: LookedSheet,
  pause: PauseAt,
): Promise<readonly string[]> {
  const alike: string[] = [];
  const namesOf = ({ headers }: TableLayout): string =>
    headers
      .map((header) => header.trim().toLowerCase())
      .join('|')
      .replace(/\|+$/, '');
  // Who reads a hidden sheet has chosen it.
  const isHidden = workbook.sheets.some((sheet) => sheet.name === name && sheet.hidden);
  if (layout.headerLine === null || isHidden) return alike;
  const others = workbook.sheets.filter((sheet) => !sheet.hidden && sheet.name !== name);
  for (const sheet of others.slice(0, SHEETS_LOOKED_AT)) {
    const one = await lookAt(workbook, sheet.name, {}, pause);
    if (!one.ok || one.value === null || one.value.layout.headerLine === null) continue;
    const { layout: other, rows } = one.value;
    if (namesOf(other) === namesOf(layout) && rows.some(({ line }) => line > other.lastHeaderLine))
      alike.push(sheet.name);
  }
  return alike;
}

async function openSheet(
  bytes: Uint8Array,
  wish: TableWish,
  pause: PauseAt,
): Promise<Result<Table, TableRefusal>> {
  const opened = await openWorkbook(bytes, () => pause(0));
  if (!opened.ok) return opened;
  const workbook = opened.value;
  let looked: LookedSheet;
  let because = say`chosen by you`;
  let others = 0;
  if (wish.sheet === undefined || wish.sheet === null) {
    const found = await likeliest(workbook, wish, pause);
    if (!found.ok) return found;
    if (found.value === null) return err(noRows());
    ({ looked, because, others } = found.value);
  } else {
    const found = await lookAt(workbook, wish.sheet, wish, pause);
    if (!found.ok) return found;
    if (found.value === null)
      return err({
        code: 'no_rows',
        sentence: say`sheet "${wish.sheet}" has no rows; choose another sheet or export the list again`,
      });
    looked = found.value;
  }
  const { layout, name } = looked;
  const width = layout.headers.length;
  const alike = await sheetsAlike(workbook, looked, pause);
  return ok({
    format: 'xlsx',
    encoding: { encoding: 'utf-8', how: 'settled', because: say`a workbook says it itself` },
    delimiter: { delimiter: ',', how: 'settled', because: say`a workbook has cells` },
    sheet: { name, how: others > 0 ? 'guessed' : 'settled', because },
    sheets: workbook.sheets,
    dayNumbersFrom: workbook.dayNumbersFrom,
    layout,
    sample: sampleOf(layout, looked.rows),
    async read(onRow, pauseAt = () => undefined) {
      let rows = 0;
      const body = tableBody(layout, (row) => {
        rows += 1;
        onRow(row as DelimitedRow);
      });
      const read = await workbook.rows(
        name,
        (row) =>
          body.push(
            row.fields.length < width ? { ...row, fields: padded(row.fields, width) } : row,
          ),
        pauseAt,
      );
      if (!read.ok) return read;
      const { asides, notes } = body.end();
      return ok({
        rows,
        asides,
        notes: [...sheetNotes(name, read.value, workbook.sheets, alike), ...notes],
      });
    },
  });
}
