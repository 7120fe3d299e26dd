/**
 * Prints a PDF from inside the page: its pages become pictures in a container that only paper shows. A
 * sandboxed window has no PDF viewer to print from.
 *
 * The dots of a page are 22 MB; packed as JPEG they are less than one, and go to the paper as they are. A PNG
 * is unpacked and packed again by the process that makes the paper, which takes 790 MB for 120 pages where
 * this takes 270. There is one canvas for all pages, and it is made once.
 */
import type { PDFPageProxy } from 'pdfjs-dist';
import { openPdf } from './open-pdf.ts';

const PRINT_SCALE = 240 / 72;
/** No shadow shows round a letter of 9 points, seen at four times its size. */
const PICTURE_QUALITY = 0.92;
const PAGES_BETWEEN_CLEANING = 10;
/** More pages than this are saved as a file instead: nobody waits minutes for the dialog. */
export const MAX_PRINTED_PAGES = 120;

export type PrintOutcome = 'printed' | 'too_many_pages';

export async function printPdf(bytes: Uint8Array): Promise<PrintOutcome> {
  const pdf = await openPdf(bytes);
  const sheet = document.createElement('div');
  sheet.className = 'print-sheet';
  const pictures: string[] = [];
  try {
    if (pdf.numPages > MAX_PRINTED_PAGES) return 'too_many_pages';
    const canvas = document.createElement('canvas');
    // In memory, where the packing reads it from. Nothing shines through: a page is painted white first.
    canvas.getContext('2d', { willReadFrequently: true, alpha: false });
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const picture = URL.createObjectURL(await pictureOf(page, canvas));
      pictures.push(picture);
      sheet.append(await shownWhole(picture));
      page.cleanup();
      // Each letter brings fonts of its own, and 40 of them are a hundred megabytes.
      if (number % PAGES_BETWEEN_CLEANING === 0) await pdf.cleanup();
    }
    canvas.width = 0;
    document.body.append(sheet);
    document.documentElement.dataset['printing'] = 'pdf';
    window.print();
    return 'printed';
  } finally {
    sheet.remove();
    delete document.documentElement.dataset['printing'];
    for (const picture of pictures) URL.revokeObjectURL(picture);
    await pdf.destroy();
  }
}

async function pictureOf(page: PDFPageProxy, canvas: HTMLCanvasElement): Promise<Blob> {
  const viewport = page.getViewport({ scale: PRINT_SCALE });
  const width = Math.round(viewport.width);
  const height = Math.round(viewport.height);
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  await page.render({ canvas, viewport, intent: 'print' }).promise;
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('a page became no picture')) : resolve(blob)),
      'image/jpeg',
      PICTURE_QUALITY,
    );
  });
}

/** Fetched, that is, and not unpacked: the printer does that, when it comes to the page. */
function shownWhole(picture: string): Promise<HTMLImageElement> {
  const image = new Image();
  return new Promise((resolve, reject) => {
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('a picture of a page was not read'));
    image.src = picture;
  });
}
