/** Scans and unembedded Chinese under the shell's own policy and protocol; all kinds are in `e2e`. */
import { expect, test } from '@playwright/test';
import { inkBetween } from '../harness/ink.ts';
import { chinesePdf, jbig2Pdf, SCAN_INK } from '../harness/made-pdf.ts';
import { openShell, type Shell } from './open-shell.ts';

const CUSTOMER = 'C1013';
const PATIENCE = { timeout: 20_000 };

test.describe('papers in the desktop shell', () => {
  let shell: Shell;
  test.beforeAll(async () => {
    shell = await openShell();
  });
  test.afterAll(() => shell.close());

  test('a scan and a Chinese page show their ink', async () => {
    const { page } = shell;
    await shell.call('workspace.sample', {});
    for (const [index, pdf] of [jbig2Pdf(), chinesePdf()].entries())
      await shell.call('attachments.add', {
        target: { kind: 'customer', customer: CUSTOMER },
        fileName: `${index}.pdf`,
        bytes: new Uint8Array(pdf),
      });
    await page.evaluate((customer) => {
      location.hash = `#/customers/${customer}?tab=contracts`;
    }, CUSTOMER);

    await page.getByRole('button', { name: 'Open 0.pdf' }).click();
    await expect
      .poll(async () => Math.abs((await inkBetween(page, 0, 1)) / SCAN_INK - 1), PATIENCE)
      .toBeLessThan(0.15);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Open 1.pdf' }).click();
    await expect
      .poll(
        async () => (await inkBetween(page, 0.5, 1)) / (await inkBetween(page, 0, 0.5)),
        PATIENCE,
      )
      .toBeGreaterThan(3);
  });
});
