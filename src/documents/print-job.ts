/**
 * Everything the PDF worker can print. Plain data that crosses to a worker; whatever is printed is
 * in the job, also the moment that the file says it was made, so the same job gives the same bytes.
 */
import type { LetterPrint } from './letter/letter-print.ts';
import type { NoticePrint } from './notice/notice-print.ts';
import type { ReportPrint } from './report/render-report.ts';

/** Finished PDFs, one after another, in one file. */
export interface MergePrint {
  readonly kind: 'merge';
  readonly title: string;
  readonly parts: readonly Uint8Array[];
}

export type PrintJob = LetterPrint | NoticePrint | ReportPrint | MergePrint;
