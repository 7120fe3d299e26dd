/** The first thing of all: the program starts, lets its own window in and nobody else. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeOpeningPage } from '../../src/hosts/browser/opening-page.ts';
import { startApp, type AppProcess } from '../harness/app.ts';
import { expect, test } from '../harness/app-test.ts';

let app: AppProcess;

test.beforeAll(async () => {
  app = await startApp({ sample: 'make' });
});
test.afterAll(() => app.stop());

test('the address opens the sample company once, and a stranger is refused', async ({
  page,
  browser,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (thrown) => errors.push(thrown.message));
  const folder = mkdtempSync(join(tmpdir(), 'duebook-opens-'));
  await page.goto(writeOpeningPage(folder, app.address).address);
  await page.waitForURL(`${app.origin}/**`);
  rmSync(folder, { recursive: true });
  await expect(page).toHaveTitle(/Duebook/);
  await expect(page.getByRole('navigation').first()).toBeVisible();
  expect(new URL(page.url()).search).toBe('');
  expect(errors).toEqual([]);

  const stranger = await browser.newContext();
  const answer = await stranger.request.get(app.origin);
  expect(answer.status()).toBe(403);
  expect((await stranger.request.get(app.address)).status()).toBe(403);
  await stranger.close();
});
