/**
 * Random facts, write-offs, refunds, due changes, merges, bank lines with matches, reversals and
 * undone batches, with random effective dates: at random moments the
 * ledger and a plain model that asks every fact anew give the same numbers, the control account
 * ties out to zero, and the projections equal their rebuild.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agingBoundaries, agingColumnOf } from '../../src/domain/aging.ts';
import { addDays, type Instant } from '../../src/domain/dates.ts';
import type { ReadDb } from '../../src/ledger/handles.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import type { Moment } from '../../src/ledger/moment.ts';
import { rebuildProjections } from '../../src/ledger/projections/rebuild.ts';
import { agingMatrix } from '../../src/ledger/queries/aging/aging-matrix.ts';
import { controlAccount } from '../../src/ledger/queries/aging/control-account.ts';
import { bankLineList } from '../../src/ledger/queries/bank/bank-line-list.ts';
import { itemViews } from '../../src/ledger/queries/aging/item-views.ts';
import { openAmounts } from '../../src/ledger/queries/aging/open-amounts.ts';
import { openBalances } from '../../src/ledger/queries/customers/customer-balances.ts';
import { onAccount, onAccountSums } from '../../src/ledger/queries/aging/on-account.ts';
import { openItems } from '../../src/ledger/queries/case/open-items.ts';
import { verifyLedger } from '../../src/ledger/safety/verify.ts';
import { customer, day, record, tempLedger } from './fixture.ts';
import {
  controlOf,
  counts,
  onAccountOf,
  openItemsOf,
  survivorOf,
  type ModelFact,
} from './plain-model.ts';
import {
  at,
  CURRENCIES,
  CUSTOMERS,
  choice,
  DAYS,
  FIRST,
  pick,
  play,
  step,
  World,
} from './replay/world.ts';

/** An instant after every recording: the same picture as `null`, yet added up and never stored. */
const ALL_KNOWN = '9999-01-01T00:00:00.000Z' as Instant;

