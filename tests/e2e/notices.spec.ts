/** Papers for a customer about a hold and a plan: where they are asked for, looked at, saved. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { IsoDate } from '../../src/contract/values.ts';
import type { App } from '../harness/app.ts';
import { expect, test } from '../harness/app-test.ts';
import { ask } from './ask.ts';
import { saved } from './save-outcome.ts';

const TODAY = '2026-11-24' as IsoDate;
/** The sample company holds one and has a plan with the other. */
const HELD = { customer: 'C1013', key: 'H-2026-0003' };
const ON_A_PLAN = { customer: 'C9202', key: 'PL-2026-0001' };

test.describe('a paper for the customer', () => {
  let app: App;
  test.beforeEach(async ({ page, openApp }) => {
    app = await openApp({ sample: 'copy', now: `${TODAY}T10:00:00.000Z` });
    await page.goto(app.address);
  });
  const runs = (page: Page) => page.getByRole('region', { name: 'Promises, plans and disputes' });
  /** The menu of the hold, beside the name of the customer. */
  const held = (page: Page) => page.getByRole('button', { name: /\. Since \d/ });
  const NOTICE = 'Notice to the customer …';
  const askForNotice = async (page: Page): Promise<void> => {
    await held(page).click();
    await page.getByRole('menuitem', { name: NOTICE }).click();
  };
  const paper = (page: Page, name: string) => page.getByRole('dialog', { name });

  test('stands beside the hold and the plan, and is saved as the terminal writes it', async ({ page }) => {
    for (const [{ customer, key }, kind, title, words] of [
      [HELD, 'hold', `Notice of hold ${HELD.key}`, 'Supply against payment in advance only from'],
      [ON_A_PLAN, 'plan', `Confirmation of plan ${ON_A_PLAN.key}`, 'Sum of the instalments'],
    ] as const) {
      await page.evaluate((code) => (location.hash = `#/customers/${code}`), customer);
      if (kind === 'hold') await askForNotice(page);
      else await runs(page).getByRole('button', { name: /^Confirmation … for the customer/ }).click();
      const dialog = paper(page, title);
      await expect(dialog.locator('canvas').first()).toBeVisible();
      await expect(dialog.getByText(words).first()).toBeAttached();
      // They read another language than the paper is in.
      await expect(dialog.getByText(/enclose a translation/)).toBeVisible();
      const download = page.waitForEvent('download');
      await dialog.getByRole('button', { name: 'Save PDF' }).click();
      const { bytes, fileName } = await ask(page, app, 'case.notice', { asOf: TODAY, kind, key });
      expect((await download).suggestedFilename()).toBe(fileName);
      expect(Buffer.from(bytes).equals(readFileSync(await (await download).path()))).toBe(true);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
    }
  }); // prettier-ignore

  test('comes after a hold was placed; of one that only watches there is none', async ({ page }) => {
    await page.evaluate(() => (location.hash = '#/customers/C1006'));
    await expect(page.getByRole('grid', { name: 'Open items' })).toBeFocused();
    const hold = async (level: RegExp): Promise<void> => {
      await page.keyboard.press('d');
      await page.getByRole('button', { name: 'Hold deliveries …' }).click();
      await page.getByRole('radio', { name: level }).check();
      await page.getByRole('dialog').getByRole('textbox', { name: /^Ground/ }).fill('we look');
      await page.getByRole('button', { name: 'Hold deliveries', exact: true }).click();
      await expect(page.getByText(/are held\./).first()).toBeVisible();
    };
    await hold(/^Watched/);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await held(page).click();
    await expect(page.getByRole('menu').getByText(/we look/)).toBeVisible();
    await expect(page.getByRole('menuitem', { name: 'Release …' })).toBeVisible();
    await expect(page.getByRole('menuitem', { name: NOTICE })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await hold(/^In stages/);
    const dialog = page.getByRole('dialog', { name: /^Notice of hold H-2026-/ });
    await expect(dialog.locator('canvas').first()).toBeVisible();
    await expect(dialog.getByText(/Supply in stages from/).first()).toBeAttached();
  }); // prettier-ignore

  test('is offered where a plan was agreed on the telephone', async ({ page }) => {
    await expect(page.getByRole('toolbar', { name: 'What the call came to' })).toBeVisible();
    await page.keyboard.press('l');
    await expect(page.getByRole('dialog').getByRole('textbox').and(page.locator(':focus'))).toBeVisible(); // prettier-ignore
    await page.keyboard.type('+7d');
    await saved(page);
    await page.getByRole('button', { name: 'Confirmation …' }).click();
    const dialog = page.getByRole('dialog', { name: /^Confirmation of plan PL-2026-/ });
    await expect(dialog.locator('canvas').first()).toBeVisible();
  });

  test('is reached from the list of holds, too', async ({ page }) => {
    await page.evaluate(() => (location.hash = '#/ledger?tab=holds'));
    await page.getByRole('row', { name: /Atelier Siempreviva/ }).getByText('promise broken').click();
    const panel = page.getByRole('complementary');
    await panel.getByRole('button', { name: /^Prepaid only\. Since/ }).click();
    await page.getByRole('menuitem', { name: NOTICE }).click();
    await expect(paper(page, `Notice of hold ${HELD.key}`)).toBeVisible();
  }); // prettier-ignore

  test('says why there is none', async ({ page }) => {
    await page.evaluate(() => (location.hash = '#/customers/C1010'));
    await askForNotice(page);
    await expect(page.getByRole('alert')).toContainText('Insolvency proceedings of customer C1010 are open');
  }); // prettier-ignore
});
