/**
 * The main job in one sitting, from an empty start: a real invoice list becomes a ledger, an aging
 * report and a formal demand on paper. Nothing is prepared; every step is a click a person makes.
 */
import { expect, test } from '../harness/app-test.ts';
import { hasSharedData, sharedData } from '../harness/shared-data.ts';
import { dropFile } from './drop-file.ts';

const IBM = ['ibm-late-payments', 'WA_Fn-UseC_-Accounts-Receivable.csv'] as const;

test.describe('from a dropped invoice list to a printed letter', () => {
  test.skip(!hasSharedData, 'needs ../shared/data/ibm-late-payments');

  test('import, correct a column, age as of 2012-12-31, drill down, issue, find in the register', async ({
    page,
    openApp,
  }) => {
    const began = Date.now();
    // Ten days after the day of the report: the as-of chip has somewhere to go back to.
    const app = await openApp({ now: '2013-01-10T09:00:00.000Z' });
    await page.goto(app.address);

    await test.step('a new ledger', async () => {
      await page.getByLabel('Your company').fill('Flores del Norte, S.L.');
      await page.getByRole('button', { name: 'Create ledger' }).click();
      await expect(page.getByText('Drop your files here')).toBeVisible();
    });

    await test.step('drop the list, correct what a column means, import', async () => {
      await dropFile(page, sharedData(...IBM));
      await page.getByRole('combobox', { name: 'Meaning of column “PaperlessBill”' }).click();
      await page.getByRole('option', { name: 'Terms' }).click();
      await page.getByRole('button', { name: /^Import 2,466 rows/ }).click();
      await expect(page.getByText(/ imported$/)).toBeVisible();
      await expect(page.getByText(/2,466 invoices/).first()).toBeVisible();
    });

    await test.step('aging as of 2012-12-31', async () => {
      await page.getByRole('button', { name: 'Open Aging' }).click();
      await page.getByRole('button', { name: /^Showing / }).click();
      await page.getByRole('textbox', { name: 'Show the ledger as of' }).fill('31/12/2012');
      await page.keyboard.press('Enter');
      await expect(page.getByText('You are viewing Mon 31 Dec 2012.')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(
        page.getByText(/ledger 5,725\.06 = report 5,725\.06, difference 0\.00/),
      ).toBeVisible();
      await expect(page.getByText('788.74').first()).toBeVisible();
    });

    await test.step('drill into a cell', async () => {
      const row = page.getByRole('row').filter({ hasText: '0688-XNJRO' });
      await row.getByRole('button', { name: /39\.39/ }).click();
      const panel = page.getByRole('complementary');
      await expect(panel.getByText('39.39').first()).toBeVisible();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Back to today' }).first().click();
    });

    await test.step('what a letter needs: our sender block and an account', async () => {
      await page.getByRole('link', { name: 'Settings' }).click();
      await page.getByLabel('Address as printed').fill('Calle Mayor 1\n28013 Madrid');
      await page.getByLabel('VAT number').fill('ESB00000018');
      await page.getByLabel('Contact person').fill('Ana Ruiz');
      await page.getByLabel('Phone').fill('+34 910 000 001');
      await page.getByLabel('Signatory', { exact: true }).fill('Ana Ruiz');
      await page.getByLabel('Signatory’s position').fill('Owner');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByText('Company saved')).toBeVisible();
      await page.getByRole('link', { name: 'Bank accounts' }).click();
      await page.getByRole('button', { name: 'Add account' }).click();
      await page.getByLabel('Account holder').fill('Flores del Norte, S.L.');
      await page.getByLabel('IBAN or account number').fill('ES91 2100 0418 4502 0005 1332');
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await expect(page.getByText('Account saved')).toBeVisible();
    });

    await test.step('a letter says what is missing, and leads there', async () => {
      await page.getByRole('link', { name: 'Letters' }).click();
      await page.getByRole('row').filter({ hasText: '1604-LIFKX' }).click();
      await page.getByRole('link', { name: 'Add the address' }).first().click();
      await page.getByLabel('Address').fill('12 Harbour Road\nCork');
      await page.getByRole('button', { name: 'Save' }).click();
    });

    const number = 'L-2013-0001';
    await test.step('issue it and see its PDF', async () => {
      await page.getByRole('link', { name: 'Letters' }).click();
      // Nothing stands in its way any more, so the run has it ticked.
      const row = page.getByRole('row').filter({ hasText: '1604-LIFKX' });
      await expect(row.getByRole('checkbox')).toBeChecked();
      await page.getByRole('button', { name: /^Issue 1 letter …/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Issue 1 letter' }).click();
      await expect(page.getByText('1 letter is issued')).toBeVisible();
    });

    await test.step('find it in the register', async () => {
      await page.getByRole('button', { name: 'Go to the register' }).click();
      await page.getByRole('row').filter({ hasText: number }).click();
      await expect(page.getByRole('complementary').locator('canvas').first()).toBeVisible();
    });

    expect(Date.now() - began).toBeLessThan(120_000);
  });
});
