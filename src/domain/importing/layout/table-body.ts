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
import { plainHeader } from '../columns/plain-header.ts';
import type { SourceRow } from '../drafts/drafted-file.ts';
import { findingAt, quote, type ImportFinding } from '../findings.ts';
import { currencyMarkOf } from '../values/read-amount.ts';
import { dateShape } from '../values/read-date.ts';
import { isValue, type TableLayout } from './find-layout.ts';

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

/** The whole label: a customer called "Total SA" is not a total. */
const TOTAL = new RegExp(
  `^(?:${[
    '(?:grand |sub ?|running |report |overall )?totals?',
    'totaal',
    '(?:zwischen|gesamt|end)?summen?',
    'gesamt',
    'suma',
    'total general',
    'somme',
    'sous total',
    'kopa',
    'pavisam',
    'kopsumma',
    '合计',
    '总计',
    '小计',
    '总额',
  ].join(
    '|',
  )})(?: (?:amount|due|open|outstanding|balance|gross|net|invoices?|eur|usd|gbp|chf|cad|aud|jpy|cny|sek|nok|dkk|pln|czk|mxn|\\d+)){0,2}(?: (?:for|of|per|fur|kunde|customer|cliente|client|de|pour) .+)?$`,
);
const BALANCE = new RegExp(
  `^(?:${[
    '(?:opening|closing|ending|starting|beginning|final|new|old|current|account)? ?balance',
    '(?:anfangs|end|schluss|alter |neuer |begin|eind)?saldo',
    'kontostand',
    'saldo (?:inicial|final)',
    'solde(?: (?:initial|final|debiteur|crediteur))?',
    '(?:sakuma|beigu) atlikums',
    '(?:期初|期末)余额',
  ].join('|')})(?: (?:at|on|of|as|am|per|zum|vom|al|au|brought|carried|forward|b f|c f)(?: .*)?)?$`,
);

const SINGLE_NOTES = 20;

const isPlainNumber = (cell: string): boolean => {
  const value = cell.trim();
  if (dateShape(value) !== null && /[-/.年]/.test(value.replace(/^-/, ''))) return false;
  return isValue(value) || currencyMarkOf(value) !== null || /^[-–—%]+$/.test(value);
};

/** Words in the first column, as a footer has; a lone number is a broken row. */
const isRemark = (cell: string): boolean => /\p{L}{3}/u.test(cell) && /\S\s+\S/.test(cell);

/** A label with amounts beside it and nothing else: a total or a balance, not a row of the list. */
function isSummary(cells: readonly string[], columns: number): boolean {
  if (cells.length >= columns) return false;
  let label = '';
  for (const cell of cells) {
    if (isPlainNumber(cell)) continue;
    if (label !== '') return false;
    label = plainHeader(cell);
  }
  return label !== '' && (TOTAL.test(label) || BALANCE.test(label));
}

/** `onRow` gets the rows of the list in their order, a few of them only when the next one is known. */
export function tableBody(layout: TableLayout, onRow: (row: SourceRow) => void): TableBody {
  const headerCells = layout.headers.map((name) => name.toLowerCase());
  const columns = layout.headers.filter((name) => name !== '').length;
  const asides: Aside[] = layout.banner.map(({ line, fields }) => ({ line, fields }));
  const notes: ImportFinding[] = [];
  let left = 0;
  /** Rows that are a footer unless a row of the list follows. */
  let held: SourceRow[] = [];

  const leave = (row: SourceRow, code: string, what: string): void => {
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
            'the column names stand here once more; the line was left out',
          );
          return;
        }
        const cells = filledCells(row.fields, columns);
        if (cells !== null && isSummary(cells, columns)) {
          leave(
            row,
            'total_row',
            `${quote(cells.join(' '))} is a total, not a row of the list; it was left out`,
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
      for (const row of held)
        leave(
          row,
          'footer',
          `${quote(row.fields.filter((field) => field.trim() !== '').join(' '))} stands below the list; it was left out`,
        );
      if (left > SINGLE_NOTES)
        notes.push({
          severity: 'note',
          code: 'lines_left_out',
          line: null,
          column: null,
          message: `${left} lines in all are headers, totals or footers, and were left out`,
        });
      return { asides, notes };
    },
  };
}

/** The values of a row that is far from full; null for every other row. */
function filledCells(fields: readonly string[], columns: number): string[] | null {
  let filled = 0;
  for (const field of fields) if (field !== '' && field.trim() !== '') filled += 1;
  if (filled === 0 || filled * 10 > columns * 8) return null;
  return fields.map((field) => field.trim()).filter((field) => field !== '');
}
