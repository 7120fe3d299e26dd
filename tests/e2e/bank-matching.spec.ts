/**
 * A month's bank file against the sample company, as its owner does it: drop the file, press Enter
 * down the list, take everything back. The file is written here from what is open, with what banks
 * do to texts.
 */
import type { IsoDate } from '../../src/contract/values.ts';
import type { App } from '../harness/app.ts';
import { expect, test } from '../harness/app-test.ts';
import { ask } from './ask.ts';
import { importMonth, LINES, monthOf, settled, TODAY, toMatch } from './bank-month.ts';
import type { CamtLine } from './camt-file.ts';

test.describe('matching the bank', () => {
  let app: App;
  test.beforeEach(async ({ page, openApp }) => {
    app = await openApp({ sample: 'copy', now: `${TODAY}T10:00:00.000Z` });
    await page.goto(app.address);
    await page.evaluate(() => (location.hash = '#/customers'));
    await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible();
    // The sample has lines of its own to match; a test is about those it brings.
    const { rows } = await ask(page, app, 'bank.lines', { state: 'open', limit: 1000 });
    const lineIds = rows.map((row) => row.lineId);
    await ask(page, app, 'bank.setAside', { lineIds, note: 'of the sample' });
  });

  test('a month in under three minutes, mostly with Enter; undone, the aging is as before', async ({
    page,
  }) => {
    test.setTimeout(240_000);
    const { keyboard } = page;
    const before = await ask(page, app, 'aging.report', { asOf: TODAY });
    const month = await monthOf(page, app);
    const gift: CamtLine = {
      on: '2026-11-20',
      minor: 77_77,
      payer: 'Lotería',
      text: 'premio',
    };
    const began = Date.now();
    const presses = { enter: 0, other: 0 };

    await importMonth(page, [...month, gift]);
    await page.getByRole('button', { name: `Match ${LINES + 1} lines` }).click();
    await expect(page.getByRole('listbox', { name: 'Bank lines' })).toBeFocused();

    await test.step('Enter, Enter, Enter', async () => {
      for (let left = LINES + 1; left > 0; left -= 1) {
        await toMatch(page, left);
        await settled(page);
        if (await page.getByRole('heading', { name: 'Lotería' }).isVisible()) {
          await keyboard.press('x');
          await expect(page.getByRole('combobox', { name: 'What it is' })).toBeFocused();
          await keyboard.type('lottery');
          await keyboard.press('Enter');
          presses.other += 1 + 'lottery'.length + 1;
        } else {
          await keyboard.press('Enter');
          presses.enter += 1;
        }
      }
      await expect(page.getByText('Every line is matched')).toBeVisible();
    });
    expect(presses).toEqual({ enter: LINES, other: 9 });
    expect(Date.now() - began).toBeLessThan(180_000);

    await test.step('each went to the invoice it was for', async () => {
      const after = await ask(page, app, 'invoices.list', {
        asOf: TODAY,
        onlyOpen: true,
        limit: 1000,
      });
      const open = new Set(after.rows.map((row) => row.openMinor));
      expect(month.filter((line) => open.has(line.minor))).toEqual([]);
    });

    await test.step('u takes the last one back, and all of them', async () => {
      for (let left = 1; left <= LINES + 1; left += 1) {
        await keyboard.press('u');
        await toMatch(page, left);
        await settled(page);
      }
      await expect(page.getByText(/^Undone:/)).toBeVisible();
      expect((await ask(page, app, 'aging.report', { asOf: TODAY })).totals).toEqual(before.totals);
    });
  });

  test('one line for two customers, split by hand; changed, left on account, and taken back', async ({
    page,
  }) => {
    const { keyboard } = page;
    const [first, second] = (await monthOf(page, app)) as [CamtLine, CamtLine];
    const line: CamtLine = {
      on: '2026-11-18',
      minor: first.minor + second.minor,
      payer: 'Centro de Compras',
      text: 'liquidación',
    };
    await importMonth(page, [line, { ...line, minor: 100_00, text: 'a cuenta' }]);
    await page.getByRole('button', { name: 'Match 2 lines' }).click();
    await settled(page);
    await page.getByRole('option').filter({ hasText: 'liquidación' }).click();
    await settled(page);

    await keyboard.press('s');
    await page.getByRole('combobox', { name: 'Customer' }).fill(first.payer);
    await page.getByRole('option', { name: new RegExp(`^${first.payer}`) }).click();
    await page.getByLabel('Of this line').fill(String(first.minor / 100));
    await page.getByRole('button', { name: 'Oldest first' }).click();
    await expect(page.getByText(/left to allocate/)).toBeVisible();
    await page.getByRole('button', { name: 'Another customer' }).click();
    await page.getByRole('combobox', { name: 'Customer' }).nth(1).fill(second.payer);
    await page.getByRole('option', { name: new RegExp(`^${second.payer}`) }).click();
    await expect(page.getByText('Fully allocated')).toBeVisible();
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(page.getByText(/split over 2 customers/)).toBeVisible();

    await settled(page);
    await keyboard.press('a');
    await page.getByRole('dialog').getByRole('combobox').fill(first.payer);
    await page.getByRole('option', { name: new RegExp(`^${first.payer}`) }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Leave on account' }).click();
    await expect(page.getByText('Every line is matched')).toBeVisible();

    await page.getByRole('button', { name: 'See what was matched' }).click();
    await page
      .getByRole('option')
      .filter({ hasText: /Centro de Compras/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Undo this line' }).click();
    await expect(page.getByRole('option').filter({ hasText: /Centro de Compras/ })).toHaveCount(1);
  });

  test('all sure ones after one look: one unticked stays, the others can be taken back', async ({
    page,
  }) => {
    const before = await ask(page, app, 'aging.report', { asOf: TODAY });
    const month = (await monthOf(page, app)).filter((_, index) => index % 4 === 0);
    await importMonth(page, month);
    await page.getByRole('button', { name: `Match ${month.length} lines` }).click();
    await page.getByRole('button', { name: /^Accept \d+ exact match/ }).click();
    const button = page.getByRole('button', { name: /^Accept \d+ lines$/ });
    await expect(button).toBeEnabled();
    const sure = Number(/\d+/.exec((await button.textContent()) ?? '')?.[0]);
    expect(sure).toBeGreaterThan(month.length / 2);
    await page.getByRole('gridcell').getByRole('checkbox').first().uncheck();
    await page.getByRole('button', { name: `Accept ${sure - 1} lines` }).click();
    await expect(page.getByText(`${sure - 1} lines are accepted.`)).toBeVisible();
    await page.getByRole('button', { name: 'Undo all of them' }).click();
    await expect(page.getByText(`${sure - 1} lines are to be matched again.`)).toBeVisible();
    expect((await ask(page, app, 'aging.report', { asOf: TODAY })).totals).toEqual(before.totals);
    await page.getByRole('button', { name: 'Back to the lines' }).click();
    await toMatch(page, month.length);
  });

  test('a returned debit takes its receipt back, and says so', async ({ page }) => {
    const { rows } = await ask(page, app, 'receipts.list', { asOf: TODAY, limit: 5000 });
    const counts = new Map<number, number>();
    for (const row of rows) counts.set(row.amountMinor, (counts.get(row.amountMinor) ?? 0) + 1);
    const receipt = rows.find(
      (row) =>
        row.currency === 'EUR' &&
        row.unallocatedMinor === 0 &&
        row.effectiveOn >= '2026-10-01' &&
        row.effectiveOn <= '2026-11-10' &&
        !row.reversed &&
        counts.get(row.amountMinor) === 1,
    );
    if (receipt === undefined)
      throw new Error('the sample company has no receipt of its own amount');
    const before = await ask(page, app, 'aging.report', { asOf: TODAY });
    await importMonth(page, [
      {
        on: '2026-11-19',
        minor: -receipt.amountMinor,
        payer: receipt.name,
        text: `DEVOLUCION ${receipt.reference}`,
      },
    ]);
    await page.evaluate(() => (location.hash = '#/bank?way=out'));
    await settled(page);
    await expect(page.getByText(`Reverses receipt ${receipt.number}`)).toBeVisible();
    await expect(page.getByRole('listbox', { name: 'Bank lines' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText(`Receipt ${receipt.number} reversed`)).toBeVisible();
    const { rows: after } = await ask(page, app, 'receipts.list', {
      asOf: TODAY,
      search: receipt.number,
    });
    expect(after.map((row) => row.reversed)).toEqual([true]);
    await page.keyboard.press('u');
    await expect(page.getByText(/^Undone:/)).toBeVisible();
    expect((await ask(page, app, 'aging.report', { asOf: TODAY })).totals).toEqual(before.totals);
  });

  test('euros for an invoice in francs: the rate and its day are shown, none is made up', async ({
    page,
  }) => {
    const { rows } = await ask(page, app, 'invoices.list', {
      asOf: TODAY,
      onlyOpen: true,
      limit: 1000,
    });
    const customer = rows.find((row) => row.currency === 'USD');
    if (customer === undefined) throw new Error('the sample company has no invoice in dollars');
    // Francs, of which the sample has no rates.
    const invoice = { ...customer, invoice: 'CHF-1', currency: 'CHF', grossMinor: 900_00 };
    await ask(page, app, 'invoices.record', {
      invoice: invoice.invoice,
      customer: invoice.customer,
      issuedOn: '2026-11-02' as IsoDate,
      currency: invoice.currency,
      grossMinor: invoice.grossMinor,
    });
    await importMonth(page, [
      { on: '2026-11-18', minor: 250_00, payer: invoice.name, text: 'transfer' },
    ]);
    await page.getByRole('button', { name: 'Match 1 line' }).click();
    await settled(page);
    await page.keyboard.press('s');
    await page.getByRole('combobox', { name: 'Customer' }).fill(invoice.customer);
    await page.getByRole('option', { name: new RegExp(invoice.customer) }).click();
    await page.getByRole('combobox', { name: 'Kept in' }).click();
    await page.getByRole('option', { name: 'CHF', exact: true }).click();
    await expect(page.getByRole('link', { name: /Settings → Currencies/ })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Record', exact: true })).toBeDisabled();
    await ask(page, app, 'rates.record', {
      base: 'EUR',
      currency: 'CHF',
      on: '2026-11-17' as IsoDate,
      rate: '1.16',
      source: 'own bank',
    });
    await expect(page.getByText('1.16 of 17 Nov 2026, own bank: 290.00 CHF')).toBeVisible();
    await page.getByRole('button', { name: 'Oldest first' }).click();
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(page.getByText(/^Every line is matched|All money in is matched/)).toBeVisible();

    await page.evaluate(() => (location.hash = '#/ledger?tab=receipts'));
    const receipt = page.getByRole('row').filter({ hasText: '250.00 EUR' });
    await expect(receipt).toContainText('290.00');
    await receipt.click();
    await expect(
      page.getByText(/250\.00\sEUR at 1\.16\d* of 17 Nov 2026 \(own bank\)/),
    ).toBeVisible();
  });
});
