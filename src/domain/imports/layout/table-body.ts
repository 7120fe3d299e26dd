/**
 * Which rows below the header are of the list, and which only stand there: headers that come back
 * on every printed page, totals, balances, a footer.
 *
 *     Invoice   Customer   Amount
 *     INV-1     Iris       100,00
 *     Invoice   Customer   Amount      <- the header again: left out, said
 *     INV-2     Rosa        50,00
 *     Total                150,00      <- a total: left out, said
 *     Printed on 30.06.2026            <- below the last row: left out, said
 *
 * Nothing else is left out. A row that is broken is still a row, and will be refused by its reader.
 */
import type { SourceRow } from '../drafts/drafted-file.ts';
import { findingAt, shortened, type ImportFinding } from '../findings.ts';
import type { TableLayout } from './find-layout.ts';
import { groupRows } from './group-rows.ts';
import { isSummaryLabel, labelOfAmounts } from './summary-rows.ts';
import { count, say, type Text } from '../../texts/text.ts';

/** A row that is not of the list. Banks put balances there. */
export interface Aside {
  readonly line: number;
  readonly fields: readonly string[];
}

export interface TableBody {
  push(row: SourceRow): void;
  /** No more rows: says what was left out. */
  end(): { readonly asides: readonly Aside[]; readonly notes: readonly ImportFinding[] };
}

const SINGLE_NOTES = 20;

/** Words in the first column, as a footer has; a lone number is a broken row. */
const isRemark = (cell: string): boolean => /\p{L}{3}/u.test(cell) && /\S\s+\S/.test(cell);

/** A label with amounts beside it and nothing else: a total or a balance, not a row of the list. */
function isSummary(cells: readonly string[], columns: number): boolean {
  const label = labelOfAmounts(cells, columns);
  return label !== null && isSummaryLabel(label);
}

/** `onRow` gets the rows of the list in their order, a few of them only when the next one is known. */
export function tableBody(layout: TableLayout, onRow: (row: SourceRow) => void): TableBody {
  const groups =
    layout.groups === null ? null : groupRows(layout.groups, layout.headers, layout.banner);
  const headerCells = layout.headers.map((name) => name.toLowerCase());
  const columns = layout.headers.filter((name) => name !== '').length;
  const asides: Aside[] = layout.banner.map(({ line, fields }) => ({ line, fields }));
  const notes: ImportFinding[] = [];
  let left = 0;
  let ruled = 0;
  /** Rows that are a footer unless a row of the list follows. */
  let held: SourceRow[] = [];

  const leave = (row: SourceRow, code: string, what: Text): void => {
    asides.push({ line: row.line, fields: row.fields });
    left += 1;
    if (left <= SINGLE_NOTES) notes.push(findingAt('note', code, row.line, null, what));
  };

  const isHeaderAgain = (row: SourceRow): boolean => {
    if (layout.headerLine === null) return false;
    // A first value that is no name of this header settles it for nearly every row.
    const first = row.fields.findIndex((field) => field !== '');
    if (first < 0 || !headerCells[first]?.includes((row.fields[first] ?? '').trim().toLowerCase()))
      return false;
    let filled = 0;
    let same = 0;
    row.fields.forEach((field, at) => {
      const cell = field.trim().toLowerCase();
      if (cell === '') return;
      filled += 1;
      const name = headerCells[at] ?? '';
      // Under joined names the second row of a header is their end, the first their beginning.
      if (
        name === cell ||
        (layout.headerRows === 2 && (name.endsWith(cell) || name.startsWith(cell)))
      )
        same += 1;
    });
    return filled >= 2 && same * 10 >= filled * 8 && filled * 2 >= Math.min(columns, 4);
  };

  return {
    push(row) {
      if (row.line <= layout.lastHeaderLine) return;
      if (row.fault === null) {
        if (isHeaderAgain(row)) {
          leave(
            row,
            'header_again',
            say`the column names stand here once more; the line was left out`,
          );
          return;
        }
        if (isRuled(row.fields)) {
          asides.push({ line: row.line, fields: row.fields });
          ruled += 1;
          return;
        }
        if (groups?.takes(row) === true) return;
        const cells = filledCells(row.fields, columns);
        if (groups !== null) {
          const { notGroups, row: whole } = groups.complete(row);
          for (const one of notGroups) onRow(one);
          onRow(whole);
          return;
        }
        if (cells !== null && isSummary(cells, columns)) {
          leave(
            row,
            'total_row',
            say`"${shortened(cells.join(' '))}" is a total, not a row of the list; it was left out`,
          );
          return;
        }
        if (cells !== null && columns >= 3 && cells.length === 1 && isRemark(row.fields[0] ?? '')) {
          held.push(row);
          return;
        }
      }
      if (held.length > 0) {
        for (const one of held) onRow(one);
        held = [];
      }
      onRow(row);
    },
    end() {
      const grouped = groups?.end();
      for (const row of [...held, ...(grouped?.below ?? [])])
        leave(
          row,
          'footer',
          say`"${shortened(row.fields.filter((field) => field.trim() !== '').join(' '))}" stands below the list; it was left out`,
        );
      if (left > SINGLE_NOTES)
        notes.push({
          severity: 'note',
          code: 'lines_left_out',
          line: null,
          column: null,
          message: say`${left} lines in all are headers, totals or footers, and were left out`,
        });
      if (layout.fieldNames !== null)
        notes.push(
          findingAt(
            'note',
            'field_names',
            layout.fieldNames,
            null,
            say`the row gives the names or types of the columns once more; it was left out`,
          ),
        );
      if (ruled > 0)
        notes.push({
          severity: 'note',
          code: 'ruled_lines',
          line: null,
          column: null,
          message: say`${count(ruled, 'line of dashes was', 'lines of dashes were')} left out`,
        });
      if (grouped !== undefined) {
        for (const { line, fields } of grouped.lines) asides.push({ line, fields });
        notes.push(...grouped.findings);
      }
      return { asides, notes };
    },
  };
}

/** `--------------`, as lists that were made for a printer have. */
function isRuled(fields: readonly string[]): boolean {
  const first = fields[0] ?? '';
  return /^[-=_]{5,}$/.test(first.trim()) && fields.every((field) => /^[-=_\s]*$/.test(field));
}

/** The values of a row that is far from full; null for every other row. */
function filledCells(fields: readonly string[], columns: number): string[] | null {
  let filled = 0;
  for (const field of fields) if (field !== '' && field.trim() !== '') filled += 1;
  if (filled === 0 || filled * 10 > columns * 8) return null;
  return fields.map((field) => field.trim()).filter((field) => field !== '');
}
