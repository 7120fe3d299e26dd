/**
 * The table of a demand: invoice, dates, what was owed, what came, what is open, days overdue.
 *
 *     Invoice   Dated         Due           Original   Paid/credited       Open      Days
 *                                           EUR        EUR                 EUR    overdue
 *     INV-7     20 Sep 2026   20 Oct 2026   1,500.00   300.00         1,200.00         32
 *     Total demanded                                              EUR 1,200.00
 */
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import {
  printedAmount,
  printedMoney,
  printedShortDate,
} from '../../domain/letters/format-amount.ts';
import type { LetterContent, LetterItem } from '../../domain/letters/compose.ts';
import { DIGIT_WIDTH } from '../fonts/shared-fonts.ts';
import { printable } from '../fonts/text-runs.ts';
import { GAP, listTable } from '../list-table.ts';
import { QUIET } from '../pdf.ts';

const FONT_SIZE = 8.5;
const DATE_WIDTH = 56;
const DAYS_WIDTH = 42;
/** Characters; narrower columns would break their heads. */
const SHORTEST_AMOUNT = 10;

/** `measure`: width of the text in points. */
export function itemTable(content: LetterContent, measure: number): Content {
  const amountWidth = widthOfAmounts(content);
  const fixed = [DATE_WIDTH, DATE_WIDTH, amountWidth, amountWidth, amountWidth, DAYS_WIDTH];
  const invoiceWidth = measure - fixed.reduce((sum, width) => sum + width + GAP, 0);
  return {
    margin: [0, 2, 0, 6],
    stack: [
      listTable({
        widths: [invoiceWidth, ...fixed],
        head: headRow(content),
        rows: content.items.map((item) => itemRow(item, content.currency)),
        totals: [totalRow(content)],
        fontSize: FONT_SIZE,
        rowPadding: 1.6,
      }),
    ],
  };
}

function headRow({ text: { labels }, currency }: LetterContent): TableCell[] {
  const cell = (label: string, alignment: 'left' | 'right'): TableCell => ({
    stack: label.split('\n').map((line) => ({ text: printable(line) })),
    alignment,
    color: QUIET,
    fontSize: 7.5,
    verticalAlignment: 'bottom',
  });
  return [
    cell(labels.invoice, 'left'),
    cell(labels.issuedOn, 'left'),
    cell(labels.dueOn, 'left'),
    cell(`${labels.original}\n${currency}`, 'right'),
    cell(`${labels.paid}\n${currency}`, 'right'),
    cell(`${labels.open}\n${currency}`, 'right'),
    cell(labels.daysOverdue, 'right'),
  ];
}

const itemRow = (item: LetterItem, currency: string): TableCell[] => [
  { text: printable(item.item, 14) },
  { text: printedShortDate(item.issuedOn) },
  { text: printedShortDate(item.dueOn) },
  { text: printedAmount(item.grossMinor, currency), alignment: 'right' },
  { text: printedAmount(item.grossMinor - item.openMinor, currency), alignment: 'right' },
  { text: printedAmount(item.openMinor, currency), alignment: 'right' },
  { text: String(item.daysPastDue), alignment: 'right' },
];

const totalRow = ({ text, totalMinor, currency }: LetterContent): TableCell[] => [
  { text: printable(text.labels.total), bold: true, colSpan: 3 },
  { text: '' },
  { text: '' },
  { text: printedMoney(totalMinor, currency), bold: true, alignment: 'right', colSpan: 3 },
  { text: '' },
  { text: '' },
  { text: '' },
];

/** Wide enough for the longest amount, so that none leaves its column. */
function widthOfAmounts({ items, currency }: LetterContent): number {
  let longest = SHORTEST_AMOUNT;
  for (const item of items)
    for (const minor of [item.grossMinor, item.grossMinor - item.openMinor, item.openMinor])
      longest = Math.max(longest, printedAmount(minor, currency).length);
  return longest * DIGIT_WIDTH * FONT_SIZE + 4;
}
