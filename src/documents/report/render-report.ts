/**
 * A report on paper, landscape: what was asked, one table a currency with its totals, and the proof
 * that it equals the ledger.
 */
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Instant } from '../../domain/dates.ts';
import { languageFor, writtenDate, writtenInstant } from '../../domain/reader-format.ts';
import {
  columnsOn,
  currencyBlocks,
  currencyOf,
  tieOutTable,
  type DrawnColumn,
  type Report,
  type ReportRow,
  type ReportTieOut,
} from '../../domain/report.ts';
import { ENGLISH, render } from '../../domain/texts/render.ts';
import { day, say, type Text } from '../../domain/texts/text.ts';
import { printable } from '../fonts/text-runs.ts';
import { HAIRLINE, mm, pdfBytes, QUIET } from '../pdf.ts';
import { amountOnPaper, layoutFor, reportTable } from './report-table.ts';

/** A report as the PDF worker gets it. */
export interface ReportPrint {
  readonly kind: 'report';
  readonly report: Report;
  /** How the reader writes dates and amounts: BCP 47. */
  readonly locale: string;
  readonly printedAt: Instant;
}

const SIDE = mm(12);
/** Points; nothing on the page is smaller. */
const SMALLEST = 8;

/** The report came here in its reader's language; until there is a second one, so are these words. */
const inWords = (text: Text): string => render(text, ENGLISH);

export function renderReport({ report, locale, printedAt }: ReportPrint): Promise<Uint8Array> {
  const layout = layoutFor(report, SIDE, locale);
  const blocks = currencyBlocks(report);
  const definition: TDocumentDefinitions = {
    pageSize: layout.pageSize,
    pageOrientation: 'landscape',
    pageMargins: [SIDE, mm(14), SIDE, mm(16)],
    header: (page) => (page === 1 ? null : runningHead(report)),
    footer: (page, pages) => footer(writtenInstant(printedAt, locale), page, pages),
    content: [
      title(report, locale),
      ...(blocks.length === 0
        ? [{ text: report.nothing, margin: [0, 8, 0, 8] } satisfies Content]
        : []),
      ...blocks.map((block) => reportTable(report, block, layout, locale)),
      ...(report.tieOut === null || report.tieOut.lines.length === 0
        ? []
        : [tieOutBlock(report.tieOut, locale)]),
    ],
  };
  return pdfBytes(definition, {
    title: render(
      say`${report.name} as of ${day(report.asOf)}: ${report.company}`,
      languageFor(locale),
    ),
    author: report.company,
    printedAt,
  });
}

function title(report: Report, locale: string): Content {
  const quiet = (text: string): Content => ({
    text: printable(text, 60),
    color: QUIET,
    fontSize: SMALLEST,
  });
  return {
    margin: [0, 0, 0, 6],
    stack: [
      {
        columns: [
          {
            width: '*',
            stack: [
              { text: report.title, fontSize: 17, bold: true },
              { text: printable(report.company), fontSize: 10.5 },
            ],
          },
          {
            width: 'auto',
            alignment: 'right',
            stack: [
              { text: inWords(say`as of`), fontSize: SMALLEST, color: QUIET, margin: [0, 3, 0, 0] },
              { text: printable(writtenDate(report.asOf, locale)), fontSize: 14, bold: true },
            ],
          },
        ],
        columnGap: 16,
        margin: [0, 0, 0, 5],
      },
      {
        layout: { hLineWidth: (line: number) => (line === 0 ? 0.75 : 0), vLineWidth: () => 0, hLineColor: () => HAIRLINE, paddingLeft: () => 0, paddingRight: () => 0, paddingTop: () => 5, paddingBottom: () => 0 }, // prettier-ignore
        table: { widths: ['*'], body: [[{ stack: report.notes.map(quiet) }]] },
      },
    ],
  };
}

/** The proof that the report equals the ledger, to the cent, printed on the report. */
function tieOutBlock(tieOut: ReportTieOut, locale: string): Content {
  const table = tieOutTable(tieOut);
  const columns = columnsOn(table, 'paper');
  const cell = (row: ReportRow, column: DrawnColumn): TableCell => {
    if (column.kind !== 'money') return { text: String(row.cells[column.at] ?? '') };
    const minor = Number(row.cells[column.at]);
    return {
      text: amountOnPaper(minor, currencyOf(row, column), column, locale),
      alignment: 'right',
      ...(column.name === 'difference' ? { bold: true } : {}),
    };
  };
  const head = { color: QUIET, fontSize: SMALLEST };
  return {
    unbreakable: true,
    margin: [0, 14, 0, 0],
    stack: [
      { text: inWords(say`Tie-out`), bold: true, fontSize: 11 },
      {
        text: printable(
          [tieOut.note, ...(tieOut.scope === undefined ? [] : [tieOut.scope])].join(' '),
        ),
        color: QUIET,
        fontSize: SMALLEST,
        margin: [0, 0, 0, 4],
      },
      {
        fontSize: SMALLEST,
        layout: {
          vLineWidth: () => 0,
          hLineWidth: (line: number) => (line === 0 ? 0 : 0.4),
          hLineColor: () => HAIRLINE,
          paddingLeft: (at: number) => (at === 0 ? 0 : 4),
          paddingRight: () => 4,
          paddingTop: () => 2,
          paddingBottom: () => 2,
        },
        table: {
          headerRows: 1,
          widths: [...columns.map(({ kind }) => (kind === 'money' ? 100 : 50)), 110],
          body: [
            [
              ...columns.map(({ heading, kind }): TableCell => ({
                text: heading,
                alignment: kind === 'money' ? 'right' : 'left',
                ...head,
              })),
              { text: '' },
            ],
            ...table.rows.map((row, at): TableCell[] => [
              ...columns.map((column) => cell(row, column)),
              {
                text: inWords(
                  tieOut.lines[at]?.differenceMinor === 0 ? say`ties out` : say`DOES NOT TIE OUT`,
                ),
                bold: true,
              },
            ]),
          ],
        },
      },
    ],
  };
}

/** On every page after the first: whose report, of which day, by which date, of which rows. */
const runningHead = (report: Report): Content => ({
  margin: [SIDE, mm(6), SIDE, 0],
  fontSize: SMALLEST,
  color: QUIET,
  text: printable(`${report.company}: ${report.headline}`),
});

const footer = (made: string, page: number, pages: number): Content => ({
  margin: [SIDE, mm(6), SIDE, 0],
  fontSize: SMALLEST,
  color: QUIET,
  columns: [
    { width: '*', text: printable(inWords(say`Made ${made}`)) },
    { width: 'auto', text: inWords(say`page ${page} of ${pages}`) },
  ],
});
