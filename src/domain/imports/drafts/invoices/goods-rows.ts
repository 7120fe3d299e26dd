/**
 * Several goods lines of one invoice in an exchange file: rows that repeat its number.
 *
 *     I-1  due 2026-02-10  gross 489.75  line 1  Hammer  6 × 4.25      ->  I-1 of 489.75
 *     I-1                  gross         line 2  Repair  4 × 45.00         with two lines
 *
 * The `gross` of the rows of a number adds up to the invoice, as it does with instalments: a row of
 * goods alone leaves it empty. What other programs write with a gross on every row adds up too; where
 * every row has the gross of the whole invoice, the lines say so and the invoice is refused.
 */
import { minorToDecimal } from '../../../money.ts';
import { findingAt, shortened, type ImportFinding } from '../../findings.ts';
import { NEW, REFUSED, type InvoiceRows } from '../invoice-rows.ts';
import { commonNotes } from './invoice-lines.ts';
import { NOTHING_FURTHER } from './exchange-cells.ts';
import { amount, say, type Text } from '../../../texts/text.ts';

interface Group {
  readonly number: string;
  /** Rows below the first that are not instalments. */
  readonly rows: number[];
  /** Those of them that have a gross of their own. */
  readonly parts: number[];
  /** Instalments below the first that carry a numbered line. */
  readonly lines: number[];
}

export interface GoodsRows {
  /** Whether the row says what was delivered. */
  hasGoods(index: number): boolean;
  /** Rows of goods that joined the invoice of the row `first`. */
  rowsOf(first: number): readonly number[];
  /** The good row `index` becomes a line of the invoice of `first`. `gross`: it has one of its own. */
  join(first: number, index: number): void;
  /** The instalment `index` of the invoice of `first` carries a line as well. */
  carries(first: number, index: number): void;
  /** The row says no gross: it is about goods alone. */
  withoutGross(index: number): void;
  isWithoutGross(index: number): boolean;
  /** A row of this number was refused for its own sake. */
  breaks(number: string, line: number): void;
  /** Adds up, orders the lines, refuses what does not fit. Once, after the last row. */
  settle(): void;
  /** Rows of goods get the status of their invoice. */
  follow(): void;
}

