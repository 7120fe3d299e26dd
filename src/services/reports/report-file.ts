/** A report as a file in the format asked for: the same value the screen shows, drawn by `formats` and `documents`. */
import type { FileOut } from '../../contract/fields.ts';
import type { ReportFormat } from '../../contract/report-export.ts';
import type { Report } from '../../domain/report.ts';
import { languageFor } from '../../domain/reader-format.ts';
import { rendered } from '../../domain/texts/render.ts';
import type { Text } from '../../domain/texts/text.ts';
import { csvBytes } from '../../formats/out/csv.ts';
import { reportJson } from '../../formats/out/report-json.ts';
import { xlsxBytes } from '../../formats/out/xlsx.ts';
import type { ServiceContext } from '../context.ts';

const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  json: 'application/json',
};

/**
 * Named after the report and its day: `aging 2026-06-30.csv`. `locale`: how the reader writes dates
 * and amounts.
 */
export async function reportFile(
  context: ServiceContext,
  report: Report<Text>,
  { format, locale }: { readonly format: ReportFormat; readonly locale: string },
): Promise<FileOut> {
  const rows = report.rows.length;
  context.job.progress('rows', 0, rows);
  await context.job.checkpoint();
  const bytes = await bytesOf(context, rendered(report, languageFor(locale)), format, locale);
  context.job.progress('rows', rows, rows);
  return {
    fileName: `${report.name.toLowerCase()} ${report.asOf}.${format}`,
    mediaType: MEDIA_TYPES[format],
    bytes,
  };
}

async function bytesOf(
  context: ServiceContext,
  report: Report,
  format: ReportFormat,
  locale: string,
): Promise<Uint8Array> {
  switch (format) {
    case 'json':
      return new TextEncoder().encode(`${JSON.stringify(reportJson(report), null, 2)}\n`);
    case 'csv':
      // In a terminal the reader is a script; from a window it is a spreadsheet.
      return csvBytes(report, { byteOrderMark: context.host !== 'terminal' });
    case 'xlsx':
      return xlsxBytes(report, context.clock.now());
    case 'pdf':
      return context.print({ kind: 'report', report, locale, printedAt: context.clock.now() });
  }
}
