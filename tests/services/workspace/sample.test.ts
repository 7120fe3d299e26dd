/** The sample company through the workspace: made once, then opened as it was left. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await testWorkspace({ withLedger: false, now: '2026-03-01T12:00' });
});
afterAll(() => workspace.dispose());

test('is made the first time, ties out, and keeps what was done to it', async () => {
  const made = await workspace.value('workspace.sample', {});
  expect(made.isSample).toBe(true);
  expect(made.counts.customers).toBe(60);
  const report = await workspace.value('aging.report', { asOf: '2026-03-01' as never });
  expect(report.totals.length).toBeGreaterThan(1);
  expect(report.tieOut.filter((line) => line.differenceMinor !== 0)).toEqual([]);

  await workspace.value('customers.save', { customer: 'NEW-1', name: 'Mine' });
  await workspace.value('workspace.close', {});
  expect((await workspace.value('workspace.sample', {})).counts.customers).toBe(61);
  expect((await workspace.value('workspace.sample', {})).fileName).toBe(made.fileName);
  expect((await workspace.value('workspace.verify', {})).findings).toEqual([]);
});
