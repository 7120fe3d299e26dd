/** The credit file and the limits of the sample company: filled in, decided, and what follows for orders. */
import type { Page } from '@playwright/test';
import type { IsoDate } from '../../src/contract/values.ts';
import type { App } from '../harness/app.ts';
import { expect, test } from '../harness/app-test.ts';
import { ask } from './ask.ts';

const TODAY = '2026-11-21' as IsoDate;
/** Owes, has a limit of 20,000 and nothing on file. */
const CUSTOMER = 'C4005';

let app: App;
test.beforeEach(async ({ page, openApp }) => {
  app = await openApp({ sample: 'copy', now: `${TODAY}T10:00:00.000Z` });
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(app.address);
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
});

const sheet = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const dialog = (page: Page) => page.getByRole('dialog');
const save = (page: Page) => dialog(page).getByRole('button', { name: 'Save' }).click();
const show = (page: Page, hash: string) =>
  page.evaluate((to) => (window.location.hash = `#/${to}`), hash);
const decision = async (page: Page, payment = 'on_account') => {
  const order = { customer: CUSTOMER, currency: 'EUR', amountMinor: 10_000, asOf: TODAY } as const;
  const { answer, grounds } = await ask(page, app, 'case.order', { ...order, payment: payment as 'cash' }); // prettier-ignore
  return [answer, ...grounds.map(({ rule }) => rule)].join(' ');
};

