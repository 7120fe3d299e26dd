/**
 * Prints a PDF from inside the page: its pages become pictures at 200 dots per inch in a container
 * that only paper shows. A sandboxed window has no PDF viewer to print from.
 */
import { openPdf } from './open-pdf.ts';

const PRINT_SCALE = 200 / 72;
/** More pages than this are saved as a file instead: pictures of them would fill the memory. */
export const MAX_PRINTED_PAGES = 120;

export type PrintOutcome = 'printed' | 'too_many_pages';

export async function printPdf(bytes: Uint8Array): Promise<PrintOutcome> {
  const pdf = await openPdf(bytes);
  try {
    if (pdf.numPages > MAX_PRINTED_PAGES) return 'too_many_pages';
    const sheet = document.createElement('div');
    sheet.className = 'print-sheet';
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const viewport = page.getViewport({ scale: PRINT_SCALE });
      const canvas = document.createElement('canvas');
      canvas.width = Math.floor(viewport.width);
      canvas.height = Math.floor(viewport.height);
      await page.render({ canvas, viewport, intent: 'print' }).promise;
      sheet.append(canvas);
    }
    document.body.append(sheet);
    document.documentElement.dataset['printing'] = 'pdf';
    window.print();
    sheet.remove();
    delete document.documentElement.dataset['printing'];
    return 'printed';
  } finally {
    await pdf.destroy();
  }
}
