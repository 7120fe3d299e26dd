/** From the list of customers to one of them and back: panel, page, and the row where the reader was. */
import { expect, test } from '../harness/app-test.ts';

test.describe('customers', () => {
  test.beforeEach(async ({ page, openApp }) => {
    const app = await openApp({ sample: 'copy', now: '2026-11-21T10:00:00.000Z' });
    await page.goto(app.address);
    await page.evaluate(() => (location.hash = '#/customers'));
    await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible();
  });

  test('Enter opens the panel, o the page, Esc leads back to the row', async ({ page }) => {
    const { keyboard } = page;
    const list = page.getByRole('grid', { name: 'Customers' });
    const panel = page.getByRole('complementary');
    await expect(list).toBeFocused();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(panel.getByRole('heading', { name: 'Atelier Siempreviva S.L.' })).toBeVisible();
    await expect(panel.getByText('66 % of it')).toBeVisible();
    await expect(panel.getByText('9 items, 6 overdue')).toBeVisible();
    // The panel follows the marked row, as in every list.
    await keyboard.press('ArrowDown');
    await expect(panel.getByRole('heading', { name: /^Tischkultur/ })).toBeVisible();
    await panel.getByRole('button', { name: 'FE-2026-0608' }).click();
    await expect(panel.getByRole('heading', { name: /FE-2026-0608/ })).toBeVisible();
    await keyboard.press('Escape');
    await expect(panel.getByRole('heading', { name: /^Tischkultur/ })).toBeVisible();

    await keyboard.press('o');
    await expect(page.getByRole('heading', { level: 1, name: /^Tischkultur/ })).toBeVisible();
    await expect(page.getByText('3 items, 1 overdue')).toBeVisible();
    await keyboard.press('3');
    await expect(page.getByRole('tab', { name: 'Profile' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await keyboard.press('1');
    await expect(page.getByRole('grid', { name: 'Open items' })).toBeFocused();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(panel).toBeVisible();
    // The first closes the panel, the second leaves the customer.
    await keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1, name: /^Tischkultur/ })).toBeVisible();
    await keyboard.press('Escape');
    await expect(list).toBeFocused();
    await expect(list.locator('tr[data-active]')).toContainText('Tischkultur');
  });

  test('Esc leads back to where the reader came from', async ({ page }) => {
    await page.evaluate(() => (location.hash = '#/aging?currency=all'));
    await page.getByRole('link', { name: 'Atelier Siempreviva S.L.' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^Atelier/ })).toBeVisible();
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { level: 1, name: 'Aging' })).toBeVisible();
    expect(new URL(page.url()).hash).toBe('#/aging?currency=all');
  });

  test('the total says of how many, and “shown” only of what is filtered', async ({ page }) => {
    const total = page.locator('tfoot');
    await expect(total).toContainText('Total EUR, 50 customers');
    await page.evaluate(() => (location.hash = '#/customers?currency=CNY'));
    await expect(total).toContainText(/^Total CNY, \d+ customers/);
    await page.evaluate(() => (location.hash = '#/customers'));
    await page.getByPlaceholder('Name, code or country').fill('Siempreviva');
    await expect(total).toContainText('Shown EUR, 1 customer');
    await expect(total).toContainText('18,826.77');
  });
});
