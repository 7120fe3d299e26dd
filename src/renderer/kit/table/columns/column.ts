/**
 * What a list shows: one `GridColumn` a column, the same for the screen, the clipboard, the file and
 * the filter, so that what is on the screen is what is copied and exported.
 *
 *     { id: 'open', header: 'Open', unit: 'EUR', kind: 'money', width: 120,
 *       text: (row) => minorToDecimal(row.openMinor, row.currency),
 *       sortBy: (row) => row.openMinor }
 */
import type { ReactNode } from 'react';
import type { Bucket } from '../../../../contract/calls/buckets.ts';
import type { AgeStep } from '../../charts/age-step.ts';

/** `money` and `number` are right-aligned figures, `date` is ISO in copies and files. */
export type ColumnKind = 'text' | 'number' | 'money' | 'date' | 'mark';

export interface GridColumn<Row> {
  readonly id: string;
  /** One or two words. */
  readonly header: string;
  /** The unit, small after the header. The currency of amounts stands once, over the list. */
  readonly unit?: string;
  /** Said when the pointer rests on the header: what the figure means. */
  readonly hint?: string;
  readonly kind: ColumnKind;
  /** Pixels; the least width of a growing column. */
  readonly width: number;
  /** Takes what is left of the line. */
  readonly grow?: boolean;
  /** Step of age whose pale tint lies under the figure; null: none. */
  readonly tone?: (row: Row) => AgeStep | Bucket | null;
  /** Swatch before the header: the colour of the same age in bars. */
  readonly key?: AgeStep | Bucket;
  /** Stays in sight while the others scroll sideways. */
  readonly pinned?: boolean;
  /** Plain text of the cell: filter, copy, export. Amounts as plain decimals, dates ISO. */
  readonly text: (row: Row) => string;
  /**
   * What the row is found by. Where a column says it, the filter looks into such columns alone: a
   * customer is found by name, code and country, not by the digits of an amount.
   */
  readonly search?: (row: Row) => readonly (string | null)[];
  /** What the eye sees; `text` when left out. */
  readonly cell?: (row: Row) => ReactNode;
  /** Sorts by this value; null comes last. Columns with neither this nor `compare` do not sort. */
  readonly sortBy?: (row: Row) => string | number | null;
  readonly compare?: (a: Row, b: Row) => number;
  /** Rows stay together by this, smallest first in both directions: currencies never mix. */
  readonly group?: (row: Row) => string;
  /** The first click sorts from the top down (amounts, days). */
  readonly descFirst?: boolean;
  /** Not shown until chosen. */
  readonly startsHidden?: boolean;
  /** Cannot be hidden. */
  readonly always?: boolean;
  /** Roughly how many characters the figure has, so that no amount is ever cut off. */
  readonly chars?: (row: Row) => number;
  /** Shown beside an open panel too, where a list is name, amount and state. */
  readonly brief?: boolean;
  /** In copies and files only: what the eye reads elsewhere in the row, as the currency before a figure. */
  readonly fileOnly?: boolean;
  /** On the screen only: actions, bars. Neither copied nor exported nor filtered. */
  readonly screenOnly?: boolean;
}

/** A line under the list, one per currency: `cells[columnId]`. */
export interface GridTotal {
  readonly id: string;
  /** Per cents under a total: a quieter, lower line. */
  readonly isShare?: boolean;
  readonly cells: Readonly<Record<string, ReactNode>>;
  /** The same as plain text for copies and files. */
  readonly texts: Readonly<Record<string, string>>;
}

/** What the eye sees of a list; copies and files have the rest too. */
export const onScreen = <Row>(columns: readonly GridColumn<Row>[]): readonly GridColumn<Row>[] =>
  columns.filter((column) => column.fileOnly !== true);

/**
 * What a list shows beside a panel: its name, the amount it is sorted by (else the first) and what says
 * the state (`brief`). Copies and files keep all columns.
 */
export function briefColumns<Row>(
  columns: readonly GridColumn<Row>[],
  sortedBy: string | undefined,
): readonly GridColumn<Row>[] {
  const name = columns.find((column) => column.grow === true) ?? columns[0];
  const amounts = columns.filter((column) => column.kind === 'money');
  const amount =
    amounts.find((column) => column.id === sortedBy) ??
    amounts.find((column) => column.brief === true) ??
    amounts[0];
  return columns
    .filter((column) => column === name || column === amount || isBriefState(column))
    .map((column) => (column === name ? { ...column, grow: true } : column));
}

const isBriefState = <Row>(column: GridColumn<Row>): boolean =>
  column.brief === true && column.kind !== 'money';

export const isFigure = (kind: ColumnKind): boolean => kind === 'money' || kind === 'number';
