/** What comes in by mistake goes out again as one; what is no list does not come in at all. */
import type { Page } from '@playwright/test';
import { expect, test } from '../harness/app-test.ts';
import { dropCsv, dropText } from './drop-file.ts';

const LIST = [
  'Invoice,Customer,Date,Due,Amount',
  'A-1,Floralia,13/09/2026,13/10/2026,"1,200.00"',
  'A-2,Blumen Nord,14/09/2026,31/10/2026,80.00',
] as const;

test.describe('imports', () => {
  test.beforeEach(async ({ page, openApp }) => {
    const app = await openApp();
    await page.goto(app.address);
    await page.getByLabel('Your company').fill('Flores del Norte, S.L.');
    await page.getByRole('button', { name: 'Create ledger' }).click();
    await expect(page.getByText('Drop your files here')).toBeVisible();
  });

  const goTo = (page: Page, place: string) =>
    page.getByRole('navigation').getByRole('link', { name: place }).click();

  test('an import is undone with a reason, and the same file comes in again', async ({ page }) => {
    const importList = async (): Promise<void> => {
      await dropCsv(page, 'list.csv', ...LIST);
      await page.getByRole('button', { name: 'Import 2 rows' }).click();
      await expect(page.getByText('list.csv imported')).toBeVisible();
    };
    await importList();
    // A new ledger: what a first letter still needs is said here, not by its refusal.
    const needs = page.getByRole('region', { name: 'Before the first letter' });
    await expect(needs.getByRole('listitem').filter({ hasText: 'bank account' })).toContainText(
      'Add',
    );
    await expect(needs.getByText(/no postal address/)).toBeVisible();
    await expect(needs.getByRole('img', { name: 'to do' })).toHaveCount(4);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('2 invoices');
    await dialog.getByLabel('Why').fill('the wrong list');
    await dialog.getByRole('button', { name: 'Undo import' }).click();
    await expect(page.getByText(/^undone on/)).toBeVisible();

    await goTo(page, 'Aging');
    await expect(page.getByText(/^Nothing was open on/)).toBeVisible();

    await importList();
    await goTo(page, 'Aging');
    await expect(
      page.getByText(/ledger 1,280\.00 = report 1,280\.00, difference 0\.00/),
    ).toBeVisible();
  });

  test('a file that is no list gets its sentence and leaves nothing behind', async ({ page }) => {
    await dropText(page, 'empty.csv', '');
    await expect(page.getByText(/the file is empty/i)).toBeVisible();
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
    await dropText(page, 'list.csv', picture.toString('base64'));
    await expect(page.getByText(/picture|image|PNG/).first()).toBeVisible();
    await expect(page.getByText(/the file is empty/i)).toHaveCount(0);

    await expect(page.getByRole('heading', { name: 'Previous imports' })).toHaveCount(0);
    await goTo(page, 'Customers');
    await expect(page.getByText('No customers yet')).toBeVisible();
  });
});
