/** The second month: what differs from the ledger is ticked with its reason, recorded by the one button. */
import { expect, test } from '../harness/app-test.ts';
import { dropCsv } from './drop-file.ts';

const HEADER = 'Invoice,Customer,Date,Due date,Total,Open amount';

test('differences of the second list are ticked and taken with its rows', async ({
  page,
  openApp,
}) => {
  const app = await openApp();
  await page.goto(app.address);
  await page.getByLabel('Your company').fill('Flores del Norte, S.L.');
  await page.getByRole('button', { name: 'Create ledger' }).click();
  await expect(page.getByText('Drop your files here')).toBeVisible();
  await dropCsv(
    page,
    'open-2026-09-30.csv',
    HEADER,
    'A-1,Floralia,2026-09-13,2026-10-13,1200.00,1200.00',
    'A-2,Blumen Nord,2026-09-14,2026-10-14,80.00,80.00',
  );
  await page.getByRole('button', { name: 'Import 2 rows' }).click();
  await expect(page.getByText('open-2026-09-30.csv imported')).toBeVisible();
  await expect(page.getByText('2 invoices: 1,280.00 GBP')).toBeVisible();
  await page.getByRole('button', { name: 'Import another file' }).click();
  await dropCsv(
    page,
    'open-2026-10-31.csv',
    HEADER,
    'A-1,Floralia,2026-09-13,2026-10-13,1200.00,700.00',
  );
  const compared = page.getByRole('region', { name: /^Compared with the ledger of/ });
  await expect(compared).toContainText(
    'GBP: open per this list 700.00, per ledger 1,280.00, after import as proposed 700.00',
  );
  await expect(
    compared.getByRole('checkbox', { name: 'A-1 of Floralia is less open' }),
  ).toBeChecked();
  const gone = compared.getByRole('checkbox', { name: 'A-2 of Blumen Nord is gone from the list' });
  await expect(gone).toBeChecked();
  await gone.uncheck();
  await expect(page.getByRole('combobox', { name: 'List of open items' })).toHaveValue(
    'As the file shows',
  );
  await page
    .getByLabel('Date of receipts per list')
    .selectOption('Due date, where it lies between the lists');

  await page.getByRole('button', { name: 'Record 1 difference' }).click();
  await expect(page.getByText('open-2026-10-31.csv imported')).toBeVisible();
  await expect(page.getByText('1 receipt: 500.00 GBP')).toBeVisible();

  // The money itself: it takes the place of what the list settled.
  await page.getByRole('button', { name: 'Import another file' }).click();
  await dropCsv(
    page,
    'bank.csv',
    'Booking date,Amount,Currency,Payer,Reference',
    '2026-10-12,500.00,GBP,Floralia,A-1',
  );
  await page.getByRole('button', { name: 'Import 1 row' }).click();
  await page.getByRole('button', { name: 'Match 1 line' }).click();
  await expect(
    page.getByText(
      '500.00 GBP equals the open balance of A-1 (settled per list of 31 Oct 2026); it replaces what the list of 31 Oct 2026 settled',
    ),
  ).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/of Floralia recorded/)).toBeVisible();
  await page.getByRole('navigation').getByRole('link', { name: 'Aging' }).click();
  await expect(page.getByText(/ledger 780\.00 = report 780\.00, difference 0\.00/)).toBeVisible();
});

test('balances of customers become opening balances of the day that is said', async ({
  page,
  openApp,
}) => {
  const app = await openApp();
  await page.goto(app.address);
  await page.getByLabel('Your company').fill('Flores del Norte, S.L.');
  await page.getByRole('button', { name: 'Create ledger' }).click();
  await expect(page.getByText('Drop your files here')).toBeVisible();
  await dropCsv(
    page,
    'balances.csv',
    'Customer,Current,1-30,31-60,Total',
    'Floralia,100.00,50.00,20.00,170.00',
    'Blumen Nord,0.00,0.00,7.50,7.50',
  );
  await page.getByRole('combobox', { name: 'List of open items' }).click();
  await page.getByRole('option', { name: 'No, balances of customers, of this day' }).click();
  await expect(page.getByRole('button', { name: 'Import 4 rows' })).toBeVisible();
  await expect(page.getByText('OB-Floralia/2').first()).toBeVisible();
  await page.getByRole('button', { name: 'Import 4 rows' }).click();
  await expect(page.getByText('4 invoices: 177.50 GBP')).toBeVisible();
});
