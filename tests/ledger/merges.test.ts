/** Two customers that are one: what every list says before, while and after. */
import { expect, test } from 'vitest';
import type { Instant } from '../../src/domain/dates.ts';
import {
  mergeCustomers,
  unmergeCustomers,
} from '../../src/ledger/commands/customers/merge-customers.ts';
import { recordAlias } from '../../src/ledger/commands/customers/record-alias.ts';
import { reverseFacts } from '../../src/ledger/facts/reverse.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { agingBoundaries } from '../../src/domain/aging.ts';
import { agingMatrix } from '../../src/ledger/queries/aging/aging-matrix.ts';
import { itemViews } from '../../src/ledger/queries/aging/item-views.ts';
import { onAccountSums } from '../../src/ledger/queries/aging/on-account.ts';
import { bareItems, openItems } from '../../src/ledger/queries/case/open-items.ts';
import { matchPayers } from '../../src/ledger/queries/bank/match-facts.ts';
import { lastReceipts } from '../../src/ledger/queries/customers/customer-last-dates.ts';
import {
  customerAliases,
  customerMerges,
} from '../../src/ledger/queries/customers/customer-profile.ts';
import { openBalances } from '../../src/ledger/queries/customers/customer-balances.ts';
import { customerTimeline } from '../../src/ledger/queries/customers/timeline/timeline.ts';
import { customersAt } from '../../src/ledger/queries/customers/customers-at.ts';
import { search } from '../../src/ledger/queries/workspace/search.ts';
import { allocationList } from '../../src/ledger/queries/facts/lists/allocation-list.ts';
import { invoiceList } from '../../src/ledger/queries/facts/lists/invoice-list.ts';
import { liveDocuments } from '../../src/ledger/queries/facts/live-documents.ts';
import { receiptList } from '../../src/ledger/queries/facts/lists/receipt-list.ts';
import { verifyLedger } from '../../src/ledger/safety/verify.ts';
import {
  allocation,
  command,
  customer,
  day,
  invoice,
  receipt,
  record,
  tempLedger,
  tickingClock,
} from './fixture.ts';

const ASOF = day('2026-06-30');
const LIST = { search: '', customer: null, offset: 0, limit: 50, asOf: ASOF };
const BOUNDARIES = agingBoundaries(ASOF, [30, 60, 90]);

/** What lists say of whom, in one object: the two pictures are compared as a whole. */
const picture = (ledger: Ledger, knownAt: Instant | null = null) =>
  ledger.read(async (db) => {
    const moment = { asOf: ASOF, knownAt };
    return {
      customers: (await customersAt(db, moment)).map((row) => row.code),
      aging: (await agingMatrix(db, moment, 'due', BOUNDARIES, null))
        .map((row) => [row.customerId, row.amountsMinor.reduce((a, b) => a + b, 0)])
        .sort(),
      items: (await openItems(db, moment)).map((row) => [row.invoice, row.customerId]).sort(),
      views: (await itemViews(db, moment)).map((row) => [row.invoice, row.customer, row.name]),
      onAccount: (await onAccountSums(db, moment, null))
        .map((row) => [row.customerId, row.unallocatedMinor])
        .sort(),
      balances: (await openBalances(db, moment))
        .map((row) => [row.customerId, row.outstandingMinor])
        .sort(),
      invoices: (await invoiceList(db, { ...LIST, ...moment, onlyOpen: false })).rows.map((row) => [
        row.invoice,
        row.customer,
        row.name,
      ]),
      receipts: (await receiptList(db, { ...LIST, ...moment })).rows.map((row) => [
        row.number,
        row.customer,
      ]),
      allocations: (await allocationList(db, { ...LIST, ...moment })).rows.map(
        (row) => row.customer,
      ),
      paid: [...(await lastReceipts(db, moment))].sort(),
    };
  });

