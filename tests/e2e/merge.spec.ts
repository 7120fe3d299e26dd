/** One customer under two spellings: seen, compared, merged, and taken apart again. */
import type { Page } from '@playwright/test';
import type { App } from '../harness/app.ts';
import { expect, test } from '../harness/app-test.ts';
import { ask } from './ask.ts';

const NOW = '2026-11-21';

test.describe('merging two customers', () => {
  let app: App;
  test.beforeEach(async ({ page, openApp }) => {
    app = await openApp({ sample: 'copy' });
    await page.goto(app.address);
    await page.evaluate(() => (location.hash = '#/customers'));
    await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible();
    await ask(page, app, 'customers.save', {
      customer: 'X77',
      name: 'Atelier Siempre Viva SL',
      country: 'ES',
      currency: 'EUR',
      phone: '+34 600 555 014',
    });
    await ask(page, app, 'invoices.record', {
      invoice: 'X77-1',
      customer: 'X77',
      issuedOn: NOW,
      currency: 'EUR',
      grossMinor: 10_000,
      due: [{ dueOn: NOW, grossMinor: 10_000 }],
      dueReason: 'agreed on the phone',
    } as Parameters<typeof ask<'invoices.record'>>[3]);
    await page.reload();
  });

  test('a suggested pair is merged, and the merge is undone from the profile', async ({ page }) => {
    const owed = async (code: string): Promise<number> =>
      (
        await ask(page, app, 'customers.get', {
          customer: code,
          asOf: NOW,
        } as Parameters<typeof ask<'customers.get'>>[3])
      ).balances[0]?.outstandingMinor ?? 0;
    const before = await owed('C1013');

    await page.getByRole('button', { name: '1 duplicate?' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /Siempre Viva SL/ }).click();
    await expect(dialog.getByText('1 invoice', { exact: false })).toBeVisible();
    await expect(dialog.getByRole('row', { name: /Phone/ })).toContainText('+34 600 555 014');
    await dialog.getByRole('button', { name: 'Swap the two' }).click();
    await expect(
      dialog.getByRole('button', { name: 'Merge C1013 into X77', exact: true }),
    ).toBeVisible();
    await dialog.getByRole('button', { name: 'Swap the two' }).click();
    await dialog.getByRole('button', { name: 'Merge X77 into C1013', exact: true }).click();
    await expect(
      page.getByText('Atelier Siempre Viva SL is merged into Atelier Siempreviva S.L.'),
    ).toBeVisible();
    expect(await owed('C1013')).toBe(before + 10_000);

    await page.evaluate(() => (location.hash = '#/customers/C1013?tab=profile'));
    await page.getByRole('button', { name: 'Undo the merge of Atelier Siempre Viva SL' }).click();
    await dialog.getByLabel('Why').fill('two companies of one group after all');
    await dialog.getByRole('button', { name: 'Undo the merge', exact: true }).click();
    await expect(page.getByText('is a customer of its own again')).toBeVisible();
    expect(await owed('C1013')).toBe(before);
    expect(await owed('X77')).toBe(10_000);

    await page.evaluate(() => (location.hash = '#/customers/C1013?tab=timeline&show=customer'));
    const told = page.getByRole('row').filter({ hasText: 'X77 Atelier Siempre Viva SL' });
    await expect(told).toHaveText([
      /No longer merged: .*\(two companies of one group after all\)/,
      /Merged: .*\(taken back\)/,
    ]);
  });

  /** Each makes something late, and returns what lets it come. */
  const LATE: Record<string, (page: Page) => Promise<() => Promise<void>>> = {
    'and the list comes after the typing': async (page: Page) => {
      let letThrough: () => void = () => undefined;
      const isTyped = new Promise<void>((resolve) => {
        letThrough = resolve;
      });
      await page.route('**/call/customers.list', async (route) => {
        await isTyped;
        await route.continue();
      });
      await page.reload();
      return () => Promise.resolve(letThrough());
    },
    'and the timers of the list come after the typing': async (page: Page) => {
      await page.evaluate(() => {
        const now = window.setTimeout.bind(window);
        const held: Parameters<typeof now>[] = [];
        const hold = (...call: Parameters<typeof now>): number => {
          if ((call[1] ?? 0) > 0) return now(...call);
          return held.push(call);
        };
        addEventListener('typed', () => {
          window.setTimeout = now;
          for (const call of held) now(...call);
        });
        // Before the field hears of it, so that its own timer is among them.
        const fromFocus = ({ target }: FocusEvent): void => {
          if (target instanceof Element && target.matches('input[data-autofocus][role=combobox]'))
            window.setTimeout = hold as typeof window.setTimeout;
        };
        addEventListener('focusin', fromFocus, { capture: true });
      });
      return () => page.evaluate(() => void dispatchEvent(new Event('typed')));
    },
  };
  for (const [late, makeLate] of Object.entries(LATE))
    test(`from the search, by keyboard: the other one is chosen by name, ${late}`, async ({
      page,
    }) => {
      const { keyboard } = page;
      const typed = await makeLate(page);
      await page.evaluate(() => (location.hash = '#/customers/C1013'));
      await expect(page.getByRole('grid')).toBeFocused();
      await keyboard.press('Control+k');
      await expect(page.getByPlaceholder('Customer, invoice, letter or command')).toBeFocused();
      await keyboard.type('merge');
      await expect(page.locator('.mantine-Spotlight-action[data-selected]')).toContainText(
        'Merge C1013 with …',
      );
      await keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByLabel('Merge with')).toBeFocused();
      // Opened, then typed into at once.
      await dialog.getByLabel('Merge with').click();
      await keyboard.type('siempre viva');
      await typed();
      await expect(page.getByRole('option', { name: /X77/ })).toBeVisible();
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
      await keyboard.press('Enter');
      await dialog.getByLabel('Why they are the same').fill('same phone');
      await dialog
        .getByRole('button', { name: 'Merge X77 into C1013', exact: true })
        .press('Enter');
      await expect(page.getByText('Merged into this customer')).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Atelier Siempreviva S.L.');
    });
});
