/** Signals of how the money came, out of bank lines and receipts. */
import { afterEach, describe, expect, test } from 'vitest';
import { isoDateOf, type Instant } from '../../../src/domain/dates.ts';
import { receipt } from '../../harness/scenario/scenario-drafts.ts';
import type { TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';
import { workspaceWithBank } from '../bank/workspace-with-bank.ts';

let workspace: TestWorkspace;
afterEach(() => workspace.dispose());

const told = async (
  asOf = '2026-03-31',
  knownAt: Instant | null = null,
): Promise<readonly string[]> => {
  const rows = await workspace.value('signals.list', { asOf: isoDateOf(asOf), knownAt, all: true });
  return rows
    .filter(({ kind }) => kind !== 'late_now')
    .map((row) => `${row.key} ${row.class} ${row.state}`);
};
const from = (on: string, amount: string, text: string, account: string) => ({
  on,
  amount: `+${amount}`,
  name: 'Florería Sol',
  text,
  account,
  endToEndId: `E2E-${on}`,
});
const LV = 'LV80BANK0000435195001';
const ES = 'ES7921000813610123456789';

describe('from bank lines', () => {
  test('money that the bank took back, until that is undone', async () => {
    const paid = from('2026-03-04', '1210.00', 'INV-1042', ES);
    workspace = await workspaceWithBank([
      paid,
      { ...paid, on: '2026-03-12', amount: '-1210.00', text: 'DEVOLUCION', isReversal: true },
    ]);
    await workspace.value('bank.acceptTogether', { lineIds: [1] });
    expect(await told()).toEqual([]);
    await workspace.value('bank.acceptReturn', { lineId: 2, receipt: 'R-2026-0001' });
    expect(await told('2026-03-11')).toEqual([]);
    expect(await told('2026-03-12')).toEqual(['returned_payment/C1/2026-03-12 severe new']);
    await workspace.value('bank.undo', { lineId: 2 });
    expect(await told()).toEqual([]);
  });

  test('another account, and what the payer named', async () => {
    workspace = await workspaceWithBank([
      from('2026-03-20', '500.00', 'INV-1050', ES),
      from('2026-03-24', '300.00', 'INV-1051', LV),
    ]);
    await workspace.value('bank.acceptTogether', { lineIds: [1, 2] });
    expect(await told('2026-03-23')).toEqual([]);
    // INV-1042 is open and 19 days older than INV-1050.
    expect(await told()).toEqual([
      'cherry_picking/C1/2026-03-24 high new',
      'payer_changed/C1/2026-03-24 high new',
    ]);
    await workspace.value('bank.undo', { lineId: 2 });
    expect(await told()).toEqual([]);
  });
});

test('receipts reversed by hand from a later day; a slip never was', async () => {
  workspace = await workspaceWithBank([]);
  await workspace.record({
    receipts: ['R-1', 'R-2'].map((number) => receipt(number, 'C1', '2026-03-10', 'EUR', 10_000)),
  });
  for (const [reference, effectiveOn] of [
    ['R-1', '2026-03-10'],
    ['R-2', '2026-03-16'],
  ] as const)
    await workspace.value('facts.reverse', {
      kind: 'receipt',
      reference,
      effectiveOn: isoDateOf(effectiveOn),
      reason: 'cheque came back',
    });
  expect(await told('2026-03-15')).toEqual([]);
  expect(await told()).toEqual(['returned_payment/C1/2026-03-16 high new']);
});
