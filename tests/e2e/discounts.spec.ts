/** Early-payment discounts: given, lost and open, their totals, one day back, and a list of one's own. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { IsoDate } from '../../src/contract/values.ts';
import type { App } from '../harness/app.ts';
import { expect, test } from '../harness/app-test.ts';
import { ask } from './ask.ts';

const TODAY = '2026-11-21' as IsoDate;
const LONG = 'Regalos Tramuntana, Sociedad Cooperativa de Comercio Minorista de las Islas Baleares';

const go = (page: Page, hash: string): Promise<unknown> =>
  page.evaluate((to) => (location.hash = to), hash);

test.describe('discounts of the sample company', () => {
  let app: App;
  test.beforeEach(async ({ page, openApp }) => {
    app = await openApp({ sample: 'copy', now: `${TODAY}T10:00:00.000Z` });
    await page.goto(app.address);
    await page.evaluate(() => (location.hash = '#/customers'));
    await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible();
    await go(page, '#/ledger');
    await page.getByRole('combobox', { name: 'Which list' }).click();
    await page.getByRole('option', { name: 'Discounts' }).click();
  });

  test('the totals are those of the ledger, and each opens what it is made of', async ({
    page,
  }) => {
    test.setTimeout(240_000);
    const { total, totals } = await ask(page, app, 'terms.discounts', {
      asOf: TODAY,
      from: '2025-11-22' as IsoDate,
    });
    await expect(page.getByText(`${total} invoices`)).toBeVisible();
    const table = page.getByRole('table', { name: 'What the discounts add up to' });
    expect(totals.map((one) => one.currency)).toEqual(['EUR', 'GBP']);
    for (const one of totals) {
      for (const [figure, minor] of [
        ['Given', one.givenMinor],
        ['Lost', one.lostMinor],
        ['Open', one.openMinor],
      ] as const) {
        const amount = (minor / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 });
        const name = `${figure} in ${one.currency}: ${amount}`;
        await expect(table.getByRole('button', { name, exact: true })).toBeVisible();
      }
      for (const count of Object.values(one.invoices)) expect(count).toBeGreaterThan(0);
    }

    // By keyboard: from the end of the span to the first figure.
    await page.getByRole('textbox', { name: 'to', exact: true }).focus();
    // The calendar, the state, the first figure.
    for (let stop = 0; stop < 3; stop += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary');
    await expect(panel.getByText('Given: discounts in EUR')).toBeVisible();
    await panel.getByRole('link', { name: 'lost' }).click();
    await expect(page.getByRole('radio', { name: 'Lost' })).toBeChecked();
    // Beside a panel the list is name, amount and state; alone it says what happened.
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
    const shown = page.getByRole('grid', { name: 'Discounts' }).getByRole('row');
    await expect(shown.filter({ hasText: 'too late' }).first()).toBeVisible();
    await expect(shown.filter({ hasText: 'taken in time' })).toHaveCount(0);
  });

  test('an invoice opens beside the list; filters and a file of what is shown', async ({
    page,
  }) => {
    await page.getByRole('radiogroup', { name: 'State' }).getByText('Given').click();
    const { rows } = await ask(page, app, 'terms.discounts', {
      asOf: TODAY,
      from: '2025-11-22' as IsoDate,
      state: 'given',
    });
    const first = rows[0];
    expect(first).toBeDefined();
    await page.getByRole('grid', { name: 'Discounts' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary');
    await expect(panel.getByText(`Invoice ${first?.invoice ?? ''}`)).toBeVisible();
    await expect(panel.getByText('2 % 10 days, net 30')).toBeVisible();
    await expect(panel.getByText(`Receipt ${first?.receipt ?? ''}`)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);

    await page.getByRole('textbox', { name: 'Number or customer' }).fill('wiesengrund');
    await expect(page.getByRole('row').filter({ hasText: 'Thistledown' })).toHaveCount(0);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export as CSV' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('ledger-discounts.csv');
    const lines = readFileSync(await file.path(), 'utf8')
      .trim()
      .split(/\r?\n/);
    const wanted = rows.filter((row) => row.customer === 'C3001');
    expect(lines).toHaveLength(wanted.length + 1);
    expect(lines[1]).toContain(`${wanted[0]?.invoice ?? ''},Blütenhaus Wiesengrund GmbH,`);
    expect(lines[1]).toContain(`,${wanted[0]?.receivedOn ?? ''},taken in time`);
  });

  test('days without a discount say so; a past day shows what was open then', async ({ page }) => {
    await page.getByRole('textbox', { name: 'Last day from' }).fill('1/1/2027');
    await expect(page.getByText('No discounts with a last day from 1 Jan 2027')).toBeVisible();
    await page.getByRole('button', { name: 'Show the last twelve months' }).click();
    const lost = page.getByRole('row').filter({ hasText: 'FE-2026-0667' });
    await expect(lost.getByText('not paid in time')).toBeVisible();

    await page.getByRole('button', { name: /^Showing / }).click();
    await page.getByRole('textbox', { name: 'Show the ledger as of' }).fill('17/11/2026');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(lost.getByText('2 days left')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Last day from' })).toHaveValue('18 Nov 2025');
  });

  test('a name of eighty letters, in a small window', async ({ page }) => {
    await ask(page, app, 'invoices.record', {
      invoice: 'LONG-1',
      customer: 'C1005',
      issuedOn: TODAY,
      currency: 'EUR',
      grossMinor: 1_000_00,
      terms: {
        kind: 'net_days',
        days: 30,
        discount: { percentBp: 300, days: 14, base: 'invoice_date' },
      },
    });
    await page.setViewportSize({ width: 960, height: 600 });
    await go(page, '#/ledger?tab=discounts&state=open');
    const row = page.getByRole('row').filter({ hasText: 'LONG-1' });
    await expect(row.getByTitle(LONG)).toBeVisible();
    await expect(row.getByText('30.00')).toBeVisible();
    await expect(row.getByText('14 days left')).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

test('a new ledger says where discounts come from, and begins with an invoice', async ({
  page,
  openApp,
}) => {
  const app = await openApp({ now: `${TODAY}T10:00:00.000Z` });
  await page.goto(app.address);
  await page.getByLabel('Your company').fill('Flores del Norte, S.L.');
  await page.getByRole('button', { name: 'Create ledger' }).click();
  await expect(page.getByText('Drop your files here')).toBeVisible();
  await go(page, '#/ledger?tab=discounts');
  await expect(page.getByText(/such as “2 % 10 days, net 30”/)).toBeVisible();
  await page.getByRole('button', { name: 'Record an invoice …' }).click();
  await expect(page.getByRole('dialog').getByText('Record an invoice')).toBeVisible();
});
