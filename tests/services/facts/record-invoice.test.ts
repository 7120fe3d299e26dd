/** Invoices by hand: which terms count, what a due date says about itself, goods with a history. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isoDateOf as d } from '../../../src/domain/dates.ts';
import type { Contract } from '../../../src/domain/contracts/contract.ts';
import type { Terms } from '../../../src/domain/terms/terms.ts';
import { recordContract } from '../../../src/ledger/commands/contracts/record-contract.ts';
import { liveDocuments } from '../../../src/ledger/queries/facts/live-documents.ts';
import { customer } from '../../harness/scenario/scenario-drafts.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace();
  workspace.setNow('2026-03-01T12:00');
  await workspace.record({
    customers: [
      { ...customer('C1', 'Müller GmbH', 'DE'), terms: '60 days' },
      { ...customer('C2', 'Codes Ltd', 'GB'), terms: 'NAA8' },
      customer('C3', 'No Terms SL', 'ES'),
    ],
  });
});
afterEach(() => workspace.dispose());

const NET_30: Terms = { kind: 'net_days', days: 30 };
const invoice = {
  invoice: 'INV-1',
  customer: 'C1',
  issuedOn: d('2026-01-31'),
  currency: 'EUR',
  grossMinor: 120_000,
};
const detail = () => workspace.value('invoices.get', { invoice: 'INV-1', asOf: d('2026-12-31') });

const contract = (number: string, terms: Terms, validFrom: string): Contract => ({
  number,
  customer: 'C1',
  title: 'Supply of flowers',
  priceBasis: 'FOB, price list 3',
  paymentMethod: 'transfer',
  terms,
  signedByUsOn: d(validFrom),
  signedByCustomerOn: d(validFrom),
  termsInitialledOn: null,
  validFrom: d(validFrom),
  validTo: null,
  governingLaw: '',
  jurisdiction: '',
  currency: 'EUR',
  clauses: [],
  notes: '',
});
const agree = (agreed: Contract, isRetired = false) =>
  workspace.ledger.write({ command: 'test.contract', actor: 'tester', input: {} }, (tx, scope) =>
    recordContract(tx, scope, {
      customerId: liveDocuments(tx).customer('C1')?.customerId ?? 0,
      number: agreed.number,
      effectiveOn: agreed.validFrom,
      contract: agreed,
      isRetired,
    }),
  );

describe('the terms that count', () => {
  test('the customer’s words, where nothing else was agreed', async () => {
    const recorded = await workspace.value('invoices.record', invoice);
    expect(recorded).toMatchObject({ kind: 'invoice', dueOn: '2026-04-01', openMinor: 120_000 });
    expect(await detail()).toMatchObject({
      terms: '60 days',
      contract: '',
      due: { because: '60 days after 2026-01-31', reason: '', changes: [] },
    });
  });

  test('before them the contract in force on the day of the invoice', async () => {
    await agree(contract('K-1', NET_30, '2026-01-01'));
    await agree(contract('K-2', { kind: 'net_days', days: 10 }, '2026-02-01'));
    expect((await workspace.value('invoices.record', invoice)).dueOn).toBe('2026-03-02');
    expect(await detail()).toMatchObject({ terms: 'net 30', contract: 'K-1' });
  });

  test('a retired contract no longer counts; one that is named does', async () => {
    await agree(contract('K-1', NET_30, '2026-01-01'));
    await agree(contract('K-1', NET_30, '2026-01-01'), true);
    await agree(contract('K-0', { kind: 'cod' }, '2025-01-01'));
    await agree(contract('K-2', { kind: 'net_days', days: 14 }, '2026-01-15'));
    const named = { ...invoice, contract: 'K-0', deliveredOn: d('2026-02-05') };
    expect((await workspace.value('invoices.record', named)).dueOn).toBe('2026-02-05');
  });

  test('before all the terms given with the invoice', async () => {
    await agree(contract('K-1', NET_30, '2026-01-01'));
    const terms: Terms = {
      kind: 'instalments',
      parts: [
        { percentBp: 3000, rule: { kind: 'prepaid' } },
        { remainder: true, rule: { kind: 'net_days', days: 60 } },
      ],
    };
    const recorded = await workspace.value('invoices.record', { ...invoice, terms });
    expect(recorded).toMatchObject({ instalments: 2, dueOn: '2026-04-01' });
    expect((await detail()).items.map((item) => [item.item, item.grossMinor])).toEqual([
      ['INV-1 (1/2)', 36_000],
      ['INV-1 (2/2)', 84_000],
    ]);
  });

  test('terms that roll move to a business day of the debtor’s country', async () => {
    // 2026-10-03 is a Saturday and the Day of German Unity, 2026-10-05 a Monday.
    const terms: Terms = { ...NET_30, roll: 'next_business_day' };
    const issuedOn = d('2026-09-03');
    const german = await workspace.value('invoices.record', { ...invoice, issuedOn, terms });
    expect(german.dueOn).toBe('2026-10-05');
    expect((await detail()).due.because).toBe(
      '30 days after 2026-09-03, 2026-10-03, then the next business day',
    );
    // 2026-10-12, a Monday, is a holiday in Spain and none in Germany.
    const october = { ...invoice, issuedOn: d('2026-09-12'), terms };
    const at = async (number: string, code: string) =>
      (await workspace.value('invoices.record', { ...october, invoice: number, customer: code }))
        .dueOn;
    expect([await at('DE', 'C1'), await at('ES', 'C3')]).toEqual(['2026-10-12', '2026-10-13']);
  });
});

describe('a due date that is stated', () => {
  const stated = (dueOn: string, grossMinor = 120_000) => ({
    ...invoice,
    due: [{ dueOn: d(dueOn), grossMinor }],
  });

  test('as the terms give it needs no reason', async () => {
    await workspace.value('invoices.record', { ...stated('2026-04-01'), dueReason: 'not needed' });
    expect((await detail()).due).toEqual({
      because: '60 days after 2026-01-31',
      reason: '',
      changes: [],
    });
  });

  test('another one is kept with its reason, beside the rule', async () => {
    await workspace.value('invoices.record', {
      ...stated('2026-04-30'),
      dueReason: 'after the fair',
    });
    expect((await detail()).due).toMatchObject({
      because: '60 days after 2026-01-31',
      reason: 'after the fair',
    });
  });

  test('without terms needs no reason, and has no rule', async () => {
    await workspace.value('invoices.record', { ...stated('2026-04-30'), customer: 'C3' });
    expect((await detail()).due).toMatchObject({ because: null, reason: '' });
  });

  test('later corrections stand beside it, the newest first', async () => {
    await workspace.value('invoices.record', stated('2026-04-01'));
    const [item] = (await detail()).items;
    const itemId = item?.itemId ?? 0;
    for (const [dueOn, reason] of [
      ['2026-04-15', 'by telephone'],
      ['2026-05-15', 'by letter'],
    ] as const)
      await workspace.value('invoices.changeDue', { itemId, dueOn: d(dueOn), reason });
    const { due, items, invoice: row } = await detail();
    expect(due.changes.map((change) => [change.dueOn, change.reason])).toEqual([
      ['2026-05-15', 'by letter'],
      ['2026-04-15', 'by telephone'],
    ]);
    expect([items[0]?.dueOn, row.dueOn]).toEqual(['2026-05-15', '2026-05-15']);
  });
});

test('goods keep their lines; a customer’s purchases are read newest first', async () => {
  const line = { description: 'Roses 60 cm', quantity: '1200', unit: 'pcs', unitPrice: '0.45' };
  await workspace.value('invoices.record', {
    ...invoice,
    deliveredOn: d('2026-02-02'),
    lines: [line, { ...line, description: 'Boxes', netMinor: 1_000, deliveredOn: null }],
  });
  await workspace.value('invoices.record', {
    ...invoice,
    invoice: 'INV-2',
    issuedOn: d('2026-02-28'),
    lines: [{ ...line, description: 'Tulips' }],
  });
  expect((await detail()).lines).toEqual([
    { position: 1, deliveredOn: '2026-02-02', code: '', netMinor: null, ...line },
    {
      ...{ position: 2, deliveredOn: '2026-02-02', code: '', netMinor: 1_000, ...line },
      description: 'Boxes',
    },
  ]);
  const bought = await workspace.value('invoices.goods', { customer: 'C1', limit: 2 });
  expect(bought.total).toBe(3);
  expect(bought.rows.map((row) => [row.invoice, row.description, row.currency])).toEqual([
    ['INV-2', 'Tulips', 'EUR'],
    ['INV-1', 'Roses 60 cm', 'EUR'],
  ]);
});

test('small balances are rests, the smallest first; an invoice nobody paid is none', async () => {
  for (const [number, gross] of [
    ['A', 10_000],
    ['B', 20_000],
    ['C', 50],
  ] as const)
    await workspace.value('invoices.record', { ...invoice, invoice: number, grossMinor: gross });
  const pay = async (number: string, amountMinor: number) => {
    const { items } = await workspace.value('invoices.get', {
      invoice: number,
      asOf: d('2026-03-01'),
    });
    await workspace.value('receipts.record', {
      customer: 'C1',
      receivedOn: d('2026-02-20'),
      currency: 'EUR',
      amountMinor,
      allocate: [{ itemId: items[0]?.itemId ?? 0, amountMinor }],
    });
  };
  await pay('A', 9_940);
  await pay('B', 19_960);
  const rests = await workspace.value('writeOffs.smallBalances', {
    asOf: d('2026-03-01'),
    atMostMinor: 100,
    currency: 'EUR',
  });
  expect(rests.map((rest) => [rest.item, rest.openMinor])).toEqual([
    ['B', 40],
    ['A', 60],
  ]);
  for (const { itemId, openMinor } of rests)
    await workspace.value('writeOffs.record', {
      itemId,
      kind: 'small_balance',
      effectiveOn: d('2026-03-01'),
      amountMinor: openMinor,
      reason: 'less than a stamp',
    });
  const list = await workspace.value('writeOffs.list', { asOf: d('2026-03-01') });
  expect(list.rows.map((row) => [row.number, row.item, row.amountMinor, row.kind])).toEqual([
    ['W-2026-0002', 'A', 60, 'small_balance'],
    ['W-2026-0001', 'B', 40, 'small_balance'],
  ]);
  const { allocations } = await workspace.value('invoices.get', {
    invoice: 'A',
    asOf: d('2026-03-01'),
  });
  expect(allocations).toContainEqual(
    expect.objectContaining({ sourceKind: 'write_off', source: 'W-2026-0002' }),
  );
});

test('a write-off and a refund are reversed by their numbers, and listed as reversed', async () => {
  await workspace.value('invoices.record', invoice);
  const [item] = (await detail()).items;
  await workspace.value('writeOffs.record', {
    itemId: item?.itemId ?? 0,
    effectiveOn: d('2026-03-01'),
    amountMinor: 120_000,
    reason: 'bankrupt',
  });
  const money = { customer: 'C1', receivedOn: d('2026-03-01'), currency: 'EUR', amountMinor: 500 };
  const { number } = await workspace.value('receipts.record', money);
  await workspace.value('refunds.record', {
    sourceKind: 'receipt',
    source: number,
    refundedOn: d('2026-03-02'),
    amountMinor: 500,
    reason: 'not ours',
  });
  for (const [kind, reference] of [
    ['write_off', 'W-2026-0001'],
    ['refund', 'RF-2026-0001'],
  ] as const)
    expect(
      await workspace.value('facts.reverse', {
        kind,
        reference,
        effectiveOn: d('2026-03-05'),
        reason: 'mistake',
      }),
    ).toMatchObject({ kind, reference, effectiveOn: '2026-03-05', reason: 'mistake' });
  const on = async (asOf: string) => [
    (await workspace.value('writeOffs.list', { asOf: d(asOf) })).rows[0]?.reversed,
    (await workspace.value('refunds.list', { asOf: d(asOf) })).rows[0]?.reversed,
    (await workspace.value('receipts.list', { asOf: d(asOf) })).rows[0]?.unallocatedMinor,
  ];
  expect(await on('2026-03-04')).toEqual([false, false, 0]);
  expect(await on('2026-03-05')).toEqual([true, true, 500]);
});
