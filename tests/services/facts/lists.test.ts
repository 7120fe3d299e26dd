/** The ledger as lists: moments, search, pages, one invoice with everything behind it. */
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
    customers: [customer('C1', 'Müller GmbH', 'DE'), customer('C2', '50% Off_Shop', 'ES')],
    invoices: [
      invoice('I-1', 'C1', '2026-01-10', 'EUR', [
        ['2026-02-10', 100],
        ['2026-03-10', 200],
      ]),
      invoice('I-2', 'C2', '2026-01-20', 'EUR', [['2026-02-28', 50]]),
      invoice('I-3', 'C2', '2026-02-20', 'EUR', [['2026-02-28', 70]]),
    ],
    receipts: [
      receipt('R-1', 'C1', '2026-02-12', 'EUR', 500),
      receipt('R-2', 'C2', '2026-02-25', 'EUR', 50),
    ],
    creditNotes: [creditNote('N-1', 'C2', '2026-02-20', 'EUR', 30)],
    allocations: [
      allocation('R-1', 'I-1', 1, '2026-02-12', 100),
      allocation('R-2', 'I-2', 1, '2026-02-25', 50),
      allocation('N-1', 'I-3', 1, '2026-02-21', 30, 'credit_note'),
    ],
    disputes: [{ invoice: 'I-3', openedOn: d('2026-02-22'), reason: 'wrong colour' }],
  });
});
afterEach(() => workspace.dispose());
const asOf = d('2026-03-01');

describe('invoices', () => {
  test('newest first, with what is open of each', async () => {
    expect(await workspace.value('invoices.list', { asOf })).toEqual({
      total: 3,
      rows: [
        {
          invoiceId: 3,
          kind: 'invoice',
          invoice: 'I-3',
          customer: 'C2',
          name: '50% Off_Shop',
          issuedOn: '2026-02-20',
          dueOn: '2026-02-28',
          currency: 'EUR',
          grossMinor: 70,
          openMinor: 40,
          instalments: 1,
          disputed: true,
          reversed: false,
          batchId: null,
        },
        {
          invoiceId: 2,
          kind: 'invoice',
          invoice: 'I-2',
          customer: 'C2',
          name: '50% Off_Shop',
          issuedOn: '2026-01-20',
          dueOn: '2026-02-28',
          currency: 'EUR',
          grossMinor: 50,
          openMinor: 0,
          instalments: 1,
          disputed: false,
          reversed: false,
          batchId: null,
        },
        {
          invoiceId: 1,
          kind: 'invoice',
          invoice: 'I-1',
          customer: 'C1',
          name: 'Müller GmbH',
          issuedOn: '2026-01-10',
          dueOn: '2026-03-10',
          currency: 'EUR',
          grossMinor: 300,
          openMinor: 200,
          instalments: 2,
          disputed: false,
          reversed: false,
          batchId: null,
        },
      ],
    });
  });

  const numbers = async (input: Record<string, unknown>) => {
    const { total, rows } = await workspace.value('invoices.list', { asOf, ...input });
    return [total, ...rows.map((row) => row.invoice)];
  };

  test.each([
    ['only open', { onlyOpen: true }, [2, 'I-3', 'I-1']],
    [
      'only open, before the credit note',
      { onlyOpen: true, asOf: '2026-02-20' },
      [3, 'I-3', 'I-2', 'I-1'],
    ],
    ['by number', { search: 'i-2' }, [1, 'I-2']],
    ['by name', { search: 'müll' }, [1, 'I-1']],
    ['by code', { search: 'C2' }, [2, 'I-3', 'I-2']],
    ['a sign of the database is a plain sign', { search: '%' }, [2, 'I-3', 'I-2']],
    ['underscore too', { search: '_' }, [2, 'I-3', 'I-2']],
    ['backslash too', { search: '\\' }, [0]],
    ['a quote', { search: "' or 1=1 --" }, [0]],
    ['one customer', { customer: 'C1' }, [1, 'I-1']],
    ['one customer and a search that misses', { customer: 'C1', search: 'I-2' }, [0]],
    ['a page', { offset: 1, limit: 1 }, [3, 'I-2']],
    ['beyond the end', { offset: 9 }, [3]],
    ['before they were issued', { asOf: '2026-01-09' }, [0]],
    ['before they were known', { knownAt: '2026-03-01T11:59:59.999Z' }, [0]],
  ])('%s', async (_, input, expected) => {
    expect(await numbers(input)).toEqual(expected);
  });

  test('only open, as it was known before a receipt came', async () => {
    workspace.setNow('2026-03-10T09:00');
    await workspace.value('receipts.record', {
      customer: 'C1',
      receivedOn: d('2026-02-25'),
      currency: 'EUR',
      amountMinor: 200,
      allocate: 'oldest',
    });
    expect(await numbers({ onlyOpen: true })).toEqual([1, 'I-3']);
    expect(await numbers({ onlyOpen: true, knownAt: instantAt('2026-03-09T00:00') })).toEqual([
      2,
      'I-3',
      'I-1',
    ]);
  });
});

