/** pdf.js, loaded when the first PDF is looked at; its worker comes from our own files. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

export type PdfDocument = PDFDocumentProxy & { destroy(): Promise<void> };

export async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  const { getDocument, GlobalWorkerOptions } = await import('pdfjs-dist');
  GlobalWorkerOptions.workerSrc = workerAddress;
  // What `electron.vite.config.ts` puts there. Whole addresses: the worker stands in another folder.
  const at = (folder: string): string => new URL(`/pdfjs/${folder}/`, location.href).href;
  const task = getDocument({
    // A copy: pdf.js hands the buffer to its worker, and ours stays in the query cache.
    data: bytes.slice(),
    enableXfa: false,
    // The decoders of scans are scripts then, which the content policy allows; fax and JBIG2 are as
    // fast, a page of JPEG 2000 takes four times as long.
    useWasm: false,
    wasmUrl: at('wasm'),
    cMapUrl: at('cmaps'),
    standardFontDataUrl: at('standard_fonts'),
    // pdf.js believes so of http: alone; the pages of the desktop, under app:, can be fetched too.
    useWorkerFetch: true,
  });
  const document = await task.promise;
  return Object.assign(document, { destroy: () => task.destroy() });
}
