/**
 * The memory of printing as many letters as are printed at once, from the button to the paper: the most that
 * one process of the browser had, the page with the screens and pdf.js in it, or the one that makes the paper.
 */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium, type Browser, type Page } from '@playwright/test';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { CallInput } from '../../src/contract/api.ts';
import { fromWire, toWire } from '../../src/contract/wire.ts';
import { findBrowser } from '../../src/hosts/start/app-window.ts';
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

interface WatchedMemory {
  /** Megabytes: the most that one process had since the watch began. */
  stop(): Promise<number>;
}

const SAMPLE_EVERY_MS = 40;

/** Megabytes a process has in memory now; 0 when it has ended. */
function residentMegabytes(process: number): number {
  try {
    const status = readFileSync(path.join('/proc', String(process), 'status'), 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/**
 * Looks again and again, because the system's own peak says too little: Chromium sets it back when it
 * prints, and the process that makes the paper has ended when the paper is there.
 */
async function watchMemory(browser: Browser): Promise<WatchedMemory> {
  const session = await browser.newBrowserCDPSession();
  const stop = new AbortController();
  let peak = 0;
  const watch = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      for (const { id } of processInfo) peak = Math.max(peak, residentMegabytes(id));
      await setTimeout(SAMPLE_EVERY_MS);
    }
  };
  const watched = watch();
  return {
    async stop() {
      stop.abort();
      await watched;
      return peak;
    },
  };
}

/** A browser that prints as a person's does; the headless shell makes the paper in the page's own process. */
const fullBrowser = (): string | null =>
  findBrowser({ platform: process.platform, home: homedir(), env: process.env }) ?? testBrowser();

async function printed(pages: number): Promise<PrintRun> {
  const app = await startApp({ sample: 'make' });
  const executablePath = fullBrowser();
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
    const memory = await watchMemory(browser);
    const drawing = await timed(async () => {
      await page.getByRole('button', { name: 'Print' }).click();
      await waitUntilPrinted(page, 300);
    });
    const paper = await putOnPaper(page, 'A4');
    return { peakMegabytes: await memory.stop(), drawing, paper };
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