describe('one invoice', () => {
  test('with its instalments, allocations, disputes', async () => {
    const detail = await workspace.value('invoices.get', { invoice: 'I-3', asOf });
    expect(detail).toMatchObject({
      invoice: { invoice: 'I-3', openMinor: 40, disputed: true },
      items: [{ item: 'I-3', dueOn: '2026-02-28', grossMinor: 70, openMinor: 40, daysPastDue: 1 }],
      allocations: [{ sourceKind: 'credit_note', source: 'N-1', item: 'I-3', amountMinor: 30 }],
      disputes: [{ reason: 'wrong colour', openedOn: '2026-02-22', resolvedOn: null }],
      letters: [],
      recordedAt: '2026-03-01T12:00:00.000Z',
    });
    const before = await workspace.value('invoices.get', { invoice: 'I-3', asOf: d('2026-02-20') });
    expect(before).toMatchObject({
      invoice: { openMinor: 70, disputed: false },
      allocations: [],
      disputes: [],
    });
  });

  test('open of the invoice is the sum of its items, on every day', async () => {
    for (const day of ['2026-01-10', '2026-02-11', '2026-02-12', '2026-03-11']) {
      const { invoice: whole, items } = await workspace.value('invoices.get', {
        invoice: 'I-1',
        asOf: d(day),
      });
      expect(items.reduce((all, item) => all + item.openMinor, 0)).toBe(whole.openMinor);
    }
  });

  test('reversed: it stays readable, and the new one under the number comes first', async () => {
    await workspace.value('facts.reverse', {
      kind: 'invoice',
      reference: 'I-3',
      effectiveOn: d('2026-02-20'),
      reason: 'typo',
    });
    expect(await workspace.value('invoices.get', { invoice: 'I-3', asOf })).toMatchObject({
      invoice: { reversed: true, openMinor: 0 },
      allocations: expect.arrayContaining([
        expect.objectContaining({ sourceKind: 'reversal', source: 'typo', amountMinor: 70 }),
        expect.objectContaining({ sourceKind: 'credit_note', source: 'N-1', amountMinor: -30 }),
      ]),
    });
    await workspace.record({
      invoices: [invoice('I-3', 'C2', '2026-02-20', 'EUR', [['2026-02-28', 71]])],
    });
    expect(await workspace.value('invoices.get', { invoice: 'I-3', asOf })).toMatchObject({
      invoice: { reversed: false, openMinor: 71 },
    });
    expect((await workspace.value('invoices.list', { asOf, search: 'I-3' })).total).toBe(2);
  });

  test('unknown, or not issued yet', async () => {
    expect((await workspace.refusal('invoices.get', { invoice: 'I-9', asOf })).code).toBe(
      'not_found',
    );
    expect(
      (await workspace.refusal('invoices.get', { invoice: 'I-3', asOf: d('2026-02-19') })).code,
    ).toBe('not_found');
  });
});