/** The amounts that stand beside the rows are what adding up the facts of that day gives, row by row. */
async function compareWays(db: ReadDb, moment: Moment): Promise<void> {
  const derived: Moment = { ...moment, knownAt: ALL_KNOWN };
  const boundaries = agingBoundaries(moment.asOf, [3, 6]);
  const byCustomer = <R extends { customerId: number; currency: string }>(rows: readonly R[]) =>
    [...rows].sort((a, b) => a.customerId - b.customerId || (a.currency < b.currency ? -1 : 1));
  /** A customer may have two rows of a currency: those open for good, and those settled later. */
  const sums = async (at: Moment, basis: 'due' | 'invoice') => {
    const cells = new Map<string, number>();
    for (const row of await agingMatrix(db, at, basis, boundaries, null))
      row.amountsMinor.forEach((amount, column) => {
        const key = `${row.customerId} ${row.currency} ${column}`;
        cells.set(key, (cells.get(key) ?? 0) + amount);
      });
    return [...cells].filter(([, amount]) => amount !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  };
  for (const basis of ['due', 'invoice'] as const) {
    expect(await sums(moment, basis)).toEqual(await sums(derived, basis));
    const amounts = async (at: Moment) =>
      (await openAmounts(db, at, basis)).map((row) => JSON.stringify(row)).sort();
    expect(await amounts(moment)).toEqual(await amounts(derived));
  }
  expect(await openItems(db, moment)).toEqual(await openItems(db, derived));
  expect(await itemViews(db, moment)).toEqual(await itemViews(db, derived));
  expect(await onAccount(db, moment)).toEqual(await onAccount(db, derived));
  expect(byCustomer(await onAccountSums(db, moment, null))).toEqual(
    byCustomer(await onAccountSums(db, derived, null)),
  );
  expect(await openBalances(db, moment)).toEqual(await openBalances(db, derived));
}

async function compare(world: World, moment: Moment): Promise<void> {
  const { model } = world;
  await world.ledger.read(async (db) => {
    if (moment.knownAt === null) await compareWays(db, moment);
    const items = await openItems(db, moment);
    expect(
      items
        .map((item) => ({
          itemId: item.itemId,
          customer: CUSTOMERS[item.customerId - 1],
          dueOn: item.dueOn,
          open: item.openMinor,
        }))
        .sort((a, b) => a.itemId - b.itemId),
    ).toEqual(openItemsOf(model, moment));
    const credits = await onAccount(db, moment);
    expect(
      credits
        .map((one): [string, number] => [`${one.kind} ${one.id}`, one.unallocatedMinor])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ).toEqual(onAccountOf(model, moment));
    for (const credit of credits) {
      const { customer } = model.credits.find(
        (one) => one.kind === credit.kind && one.id === credit.id,
      ) ?? { customer: '' };
      expect(CUSTOMERS[credit.customerId - 1]).toBe(survivorOf(model, customer, moment.knownAt));
    }
    const control = (await controlAccount(db, moment, null)).filter(
      (row) => row.balanceMinor !== 0,
    );
    expect(control.map((row) => [row.currency, row.balanceMinor])).toEqual(
      controlOf(model, moment),
    );

    const boundaries = agingBoundaries(moment.asOf, [3, 6]);
    const cells = new Map<string, number>();
    for (const item of items) {
      const key = `${item.customerId} ${item.currency} ${agingColumnOf(item.dueOn, boundaries)}`;
      cells.set(key, (cells.get(key) ?? 0) + item.openMinor);
    }
    const matrix = await agingMatrix(db, moment, 'due', boundaries, null);
    const sums = new Map<string, number>();
    for (const { customerId, currency, amountsMinor } of matrix)
      amountsMinor.forEach((amount, column) => {
        const key = `${customerId} ${currency} ${column}`;
        const total = (sums.get(key) ?? 0) + amount;
        if (total !== 0) sums.set(key, total);
      });
    expect(sums).toEqual(cells);

    const accounts = await onAccountSums(db, moment, null);
    for (const currency of CURRENCIES) {
      const of = <R extends { currency: string }>(rows: readonly R[], amount: (row: R) => number) =>
        rows
          .filter((row) => row.currency === currency)
          .reduce((total, row) => total + amount(row), 0);
      const report =
        of(items, (row) => row.openMinor) - of(accounts, (row) => row.unallocatedMinor);
      expect(report - of(control, (row) => row.balanceMinor)).toBe(0);
    }
  });
}

const dump = (ledger: Ledger) =>
  ledger.read(async (db) => ({
    items: await db.selectFrom('open_items').selectAll().orderBy('instalment_id').execute(),
    credits: (await db.selectFrom('open_credits').selectAll().execute())
      .map((row) => ({ ...row, id: 0 }))
      .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
    lines: await db.selectFrom('open_bank_lines').selectAll().orderBy('bank_line_id').execute(),
    movements: (await db.selectFrom('receivable_movements').selectAll().execute()).filter(
      (row) => row.amount_minor !== 0,
    ),
  }));

test('the ledger equals a plain replay at any moment', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 4, maxLength: 44, size: 'max' }),
      fc.array(fc.record({ day: fc.nat({ max: DAYS + 12 }), known: choice }), {
        minLength: 6,
        maxLength: 6,
      }),
      async (steps, moments) => {
        const world = new World(await tempLedger());
        await record(world.ledger, { customers: CUSTOMERS.map((code) => customer(code)) });
        for (const one of steps) await play(world, one);
        for (const { day: n, known } of moments) {
          const asOf = addDays(FIRST, n - 1);
          await compare(world, at(asOf));
          await compare(world, at(asOf, pick(world.instants, known) ?? null));
        }
        const toMatch = await world.ledger.read((db) =>
          bankLineList(db, {
            ...at(addDays(FIRST, 400)),
            state: 'to_match',
            search: '',
            offset: 0,
            limit: 99,
          }),
        );
        expect(toMatch.rows.map((row) => [row.lineId, row.leftMinor]).sort()).toEqual(
          world.lines
            .filter((line) => !line.isGone && line.left !== 0)
            .map((line) => [line.id, line.left])
            .sort(),
        );
        const before = await dump(world.ledger);
        const report = await world.ledger.read((db) => verifyLedger(db));
        expect(report.findings).toEqual([]);
        await world.ledger.write({ command: 'rebuild', actor: 'test', input: null }, (tx) =>
          rebuildProjections(tx),
        );
        expect(await dump(world.ledger)).toEqual(before);
        await world.ledger.close();
      },
    ),
    { numRuns: 30, seed: 20261121 },
  );
});

test('the model itself: a reversed fact counts before its reversal and not after', () => {
  const fact: ModelFact = {
    on: day('2026-01-02'),
    recordedAt: '2026-06-01T00:00:00.000Z' as Instant,
    batchId: null,
    cancelled: { from: day('2026-01-05'), recordedAt: '2026-06-02T00:00:00.000Z' as Instant },
  };
  expect(counts(fact, at(day('2026-01-04')))).toBe(true);
  expect(counts(fact, at(day('2026-01-05')))).toBe(false);
  expect(counts(fact, at(day('2026-01-05'), '2026-06-01T12:00:00.000Z' as Instant))).toBe(true);
});
