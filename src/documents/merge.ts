/** Several finished PDFs in one file, page after page, for one trip to the printer. */
import { PDFDocument } from '@cantoo/pdf-lib';
import type { MergePrint } from './print-job.ts';

export async function mergePdfs(job: MergePrint): Promise<Uint8Array> {
  const [only] = job.parts;
  if (only !== undefined && job.parts.length === 1) return only;
  // No dates of its own: the same parts give the same bytes.
  const whole = await PDFDocument.create({ updateMetadata: false });
  whole.setTitle(job.title);
  whole.setProducer('Duebook');
  for (const bytes of job.parts) {
    const part = await PDFDocument.load(bytes, { updateMetadata: false });
    for (const page of await whole.copyPages(part, part.getPageIndices())) whole.addPage(page);
  }
  return whole.save();
}
