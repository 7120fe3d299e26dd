/** A ledger that cannot be written any more, or never could where it lies: the window says so, with a way on. */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SAMPLE_FILE, startApp, type AppProcess } from '../harness/app.ts';
import { expect, test } from '../harness/app-test.ts';
import { sampleLedger } from '../harness/sample-ledger.ts';

let app: AppProcess | null = null;
test.afterEach(() => app?.stop());

test('the file is deleted: the window says so at the next reading, and saves a copy', async ({
  page,
}) => {
  app = await startApp({ sample: 'copy' });
  await page.goto(app.address);
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await expect(page.getByText('The file of this ledger is not where it was.')).toHaveCount(0);
  rmSync(path.join(app.dataFolder, SAMPLE_FILE));
  await page.getByRole('link', { name: 'Aging' }).click();
  const bar = page.getByRole('status').filter({ hasText: 'not where it was' });
  await expect(bar).toContainText('was deleted or replaced by another program while it was open');
  const download = page.waitForEvent('download');
  await bar.getByRole('button', { name: 'Save a copy' }).click();
  expect((await download).suggestedFilename()).toMatch(/^Sample-company-rescued-.*\.duebook$/);
});

test('the disk can only be read: the window says so with the reason, and aging is there', async ({
  page,
}) => {
  const disk = mkdtempSync(path.join(tmpdir(), 'duebook-disk-'));
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', disk]).status === 0;
  test.skip(!isMounted, 'only root mounts a disk');
  try {
    const ledger = path.join(disk, 'Flor.duebook');
    copyFileSync(sampleLedger(), ledger);
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    app = await startApp({ ledger });
    await page.goto(app.address);
    const bar = page.getByRole('status').filter({ hasText: 'Read-only.' });
    await expect(bar).toContainText(
      'Flor.duebook is read-only: its disk can only be read. It can be read, checked and backed up',
    );
    await page.getByRole('link', { name: 'Aging' }).click();
    await expect(page.getByRole('grid').or(page.getByRole('table')).first()).toBeVisible();
    await app.stop();
    app = null;
  } finally {
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true });
  }
});
