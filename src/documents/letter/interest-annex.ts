/** The annex of interest: each invoice with its days of one rate and one principal, and what they come to. */
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { InterestAnnex } from '../../domain/letters/content.ts';
import type { LetterPack } from '../../domain/letters/wording.ts';
import { printable } from '../fonts/text-runs.ts';
import { HAIRLINE, INK, QUIET } from '../pdf.ts';
import { paragraph, subject } from './page.ts';

const COLUMNS = 7;

export function interestAnnex(
  annex: InterestAnnex,
  labels: LetterPack['labels'],
  currency: string,
): Content {
  const heads = [
    labels.invoice, labels.from, labels.to, labels.days, labels.rate,
    `${labels.principal}\n${currency}`, `${labels.interest}\n${currency}`,
  ]; // prettier-ignore
  const body: TableCell[][] = [heads.map((head, at) => headCell(head, at))];
  /** Lines of the table under which an invoice ends. */
  const ends = new Set<number>([1]);
  for (const { item, rows, rounded } of annex.items) {
    for (const [at, row] of rows.entries())
      body.push(
        [item, ...row].map((value, column): TableCell => ({
          text: column === 0 && at > 0 ? '' : printable(value, column === 0 ? 14 : 40),
          alignment: alignmentOf(column),
        })),
      );
    const [label, days, interest] = rounded;
    body.push([
      { text: printable(label, 30), bold: true, colSpan: 3 },
      { text: '' },
      { text: '' },
      { text: days, bold: true, alignment: 'right' },
      { text: '' },
      { text: '' },
      { text: interest, bold: true, alignment: 'right' },
    ]);
    ends.add(body.length);
  }
  const [label, amount] = annex.total;
  body.push([
    { text: printable(label), bold: true, colSpan: COLUMNS - 2 },
    ...Array.from({ length: COLUMNS - 3 }, (): TableCell => ({ text: '' })),
    { text: amount, bold: true, alignment: 'right', colSpan: 2 },
    { text: '' },
  ]);
  return {
    pageBreak: 'before',
    stack: [
      subject(annex.heading),
      paragraph(annex.intro),
      {
        fontSize: 9,
        margin: [0, 3, 0, 8],
        layout: {
          vLineWidth: () => 0,
          hLineWidth: (line) => (line === 0 ? 0 : line === 1 || line >= body.length - 1 ? 0.9 : ends.has(line) ? 0.4 : 0), // prettier-ignore
          hLineColor: (line) => (line === 1 || line >= body.length - 1 ? INK : HAIRLINE),
          paddingLeft: (column) => (column === 0 ? 0 : 7),
          paddingRight: (column) => (column === COLUMNS - 1 ? 0 : 7),
          paddingTop: () => 1.6,
          paddingBottom: () => 1.6,
        },
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: ['*', 'auto', 'auto', 'auto', 'auto', 'auto', 'auto'],
          body,
        },
      },
      ...(annex.perDay === null ? [] : [paragraph(annex.perDay)]),
      ...(annex.sources === null ? [] : [paragraph(annex.sources)]),
    ],
  };
}

/** Invoice and dates left, numbers right. */
const alignmentOf = (column: number): 'left' | 'right' => (column < 3 ? 'left' : 'right');

const headCell = (head: string, column: number): TableCell => ({
  stack: head.split('\n').map((line) => ({ text: printable(line) })),
  alignment: alignmentOf(column),
  color: QUIET,
  fontSize: 8.5,
  verticalAlignment: 'bottom',
});
