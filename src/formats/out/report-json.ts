/**
 * A report as JSON, the form for programs: what was asked, then rows, totals and tie-out. Names are
 * those of the columns in camelCase; amounts are decimal strings with the currency's own digits, dates
 * ISO. What has no total is left out of the totals.
 *
 *     { "asOf": "2026-06-30", "knownAt": null,
 *       "rows": [ { "customer": "C1", "currency": "EUR", "amounts": { "1-30": "700.00" },
 *                   "onAccount": "100.00" } ],
 *       "totals": [ { "currency": "EUR", "amounts": { "1-30": "700.00" }, "onAccount": "100.00" } ],
 *       "tieOut": [ { "currency": "EUR", "ledger": "600.00", "report": "600.00", "difference": "0.00" } ] }
 */
import { minorToDecimal } from '../../domain/money.ts';
import {
  columnsOn,
  currencyOf,
  tieOutTable,
  type Report,
  type ReportCell,
  type ReportRow,
  type ReportTable,
} from '../../domain/report.ts';

type JsonRow = Readonly<Record<string, ReportCell | Readonly<Record<string, ReportCell>>>>;

/** `on_account` → `onAccount`. */
const keyOf = (name: string): string =>
  name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

export const reportJson = (report: Report): Readonly<Record<string, unknown>> => ({
  ...Object.fromEntries(
    report.asked.flatMap(({ name, value, on }) =>
      name === undefined || on?.includes('json') === false ? [] : [[keyOf(name), value]],
    ),
  ),
  rows: rowsOf(report, report.rows),
  totals: rowsOf(report, report.totals),
  ...(report.tieOut === null
    ? {}
    : { tieOut: rowsOf(tieOutTable(report.tieOut), tieOutTable(report.tieOut).rows) }),
});

/** Subtotals say again what the rows say, and are left out. */
function rowsOf(table: ReportTable, rows: readonly ReportRow[]): readonly JsonRow[] {
  // The names of a group's columns are values (`not_due`, `1-30`), not keys of ours: they stay.
  const columns = columnsOn(table, 'json').map((column) => ({
    ...column,
    key: column.group === undefined ? keyOf(column.name) : column.name,
  }));
  return rows.flatMap((row): JsonRow[] => {
    if (row.kind === 'subtotal') return [];
    const object: Record<string, ReportCell | Record<string, ReportCell>> = {};
    for (const column of columns) {
      const cell = row.cells[column.at] ?? null;
      if (cell === null && row.kind === 'total') continue;
      const value =
        column.kind === 'money' && cell !== null
          ? minorToDecimal(Number(cell), currencyOf(row, column))
          : cell;
      if (column.group === undefined) object[column.key] = value;
      else ((object[column.group] ??= {}) as Record<string, ReportCell>)[column.key] = value;
    }
    return [object];
  });
}