/** `column`, `grossColumn`: names of the columns of number and gross, for the sentences. */
export function goodsRows(
  rows: InvoiceRows,
  {
    column,
    grossColumn,
    isOfLines,
  }: {
    readonly column: string;
    readonly grossColumn: string;
    /** The file has columns that only lines have: a row alone may be half an invoice. */
    readonly isOfLines: boolean;
  },
  findings: ImportFinding[],
): GoodsRows {
  const groups = new Map<number, Group>();
  const broken = new Map<string, number>();
  const goodsOnly = new Set<number>();
  const cellsOf = (index: number) => rows.exchange.get(index) ?? NOTHING_FURTHER;
  const text = (field: 'goods' | 'goods_code' | 'unit_price', index: number): string =>
    rows.texts[field]?.[index] ?? '';
  const lineNet = (index: number): number => rows.lineAmount?.[index] ?? Number.NaN;
  const hasGoods = (index: number): boolean =>
    cellsOf(index).line > 0 ||
    text('goods', index) !== '' ||
    text('goods_code', index) !== '' ||
    text('unit_price', index) !== '' ||
    !Number.isNaN(lineNet(index));
  const groupOf = (first: number): Group => {
    let group = groups.get(first);
    if (group === undefined) {
      group = { number: rows.number[first] as string, rows: [], parts: [], lines: [] };
      groups.set(first, group);
    }
    return group;
  };
  const refuse = (index: number, code: string, what: Text, name = column): void => {
    rows.status[index] = REFUSED;
    findings.push(findingAt('refused', code, rows.line[index] as number, name, what));
  };

  /** What a line comes to without tax, in minor units, or NaN. */
  function worthOf(index: number): number {
    if (!Number.isNaN(lineNet(index))) return lineNet(index);
    const quantity = rows.texts.quantity?.[index] ?? '';
    const price = text('unit_price', index);
    if (quantity === '' || price === '') return Number.NaN;
    const whole = Number(minorToDecimal(1, rows.currency[index] as string));
    return (Number(quantity) * Number(price)) / whole;
  }

  /** Every row has the same gross, and the lines together come nearer to one of them than to all. */
  function repeatsTotal(first: number, parts: readonly number[]): boolean {
    const all = [first, ...parts];
    const gross = rows.amount[first] as number;
    if (all.some((index) => rows.amount[index] !== gross)) return false;
    const worth = all.reduce((sum, index) => sum + worthOf(index), 0);
    return Math.abs(worth - gross) < Math.abs(worth - gross * all.length);
  }

  function refuseBroken(index: number, line: number): void {
    refuse(
      index,
      'line_refused',
      say`another row of invoice "${shortened(rows.number[index] as string)}" is refused (line ${line}); correct it, and the invoice is read as a whole`,
    );
  }

  function settleGroup(first: number, group: Group): void {
    const { number, parts } = group;
    const all = [first, ...group.rows];
    const brokenAt =
      broken.get(number) ?? (rows.status[first] === NEW ? undefined : rows.line[first]);
    if (brokenAt !== undefined) {
      for (const index of all) if (rows.status[index] === NEW) refuseBroken(index, brokenAt);
      return;
    }
    if (repeatsTotal(first, parts)) {
      for (const index of all)
        refuse(
          index,
          'gross_repeated',
          say`every row of invoice "${shortened(number)}" has the gross of the whole invoice, ${amount(rows.amount[first] as number, rows.currency[first] as string)}; write it once and leave it empty in the other rows`,
          grossColumn,
        );
      return;
    }
    let gross = rows.amount[first] as number;
    for (const index of parts) {
      gross += rows.amount[index] as number;
      rows.amount[index] = 0;
    }
    if (gross <= 0) {
      for (const index of all)
        refuse(
          index,
          'zero_amount',
          say`the rows of invoice "${shortened(number)}" add up to ${amount(gross, rows.currency[first] as string)}; an invoice is more than zero`,
          grossColumn,
        );
      return;
    }
    if (parts.length > 0) rows.amount[first] = gross;
    const lines = [first, ...group.lines, ...group.rows].filter(hasGoods);
    rows.lines.set(
      first,
      lines.sort((a, b) => cellsOf(a).line - cellsOf(b).line || a - b),
    );
    const notes = all.map((index) => rows.notes[index] ?? '').filter((one) => one !== '');
    if (notes.length > 1) rows.notes[first] = commonNotes(notes);
  }

  return {
    hasGoods,
    rowsOf: (first) => groups.get(first)?.rows ?? [],
    join(first, index) {
      const group = groupOf(first);
      group.rows.push(index);
      rows.follows[index] = true;
      if (rows.disputed[index] === true) rows.disputed[first] = true;
      if (goodsOnly.has(index)) rows.amount[index] = 0;
      else group.parts.push(index);
    },
    carries(first, index) {
      if (cellsOf(index).line > 0) groupOf(first).lines.push(index);
    },
    withoutGross(index) {
      goodsOnly.add(index);
    },
    isWithoutGross: (index) => goodsOnly.has(index),
    breaks(number, line) {
      if (number !== '' && !broken.has(number)) broken.set(number, line);
    },
    settle() {
      for (const [first, group] of groups) settleGroup(first, group);
      if (isOfLines && broken.size > 0)
        for (let index = 0; index < rows.line.length; index += 1) {
          const line = broken.get(rows.number[index] as string);
          if (line !== undefined && rows.status[index] === NEW && hasGoods(index))
            refuseBroken(index, line);
        }
    },
    follow() {
      for (const [first, { rows: others }] of groups)
        for (const index of others)
          if (rows.status[index] === NEW) rows.status[index] = rows.status[first] as number;
    },
  };
}
