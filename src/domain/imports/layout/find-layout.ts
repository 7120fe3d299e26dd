/**
 * Where the table is in a file: banner lines, header of one or two rows, and what the columns are
 * called.
 *
 *     1  Rosa SL · open invoices on 30.06.2026        <- banner
 *     3           Invoice            Amount           <- group names
 *     4  Client   Number   Date      Net     Gross    <- names: "Invoice Number", "Amount Gross"
 *     5  Iris     INV-1    03.01.26  100,00  121,00   <- the list
 *
 * A header is the row that speaks the words of headers; where no row does, the first one without
 * dates and amounts that is as wide as the rows below. A first row with a date and an amount is no
 * header: the file has none.
 */
import { isHeaderWord } from '../columns/header-words.ts';
import type { SourceRow } from '../drafts/drafted-file.ts';
import { findGroups, type GroupLayout } from './find-groups.ts';
import { isValue } from './is-value.ts';

export interface TableLayout {
  /** Line of the (first) header row; null: the file has none. */
  readonly headerLine: number | null;
  readonly headerRows: 1 | 2;
  /** The list begins below this line; 0 when there is no header. */
  readonly lastHeaderLine: number;
  /** One a column; `''` where a column has no name, `column 3` in a file without a header. */
  readonly headers: readonly string[];
  /** Rows above the header, as they stand. */
  readonly banner: readonly SourceRow[];
  /** Line below the header that gives the names once more, as the program calls its fields; or null. */
  readonly fieldNames: number | null;
  /** Rows stand below lines that say whose they are; their headers are the last of `headers`. */
  readonly groups: GroupLayout | null;
}

export interface LayoutWish {
  /** Undefined: find it. Null or 0: there is none. */
  readonly headerLine?: number | null | undefined;
  readonly headerRows?: 1 | 2 | undefined;
}

const ROWS_LOOKED_AT = 80;

/** Not a name of a column: too long, or `Account: 123`. */
const isRemark = (cell: string): boolean => cell.length > 60 || /:\s*\S/.test(cell);

interface Looked {
  readonly row: SourceRow;
  readonly filled: number;
  readonly words: number;
  readonly values: number;
  readonly remarks: number;
}

function look(row: SourceRow): Looked {
  let filled = 0;
  let words = 0;
  let values = 0;
  let remarks = 0;
  const known = new Set<string>();
  for (const field of row.fields) {
    const cell = clean(field);
    if (cell === '') continue;
    filled += 1;
    if (isValue(cell)) values += 1;
    else if (isRemark(cell)) remarks += 1;
    else if (isHeaderWord(cell) && !known.has(cell)) {
      known.add(cell);
      words += 1;
    }
  }
  return { row, filled, words, values, remarks };
}

/** A mark that stands in the text once more (a file saved twice) is not part of a name. */
const clean = (field: string): string => field.replace(/^\uFEFF/, '').trim();

const SEPARATOR_LINE = /^\uFEFF?"?sep=.?"?$/i;

/** Excel writes `sep=;` above the header to name the delimiter. */
const isSeparatorLine = (row: SourceRow): boolean =>
  row.line === 1 &&
  SEPARATOR_LINE.test((row.fields[0] ?? '').trim()) &&
  row.fields.slice(1).every((field) => field === '');

const couldBeHeader = (one: Looked): boolean =>
  one.row.fault === null && one.filled > 0 && one.values * 4 <= one.filled && one.remarks === 0;

/** How many values most rows have; of equally common numbers the larger. */
function usualWidth(rows: readonly Looked[]): number {
  const counts = new Map<number, number>();
  for (const { filled } of rows) counts.set(filled, (counts.get(filled) ?? 0) + 1);
  let width = 0;
  let most = 0;
  for (const [filled, times] of counts)
    if (times > most || (times === most && filled > width)) {
      width = filled;
      most = times;
    }
  return width;
}

function bestHeader(rows: readonly Looked[]): number | null {
  const usual = usualWidth(rows);
  let best: number | null = null;
  rows.forEach((one, index) => {
    // One known word in a table of many columns is chance: a customer called "Total".
    if (!couldBeHeader(one) || one.words < 2 || one.filled * 3 < usual) return;
    if (best === null || one.words > (rows[best] as Looked).words) best = index;
  });
  if (best !== null) return best;
  const first = rows.findIndex((one) => couldBeHeader(one) && one.filled >= usual);
  const firstValues = rows.findIndex((one) => one.filled >= 3 && one.values >= 2);
  if (first >= 0 && (firstValues < 0 || first < firstValues)) return first;
  if (firstValues >= 0) return null;
  const whole = rows.findIndex((one) => one.row.fault === null && one.filled >= usual);
  return whole >= 0 ? whole : 0;
}

/** The names of two header rows, the upper one carried to the right over its blanks. */
function joinHeaders(upper: readonly string[], lower: readonly string[]): string[] {
  const names: string[] = [];
  let group = '';
  for (let at = 0; at < Math.max(upper.length, lower.length); at += 1) {
    const above = clean(upper[at] ?? '');
    const below = clean(lower[at] ?? '');
    if (above !== '') group = above;
    if (below === '') {
      names.push(above);
      if (above !== '') group = '';
    } else if (group === '' || group.toLowerCase() === below.toLowerCase()) names.push(below);
    else if (isHeaderWord(`${group} ${below}`) || above !== '' || !isHeaderWord(below))
      names.push(`${group} ${below}`);
    // `Invoice` over `Number, Date`, nothing over `Customer`: the group has ended.
    else names.push(below);
  }
  return names;
}

