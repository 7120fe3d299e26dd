/**
 * A report as a file: the call beside the one that shows it, with the same question and a format.
 *
 *     'aging.report': call({ input: agingQuery, output: output<AgingReport>() }),
 *     'aging.export': reportExport(agingQuery),
 *
 * `locale`: how the reader writes dates and amounts, for PDF and the sentences of a sheet.
 */
import { z } from 'zod';
import { call, output } from './call.ts';
import { readerLocale, type FileOut } from './fields.ts';

export const REPORT_FORMATS = ['csv', 'xlsx', 'pdf', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const reportExport = <Shape extends z.ZodRawShape>(query: z.ZodObject<Shape>) =>
  call({
    input: query.extend({ format: z.enum(REPORT_FORMATS), locale: readerLocale }),
    output: output<FileOut>(),
    job: true,
  });
