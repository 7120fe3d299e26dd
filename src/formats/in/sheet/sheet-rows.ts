/**
 * The rows of one sheet, as the reader of delimited text gives them: line, fields, fault.
 *
 *     <row r="7"><c r="A7" t="s"><v>3</v></c><c r="C7" s="2"><v>43449</v></c></row>
 *     ->  { line: 7, fields: ['INV-1042', '', '2018-12-15'], fault: null, strayQuote: -1 }
 *
 * A formula counts with the value that was saved with it. Cells that are merged down show their
 * value in every row they cover. Rows without any value are no rows; line numbers stay the sheet's.
 */
import type { DelimitedRow, RowFault } from '../read-delimited.ts';
import { numberText } from './cell-text.ts';
import { damaged, LIMITS, WorkbookFault } from './refusals.ts';
import { unescapeText, type SheetPart, type WorkbookParts } from './workbook-parts.ts';
import { xmlReader, type Pause } from './xml-parts.ts';
import type { ZipParts } from './zip-parts.ts';
import { say } from '../../../domain/texts/text.ts';

const LONGEST_FIELD = 10_000;

/** What is not in the rows but worth a word. Columns are zero-based. */
export interface SheetNotes {
  readonly hiddenColumns: readonly number[];
  readonly hiddenRows: number;
  /** Formulas that were saved without a value. */
  readonly emptyFormulas: number;
}

export interface SheetRead extends SheetNotes {
  readonly rows: number;
}

/** `BC12` -> 54, zero-based; -1 when there are no letters. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

/** `0` -> A, `54` -> BC. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

export interface MergedDown {
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

const MERGE = /<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g;
const MERGES_KEPT = 200_000;

/** Cells merged downwards. They are named after the last row, so the part is skimmed once before. */
export async function mergedDown(
  parts: ZipParts,
  part: string,
  pause: Pause,
): Promise<ReadonlyMap<number, readonly MergedDown[]>> {
  const byRow = new Map<number, MergedDown[]>();
  let tail = '';
  let found = 0;
  for await (const piece of parts.pieces(part)) {
    await pause(0);
    if (tail === '' && !piece.includes('mergeCell')) {
      // The word itself may be cut in two.
      const end = piece.subarray(-10).toString('latin1');
      tail = /<[\w:]{0,9}$/.test(end) ? end.slice(end.lastIndexOf('<')) : '';
      continue;
    }
    const text = tail + piece.toString('latin1');
    let last = 0;
    for (const match of text.matchAll(MERGE)) {
      last = match.index + match[0].length;
      found += 1;
      const [, left = '', top = '0', , bottom = '0'] = match;
      const [from, to] = [Number(top), Math.min(Number(bottom), LIMITS.rows)];
      if (to <= from || found > MERGES_KEPT) continue;
      const list = byRow.get(from) ?? [];
      list.push({ column: columnOf(left), from, to });
      byRow.set(from, list);
    }
    const open = text.lastIndexOf('<');
    tail = open >= last && text.length - open < 200 ? text.slice(open) : '';
  }
  return byRow;
}

/** Ends the reading of a sheet before its end. */
class EnoughRows extends Error {}

/**
 * Calls `onRow` for every row that holds something; `false` from it ends the reading. Throws
 * `WorkbookFault`. `merges`: of this sheet, from `mergedDown`. `limit`: rows wanted, for samples.
 */
