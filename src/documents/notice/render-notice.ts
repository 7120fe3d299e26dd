/**
 * A notice on A4, with the letterhead, window and foot of a letter: its subject, two figures in a band, and
 * then its parts from the top. Whatever it says is in its content; here is only how each part looks. A part
 * keeps together, a table keeps its head and its last rows keep the total, and a signature never stands alone.
 */
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { printedDate } from '../../domain/letters/format-amount.ts';
import { windowLayoutOf } from '../../domain/letters/compose.ts';
import type { NoticeColumn, NoticeContent, NoticePart } from '../../domain/notices/notice.ts';
import { DIGIT_WIDTH } from '../fonts/shared-fonts.ts';
import { printable, type TextRun } from '../fonts/text-runs.ts';
import { bankBox } from '../letter/bank-box.ts';
import { addressAndReferences, letterhead, summaryBand } from '../letter/first-page.ts';
import {
  headed,
  MEASURE,
  pageFrame,
  paragraph,
  RUNNING,
  signature,
  signatoryOf,
} from '../letter/page.ts';
import { GAP, listTable } from '../list-table.ts';
import { mm, pdfBytes, QUIET, RULE } from '../pdf.ts';
import type { NoticePrint } from './notice-print.ts';

export async function renderNotice({ content, printedAt }: NoticePrint): Promise<Uint8Array> {
  const { sender, recipient, labels, reference } = content;
  const layout = windowLayoutOf(sender.country);
  return pdfBytes(
    {
      ...pageFrame({ sender, recipient, labels, notice: content.footer, reference, layout }),
      content: [
        letterhead(sender, recipient, labels, layout),
        addressAndReferences({
          sender,
          recipient,
          attention: content.attention,
          layout,
          references: [
            [labels.date, printedDate(content.on)],
            [labels.reference, reference],
            [labels.customer, recipient.customer],
            [labels.contact, sender.contact],
          ],
        }),
        { text: printable(content.subject, 60), bold: true, fontSize: 13, margin: [0, 0, 0, 6] },
        ...(content.band === null ? [] : [summaryBand(...content.band)]),
        { text: printable(content.salutation), margin: [0, 0, 0, 4] },
        ...content.parts.map((part) => drawn(part, content)),
      ],
    },
    { title: `${content.subject}: ${recipient.name}`, author: sender.name, printedAt },
  );
}

function drawn(part: NoticePart, { sender, labels }: NoticeContent): Content {
  switch (part.part) {
    case 'lead':
      return {
        text: printable(part.text, 60),
        bold: true,
        lineHeight: RUNNING,
        margin: [0, 1, 0, 6],
      };
    case 'text':
      return part.heading === null ? paragraph(part.text) : headed(part.heading, part.text);
    case 'table':
      return noticeTable(part);
    case 'account':
      return bankBox(part.account, part.quote, labels, MEASURE);
    case 'closing':
      return {
        unbreakable: true,
        stack: [
          { text: printable(part.text, 60), lineHeight: RUNNING, margin: [0, 0, 0, 6] },
          ...signature(sender, part.closing),
        ],
      };
    case 'signatures':
      return signatures(part, signatoryOf(sender));
  }
}

// --- Tables.

type TablePart = Extract<NoticePart, { readonly part: 'table' }>;

const FONT_SIZE = 8.5;
const HEAD_SIZE = 7.5;
const DATE_WIDTH = 60;
const COUNT_WIDTH = 42;
/** Characters; narrower columns would break their heads. */
const SHORTEST_AMOUNT = 12;

