/** A ledger whose program was killed is opened from the start screen: with its log, or after a question. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { instantOf, isoDateOf } from '../../src/domain/dates.ts';
import { recordCompany } from '../../src/ledger/commands/record-company.ts';
import { createLedger } from '../../src/ledger/open.ts';
import { startApp, type App } from '../harness/app.ts';
import { english } from '../harness/english.ts';

let app: App;
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

test.beforeAll(async () => {
  await makeFiles();
  app = await startApp();
});
test.afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('the file alone is asked about; both together open with what was recorded last', async ({
  page,
}) => {
  await page.goto(app.address);
  const choose = async (...files: readonly string[]): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open a file …' }).click();
    await (await chooser).setFiles([...files]);
  };
  const opened = page.getByRole('alert').filter({ hasText: 'Ledger opened' });

  await choose(ledgerFile);
  const question = page.getByRole('alert').filter({ hasText: 'Flores.duebook was not opened' });
  await expect(question).toContainText('what was recorded last is in Flores.duebook-wal');
  await expect(page.getByRole('button', { name: 'Create ledger' })).toBeVisible();

  await choose(ledgerFile, logFile);
  await expect(opened).toContainText('Rosas');
});

test('the person may open it without what is missing', async ({ page, browser }) => {
  await page.close();
  const again = await startApp();
  try {
    const other = await (await browser.newContext()).newPage();
    await other.goto(again.address);
    const chooser = other.waitForEvent('filechooser');
    await other.getByRole('button', { name: 'Open a file …' }).click();
    await (await chooser).setFiles([ledgerFile]);
    await other.getByRole('button', { name: 'Open without the missing part' }).click();
    await expect(other.getByRole('alert').filter({ hasText: 'Ledger opened' })).toContainText(
      'Flores',
    );
  } finally {
    await again.stop();
  }
});
