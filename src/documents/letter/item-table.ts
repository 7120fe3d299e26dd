/**
 * The table of a demand: invoice, dates, days overdue, what was owed and came (where something came), what is
 * open, interest (where the letter shows any), and under it the sums.
 *
 *     Invoice   Dated         Due              Days   Original   Paid/credited       Open   Interest
 *                                           overdue        EUR             EUR        EUR        EUR
 *     INV-7     20 Sep 2026   20 Oct 2026        32   1,500.00          300.00   1,200.00      11.72
 *     Principal, and interest to 21 November 2026, EUR                           1,200.00      11.72
 *     Total demanded, EUR                                                                   1,211.72
 *
 * A table that goes over the end of a page carries its sums there and brings them to the next.
 */
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { LetterContent, LetterItem, SumLine } from '../../domain/letters/content.ts';
import { printedAmount, printedShortDate } from '../../domain/letters/format-amount.ts';
import { sumMinor } from '../../domain/money.ts';
import { DIGIT_WIDTH, latinWidth } from '../fonts/shared-fonts.ts';
import { printable } from '../fonts/text-runs.ts';
import { GAP, listTable } from '../list-table.ts';
import { QUIET } from '../pdf.ts';

/** The largest in which the columns leave room for the numbers of the invoices. */
const FONT_SIZES = [9.5, 9, 8.5, 8, 7.5];
/** Of the head under the size of the rows. */
const HEAD_SMALLER = 0.5;
const NEEDED_FOR_INVOICE = 78;
const ROW_PADDING = 1.6;

interface Column {
  readonly head: string;
  readonly alignment: 'left' | 'right';
  readonly of: (item: LetterItem) => string;
  /** Sum of these rows, for the lines that carry it; null: the column has none. */
  readonly carried: ((items: readonly LetterItem[]) => string) | null;
}

function columnsOf(content: LetterContent): readonly Column[] {
  const { currency, text, items } = content;
  const { labels, locale } = text;
  const amount = (minor: number): string => printedAmount(minor, currency, locale);
  const date = (of: LetterItem['dueOn']): string => printedShortDate(of, locale, text.namedMonths);
  const money = (head: string, of: (item: LetterItem) => number, isCarried: boolean): Column => ({
    head: `${head}\n${currency}`,
    alignment: 'right',
    of: (item) => amount(of(item)),
    carried: isCarried ? (rows) => amount(sumMinor(rows.map(of))) : null,
  });
  const left = { alignment: 'left', carried: null } as const;
  return [
    { ...left, head: labels.invoice, of: (item) => (item.isNew && text.newNote !== null ? `${item.item}\u00a0*` : item.item) }, // prettier-ignore
    { ...left, head: labels.issuedOn, of: (item) => date(item.issuedOn) },
    { ...left, head: labels.dueOn, of: (item) => date(item.dueOn) },
    {
      head: labels.daysOverdue,
      alignment: 'right',
      of: (item) => String(item.daysPastDue),
      carried: null,
    },
    ...(items.some((item) => item.grossMinor !== item.openMinor)
      ? [
          money(labels.original, (item) => item.grossMinor, false),
          {
            ...money(labels.paid, (item) => item.grossMinor - item.openMinor, false),
            of: (item: LetterItem) =>
              item.grossMinor === item.openMinor ? '–' : amount(item.grossMinor - item.openMinor),
          },
        ]
      : []),
    money(labels.open, (item) => item.openMinor, true),
    ...(hasInterest(content)
      ? [
          {
            ...money(labels.interest, (item) => item.interest?.minor ?? 0, true),
            // Of some items there may be none: no rate, or a date that bears none.
            of: (item: LetterItem) => (item.interest === null ? '–' : amount(item.interest.minor)),
          },
        ]
      : []),
  ];
}

/** The first line under the table has a sum of each column where interest is shown. */
const hasInterest = ({ text }: LetterContent): boolean =>
  text.sums.some(({ open }) => open !== null);

/**
 * `measure`: width of the text in points. `pages`: how many rows go on each page but the last, where the table
 * is longer than a page. Rows are marked by `row-<index>`, so that the first layout tells where they came.
 */
