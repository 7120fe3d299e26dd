/**
 * What stands beside an item and a credit: the amount as all facts known now leave it, and from which
 * day on it holds. A fact that counts from a later day than the reader's must not show.
 */
import { expect, test } from 'vitest';
import type { Instant } from '../../src/domain/dates.ts';
import { reverseFacts } from '../../src/ledger/facts/reverse.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { onAccount } from '../../src/ledger/queries/aging/on-account.ts';
import { openItems } from '../../src/ledger/queries/case/open-items.ts';
import { allocation, customer, day, invoice, receipt, record, tempLedger } from './fixture.ts';

const stored = (ledger: Ledger) =>
  ledger.read(async (db) => ({
    items: await db
      .selectFrom('open_items')
      .select(['open_minor', 'unchanged_from'])
      .orderBy('instalment_id')
      .execute(),
    credits: await db
      .selectFrom('open_credits')
      .select(['left_minor', 'unchanged_from'])
      .orderBy('id')
      .execute(),
  }));

const at = (ledger: Ledger, asOf: string) =>
  ledger.read(async (db) => ({
    open: (await openItems(db, { asOf: day(asOf), knownAt: null })).map((row) => row.openMinor),
    left: (await onAccount(db, { asOf: day(asOf), knownAt: null })).map(
      (row) => row.unallocatedMinor,
    ),
  }));

/** I1 of 100: 40 applied on 1 March, then 30 as of 10 February. I2 of 50 is untouched. */
async function filled(): Promise<Ledger> {
  const ledger = await tempLedger();
  await record(ledger, {
    customers: [customer('C1')],
    invoices: [
      invoice('I1', 'C1', '2026-01-01', '2026-02-01', 100),
      invoice('I2', 'C1', '2026-01-05', '2026-02-05', 50),
    ],
    receipts: [receipt('R1', 'C1', '2026-02-01', 90)],
    allocations: [allocation('R1', 'I1', '2026-03-01', 40)],
  });
  await record(ledger, { allocations: [allocation('R1', 'I1', '2026-02-10', 30)] });
  return ledger;
}

test('an amount holds from the newest day of its allocations, in whatever order they came', async () => {
  const ledger = await filled();
  expect(await stored(ledger)).toEqual({
    items: [
      { open_minor: 30, unchanged_from: '2026-03-01' },
      { open_minor: 50, unchanged_from: '2026-01-05' },
    ],
    credits: [{ left_minor: 20, unchanged_from: '2026-03-01' }],
  });
  expect(await at(ledger, '2026-02-09')).toEqual({ open: [100, 50], left: [90] });
  expect(await at(ledger, '2026-02-28')).toEqual({ open: [70, 50], left: [60] });
  expect(await at(ledger, '2026-03-01')).toEqual({ open: [30, 50], left: [20] });
});

test('a post-dated reversal is stored today and shows from its day on', async () => {
  const ledger = await filled();
  await ledger.write({ command: 'test', actor: 'test', input: null }, (tx, scope) =>
    reverseFacts(tx, scope, {
      targets: [{ kind: 'allocation', id: 1 }],
      effectiveOn: day('2026-12-31'),
      reason: 'bounced',
    }),
  );
  expect(await stored(ledger)).toEqual({
    items: [
      { open_minor: 70, unchanged_from: '2026-12-31' },
      { open_minor: 50, unchanged_from: '2026-01-05' },
    ],
    credits: [{ left_minor: 60, unchanged_from: '2026-12-31' }],
  });
  expect(await at(ledger, '2026-12-30')).toEqual({ open: [30, 50], left: [20] });
  expect(await at(ledger, '2026-12-31')).toEqual({ open: [70, 50], left: [60] });
});

test('a reader of today takes what is stored, one with a known-at adds up', async () => {
  const ledger = await filled();
  // Wrong on purpose: only a reader that does not look at the allocations can show it.
  await ledger.write({ command: 'test', actor: 'test', input: null }, async (tx) => {
    await tx.updateTable('open_items').set({ open_minor: 7 }).execute();
    await tx.updateTable('open_credits').set({ left_minor: 8 }).execute();
  });
  expect(await at(ledger, '2026-03-01')).toEqual({ open: [7, 7], left: [8] });
  const known = { asOf: day('2026-03-01'), knownAt: '9999-01-01T00:00:00.000Z' as Instant };
  await ledger.read(async (db) => {
    expect((await openItems(db, known)).map((row) => row.openMinor)).toEqual([30, 50]);
    expect((await onAccount(db, known)).map((row) => row.unallocatedMinor)).toEqual([20]);
  });
});
