/** A day's work without a mouse: find, look, record, put right. */
import { expect, test } from '../harness/app-test.ts';

// With what comes and goes as a person sees it (`playwright.config.ts`).
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test.describe('by keyboard alone', () => {
  test.beforeEach(async ({ page, openApp }) => {
    const app = await openApp({ sample: 'copy' });
    await page.goto(app.address);
    await page.evaluate(() => (location.hash = '#/customers'));
    await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible();
  });

  test('a receipt is recorded, seen in the timeline, and reversed with a reason', async ({
    page,
  }) => {
    const { keyboard } = page;
    await keyboard.press('Control+k');
    await expect(page.getByPlaceholder('Customer, invoice, letter or command')).toBeFocused();
    await keyboard.type('siempreviva');
    const hit = page.locator('.mantine-Spotlight-action').filter({ hasText: 'Siempreviva' });
    await expect(hit).toHaveAttribute('data-selected');
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: /Siempreviva/ })).toBeVisible();

    await page.getByRole('button', { name: 'Record receipt' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel('Amount')).toBeFocused();
    await keyboard.type('1.234,50');
    await expect(dialog.getByText('read as 1,234.50 EUR')).toBeVisible();
    await keyboard.press('Enter');
    const done = page.getByText(/^Receipt \S+ of 1,234\.50\sEUR is recorded$/);
    const number = /^Receipt (\S+) /.exec((await done.textContent()) ?? '')?.[1] ?? '';
    expect(number).not.toBe('');

    await page.getByRole('tab', { name: 'Timeline' }).press('Enter');
    await expect(page.getByRole('row').filter({ hasText: number }).first()).toBeVisible();

    await page.evaluate(() => (location.hash = '#/ledger?tab=receipts'));
    await expect(page.getByRole('grid', { name: 'Receipts' })).toBeFocused();
    await keyboard.press('/');
    await keyboard.type(number);
    await expect(page.getByText('1 receipt')).toBeVisible();
    await keyboard.press('Enter');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await page.getByRole('complementary').getByRole('button', { name: 'Reverse …' }).press('Enter');
    await expect(dialog.getByLabel('Why')).toBeFocused();
    await keyboard.type('entered twice');
    await dialog.getByRole('button', { name: `Reverse receipt ${number}` }).press('Enter');
    await expect(page.getByText(`Reversed: receipt ${number}`)).toBeVisible();
    await page.evaluate(() => (location.hash = '#/ledger?tab=reversals'));
    await expect(page.getByRole('row').filter({ hasText: 'entered twice' })).toBeVisible();
  });

  test('Escape closes a popover whose button a smaller window has folded away', async ({
    page,
  }) => {
    const large = { width: 1280, height: 720 };
    const small = { width: 640, height: 360 };
    const columns = page.getByRole('dialog', { name: 'Columns' });
    // What the list that comes draws anew loses the key.
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    await page.getByRole('button', { name: 'Columns', exact: true }).press('Enter');
    await expect(columns).toBeVisible();
    await page.setViewportSize(small);
    await expect(columns).toBeHidden();
    await page.keyboard.press('Escape');
    await page.setViewportSize(large);
    await expect(page.getByRole('button', { name: 'Columns', exact: true })).toBeVisible();
    await expect(columns).toBeHidden();

    // Hidden for a moment, it is there again; the focus is not.
    await page.evaluate(() => (location.hash = '#/customers/C1013'));
    await page.getByRole('button', { name: /^Priority: / }).press('Enter');
    const parts = page.getByRole('dialog', { name: 'Priority' });
    await expect(parts).toBeVisible();
    await page.setViewportSize(small);
    await expect(parts).toBeHidden();
    await page.setViewportSize(large);
    await expect(parts).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(parts).toBeHidden();
  });

  test('an item is disputed, and the dispute is resolved', async ({ page }) => {
    const { keyboard } = page;
    await page.evaluate(() => (location.hash = '#/customers/C1013'));
    await expect(page.getByRole('grid')).toBeFocused();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    const panel = page.getByRole('complementary');
    await panel.getByRole('button', { name: 'Open dispute' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel('What the customer says')).toBeFocused();
    await keyboard.type('3 of 20 cartons broken');
    await dialog.getByRole('button', { name: 'Open dispute' }).press('Enter');
    await expect(panel.getByText(/3 of 20 cartons broken/)).toBeVisible();
    await panel.getByRole('button', { name: 'Resolve dispute' }).press('Enter');
    await expect(dialog.getByLabel('How it ended')).toBeFocused();
    await keyboard.type('credit note agreed');
    await dialog.getByRole('button', { name: 'Resolve dispute' }).press('Enter');
    await expect(panel.getByText(/credit note agreed/)).toBeVisible();
    await expect(panel.getByRole('button', { name: 'Open dispute' })).toBeVisible();
  });
});
