import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { layoutFor } from '../../src/documents/report/report-table.ts';
import type { ReportPrint } from '../../src/documents/report/render-report.ts';
import { renderPdf } from '../../src/documents/render.ts';
import { agingColumns } from '../../src/domain/aging.ts';
import { agingTotals, type AgingReport } from '../../src/domain/aging-report.ts';
import { instantOf } from '../../src/domain/dates.ts';
import { languageFor, USUAL_LOCALE } from '../../src/domain/reader-format.ts';
import { reportOfAging } from '../../src/domain/report-of-aging.ts';
import { rendered } from '../../src/domain/texts/render.ts';
import { BY_CUSTOMER, BY_ITEM } from '../formats/out/aging-report.ts';
import { pdfPages, pdfText } from './pdf-text.ts';

const printedAt = instantOf(Date.parse('2026-11-21T09:30:00.000Z'));
const job = (more: Partial<AgingReport> = {}, locale = USUAL_LOCALE): ReportPrint => ({
  kind: 'report',
  report: rendered(reportOfAging({ ...BY_CUSTOMER, ...more }), languageFor(locale)),
  locale,
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
      allRows: 0,
    }),
  ],
  [
    'does-not-tie-out',
    job({
      tieOut: [
        {
          currency: 'EUR',
          ledgerMinor: 100,
          outstandingMinor: 95,
          onAccountMinor: 5,
          reportMinor: 90,
          differenceMinor: 10,
        },
      ],
    }),
  ],
  [
    'filtered-by-invoice-date',
    job({
      basis: 'invoice',
      search: 'harrow spain',
      currency: 'EUR',
      rows: BY_CUSTOMER.rows.slice(0, 1),
      totals: agingTotals(5, BY_CUSTOMER.rows.slice(0, 1), 'EUR'),
    }),
  ],
  ['spanish-reader', job({}, 'es-ES')],
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
    overdueMinor: huge,
    outstandingMinor: huge,
    netMinor: huge,
  }));
  const pages = await pdfPages(await renderPdf(job({ rows })));
  const line = pages.flat().find((each) => each.includes('0042'));
  expect(line?.split(/ {2}/).filter((cell) => cell === '90,071,992,547,409.91')).toHaveLength(7);
});

test('no letter on the page is smaller than eight points, whatever the amounts and limits', async () => {
  const limits = [15, 30, 60, 90, 120, 180, 270, 365];
  const columns = agingColumns(limits);
  const rows = BY_CUSTOMER.rows.map((row) => ({
    ...row,
    name: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk mbH',
    amountsMinor: columns.map(() => 123_456_789_000),
  }));
  for (const more of [{}, BY_ITEM, { limits, columns, rows }]) {
    const { report, locale } = job(more);
    expect(layoutFor(report, 34, locale).fontSize).toBeGreaterThanOrEqual(8);
  }
  expect(layoutFor(job().report, 34, USUAL_LOCALE).pageSize).toBe('A4');
});
