/**
 * The table of one currency. What identifies a row depends on the grouping; then come the columns,
 * outstanding, on account and net. The letters get as small as the widest amount demands, down to a
 * limit; then the paper gets larger.
 */
import type { AgingDocumentAmounts, AgingDocumentRow } from '../../domain/aging-document.ts';
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { agingColumnHeading } from '../../domain/aging-words.ts';
import { printedAmount } from '../../domain/letters/format-amount.ts';
import { DIGIT_WIDTH } from '../fonts/shared-fonts.ts';
import { printable, type Printable } from '../fonts/text-runs.ts';
import { GAP, listTable } from '../list-table.ts';
import { QUIET } from '../pdf.ts';
import type { AgingPrint } from './aging-print.ts';

export interface AgingLayout {
  readonly pageSize: 'A4' | 'A3';
  readonly fontSize: number;
  /** Of all columns, in points. */
  readonly widths: readonly number[];
}

/** What names a row: heading, least width in characters, text. The first one takes what is left. */
interface Naming {
  readonly heading: string;
  readonly characters: number;
  readonly right?: boolean;
  readonly of: (row: AgingDocumentRow) => string;
}

const NAMINGS: Readonly<Record<AgingPrint['by'], readonly Naming[]>> = {
  customer: [
    { heading: 'Customer', characters: 24, of: (row) => row.name ?? '' },
    { heading: 'Code', characters: 10, of: (row) => row.customer ?? '' },
  ],
  item: [
    {
      heading: 'Customer',
      characters: 20,
      of: (row) => `${row.name ?? ''} (${row.customer ?? ''})`,
    },
    { heading: 'Item', characters: 13, of: (row) => row.item ?? 'on account' },
    { heading: 'Dated', characters: 10, of: (row) => row.issuedOn ?? '' },
    { heading: 'Due', characters: 10, of: (row) => row.dueOn ?? '' },
    { heading: 'Days', characters: 4, right: true, of: (row) => (row.daysPastDue === null ? '' : String(row.daysPastDue)) }, // prettier-ignore
  ],
  country: [{ heading: 'Country', characters: 20, of: (row) => row.country ?? 'not known' }],
  currency: [{ heading: 'Currency', characters: 20, of: (row) => row.currency }],
};

const PAPER = [
  { pageSize: 'A4', width: 841.89 },
  { pageSize: 'A3', width: 1190.55 },
] as const;
const FONT_SIZES = [8, 7.5, 7, 6.5, 6] as const;

const figures = (row: AgingDocumentAmounts): readonly number[] => [
  ...row.amountsMinor,
  row.outstandingMinor,
  row.onAccountMinor,
  row.netMinor,
];

/** The largest letters on the smallest paper that hold every amount. `side`: margin in points. */
export function layoutFor(job: AgingPrint, side: number): AgingLayout {
  // No narrower than the head "Outstanding".
  let longest = 11;
  for (const row of [...job.rows, ...job.totals])
    for (const minor of figures(row))
      longest = Math.max(longest, printedAmount(minor, row.currency).length);
  const namings = NAMINGS[job.by];
  const amountColumns = job.columns.length + 3;
  const at = (paper: (typeof PAPER)[number], fontSize: number): AgingLayout => {
    const character = fontSize * DIGIT_WIDTH;
    // The heads are bold and one size smaller; a bold digit is a little wider.
    const amounts = Array.from({ length: amountColumns }, () => longest * character * 1.04 + 2);
    const others = [...namings.slice(1).map((naming) => naming.characters * character), ...amounts];
    const measure = paper.width - side * 2;
    return {
      pageSize: paper.pageSize,
      fontSize,
      widths: [measure - others.reduce((sum, width) => sum + width + GAP, 0), ...others],
    };
  };
  let layout = at(PAPER[0], FONT_SIZES[0]);
  for (const paper of PAPER)
    for (const fontSize of FONT_SIZES) {
      layout = at(paper, fontSize);
      const least = (namings[0]?.characters ?? 0) * fontSize * DIGIT_WIDTH;
      if ((layout.widths[0] ?? 0) >= least) return layout;
    }
  return layout;
}

export function agingTable(
  job: AgingPrint,
  currency: string,
  layout: AgingLayout,
): readonly Content[] {
  const namings = NAMINGS[job.by];
  const rows = job.rows.filter((row) => row.currency === currency);
  const totals = job.totals.find((total) => total.currency === currency);
  if (totals === undefined || rows.length === 0) return [];
  const head = (text: string, right: boolean): Content & TableCell => ({
    text: printable(text),
    color: QUIET,
    alignment: right ? 'right' : 'left',
    fontSize: layout.fontSize - 0.5,
    verticalAlignment: 'bottom',
  });
  // The currency stands in the head, so that every page says it and it is never left behind.
  const firstHead: TableCell = {
    stack: [
      { text: currency, bold: true, fontSize: 11, margin: [0, 0, 0, 2] },
      head(namings[0]?.heading ?? '', false),
    ],
  };
  return [
    {
      margin: [0, 8, 0, 0],
      stack: [
        listTable({
          widths: layout.widths,
          fontSize: layout.fontSize,
          rowPadding: 2,
          head: [
            firstHead,
            ...namings.slice(1).map((naming) => head(naming.heading, naming.right ?? false)),
            ...job.columns.map((column) => head(agingColumnHeading(column), true)),
            head('Outstanding', true),
            head('On account', true),
            head('Net', true),
          ],
          rows: rows.map((row) => [
            ...namings.map((naming): TableCell => ({
              text: printable(naming.of(row), Math.max(10, naming.characters - 2)),
              alignment: naming.right === true ? 'right' : 'left',
            })),
            ...figures(row).map((minor, index) =>
              amountCell(minor, currency, index === job.columns.length),
            ),
          ]),
          totals: [
            { text: totalLabel(rows.length, job.by), bold: true, colSpan: namings.length },
            ...namings.slice(1).map((): TableCell => ({ text: '' })),
            ...figures(totals).map((minor) => amountCell(minor, currency, true)),
          ],
        }),
      ],
    },
  ];
}

const totalLabel = (rows: number, by: AgingPrint['by']): Printable =>
  by === 'currency' ? 'Total' : `Total of ${rows} ${rows === 1 ? 'row' : 'rows'}`;

/** Nothing is a dash: figures stand out by themselves. */
const amountCell = (minor: number, currency: string, bold: boolean): TableCell =>
  minor === 0
    ? { text: '–', alignment: 'right', color: QUIET }
    : { text: printedAmount(minor, currency), alignment: 'right', bold };