test('a file is filled in, and the proposal follows it; what is decided counts for orders', async ({
  page,
}) => {
  await show(page, `customers/${CUSTOMER}`);
  await expect(page.getByRole('tab', { name: /^Open items/ })).toBeVisible();
  await page.keyboard.press('5');
  await expect(page.getByRole('tab', { name: 'Credit file' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(sheet(page, 'Decision').getByText('Nothing is decided yet')).toBeVisible();
  await expect(sheet(page, 'Decision').getByText('Proposed: Limited credit')).toBeVisible();

  // A report that says nothing of litigation is incomplete.
  await page.getByRole('button', { name: 'Add a report …' }).click();
  await dialog(page).getByLabel('Source').fill('Cerved');
  await dialog(page).getByLabel('Rating').fill('B');
  for (const section of ['Operations', 'Finances', 'Registration'])
    await dialog(page).getByLabel(section).fill('sound');
  await save(page);
  await expect(dialog(page)).toHaveCount(0);
  await expect(
    sheet(page, 'Decision').getByText(/^The report \(RP-\d{4}-\d{4}\) says nothing of litigation$/),
  ).toHaveCount(1);

  // A reference counts once somebody has rung it.
  await page.getByRole('button', { name: 'Add a reference …' }).click();
  await save(page);
  await expect(dialog(page).getByLabel('Company')).toHaveAttribute('aria-invalid', 'true');
  await dialog(page).getByLabel('Company').fill('Vasi Neri');
  await save(page);
  await expect(sheet(page, 'Trade references').getByText('Nobody has rung it yet')).toBeVisible();
  await page.getByRole('button', { name: 'Log the call to Vasi Neri …' }).click();
  await dialog(page).getByLabel('What they said').fill('pays within the terms');
  await dialog(page).getByLabel('Rung by').fill('Inês');
  await save(page);
  await expect(
    sheet(page, 'Trade references').getByText('Rung on 21 Nov 2026 by Inês'),
  ).toBeVisible();
  await expect(sheet(page, 'Trade references').getByRole('listitem')).toHaveCount(1);

  // A statement is asked for numbers, with a comma or a point.
  await page.getByRole('button', { name: 'Add a statement …' }).click();
  await dialog(page).getByLabel('Current ratio').fill('little');
  await save(page);
  await expect(dialog(page).getByText('A number, like 1.4')).toBeVisible();
  await dialog(page).getByLabel('Current ratio').fill('0,8');
  await save(page);
  await expect(
    sheet(page, 'Financial statements').getByText(/^Current ratio 0\.8: what it owes/),
  ).toBeVisible();
  await expect(sheet(page, 'Decision').getByText('Its last statement is weak')).toBeVisible();

  // What the owner decides is his: orders keep to it.
  expect(await decision(page)).toBe('yes');
  await page.getByRole('button', { name: 'Decide …' }).click();
  await dialog(page).getByText('Cash or in advance', { exact: true }).click();
  await dialog(page).getByLabel('Why').fill('weak statement');
  await save(page);
  await expect(
    sheet(page, 'Decision').getByText('Cash or in advance', { exact: true }),
  ).toBeVisible();
  expect(await decision(page)).toBe('no credit_decision');
  expect(await decision(page, 'in_advance')).toBe('yes');

  // And it can be taken back while the words are in sight.
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(sheet(page, 'Decision').getByText('Nothing is decided yet')).toBeVisible();
  expect(await decision(page)).toBe('yes');
});

test('a limit for a time, and the list that says how much of it is used', async ({ page }) => {
  await show(page, 'customers');
  await page.getByRole('link', { name: 'Limits' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Limits' })).toBeVisible();
  const grid = page.locator('#work').getByRole('grid');
  await expect(grid.locator('tbody tr[aria-rowindex]').first()).toContainText('Over limit');
  const limits = await ask(page, app, 'credit.limits', { asOf: TODAY });
  const before = limits.rows.find(({ customer }) => customer === CUSTOMER);
  expect(before).toMatchObject({ state: 'ok', limitMinor: 2_000_000 });

  await page.keyboard.press('/');
  await page.keyboard.type("sant'elmo");
  await expect(grid.locator('tbody tr[aria-rowindex]')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary');
  await panel.getByRole('button', { name: 'Set a limit …' }).click();
  await dialog(page).getByLabel('Limit').fill('3000');
  await dialog(page).getByLabel('Until').fill('31/12/2026');
  await dialog(page).getByLabel('Approved by').fill('Inês');
  await save(page);
  await expect(panel.getByText('31 Dec 2026')).toBeVisible();
  await expect(grid.locator('tbody tr[aria-rowindex]').first()).toContainText('Over limit');
  const rows = (on: IsoDate) => ask(page, app, 'credit.limits', { asOf: on });
  const limitOn = async (on: string) =>
    (await rows(on as IsoDate)).rows.find(({ customer }) => customer === CUSTOMER)?.limitMinor;
  expect([await limitOn('2026-12-31'), await limitOn('2027-01-01')]).toEqual([300_000, 2_000_000]);
});

test('the map says how much lies with the risky ones, and leads to them', async ({ page }) => {
  await show(page, 'limits?view=map');
  const { rows } = await ask(page, app, 'credit.limits', { asOf: TODAY });
  const scores = new Map(
    (await ask(page, app, 'signals.scores', { asOf: TODAY })).map((row) => [row.customer, row]),
  );
  const risky = rows
    .filter(({ customer }) => (scores.get(customer)?.score ?? 0) >= 50)
    .sort((a, b) => (b.usedHomeMinor ?? 0) - (a.usedHomeMinor ?? 0));
  expect(risky.length).toBeGreaterThan(0);
  await expect(
    page.getByRole('heading', {
      level: 2,
      name: new RegExp(`^${risky.length} customers? with a score from 50 on owes? `),
    }),
  ).toBeVisible();
  const [first] = risky;
  await page.getByRole('link', { name: first?.name ?? '' }).click();
  await expect(page).toHaveURL(new RegExp(`#/customers/${first?.customer}\\?tab=credit`));
});

test('who is new pays in advance, until that is decided otherwise', async ({ page }) => {
  await show(page, 'customers');
  await page.getByRole('button', { name: 'New customer' }).click();
  await dialog(page).getByRole('textbox', { name: /^Name/ }).fill('Nuova Fioreria');
  await dialog(page)
    .getByRole('textbox', { name: /^Customer code/ })
    .fill('N1');
  await expect(dialog(page).getByLabel('Terms')).toHaveValue('Payment in advance');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(dialog(page)).toHaveCount(0);
  const order = { customer: 'N1', currency: 'EUR', amountMinor: 10_000, asOf: TODAY } as const;
  const { answer, grounds } = await ask(page, app, 'case.order', order);
  expect([answer, ...grounds.map(({ rule }) => rule)]).toEqual(['no', 'terms']);
});

test('where named goods are on hold, an order is asked which goods it is of', async ({ page }) => {
  await ask(page, app, 'case.record', {
    kind: 'hold',
    customer: CUSTOMER,
    on: TODAY,
    details: { level: 'goods', goods: 'Preserved roses;Glass domes', ground: 'overdue' },
  });
  await show(page, `customers/${CUSTOMER}`);
  await expect(page.getByRole('tab', { name: /^Open items/ })).toBeVisible();
  await page.getByRole('button', { name: 'Deliveries' }).click();
  await expect(dialog(page).getByLabel('Which goods are ordered')).toHaveCount(0);
  await dialog(page).getByLabel('The order comes to').fill('100');
  await expect(dialog(page).getByText('You decide', { exact: true })).toBeVisible();
  await dialog(page).getByLabel('Which goods are ordered').fill('glass domes');
  await expect(dialog(page).getByText('It stays here.')).toBeVisible();
  await dialog(page).getByLabel('Which goods are ordered').fill('napkins');
  await expect(dialog(page).getByText('Nothing stands against it.')).toBeVisible();
});
