/**
 * Every list the same way: what fits into a laptop's window and into 200 % zoom, the keys, the panel that
 * leaves rows where they are, the filter without accents and by country, and the way back to the row.
 */
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import type { IsoDate } from '../../src/contract/values.ts';
import type { App } from '../harness/app.ts';
import { expect, test } from '../harness/app-test.ts';
import { ask } from './ask.ts';
import { camtFile } from './camt-file.ts';
import { dropText } from './drop-file.ts';

let app: App;
test.beforeEach(async ({ page, openApp }) => {
  app = await openApp({ sample: 'copy', now: '2026-11-21T10:00:00.000Z' });
  await page.goto(app.address);
});

const grid = (page: Page) => page.locator('#work').getByRole('grid');

async function show(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => (location.hash = `#/${to}`), hash);
  await expect(grid(page)).toBeVisible();
  await expect(grid(page).locator('tbody tr[aria-rowindex]').first()).toBeVisible();
}

/** Rows wholly in sight between the heads of the columns and the totals. */
const rowsInSight = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const list = document.querySelector('[data-grid-scroller]');
    if (list === null) return 0;
    const total = list.querySelector('tfoot td');
    const top = list.querySelector('thead th')?.getBoundingClientRect().bottom ?? 0;
    const isPinned = total !== null && getComputedStyle(total).position === 'sticky';
    const bottom = isPinned
      ? total.getBoundingClientRect().top
      : Math.min(list.getBoundingClientRect().bottom, window.innerHeight);
    return [...list.querySelectorAll('tbody tr[aria-rowindex]')].filter((row) => {
      const box = row.getBoundingClientRect();
      return box.top >= top - 1 && box.bottom <= bottom + 1;
    }).length;
  });

test('a laptop of 1280×720 shows 14 rows of aging and of signals, and 16 customers', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await show(page, 'aging');
  expect(await rowsInSight(page)).toBeGreaterThanOrEqual(14);
  await show(page, 'signals');
  expect(await rowsInSight(page)).toBeGreaterThanOrEqual(14);
  await show(page, 'customers');
  expect(await rowsInSight(page)).toBeGreaterThanOrEqual(16);
});

const LISTS = ['customers', 'aging', 'signals', 'limits', 'ledger', 'letters', 'customers/C1013'];

test('200 % zoom shows five rows of every list, and all of its tools', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 360 });
  // Above the list of the customer stands whatever can stand there.
  const on = '2026-11-20' as IsoDate;
  const credit = { creditNote: 'CN-1', customer: 'C1013', issuedOn: on, currency: 'EUR' };
  await ask(page, app, 'creditNotes.record', { ...credit, amountMinor: 30_000 });
  await ask(page, app, 'disputes.open', {
    invoice: 'FE-2026-0458',
    openedOn: on,
    reason: 'broken',
  });
  for (const place of LISTS) {
    await show(page, place);
    expect.soft(await rowsInSight(page), place).toBeGreaterThanOrEqual(5);
  }
  // Which list it is stands beside the title while the choice is folded away.
  await show(page, 'ledger?tab=receipts');
  await expect(page.locator('.screen-titles')).toHaveText(/^Ledger\s*Receipts$/);
  await show(page, 'customers');
  await page.keyboard.press('/');
  await expect(page.getByPlaceholder('Name, code or country')).toBeFocused();
  await expect(page.getByRole('button', { name: 'New customer' })).toBeVisible();
});

/** The marked row, and how far the list is scrolled. */
const standing = (page: Page) =>
  page.evaluate(() => {
    const marked = document.querySelector('#work tr[data-active]');
    return {
      row: marked?.getAttribute('aria-rowindex') ?? null,
      top: Math.round(marked?.getBoundingClientRect().top ?? -1),
      scrolled: document.querySelector('#work [data-grid-scroller]')?.scrollTop ?? -1,
    };
  });

interface List {
  readonly place: string;
  /** A row has a page of its own. */
  readonly leads?: true;
  /** To be found, where the first words in sight stand for a number (`balances match`: 0.00). */
  readonly word?: string;
}

/**
 * Every list of the program that the sample company fills with three rows or more; one page load for several.
 * Statements and imports have a test of their own, which brings some.
 */
const EVERY_LIST: Readonly<Record<string, readonly List[]>> = {
  customers: [
    { place: 'customers', leads: true },
    { place: 'customers/C1013' },
    { place: 'customers/C1013?tab=timeline' },
  ],
  'aging, signals, limits and letters': [
    { place: 'aging', leads: true },
    { place: 'signals', leads: true },
    { place: 'limits', leads: true },
    { place: 'letters' },
  ],
  documents: [{ place: 'ledger' }, { place: 'ledger?tab=discounts' }],
  'money and the journal': [
    { place: 'ledger?tab=receipts' },
    { place: 'ledger?tab=allocations' },
    { place: 'ledger?tab=journal' },
  ],
  'corrections and agreements': [
    { place: 'ledger?tab=creditNotes' },
    { place: 'ledger?tab=writeOffs' },
    { place: 'ledger?tab=disputes' },
    { place: 'ledger?tab=promises' },
    { place: 'ledger?tab=disputedItems' },
    { place: 'ledger?tab=holds' },
  ],
  'the bank and letters sent': [
    { place: 'ledger?tab=bankLines' },
    { place: 'letters?tab=register' },
  ],
};

