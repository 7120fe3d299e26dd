/** The aging report as a file: the same figures as on the screen, from the same query. */
import type { FileOut } from '../../contract/fields.ts';
import type { AgingQuery, AgingReport } from '../../contract/calls/aging.ts';
import { ok } from '../../domain/result.ts';
import { agingCsvTable, agingSheet } from '../../formats/out/aging-sheet.ts';
import { csvBytes } from '../../formats/out/csv.ts';
import { xlsxBytes } from '../../formats/out/xlsx.ts';
import type { Handler, ServiceContext } from '../context.ts';
import { agingJson } from './aging-json.ts';
import { reportAging } from './report.ts';

type Format = 'csv' | 'xlsx' | 'pdf' | 'json';

const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  json: 'application/json',
};

export const exportAging: Handler<'aging.export'> = async (context, { format, ...query }) => {
  const reported = await reportAging(context, query);
  if (!reported.ok) return reported;
  const report = reported.value;
  context.job.progress('rows', 0, report.rows.length);
  await context.job.checkpoint();
  const bytes = await bytesOf(context, report, query, format);
  context.job.progress('rows', report.rows.length, report.rows.length);
  const file: FileOut = {
    fileName: `aging ${report.asOf}.${format}`,
    mediaType: MEDIA_TYPES[format],
    bytes,
  };
  return ok(file);
};

async function bytesOf(
  context: ServiceContext,
  report: AgingReport,
  query: AgingQuery,
  format: Format,
): Promise<Uint8Array> {
  const sheet = { ...report, currency: query.currency };
  switch (format) {
    case 'json':
      return new TextEncoder().encode(`${JSON.stringify(agingJson(report), null, 2)}\n`);
    case 'csv':
      // In a terminal the reader is a script; from a window it is a spreadsheet.
      return csvBytes(agingCsvTable(sheet), { byteOrderMark: context.host !== 'terminal' });
    case 'xlsx':
      return xlsxBytes(agingSheet(sheet), context.clock.now());
    case 'pdf':
      return context.print({ kind: 'aging', ...sheet, printedAt: context.clock.now() });
  }
}
