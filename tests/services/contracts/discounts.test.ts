/** What became of early-payment discounts: given, lost, open, whose, with which receipt, how much. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallInput, CallOutput } from '../../../src/contract/api.ts';
import { isoDateOf as d, type Instant } from '../../../src/domain/dates.ts';
import {
  customer,
  invoice as invoiceDraft,
  receipt,
} from '../../harness/scenario/scenario-drafts.ts';
import { testWorkspace, type TestWorkspace } from '../../harness/scenario/scenario-workspace.ts';

const TERMS = {
  kind: 'net_days',
  days: 30,
  discount: { percentBp: 200, days: 10, base: 'invoice_date' },
} as const;

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await testWorkspace();
  workspace.setNow('2026-02-01T12:00');
  await workspace.record({
    customers: [customer('C1', 'Petalo SL', 'ES'), customer('C2', 'Ñandú Vajilla SA', 'ES')],
  });
  await invoice('GIVEN', '2026-02-01', 100_000);
  await invoice('PAID-WHOLE', '2026-02-02', 50_000, { customer: 'C2' });
  await invoice('WAITED', '2026-02-03', 33_333);
  await invoice('NONE', '2026-02-01', 10_000, { terms: { kind: 'net_days', days: 30 } });
  await invoice('OPEN', '2026-02-20', 70_000, { currency: 'USD' });
  await invoice('MARCH', '2026-02-21', 10_000);
  workspace.setNow('2026-02-22T12:00');
  await pay('R-1', 'GIVEN', '2026-02-10', 98_000);
  await give('GIVEN', '2026-02-10', 2_000);
  await pay('R-2', 'PAID-WHOLE', '2026-02-10', 50_000, 'C2');
});
afterEach(() => workspace.dispose());

const invoice = (number: string, issuedOn: string, grossMinor: number, more: object = {}) =>
  workspace.value('invoices.record', {
    kind: 'invoice',
    invoice: number,
    customer: 'C1',
    issuedOn: d(issuedOn),
    currency: 'EUR',
    grossMinor,
    terms: TERMS,
    ...more,
  });

const itemOf = async (number: string): Promise<number> =>
  (await workspace.value('invoices.get', { asOf: d('2026-12-31'), invoice: number })).items[0]
    ?.itemId ?? 0;

async function pay(
  receiptNumber: string,
  number: string,
  on: string,
  amountMinor: number,
  of = 'C1',
): Promise<void> {
  await workspace.record({ receipts: [receipt(receiptNumber, of, on, 'EUR', amountMinor)] });
  await workspace.value('allocations.record', {
    sourceKind: 'receipt',
    source: receiptNumber,
    itemId: await itemOf(number),
    effectiveOn: d(on),
    amountMinor,
  });
}

const give = async (number: string, on: string, amountMinor: number) =>
  workspace.value('writeOffs.record', {
    itemId: await itemOf(number),
    kind: 'discount',
    effectiveOn: d(on),
    amountMinor,
    reason: 'paid within ten days',
  });

type Question = Partial<CallInput<'terms.discounts'>>;
const asked = (more: Question = {}): Promise<CallOutput<'terms.discounts'>> =>
  workspace.value('terms.discounts', { asOf: d('2026-02-22'), from: d('2026-01-01'), ...more });
const span = async (from: string, to: string | null, more: Question = {}) =>
  (await asked({ from: d(from), to: to === null ? null : d(to), ...more })).rows.map((row) => [
    row.invoice,
    row.currency,
    row.offeredMinor,
    row.givenMinor,
    row.untilOn,
    row.state,
  ]);
const names = async (more: Question = {}) => (await asked(more)).rows.map((row) => row.invoice);

const GIVEN = ['GIVEN', 'EUR', 2_000, 2_000, '2026-02-11', 'given'];
const PAID_WHOLE = ['PAID-WHOLE', 'EUR', 1_000, 0, '2026-02-12', 'lost'];
const WAITED = ['WAITED', 'EUR', 667, 0, '2026-02-13', 'lost'];
const OPEN = ['OPEN', 'USD', 1_400, 0, '2026-03-02', 'open'];
const MARCH = ['MARCH', 'EUR', 200, 0, '2026-03-03', 'open'];

test('given, lost and open, newest last day first', async () => {
  expect(await span('2026-02-01', '2026-03-02')).toEqual([OPEN, WAITED, PAID_WHOLE, GIVEN]);
});

test('without an end those still open are in', async () => {
  expect(await span('2026-02-12', null)).toEqual([MARCH, OPEN, WAITED, PAID_WHOLE]);
});

test('the spans are inclusive and do not overlap: two months add up to both', async () => {
  expect(await span('2026-02-11', '2026-02-11')).toEqual([GIVEN]);
  expect([
    ...(await span('2026-03-01', '2026-03-31')),
    ...(await span('2026-02-01', '2026-02-28')),
  ]).toEqual(await span('2026-02-01', '2026-03-31'));
});

test('the day after its last day an open one is lost', async () => {
  const later = { asOf: d('2026-03-03') };
  expect(await span('2026-03-02', '2026-03-03', later)).toEqual([
    MARCH,
    ['OPEN', 'USD', 1_400, 0, '2026-03-02', 'lost'],
  ]);
});

test('whose it is, and the receipt that took it', async () => {
  const { rows } = await asked();
  expect(rows.find((row) => row.invoice === 'GIVEN')).toEqual({
    invoice: 'GIVEN',
    customer: 'C1',
    name: 'Petalo SL',
    issuedOn: '2026-02-01',
    currency: 'EUR',
    grossMinor: 100_000,
    offeredMinor: 2_000,
    givenMinor: 2_000,
    lostMinor: 0,
    untilOn: '2026-02-11',
    state: 'given',
    isConcession: false,
    isSettled: true,
    receipt: 'R-1',
    receivedOn: '2026-02-10',
  });
  const came = (number: string) => {
    const row = rows.find((one) => one.invoice === number);
    return [row?.customer, row?.receipt, row?.receivedOn, row?.isSettled, row?.lostMinor];
  };
  expect(came('PAID-WHOLE')).toEqual(['C2', 'R-2', '2026-02-10', true, 1_000]);
  expect(came('WAITED')).toEqual(['C1', null, null, false, 667]);
  expect(came('OPEN')).toEqual(['C1', null, null, false, 0]);
});

test('of several receipts the last; one that was taken back is none', async () => {
  await pay('R-3', 'WAITED', '2026-02-15', 10_000);
  await pay('R-4', 'WAITED', '2026-02-18', 10_000);
  const receiptOf = async () => (await asked({ search: 'WAITED' })).rows.map((row) => row.receipt);
  expect(await receiptOf()).toEqual(['R-4']);
  await workspace.value('facts.reverse', {
    kind: 'receipt',
    reference: 'R-4',
    effectiveOn: d('2026-02-19'),
    reason: 'returned by the bank',
  });
  expect(await receiptOf()).toEqual(['R-3']);
  expect((await asked({ search: 'WAITED', asOf: d('2026-02-18') })).rows[0]?.receipt).toBe('R-4');
});

test('the receipt that took the discount goes before a later one', async () => {
  await workspace.record({
    invoices: [
      {
        ...invoiceDraft('PARTS', 'C1', '2026-02-04', 'EUR', [['2026-03-06', 20_000]]),
        terms: '2 % 10 days, net 30',
      },
    ],
    receipts: [receipt('R-5', 'C1', '2026-02-09', 'EUR', 9_800)],
    writeOffs: [
      {
        number: 'W-PARTS',
        kind: 'discount',
        invoice: 'PARTS',
        position: 1,
        effectiveOn: d('2026-02-09'),
        amountMinor: 200,
        reason: 'half of it paid early',
        receipt: 'R-5',
      },
    ],
    allocations: [
      {
        sourceKind: 'receipt',
        source: 'R-5',
        invoice: 'PARTS',
        position: 1,
        effectiveOn: d('2026-02-09'),
        amountMinor: 9_800,
      },
    ],
  });
  await pay('R-6', 'PARTS', '2026-02-20', 10_000);
  expect((await asked({ search: 'parts' })).rows[0]).toMatchObject({
    state: 'given',
    offeredMinor: 400,
    givenMinor: 200,
    lostMinor: 200,
    isConcession: false,
    receipt: 'R-5',
    receivedOn: '2026-02-09',
  });
});

test('totals of each currency, of every state whatever is listed', async () => {
  const totals = [
    {
      currency: 'EUR',
      offeredMinor: 3_867,
      givenMinor: 2_000,
      lostMinor: 1_667,
      openMinor: 200,
      invoices: { given: 1, lost: 2, open: 1 },
    },
    {
      currency: 'USD',
      offeredMinor: 1_400,
      givenMinor: 0,
      lostMinor: 0,
      openMinor: 1_400,
      invoices: { given: 0, lost: 0, open: 1 },
    },
  ];
  expect((await asked()).totals).toEqual(totals);
  const lost = await asked({ state: 'lost' });
  expect(lost.totals).toEqual(totals);
  expect([lost.total, lost.rows.map((row) => row.invoice)]).toEqual([2, ['WAITED', 'PAID-WHOLE']]);
});

test.each<[string, Question, string[]]>([
  ['a state', { state: 'open' }, ['MARCH', 'OPEN']],
  ['a number', { search: 'paid-' }, ['PAID-WHOLE']],
  ['a name, without its accents', { search: 'nandu' }, ['PAID-WHOLE']],
  ['one customer', { customer: 'C1', state: 'lost' }, ['WAITED']],
  ['a page', { offset: 1, limit: 2 }, ['OPEN', 'WAITED']],
  ['a page beyond the end', { offset: 50 }, []],
])('narrowed to %s', async (_what, question, expected) => {
  expect(await names(question)).toEqual(expected);
});

test('on an earlier day, and as it was known then', async () => {
  const then = { asOf: d('2026-02-10') };
  expect(await span('2026-02-01', null, then)).toEqual([
    ['WAITED', 'EUR', 667, 0, '2026-02-13', 'open'],
    PAID_WHOLE,
    GIVEN,
  ]);
  // The money came on the tenth and was written down on the 22nd.
  expect(
    await span('2026-02-01', null, { ...then, knownAt: '2026-02-12T00:00:00.000Z' as Instant }),
  ).toEqual([
    ['WAITED', 'EUR', 667, 0, '2026-02-13', 'open'],
    ['PAID-WHOLE', 'EUR', 1_000, 0, '2026-02-12', 'open'],
    ['GIVEN', 'EUR', 2_000, 0, '2026-02-11', 'open'],
  ]);
});

test('what is recorded after the question was asked is in the next answer', async () => {
  expect((await asked({ search: 'WAITED' })).rows[0]?.givenMinor).toBe(0);
  await give('WAITED', '2026-02-20', 667);
  expect((await asked({ search: 'WAITED' })).rows[0]).toMatchObject({
    state: 'given',
    givenMinor: 667,
    isConcession: true,
  });
});

test('one that was conceded without having been offered stands on the day of its invoice', async () => {
  await give('NONE', '2026-02-20', 300);
  expect(await span('2026-02-01', '2026-02-01')).toEqual([
    ['NONE', 'EUR', 0, 300, '2026-02-01', 'given'],
  ]);
});

test('a discount that is taken back is no longer given; of a reversed invoice nothing is offered', async () => {
  const { rows } = await workspace.value('writeOffs.list', { asOf: d('2026-03-01') });
  await workspace.value('facts.reverse', {
    kind: 'write_off',
    reference: rows[0]?.number ?? '',
    effectiveOn: d('2026-02-21'),
    reason: 'paid too late',
  });
  await workspace.value('facts.reverse', {
    kind: 'invoice',
    reference: 'WAITED',
    effectiveOn: d('2026-02-21'),
    reason: 'written twice',
  });
  expect(await span('2026-02-11', '2026-02-13')).toEqual([
    PAID_WHOLE,
    ['GIVEN', 'EUR', 2_000, 0, '2026-02-11', 'lost'],
  ]);
});

test('of a merged customer they are the survivor’s', async () => {
  await workspace.value('customers.merge', { from: 'C2', into: 'C1', reason: 'the same shop' });
  expect((await asked({ search: 'PAID-WHOLE' })).rows[0]?.customer).toBe('C1');
  expect(await names({ customer: 'C1', state: 'lost' })).toEqual(['WAITED', 'PAID-WHOLE']);
});
