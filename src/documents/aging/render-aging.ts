/**
 * The aging report on paper, landscape: what was asked (as of, known at, basis, limits, where the
 * boundaries lie), one table a currency with its totals, and the proof that it equals the ledger.
 */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { agingBoundarySentence, agingQuestion } from '../../domain/aging-words.ts';
import { printedDate } from '../../domain/letters/format-amount.ts';
import { printable } from '../fonts/text-runs.ts';
import { HAIRLINE, mm, pdfBytes, QUIET } from '../pdf.ts';
import { agingTable, layoutFor } from './aging-table.ts';
import type { AgingPrint } from './aging-print.ts';
import { tieOutBlock } from './tie-out-block.ts';

const SIDE = mm(14);

export function renderAging(job: AgingPrint): Promise<Uint8Array> {
  const layout = layoutFor(job, SIDE);
  const currencies = job.totals.map((total) => total.currency);
  const definition: TDocumentDefinitions = {
    pageSize: layout.pageSize,
    pageOrientation: 'landscape',
    pageMargins: [SIDE, mm(14), SIDE, mm(16)],
    header: (page) => (page === 1 ? null : runningHead(job)),
    footer: (page, pages) => footer(job, page, pages),
    content: [
      title(job),
      ...(currencies.length === 0
        ? [
            {
              text: 'Nothing is open and nothing is on account on this day.',
              margin: [0, 8, 0, 8],
            } satisfies Content,
          ]
        : []),
      ...currencies.flatMap((currency) => agingTable(job, currency, layout)),
      ...(job.tieOut.length === 0 ? [] : [tieOutBlock(job)]),
    ],
  };
  return pdfBytes(definition, {
    title: `Aging as of ${job.asOf}: ${job.company}`,
    author: job.company,
    printedAt: job.printedAt,
  });
}

function title(job: AgingPrint): Content {
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
              { text: 'Aging report', fontSize: 17, bold: true },
              { text: printable(job.company), fontSize: 10.5 },
            ],
          },
          {
            width: 'auto',
            alignment: 'right',
            stack: [
              { text: 'as of', fontSize: 8, color: QUIET, margin: [0, 3, 0, 0] },
              { text: printedDate(job.asOf), fontSize: 14, bold: true },
            ],
          },
        ],
        columnGap: 16,
        margin: [0, 0, 0, 5],
      },
      {
        layout: { hLineWidth: (line: number) => (line === 0 ? 0.75 : 0), vLineWidth: () => 0, hLineColor: () => HAIRLINE, paddingLeft: () => 0, paddingRight: () => 0, paddingTop: () => 5, paddingBottom: () => 0 }, // prettier-ignore
        table: {
          widths: ['*'],
          body: [[{ stack: [...agingQuestion(job), agingBoundarySentence(job)].map(quiet) }]],
        },
      },
    ],
  };
}

const runningHead = (job: AgingPrint): Content => ({
  margin: [SIDE, mm(7), SIDE, 0],
  fontSize: 7.5,
  color: QUIET,
  columns: [
    { width: '*', text: printable(`Aging report · ${job.company}`) },
    { width: 'auto', text: `as of ${printedDate(job.asOf)}` },
  ],
});

const footer = (job: AgingPrint, page: number, pages: number): Content => ({
  margin: [SIDE, mm(6), SIDE, 0],
  fontSize: 7.5,
  color: QUIET,
  columns: [
    { width: '*', text: `Made ${job.printedAt.slice(0, 16).replace('T', ' ')} UTC` },
    { width: 'auto', text: `page ${page} of ${pages}` },
  ],
});
