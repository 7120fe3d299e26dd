/** Looking back changes nothing and offers nothing that would. */
import { expect, test } from '../harness/app-test.ts';

const PLACES = [
  'customers',
  'customers/C1013',
  'customers/C1013?tab=payments',
  'customers/C1013?tab=profile',
  'aging',
  'signals',
  'letters',
  'ledger?tab=receipts',
  'import',
  'settings',
  'settings/bank',
];
/** Buttons that would write; where one is shown, it is shut. */
const WRITING =
  /^(Import |New customer|Propose|Record receipt|Save|Issue \d|Open dispute|Record a signal|Confirm|Dismiss|Take back|Reverse|Undo|Add account|Choose a file|Choose files|Allocate$)/;

test.describe('replay', () => {
  test.beforeEach(async ({ page, openApp }) => {
    const app = await openApp({ sample: 'copy' });
    await page.goto(app.address);
  });

  test('as of a past day, as known that day; nothing writes; back to today', async ({ page }) => {
    await page.getByRole('button', { name: /^Showing / }).click();
    await page.getByRole('textbox', { name: 'Show the ledger as of' }).fill('30/06/2026');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Showing / }).click();
    await page.getByText('no', { exact: true }).click();
    const sentence = 'You are viewing Tue 30 Jun 2026, as known on 30 Jun 2026.';
    await expect(page.getByText(sentence)).toBeVisible();
    // The list below comes anew, and leaves the focus where it is: Escape is the choice's own.
    const answered = page.locator('.mantine-Skeleton-root, [class*=bone]');
    await expect(answered).toHaveCount(0);
    await expect(page.getByRole('grid')).toBeVisible();
    await expect(page.getByRole('radio', { name: 'no', exact: true })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('textbox', { name: 'Show the ledger as of' })).toBeHidden();

    for (const place of PLACES) {
      await page.evaluate((hash) => (location.hash = `#/${hash}`), place);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('.mantine-Skeleton-root, [class*=bone]')).toHaveCount(0);
      await expect(page.getByText(sentence)).toBeVisible();
      await expect(page.getByText(/(invoices|receipts) to 20 Nov 2026/)).toHaveCount(0);
      for (const button of await page.getByRole('button', { name: WRITING }).all())
        await expect(button, `${place}: ${String(await button.textContent())}`).toBeDisabled();
    }

    // Before the first entry there is nothing, and nothing to import into the past.
    await page.getByRole('button', { name: /^Showing / }).click();
    await page.getByRole('textbox', { name: 'Show the ledger as of' }).fill('01/01/2020');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.evaluate(() => (location.hash = '#/customers'));
    await expect(page.getByText('No customers yet on 1 Jan 2020')).toBeVisible();
    await expect(page.getByRole('button', { name: WRITING })).toHaveCount(0);

    await page.getByRole('button', { name: 'Back to today' }).first().click();
    await expect(page.getByRole('button', { name: 'New customer' })).toBeEnabled();
  });
});
