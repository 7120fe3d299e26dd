/** From the list of customers to one of them and back: panel, page, and the row where the reader was. */
import type { IsoDate } from '../../src/contract/values.ts';
import type { App } from '../harness/app.ts';
import { expect, test } from '../harness/app-test.ts';
import { ask } from './ask.ts';

test.describe('customers', () => {
  test.beforeEach(async ({ page, openApp }) => {
    const app = await openApp({ sample: 'copy', now: '2026-11-21T10:00:00.000Z' });
    await page.goto(app.address);
    await page.evaluate(() => (location.hash = '#/customers'));
    await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible();
  });

  test('Enter opens the panel, o the page, Esc leads back to the row', async ({ page }) => {
    const { keyboard } = page;
    const list = page.getByRole('grid', { name: 'Customers' });
    const panel = page.getByRole('complementary');
    await expect(list).toBeFocused();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(panel.getByRole('heading', { name: 'Atelier Siempreviva S.L.' })).toBeVisible();
    await expect(panel.getByText('66 % of it')).toBeVisible();
    await expect(panel.getByText('9 items, 6 overdue')).toBeVisible();
    // The panel follows the marked row, as in every list.
    await keyboard.press('ArrowDown');
    await expect(panel.getByRole('heading', { name: /^Tischkultur/ })).toBeVisible();
    await panel.getByRole('button', { name: 'FE-2026-0608' }).click();
    await expect(panel.getByRole('heading', { name: /FE-2026-0608/ })).toBeVisible();
    await keyboard.press('Escape');
    await expect(panel.getByRole('heading', { name: /^Tischkultur/ })).toBeVisible();

    await keyboard.press('o');
    await expect(page.getByRole('heading', { level: 1, name: /^Tischkultur/ })).toBeVisible();
    await expect(page.getByText('3 items, 1 overdue')).toBeVisible();
    await keyboard.press('6');
    await expect(page.getByRole('tab', { name: 'Profile' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await keyboard.press('1');
    await expect(page.getByRole('grid', { name: 'Open items' })).toBeFocused();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(panel).toBeVisible();
    // The first closes the panel, the second leaves the customer.
    await keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1, name: /^Tischkultur/ })).toBeVisible();
    await keyboard.press('Escape');
    await expect(list).toBeFocused();
    await expect(list.locator('tr[data-active]')).toContainText('Tischkultur');
  });

  test('Esc leads back to where the reader came from', async ({ page }) => {
    await page.evaluate(() => (location.hash = '#/aging?currency=all'));
    await page.getByRole('link', { name: 'Atelier Siempreviva S.L.' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^Atelier/ })).toBeVisible();
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { level: 1, name: 'Aging' })).toBeVisible();
    expect(new URL(page.url()).hash).toBe('#/aging?currency=all');
  });

  test('the total says of how many, and “shown” only of what is filtered', async ({ page }) => {
    const total = page.locator('tfoot');
    await expect(total).toContainText('Total EUR, 50 customers');
    await page.evaluate(() => (location.hash = '#/customers?currency=CNY'));
    await expect(total).toContainText(/^Total CNY, \d+ customers/);
    await page.evaluate(() => (location.hash = '#/customers'));
    await page.getByPlaceholder('Name, code or country').fill('Siempreviva');
    await expect(total).toContainText('Shown EUR, 1 customer');
    await expect(total).toContainText('18,826.77');
  });
});

