/** Several items written off as one, refused as one, undone as one. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isoDateOf as d } from '../../../src/domain/dates.ts';
import { JobCancelled } from '../../../src/services/context.ts';
import { allocation, customer, invoice, receipt } from '../../harness/scenario/scenario-drafts.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';
import { agingOfEveryDay } from '../bank/workspace-with-bank.ts';

const TODAY = d('2026-03-31');
let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace({ now: '2026-03-31T12:00' });
  await workspace.record({
    customers: [customer('C1', 'Florería Sol S.L.', 'ES'), customer('C2', 'Codes Ltd', 'GB')],
    invoices: [
      invoice('A', 'C1', '2026-01-10', 'EUR', [['2026-02-10', 10_040]]),
      invoice('B', 'C1', '2026-01-12', 'EUR', [
        ['2026-02-10', 10_000],
        ['2026-03-10', 10_012],
      ]),
      invoice('C', 'C2', '2026-02-01', 'USD', [['2026-03-03', 5_003]]),
    ],
    receipts: [
      receipt('R-A', 'C1', '2026-02-10', 'EUR', 10_000),
      receipt('R-B', 'C1', '2026-03-10', 'EUR', 20_000),
      receipt('R-C', 'C2', '2026-03-10', 'USD', 5_000),
    ],
    allocations: [
      allocation('R-A', 'A', 1, '2026-02-10', 10_000),
      allocation('R-B', 'B', 1, '2026-03-10', 10_000),
      allocation('R-B', 'B', 2, '2026-03-10', 10_000),
      allocation('R-C', 'C', 1, '2026-03-10', 5_000),
    ],
  });
});
afterEach(() => workspace.dispose());

const rests = async () =>
  (
    await Promise.all(
      ['EUR', 'USD'].map((currency) =>
        workspace.value('writeOffs.smallBalances', { asOf: TODAY, atMostMinor: 100, currency }),
      ),
    )
  ).flat();
const chosen = async () =>
  (await rests()).map(({ itemId, openMinor }) => ({ itemId, amountMinor: openMinor }));
const entries = async () => (await workspace.value('journal.list', {})).total;

test('each gets a number of its own, in the order given, in one entry of the journal', async () => {
  const items = await chosen();
  const before = await entries();
  const written = await workspace.value('writeOffs.recordTogether', {
    items,
    effectiveOn: TODAY,
    reason: 'less than a stamp',
  });
  expect(
    written.map((one) => [one.number, one.item, one.customer, one.currency, one.amountMinor]),
  ).toEqual([
    ['W-2026-0001', 'B (2/2)', 'C1', 'EUR', 12],
    ['W-2026-0002', 'A', 'C1', 'EUR', 40],
    ['W-2026-0003', 'C', 'C2', 'USD', 3],
  ]);
  expect(await entries()).toBe(before + 1);
  expect(await rests()).toEqual([]);
  const { rows } = await workspace.value('writeOffs.list', { asOf: TODAY });
  expect(rows.map((row) => [row.number, row.kind, row.reason])).toEqual(
    ['W-2026-0003', 'W-2026-0002', 'W-2026-0001'].map((number) => [
      number,
      'small_balance',
      'less than a stamp',
    ]),
  );
  // The next one by hand counts on.
  const receiptOfA = { kind: 'write_off', reference: 'W-2026-0002', reason: 'wrong' } as const;
  await workspace.value('facts.reverse', { ...receiptOfA, effectiveOn: TODAY });
  const [again] = await chosen();
  const next = await workspace.value('writeOffs.record', {
    itemId: again?.itemId ?? 0,
    amountMinor: 1,
    effectiveOn: TODAY,
    reason: 'x',
  });
  expect(next.number).toBe('W-2026-0004');
});

test('undone together, every day is as before', async () => {
  const before = await agingOfEveryDay(workspace);
  const items = await chosen();
  const written = await workspace.value('writeOffs.recordTogether', {
    items,
    effectiveOn: d('2026-03-15'),
    reason: 'less than a stamp',
  });
  expect(await agingOfEveryDay(workspace)).not.toBe(before);
  const numbers = written.map(({ number }) => number);
  const journal = await entries();
  expect(await workspace.value('writeOffs.undoTogether', { numbers })).toEqual({ undone: 3 });
  expect(await entries()).toBe(journal + 1);
  expect(await agingOfEveryDay(workspace)).toBe(before);
  expect((await workspace.value('workspace.verify', {})).ok).toBe(true);
});

test('one that cannot be written off, or undone, keeps all, and is named', async () => {
  const items = await chosen();
  const [ofB, ofA] = items;
  if (ofA === undefined || ofB === undefined) throw new Error('two items have rests');
  const told: string[] = [];
  const refused = async (
    what: string,
    refusal: Promise<{ code: string; message: string; at?: string }>,
  ) => {
    const before = await entries();
    const { code, message, at } = await refusal;
    told.push(`${what}\n  ${code}${at === undefined ? '' : ` at ${at}`}: ${message}`);
    expect(await entries()).toBe(before);
  };
  const off = (chosenItems: typeof items, effectiveOn = TODAY) =>
    workspace.refusal('writeOffs.recordTogether', {
      items: chosenItems,
      effectiveOn,
      reason: 'less than a stamp',
    });
  await refused('an item that is not there', off([ofA, { itemId: 99, amountMinor: 1 }]));
  await refused('more than is open', off([ofB, { ...ofA, amountMinor: 41 }]));
  await refused('more than is open in two parts', off([ofA, { ...ofA, amountMinor: 1 }]));
  await refused('before it was issued', off(items, d('2026-01-11')));
  await refused('one alone, more than is open', off([{ ...ofA, amountMinor: 41 }]));
  expect(await chosen()).toEqual(items);

  const written = await workspace.value('writeOffs.recordTogether', {
    items,
    effectiveOn: TODAY,
    reason: 'less than a stamp',
  });
  const numbers = written.map(({ number }) => number);
  const undo = (those: readonly string[]) =>
    workspace.refusal('writeOffs.undoTogether', { numbers: [...those] });
  await refused('a write-off that is not there', undo([...numbers, 'W-2026-0009']));
  await workspace.value('facts.reverse', {
    kind: 'write_off',
    reference: 'W-2026-0002',
    effectiveOn: TODAY,
    reason: 'wrong',
  });
  await refused('one that is reversed already', undo(numbers));
  await expect(`${told.join('\n\n')}\n`).toMatchFileSnapshot(
    '../../golden/documents/write-off-together-refused.txt',
  );
});

test('cancelled at any checkpoint, nothing of it stays', async () => {
  const items = await chosen();
  const { job } = workspace.context;
  const { checkpoint } = job;
  const cancelledAt = async (cancelAt: number, work: () => Promise<unknown>) => {
    let seen = 0;
    job.checkpoint = async () => {
      seen += 1;
      if (seen === cancelAt) throw new JobCancelled();
    };
    try {
      await expect(work()).rejects.toBeInstanceOf(JobCancelled);
    } finally {
      job.checkpoint = checkpoint;
    }
  };
  // Thirty-two looked at between two checkpoints: as many parts of one item.
  const [, ofA] = items;
  const parts = Array.from({ length: 40 }, () => ({ itemId: ofA?.itemId ?? 0, amountMinor: 1 }));
  const input = { items: parts, effectiveOn: TODAY, reason: 'x' };
  await cancelledAt(1, () => workspace.call('writeOffs.recordTogether', input));
  expect(await chosen()).toEqual(items);
  const written = await workspace.value('writeOffs.recordTogether', input);
  const numbers = written.map(({ number }) => number);
  for (const cancelAt of [1, 2, 3])
    await cancelledAt(cancelAt, () => workspace.call('writeOffs.undoTogether', { numbers }));
  expect(await chosen()).toEqual(items.filter(({ itemId }) => itemId !== ofA?.itemId));
});
