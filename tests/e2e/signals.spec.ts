/** The signals of the sample company by the keyboard alone: evidence, verdicts with their way back, by hand. */
import type { Page } from '@playwright/test';
import type { IsoDate } from '../../src/contract/values.ts';
import type { App } from '../harness/app.ts';
import { expect, test } from '../harness/app-test.ts';
import { english } from '../harness/english.ts';
import { ask } from './ask.ts';

const TODAY = '2026-11-21' as IsoDate;
/** Usually 15 days late, the last three about 25. */
const DRIFTING = { customer: 'C4005', name: "Ceramiche Sant'Elmo S.r.l." };

const grid = (page: Page) => page.locator('#work').getByRole('grid');
const panel = (page: Page) => page.getByRole('complementary');
const rowOf = (page: Page, name: string) =>
  grid(page).locator('tbody tr[aria-rowindex]').filter({ hasText: name });

let app: App;
test.beforeEach(async ({ page, openApp }) => {
  app = await openApp({ sample: 'copy', now: `${TODAY}T10:00:00.000Z` });
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(app.address);
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page.getByRole('heading', { level: 1, name: 'Signals' })).toBeVisible();
  await expect(grid(page)).toBeFocused();
});

const shiftOf = async (page: Page) => {
  const input = { asOf: TODAY, customer: DRIFTING.customer, all: true } as const;
  const rows = await ask(page, app, 'signals.list', { ...input, kind: 'payment_shift' });
  return rows[0];
};

/** The panel of the customer whose payments drift. */
async function openDrifting(page: Page): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type("sant'elmo");
  await expect(rowOf(page, DRIFTING.name)).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('heading', { name: 'Pays later than before' })).toBeVisible();
}