async function keysPanelAndWayBack(page: Page, place: string, leads: boolean): Promise<void> {
  await grid(page).focus();
  const last = Number(await grid(page).getAttribute('aria-rowcount')) - 3;
  for (let press = 0; press < Math.min(18, last); press += 1) await page.keyboard.press('j');
  await page.keyboard.press('k');
  const marked = await standing(page);
  expect(marked.row).not.toBeNull();

  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary')).toBeVisible();
  expect(await standing(page)).toEqual(marked);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await expect(grid(page)).toBeFocused();
  expect(await standing(page)).toEqual(marked);

  const next = grid(page).locator('tr[data-active] + tr').getByRole('gridcell').last();
  await next.click();
  await expect(page.getByRole('complementary')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary')).toHaveCount(0);
  const clicked = await standing(page);
  expect(Number(clicked.row)).toBe(Number(marked.row) + 1);

  if (!leads) return;
  await page.keyboard.press('o');
  await expect(page).toHaveURL(/#\/customers\/C\d+/);
  await expect(page.getByRole('tab', { name: /^Open items/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(new RegExp(`#/${place}`));
  await expect(grid(page)).toBeVisible();
  await expect.poll(() => standing(page)).toEqual(clicked);
}

/** The number of a document, or a name, as it stands in a row. */
const wordOf = (rows: readonly (readonly string[])[]): string =>
  /\p{Lu}+-\d{4}-\d{4}/u.exec(rows.flat().join('\n'))?.[0] ??
  rows.flat().find((cell) => /\p{L}{4}/u.test(cell)) ??
  '';

/** A word of the list typed without accents and in capitals, what it leaves copied and saved. */
async function filterCopyAndSave(page: Page, word?: string): Promise<void> {
  const rows = grid(page).locator('tbody tr[id]');
  const cells = await rows.evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim())),
  );
  const wanted = word ?? wordOf(cells);
  await grid(page).focus();
  await page.keyboard.press('/');
  await page.keyboard.type(wanted.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase());
  await expect(rows.first()).toContainText(wanted);
  await page.keyboard.press('Enter');
  await expect(grid(page)).toBeFocused();

  const clipboard = async (): Promise<readonly string[]> =>
    (await page.evaluate(() => navigator.clipboard.readText())).trim().split('\n');
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await page.keyboard.press('Control+c');
  // The filter counts at once for what is copied; the rows on the screen may follow a moment later.
  await expect
    .poll(async () => {
      const lines = (await clipboard()).length;
      return lines > 1 && lines - 1 >= (await rows.count());
    })
    .toBe(true);
  const copied = await clipboard();
  expect(copied.find((line, index) => index > 0 && line.includes(wanted))).toBeDefined();
  const save = page.getByRole('button', { name: 'Export as CSV' });
  // The aging report has files of its own.
  if (await save.isVisible()) {
    const download = page.waitForEvent('download');
    await save.click();
    const file = readFileSync(await (await download).path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(file.length).toBeGreaterThanOrEqual(copied.length);
    expect(file.find((line, index) => index > 0 && line.includes(wanted))).toBeDefined();
  } else await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeVisible();

  await grid(page).focus();
  await page.keyboard.press('/');
  await page.keyboard.type('#no such row#');
  await page.getByRole('button', { name: 'Clear filter' }).click();
  await expect(rows.first()).toContainText(cells[0]?.find((cell) => cell !== '') ?? '');
}

async function everyWay(
  page: Page,
  context: BrowserContext,
  lists: readonly List[],
): Promise<void> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  for (const { place, leads = false, word } of lists)
    await test.step(place, async () => {
      await show(page, place);
      await keysPanelAndWayBack(page, place, leads);
      await show(page, place);
      await filterCopyAndSave(page, word);
    });
}

for (const [group, lists] of Object.entries(EVERY_LIST))
  test(`keys, panel, the way back, filter, copy and file: ${group}`, async ({ page, context }) => {
    await everyWay(page, context, lists);
  });

test('keys, panel, the way back, filter, copy and file: statements and imports', async ({
  page,
  context,
}) => {
  for (const day of ['17', '18', '19']) {
    const file = camtFile({
      iban: 'ES9121000418450200051332',
      number: day,
      from: `2026-11-${day}`,
      to: `2026-11-${day}`,
      opening: Number(day) * 100_00,
      lines: [{ on: `2026-11-${day}`, minor: 100_00, payer: 'Somebody', text: `thanks ${day}` }],
    });
    await dropText(page, `bank ${day}.xml`, Buffer.from(file).toString('base64'));
    await page.getByRole('button', { name: 'Import 1 bank line' }).click();
    await expect(page.getByText(`bank ${day}.xml imported`)).toBeVisible();
  }
  await everyWay(page, context, [
    { place: 'ledger?tab=statements', word: 'Flor Eterna Import S.L.' },
    { place: 'ledger?tab=imports' },
  ]);
});

test('the filter finds names without accents, and countries by their name', async ({ page }) => {
  await show(page, 'customers');
  await page.keyboard.press('/');
  await page.keyboard.type('nandu');
  await expect(grid(page).getByRole('link', { name: 'Casa Ñandú Interiores S.L.' })).toBeVisible();
  await expect(grid(page).locator('tbody tr[aria-rowindex]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.keyboard.type('latvia');
  await expect(grid(page).getByRole('link', { name: 'SIA "Mūžīgā roze"' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(grid(page)).toBeFocused();
});