async function two() {
  const clock = tickingClock();
  const ledger = await tempLedger(clock);
  await record(ledger, {
    customers: [
      customer('C1', { name: 'Florería Sol SL' }),
      customer('C9', { name: 'Floreria Sol' }),
      customer('C2'),
    ],
    invoices: [
      invoice('I1', 'C1', '2026-01-10', '2026-02-10', 10_000),
      invoice('I9', 'C9', '2026-01-11', '2026-02-11', 5_000),
      invoice('I2', 'C2', '2026-01-12', '2026-02-12', 700),
    ],
    receipts: [receipt('R1', 'C1', '2026-02-01', 4_000), receipt('R9', 'C9', '2026-03-01', 1_000)],
    allocations: [allocation('R1', 'I1', '2026-02-01', 3_000)],
  });
  const merge = (fromId: number, intoId: number) =>
    command(ledger, (tx, scope) =>
      mergeCustomers(tx, scope, { fromId, intoId, reason: 'one company' }),
    );
  const unmerge = (id: number) =>
    command(ledger, (tx, scope) => unmergeCustomers(tx, scope, id, 'two after all'));
  return { clock, ledger, merge, unmerge };
}

test('merged, every list shows the survivor only; undone, the two are back exactly', async () => {
  const { clock, ledger, merge, unmerge } = await two();
  const before = await picture(ledger);
  const instant = clock.now();
  const id = await merge(2, 1);
  const merged = await picture(ledger);
  expect(merged.customers).toEqual(['C1', 'C2']);
  expect(merged.aging).toEqual([
    [1, 12_000],
    [3, 700],
  ]);
  expect(merged.items).toEqual([
    ['I1', 1],
    ['I2', 3],
    ['I9', 1],
  ]);
  expect(merged.views).toContainEqual(['I9', 'C1', 'Florería Sol SL']);
  expect(merged.onAccount).toEqual([[1, 2_000]]);
  expect(merged.balances).toEqual([
    [1, 12_000],
    [3, 700],
  ]);
  expect(merged.receipts).toEqual([
    ['R9', 'C1'],
    ['R1', 'C1'],
  ]);
  expect(merged.paid).toEqual([[1, '2026-03-01']]);
  // As it was known before the merge the two are two.
  expect(await picture(ledger, instant)).toEqual(before);
  const whileMerged = clock.now();
  expect(await unmerge(id)).toEqual({ ok: true, value: null });
  expect(await picture(ledger)).toEqual(before);
  expect(await picture(ledger, whileMerged)).toEqual(merged);
  expect(await unmerge(id)).toMatchObject({ error: { code: 'already_reversed' } });
  expect(await unmerge(99)).toMatchObject({ error: { code: 'not_found' } });
  expect((await ledger.read((db) => verifyLedger(db))).findings).toEqual([]);
});

