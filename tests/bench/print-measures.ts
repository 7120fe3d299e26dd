/**
 * The memory of printing as many letters as are printed at once, from the button to the paper: the peak
 * of the process that has the page, as the system counts it, with the screens and pdf.js in it.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { CallInput } from '../../src/contract/api.ts';
import { fromWire, toWire } from '../../src/contract/wire.ts';
import { startApp } from '../harness/app.ts';
import { testBrowser } from '../harness/browser.ts';
import { keepWhatIsPrinted, putOnPaper, waitUntilPrinted } from '../harness/printing.ts';
import { limitLine, milliseconds, shownLine, timed, type Line } from './measure.ts';

/** 40 letters of three pages. */
const PAGES = 120;
const AT_MOST_MEGABYTES = 600;

interface PrintRun {
  readonly peakMegabytes: number;
  readonly drawing: number;
  readonly paper: Uint8Array;
}

async function issueLetters(page: Page): Promise<void> {
  await page.evaluate(() => (location.hash = '#/letters'));
  await page.getByRole('button', { name: /^Issue \d+ letters …/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Issue \d+ letters$/ })
    .click();
  await page.getByText(/letters are issued/).waitFor();
}

/** The sample company has letters of one page: each is asked for so often that `pages` are full. */
const askForMore = (page: Page, pages: number): Promise<unknown> =>
  page.route('**/call/letters.pdf', async (route) => {
    const posted = fromWire(new Uint8Array(route.request().postDataBuffer() ?? []));
    const { input, ...rest } = posted as { readonly input: CallInput<'letters.pdf'> };
    const { numbers } = input;
    const more = Array.from({ length: pages }, (_, index) => numbers[index % numbers.length] ?? '');
    await route.continue({ postData: Buffer.from(toWire({ ...rest, input: { numbers: more } })) });
  });

/** Megabytes; Linux alone keeps the peak of a process where one can read it. */
async function peakOfPages(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      const status = readFileSync(path.join('/proc', String(id), 'status'), 'utf8');
      return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
    });
  return Math.max(...peaks);
}

async function printed(pages: number): Promise<PrintRun> {
  const app = await startApp({ sample: 'make' });
  const executablePath = testBrowser();
  const browser = await chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage({ locale: 'en-GB' });
    await keepWhatIsPrinted(page);
    await page.goto(app.address);
    await issueLetters(page);
    await askForMore(page, pages);
    const drawing = await timed(async () => {
      await page.getByRole('button', { name: 'Print' }).click();
      await waitUntilPrinted(page, 300);
    });
    const paper = await putOnPaper(page, 'A4');
    return { peakMegabytes: await peakOfPages(browser), drawing, paper };
  } finally {
    await browser.close();
    await app.stop();
  }
}

export async function printMeasures(turns: number): Promise<readonly Line[]> {
  const runs: PrintRun[] = [];
  for (let turn = 0; turn < turns; turn += 1) runs.push(await printed(PAGES));
  const worst = Math.max(...runs.map(({ peakMegabytes }) => peakMegabytes));
  const slowest = Math.max(...runs.map(({ drawing }) => drawing));
  const [first] = runs;
  const pages = first === undefined ? 0 : (await PDFDocument.load(first.paper)).getPageCount();
  const what = `letters printed, ${pages} pages`;
  return [
    limitLine(`${what}: memory, worst of ${turns}`, worst, AT_MOST_MEGABYTES, 'MB'),
    shownLine(`${what}: until they are drawn, slowest`, milliseconds(slowest)),
  ];
}
