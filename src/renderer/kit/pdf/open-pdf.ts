/** pdf.js, loaded when the first PDF is looked at; its worker comes from our own files. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

export type PdfDocument = PDFDocumentProxy & { destroy(): Promise<void> };

export async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  const { getDocument, GlobalWorkerOptions } = await import('pdfjs-dist');
  GlobalWorkerOptions.workerSrc = workerAddress;
  // A copy: pdf.js hands the buffer to its worker, and ours stays in the query cache.
  const task = getDocument({ data: bytes.slice(), enableXfa: false });
  const document = await task.promise;
  return Object.assign(document, { destroy: () => task.destroy() });
}