test('the old code and names lead to the survivor: imports, look-ups, search, matching', async () => {
  const { ledger, merge, unmerge } = await two();
  const id = await merge(2, 1);
  await ledger.read(async (db) => {
    const moment = { asOf: ASOF, knownAt: null };
    expect((await customersAt(db, { ...moment, code: 'C9' })).map((row) => row.code)).toEqual([
      'C1',
    ]);
    expect((await customersAt(db, { ...moment, customerIds: [2] }))[0]?.code).toBe('C1');
    expect(liveDocuments(db).customer('C9')).toEqual({ customerId: 1 });
    expect(liveDocuments(db).invoice('I9')).toMatchObject({ customerId: 1, customer: 'C1' });
    const of = async (customer: string) =>
      (await invoiceList(db, { ...LIST, ...moment, customer, onlyOpen: false })).rows.map(
        (row) => row.invoice,
      );
    expect(await of('C9')).toEqual(['I9', 'I1']);
    expect(await of('C1')).toEqual(['I9', 'I1']);
    expect((await search(db, 'C9', moment, 5)).map((row) => row.key)).toEqual(['C1']);
    expect(matchPayers(db).find((one) => one.customer === 'C1')?.names).toEqual([
      'Florería Sol SL',
      'Floreria Sol',
    ]);
    expect(
      (await bareItems(db, { asOf: ASOF, knownAt: null, currency: 'EUR' })).map(
        (one) => one.customer,
      ),
    ).toEqual(['C1', 'C1', 'C2']);
    expect(
      (await customerAliases(db, 1, moment)).map((one) => [one.kind, one.value, one.origin]),
    ).toEqual([
      ['name', 'Floreria Sol', 'merged'],
      ['code', 'C9', 'merged'],
    ]);
    expect(await customerMerges(db, 1, moment)).toMatchObject([
      { from: 'C9', fromName: 'Floreria Sol' },
    ]);
    const timeline = await customerTimeline(db, {
      ...LIST,
      ...moment,
      customerId: 1,
      today: ASOF,
      kinds: null,
    });
    expect(timeline.rows.map((row) => row.reference)).toEqual(
      expect.arrayContaining(['I1', 'I9', 'R9']),
    );
  });
  await record(ledger, { invoices: [invoice('I10', 'C9', '2026-05-01', '2026-06-01', 30)] });
  await unmerge(id);
  const after = await picture(ledger);
  // What came under the old code while the two were one was recorded for the survivor.
  expect(after.items).toContainEqual(['I10', 1]);
  expect(after.items).toContainEqual(['I9', 2]);
  await record(ledger, { invoices: [invoice('I11', 'C9', '2026-05-01', '2026-06-01', 30)] });
  expect((await picture(ledger)).items).toContainEqual(['I11', 2]);
});

test('money applied across the two keeps the merge; reversed, it lets go', async () => {
  const { ledger, merge, unmerge } = await two();
  const id = await merge(2, 1);
  await record(ledger, { allocations: [allocation('R1', 'I9', '2026-03-01', 1_000)] });
  expect(await unmerge(id)).toEqual({
    ok: false,
    error: {
      code: 'used_by_later_facts',
      message:
        'Money was applied across the two customers while they were one (R1 to I9); reverse that allocation first.',
    },
  });
  await command(ledger, (tx, scope) =>
    reverseFacts(tx, scope, {
      targets: [{ kind: 'allocation', id: 2 }],
      effectiveOn: 'own',
      reason: 'across',
    }),
  );
  expect(await unmerge(id)).toEqual({ ok: true, value: null });
  expect((await ledger.read((db) => verifyLedger(db))).findings).toEqual([]);
});

test('merges follow each other, and each is undone by itself', async () => {
  const { ledger, merge, unmerge } = await two();
  const first = await merge(2, 1);
  const second = await merge(1, 3);
  expect((await picture(ledger)).items.map(([, id]) => id)).toEqual([3, 3, 3]);
  await expect(merge(3, 2)).rejects.toThrow(/same customer/);
  await expect(merge(2, 3)).rejects.toThrow(/merged already/);
  await unmerge(first);
  expect((await picture(ledger)).items).toEqual([
    ['I1', 3],
    ['I2', 3],
    ['I9', 2],
  ]);
  await unmerge(second);
  expect((await picture(ledger)).items).toEqual([
    ['I1', 1],
    ['I2', 3],
    ['I9', 2],
  ]);
  expect((await ledger.read((db) => verifyLedger(db))).findings).toEqual([]);
});

test('an alias code is a code; the same alias twice is one', async () => {
  const { ledger } = await two();
  const add = () =>
    command(ledger, (tx, scope) =>
      recordAlias(tx, scope, { customerId: 1, kind: 'code', value: '4711', origin: 'entered' }),
    );
  expect(await add()).toBe(await add());
  await record(ledger, { invoices: [invoice('I5', '4711', '2026-05-01', '2026-06-01', 30)] });
  expect((await picture(ledger)).items).toContainEqual(['I5', 1]);
});
