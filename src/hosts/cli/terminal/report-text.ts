/**
 * A report for the eye: what it is, rows, a total per currency, the proof.
 *
 *     Flores S.L.: aging as of 2026-06-30, by due date; due that day is not overdue
 *
 *     Code   Name         Cur.  not due    1-30  …  Overdue   %  Oldest  Outstanding  On account
 *     C1     Müller GmbH  EUR   1700.00  700.00  …   700.00  29      12      2400.00      100.00
 *     TOTAL               EUR   1700.00  700.00  …   700.00  29              2400.00      100.00
 *
 *     ledger EUR 2300.00, report 2300.00 (2400.00 less 100.00 on account), difference 0.00
 */
import {
  columnsOn,
  currencyOf,
  isFigure,
  isTotalsOnly,
  minorToDecimal,
  type DrawnColumn,
  type Report,
  type ReportRow,
  type ReportTable,
} from '../../../contract/values.ts';
import { table } from './table.ts';

function cellText(row: ReportRow, column: DrawnColumn): string {
  const cell = row.cells[column.at] ?? null;
  if (cell === null) return row.kind === 'row' ? (column.none ?? '') : '';
  switch (column.kind) {
    case 'money':
      return minorToDecimal(Number(cell), currencyOf(row, column));
    case 'percent':
      return column.of === undefined ? `${cell} %` : String(cell);
    default:
      return String(cell);
  }
}

/** Totals are left out where every row is one already. */
export function reportTable(report: ReportTable): string {
  const isOnlyTotals = isTotalsOnly(report);
  const columns = columnsOn(report, 'terminal').map((column, index) => ({
    header: column.terminal ?? column.heading,
    align: isFigure(column) ? ('right' as const) : ('left' as const),
    ...(column.identity === true ? { gives: true as const } : {}),
    of: (row: ReportRow) => (index === 0 && row.kind === 'total' ? 'TOTAL' : cellText(row, column)),
  }));
  return table(columns, isOnlyTotals ? report.rows : [...report.rows, ...report.totals]);
}

export function reportText(report: Report): string {
  const proof = (report.tieOut?.lines ?? []).map((line) => {
    const text = (minor: number): string => minorToDecimal(minor, line.currency);
    return `ledger ${line.currency} ${text(line.ledgerMinor)}, report ${text(line.reportMinor)} (${text(line.outstandingMinor)} less ${text(line.onAccountMinor)} on account), difference ${text(line.differenceMinor)}\n`;
  });
  const body = report.rows.length === 0 ? `${report.nothing}\n` : reportTable(report);
  const scope = report.tieOut?.scope === undefined ? [] : [`${report.tieOut.scope}\n`];
  return [`${report.company}: ${report.headline}\n\n`, body, '\n', ...scope, ...proof].join('');
}