export function itemTable(
  content: LetterContent,
  measure: number,
  pages: readonly number[] = [],
): Content {
  const { items, text } = content;
  const columns = columnsOf(content);
  const { widths, fontSize } = widthsOf(content, columns, measure);
  const line = (label: string, rows: readonly LetterItem[]): TableCell[] => {
    const first = columns.findIndex(({ carried }) => carried !== null);
    return columns.map((column, at): TableCell => {
      if (at === 0) return { text: printable(label), italics: false, color: QUIET, colSpan: first };
      if (at < first) return { text: '' };
      return {
        text: column.carried === null ? '' : column.carried(rows),
        alignment: 'right',
        color: QUIET,
      };
    });
  };
  const tables: Content[] = [];
  let from = 0;
  for (const [index, count] of [...pages, items.length - sum(pages)].entries()) {
    const isLast = index === pages.length;
    const rows = items.slice(from, from + count);
    const before = items.slice(0, from);
    const table = listTable({
      widths,
      head: headRow(columns, fontSize),
      rows: [
        ...(before.length === 0 ? [] : [line(text.brought, before)]),
        ...rows.map((item, at) =>
          columns.map((column, which): TableCell => ({
            text: printable(column.of(item), which === 0 ? 14 : 40),
            alignment: column.alignment,
            ...(which === 0 ? { id: `row-${from + at}` } : {}),
          })),
        ),
      ],
      totals: isLast
        ? text.sums
            .filter(({ kind }) => kind !== 'apart')
            .map((each) => sumRow(each, columns.length))
        : [line(text.carried, items.slice(0, from + count))],
      ...(isLast
        ? {
            afterTotals: text.sums
              .filter(({ kind }) => kind === 'apart')
              .map((each) => sumRow(each, columns.length)),
          }
        : {}),
      fontSize,
      rowPadding: ROW_PADDING,
    });
    tables.push(index === 0 ? table : { stack: [table], pageBreak: 'before' });
    from += count;
  }
  return { margin: [0, 3, 0, 8], stack: tables };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

const headRow = (columns: readonly Column[], fontSize: number): TableCell[] =>
  columns.map(({ head, alignment }) => ({
    stack: head.split('\n').map((line) => ({ text: printable(line) })),
    alignment,
    color: QUIET,
    fontSize: fontSize - HEAD_SMALLER,
    verticalAlignment: 'bottom',
  }));

function sumRow({ kind, label, open, amount }: SumLine, columns: number): TableCell[] {
  const bold = kind === 'total' || kind === 'subtotal';
  const span = columns - (open === null ? 1 : 2);
  return [
    { text: printable(label), bold, colSpan: span },
    ...Array.from({ length: span - 1 }, (): TableCell => ({ text: '' })),
    ...(open === null ? [] : [{ text: open, bold, alignment: 'right' as const, noWrap: true }]),
    { text: amount ?? '', bold, alignment: 'right', noWrap: true },
  ];
}

/** Each column as wide as its widest text, so that no amount leaves its column; the invoice takes the rest. */
function widthsOf(
  content: LetterContent,
  columns: readonly Column[],
  measure: number,
): { readonly widths: readonly number[]; readonly fontSize: number } {
  const { items, text } = content;
  const last = columns.length - 1;
  const firstSum = last - (hasInterest(content) ? 1 : 0);
  const texts = columns.map((column, at): readonly string[] => [
    ...new Set([
      ...items.map((item) => column.of(item)),
      ...(at < firstSum
        ? []
        : text.sums.flatMap((line) => (at === last ? (line.amount ?? []) : (line.open ?? [])))),
    ]),
  ]);
  const widthsAt = (fontSize: number): readonly number[] =>
    columns.map((column, index) => {
      const head = column.head.split('\n').map((line) => latinWidth(line, fontSize - HEAD_SMALLER, false)); // prettier-ignore
      const body = (texts[index] ?? []).map((each) =>
        column.alignment === 'left'
          ? latinWidth(each, fontSize, false)
          : each.length * DIGIT_WIDTH * fontSize * (index >= firstSum ? 1.06 : 1.02),
      );
      return Math.max(...head, ...body) + 2;
    });
  let chosen = FONT_SIZES.at(-1) ?? 8;
  for (const size of FONT_SIZES) {
    const [invoice = 0, ...others] = widthsAt(size);
    if (measure - sum(others) - GAP * last >= Math.min(invoice, NEEDED_FOR_INVOICE)) {
      chosen = size;
      break;
    }
  }
  const [, ...others] = widthsAt(chosen);
  return { widths: [measure - sum(others) - GAP * last, ...others], fontSize: chosen };
}

/** Where a row stood in a first layout, points from the top of its page. */
export interface PlacedRow {
  readonly page: number;
  readonly top: number;
}

/**
 * Rows on each page but the last, with room for the lines that carry and bring the sums; none where the table
 * fits on its page. `bottom`: the end of the text on a page, `top`: where rows begin on a full page, points.
 */
export function pagesOfRows(
  rows: readonly PlacedRow[],
  sums: number,
  page: { readonly top: number; readonly bottom: number },
): readonly number[] {
  const first = rows[0];
  if (first === undefined || rows.every((row) => row.page === first.page)) return [];
  const steps = rows.flatMap((row, at) => {
    const next = rows[at + 1];
    const step = next !== undefined && next.page === row.page ? next.top - row.top : 0;
    return step > 0 ? [step] : [];
  });
  // The layout tells the top of a row before it moves to the next page, so the first and last steps are none.
  const ordered = [...steps].sort((a, b) => a - b);
  const height = ordered[Math.floor(ordered.length * 0.75)] ?? 20;
  // What a full page holds; the sums need a line each, and air.
  const room = Math.floor((page.bottom - page.top) / height);
  const needed = sums + 2;
  const onFirst = Math.min(
    rows.filter((row) => row.page === first.page).length - 2,
    rows.length - KEPT_WITH_SUMS,
  );
  const pages: number[] = [];
  let left = rows.length;
  if (onFirst >= 2) {
    pages.push(onFirst);
    left -= onFirst;
  }
  while (left + 1 + needed > room && left > KEPT_WITH_SUMS) {
    const here = Math.max(1, Math.min(room - 3, left - KEPT_WITH_SUMS));
    pages.push(here);
    left -= here;
  }
  return pages;
}
/** Rows above the sums on the last page. */
const KEPT_WITH_SUMS = 3;
