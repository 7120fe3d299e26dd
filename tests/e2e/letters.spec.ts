/** After the issue: one file of all letters, and a cancelled letter that keeps its number. */
import { readFileSync } from 'node:fs';
import { expect, test } from '../harness/app-test.ts';
import { tickNobody } from './letter-run.ts';

test.describe('issued letters', () => {
  test.beforeEach(async ({ page, openApp }) => {
    const app = await openApp({ sample: 'copy' });
    await page.goto(app.address);
  });

  test('are saved as one PDF; one is cancelled with a reason and stays in the register', async ({
    page,
  }) => {
    await page.evaluate(() => (location.hash = '#/letters'));
    await tickNobody(page);
    for (const name of ['Atelier Siempreviva S.L.', 'Pemberley Tableware LLP'])
      await page.getByRole('checkbox', { name }).check();
    await page.getByRole('button', { name: 'Issue 2 letters …' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Issue 2 letters' }).click();
    await expect(page.getByText('2 letters are issued')).toBeVisible();

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as one PDF' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toMatch(/\.pdf$/);
    const bytes = readFileSync(await saved.path());
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');

    await page.getByRole('button', { name: 'Go to the register' }).click();
    const row = page.getByRole('row').filter({ hasText: 'Pemberley Tableware LLP' });
    const number = /L-\d{4}-\d{4}/.exec((await row.textContent()) ?? '')?.[0] ?? '';
    expect(number).not.toBe('');
    await row.click();
    await page.getByRole('button', { name: 'Cancel letter …' }).click();
    const dialog = page.getByRole('dialog');
    const confirm = dialog.getByRole('button', { name: `Cancel letter ${number}` });
    await confirm.click();
    await expect(dialog.getByLabel('Why')).toHaveAttribute('aria-invalid', 'true');
    await expect(row).toContainText('Issued');
    await dialog.getByLabel('Why').fill('paid before it was posted');
    await confirm.click();
    await expect(page.getByText(`Letter ${number} is cancelled`)).toBeVisible();
    await expect(row).toContainText('Cancelled');
    await page.getByText('Details', { exact: true }).click();
    await expect(page.getByText(/paid before it was posted/)).toBeVisible();
  });

  test('one is given another level and language by keyboard, keeps its tick, and is issued so', async ({
    page,
  }) => {
    await page.evaluate(() => (location.hash = '#/letters'));
    await tickNobody(page);
    const name = 'Pemberley Tableware LLP';
    await page.getByRole('checkbox', { name }).check();
    const row = page.getByRole('row').filter({ hasText: name });
    await row.click();
    const choose = async (label: string, option: string): Promise<void> => {
      const field = page.getByRole('combobox', { name: label });
      await field.focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('option', { name: option, exact: true })).toBeVisible();
      const active = page.locator('[role="option"][data-combobox-selected]');
      // The arrow goes round: eight steps pass every option.
      for (let at = 0; at < 8; at += 1) {
        await page.keyboard.press('ArrowDown');
        if ((await active.textContent({ timeout: 5000 }))?.trim() === option) break;
      }
      await page.keyboard.press('Enter');
      await expect(field).toHaveValue(option);
    };
    await choose('Level of the letter', 'Level 4');
    await choose('Language of the letter', 'German');
    await expect(page.getByRole('checkbox', { name })).toBeChecked();
    await page.getByRole('button', { name: 'Issue 1 letter …' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Issue 1 letter' }).click();
    await expect(page.getByText('1 letter is issued')).toBeVisible();
    await page.getByRole('button', { name: 'Go to the register' }).click();
    await page.getByRole('row').filter({ hasText: name }).first().click();
    await page.getByText('Details', { exact: true }).click();
    await expect(page.getByText('4 · final demand')).toBeVisible();
  });

  test('keep the ticks when the same proposal is read once more', async ({ page, context }) => {
    await page.evaluate(() => (location.hash = '#/letters'));
    const ticks = page.getByRole('gridcell').getByRole('checkbox');
    await tickNobody(page);
    await page.getByRole('checkbox', { name: 'Pemberley Tableware LLP' }).check();
    // Something that proposals depend on is saved elsewhere, and they come out as they were.
    const readAgain = page.waitForResponse('**/call/letters.propose');
    const other = await context.newPage();
    await other.goto(page.url().replace(/#.*/, '#/settings/company'));
    await other.getByLabel('Phone').fill('+34 910 000 999');
    await other.getByRole('button', { name: 'Save' }).click();
    await expect(other.getByText('Company saved')).toBeVisible();
    await readAgain;
    await expect(page.getByRole('button', { name: 'Issue 1 letter …' })).toBeVisible();
    await page.waitForTimeout(200);
    expect(
      await ticks.evaluateAll(
        (all) => all.filter((one) => (one as HTMLInputElement).checked).length,
      ),
    ).toBe(1);
  });
});