function noticeTable(table: TablePart): Content {
  const { columns, rows } = table;
  const widthOf = ({ as }: NoticeColumn, at: number): number => {
    if (as === 'date') return DATE_WIDTH;
    if (as === 'count') return COUNT_WIDTH;
    const longest = rows.reduce(
      (most, row) => Math.max(most, row[at]?.length ?? 0),
      SHORTEST_AMOUNT,
    );
    return longest * DIGIT_WIDTH * FONT_SIZE + 4;
  };
  const fixed = columns.map((column, at) => (column.as === 'name' ? 0 : widthOf(column, at)));
  const name = MEASURE - fixed.reduce((sum, width) => sum + width, 0) - GAP * (columns.length - 1);
  return {
    margin: [0, 2, 0, 6],
    stack: [
      listTable({
        widths: columns.map((column, at) => (column.as === 'name' ? name : (fixed[at] ?? 0))),
        head: columns.map(headCell),
        rows: rows.map((row) =>
          row.map((text, at): TableCell => ({
            text: printable(text, 14),
            alignment: alignmentOf(columns[at]),
          })),
        ),
        totals: [totalRow(table)],
        fontSize: FONT_SIZE,
        rowPadding: 1.6,
      }),
    ],
  };
}

const alignmentOf = (column: NoticeColumn | undefined): 'left' | 'right' =>
  column?.as === 'amount' || column?.as === 'count' ? 'right' : 'left';

const headCell = (column: NoticeColumn): TableCell => ({
  stack: column.label.split('\n').map((line) => ({ text: printable(line) })),
  alignment: alignmentOf(column),
  color: QUIET,
  fontSize: HEAD_SIZE,
  verticalAlignment: 'bottom',
});

/** The amount with its currency is longer than its column: it takes the one before it, too. */
function totalRow({ columns, total: [label, amount] }: TablePart): TableCell[] {
  const before = columns.findIndex(({ as }) => as === 'amount') - 1;
  return columns.map((_, at): TableCell => {
    if (at === 0) return { text: printable(label), bold: true, colSpan: before };
    if (at === before) return { text: amount, bold: true, alignment: 'right', colSpan: 2 };
    return { text: '' };
  });
}

// --- Signatures of both sides.

type SignaturesPart = Extract<NoticePart, { readonly part: 'signatures' }>;

const LINE_HEIGHT = mm(6.5);

/**
 * Two columns, row beside row, with a line for each thing to fill in; who signs for us is printed there
 * already.
 */
function signatures(
  { text, sides, lines }: SignaturesPart,
  us: { readonly name: string; readonly position: string },
): Content {
  const nameLine = lines.length - 1;
  const ours = [us.name, us.position].filter((one) => one !== '').join(', ');
  const apart = (cells: readonly TableCell[]): TableCell[] =>
    cells.flatMap((cell, at) => (at === 0 ? [cell] : [{ text: '' }, cell]));
  return {
    unbreakable: true,
    stack: [
      { text: printable(text, 60), lineHeight: RUNNING, margin: [0, 0, 0, 5] },
      {
        layout: {
          defaultBorder: false,
          hLineWidth: () => 0.6,
          vLineWidth: () => 0,
          hLineColor: () => RULE,
          paddingLeft: () => 0,
          paddingRight: () => 0,
          paddingTop: () => 1,
          paddingBottom: () => 1,
        },
        table: {
          widths: ['*', mm(12), '*'],
          heights: (row: number) => (row > 0 && row % 2 === 1 ? LINE_HEIGHT : 'auto'),
          body: [
            apart(sides.map(([label, name]) => ({ text: [`${label} `, ...inBold(name)] }))),
            ...lines.flatMap((line, at) => [
              apart(
                sides.map((_, side) => ({
                  text: at === nameLine && side === 0 ? printable(ours, 30) : '',
                  verticalAlignment: 'bottom' as const,
                })),
              ),
              apart(
                sides.map(() => ({
                  text: printable(line),
                  color: QUIET,
                  fontSize: HEAD_SIZE,
                  // The line to write on.
                  border: [false, true, false, false],
                })),
              ),
            ]),
          ],
        },
      },
    ],
  };
}

/** Runs within a line of other runs: each is bold by itself. */
const inBold = (text: string): readonly TextRun[] =>
  [printable(text, 30)].flat().map((run) => ({ ...(typeof run === 'string' ? { text: run } : run), bold: true })); // prettier-ignore
