/**
 * What a workspace had to split by hand once: discount and charge together, one payer for two customers,
 * money of another currency. Each is proposed, never sure, recorded as shown, and undone whole.
 */
import { afterEach, describe, expect, test } from 'vitest';
import type { LineProposal } from '../../../src/contract/told.ts';
import { proposalParts } from '../../../src/contract/proposal-parts.ts';
import type { MadeLine } from '../../harness/bank-files.ts';
import type { TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';
import { invoice } from '../../harness/scenario/scenario-drafts.ts';
import { agingOfEveryDay, workspaceWithBank, openItems } from './workspace-with-bank.ts';

let workspace: TestWorkspace | null = null;
afterEach(async () => {
  await workspace?.dispose();
  workspace = null;
});

const BOTH: MadeLine = {
  on: '2026-03-08',
  amount: '+975.00', // 1,000.00 less 20.00 discount less 5.00
  name: 'Mueller und Soehne',
};
const GROUP: MadeLine = {
  on: '2026-03-09',
  amount: '+1300.00',
  name: 'Holding Flores',
  text: 'INV-1050 and INV-2001',
  account: 'ES7620770024003102575766',
};
const DOLLARS: MadeLine = {
  on: '2026-03-10',
  amount: '+995.00',
  name: 'Somebody',
  text: 'INV-3001',
};

const withDollars = async (lines: readonly MadeLine[]): Promise<TestWorkspace> => {
  const made = await workspaceWithBank(lines);
  await made.record({
    invoices: [invoice('INV-3001', 'C2', '2026-02-03', 'USD', [['2026-03-05', 108_320]])],
  });
  return made;
};
const withRate = async (lines: readonly MadeLine[]): Promise<TestWorkspace> => {
  const made = await withDollars(lines);
  await made.value('rates.record', {
    base: 'EUR',
    currency: 'USD',
    on: '2026-03-09' as never,
    rate: '1.0850',
    source: 'ECB',
  });
  return made;
};

/** Takes the proposal as the card does. */
async function take(made: TestWorkspace, lineId: number): Promise<LineProposal> {
  const { line, proposals } = await made.value('bank.line', { lineId });
  const [best] = proposals;
  if (best === undefined) throw new Error(`nothing is proposed for line ${lineId}`);
  expect(best.isUnambiguous).toBe(false);
  const parts = proposalParts(best);
  expect(parts.reduce((sum, part) => sum + part.amountMinor, 0)).toBe(line.leftMinor);
  const after = await made.value('bank.accept', { lineId, parts });
  expect(after.line).toMatchObject({ state: 'matched', leftMinor: 0 });
  expect(after.matches.reduce((sum, match) => sum + match.amountMinor, 0)).toBe(line.amountMinor);
  return best;
}

const receipts = async (made: TestWorkspace) =>
  (await made.value('receipts.list', { asOf: '2026-03-31' as never })).rows;
const writeOffs = async (made: TestWorkspace) =>
  (await made.value('writeOffs.list', { asOf: '2026-03-31' as never })).rows
    .map((row) => `${row.kind} ${row.amountMinor} ${row.item}`)
    .sort();

describe('discount and charge together', () => {
  test('are written off beside the money, and the item is paid', async () => {
    workspace = await workspaceWithBank([BOTH]);
    const best = await take(workspace, 1);
    expect(best).toMatchObject({ customer: 'C2', strength: 'possible', onAccountMinor: 0 });
    expect(await openItems(workspace)).not.toHaveProperty('INV-2002');
    expect(await writeOffs(workspace)).toEqual([
      'bank_charge 500 INV-2002',
      'discount 2000 INV-2002',
    ]);
    expect((await receipts(workspace))[0]).toMatchObject({
      amountMinor: 97_500,
      unallocatedMinor: 0,
    });
  });
});

describe('one payer for two customers', () => {
  test('makes one receipt for each, and teaches nothing about the account', async () => {
    workspace = await workspaceWithBank([
      GROUP,
      { ...GROUP, on: '2026-03-20', amount: '+1.00', text: '' },
    ]);
    const best = await take(workspace, 1);
    expect(best.parts).toEqual([
      { customer: 'C1', name: 'Florería Sol S.L.', amountMinor: 50_000 },
      { customer: 'C2', name: 'Müller & Söhne GmbH', amountMinor: 80_000 },
    ]);
    expect(
      (await receipts(workspace))
        .map((row) => [row.customer, row.amountMinor, row.unallocatedMinor])
        .sort(),
    ).toEqual([
      ['C1', 50_000, 0],
      ['C2', 80_000, 0],
    ]);
    const left = await openItems(workspace);
    for (const item of ['INV-1050', 'INV-2001 (1/2)', 'INV-2001 (2/2)'])
      expect(left).not.toHaveProperty(item);
    const next = await workspace.value('bank.line', { lineId: 2 });
    expect(
      next.proposals.flatMap(({ reasons }) => reasons.map(({ reason }) => reason)),
    ).not.toContain('account');
  });

  test('is refused whole when one of the parts does not fit any more', async () => {
    workspace = await workspaceWithBank([
      GROUP,
      { ...GROUP, on: '2026-03-08', text: 'INV-1050', amount: '+500.00' },
    ]);
    const { rows } = await workspace.value('bank.lines', {});
    const group = rows.find((row) => row.amountMinor === 130_000)?.lineId ?? 0;
    const other = rows.find((row) => row.amountMinor === 50_000)?.lineId ?? 0;
    const [best] = (await workspace.value('bank.line', { lineId: group })).proposals;
    if (best === undefined) throw new Error('nothing is proposed');
    await workspace.value('bank.acceptTogether', { lineIds: [other] });
    const parts = proposalParts(best);
    const before = await receipts(workspace);
    expect(before).toHaveLength(1);
    const refused = await workspace.refusal('bank.accept', { lineId: group, parts });
    expect(refused.code).toBe('exceeds_open');
    expect(await receipts(workspace)).toEqual(before);
  });
});

describe('money of another currency', () => {
  test('is a receipt in the currency of the item at the rate that was shown', async () => {
    workspace = await withRate([DOLLARS]);
    const best = await take(workspace, 1);
    expect(best.fx).toEqual({
      currency: 'USD',
      receiptMinor: 107_958, // 995.00 × 1.0850 = 1,079.575, half up
      rate: '1.085',
      rateOn: '2026-03-09',
      source: 'ECB',
    });
    expect(best.shares).toMatchObject([{ amountMinor: 107_958, differenceMinor: 362 }]);
    expect(await receipts(workspace)).toMatchObject([
      {
        currency: 'USD',
        amountMinor: 107_958,
        unallocatedMinor: 0,
        paid: { currency: 'EUR', amountMinor: 99_500, rate: '1.085', rateOn: '2026-03-09' },
      },
    ]);
    expect(await writeOffs(workspace)).toEqual(['exchange_difference 362 INV-3001']);
    expect(await openItems(workspace)).not.toHaveProperty('INV-3001');
  });

  test('more than is open stays on account, in that currency', async () => {
    workspace = await withRate([{ ...DOLLARS, amount: '+999.00' }]);
    const best = await take(workspace, 1);
    expect(best).toMatchObject({ onAccountMinor: 72, shares: [{ amountMinor: 108_320 }] });
    expect(await receipts(workspace)).toMatchObject([
      { amountMinor: 108_392, unallocatedMinor: 72 },
    ]);
  });

  test('is not proposed before the ledger has a rate, and is from then on', async () => {
    workspace = await withDollars([DOLLARS]);
    const before = await workspace.value('bank.line', { lineId: 1 });
    expect(before.proposals.every(({ fx, shares }) => fx === null && shares.length === 0)).toBe(
      true,
    );
    expect(before.proposals[0]?.reasons.at(-1)?.because).toBe(
      'INV-3001 is in USD and the money in EUR, and there is no rate for 2026-03-10, so nothing is applied to it here',
    );
    await workspace.value('rates.record', {
      base: 'EUR',
      currency: 'USD',
      on: '2026-03-10' as never,
      rate: '1.0850',
      source: 'ECB',
    });
    const after = await workspace.value('bank.line', { lineId: 1 });
    expect(after.proposals[0]?.fx?.rateOn).toBe('2026-03-10');
    const listed = await workspace.value('bank.propose', {});
    expect(listed.rows[0]?.best).toEqual(after.proposals[0]);
  });
});

test('none is accepted by itself, and undo takes all of each back', async () => {
  workspace = await withRate([BOTH, GROUP, DOLLARS]);
  const lineIds = [1, 2, 3];
  const before = await agingOfEveryDay(workspace);
  expect(await workspace.value('bank.propose', {})).toMatchObject({ total: 3, unambiguous: 0 });
  const together = await workspace.value('bank.acceptTogether', { lineIds });
  expect([together.accepted, together.skipped.length]).toEqual([[], 3]);
  for (const lineId of lineIds) await take(workspace, lineId);
  expect(await agingOfEveryDay(workspace)).not.toBe(before);
  expect((await receipts(workspace)).length).toBe(4);
  for (const lineId of [2, 3, 1]) await workspace.value('bank.undo', { lineId });
  expect(await agingOfEveryDay(workspace)).toBe(before);
  expect((await workspace.value('bank.lines', {})).open).toBe(3);
  expect((await workspace.value('workspace.verify', {})).ok).toBe(true);
});
