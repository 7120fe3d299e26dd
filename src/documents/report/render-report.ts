/**
 * A report on paper, landscape: what was asked, one table a currency with its totals, and the proof
 * that it equals the ledger.
 */
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Instant } from '../../domain/dates.ts';
import { printedAmount, printedDate } from '../../domain/letters/format-amount.ts';
import type { Report, ReportTieOut } from '../../domain/report.ts';
import { ENGLISH, render } from '../../domain/texts/render.ts';
import { day, say, type Text } from '../../domain/texts/text.ts';
import { printable } from '../fonts/text-runs.ts';
import { HAIRLINE, mm, pdfBytes, QUIET } from '../pdf.ts';
import { layoutFor, reportCurrencies, reportTable } from './report-table.ts';

/** A report as the PDF worker gets it. */
export interface ReportPrint {
  readonly kind: 'report';
  readonly report: Report;
  readonly printedAt: Instant;
}

const SIDE = mm(14);

/** The report came here in its reader's language; until there is a second one, so are these words. */
const inWords = (text: Text): string => render(text, ENGLISH);

export function renderReport({ report, printedAt }: ReportPrint): Promise<Uint8Array> {
  const layout = layoutFor(report, SIDE);
  const currencies = reportCurrencies(report);
  const definition: TDocumentDefinitions = {
    pageSize: layout.pageSize,
    pageOrientation: 'landscape',
    pageMargins: [SIDE, mm(14), SIDE, mm(16)],
    header: (page) => (page === 1 ? null : runningHead(report)),
    footer: (page, pages) => footer(printedAt, page, pages),
    content: [
      title(report),
      ...(currencies.length === 0
        ? [{ text: report.nothing, margin: [0, 8, 0, 8] } satisfies Content]
        : []),
      ...currencies.map((currency) => reportTable(report, currency, layout)),
      ...(report.tieOut === null || report.tieOut.lines.length === 0
        ? []
        : [tieOutBlock(report.tieOut)]),
    ],
  };
  return pdfBytes(definition, {
    title: inWords(say`${report.name} as of ${day(report.asOf)}: ${report.company}`),
    author: report.company,
    printedAt,
  });
}

function title(report: Report): Content {
  const quiet = (text: string): Content => ({
    text: printable(text, 60),
    color: QUIET,
    fontSize: 8,
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
              { text: inWords(say`as of`), fontSize: 8, color: QUIET, margin: [0, 3, 0, 0] },
              { text: printedDate(report.asOf), fontSize: 14, bold: true },
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
function tieOutBlock({ note, column, lines }: ReportTieOut): Content {
  const right = (text: string, more: object = {}): TableCell => ({
    text,
    alignment: 'right',
    ...more,
  });
  const head = { color: QUIET, fontSize: 7.5 };
  return {
    unbreakable: true,
    margin: [0, 14, 0, 0],
    stack: [
      { text: inWords(say`Tie-out`), bold: true, fontSize: 11 },
      {
        text: inWords(say`${note} Report: the ${column} column above.`),
        color: QUIET,
        fontSize: 8,
        margin: [0, 0, 0, 4],
      },
      {
        fontSize: 8,
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
          widths: [50, 110, 110, 90, 120],
          body: [
            [
              { text: inWords(say`Currency`), ...head },
              right(inWords(say`Ledger`), head),
              right(inWords(say`Report`), head),
              right(inWords(say`Difference`), head),
              { text: '' },
            ],
            ...lines.map((line): TableCell[] => [
              { text: line.currency },
              right(printedAmount(line.ledgerMinor, line.currency)),
              right(printedAmount(line.reportMinor, line.currency)),
              right(printedAmount(line.differenceMinor, line.currency), { bold: true }),
              {
                text: inWords(line.differenceMinor === 0 ? say`ties out` : say`DOES NOT TIE OUT`),
                bold: true,
              },
            ]),
          ],
        },
      },
    ],
  };
}

const runningHead = (report: Report): Content => ({
  margin: [SIDE, mm(7), SIDE, 0],
  fontSize: 7.5,
  color: QUIET,
  columns: [
    { width: '*', text: printable(`${report.title} · ${report.company}`) },
    { width: 'auto', text: inWords(say`as of ${printedDate(report.asOf)}`) },
  ],
});

const footer = (printedAt: Instant, page: number, pages: number): Content => ({
  margin: [SIDE, mm(6), SIDE, 0],
  fontSize: 7.5,
  color: QUIET,
  columns: [
    { width: '*', text: inWords(say`Made ${printedAt.slice(0, 16).replace('T', ' ')} UTC`) },
    { width: 'auto', text: inWords(say`page ${page} of ${pages}`) },
  ],
});
