/** Today by the keyboard alone: the list and the call sheet, and one outcome of each kind. */
import type { Page } from '@playwright/test';
import type { IsoDate } from '../../src/contract/values.ts';
import type { App } from '../harness/app.ts';
import { expect, test } from '../harness/app-test.ts';
import { ask } from './ask.ts';
import { saved } from './save-outcome.ts';

/** A Tuesday: on a Saturday nobody is called. */
const TODAY = '2026-11-24' as IsoDate;

const grid = (page: Page) => page.locator('#work').getByRole('grid');
const sheet = (page: Page) => page.getByRole('region', { name: /^Call sheet of / });
const bar = (page: Page) => page.getByRole('toolbar', { name: 'What the call came to' });
const nameOf = async (page: Page): Promise<string> =>
  ((await sheet(page).getAttribute('aria-label')) ?? '').replace('Call sheet of ', '');

/** Rows that are wholly in sight. */
const rowsInSight = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const scroller = document.querySelector('[data-grid-scroller]');
    const head = scroller?.querySelector('thead')?.getBoundingClientRect().bottom ?? 0;
    const end = scroller?.getBoundingClientRect().bottom ?? 0;
    return [...(scroller?.querySelectorAll('tbody tr[aria-rowindex]') ?? [])].filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top >= head - 1 && bottom <= end + 1;
    }).length;
  });

/** Pixels of the sheet below what is in sight. */
const below = (page: Page): Promise<number> =>
  sheet(page).evaluate((aside) => {
    const body = aside.querySelector<HTMLElement>(':scope > [tabindex="-1"]');
    return body === null ? Number.NaN : body.scrollHeight - body.clientHeight;
  });