const filledColumns = (names: readonly string[]): number =>
  names.filter((name) => name !== '').length;
const repeatedNames = (names: readonly string[]): number => {
  const filled = names.filter((name) => name !== '').map((name) => name.toLowerCase());
  return filled.length - new Set(filled).size;
};

/** Are the rows `upper` and `upper + 1` one header? */
function isPair(rows: readonly Looked[], upper: number): boolean {
  const above = rows[upper];
  const below = rows[upper + 1];
  if (above === undefined || below === undefined) return false;
  if (below.row.line !== above.row.line + 1) return false;
  if (!couldBeHeader(above) || !couldBeHeader(below) || above.filled < 2 || below.filled < 2)
    return false;
  // A first row of names and addresses has no values either; it does not speak of columns.
  if (above.values + below.values > 0 || below.words * 2 < below.filled) return false;
  const names = joinHeaders(above.row.fields, below.row.fields);
  const single = (above.words >= below.words ? above : below).row.fields.map(clean);
  // Below a whole header stands the list, also where its first row has no date or amount.
  if (filledColumns(above.row.fields.map(clean)) === names.length && repeatedNames(single) === 0)
    return false;
  return (
    filledColumns(names) > filledColumns(single) ||
    repeatedNames(names) < repeatedNames(single) ||
    // Group names only, each a word of headers, over a header that would do without them.
    (above.filled < below.filled && above.words === above.filled)
  );
}

const IDENTIFIER = /^[A-Za-z_$][\w$]*(?:[.:/-][\w$]+)*$/;
/** `SalesInvoice.date`, `due_date`, `dueDate`: how programs write names among themselves. */
const isTechnical = (cell: string): boolean =>
  IDENTIFIER.test(cell) && /[._]|[a-z][A-Z]/.test(cell);
const TYPE =
  /^(?:text|string|varchar|char|date|datetime|time|timestamp|number|numeric|decimal|float|double|int|integer|currency|money|bool|boolean|link|select|data|texto|fecha|numero|zahl|datum|betrag|nombre)(?:\(\d+(?:,\d+)?\))?$/i;

/**
 * Does `below`, the row under the header, only say what the columns are called or hold? Names of the
 * program's own under names for people, or the other way round, or types; and never a row that could be
 * of the list: it has no date and no amount, and the one after it has.
 */
function isFieldNames(header: Looked, below: Looked, next: Looked | undefined): boolean {
  if (below.row.fault !== null || below.values > 0 || below.filled < 3) return false;
  if (below.row.line !== header.row.line + 1 || below.filled * 2 < header.filled) return false;
  if (next === undefined || next.values === 0) return false;
  const cells = below.row.fields.map(clean).filter((cell) => cell !== '');
  const most = (fits: (cell: string) => boolean): boolean =>
    cells.filter(fits).length * 10 >= cells.length * 7;
  const names = header.row.fields.map(clean).filter((cell) => cell !== '');
  return (
    (cells.every((cell) => IDENTIFIER.test(cell)) && most(isTechnical)) ||
    (names.filter(isTechnical).length * 2 >= names.length && most(isHeaderWord)) ||
    cells.every((cell) => TYPE.test(cell))
  );
}

/**
 * The layout of the table that `sample`, the first rows of the file, begins; null without rows.
 * `columns`: how many a sheet has, whose rows leave empty cells at their end out.
 */
export function findLayout(
  sample: readonly SourceRow[],
  wish: LayoutWish = {},
  columns = 0,
): TableLayout | null {
  const rows = sample
    .filter((row) => !isSeparatorLine(row))
    .slice(0, ROWS_LOOKED_AT)
    .map(look);
  if (rows.length === 0) return null;
  const width = Math.max(...sample.map((row) => row.fields.length));

  let at: number | null;
  let pair = wish.headerRows === 2;
  if (wish.headerLine === undefined) {
    at = bestHeader(rows);
    if (at !== null && wish.headerRows === undefined) {
      if (at > 0 && isPair(rows, at - 1)) {
        at -= 1;
        pair = true;
      } else pair = isPair(rows, at);
    }
  } else if (wish.headerLine === null || wish.headerLine === 0) at = null;
  else {
    const line = wish.headerLine;
    const found = rows.findIndex((one) => one.row.line >= line);
    at = found < 0 ? rows.length - 1 : found;
  }
  if (at === null)
    return {
      headerLine: null,
      headerRows: 1,
      lastHeaderLine: 0,
      headers: Array.from({ length: width }, (_, index) => `column ${index + 1}`),
      banner: [],
      fieldNames: null,
      groups: null,
    };
  const upper = rows[at] as Looked;
  const lower = pair ? rows[at + 1] : undefined;
  const headers =
    lower === undefined
      ? upper.row.fields.map(clean)
      : joinHeaders(upper.row.fields, lower.row.fields);
  while (headers.length < columns) headers.push('');
  const below = lower === undefined ? rows[at + 1] : undefined;
  const fieldNames =
    below !== undefined && isFieldNames(upper, below, rows[at + 2]) ? below.row.line : null;
  const lastHeaderLine = fieldNames ?? (lower ?? upper).row.line;
  const groups = findGroups(
    headers,
    sample.filter((row) => row.line > lastHeaderLine),
    headers.length,
    rows.slice(0, at).map((one) => one.row),
  );
  return {
    headerLine: upper.row.line,
    headerRows: lower === undefined ? 1 : 2,
    lastHeaderLine,
    headers: groups === null ? headers : [...headers, ...groups.headers],
    banner: rows.slice(0, at).map((one) => one.row),
    fieldNames,
    groups,
  };
}
