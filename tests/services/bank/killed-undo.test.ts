/** `kill -9` while lines are undone together: all are matched as before, or all are open again. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { instantOf, isoDateOf } from '../../../src/domain/dates.ts';
import { openLedger } from '../../../src/ledger/open.ts';
import { verifyLedger } from '../../../src/ledger/safety/verify.ts';
import type { TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';
import { workspaceWithBank } from './workspace-with-bank.ts';
import { english } from '../../harness/english.ts';

let workspace: TestWorkspace | null = null;
afterEach(async () => {
  await workspace?.dispose();
  workspace = null;
});

/** Runs the undo, kills it when it stops at the checkpoint; resolves when the process is gone. */
function killedAt(file: string, checkpoint: number): Promise<'killed' | 'undone' | ''> {
  const script = join(import.meta.dirname, 'undo-process.ts');
  const child = spawn(process.execPath, [script, file, '1,2,3', String(checkpoint)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let outcome: 'killed' | 'undone' | '' = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (text.includes('undone')) outcome = 'undone';
    if (!text.includes('checkpoint')) return;
    outcome = 'killed';
    child.kill('SIGKILL');
  });
  return new Promise((resolve) => child.once('close', () => resolve(outcome)));
}

it.each([1, 4, 7, 10_000])('at checkpoint %i', { timeout: 60_000 }, async (checkpoint) => {
  workspace = await workspaceWithBank([
    { on: '2026-03-04', amount: '+1210.00', name: 'Sol', text: 'INV-1042' },
    { on: '2026-03-05', amount: '+500.00', name: 'Sol', text: 'INV-1050', account: 'ES79' },
    { on: '2026-03-06', amount: '+980.00', name: 'Müller', text: 'INV-2002' },
  ]);
  const { accepted } = await workspace.value('bank.acceptTogether', { lineIds: [1, 2, 3] });
  expect(accepted).toEqual([1, 2, 3]);
  const file = workspace.ledger.path;
  await workspace.context.workspace.replace(null);

  const outcome = await killedAt(file, checkpoint);
  expect(outcome).toBe(checkpoint === 10_000 ? 'undone' : 'killed');

  const opened = await openLedger(file, {
    mode: 'write',
    clock: {
      now: () => instantOf(Date.parse('2026-04-02T08:00:00.000Z')),
      today: () => isoDateOf('2026-04-02'),
    },
    version: '0.0.0',
  });
  if (!opened.ok) throw new Error(english(opened.error.message));
  const ledger = opened.value;
  const [open, reversals] = await ledger.read(async (db) => [
    (await db.selectFrom('open_bank_lines').selectAll().execute()).length,
    (await db.selectFrom('reversals').selectAll().execute()).length,
  ]);
  // Three receipts with their matches, one discount, one account.
  expect([open, reversals]).toEqual(outcome === 'undone' ? [3, 8] : [0, 0]);
  expect((await ledger.read((db) => verifyLedger(db))).findings).toEqual([]);
  await ledger.close();
});