test.describe('today', () => {
  let app: App;
  test.beforeEach(async ({ page, openApp }) => {
    app = await openApp({ sample: 'copy', now: `${TODAY}T10:00:00.000Z` });
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(app.address);
    await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
    await expect(bar(page)).toBeVisible();
    await expect(grid(page)).toBeFocused();
  });

  const worklist = () => ({ asOf: TODAY });

  test('at 1280 by 720 nine customers and the whole call sheet are in sight', async ({ page }) => {
    expect(await rowsInSight(page)).toBeGreaterThanOrEqual(9);
    for (let row = 0; row < 5; row += 1) {
      await expect(sheet(page).getByRole('table')).toBeVisible();
      expect(await below(page), await nameOf(page)).toBeLessThanOrEqual(0);
      await page.keyboard.press('j');
    }
  });

  test('one outcome of each kind, each followed by the next customer', async ({ page }) => {
    const { keyboard } = page;
    const said = async (words: string, name: string): Promise<void> => {
      await expect(page.getByText(`${words}: ${name}`)).toBeVisible();
      await expect(sheet(page)).not.toHaveAttribute('aria-label', `Call sheet of ${name}`);
      await expect(bar(page)).toBeVisible();
      await expect(grid(page)).toBeFocused();
    };
    const dialog = page.getByRole('dialog');

    let name = await nameOf(page);
    await keyboard.press('n');
    await said('No answer', name);

    name = await nameOf(page);
    await keyboard.press('p');
    const day = dialog.getByLabel('Arrives by');
    await expect(day).toBeFocused();
    await keyboard.type('31/2');
    await keyboard.press('Enter');
    await expect(dialog.getByText('“31/2” is not a date')).toBeVisible();
    await day.fill('');
    await keyboard.type('+3d');
    await expect(dialog.getByText('read as Fri 27 Nov 2026')).toBeVisible();
    await expect(dialog.getByText(/^(Letters about these items wait|There were)/)).toBeVisible();
    await saved(page);
    await said('Promise saved', name);

    for (const [key, words, typed] of [
      ['a', 'Says it has paid', 'on the 20th, reference 77120'],
      ['r', 'Redirected', 'Ms Ruiz, purchasing'],
      ['f', 'Refused', 'not before the new year'],
      ['d', 'Dispute saved', 'three boxes broken'],
      ['l', 'Plan saved', '+7d'],
    ] as const) {
      name = await nameOf(page);
      await keyboard.press(key);
      await expect(dialog.getByRole('textbox').and(page.locator(':focus'))).toBeVisible();
      await keyboard.type(typed);
      await saved(page);
      await said(words, name);
    }

    name = await nameOf(page);
    await keyboard.press('b');
    await saved(page);
    await said('Bad moment', name);

    name = await nameOf(page);
    await keyboard.press('s');
    await expect(dialog).toHaveAccessibleName(`Snooze ${name}`);
    await keyboard.type('+2d');
    await dialog.getByLabel('Why').focus();
    await keyboard.type('at a fair');
    await keyboard.press('Enter');
    await said('Snoozed', name);

    const { rows, day: figures } = await ask(page, app, 'worklist.list', worklist());
    expect(rows.filter(({ state }) => state === 'done')).toHaveLength(8);
    expect(figures.promised).toHaveLength(1);
    await expect(page.getByText(/^8$/).first()).toBeVisible();
  });

  test('a hold is called what it is in the list, too', async ({ page }) => {
    const { rows } = await ask(page, app, 'worklist.list', worklist());
    const plain = rows.filter(({ chips }) => chips.length === 0);
    for (const [at, level, words] of [
      [0, 'cash_only', 'Cash only'],
      [1, 'staged', 'In stages'],
    ] as const) {
      const row = plain[at];
      if (row === undefined) throw new Error('everybody has a chip');
      await ask(page, app, 'case.record', {
        kind: 'hold',
        customer: row.customer,
        on: TODAY,
        details: { level, ground: 'credit check' },
      });
      await expect(grid(page).getByText(words, { exact: true })).toBeVisible();
    }
  });

  test('what an outcome asks leaves the cursor where a quick hand has put it', async ({ page }) => {
    const { keyboard } = page;
    // A busy machine: what waits for no time at all comes half a second late.
    await page.evaluate(() => {
      const { setTimeout: soon } = window;
      window.setTimeout = ((work: TimerHandler, ms?: number) =>
        soon(work, (ms ?? 0) === 0 ? 500 : ms)) as typeof window.setTimeout;
    });
    const name = await nameOf(page);
    await keyboard.press('s');
    await keyboard.type('+2d');
    const why = page.getByRole('dialog').getByLabel('Why');
    await why.focus();
    await keyboard.type('at a ');
    await page.waitForTimeout(1000);
    await keyboard.type('fair');
    await expect(why).toHaveValue('at a fair');
    await keyboard.press('Enter');
    await expect(page.getByText(`Snoozed: ${name}`)).toBeVisible();
  });

  test('a day of twenty customers, by the keyboard alone', async ({ page }) => {
    const { keyboard } = page;
    const dialog = page.getByRole('dialog');
    // What is typed behind the key; null: nothing is asked.
    const outcomes: readonly (readonly [key: string, typed: string | null])[] = [
      ['n', null],
      ['p', '+3d'],
      ['a', 'on the 20th, reference 77120'],
      ['r', 'Ms Ruiz, purchasing'],
      ['f', 'not before the new year'],
      ['d', 'three boxes broken'],
      ['b', null],
      ['l', '+7d'],
    ];
    const worked = new Set<string>();
    const begun = Date.now();
    for (let one = 0; one < 20; one += 1) {
      const name = await nameOf(page);
      expect(worked, 'nobody is called twice').not.toContain(name);
      const [key, typed] = outcomes[one % outcomes.length] as (typeof outcomes)[number];
      await keyboard.press(key);
      if (typed !== null) {
        await expect(dialog.getByRole('textbox').and(page.locator(':focus'))).toBeVisible();
        await keyboard.type(typed);
      }
      if (key !== 'n') await saved(page);
      worked.add(name);
      await expect(sheet(page)).not.toHaveAttribute('aria-label', `Call sheet of ${name}`);
      await expect(grid(page)).toBeFocused();
    }
    const seconds = Math.round((Date.now() - begun) / 1000);
    // The newest words are there before the next sheet is; the oldest make way for them.
    expect(await page.getByText(`: ${[...worked].at(-1)}`).isVisible()).toBe(true);
    expect(await page.locator('.toasts [role="alert"]').count()).toBeLessThanOrEqual(4);
    test.info().annotations.push({ type: 'twenty customers', description: `${seconds} s` });
    console.log(`today: twenty customers worked through in ${seconds} s of scripted use`);
    const { rows } = await ask(page, app, 'worklist.list', worklist());
    const done = rows.filter(({ state }) => state === 'done').map((row) => row.name);
    expect(new Set(done)).toEqual(worked);
  });

  test('Undo takes an outcome back and leads back to the customer', async ({ page }) => {
    const name = await nameOf(page);
    await page.keyboard.press('n');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Undone.')).toBeVisible();
    await expect(sheet(page)).toHaveAttribute('aria-label', `Call sheet of ${name}`);
    const { rows } = await ask(page, app, 'worklist.list', worklist());
    expect(rows.filter(({ state }) => state === 'done')).toEqual([]);
  });

  test('a past day is read only; a small window has five rows, and the sheet in their place', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 640, height: 360 });
    await expect(sheet(page)).toBeHidden();
    expect(await rowsInSight(page)).toBeGreaterThanOrEqual(5);
    await grid(page).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await expect(sheet(page)).toBeVisible();
    await expect(bar(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(sheet(page)).toBeHidden();

    await page.setViewportSize({ width: 1280, height: 720 });
    await page.getByRole('button', { name: /Change date$/ }).click();
    await page.getByRole('button', { name: 'End of last month' }).click();
    await page.keyboard.press('Escape');
    await expect(sheet(page).getByRole('table')).toBeVisible();
    await expect(bar(page)).toBeHidden();
  });
});
