/** A ledger that was not closed, is lost while it is open, or has its name in capitals. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { JobCancelled, type ServiceContext } from '../../../src/services/context.ts';
import { adoptLedger, backupWorkspace } from '../../../src/services/workspace/safety.ts';
import { customer, invoice } from '../../harness/scenario/scenario-drafts.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace({ withLedger: false, now: '2026-03-01T12:00' });
  await workspace.value('workspace.create', {
    company: 'Flores & Söhne Ltd',
    currency: 'EUR',
    country: 'ES',
  });
  await workspace.record({
    customers: [customer('C1', 'Müller GmbH', 'DE')],
    invoices: [invoice('I-1', 'C1', '2026-01-10', 'EUR', [['2026-02-10', 60_000]])],
  });
});
afterEach(() => workspace.dispose());

test('a ledger that was not closed is taken with its log, or not without a question', async () => {
  const { path: file } = workspace.ledger;
  const bytes = readFileSync(file);
  const log = readFileSync(`${file}-wal`);
  expect(await workspace.refusal('workspace.adopt', { fileName: 'Copy.duebook', bytes })).toEqual({
    code: 'log_missing',
    message:
      'Copy.duebook was not closed: what was recorded last is in Copy.duebook-wal, which is not with it. Take both files together. If there is no such file, restore it under a new name and accept the loss.',
  });
  const counts = async (more: object) =>
    (await workspace.value('workspace.adopt', { fileName: 'Copy.duebook', bytes, ...more })).counts;
  expect(await counts({ log })).toMatchObject({ customers: 1, invoices: 1 });
  // The two commands are in the log only.
  expect(await counts({ acceptLoss: true })).toMatchObject({ customers: 0, invoices: 0 });
});

test('a ledger whose file is deleted is rescued by a backup, which says so', async () => {
  rmSync(workspace.ledger.path);
  const lost = await workspace
    .record({ customers: [customer('C2', 'Two')] })
    .then(() => null)
    .catch((thrown: unknown) => thrown);
  expect(lost).toMatchObject({ code: 'ledger_lost' });
  const backup = await workspace.value('workspace.backup', {});
  expect(backup.fileName).toMatch(/^Flores-Söhne-Ltd-rescued-2026-03-01-\d-[0-9a-f]{16}\.duebook$/);
  const adopted = await workspace.value('workspace.adopt', backup);
  expect(adopted.counts).toMatchObject({ customers: 1, invoices: 1 });
});

test('a ledger that is written over makes way for what is there now', async () => {
  const { path: file } = workspace.ledger;
  const { bytes } = await workspace.value('workspace.backup', {});
  writeFileSync(file, bytes);
  expect(await workspace.value('workspace.state', {})).toMatchObject({
    ledger: null,
    ledgers: [{ company: null, problem: null }],
  });
  const ledgerId = path.basename(file);
  // Its own log is still beside it; without that it is the backup, as somebody copied it there.
  expect((await workspace.refusal('workspace.open', { ledgerId })).code).toBe('log_foreign');
  rmSync(`${file}-wal`);
  expect((await workspace.value('workspace.open', { ledgerId })).counts).toMatchObject({
    invoices: 1,
  });
});

test('a backup that is cancelled is cancelled, and says nothing of damage', async () => {
  const cancelled: ServiceContext = {
    ...workspace.context,
    workspace: workspace.context.workspace,
    job: { progress: () => undefined, checkpoint: () => Promise.reject(new JobCancelled()) },
  };
  await expect(backupWorkspace(cancelled, {})).rejects.toThrow(JobCancelled);
  const { bytes } = await workspace.value('workspace.backup', {});
  const input = { fileName: 'Copy.duebook', bytes, acceptLoss: false, keepName: false };
  await expect(adoptLedger(cancelled, input)).rejects.toThrow(JobCancelled);
  expect(readdirSync(workspace.folder).filter((name) => /backup|new-/.test(name))).toEqual([]);
});

test('a file named in capitals is in the list, and opens', async () => {
  const { bytes } = await workspace.value('workspace.backup', {});
  writeFileSync(path.join(workspace.folder, 'STICK.DUEBOOK'), bytes);
  const { ledgers } = await workspace.value('workspace.state', {});
  expect(ledgers.map((one) => [one.fileName, one.problem])).toContainEqual(['STICK.DUEBOOK', null]);
  expect(
    (await workspace.value('workspace.open', { ledgerId: 'STICK.DUEBOOK' })).counts.invoices,
  ).toBe(1);
});
