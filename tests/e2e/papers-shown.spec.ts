/** What offices scan and what programs write without fonts is seen, within the page's own policy. */
import type { Page } from '@playwright/test';
import type { App } from '../harness/app.ts';
import { expect, test } from '../harness/app-test.ts';
import { inkBetween } from '../harness/ink.ts';
import {
  ccittPdf,
  chinesePdf,
  jbig2Pdf,
  jpeg2000Pdf,
  SCAN_INK,
  standardFontsPdf,
} from '../harness/made-pdf.ts';
import { ask } from './ask.ts';

const CUSTOMER = 'C1013';
const PATIENCE = { timeout: 10_000 };

test.describe('a paper kept with a customer', () => {
  let app: App;
  const complaints: string[] = [];

  test.beforeEach(async ({ page, openApp }) => {
    app = await openApp({ sample: 'copy' });
    complaints.length = 0;
    page.on('pageerror', (thrown) => complaints.push(thrown.message));
    page.on('console', (message) => {
      const isPdfjs = message.text().startsWith('Warning: ');
      if (message.type() === 'error' || isPdfjs) complaints.push(message.text());
    });
    await page.goto(app.address);
    await page.evaluate(() => (location.hash = '#/customers'));
    await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible();
  });

  async function look(page: Page, fileName: string, bytes: Uint8Array): Promise<void> {
    await ask(page, app, 'attachments.add', {
      target: { kind: 'customer', customer: CUSTOMER },
      fileName,
      bytes,
      note: '',
    });
    await page.evaluate((code) => (location.hash = `#/customers/${code}?tab=contracts`), CUSTOMER);
    await page.getByRole('button', { name: `Open ${fileName}` }).click();
    await expect(page.getByRole('dialog').locator('canvas')).toBeVisible();
  }

  for (const [kind, make] of [
    ['CCITT group 4', ccittPdf],
    ['JBIG2', jbig2Pdf],
    ['JPEG 2000', jpeg2000Pdf],
  ] as const)
    test(`a scan in ${kind} shows its ink and no more`, async ({ page }) => {
      await look(page, 'contract.pdf', make());
      await expect
        .poll(async () => Math.abs((await inkBetween(page, 0, 1)) / SCAN_INK - 1), PATIENCE)
        .toBeLessThan(0.15);
      expect(complaints).toEqual([]);
    });

  test('text in standard fonts that are not in the file', async ({ page }) => {
    await look(page, 'order.pdf', standardFontsPdf());
    for (const [font, from, to] of [
      ['Helvetica', 0.1, 0.4],
      ['Symbol', 0.4, 0.65],
      ['ZapfDingbats', 0.7, 0.95],
    ] as const)
      await expect
        .poll(() => inkBetween(page, from, to), { ...PATIENCE, message: font })
        .toBeGreaterThan(0.02);
    expect(complaints).toEqual([]);
  });

  test('Chinese in a font that is not in the file, sign by sign and no boxes', async ({ page }) => {
    await look(page, '合同.pdf', chinesePdf());
    const few = () => inkBetween(page, 0, 0.5);
    await expect.poll(few, { ...PATIENCE, message: 'signs of one stroke' }).toBeGreaterThan(0.003);
    // A box, for a sign that no font has, would be the same for both.
    await expect
      .poll(async () => (await inkBetween(page, 0.5, 1)) / (await few()), PATIENCE)
      .toBeGreaterThan(3);
    await expect(page.getByRole('dialog').locator('[data-pdf-text]')).toContainText('赢赢');
    // Said where this machine has no such font.
    const others = complaints.filter((text) => !text.includes('system font: STSong-Light'));
    expect(others).toEqual([]);
  });
});
