/** What no file brings: an invoice, a write-off, another due date, a refund, each with its reason. */
import type { IsoDate } from '../../src/contract/values.ts';
import type { App } from '../harness/app.ts';
import { expect, test } from '../harness/app-test.ts';
import { ask } from './ask.ts';

const TODAY = '2026-11-21' as IsoDate;
const NAME = 'Atelier Siempreviva S.L.';

test.describe('recorded by hand', () => {
  let app: App;
  test.beforeEach(async ({ page, openApp }) => {
    app = await openApp({ sample: 'copy', now: `${TODAY}T10:00:00.000Z` });
    await page.goto(app.address);
    await page.evaluate(() => (location.hash = '#/customers'));
    await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible();
    await page.evaluate(() => (location.hash = '#/ledger'));
  });

  test('terms that the customer has agreed on do not come into what is being typed', async ({
    page,
  }) => {
    let answer: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/call/customers.get', async (route) => {
      await waiting;
      await route.continue();
    });
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'Record …' }).click();
    await page.getByRole('menuitem', { name: 'Invoice …' }).click();
    await dialog.getByRole('combobox', { name: 'Customer' }).fill(NAME);
    await page.getByRole('option', { name: new RegExp(`^${NAME}`) }).click();
    const terms = dialog.getByLabel('Terms');
    await terms.focus();
    const answered = page.waitForResponse('**/call/customers.get');
    answer();
    await answered;
    await page.keyboard.type('net 45');
    await expect(terms).toHaveValue('net 45');
    await terms.fill('');
    await terms.blur();
    await expect(terms).toHaveValue('');
  });

  test('left as they are, they are the terms that the customer has agreed on', async ({ page }) => {
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'Record …' }).click();
    await page.getByRole('menuitem', { name: 'Invoice …' }).click();
    await dialog.getByLabel('Terms').focus();
    await dialog.getByRole('combobox', { name: 'Customer' }).fill(NAME);
    await page.getByRole('option', { name: new RegExp(`^${NAME}`) }).click();
    await expect(dialog.getByLabel('Terms')).toHaveValue('30 days');
  });

  test('an invoice with its terms, another due date, a write-off that is reversed', async ({
    page,
  }) => {
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'Record …' }).click();
    await page.getByRole('menuitem', { name: 'Invoice …' }).click();
    await dialog.getByRole('combobox', { name: 'Customer' }).fill(NAME);
    await page.getByRole('option', { name: new RegExp(`^${NAME}`) }).click();
    await dialog.getByLabel('Invoice number').fill('HAND-1');
    await dialog.getByLabel('Gross amount').fill('1.210,00');
    await dialog.getByLabel('Terms').fill('2 % 10 days, net 30');
    await expect(dialog.getByText('Mon 21 Dec 2026')).toBeVisible();
    await expect(dialog.getByText('24.20 EUR less when paid by Tue 1 Dec 2026')).toBeVisible();
    await dialog.getByRole('button', { name: 'Add a line' }).click();
    await dialog.getByLabel('What').fill('Preserved roses');
    await dialog.getByRole('button', { name: 'Record the invoice' }).click();
    await expect(page.getByText('Invoice HAND-1 is recorded')).toBeVisible();

    await page.evaluate(() => (location.hash = '#/ledger?invoice=HAND-1'));
    const panel = page.getByRole('complementary');
    await panel.getByRole('button', { name: 'Change due date …' }).click();
    await dialog.getByRole('textbox', { name: 'Due' }).fill('15/1/2027');
    await dialog.getByLabel('Why').fill('goods came late');
    await dialog.getByRole('button', { name: 'Change the due date' }).click();
    await expect(page.getByText('HAND-1 is due on 15 Jan 2027')).toBeVisible();

    await panel.getByRole('button', { name: 'Write off …' }).click();
    await dialog.getByLabel('Why').fill('breakage agreed');
    await dialog.getByLabel('Amount').fill('10');
    await dialog.getByRole('button', { name: 'Write off 10.00 EUR' }).click();
    await expect(panel.getByText('1,200.00 EUR')).toBeVisible();

    await page.evaluate(() => (location.hash = '#/ledger?tab=writeOffs'));
    await page.getByRole('row').filter({ hasText: 'breakage agreed' }).click();
    await panel.getByRole('button', { name: 'Reverse …' }).click();
    await dialog.getByLabel('Why').fill('was paid after all');
    await dialog.getByRole('button', { name: /^Reverse write-off/ }).click();
    await expect(page.getByText(/^Reversed: write-off/)).toBeVisible();
    const { invoice } = await ask(page, app, 'invoices.get', { asOf: TODAY, invoice: 'HAND-1' });
    expect(invoice.openMinor).toBe(1210_00);
  });

  test('a credit note of an invoice; money on account is paid back; small balances', async ({
    page,
  }) => {
    const dialog = page.getByRole('dialog');
    const rows = await ask(page, app, 'customers.list', { asOf: TODAY });
    const customer = rows.find((row) => row.name === NAME)?.customer ?? '';
    await ask(page, app, 'invoices.record', {
      invoice: 'HAND-2',
      customer,
      issuedOn: TODAY,
      currency: 'EUR',
      grossMinor: 3_40,
    });
    await page.getByRole('button', { name: 'Record …' }).click();
    await page.getByRole('menuitem', { name: 'Credit note …' }).click();
    await dialog.getByRole('combobox', { name: 'Customer' }).fill(NAME);
    await page.getByRole('option', { name: new RegExp(`^${NAME}`) }).click();
    await dialog.getByLabel('Number').fill('CN-HAND');
    await dialog.getByRole('combobox', { name: 'For invoice' }).fill('HAND-2');
    await page.getByRole('option', { name: /^HAND-2/ }).click();
    await dialog.getByLabel('Amount').fill('51');
    await dialog.getByRole('button', { name: 'Record the credit note' }).click();
    await expect(page.getByText('Credit note CN-HAND is recorded')).toBeVisible();

    await page.evaluate(() => (location.hash = '#/ledger?tab=creditNotes'));
    await page.getByRole('row').filter({ hasText: 'CN-HAND' }).click();
    const panel = page.getByRole('complementary');
    await panel.getByRole('button', { name: 'Refund …' }).click();
    await dialog.getByLabel('Why').fill('asked for it back');
    await expect(dialog.getByText('47.60 EUR is on account.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Record the refund' }).click();
    await expect(page.getByText('47.60 EUR is paid back')).toBeVisible();
    await page.evaluate(() => (location.hash = '#/ledger?tab=refunds'));
    await expect(page.getByRole('row').filter({ hasText: 'asked for it back' })).toBeVisible();

    await ask(page, app, 'invoices.record', {
      invoice: 'HAND-3',
      customer,
      issuedOn: TODAY,
      currency: 'EUR',
      grossMinor: 101_20,
    });
    await ask(page, app, 'creditNotes.record', {
      creditNote: 'CN-HAND-3',
      customer,
      issuedOn: TODAY,
      currency: 'EUR',
      amountMinor: 100_00,
      invoice: 'HAND-3',
    });
    await page.getByRole('button', { name: 'Record …' }).click();
    await page.getByRole('menuitem', { name: 'Small balances …' }).click();
    await dialog.getByRole('checkbox', { name: 'Write off HAND-3' }).check();
    await dialog.getByRole('button', { name: 'Write off 1 item, 1.20 EUR' }).click();
    await expect(page.getByText('1 item is written off')).toBeVisible();
    const rests = async () =>
      (
        await ask(page, app, 'writeOffs.smallBalances', {
          asOf: TODAY,
          atMostMinor: 5_00,
          currency: 'EUR',
        })
      ).map((row) => row.item);
    expect(await rests()).not.toContain('HAND-3');
    await dialog.getByRole('button', { name: 'Undo it' }).click();
    await expect(page.getByText('1 write-off is undone')).toBeVisible();
    expect(await rests()).toContain('HAND-3');
  });
});
