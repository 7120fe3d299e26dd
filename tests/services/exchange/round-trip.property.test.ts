/**
 * A random ledger, written as the five exchange files and brought into a new one, gives the same aging
 * on every date: reversals of later days, write-offs, refunds, due changes, merged customers and all.
 */
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { addDays } from '../../../src/domain/dates.ts';
import { customer, record, tempLedger } from '../../ledger/fixture.ts';
import { CUSTOMERS, FIRST, play, step, World } from '../../ledger/replay/world.ts';
import { importWorkspace } from '../imports/workspace-for-imports.ts';
import { bringAll, expectSameAging, exportOf, ORDERS, textOf } from './same-aging.ts';

test(
  'the five files give the same aging on every date, in any order of files',
  { timeout: 240_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 6, maxLength: 44, size: 'max' }),
        fc.nat({ max: ORDERS.length - 1 }),
        async (steps, order) => {
          const world = new World(await tempLedger());
          await record(world.ledger, { customers: CUSTOMERS.map((code) => customer(code)) });
          for (const one of steps) await play(world, one);
          const workspace = await importWorkspace();
          const files = await exportOf(workspace.context, world.ledger);
          await bringAll(workspace, files, ORDERS[order] ?? []);
          await expectSameAging(
            world.ledger,
            workspace.ledger,
            addDays(FIRST, -1),
            addDays(FIRST, 30),
          );
          await workspace.close();
          await world.ledger.close();
        },
      ),
      { numRuns: 24, seed: 20261122 },
    );
  },
);

test('the files brought in once more are duplicates, row by row', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 10, maxLength: 36, size: 'max' }),
      async (steps) => {
        const world = new World(await tempLedger());
        await record(world.ledger, { customers: CUSTOMERS.map((code) => customer(code)) });
        for (const one of steps) await play(world, one);
        const workspace = await importWorkspace();
        const files = await exportOf(workspace.context, world.ledger);
        await bringAll(workspace, files, ORDERS[0]);
        for (const file of files) {
          const rows = textOf(file).trim().split('\r\n').length - 1;
          if (rows === 0) continue;
          const again = await workspace.preview(file.fileName, file.bytes);
          expect([file.fileName, again.new, again.duplicate, again.refused]).toEqual([
            file.fileName,
            0,
            rows,
            0,
          ]);
        }
        await workspace.close();
        await world.ledger.close();
      },
    ),
    { numRuns: 8, seed: 3 },
  );
});

test('an undone import of allocations never was', async () => {
  const world = new World(await tempLedger());
  onTestFinished(() => world.ledger.close());
  await record(world.ledger, { customers: CUSTOMERS.map((code) => customer(code)) });
  const number = (n: number) => ({ asBatch: false, a: n, b: 0, c: 0, d: n, e: n });
  for (const what of [
    'invoice',
    'credit',
    'allocate',
    'write_off',
    'reverse',
    'reverse',
    'refund',
  ] as const)
    await play(world, { what, ...number(2) });
  const workspace = await importWorkspace();
  onTestFinished(() => workspace.close());
  const files = await exportOf(workspace.context, world.ledger);
  await bringAll(workspace, files, ['customers', 'invoices', 'credit-notes', 'receipts']);
  const before = await importWorkspace();
  onTestFinished(() => before.close());
  await bringAll(before, files, ['customers', 'invoices', 'credit-notes', 'receipts']);
  await bringAll(workspace, files, ['allocations']);
  const [batch] = await workspace.must('imports.batches', {});
  await workspace.must('imports.undo', { batchId: batch?.batchId ?? 0, reason: 'test' });
  await expectSameAging(before.ledger, workspace.ledger, FIRST, addDays(FIRST, 30));
});
