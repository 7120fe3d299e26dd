/** Facts recorded by hand: receipts, allocations, disputes, reversals; every refusal of the contract. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isoDateOf as d } from '../../../src/domain/dates.ts';
import { creditNote, customer, invoice, receipt } from '../../harness/scenario/scenario-drafts.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace();
  workspace.setNow('2026-03-01T12:00');
  await workspace.record({
    customers: [customer('C1', 'Müller GmbH', 'DE'), customer('C2', 'Other', 'ES')],
    invoices: [
      invoice('NEW', 'C1', '2026-02-01', 'EUR', [['2026-03-03', 30_000]]),
      invoice('OLD', 'C1', '2026-01-10', 'EUR', [
        ['2026-02-10', 20_000],
        ['2026-03-10', 20_000],
      ]),
      invoice('USD-1', 'C1', '2026-01-01', 'USD', [['2026-01-31', 10_000]]),
      invoice('LATER', 'C1', '2026-02-28', 'EUR', [['2026-02-28', 10_000]]),
      invoice('THEIRS', 'C2', '2026-01-10', 'EUR', [['2026-02-10', 5_000]]),
    ],
    receipts: [receipt('R-1', 'C1', '2026-02-15', 'EUR', 50_000)],
    creditNotes: [creditNote('N-1', 'C1', '2026-02-20', 'EUR', 4_000)],
  });
});
afterEach(() => workspace.dispose());

const open = async (asOf = '2026-03-01') =>
  Object.fromEntries(
    (await workspace.value('aging.items', { asOf: d(asOf) })).items.map((item) => [
      item.item,
      item.openMinor,
    ]),
  );
const itemId = async (label: string) =>
  (await workspace.value('aging.items', { asOf: d('2026-03-01') })).items.find(
    (item) => item.item === label,
  )?.itemId ?? 0;

describe('a receipt', () => {
  const money = {
    customer: 'C1',
    receivedOn: d('2026-02-27'),
    currency: 'EUR',
    amountMinor: 45_000,
  };

  test('without allocation stays on account, with a number of ours', async () => {
    const recorded = await workspace.value('receipts.record', { ...money, reference: 'thank you' });
    expect(recorded).toEqual({
      creditId: 2,
      number: 'R-2026-0001',
      customer: 'C1',
      name: 'Müller GmbH',
      effectiveOn: '2026-02-27',
      currency: 'EUR',
      amountMinor: 45_000,
      unallocatedMinor: 45_000,
      reference: 'thank you',
      paid: null,
      perListOn: null,
      reversed: false,
      batchId: null,
    });
    expect((await open())['NEW']).toBe(30_000);
  });

  test('numbers go on within the year of the receipt, also after a reversal', async () => {
    await workspace.record({
      receipts: [
        receipt('R-2026-0041', 'C1', '2026-02-01', 'EUR', 1),
        receipt('R-2026-x', 'C1', '2026-02-01', 'EUR', 1),
      ],
    });
    const number = async (receivedOn: string) =>
      (await workspace.value('receipts.record', { ...money, receivedOn: d(receivedOn) })).number;
    expect(await number('2026-02-27')).toBe('R-2026-0042');
    await workspace.value('facts.reverse', {
      kind: 'receipt',
      reference: 'R-2026-0042',
      effectiveOn: d('2026-02-27'),
      reason: 'twice',
    });
    expect(await number('2026-02-27')).toBe('R-2026-0043');
    expect(await number('2025-12-31')).toBe('R-2025-0001');
  });

  test('oldest: fills the oldest due items of its currency that were issued by then', async () => {
    const recorded = await workspace.value('receipts.record', { ...money, allocate: 'oldest' });
    expect(recorded.unallocatedMinor).toBe(0);
    // LATER was issued the day after; USD-1 is another currency; due dates: OLD 1, NEW, OLD 2.
    expect(await open()).toEqual({
      'USD-1': 10_000,
      'OLD (2/2)': 20_000,
      LATER: 10_000,
      NEW: 5_000,
      THEIRS: 5_000,
    });
  });

  test('oldest: what is more than all items stays on account', async () => {
    const recorded = await workspace.value('receipts.record', {
      ...money,
      amountMinor: 100_000,
      allocate: 'oldest',
    });
    expect(recorded.unallocatedMinor).toBe(30_000);
  });

  test('to items as asked, several parts of one item too', async () => {
    const itemIdOld = await itemId('OLD (1/2)');
    const recorded = await workspace.value('receipts.record', {
      ...money,
      allocate: [
        { itemId: itemIdOld, amountMinor: 5_000 },
        { itemId: await itemId('NEW'), amountMinor: 30_000 },
        { itemId: itemIdOld, amountMinor: 5_000 },
      ],
    });
    expect(recorded.unallocatedMinor).toBe(5_000);
    expect(await open()).toMatchObject({ 'OLD (1/2)': 10_000, 'OLD (2/2)': 20_000 });
  });

  test.each([
    ['not_found', 'an unknown customer', { customer: 'C9' }, null],
    ['not_found', 'an item of somebody else', {}, [['THEIRS', 1]]],
    ['not_found', 'an item that was not issued yet', {}, [['LATER', 1]]],
    ['other_currency', 'an item of another currency', {}, [['USD-1', 1]]],
    ['exceeds_open', 'more than is open', {}, [['OLD (1/2)', 20_001]]],
    [
      'exceeds_open',
      'more than is open, in two parts',
      {},
      [
        ['OLD (1/2)', 20_000],
        ['OLD (1/2)', 1],
      ],
    ],
    [
      'exceeds_receipt',
      'more than came in',
      {},
      [
        ['NEW', 30_000],
        ['OLD (1/2)', 15_001],
      ],
    ],
  ] as const)('%s: %s; nothing is recorded', async (code, _, change, parts) => {
    const before = (await workspace.value('journal.list', {})).total;
    const allocate =
      parts === null
        ? null
        : await Promise.all(
            parts.map(async ([label, amountMinor]) => ({
              itemId: await itemId(label),
              amountMinor,
            })),
          );
    const refused = await workspace.refusal('receipts.record', { ...money, ...change, allocate });
    expect(refused.code).toBe(code);
    expect(refused.message).toMatch(/^[^\n]{20,}\.$/);
    expect((await workspace.value('receipts.list', { asOf: d('2026-12-31') })).total).toBe(1);
    expect((await workspace.value('journal.list', {})).total).toBe(before);
  });

  test.each([
    ['no amount', { amountMinor: 0 }],
    ['a negative amount', { amountMinor: -1 }],
    ['half a cent', { amountMinor: 0.5 }],
    ['more than can be counted', { amountMinor: 2 ** 53 }],
    ['no such day', { receivedOn: '2026-02-30' as never }],
    ['no such currency', { currency: 'EURO' }],
  ])('invalid_input: %s', async (_, change) => {
    expect((await workspace.refusal('receipts.record', { ...money, ...change })).code).toBe(
      'invalid_input',
    );
  });
});

describe('an allocation', () => {
  test('of a receipt and of a credit note', async () => {
    const recorded = await workspace.value('allocations.record', {
      sourceKind: 'receipt',
      source: 'R-1',
      itemId: await itemId('OLD (2/2)'),
      effectiveOn: d('2026-02-20'),
      amountMinor: 15_000,
    });
    expect(recorded).toMatchObject({
      sourceKind: 'receipt',
      source: 'R-1',
      item: 'OLD (2/2)',
      customer: 'C1',
      effectiveOn: '2026-02-20',
      currency: 'EUR',
      amountMinor: 15_000,
    });
    const note = await workspace.value('allocations.record', {
      sourceKind: 'credit_note',
      source: 'N-1',
      itemId: await itemId('OLD (2/2)'),
      effectiveOn: d('2026-02-20'),
      amountMinor: 4_000,
    });
    expect(note).toMatchObject({ sourceKind: 'credit_note', source: 'N-1' });
    expect(await open()).toMatchObject({ 'OLD (2/2)': 1_000 });
  });

  test.each([
    ['not_found', 'R-9', 'NEW', '2026-03-01', 1],
    ['other_customer', 'R-1', 'THEIRS', '2026-03-01', 1],
    ['other_currency', 'R-1', 'USD-1', '2026-03-01', 1],
    ['too_early', 'R-1', 'NEW', '2026-02-14', 1],
    ['too_early', 'R-1', 'LATER', '2026-02-27', 1],
    ['exceeds_open', 'R-1', 'NEW', '2026-03-01', 30_001],
  ] as const)('%s: %s to %s on %s', async (code, source, label, effectiveOn, amountMinor) => {
    const refused = await workspace.refusal('allocations.record', {
      sourceKind: 'receipt',
      source,
      itemId: await itemId(label),
      effectiveOn: d(effectiveOn),
      amountMinor,
    });
    expect(refused.code).toBe(code);
    expect(refused.message).toMatch(/^[^\n]{20,}\.$/);
  });

  test('exceeds_receipt, and an item that is not there', async () => {
    const ask = { sourceKind: 'credit_note', source: 'N-1', effectiveOn: d('2026-03-01') } as const;
    expect(
      await workspace.refusal('allocations.record', {
        ...ask,
        itemId: await itemId('NEW'),
        amountMinor: 4_001,
      }),
    ).toEqual({
      code: 'exceeds_receipt',
      message:
        '40.01 EUR is more than the 40.00 left of the credit note N-1; apply that much at most.',
      at: 'amountMinor',
    });
    expect(
      await workspace.refusal('allocations.record', { ...ask, itemId: 999, amountMinor: 1 }),
    ).toMatchObject({ code: 'not_found', at: 'itemId' });
  });
});

describe('a reversal', () => {
  const reverse = { effectiveOn: d('2026-03-01'), reason: 'mistake' } as const;

  test('is listed with what it corrects; the fact stays in its list, marked', async () => {
    const row = await workspace.value('facts.reverse', {
      ...reverse,
      kind: 'receipt',
      reference: 'R-1',
    });
    expect(row).toMatchObject({
      kind: 'receipt',
      reference: 'R-1',
      effectiveOn: '2026-03-01',
      reason: 'mistake',
    });
    expect((await workspace.value('reversals.list', { asOf: d('2026-03-01') })).rows).toEqual([
      row,
    ]);
    const receipts = async (asOf: string) =>
      (await workspace.value('receipts.list', { asOf: d(asOf) })).rows.map((one) => [
        one.number,
        one.reversed,
        one.unallocatedMinor,
      ]);
    expect(await receipts('2026-03-01')).toEqual([['R-1', true, 0]]);
    expect(await receipts('2026-02-28')).toEqual([['R-1', false, 50_000]]);
  });

  test('of an allocation goes by its id, as a number or as lists show it', async () => {
    const ask = {
      sourceKind: 'receipt',
      source: 'R-1',
      itemId: await itemId('NEW'),
      effectiveOn: d('2026-02-20'),
      amountMinor: 10,
    } as const;
    const one = await workspace.value('allocations.record', ask);
    const two = await workspace.value('allocations.record', ask);
    await workspace.value('facts.reverse', {
      ...reverse,
      kind: 'allocation',
      reference: one.allocationId,
    });
    const row = await workspace.value('facts.reverse', {
      ...reverse,
      kind: 'allocation',
      reference: `#${two.allocationId}`,
    });
    expect(row.reference).toBe(`#${two.allocationId}`);
    expect(await open()).toMatchObject({ NEW: 30_000 });
    const { rows } = await workspace.value('allocations.list', {
      asOf: d('2026-03-01'),
      search: 'NEW',
    });
    expect(rows.map((all) => all.amountMinor)).toEqual([-10, -10, 10, 10]);
  });

  test.each([
    ['not_found', 'invoice', 'NONE', '2026-03-01'],
    ['not_found', 'allocation', 'R-1', '2026-03-01'],
    ['not_found', 'dispute', 77, '2026-03-01'],
    ['too_early', 'invoice', 'NEW', '2026-01-31'],
    ['too_early', 'credit_note', 'N-1', '2026-02-19'],
  ] as const)('%s: %s %s from %s', async (code, kind, reference, effectiveOn) => {
    expect(
      (
        await workspace.refusal('facts.reverse', {
          kind,
          reference,
          effectiveOn: d(effectiveOn),
          reason: 'x',
        })
      ).code,
    ).toBe(code);
  });

  test('already_reversed: by itself, and with its document', async () => {
    const part = await workspace.value('allocations.record', {
      sourceKind: 'receipt',
      source: 'R-1',
      itemId: await itemId('NEW'),
      effectiveOn: d('2026-02-20'),
      amountMinor: 10,
    });
    await workspace.value('facts.reverse', { ...reverse, kind: 'receipt', reference: 'R-1' });
    expect(
      (await workspace.refusal('facts.reverse', { ...reverse, kind: 'receipt', reference: 'R-1' }))
        .code,
    ).toBe('already_reversed');
    expect(
      (
        await workspace.refusal('facts.reverse', {
          ...reverse,
          kind: 'allocation',
          reference: part.allocationId,
        })
      ).code,
    ).toBe('already_reversed');
  });

  test('needs a reason', async () => {
    expect(
      (
        await workspace.refusal('facts.reverse', {
          ...reverse,
          kind: 'receipt',
          reference: 'R-1',
          reason: ' ',
        })
      ).code,
    ).toBe('invalid_input');
  });
});

test('what is recorded by hand is in the journal under its call, and the ledger verifies', async () => {
  workspace.setNow('2026-03-02T08:00');
  await workspace.value('receipts.record', {
    customer: 'C1',
    receivedOn: d('2026-03-01'),
    currency: 'EUR',
    amountMinor: 7,
    allocate: 'oldest',
  });
  await workspace.value('disputes.open', {
    invoice: 'NEW',
    openedOn: d('2026-03-01'),
    reason: 'late delivery',
  });
  const { rows } = await workspace.value('journal.list', { limit: 2 });
  expect(rows.map((row) => [row.command, row.actor, row.detail])).toEqual([
    ['disputes.open', 'tester', '{"invoice":"NEW"}'],
    ['receipts.record', 'tester', '{"receipt":"R-2026-0001","customer":"C1","allocations":1}'],
  ]);
  expect((await workspace.value('workspace.verify', {})).findings).toEqual([]);
});
