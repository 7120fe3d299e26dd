/**
 * Every screen without a finding of axe (WCAG 2.2 A and AA), light and dark: the start screen, the
 * import preview, the screens of the sample company, a side panel and a dialog.
 */
import type { Page } from '@playwright/test';
import { expect, test } from '../harness/app-test.ts';
import { axeFindings } from './axe-findings.ts';
import { dropCsv } from './drop-file.ts';

const PLACES = [
  'customers',
  'customers/C1013',
  'customers/C1013?tab=timeline',
  'customers/C1013?tab=profile',
  'aging',
  'letters',
  'letters?tab=register',
  'ledger',
  'import',
  'settings',
  'settings/bank',
  'settings/ledger',
  'settings/display',
];

/** Colours are the same everywhere; these places have all of them. */
const IN_DARK = new Set([
  'start',
  'import preview',
  'customers',
  'aging',
  'letters',
  'settings',
  'side panel',
  'dialog',
]);

/** Everything in light; in dark only what depends on colours. */
async function expectNothing(page: Page, what: string): Promise<void> {
  for (const colorScheme of IN_DARK.has(what)
    ? (['dark', 'light'] as const)
    : (['light'] as const)) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    const said = await axeFindings(page, colorScheme === 'light' ? {} : { only: 'colors' });
    expect.soft(said, `${what}, ${colorScheme}`).toEqual([]);
  }
}

test.describe('accessibility', () => {
  test.beforeEach(async ({ page, openApp }) => {
    const app = await openApp();
    await page.goto(app.address);
    // A colour on its way to another one has a contrast that nobody sees.
    await page.addStyleTag({ content: '*, *::before, *::after { transition: none !important }' });
  });

  test('axe finds nothing in the first minutes', async ({ page }) => {
    await expect(page.getByLabel('Your company')).toBeVisible();
    await expectNothing(page, 'start');
    await page.getByLabel('Your company').fill('Flores del Norte, S.L.');
    await page.getByRole('button', { name: 'Create ledger' }).click();
    await expect(page.getByText('Drop your files here')).toBeVisible();
    await dropCsv(
      page,
      'list.csv',
      'Invoice,Customer,Date,Due,Amount',
      'A-1,Floralia,13/09/2026,13/10/2026,"1,200.00"',
      'A-2,Floralia,14/09/2026,31/02/2026,80.00',
      'A-1,Floralia,13/09/2026,13/10/2026,"1,200.00"',
    );
    await expect(page.getByRole('button', { name: /^Import \d+ rows?/ })).toBeVisible();
    await expectNothing(page, 'import preview');
    await page.getByRole('button', { name: /^Import \d+ rows?/ }).click();
    await expect(page.getByText(/ imported$/)).toBeVisible();
    await expectNothing(page, 'import done');
    await page.evaluate(() => (location.hash = '#/bank'));
    await expect(page.getByRole('heading', { name: 'No bank file yet' })).toBeVisible();
    await expectNothing(page, 'no bank file');
  });

  test('axe finds nothing on any screen of the sample company', async ({ page }) => {
    test.setTimeout(240_000);
    await page.getByRole('button', { name: 'Open the sample company' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible();
    for (const place of PLACES) {
      await page.evaluate((hash) => (location.hash = `#/${hash}`), place);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('.mantine-Skeleton-root, [class*=bone]')).toHaveCount(0);
      await expectNothing(page, place);
    }

    await page.evaluate(() => (location.hash = '#/aging'));
    await page.getByRole('gridcell').getByRole('button').first().click();
    await expect(page.getByRole('complementary')).toBeVisible();
    await expectNothing(page, 'side panel');

    await page.evaluate(() => (location.hash = '#/customers/C1013'));
    await page.getByRole('button', { name: 'Record receipt' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNothing(page, 'dialog');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await expect(page.getByPlaceholder('Customer, invoice, letter or command')).toBeVisible();
    await expectNothing(page, 'palette');
  });
});
