/**
 * The table of one currency of a report. What names a row comes first, the identity before all; then
 * the figures, each column as wide as its widest amount. The letters get smaller where that does not
 * fit, down to eight points; then the paper gets larger: what cannot be read is not printed.
 */
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { countryName } from '../../domain/country-names.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { writtenAmount, writtenDate } from '../../domain/reader-format.ts';
import {
  columnsOn,
  currencyOf,
  isFigure,
  isTotalsOnly,
  sharesOf,
  type CurrencyBlock,
  type DrawnColumn,
  type ReportCell,
  type ReportRow,
  type ReportTable,
} from '../../domain/report.ts';
import { ENGLISH, render } from '../../domain/texts/render.ts';
import { say } from '../../domain/texts/text.ts';
import { DIGIT_WIDTH, latinWidth } from '../fonts/shared-fonts.ts';
import { printable } from '../fonts/text-runs.ts';
import { listTable } from '../list-table.ts';
import { QUIET } from '../pdf.ts';

export interface ReportLayout {
  readonly pageSize: 'A4' | 'A3' | 'A2';
  readonly fontSize: number;
  /** Of all columns, in points. */
  readonly widths: readonly number[];
}

const PAPER = [
  { pageSize: 'A4', width: 841.89 },
  { pageSize: 'A3', width: 1190.55 },
  { pageSize: 'A2', width: 1683.78 },
] as const;
/** Points; eight is the least that is read without effort from a printed page. */
const FONT_SIZES = [9, 8.5, 8] as const;
/** Between two columns, in points, where nothing is to spare. */
const GAP = 7;
/** What is left of a word beside its column, in points: kerning rounds. */
const SLACK = 1;
/** Nothing: figures stand out by themselves. */
const DASH = '–';

const charactersOf = (column: DrawnColumn): number => column.paper?.characters ?? column.characters;
const headingOf = (column: DrawnColumn): string => column.paper?.heading ?? column.heading;

/**
 * The columns in their order on paper, the identity first. A table is one currency's and says so in
 * its head, so the column of that currency is left out where something else names a row.
 */
function columnsOnPaper(table: ReportTable): readonly DrawnColumn[] {
  const columns = columnsOn(table, 'paper');
  const money = columns.find((column) => column.kind === 'money');
  const named = isTotalsOnly(table)
    ? columns
    : columns.filter((column) => column.at !== money?.currencyAt);
  return [
    ...named.filter((column) => column.identity === true),
    ...named.filter((column) => column.identity !== true),
  ];
}

const isBoldIn = (row: ReportRow, column: DrawnColumn): boolean =>
  row.kind !== 'row' || column.strong === true;

/** The text of a cell; a row that has no value says so, a total leaves the place free. */
function textOf(row: ReportRow, column: DrawnColumn, locale: string): string {
  const cell: ReportCell = row.cells[column.at] ?? null;
  if (cell === null) return row.kind === 'row' ? (column.none ?? '') : '';
  switch (column.kind) {
    case 'money': {
      const minor = Number(cell);
      return minor === 0 ? DASH : amountOnPaper(minor, currencyOf(row, column), column, locale);
    }
    case 'percent':
      return column.of === undefined ? `${cell} %` : String(cell);
    case 'date':
      return writtenDate(cell as IsoDate, locale);
    case 'country':
      return countryName(String(cell), locale);
    default:
      return String(cell);
  }
}

/** A credit lessens what is owed; a minus is as wide as the digits, and no hyphen. */
export const amountOnPaper = (
  minor: number,
  currency: string,
  { credit }: DrawnColumn,
  locale: string,
): string =>
  writtenAmount(credit === true && minor !== 0 ? -minor : minor, currency, locale)
    .replace('-', '−')
    // The narrow space between thousands is in no font of ours.
    .replaceAll('\u202f', '\u00a0');

/** Of the identity: more is broken into lines, before a single long name takes the room of all figures. */
const WISHED_CHARACTERS = 32;
/** What the identity gets before the figures move apart. */
const COMFORTABLE_CHARACTERS = 40;

/**
 * The largest letters on the smallest paper that hold every amount, the identity in one line if that
 * can be. What room is left is shared by the figures, so that they stand apart. `side`: margin in points.
 */
