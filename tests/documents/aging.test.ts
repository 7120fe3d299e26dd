import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { ReportPrint } from '../../src/documents/report/render-report.ts';
import { renderPdf } from '../../src/documents/render.ts';
import type { AgingReport } from '../../src/domain/aging-report.ts';
import { instantOf } from '../../src/domain/dates.ts';
import { reportOfAging } from '../../src/domain/report-of-aging.ts';
import { BY_CUSTOMER, BY_ITEM } from '../formats/out/aging-report.ts';
import { pdfPages, pdfText } from './pdf-text.ts';
import { inEnglish } from '../harness/english.ts';

const printedAt = instantOf(Date.parse('2026-11-21T09:30:00.000Z'));
const job = (more: Partial<AgingReport> = {}): ReportPrint => ({
  kind: 'report',
  report: inEnglish(reportOfAging({ ...BY_CUSTOMER, ...more })),
  printedAt,
});

test.each([
  ['customer', job()],
  ['item', job(BY_ITEM)],
  [
    'nothing-open',
    job({
      rows: [],
      totals: [],
      tieOut: [],
      knownAt: printedAt,
      basis: 'invoice',
      currency: 'EUR',
    }),
  ],
  [
    'does-not-tie-out',
    job({ tieOut: [{ currency: 'EUR', ledgerMinor: 100, reportMinor: 90, differenceMinor: 10 }] }),
  ],
] as const)('the printed aging report: %s', async (name, print) => {
  await expect(await pdfText(await renderPdf(print))).toMatchFileSnapshot(
    `../golden/aging/${name}.pdf.txt`,
  );
});

test('the same report is the same bytes', async () => {
  const hash = async () =>
    createHash('sha256')
      .update(await renderPdf(job()))
      .digest('hex');
  expect(await hash()).toBe(await hash());
});

test('every one of many rows is printed once, and every page repeats the head with the currency', async () => {
  const [first] = BY_CUSTOMER.rows;
  if (first === undefined) throw new Error('no row');
  const rows = Array.from({ length: 150 }, (_, index) => ({
    ...first,
    customer: `N${1000 + index}`,
  }));
  const pages = await pdfPages(await renderPdf(job({ rows })));
  const codes = pages.flat().flatMap((line) => /N1\d{3}/.exec(line)?.[0] ?? []);
  expect(codes).toEqual(rows.map((row) => row.customer));
  for (const lines of pages.filter((each) => each.some((line) => /N1\d{3}/.test(line))))
    expect(lines).toContain('EUR');
});

test('amounts that fit no column on A4 get larger paper, and stay apart', async () => {
  const huge = 9_007_199_254_740_991;
  const rows = BY_CUSTOMER.rows.map((row) => ({
    ...row,
    amountsMinor: row.amountsMinor.map(() => huge),
    outstandingMinor: huge,
    netMinor: huge,
  }));
  const pages = await pdfPages(await renderPdf(job({ rows })));
  const line = pages.flat().find((each) => each.includes('0042'));
  expect(line?.split(/ {2}/).filter((cell) => cell === '90,071,992,547,409.91')).toHaveLength(7);
});
