/** Accepting money: what is recorded, what is learned, what is refused, and undo as if it never was. */
import { afterEach, describe, expect, test } from 'vitest';
import type { TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';
import { agingOfEveryDay, workspaceWithBank, itemId, openItems } from './workspace-with-bank.ts';

let workspace: TestWorkspace | null = null;
afterEach(async () => {
  await workspace?.dispose();
  workspace = null;
});

const LINES = [
  {
    on: '2026-03-04',
    amount: '+1210.00',
    name: 'FLORERIA SOL SL',
    text: 'Factura INV-1042',
    account: 'ES7620770024003102575766',
  },
  {
    on: '2026-03-05',
    amount: '+700.00',
    name: 'Floreria Sol',
    account: 'ES7620770024003102575766',
  },
  { on: '2026-03-06', amount: '-35.00', name: 'Banco', text: 'Comisión' },
  { on: '2026-03-08', amount: '+980.00', name: 'Mueller und Soehne', text: 'INV-2002' },
];

describe('a proposal that is taken as it is', () => {
  test('records receipt, allocation and match, and remembers the payer', async () => {
    workspace = await workspaceWithBank(LINES);
    const line = await workspace.value('bank.line', { lineId: 1 });
    const [best] = line.proposals;
    expect(best).toMatchObject({
      customer: 'C1',
      strength: 'exact',
      isUnambiguous: true,
      shares: [{ item: 'INV-1042', amountMinor: 121_000 }],
      onAccountMinor: 0,
    });
    const after = await workspace.value('bank.accept', {
      lineId: 1,
      parts: [
        {
          kind: 'receipt',
          customer: 'C1',
          amountMinor: 121_000,
          shares: [{ itemId: best?.shares[0]?.itemId ?? 0, amountMinor: 121_000 }],
        },
      ],
      rule: 'number,amount_one',
    });
    expect(after.line).toMatchObject({
      state: 'matched',
      leftMinor: 0,
      matchedTo: 'Florería Sol S.L.',
    });
    expect(after.matches).toMatchObject([
      {
        kind: 'receipt',
        document: 'R-2026-0001',
        customer: 'C1',
        shares: [{ item: 'INV-1042', amountMinor: 121_000 }],
      },
    ]);
    expect(await openItems(workspace)).not.toHaveProperty('INV-1042');
    // The second line comes from the same account, which is known now.
    const next = await workspace.value('bank.line', { lineId: 2 });
    expect(next.proposals[0]?.reasons.map(({ reason }) => reason)).toContain('account');
  });

  test('gives the early-payment discount the terms allow, and reports it as a write-off', async () => {
    workspace = await workspaceWithBank(LINES);
    const line = await workspace.value('bank.line', { lineId: 4 });
    const [best] = line.proposals;
    expect(best).toMatchObject({
      customer: 'C2',
      shares: [{ item: 'INV-2002', amountMinor: 98_000, discountMinor: 2_000 }],
    });
    const [share] = best?.shares ?? [];
    await workspace.value('bank.accept', {
      lineId: 4,
      parts: [
        {
          kind: 'receipt',
          customer: 'C2',
          amountMinor: 98_000,
          shares: [{ itemId: share?.itemId ?? 0, amountMinor: 98_000, discountMinor: 2_000 }],
        },
      ],
    });
    expect(await openItems(workspace)).not.toHaveProperty('INV-2002');
    const { rows } = await workspace.value('writeOffs.list', { asOf: '2026-03-31' as never });
    expect(rows).toMatchObject([
      { kind: 'discount', amountMinor: 2_000, item: 'INV-2002', receipt: 'R-2026-0001' },
    ]);
  });
});

describe('money that is divided', () => {
  test('goes to two customers, an item and an account; the parts are the whole', async () => {
    workspace = await workspaceWithBank([
      { on: '2026-03-10', amount: '+1000.00', name: 'Somebody' },
    ]);
    const part = { kind: 'receipt' as const, customer: 'C1', amountMinor: 60_000 };
    await workspace.value('bank.accept', {
      lineId: 1,
      parts: [
        { ...part, shares: [{ itemId: await itemId(workspace, 'INV-1050'), amountMinor: 50_000 }] },
        { kind: 'receipt', customer: 'C2', amountMinor: 10_000 },
      ],
    });
    const partly = await workspace.value('bank.line', { lineId: 1 });
    expect(partly.line).toMatchObject({ state: 'partly', leftMinor: 30_000 });
    await workspace.value('bank.setAside', { lineIds: [1], note: 'deposit of a stranger' });
    const whole = await workspace.value('bank.line', { lineId: 1 });
    expect(whole.line.leftMinor).toBe(0);
    expect(whole.matches.reduce((sum, match) => sum + match.amountMinor, 0)).toBe(100_000);
  });
});

describe('undo', () => {
  test('leaves every day as if nobody had matched', async () => {
    workspace = await workspaceWithBank(LINES);
    const before = await agingOfEveryDay(workspace);
    for (const lineId of [1, 2, 4]) {
      const { line, proposals } = await workspace.value('bank.line', { lineId });
      const [best] = proposals;
      await workspace.value('bank.accept', {
        lineId,
        parts: [
          {
            kind: 'receipt',
            customer: best?.customer ?? '',
            amountMinor: line.leftMinor,
            shares: (best?.shares ?? []).map(
              ({ itemId, amountMinor, discountMinor, chargeMinor }) => ({
                itemId,
                amountMinor,
                discountMinor,
                chargeMinor,
              }),
            ),
          },
        ],
      });
    }
    await workspace.value('bank.setAside', { lineIds: [3], note: 'bank charge' });
    expect(await agingOfEveryDay(workspace)).not.toBe(before);
    for (const lineId of [3, 1, 4, 2]) await workspace.value('bank.undo', { lineId });
    expect(await agingOfEveryDay(workspace)).toBe(before);
    expect((await workspace.value('bank.lines', {})).open).toBe(4);
    expect((await workspace.value('workspace.verify', {})).ok).toBe(true);
    expect((await workspace.refusal('bank.undo', { lineId: 1 })).code).toBe('not_matched');
  });
});

describe('refusals leave nothing behind', () => {
  test('each with a sentence', async () => {
    workspace = await workspaceWithBank(LINES);
    const held = workspace;
    const item = await itemId(workspace, 'INV-1042');
    const theirs = await itemId(workspace, 'INV-2001 (1/2)');
    const dollars = await itemId(workspace, 'INV-USD');
    const receipt = (customer: string, amountMinor: number, share: object | null) =>
      held.refusal('bank.accept', {
        lineId: 1,
        parts: [
          {
            kind: 'receipt',
            customer,
            amountMinor,
            shares: share === null ? [] : [share as never],
          },
        ],
      });
    const sentences = [
      await receipt('C9', 121_000, null),
      await receipt('C1', 121_001, null),
      await receipt('C1', 121_000, { itemId: item, amountMinor: 121_001 }),
      await receipt('C1', 50_000, { itemId: item, amountMinor: 60_000 }),
      await receipt('C1', 50_000, { itemId: theirs, amountMinor: 40_000 }),
      await receipt('C2', 50_000, { itemId: dollars, amountMinor: 40_000 }),
      await receipt('C1', 50_000, { itemId: item, amountMinor: 50_000, discountMinor: 100 }),
      await receipt('C1', 50_000, { itemId: 999, amountMinor: 50_000 }),
      await workspace.refusal('bank.accept', {
        lineId: 3,
        parts: [{ kind: 'receipt', customer: 'C1', amountMinor: 1 }],
      }),
      await workspace.refusal('bank.accept', {
        lineId: 77,
        parts: [{ kind: 'receipt', customer: 'C1', amountMinor: 1 }],
      }),
      await workspace.refusal('bank.accept', {
        lineId: 1,
        parts: [{ kind: 'receipt', customer: 'C2', amountMinor: 121_000, fx: { currency: 'USD' } }],
      }),
      await workspace.refusal('bank.setAside', { lineIds: [3, 99], note: 'x' }),
      await workspace.refusal('bank.acceptReturn', { lineId: 3, receipt: 'R-1' }),
    ].map(({ code, at, message }) => `${code}${at === undefined ? '' : ` (${at})`}: ${message}`);
    await expect(`${sentences.join('\n')}\n`).toMatchFileSnapshot('../../golden/bank/refusals.txt');
    expect((await workspace.value('bank.lines', {})).open).toBe(4);
    expect((await workspace.value('receipts.list', { asOf: '2026-03-31' as never })).total).toBe(0);
  });
});

describe('another currency', () => {
  test('by a rate that was given; what is left is written off as exchange difference', async () => {
    workspace = await workspaceWithBank([
      { on: '2026-03-10', amount: '+995.00', name: 'Mueller', text: 'INV-USD' },
    ]);
    const item = await itemId(workspace, 'INV-USD');
    await workspace.value('bank.accept', {
      lineId: 1,
      parts: [
        {
          kind: 'receipt',
          customer: 'C2',
          amountMinor: 99_500,
          fx: { currency: 'USD', rate: '1.0850' },
          shares: [{ itemId: item, amountMinor: 107_958, differenceMinor: 362 }],
        },
      ],
    });
    expect(await openItems(workspace)).not.toHaveProperty('INV-USD');
    const { rows } = await workspace.value('receipts.list', { asOf: '2026-03-31' as never });
    expect(rows).toMatchObject([
      {
        currency: 'USD',
        // 995.00 × 1.0850 = 1,079.575, half up
        amountMinor: 107_958,
        unallocatedMinor: 0,
        paid: { currency: 'EUR', amountMinor: 99_500, rate: '1.0850', rateOn: '2026-03-10' },
      },
    ]);
    expect((await workspace.value('workspace.verify', {})).ok).toBe(true);
  });
});