export async function readSheetRows(
  parts: ZipParts,
  workbook: WorkbookParts,
  sheet: SheetPart,
  merges: ReadonlyMap<number, readonly MergedDown[]>,
  onRow: (row: DelimitedRow) => void,
  pause: Pause,
  limit = Infinity,
): Promise<SheetRead> {
  let active: (MergedDown & { readonly value: string })[] = [];
  const hiddenColumns: number[] = [];
  let hiddenRows = 0;
  let emptyFormulas = 0;
  let rows = 0;

  let line = 0;
  let fields: string[] = [];
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let taking = false;
  let hasFormula = false;
  let phonetic = 0;

  const put = (): void => {
    let text = value;
    if (type === 's') {
      const shared = workbook.texts[Number(value)];
      if (shared === undefined && value !== '')
        throw damaged(
          say`cell ${columnLetters(column)}${line} of sheet "${sheet.name}" points to a text that is not there`,
        );
      text = shared ?? '';
    } else if (type === 'b') text = value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : value;
    else if (type === '' || type === 'n')
      text = numberText(value, workbook.styles[style] ?? 'number', workbook.is1904);
    else if (type === 'str' || type === 'inlineStr') text = unescapeText(value);
    if (hasFormula && text === '') emptyFormulas += 1;
    if (text === '') return;
    while (fields.length < column) fields.push('');
    fields[column] = text;
  };

  const finishRow = (): void => {
    for (const merge of merges.get(line) ?? [])
      active.push({ ...merge, value: fields[merge.column] ?? '' });
    if (active.length > 0) {
      active = active.filter((merge) => merge.to >= line);
      // A row that only a merge reaches is not a row of the list.
      if (fields.some((field) => field.trim() !== ''))
        for (const merge of active)
          if (line > merge.from && (fields[merge.column] ?? '') === '') {
            while (fields.length < merge.column) fields.push('');
            fields[merge.column] = merge.value;
          }
    }
    let blank = true;
    let fault: RowFault | null = null;
    for (let at = 0; at < fields.length; at += 1) {
      const field = fields[at] as string;
      if (blank && field.trim() !== '') blank = false;
      if (field.length > LONGEST_FIELD) {
        fault ??= { code: 'field_too_long', column: at, length: field.length };
        fields[at] = field.slice(0, 100);
      }
    }
    if (!blank) {
      rows += 1;
      onRow({ line, fields, fault, strayQuote: -1 });
      if (rows >= limit) throw new EnoughRows();
    }
    fields = [];
  };

  const reader = xmlReader(sheet.part, {
    open(tag, attributes) {
      if (tag === 'c') {
        const reference = attributes['r'];
        column = reference === undefined ? column + 1 : columnOf(reference);
        if (column < 0 || column >= LIMITS.columns)
          throw new WorkbookFault(
            'too_large',
            say`sheet "${sheet.name}" has a cell beyond column XFD (${reference ?? say`row ${line}`}); it is damaged`,
          );
        type = attributes['t'] ?? '';
        style = Number(attributes['s'] ?? 0);
        value = '';
        hasFormula = false;
      } else if (tag === 'v' || tag === 't') taking = phonetic === 0;
      else if (tag === 'f') hasFormula = true;
      else if (tag === 'row') {
        line = attributes['r'] === undefined ? line + 1 : Number(attributes['r']);
        if (!(line >= 1 && line <= LIMITS.rows))
          throw new WorkbookFault(
            'too_large',
            say`sheet "${sheet.name}" has a row beyond 1,048,576; it is damaged`,
          );
        column = -1;
        if (attributes['hidden'] === '1' || attributes['hidden'] === 'true') hiddenRows += 1;
      } else if (tag === 'rPh') phonetic += 1;
      else if (tag === 'col' && (attributes['hidden'] === '1' || attributes['hidden'] === 'true')) {
        const to = Math.min(Number(attributes['max']), LIMITS.columns);
        for (let at = Number(attributes['min']); at <= to && hiddenColumns.length < 1000; at += 1)
          hiddenColumns.push(at - 1);
      }
    },
    close(tag) {
      if (tag === 'v' || tag === 't') taking = false;
      else if (tag === 'c') put();
      else if (tag === 'row') finishRow();
      else if (tag === 'rPh') phonetic -= 1;
    },
    text(piece) {
      if (taking) value += piece;
    },
  });

  try {
    let unpacked = 0;
    for await (const piece of parts.pieces(sheet.part)) {
      reader.write(piece);
      unpacked += piece.length;
      await pause(unpacked);
    }
    reader.end();
  } catch (error) {
    if (!(error instanceof EnoughRows)) throw error;
  }
  return { rows, hiddenColumns, hiddenRows, emptyFormulas };
}