/** A customer with something of every kind, and what ends each. */
test.describe('what runs with a customer', () => {
  const TODAY = '2026-11-24' as IsoDate;
  const CODE = 'C1013';
  let app: App;
  test.beforeEach(async ({ page, openApp }) => {
    app = await openApp({ sample: 'copy', now: `${TODAY}T10:00:00.000Z` });
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(app.address);
    const { items } = await ask(page, app, 'case.get', { asOf: TODAY, customer: CODE });
    const late = items.filter(({ daysPastDue }) => daysPastDue > 0);
    const overdue = late.map(({ item }) => item);
    const half = Math.floor((late[0]?.openMinor ?? 0) / 200);
    const rest = (((late[0]?.openMinor ?? 0) - half * 100) / 100).toFixed(2);
    const fact = { customer: CODE, on: '2026-11-23' as IsoDate };
    await ask(page, app, 'case.record', {
      ...fact,
      kind: 'promise',
      items: overdue.at(-1) ?? '',
      until: '2026-11-27' as IsoDate,
      amount: '500.00',
    });
    await ask(page, app, 'case.record', {
      ...fact,
      kind: 'dispute',
      items: overdue.at(-2) ?? '',
      note: 'three boxes broken',
      details: { category: 'quality' },
    });
    await ask(page, app, 'case.record', {
      ...fact,
      kind: 'plan',
      items: overdue[0] ?? '',
      details: { instalments: `2026-12-01:${half}.00 2027-01-04:${rest}` },
    });
    await page.evaluate((code) => (location.hash = `#/customers/${code}`), CODE);
    await expect(page.getByRole('grid', { name: 'Open items' })).toBeFocused();
  });

  test('worst bucket, next step and why; ? says rule by rule why an item is where it is', async ({
    page,
  }) => {
    const band = page.getByRole('region', { name: 'What comes next' });
    const known = await ask(page, app, 'case.get', { asOf: TODAY, customer: CODE });
    await expect(band).toContainText('Worst bucket');
    await expect(band).toContainText(/Quasi-bad|Bad|Reminder/);
    await expect(band).toContainText(known.nextStep === null ? 'Nothing for now' : 'Due');
    await expect(band.getByRole('link', { name: 'Standard policy' })).toBeVisible();

    const grid = page.getByRole('grid', { name: 'Open items' });
    await expect(grid).toContainText('Quasi-bad');
    await page.keyboard.press('j');
    await page.keyboard.press('?');
    const panel = page.getByRole('complementary');
    await expect(panel.getByRole('list', { name: /rules/i })).toBeVisible();
    await expect(panel).toContainText(/How it came there.*(Q1|R1).*days? late/);
    await page.keyboard.press('j');
    await expect(panel.getByRole('list', { name: /rules/i })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(grid).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('heading', { name: /^Invoice FE-/ })).toBeVisible();
  });

  test('promise, plan, dispute and hold stand in short rows, and each is ended', async ({
    page,
  }) => {
    const runs = page.getByRole('region', { name: 'Promises, plans and disputes' });
    await expect(runs.getByText('on track')).toBeVisible();
    await expect(runs.getByText('nothing came')).toBeVisible();
    await ask(page, app, 'case.record', {
      kind: 'promise',
      customer: CODE,
      on: '2026-11-05' as IsoDate,
      until: '2026-11-10' as IsoDate,
      amount: '900.00',
    });
    await ask(page, app, 'receipts.record', {
      customer: CODE,
      receivedOn: '2026-11-09' as IsoDate,
      currency: 'EUR',
      amountMinor: 200_00,
    });
    await expect(runs.getByText('200.00 of 900.00 came')).toBeVisible();
    await expect(runs.getByText('three boxes broken')).toBeVisible();
    const dialog = page.getByRole('dialog');
    for (const [button, save, done] of [
      [/^Cancel: 500.00 EUR promised/, 'Cancel promise', 'Promise cancelled.'],
      [/^End: Plan/, 'End plan', 'Plan ended.'],
      [/^End: FE-/, 'End dispute', 'Dispute ended.'],
      [/^Prepaid only/, 'Release hold', 'Hold released.'],
    ] as const) {
      const isHold = save === 'Release hold';
      const from = isHold ? page.locator('.screen-head') : runs;
      await from.getByRole('button', { name: button }).click();
      if (isHold) await page.getByRole('menuitem', { name: 'Release …' }).click();
      await dialog.getByRole('button', { name: save }).click();
      await expect(dialog.getByLabel('Why')).toBeFocused();
      await page.keyboard.type('settled on the phone');
      await page.keyboard.press('Control+Enter');
      await expect(page.getByText(done)).toBeVisible();
      await expect(from.getByRole('button', { name: button })).toHaveCount(0);
    }
    const { promises, plans, disputes, hold } = await ask(page, app, 'case.get', {
      asOf: TODAY,
      customer: CODE,
    });
    expect(promises.filter(({ state }) => state === 'open')).toEqual([]);
    expect(plans.map(({ state }) => state)).toEqual(['ended']);
    expect(disputes.filter(({ state }) => state === 'open')).toEqual([]);
    expect(hold).toBeNull();
  });

  test('would an order go out? and a hold with its ground, by the keyboard', async ({ page }) => {
    const { keyboard } = page;
    const dialog = page.getByRole('dialog');
    await keyboard.press('d');
    await expect(dialog.getByLabel('The order comes to')).toBeFocused();
    await keyboard.type('4000');
    await expect(dialog.getByText('It stays here.')).toBeVisible();
    await expect(dialog.getByText(/^Payment in advance only since/)).toBeVisible();
    await dialog.getByText('In advance', { exact: true }).click();
    await expect(dialog.getByText('Nothing stands against it.')).toBeVisible();

    await dialog.getByRole('button', { name: 'Hold deliveries …' }).click();
    await expect(dialog.getByRole('radio', { name: /^On hold/ })).toBeFocused();
    await expect(dialog.getByText(/^No signed contract gives you the right/)).toBeVisible();
    const ground = dialog.getByRole('textbox', { name: /^Ground/ });
    await expect(ground).toHaveValue(/items overdue, the oldest/);
    await ground.fill('');
    await keyboard.press('Enter');
    await expect(ground).toBeFocused();
    await keyboard.type('two letters without an answer');
    await keyboard.press('Enter');
    await expect(
      page.getByText(/^Deliveries to Atelier Siempreviva S\.L\. are held\./),
    ).toBeVisible();
    await expect(page.getByRole('dialog', { name: /^Notice of hold/ })).toBeVisible();
    await keyboard.press('Escape');
    await page.getByRole('button', { name: /^On hold\. Since/ }).click();
    await expect(page.getByRole('menu').getByText(/two letters without an answer/)).toBeVisible();
    const { hold } = await ask(page, app, 'case.get', { asOf: TODAY, customer: CODE });
    expect(hold).toMatchObject({ level: 'hold', ground: 'two letters without an answer' });
  });

  test('limit, habit and score stand in the head; the parts of the score behind a click', async ({
    page,
  }) => {
    const figures = page.getByLabel('In figures');
    const { credit, habit } = await ask(page, app, 'case.get', { asOf: TODAY, customer: CODE });
    expect(credit).not.toBeNull();
    expect(habit).not.toBeNull();
    const used = Math.round((100 * (credit?.usedMinor ?? 0)) / (credit?.limitMinor ?? 1));
    await expect(figures).toContainText(`Limit used${used} %of 60,000.00 EUR`);
    await expect(figures).toContainText(
      `Usually pays${habit?.usualDays} d latelately ${habit?.latelyDays} d late`,
    );
    const score = figures.getByRole('button', { name: /^Priority: / });
    await score.focus();
    await page.keyboard.press('Enter');
    const parts = page.getByRole('dialog', { name: 'Priority' });
    const points = await parts.locator('dd:not([aria-hidden])').allTextContents();
    expect(points).toHaveLength(8);
    const [total = 0, ...seven] = points.map((text) => Number.parseFloat(text)).reverse();
    // Each is rounded to a tenth.
    expect(Math.abs(seven.reduce((sum, one) => sum + one, 0) - total)).toBeLessThan(0.5);
    await page.keyboard.press('Escape');
    await expect(parts).toBeHidden();
    await expect(score).toBeFocused();
    await expect(page.getByRole('heading', { level: 1, name: /^Atelier/ })).toBeVisible();
  });

  test('in a small window both stand in a panel', async ({ page }) => {
    await page.setViewportSize({ width: 640, height: 360 });
    const runs = page.getByRole('region', { name: 'Promises, plans and disputes' });
    await expect(runs).toBeHidden();
    await page.getByRole('button', { name: 'Show filters and actions' }).click();
    await page.getByRole('button', { name: 'What comes next …' }).click();
    await expect(page.getByRole('complementary').getByText('Worst bucket')).toBeVisible();
    await expect(page.getByRole('complementary').getByText('Usually pays')).toBeVisible();
    await expect(runs).toBeVisible();
  });
});
