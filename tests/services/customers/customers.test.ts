/** Customers: the list, one of them with all that happened, and saving a profile. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isoDateOf as d } from '../../../src/domain/dates.ts';
import {
  allocation,
  creditNote,
  customer,
  invoice,
  receipt,
} from '../../harness/scenario/scenario-drafts.ts';
import {
  instantAt,
  testWorkspace,
  type TestWorkspace,
} from '../../harness/scenario/scenario-workspace.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace();
  workspace.setNow('2026-03-01T12:00');
  await workspace.record({
    customers: [
      customer('007', 'Bond & Co', 'GB'),
      customer('C2', 'Quiet SA', 'FR'),
      customer('C3', 'Müller GmbH', 'DE'),
    ],
    invoices: [
      invoice('I-1', '007', '2026-01-10', 'EUR', [
        ['2026-02-10', 60_000],
        ['2026-03-10', 60_000],
      ]),
      invoice('I-2', '007', '2026-01-20', 'USD', [['2025-12-01', 7_000]]),
      invoice('I-3', 'C3', '2026-01-20', 'EUR', [['2026-01-21', 500]]),
    ],
    receipts: [receipt('R-1', '007', '2026-02-12', 'EUR', 50_000)],
    creditNotes: [creditNote('N-1', '007', '2026-02-20', 'USD', 700)],
    allocations: [allocation('R-1', 'I-1', 1, '2026-02-12', 40_000)],
    disputes: [{ invoice: 'I-2', openedOn: d('2026-02-01'), reason: 'short delivery' }],
  });
});
afterEach(() => workspace.dispose());
const asOf = d('2026-03-01');

describe('the list', () => {
  test('has everybody, by code, with balances a currency', async () => {
    const rows = await workspace.value('customers.list', { asOf });
    expect(rows).toEqual([
      {
        customer: '007',
        name: 'Bond & Co',
        country: 'GB',
        openItems: 3,
        oldestDaysPastDue: 90,
        disputedItems: 1,
        lastReceiptOn: '2026-02-12',
        lastLetterOn: null,
        balances: [
          {
            currency: 'EUR',
            outstandingMinor: 80_000,
            overdueMinor: 20_000,
            onAccountMinor: 10_000,
            netMinor: 70_000,
            openItems: 2,
            oldestDaysPastDue: 19,
            disputedItems: 0,
          },
          {
            currency: 'USD',
            outstandingMinor: 7_000,
            overdueMinor: 7_000,
            onAccountMinor: 700,
            netMinor: 6_300,
            openItems: 1,
            oldestDaysPastDue: 90,
            disputedItems: 1,
          },
        ],
      },
      {
        customer: 'C2',
        name: 'Quiet SA',
        country: 'FR',
        openItems: 0,
        oldestDaysPastDue: 0,
        disputedItems: 0,
        lastReceiptOn: null,
        lastLetterOn: null,
        balances: [],
      },
      {
        customer: 'C3',
        name: 'Müller GmbH',
        country: 'DE',
        openItems: 1,
        oldestDaysPastDue: 39,
        disputedItems: 0,
        lastReceiptOn: null,
        lastLetterOn: null,
        balances: [
          {
            currency: 'EUR',
            outstandingMinor: 500,
            overdueMinor: 500,
            onAccountMinor: 0,
            netMinor: 500,
            openItems: 1,
            oldestDaysPastDue: 39,
            disputedItems: 0,
          },
        ],
      },
    ]);
  });

  test('agrees with the aging report on every day', async () => {
    for (const day of ['2026-01-15', '2026-02-11', '2026-02-12', '2026-02-20', '2026-03-11']) {
      const rows = await workspace.value('customers.list', { asOf: d(day) });
      const report = await workspace.value('aging.report', { asOf: d(day) });
      const fromList = rows.flatMap((row) =>
        row.balances.map((one) => [
          row.customer,
          one.currency,
          one.outstandingMinor,
          one.onAccountMinor,
        ]),
      );
      const fromReport = report.rows.map((row) => [
        row.customer,
        row.currency,
        row.outstandingMinor,
        row.onAccountMinor,
      ]);
      expect(fromList.sort()).toEqual(fromReport.sort());
    }
  });

  test('a returned receipt is no last receipt; as it was known before, it is', async () => {
    workspace.setNow('2026-03-05T10:00');
    await workspace.value('facts.reverse', {
      kind: 'receipt',
      reference: 'R-1',
      effectiveOn: d('2026-03-02'),
      reason: 'returned',
    });
    const last = async (knownAt: string | null) =>
      (
        await workspace.value('customers.list', {
          asOf: d('2026-03-05'),
          knownAt: knownAt === null ? null : instantAt(knownAt),
        })
      ).find((row) => row.customer === '007')?.lastReceiptOn;
    expect(await last(null)).toBeNull();
    expect(await last('2026-03-04T00:00')).toBe('2026-02-12');
  });

  test('known at a moment before the customers were recorded, there are none', async () => {
    expect(
      await workspace.value('customers.list', { asOf, knownAt: instantAt('2026-02-01T00:00') }),
    ).toEqual([]);
  });
});

describe('one customer', () => {
  test('profile, balances, open items and on account agree with each other', async () => {
    const detail = await workspace.value('customers.get', { customer: '007', asOf });
    expect(detail.profile).toMatchObject({
      customer: '007',
      name: 'Bond & Co',
      country: 'GB',
      kind: 'company',
    });
    expect(
      detail.openItems.map((item) => [item.item, item.openMinor, item.daysPastDue, item.disputed]),
    ).toEqual([
      ['I-2', 7_000, 90, true],
      ['I-1 (1/2)', 20_000, 19, false],
      ['I-1 (2/2)', 60_000, 0, false],
    ]);
    expect(
      detail.onAccount.map((one) => [one.kind, one.number, one.amountMinor, one.unallocatedMinor]),
    ).toEqual([
      ['receipt', 'R-1', 50_000, 10_000],
      ['credit_note', 'N-1', 700, 700],
    ]);
    const row = (await workspace.value('customers.list', { asOf })).find(
      (one) => one.customer === '007',
    );
    expect(row?.balances).toMatchObject(detail.balances);
  });

  test('the timeline is one stream, newest first, of that customer only', async () => {
    const { total, rows } = await workspace.value('customers.timeline', { customer: '007', asOf });
    expect(total).toBe(7);
    expect(
      rows.map((one) => [
        one.effectiveOn,
        one.kind,
        one.reference,
        one.amountMinor,
        one.before,
        one.to,
        one.note,
      ]),
    ).toEqual([
      ['2026-02-20', 'credit_note', 'N-1', 700, '', '', ''],
      ['2026-02-12', 'allocation', 'I-1 (1/2)', 40_000, 'R-1', '', ''],
      ['2026-02-12', 'receipt', 'R-1', 50_000, '', '', ''],
      ['2026-02-01', 'dispute', 'I-2', null, '', '', 'short delivery'],
      ['2026-01-20', 'invoice', 'I-2', 7_000, '', '2025-12-01', ''],
      ['2026-01-10', 'invoice', 'I-1', 120_000, '', '2026-03-10', ''],
      ['2026-01-01', 'customer', '', null, '', '', 'Bond & Co'],
    ]);
    expect(new Set(rows.map((one) => one.id)).size).toBe(7);
    const second = await workspace.value('customers.timeline', {
      customer: '007',
      asOf,
      kinds: ['invoice', 'receipt'],
      offset: 1,
      limit: 1,
    });
    expect(second).toEqual({ total: 3, rows: [rows[4]] });
  });

  test('corrections stand in the stream beside what they correct, when they are known', async () => {
    workspace.setNow('2026-03-05T10:00');
    await workspace.value('facts.reverse', {
      kind: 'receipt',
      reference: 'R-1',
      effectiveOn: d('2026-03-02'),
      reason: 'returned by the bank',
    });
    await workspace.value('disputes.resolve', {
      disputeId: 1,
      resolvedOn: d('2026-03-04'),
      resolution: 'agreed',
    });
    const newest = async (knownAt: string | null, day = '2026-03-05') => {
      const { rows } = await workspace.value('customers.timeline', {
        customer: '007',
        asOf: d(day),
        knownAt: knownAt === null ? null : instantAt(knownAt),
        limit: 3,
      });
      return rows.map((one) => [one.kind, one.reference, one.note, one.reversed]);
    };
    expect(await newest(null)).toEqual([
      ['dispute_resolved', 'I-2', 'agreed', false],
      ['reversal', 'R-1', 'returned by the bank', false],
      ['credit_note', 'N-1', '', false],
    ]);
    expect(await newest(null, '2026-03-03')).toEqual([
      ['reversal', 'R-1', 'returned by the bank', false],
      ['credit_note', 'N-1', '', false],
      ['allocation', 'I-1 (1/2)', '', true],
    ]);
    expect(await newest('2026-03-04T00:00')).toEqual([
      ['credit_note', 'N-1', '', false],
      ['allocation', 'I-1 (1/2)', '', false],
      ['receipt', 'R-1', '', false],
    ]);
  });

  test('an unknown code, or one that was not known yet, says so', async () => {
    const refused = await workspace.refusal('customers.get', { customer: '7', asOf });
    expect(refused).toMatchObject({ code: 'not_found', at: 'customer' });
    expect(refused.message).toContain('"7"');
    const early = await workspace.refusal('customers.get', {
      customer: '007',
      asOf,
      knownAt: instantAt('2026-02-01T00:00'),
    });
    expect(early.message).toContain('at that moment');
    expect(await workspace.refusal('customers.timeline', { customer: '7', asOf })).toEqual(refused);
  });
});

describe('saving', () => {
  test('a change counts from today; reports of before keep the old profile', async () => {
    workspace.setNow('2026-03-10T09:00');
    await workspace.value('customers.save', {
      customer: 'C3',
      name: 'Müller & Sohn',
      country: 'AT',
      language: 'de',
    });
    const at = async (day: string) =>
      (await workspace.value('customers.get', { customer: 'C3', asOf: d(day) })).profile;
    expect(await at('2026-03-10')).toMatchObject({
      name: 'Müller & Sohn',
      country: 'AT',
      language: 'de',
    });
    expect(await at('2026-03-09')).toMatchObject({
      name: 'Müller GmbH',
      country: 'DE',
      language: null,
    });
    const { versions } = await workspace.value('customers.get', {
      customer: 'C3',
      asOf: d('2026-03-10'),
    });
    expect(versions.map((one) => [one.effectiveOn, one.name])).toEqual([
      ['2026-03-10', 'Müller & Sohn'],
      ['2026-01-01', 'Müller GmbH'],
    ]);
  });

  test('a new code is a new customer, kept as it is written', async () => {
    const saved = await workspace.value('customers.save', { customer: '0007', name: ' Another ' });
    expect(saved).toMatchObject({
      customer: '0007',
      name: 'Another',
      kind: 'company',
      creditLimitMinor: null,
    });
    expect((await workspace.value('customers.list', { asOf })).map((row) => row.customer)).toEqual([
      '0007',
      '007',
      'C2',
      'C3',
    ]);
  });

  test.each([
    ['no name', { customer: 'X', name: '  ' }],
    ['no code', { customer: '', name: 'X' }],
    ['a country in words', { customer: 'X', name: 'X', country: 'Spain' }],
    ['a credit limit without its currency', { customer: 'X', name: 'X', creditLimitMinor: 100 }],
    [
      'a negative credit limit',
      { customer: 'X', name: 'X', currency: 'EUR', creditLimitMinor: -1 },
    ],
  ])('refuses %s', async (_, input) => {
    expect((await workspace.refusal('customers.save', input)).code).toBe('invalid_input');
    expect(await workspace.value('customers.list', { asOf })).toHaveLength(3);
  });
});