export function layoutFor(table: ReportTable, side: number, locale: string): ReportLayout {
  const columns = columnsOnPaper(table);
  const lines = [...table.rows, ...table.totals];
  // In parts of the font size, so that each size is tried without measuring again.
  const widthOf = (column: DrawnColumn): number => {
    let widest = 0;
    for (const word of headingOf(column).split(' '))
      widest = Math.max(widest, latinWidth(word, 1, false));
    for (const row of lines)
      widest = Math.max(widest, latinWidth(textOf(row, column, locale), 1, isBoldIn(row, column)));
    return widest;
  };
  const [first, ...others] = columns;
  const ems = others.map((column) =>
    isFigure(column) || column.kind === 'date'
      ? widthOf(column)
      : Math.min(widthOf(column), charactersOf(column) * DIGIT_WIDTH),
  );
  const natural = first === undefined ? 0 : widthOf(first);
  const wished = Math.min(natural, WISHED_CHARACTERS * DIGIT_WIDTH);
  const comfortable = Math.min(natural, COMFORTABLE_CHARACTERS * DIGIT_WIDTH);
  const least = Math.min(wished, (first === undefined ? 0 : charactersOf(first)) * DIGIT_WIDTH);
  const tries = PAPER.flatMap(({ pageSize, width }) => [
    ...FONT_SIZES.map((fontSize) => ({ pageSize, width, fontSize, identity: wished })),
    { pageSize, width, fontSize: FONT_SIZES[FONT_SIZES.length - 1] ?? 8, identity: least },
  ]);
  const measure = (width: number): number => width - side * 2;
  const needed = (fontSize: number): number =>
    ems.reduce((sum, em) => sum + em * fontSize + SLACK + GAP, 0);
  const chosen =
    tries.find(
      ({ width, fontSize, identity }) => needed(fontSize) + identity * fontSize <= measure(width),
    ) ?? tries[tries.length - 1];
  if (chosen === undefined) throw new RangeError('there is no paper');
  const { pageSize, width, fontSize } = chosen;
  const room = measure(width) - needed(fontSize);
  const figures = others.filter(isFigure).length;
  // The identity takes what it can use, and a part of what nobody needs.
  const spare = Math.max(0, room - comfortable * fontSize - SLACK) / (figures + 1);
  return {
    pageSize,
    fontSize,
    widths: [
      room - spare * figures,
      ...others.map(
        (column, at) => (ems[at] ?? 0) * fontSize + SLACK + (isFigure(column) ? spare : 0),
      ),
    ],
  };
}

/** The rows of one currency with what they come to. */
export function reportTable(
  table: ReportTable,
  block: CurrencyBlock,
  layout: ReportLayout,
  locale: string,
): Content {
  const columns = columnsOnPaper(table);
  const head = (column: DrawnColumn): Content & TableCell => ({
    text: printable(headingOf(column)),
    color: QUIET,
    alignment: isFigure(column) ? 'right' : 'left',
    verticalAlignment: 'bottom',
  });
  const [firstColumn, ...otherColumns] = columns;
  if (firstColumn === undefined) throw new RangeError('a report has no column for paper');
  // The currency stands in the head, so that every page says it and it is never left behind.
  const firstHead: TableCell =
    block.currency === null
      ? head(firstColumn)
      : {
          stack: [
            { text: block.currency, bold: true, fontSize: 11, margin: [0, 0, 0, 2] },
            head(firstColumn),
          ],
        };
  const { totals } = block;
  return {
    margin: [0, 10, 0, 0],
    stack: [
      listTable({
        widths: layout.widths,
        fontSize: layout.fontSize,
        rowPadding: 2,
        gap: GAP,
        head: [firstHead, ...otherColumns.map(head)],
        rows: block.rows.map((row) => columns.map((column) => cellOf(row, column, locale))),
        totals: totals.map((total) => totalCells(total, columns, locale)),
        ...(totals.length === 0
          ? {}
          : { afterTotals: totals.flatMap((total) => shareCells(table, total, columns)) }),
      }),
    ],
  };
}

/** The words take the columns before the first that has a figure. */
function underWords(
  words: string,
  figures: readonly (TableCell | null)[],
  how: { readonly bold?: true; readonly color?: string },
): TableCell[] {
  const first = figures.findIndex((figure) => figure !== null);
  const span = Math.max(1, first === -1 ? figures.length : first);
  return [
    { text: printable(words), colSpan: span, ...how },
    ...figures.slice(1, span).map((): TableCell => ({ text: '' })),
    ...figures.slice(span).map((figure): TableCell => figure ?? { text: '' }),
  ];
}

const totalCells = (
  total: ReportRow,
  columns: readonly DrawnColumn[],
  locale: string,
): TableCell[] =>
  underWords(
    total.label ?? render(say`Total`, ENGLISH),
    columns.map((column) =>
      (total.cells[column.at] ?? null) === null ? null : cellOf(total, column, locale),
    ),
    { bold: true },
  );

function shareCells(
  table: ReportTable,
  total: ReportRow,
  columns: readonly DrawnColumn[],
): TableCell[][] {
  const shares = sharesOf(table, total);
  if (shares === null) return [];
  return [
    underWords(
      table.shares?.label ?? '',
      columns.map(({ at }) => {
        const share = shares[at] ?? null;
        return share === null ? null : { text: String(share), alignment: 'right', color: QUIET };
      }),
      { color: QUIET },
    ),
  ];
}

function cellOf(row: ReportRow, column: DrawnColumn, locale: string): TableCell {
  const text = textOf(row, column, locale);
  return {
    text: isFigure(column) ? text : printable(text, Math.max(10, charactersOf(column) - 2)),
    alignment: isFigure(column) ? 'right' : 'left',
    ...(text === DASH && isFigure(column) ? { color: QUIET } : {}),
    ...(isBoldIn(row, column) && text !== DASH ? { bold: true } : {}),
  };
}
