/**
 * The collection policy: what a change would do stands beside it while it is typed, a wrong value says what
 * is wrong with it, and what is saved counts for the worklist. By the keyboard alone.
 */
import type { Page } from '@playwright/test';
import type { IsoDate } from '../../src/contract/values.ts';
import type { App } from '../harness/app.ts';
import { expect, test } from '../harness/app-test.ts';
import { ask } from './ask.ts';

const TODAY = '2026-11-24' as IsoDate;
const moment = { asOf: TODAY };

const changes = (page: Page) => page.getByRole('region', { name: 'If you save this today' });
const dayOf = (page: Page, step: string) => page.getByRole('textbox', { name: `${step}: day` });

test.describe('the policy', () => {
  let app: App;
  test.beforeEach(async ({ page, openApp }) => {
    app = await openApp({ sample: 'copy', now: `${TODAY}T10:00:00.000Z` });
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(app.address);
    await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await expect(page.getByRole('heading', { level: 1, name: 'Policy “Standard”' })).toBeVisible();
    await expect(page.getByText('the standard: nobody has changed it yet')).toBeVisible();
  });

  test('the alarm level is tried on the own past, with the figures of the back-test', async ({
    page,
  }) => {
    await page.evaluate(() => (window.location.hash = '#/settings/policy?tab=contacts'));
    await page.getByRole('button', { name: 'Look back over the last year' }).click();
    const from = '2025-11-25' as IsoDate;
    const { detectors } = await ask(page, app, 'signals.backtest', { ...moment, from, hs: [4, 5, 6] }); // prettier-ignore
    for (const { detector, parameters, alerts, right } of detectors) {
      if (detector !== 'payment_shift') continue;
      const row = page.getByRole('row', { name: `Pays later than before, level ${parameters.h}` });
      await expect(row.getByRole('cell').nth(1)).toHaveText(String(alerts));
      await expect(row.getByRole('cell').nth(3)).toHaveText(String(right));
    }
  });

  test('a change shows whom it moves before it is saved; saved, it counts for the worklist', async ({
    page,
  }) => {
    const { keyboard } = page;
    const reminders = async (): Promise<number> => {
      const { policy } = await ask(page, app, 'policy.get', moment);
      const { steps } = await ask(page, app, 'policy.simulate', { ...moment, policy });
      return steps.find(({ step }) => step === 'K05')?.before ?? -1;
    };
    const before = await reminders();

    // To the first value and down the column, as a hand on the keyboard does it.
    await page.getByRole('radio', { name: 'Steps' }).focus();
    for (let tab = 0; tab < 40; tab += 1) {
      await keyboard.press('Tab');
      if (await dayOf(page, 'Ask whether the invoice arrived').and(page.locator(':focus')).count())
        break;
    }
    for (const _ of ['courtesy', 'look for it']) await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(dayOf(page, 'Reminder, level 1')).toBeFocused();
    await keyboard.type('2');
    await expect(page.getByText('Not saved')).toBeVisible();
    const row = changes(page)
      .getByRole('row', { name: /^Reminder, level 1/ })
      .first();
    await expect(row).toContainText(/\+\d/);
    const [, , after] = await row
      .getByRole('cell')
      .or(row.getByRole('rowheader'))
      .allTextContents();

    const list = changes(page).getByRole('grid', { name: 'Customers whose next step changes' });
    await list.focus();
    await keyboard.press('j');
    await keyboard.press('Enter');
    await expect(changes(page).getByRole('region', { name: /, before and after$/ })).toBeVisible();
    await keyboard.press('Escape');
    await expect(changes(page).getByRole('region')).toHaveCount(0);

    await keyboard.press('Control+s');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(/Another next step: \d+ customers/)).toBeVisible();
    await expect(dialog.getByLabel('Why')).toBeFocused();
    await keyboard.type('the bank wants it sooner');
    await keyboard.press('Control+Enter');
    await expect(page.getByText(/^Version 1 saved\./)).toBeVisible();
    await expect(page.getByText(/^version 1, since/)).toBeVisible();
    await expect(page.getByText('Not saved')).toBeHidden();

    const saved = await ask(page, app, 'policy.get', moment);
    expect(saved).toMatchObject({ version: 1, note: 'the bank wants it sooner' });
    expect(await reminders()).toBe(Number(after));
    expect(Number(after)).toBeGreaterThan(before);
    const { rows } = await ask(page, app, 'worklist.list', moment);
    expect(rows.filter(({ nextStep }) => nextStep?.step === 'K05')).not.toEqual([]);
  });

  test('the draft says from which version it comes; the versions say who changed what', async ({
    page,
  }) => {
    const { keyboard } = page;
    await dayOf(page, 'Reminder, level 2').fill('9');
    await expect(page.getByText('version 1, draft, from the standard')).toBeVisible();
    await expect(page.getByRole('row', { name: /Reminder, level 2/ }).first()).toContainText('stop supply proposed'); // prettier-ignore
    await keyboard.press('Control+s');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Why' }).fill('letters came too late'); // prettier-ignore
    await page.getByRole('button', { name: 'Save policy' }).click();
    await expect(page.getByText(/^version 1, since/)).toBeVisible();
    await dayOf(page, 'First call').fill('6');
    await expect(page.getByText('version 2, draft, from version 1')).toBeVisible();
    await page.getByRole('button', { name: 'Versions' }).click();
    const versions = page.getByRole('region', { name: 'Versions of the policy' }).first();
    await expect(versions).toContainText(/Version 1.*letters came too late.*Before.*After/);
    await expect(versions.getByRole('row', { name: /Reminder, level 2: day/ })).toContainText(/15 d late\s*9 d late/); // prettier-ignore
    const [saved] = await ask(page, app, 'policy.history', moment);
    await expect(versions).toContainText(saved?.actor ?? '?');
    await expect(versions.getByRole('textbox')).toHaveCount(0);
    // The draft is still there behind it.
    await keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Versions' })).toBeFocused();
    await expect(changes(page)).toBeVisible();
    await expect(dayOf(page, 'First call')).toHaveValue('6');
  });

  test('what is wrong stands beside the value, also from another part, and nothing is saved', async ({
    page,
  }) => {
    const { keyboard } = page;
    const second = dayOf(page, 'Reminder, level 2');
    await second.fill('soon');
    await expect(page.getByText('It must be a whole number from -3650 to 3650.')).toBeVisible();
    await expect(second).toHaveAttribute('aria-invalid', 'true');
    await second.fill('3');
    await expect(
      page.getByText('Level 2 cannot come before level 1, which comes 5 days after the due date.'),
    ).toBeVisible();
    await page.getByText('Contacts', { exact: true }).click();
    await expect(page.getByText('Something is wrong under Steps.')).toBeVisible();
    const most = page.getByRole('textbox', { name: 'Most contacts in 7 days' });
    await most.fill('9');
    await expect(page.getByText('It must be a whole number from 0 to 3.')).toBeVisible();
    await most.fill('2');
    await keyboard.press('Control+s');
    await expect(second).toBeFocused();
    await expect(page.getByRole('dialog')).toHaveCount(0);

    // Undo goes back one value at a time; the draft waits for whoever looks at something else.
    await keyboard.type('9');
    await expect(second).toHaveAttribute('aria-invalid', 'false');
    await page.evaluate(() => (location.hash = '#/customers'));
    await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible();
    await page.evaluate(() => (location.hash = '#/settings/policy'));
    await expect(second).toHaveValue('9');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(second).toHaveValue('15');
    await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
    await expect(page.getByText('Not saved')).toBeHidden();
  });

  test('a credit insurer: its period is none until it is given, and may be taken out again', async ({
    page,
  }) => {
    await page.getByText('Contacts', { exact: true }).click();
    const period = page.getByRole('textbox', { name: 'Maximum extension period' });
    await expect(period).toHaveAttribute('placeholder', 'none');
    await period.fill('5');
    await expect(
      page.getByText(/^The insurer's warning comes 10 days before the end/),
    ).toBeVisible();
    await period.fill('60');
    await expect(page.getByText('Not saved')).toBeVisible();
    await page.keyboard.press('Control+s');
    await page.getByRole('button', { name: 'Save policy' }).click();
    await expect(page.getByText(/^version 1, since/)).toBeVisible();
    const shown = async () => (await ask(page, app, 'policy.get', moment)).policy.insurer;
    expect((await shown()).extensionDays).toBe(60);
    await period.fill('');
    await page.keyboard.press('Control+s');
    await page.getByRole('button', { name: 'Save policy' }).click();
    await expect(page.getByText(/^version 2, since/)).toBeVisible();
    expect((await shown()).extensionDays).toBeNull();
  });

  test('buckets, exceptions and a past day', async ({ page }) => {
    await page.getByText('Buckets', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Bad: more days late than', exact: true }).fill('100');
    await changes(page)
      .getByText(/^[1-9]\d* items?$/)
      .click();
    await expect(
      changes(page).getByRole('grid', { name: 'Items in another bucket' }),
    ).toContainText('Bad');

    await page.getByText('Exceptions', { exact: true }).click();
    await page.getByRole('button', { name: 'Add an exception' }).click();
    await expect(page.getByText(/^An exception names invoices, customers/)).toBeVisible();
    await page.getByRole('combobox', { name: 'Add a customer' }).fill('siempreviva');
    await page
      .getByRole('option', { name: /Siempreviva/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^An exception names invoices, customers/)).toBeHidden();
    await expect(page.getByRole('combobox', { name: 'Add a customer' })).toHaveValue('');
    await expect(page.getByRole('combobox', { name: 'Add a customer' })).toBeFocused();
    await changes(page)
      .getByText(/^[1-9]\d* customers?$/)
      .click();
    const list = changes(page).getByRole('grid', { name: 'Customers whose next step changes' });
    await expect(list).toContainText('Atelier Siempreviva');
    await page.getByRole('button', { name: 'Discard' }).click();
    await expect(page.getByText('None: the policy is the same for everybody.')).toBeVisible();

    await page.getByText('Steps', { exact: true }).click();
    await page.getByRole('button', { name: /Change date$/ }).click();
    await page.getByRole('button', { name: 'End of last month' }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByText(/^A past day is read only/)).toBeVisible();
    await expect(dayOf(page, 'First call')).not.toBeEditable();
    await expect(page.getByRole('button', { name: /^Save as/ })).toHaveCount(0);
  });
});
