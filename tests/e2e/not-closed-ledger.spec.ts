/** A ledger whose program was killed is opened from the start screen: with its log, or after a question. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { instantOf, isoDateOf } from '../../src/domain/dates.ts';
import { recordCompany } from '../../src/ledger/commands/record-company.ts';
import { createLedger } from '../../src/ledger/open.ts';
import { expect, test } from '../harness/app-test.ts';
import { english } from '../harness/english.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'duebook-not-closed-'));
const ledgerFile = path.join(folder, 'Flores.duebook');
const logFile = `${ledgerFile}-wal`;

/** In the file the company is still Flores; in the log it has become Rosas. */
async function makeFiles(): Promise<void> {
  const made = await createLedger(path.join(folder, 'open.duebook'), {
    ...{ company: 'Flores', currency: 'EUR', country: 'ES', isSample: false, ledgerId: 'ledger-1' },
    clock: { now: () => instantOf(Date.now()), today: () => isoDateOf('2026-11-20') },
    version: '0.1.0',
  });
  if (!made.ok) throw new Error(english(made.error.message));
  await made.value.write({ command: 'company.save', actor: 'test', input: {} }, (tx, scope) =>
    recordCompany(tx, scope, {
      ...{ effectiveOn: isoDateOf('2026-11-20'), name: 'Rosas', address: '', country: 'ES' },
      ...{ currency: 'EUR', registrationNumber: '', vatNumber: '', contact: '', phone: '' },
      ...{ email: '', signatory: '', signatoryPosition: '' },
    }),
  );
  // As a kill leaves them: the program never came to fold the one into the other.
  writeFileSync(ledgerFile, readFileSync(made.value.path));
  writeFileSync(logFile, readFileSync(`${made.value.path}-wal`));
  await made.value.close();
}

test.describe.configure({ mode: 'default' });
test.beforeAll(makeFiles);
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));
test.beforeEach(async ({ page, openApp }) => {
  await page.goto((await openApp()).address);
});

async function choose(page: Page, ...files: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a file …' }).click();
  await (await chooser).setFiles([...files]);
}

const opened = (page: Page): Locator =>
  page.getByRole('alert').filter({ hasText: 'Ledger opened' });

test('the file alone is asked about; both together open with what was recorded last', async ({
  page,
}) => {
  await choose(page, ledgerFile);
  const question = page.getByRole('alert').filter({ hasText: 'Flores.duebook was not opened' });
  await expect(question).toContainText('what was recorded last is in Flores.duebook-wal');
  await expect(page.getByRole('button', { name: 'Create ledger' })).toBeVisible();

  await choose(page, ledgerFile, logFile);
  await expect(opened(page)).toContainText('Rosas');
});

test('the person may open it without what is missing', async ({ page }) => {
  await choose(page, ledgerFile);
  await page.getByRole('button', { name: 'Open without the missing part' }).click();
  await expect(opened(page)).toContainText('Flores');
});
