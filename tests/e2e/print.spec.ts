/** Letters on paper: one sheet for each page, sharp, and nothing left behind. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from '../harness/app-test.ts';
import { keepWhatIsPrinted, putOnPaper, waitUntilPrinted } from '../harness/printing.ts';
import { tickNobody } from './letter-run.ts';

test.describe('issued letters on paper', () => {
  test.beforeEach(async ({ page, openApp }) => {
    const app = await openApp({ sample: 'copy' });
    await keepWhatIsPrinted(page);
    await page.goto(app.address);
  });

  test('fill one sheet each, of A4 and of Letter, with 200 dots an inch', async ({ page }) => {
    await page.evaluate(() => (location.hash = '#/letters'));
    await tickNobody(page);
    for (const name of ['Atelier Siempreviva S.L.', 'Pemberley Tableware LLP'])
      await page.getByRole('checkbox', { name }).check();
    await page.getByRole('button', { name: 'Issue 2 letters …' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Issue 2 letters' }).click();
    await page.getByRole('button', { name: 'Print' }).click();
    await waitUntilPrinted(page, 60);
    expect(await page.evaluate(() => document.documentElement.dataset.printing)).toBeUndefined();
    expect(await page.locator('.print-sheet').count()).toBe(0);

    // A final demand of two pages with its invitation and annex, and a reminder of one.
    const pages = 5;
    for (const format of ['A4', 'Letter'] as const) {
      const paper = await PDFDocument.load(await putOnPaper(page, format));
      expect(paper.getPageCount(), format).toBe(pages);
    }
    const sheet = page.locator('.print-sheet');
    // A canvas keeps every dot in memory; 120 pages of them were two gigabytes.
    await expect(sheet.locator('canvas')).toHaveCount(0);
    const widths = await sheet
      .locator('img')
      .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth));
    expect(widths).toHaveLength(pages);
    const a4Inches = 210 / 25.4;
    for (const width of widths) expect(width / a4Inches).toBeGreaterThanOrEqual(200);
  });
});