test('who begins to pay later is found, with the items that say so', async ({ page }) => {
  await openDrifting(page);
  const signal = await shiftOf(page);
  const [newest] = signal?.evidence.toReversed() ?? [];
  await expect(
    panel(page).getByText(/^The middle of the newest 5 invoices is 24 days late/),
  ).toBeVisible();
  const first = panel(page).locator('tbody tr').first();
  await expect(first).toContainText(newest?.name ?? 'no item');
  await expect(first).toContainText(String(newest?.days));
  await first.getByRole('button').click();
  await expect(panel(page).getByRole('heading', { name: /^Invoice / })).toContainText(
    newest?.name ?? 'no item',
  );
  // Back to the signal, then to its row.
  await page.keyboard.press('Escape');
  await expect(panel(page).getByRole('heading', { name: 'Pays later than before' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await page.keyboard.press('o');
  await expect(page).toHaveURL(new RegExp(`#/customers/${DRIFTING.customer}`));
});

test('the page of the customer says the same as the signal, and shows the payments', async ({
  page,
}) => {
  const signal = await shiftOf(page);
  const { usual, now } = signal?.numbers ?? {};
  await page.evaluate(
    (hash) => (location.hash = hash),
    `#/customers/${DRIFTING.customer}?tab=payments`,
  );
  const finding = `Usually ${usual} days late, the newest 5 invoices ${now} days late`;
  await expect(page.getByRole('heading', { name: finding })).toBeVisible();
  await expect(page.getByRole('img', { name: finding })).toBeVisible();
  const { paid, open } = await ask(page, app, 'signals.payments', {
    asOf: TODAY,
    customer: DRIFTING.customer,
  });
  // A mark for each, and the table has them all.
  const marks = page.locator('.recharts-scatter-symbol');
  await expect(marks).toHaveCount(paid.length + open.length);
  await page.getByRole('button', { name: `Show all ${paid.length + open.length}` }).click();
  const items = page.locator('#work td').getByRole('button');
  await expect(items).toHaveCount(paid.length + open.length);
  await items.first().click();
  await expect(panel(page).getByRole('heading', { name: /^Invoice / })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await page.getByRole('link', { name: 'Pays later than before' }).click();
  await expect(panel(page).getByRole('heading', { name: 'Pays later than before' })).toBeVisible();
});

test('the risk score stands beside the name, and leads to its reasons and their signals', async ({
  page,
}) => {
  const customer = 'C1013';
  const { score, band, groups, reasons, effects } = await ask(page, app, 'signals.score', {
    asOf: TODAY,
    customer,
  });
  const title = `Risk score ${score.toFixed(1)}, ${band}`;
  await page.evaluate((hash) => (location.hash = hash), `#/customers/${customer}`);
  await page.getByRole('link', { name: `Risk ${score.toFixed(1)}` }).click();
  const part = page.getByRole('region', { name: title });
  await expect(part.getByText(`Proposed: ${effects.map(english).join(' ')}`)).toBeVisible();
  const [why, sums] = [part.getByRole('table').first(), part.getByRole('table').last()];
  await expect(why.locator('tbody tr')).toHaveCount(reasons.length);
  await expect(sums.locator('tbody tr')).toHaveText(
    groups.map(({ points, cap }) =>
      points === 0 ? new RegExp(`–${cap}$`) : new RegExp(`${points.toFixed(1)}${cap}$`),
    ),
  );
  const at = reasons.findIndex(({ signal }) => signal !== null);
  const { because } = reasons[at] as (typeof reasons)[number];
  await why.locator('tbody tr').nth(at).getByRole('link').click();
  await expect(panel(page).getByText(english(because))).toBeVisible();
});

test('a customer that nothing speaks against has a line, and no chip', async ({ page }) => {
  await ask(page, app, 'customers.save', {
    customer: 'NEW-1',
    name: 'New Garden Ltd',
    country: 'GB',
    currency: 'GBP',
  });
  await page.evaluate(() => (location.hash = '#/customers/NEW-1?tab=payments'));
  await expect(page.getByText('Risk score 0: nothing speaks against')).toBeVisible();
  await expect(page.getByText('No payment yet')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Risk / })).toHaveCount(0);
});

test('an unusually large order is the finding of the purchases, is marked, and leads to its signal', async ({
  page,
}) => {
  const { customer } = DRIFTING;
  await ask(page, app, 'invoices.record', {
    invoice: 'LARGE-1',
    customer,
    issuedOn: TODAY,
    currency: 'EUR',
    grossMinor: 9_000_000,
  });
  await page.evaluate((hash) => (location.hash = hash), `#/customers/${customer}`);
  await page.getByRole('tab', { name: 'Purchases' }).waitFor();
  await page.keyboard.press('4');
  const { currencies, signals } = await ask(page, app, 'signals.purchases', {
    asOf: TODAY,
    customer,
  });
  const [of] = currencies;
  const finding = english(of?.finding ?? '');
  expect(finding).toContain('unusually large');
  await expect(
    page.getByRole('heading', {
      name: /^Usually .* an order; 90,000\.00 EUR on 21 Nov 2026 is unusually large$/,
    }),
  ).toBeVisible();
  await expect(page.getByRole('img', { name: /^EUR an order\. .*unusually large/ })).toBeVisible();
  await expect(page.locator('circle[data-order]')).toHaveCount(of?.orders.length ?? 0);
  await expect(page.locator('circle[data-order][fill="var(--caution)"]')).toHaveCount(
    of?.orders.filter(({ isUnusual }) => isUnusual).length ?? 0,
  );
  const first = page.locator('#work tbody tr').first();
  await expect(first).toContainText('LARGE-1');
  await expect(first).toContainText('Unusual');
  await first.getByRole('button', { name: 'LARGE-1' }).click();
  await expect(panel(page).getByRole('heading', { name: 'Invoice LARGE-1' })).toBeVisible();
  await page.keyboard.press('Escape');
  const signal = signals.find(({ kind }) => kind === 'order_size');
  await page
    .locator('#work')
    .getByRole('link', { name: /^LARGE-1 of/ })
    .first()
    .click();
  await expect(panel(page).getByText(/^LARGE-1 of/)).toBeVisible();
  expect(signal?.numbers?.now).toBe(90_000);
});

test('a customer without orders is told so', async ({ page }) => {
  await ask(page, app, 'customers.save', {
    customer: 'NEW-1',
    name: 'New Garden Ltd',
    country: 'GB',
    currency: 'GBP',
  });
  await page.evaluate(() => (location.hash = '#/customers/NEW-1?tab=purchases'));
  await expect(page.getByText('No order yet')).toBeVisible();
});

test('the call sheet names the signal, and leads to it', async ({ page }) => {
  await page.evaluate(() => (location.hash = '#/today?customer=C1013'));
  const sheet = page.getByRole('region', { name: 'Call sheet of Atelier Siempreviva S.L.' });
  await sheet.getByRole('link', { name: 'Pays later than before' }).click();
  await expect(panel(page).getByRole('link', { name: 'Atelier Siempreviva S.L.' })).toBeVisible();
  await expect(panel(page).getByText(/newest 5 invoices is 63 days late/)).toBeVisible();
});

test('confirmed, undone, dismissed with the reason, taken back', async ({ page }) => {
  const { keyboard } = page;
  await openDrifting(page);
  await keyboard.press('y');
  await expect(page.getByText(`Confirmed: ${DRIFTING.name}, Pays later than before`)).toBeVisible();
  expect((await shiftOf(page))?.state).toBe('confirmed');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone.')).toBeVisible();
  expect((await shiftOf(page))?.state).toBe('new');
  await expect(panel(page).getByRole('button', { name: 'Confirm' })).toBeVisible();

  await grid(page).focus();
  await keyboard.press('d');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Why')).toBeFocused();
  await keyboard.press('Control+Enter');
  await expect(dialog.getByText('Required.')).toBeVisible();
  expect((await shiftOf(page))?.state).toBe('new');
  await keyboard.type('two invoices went to the old address');
  await keyboard.press('Control+Enter');
  await expect(page.getByText(`Dismissed: ${DRIFTING.name}, Pays later than before`)).toBeVisible();
  await expect(dialog).toHaveCount(0);
  expect(await shiftOf(page)).toMatchObject({ state: 'dismissed', points: 0 });
  // It is out of the inbox, and among all with its reason.
  await expect(
    rowOf(page, 'Pays later than before').filter({ hasText: DRIFTING.name }),
  ).toHaveCount(0);
  await page.getByText('All', { exact: true }).click();
  await rowOf(page, DRIFTING.name)
    .filter({ hasText: 'Pays later' })
    .getByRole('gridcell')
    .last()
    .click();
  await expect(
    panel(page).getByText('Dismissed on 21 Nov 2026: two invoices went to the old address'),
  ).toBeVisible();
  await panel(page).getByRole('button', { name: 'Take back' }).click();
  await expect.poll(async () => (await shiftOf(page))?.state).toBe('new');
  await expect(panel(page).getByRole('button', { name: 'Dismiss …' })).toBeVisible();
});

test('verdicts one after the other lead to the next new one, also while the list is slow', async ({
  page,
}) => {
  const { keyboard } = page;
  // A large ledger: everybody's signals are there two seconds after each verdict.
  await page.route('**/call/signals.list', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await route.continue();
  });
  await keyboard.press('Home');
  await keyboard.press('Enter');
  const seen = new Set<string | null>();
  for (let one = 0; one < 4; one += 1) {
    const address = page.url();
    seen.add(new URL(address.replace('#/', '')).searchParams.get('signal'));
    await keyboard.press('y');
    await expect(page).not.toHaveURL(address);
    await expect(grid(page)).toBeFocused();
  }
  expect(seen.size).toBe(4);
  await expect(grid(page).getByText('Confirmed · 4')).toBeVisible({ timeout: 1000 });
  const rows = await ask(page, app, 'signals.list', { asOf: TODAY });
  expect(new Set(rows.filter(({ state }) => state === 'confirmed').map(({ key }) => key))).toEqual(
    seen,
  );
});

test('what somebody saw is recorded by hand, and found in the list', async ({ page }) => {
  const { keyboard } = page;
  await keyboard.press('n');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('combobox', { name: 'Customer' })).toBeFocused();
  await keyboard.type('Interiores');
  await expect(page.getByRole('option')).toHaveCount(1);
  await keyboard.press('Enter');
  await keyboard.press('Tab');
  await keyboard.type('staff');
  await keyboard.press('Enter');
  await dialog.getByText('Hearsay', { exact: true }).click();
  await expect(dialog.getByText('counts 40 %')).toBeVisible();
  await dialog.getByLabel('Note').fill('New person in accounts');
  await keyboard.press('Control+Enter');
  await expect(page.getByText('Signal saved: Staff change')).toBeVisible();
  await expect(
    panel(page).getByText('Recorded on 21 Nov 2026: New person in accounts'),
  ).toBeVisible();
  await expect(panel(page).getByText('Counts 40 % by its source.')).toBeVisible();
  const [row] = await ask(page, app, 'signals.list', { asOf: TODAY, kind: 'staff_change' });
  expect(row).toMatchObject({ class: 'high', confidence: 0.4, points: 2, state: 'new' });
});

