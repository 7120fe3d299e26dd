/** The sample company through the desk: made once, then opened as it was left. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDesk, type TestDesk } from '../../harness/scenario/scenario-desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await testDesk({ withLedger: false, now: '2026-03-01T12:00' });
});
afterAll(() => desk.dispose());

test('is made the first time, ties out, and keeps what was done to it', async () => {
  const made = await desk.value('desk.sample', {});
  expect(made.isSample).toBe(true);
  expect(made.counts.customers).toBe(60);
  const report = await desk.value('aging.report', { asOf: '2026-03-01' as never });
  expect(report.totals.length).toBeGreaterThan(1);
  expect(report.tieOut.filter((line) => line.differenceMinor !== 0)).toEqual([]);

  await desk.value('customers.save', { customer: 'NEW-1', name: 'Mine' });
  await desk.value('desk.close', {});
  expect((await desk.value('desk.sample', {})).counts.customers).toBe(61);
  expect((await desk.value('desk.sample', {})).fileName).toBe(made.fileName);
  expect((await desk.value('desk.verify', {})).findings).toEqual([]);
});
