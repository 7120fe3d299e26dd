/** The order of lists: what is asked for, the same again page after page, newest first by default. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isoDateOf as d } from '../../../src/domain/dates.ts';
import { creditNote, customer, invoice, receipt } from '../../harness/scenario/scenario-drafts.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

let workspace: TestWorkspace;
const asOf = d('2026-03-31');
beforeEach(async () => {
  workspace = await testWorkspace();
  workspace.setNow('2026-03-31T12:00');
  await workspace.record({
    customers: [customer('C1', 'Zeta'), customer('C2', 'Alpha')],
    invoices: [
      invoice('I-2', 'C1', '2026-01-10', 'EUR', [['2026-02-10', 300]]),
      invoice('I-1', 'C2', '2026-01-20', 'EUR', [['2026-02-28', 100]]),
      invoice('I-3', 'C1', '2026-01-20', 'EUR', [['2026-02-28', 200]]),
    ],
    receipts: [
      receipt('R-2', 'C1', '2026-02-12', 'EUR', 20),
      receipt('R-1', 'C2', '2026-02-25', 'EUR', 10),
    ],
    creditNotes: [
      creditNote('N-1', 'C2', '2026-02-20', 'EUR', 30),
      creditNote('N-2', 'C1', '2026-02-10', 'EUR', 40),
    ],
  });
});
afterEach(() => workspace.dispose());

const SORTS = [
  [null, ['I-3', 'I-1', 'I-2']],
  [{ by: 'date', descending: false }, ['I-2', 'I-1', 'I-3']],
  [{ by: 'number', descending: false }, ['I-1', 'I-2', 'I-3']],
  [{ by: 'number', descending: true }, ['I-3', 'I-2', 'I-1']],
  [{ by: 'amount', descending: false }, ['I-1', 'I-3', 'I-2']],
  [{ by: 'amount', descending: true }, ['I-2', 'I-3', 'I-1']],
  [{ by: 'customer', descending: false }, ['I-2', 'I-3', 'I-1']],
  [{ by: 'customer', descending: true }, ['I-1', 'I-3', 'I-2']],
] as const;

test.each(SORTS)('invoices by %j, whole and page by page', async (sort, expected) => {
  const numbers = async (offset: number, limit: number, onlyOpen: boolean) =>
    (await workspace.value('invoices.list', { asOf, sort, offset, limit, onlyOpen })).rows.map(
      (row) => row.invoice,
    );
  expect(await numbers(0, 200, false)).toEqual(expected);
  expect(await numbers(0, 200, true)).toEqual(expected);
  expect([...(await numbers(0, 2, false)), ...(await numbers(2, 2, false))]).toEqual(expected);
});

test('receipts, credit notes, write-offs and refunds alike', async () => {
  const { items } = await workspace.value('aging.items', { asOf });
  for (const [index, item] of items.entries())
    await workspace.value('writeOffs.record', {
      itemId: item.itemId,
      effectiveOn: asOf,
      amountMinor: 3 - index,
      reason: 'rest',
    });
  for (const source of ['R-1', 'R-2'])
    await workspace.value('refunds.record', {
      sourceKind: 'receipt',
      source,
      refundedOn: asOf,
      amountMinor: source === 'R-1' ? 2 : 1,
      reason: 'paid twice',
    });
  const sort = { by: 'amount', descending: false } as const;
  const amounts = async (
    name: 'receipts.list' | 'creditNotes.list' | 'writeOffs.list' | 'refunds.list',
  ) => (await workspace.value(name, { asOf, sort })).rows.map((row) => row.amountMinor);
  expect(await amounts('receipts.list')).toEqual([10, 20]);
  expect(await amounts('creditNotes.list')).toEqual([30, 40]);
  expect(await amounts('writeOffs.list')).toEqual([1, 2, 3]);
  expect(await amounts('refunds.list')).toEqual([1, 2]);
});