describe('receipts, credit notes, allocations, disputes', () => {
  test('receipts and credit notes with what is left on the day', async () => {
    const left = async (day: string) =>
      (await workspace.value('receipts.list', { asOf: d(day) })).rows.map((row) => [
        row.number,
        row.unallocatedMinor,
      ]);
    expect(await left('2026-03-01')).toEqual([
      ['R-2', 0],
      ['R-1', 400],
    ]);
    expect(await left('2026-02-24')).toEqual([['R-1', 400]]);
    const notes = await workspace.value('creditNotes.list', { asOf: d('2026-02-20') });
    expect(notes.rows).toMatchObject([{ number: 'N-1', amountMinor: 30, unallocatedMinor: 30 }]);
    expect((await workspace.value('creditNotes.list', { asOf, customer: 'C1' })).total).toBe(0);
  });

  test('allocations by invoice, source or customer', async () => {
    const found = async (search: string) =>
      (await workspace.value('allocations.list', { asOf, search })).rows.map(
        (row) => `${row.source}>${row.item}`,
      );
    expect(await found('')).toEqual(['R-2>I-2', 'N-1>I-3', 'R-1>I-1 (1/2)']);
    expect(await found('I-1')).toEqual(['R-1>I-1 (1/2)']);
    expect(await found('N-1')).toEqual(['N-1>I-3']);
    expect(await found('50%')).toEqual(['R-2>I-2', 'N-1>I-3']);
    expect((await workspace.value('allocations.list', { asOf, customer: 'C1' })).total).toBe(1);
  });

  test('a reversed receipt shows what it took back, without an item where it closed itself', async () => {
    await workspace.value('facts.reverse', {
      kind: 'receipt',
      reference: 'R-1',
      effectiveOn: asOf,
      reason: 'returned',
    });
    const { rows } = await workspace.value('allocations.list', { asOf, customer: 'C1' });
    expect(rows.map((row) => [row.source, row.item, row.amountMinor])).toEqual(
      expect.arrayContaining([
        ['R-1', 'I-1 (1/2)', 100],
        ['R-1', 'I-1 (1/2)', -100],
        ['R-1', null, 500],
      ]),
    );
    expect(rows).toHaveLength(3);
    expect(
      (await workspace.value('reversals.list', { asOf, search: 'müller' })).rows.map(
        (row) => row.reference,
      ),
    ).toEqual(['R-1']);
    expect((await workspace.value('reversals.list', { asOf, customer: 'C2' })).total).toBe(0);
  });

  test('disputes with their end, as of the day', async () => {
    workspace.setNow('2026-03-02T09:00');
    const { rows } = await workspace.value('disputes.list', { asOf });
    expect(rows).toMatchObject([
      {
        invoice: 'I-3',
        customer: 'C2',
        openedOn: '2026-02-22',
        reason: 'wrong colour',
        resolvedOn: null,
      },
    ]);
    await workspace.value('disputes.resolve', {
      disputeId: rows[0]?.disputeId ?? 0,
      resolvedOn: d('2026-02-27'),
      resolution: 'agreed',
    });
    const end = async (day: string, knownAt: string | null = null) =>
      (
        await workspace.value('disputes.list', {
          asOf: d(day),
          knownAt: knownAt === null ? null : instantAt(knownAt),
        })
      ).rows[0]?.resolution;
    expect(await end('2026-03-01')).toBe('agreed');
    expect(await end('2026-02-26')).toBeNull();
    expect(await end('2026-03-01', '2026-03-02T08:00')).toBeNull();
  });
});

test('the journal is a page of entries, newest first', async () => {
  const { total, rows } = await workspace.value('journal.list', { limit: 1 });
  expect(total).toBe(2);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    seq: 2,
    command: 'test.record',
    actor: 'tester',
    recordedAt: '2026-03-01T12:00:00.000Z',
  });
  expect(rows[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
});