test('a staff change opens the tasks of a handover; one that is done leaves the page', async ({
  page,
}) => {
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('combobox', { name: 'Customer' })).toBeFocused();
  await page.keyboard.type('Interiores');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Sells bel');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('checkbox')).toHaveCount(0);
  await dialog.getByRole('combobox', { name: 'Signal' }).click();
  await page.keyboard.type('staff');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('checkbox')).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Signal saved: Staff change')).toBeVisible();
  const tasks = async () =>
    (await ask(page, app, 'case.get', { asOf: TODAY, customer: 'C1006' })).facts
      .filter(({ kind }) => kind === 'task')
      .map(({ until, note }) => `${until} ${note.split(':')[0]}`);
  expect(await tasks()).toEqual(['2026-12-05 Handover', '2026-12-05 Balance confirmation']);

  await page.evaluate(() => (window.location.hash = '#/customers/C1006'));
  await page.getByRole('button', { name: /^Done: Handover/ }).click();
  await dialog.getByRole('textbox').fill('met Ms Salcedo');
  await dialog.getByRole('button', { name: 'Task is done' }).click();
  await expect(page.getByRole('button', { name: /^Done: Balance/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Done: Handover/ })).toHaveCount(0);
  expect(await tasks()).toEqual(['2026-12-05 Balance confirmation']);
});

test('an earlier day shows what counted then, and takes no verdict', async ({ page }) => {
  await page.getByRole('button', { name: /^Showing / }).click();
  await page.getByRole('textbox', { name: 'Show the ledger as of' }).fill('30/06/2026');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await grid(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(panel(page)).toBeVisible();
  await expect(panel(page).getByRole('button', { name: 'Confirm' })).toHaveCount(0);
  await page.keyboard.press('d');
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('on a laptop of 1280×720 the chart of the payments is in sight on the customer’s page', async ({
  page,
}) => {
  await page.evaluate(
    (customer) => (location.hash = `#/customers/${customer}?tab=payments`),
    DRIFTING.customer,
  );
  const chart = page.locator('#work .recharts-surface').first();
  await expect(chart).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Risk score / })).toBeVisible();
  const box = await chart.boundingBox();
  expect((box?.y ?? 720) + (box?.height ?? 0)).toBeLessThanOrEqual(720);
});
