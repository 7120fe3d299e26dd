/**
 * Letters a second through the PDF worker, as an issued run prints them: one page, in seven languages by turns,
 * Chinese among them. Processor time is what counts on a busy machine; beside it the same letters as HTML that
 * Chromium prints, and the memory of the process while it prints many.
 */
import { chromium } from '@playwright/test';
import { instantOf } from '../../src/domain/dates.ts';
import type { LetterContent, LetterPart } from '../../src/domain/letters/content.ts';
import { printedAmount, printedShortDate } from '../../src/domain/letters/format-amount.ts';
import { newPrinter, type Printer } from '../../src/engine/printer.ts';
import { languageLetter, PACKS } from '../domain/letters/facts.ts';
import { testBrowser } from '../harness/browser.ts';
import { limitLine, shownLine, timed, type Line } from './measure.ts';

const PRINTED_AT = instantOf(Date.UTC(2026, 10, 21, 10));
/** 60 letters a second on one core. */
const AT_MOST_MS = 1000 / 60;
const AT_MOST_GROWTH = 40;
/** Letters until fonts are read and code is compiled. */
const WARM_UP = 200;

/** Each of its own number, each of the seven packs by turns, three invoices: one page. */
const letters = (count: number, packs = PACKS): readonly LetterContent[] =>
  Array.from({ length: count }, (_, at) =>
    languageLetter(packs[at % packs.length] ?? 'es', at % 2 === 0 ? 1 : 2, 3, {
      number: `L-2026-${String(at + 1).padStart(4, '0')}`,
    }),
  );

async function printAll(printer: Printer, contents: readonly LetterContent[]): Promise<void> {
  for (const content of contents)
    await printer.print({ kind: 'letter', content, printedAt: PRINTED_AT });
}

interface Pace {
  /** A letter, of all threads of this process. */
  readonly processorMs: number;
  readonly perSecond: number;
}

async function paceOf(printer: Printer, contents: readonly LetterContent[]): Promise<Pace> {
  const before = process.cpuUsage();
  const took = await timed(() => printAll(printer, contents));
  const { user, system } = process.cpuUsage(before);
  return {
    processorMs: (user + system) / 1000 / contents.length,
    perSecond: (contents.length / took) * 1000,
  };
}

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll('\n', '<br>');

/** The same words and the same table, plainly set: what a program would give a browser to print. */
function htmlOf({ sender, recipient, items, text, currency }: LetterContent): string {
  const amount = (minor: number): string => printedAmount(minor, currency, text.locale);
  const paragraphs = (parts: readonly LetterPart[]): string =>
    parts.map(({ runs }) => `<p>${runs.map((run) => (run.bold ? `<b>${escaped(run.text)}</b>` : escaped(run.text))).join('')}</p>`).join(''); // prettier-ignore
  const rows = items.map((item) => [
    item.item,
    printedShortDate(item.issuedOn, text.locale, text.namedMonths),
    printedShortDate(item.dueOn, text.locale, text.namedMonths),
    String(item.daysPastDue),
    amount(item.grossMinor),
    amount(item.openMinor),
  ]);
  const sums = text.sums.map(({ label, amount: sum }) => [label, sum ?? '']);
  const table = [...rows, ...sums].map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join(''); // prettier-ignore
  return `<!doctype html><html lang="${text.language}"><meta charset="utf-8">
<style>@page{size:A4;margin:20mm}body{font:10.5pt "Noto Sans","Noto Sans CJK SC",sans-serif}table{width:100%}</style>
<header>${escaped(sender.name)}<br>${escaped(sender.address)}</header>
<address>${escaped(recipient.name)}<br>${escaped(recipient.address)}</address>
<h1>${escaped(text.subject)}</h1><p>${escaped(text.salutation)}</p>${paragraphs(text.before)}
<table>${table}</table>${paragraphs(text.after)}<p>${escaped(text.closing)}</p><p>${escaped(sender.signatory)}</p></html>`;
}

/** Chromium with one page that prints letter after letter; the seconds of all its processes. */
async function chromiumPace(contents: readonly LetterContent[]): Promise<Pace> {
  const executablePath = testBrowser();
  const browser = await chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const session = await browser.newBrowserCDPSession();
    const processorSeconds = async (): Promise<number> => {
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
    };
    const page = await browser.newPage();
    const print = async (content: LetterContent): Promise<void> => {
      await page.setContent(htmlOf(content));
      await page.pdf({ format: 'A4', preferCSSPageSize: true });
    };
    for (const content of contents.slice(0, 10)) await print(content);
    const before = await processorSeconds();
    const took = await timed(async () => {
      for (const content of contents) await print(content);
    });
    return {
      processorMs: (((await processorSeconds()) - before) * 1000) / contents.length,
      perSecond: (contents.length / took) * 1000,
    };
  } finally {
    await browser.close();
  }
}

const paceLine = (what: string, ours: Pace, reference: Pace): Line => ({
  measure: `${what}: processor time a letter`,
  ours: `${ours.processorMs.toFixed(1)} ms`,
  reference: `${reference.processorMs.toFixed(1)} ms`,
  ratio: `${(ours.processorMs / reference.processorMs).toFixed(2)} ×`,
  target: `≤ ${AT_MOST_MS.toFixed(1)} ms`,
  isMet: ours.processorMs <= AT_MOST_MS,
});

const residentMegabytes = (): number => {
  globalThis.gc?.();
  return process.memoryUsage.rss() / 1024 / 1024;
};

/** `count`: letters of a measure; memory is looked at over ten times as many. */
export async function letterMeasures(count: number): Promise<readonly Line[]> {
  const printer = newPrinter();
  try {
    await printAll(printer, letters(WARM_UP));
    const all = letters(count);
    const chinese = letters(count, ['zh']);
    const ours = await paceOf(printer, all);
    const theirs = await chromiumPace(all);
    const oursChinese = await paceOf(printer, chinese);
    const theirsChinese = await chromiumPace(chinese);
    const long = Array.from({ length: Math.ceil(count / 5) }, () => languageLetter('en-GB', 3, 90));
    const oursLong = await paceOf(printer, long);
    // From here on the process has seen every kind of letter; what grows now grows for ever.
    const before = residentMegabytes();
    await printAll(printer, letters(count * 10));
    const growth = Math.max(0, residentMegabytes() - before);
    return [
      paceLine('letters of one page, seven languages (Chromium: the same as HTML)', ours, theirs),
      shownLine('  a second, by the clock', `${ours.perSecond.toFixed(1)} (Chromium ${theirs.perSecond.toFixed(1)})`), // prettier-ignore
      paceLine('letters of one page, Chinese', oursChinese, theirsChinese),
      shownLine('letters with 90 invoices', `${oursLong.processorMs.toFixed(0)} ms of processor time each`), // prettier-ignore
      limitLine(`memory that ${count * 10} letters leave behind`, growth, AT_MOST_GROWTH, 'MB'),
    ];
  } finally {
    await printer.close();
  }
}
