/** The one door of this room: a job in, the bytes of a PDF out. */
import { renderLetter } from './letter/render-letter.ts';
import { mergePdfs } from './merge.ts';
import { renderNotice } from './notice/render-notice.ts';
import type { PrintJob } from './print-job.ts';
import { renderReport } from './report/render-report.ts';

/** The same job gives the same bytes. Rejects only on a bug: every text can be printed somehow. */
export function renderPdf(job: PrintJob): Promise<Uint8Array> {
  switch (job.kind) {
    case 'letter':
      return renderLetter(job);
    case 'notice':
      return renderNotice(job);
    case 'report':
      return renderReport(job);
    case 'merge':
      return mergePdfs(job);
  }
}
