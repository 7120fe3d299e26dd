/** After the issue: one file of all letters, and a cancelled letter that keeps its number. */
import { readFileSync } from 'node:fs';
import { expect, test } from '../harness/app-test.ts';

test.describe('issued letters', () => {
  test.beforeEach(async ({ page, openApp }) => {
    const app = await openApp({ sample: 'copy' });
    await page.goto(app.address);
  });

  test('are saved as one PDF; one is cancelled with a reason and stays in the register', async ({
    page,
  }) => {
    await page.evaluate(() => (location.hash = '#/letters'));
    await page.getByRole('checkbox', { name: 'Select all' }).uncheck();
    for (const name of ['Atelier Siempreviva S.L.', 'Pemberley Tableware LLP'])
      await page.getByRole('checkbox', { name }).check();
    await page.getByRole('button', { name: 'Issue 2 letters …' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Issue 2 letters' }).click();
    await expect(page.getByText('2 letters are issued')).toBeVisible();

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as one PDF' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toMatch(/\.pdf$/);
    const bytes = readFileSync(await saved.path());
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');

    await page.getByRole('button', { name: 'Go to the register' }).click();
    const row = page.getByRole('row').filter({ hasText: 'L-2026-0001' });
    await row.click();
    await page.getByRole('button', { name: 'Cancel letter …' }).click();
    const dialog = page.getByRole('dialog');
    const confirm = dialog.getByRole('button', { name: 'Cancel letter L-2026-0001' });
    await expect(confirm).toBeDisabled();
    await dialog.getByLabel('Why').fill('paid before it was posted');
    await confirm.click();
    await expect(page.getByText('Letter L-2026-0001 is cancelled')).toBeVisible();
    await expect(row).toContainText('Cancelled');
    await page.getByText('Details', { exact: true }).click();
    await expect(page.getByText(/paid before it was posted/)).toBeVisible();
  });
});
