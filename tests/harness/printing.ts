/** What a person's printer would get: headless Chromium has none, and shows no dialog. */
import type { Page } from '@playwright/test';

interface PrintingWindow extends Window {
  sheet?: Element | null;
}

/** Before the page is opened: what the program prints is kept when it lets go of it. */
export const keepWhatIsPrinted = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    window.print = () => {
      (window as PrintingWindow).sheet = document.querySelector('.print-sheet');
    };
  });

/** Waits until the program has printed and has let go of it; the seconds are for drawing the pages. */
export async function waitUntilPrinted(page: Page, seconds: number): Promise<void> {
  const isPrinted = (): boolean => (window as PrintingWindow).sheet?.isConnected === false;
  await page.waitForFunction(isPrinted, undefined, { timeout: seconds * 1000 });
}

/** The printed pages as the browser puts them on this paper: a PDF. */
export async function putOnPaper(page: Page, format: 'A4' | 'Letter'): Promise<Uint8Array> {
  await page.evaluate(() => {
    const { sheet } = window as PrintingWindow;
    if (sheet instanceof Element) document.body.append(sheet);
    document.documentElement.dataset.printing = 'pdf';
  });
  return page.pdf({ format, printBackground: true });
}
