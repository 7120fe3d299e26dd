/**
 * Random facts, reversals and undone batches, with random effective dates: at random moments the
 * ledger and a plain model that asks every fact anew give the same numbers, the control account
 * ties out to zero, and the projections equal their rebuild.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agingBoundaries, agingColumnOf } from '../../src/domain/aging.ts';
import { addDays, type Instant, type IsoDate } from '../../src/domain/dates.ts';
import { NO_DRAFTS } from '../../src/domain/facts.ts';
import { recordBatch } from '../../src/ledger/commands/record-batch.ts';
import { recordFacts } from '../../src/ledger/commands/record-facts.ts';
import {
  findReversible,
  reverseFacts,
  type ReversibleKind,
} from '../../src/ledger/commands/reverse.ts';
import { undoBatch } from '../../src/ledger/commands/undo-batch.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import type { Moment } from '../../src/ledger/moment.ts';
import { rebuildProjections } from '../../src/ledger/projections/rebuild.ts';
import { agingMatrix } from '../../src/ledger/queries/aging/aging-matrix.ts';
import { controlAccount } from '../../src/ledger/queries/aging/control-account.ts';
import { liveDocuments } from '../../src/ledger/queries/documents/live-documents.ts';
import { onAccount, onAccountSums } from '../../src/ledger/queries/aging/on-account.ts';
import { openItems } from '../../src/ledger/queries/aging/open-items.ts';
import { verifyLedger } from '../../src/ledger/safety/verify.ts';
import { customer, day, record, tempLedger } from './fixture.ts';
import {
  controlOf,
  counts,
  emptyModel,
  onAccountOf,
  openItemsOf,
  openOf,
  unallocatedOf,
  type ModelAllocation,
  type ModelCredit,
  type ModelFact,
  type ModelInvoice,
  type PlainModel,
} from './plain-model.ts';

const FIRST = day('2026-01-01');
const DAYS = 14;
const CUSTOMERS = ['C1', 'C2'];
const CURRENCIES = ['EUR', 'JPY'];

const choice = fc.nat({ max: 999_983 });
const step = fc.record({
  what: fc.constantFrom(
    'invoice',
    'invoice',
    'credit',
    'credit',
    'allocate',
    'allocate',
    'allocate',
    'settled',
    'reverse',
    'reverse',
    'undo',
  ),
  asBatch: fc.boolean(),
  a: choice,
  b: choice,
  c: choice,
  d: choice,
  e: choice,
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % list.length];
const dateAt = (n: number): IsoDate => addDays(FIRST, n % DAYS);
const at = (asOf: IsoDate, knownAt: Instant | null = null): Moment => ({ asOf, knownAt });
const live = (fact: ModelFact): boolean => fact.cancelled === null;
const liveAllocation = (one: ModelAllocation): boolean =>
  live(one) && live(one.credit) && live(one.invoice);

class World {
  readonly model: PlainModel = emptyModel();
  readonly batches: number[] = [];
  readonly instants: Instant[] = [];
  readonly ledger: Ledger;
  private names = 0;
  constructor(ledger: Ledger) {
    this.ledger = ledger;
  }
  name(kind: string): string {
    this.names += 1;
    return `${kind}-${this.names}`;
  }
}

async function play(world: World, s: Step): Promise<void> {
  if (s.what === 'reverse') return reverse(world, s);
  if (s.what === 'undo') return undo(world, s);
  const { model } = world;
  const on = dateAt(s.a);
  const of = pick(CUSTOMERS, s.b) as string;
  const currency = pick(CURRENCIES, s.c) as string;
  await world.ledger.write({ command: s.what, actor: 'test', input: s }, async (tx, scope) => {
    world.instants.push(scope.recordedAt);
    const batchId = s.asBatch
      ? await recordBatch(tx, scope, {
          fileName: 'f',
          fileSha256: '0'.repeat(64),
          kind: 'x',
          mapping: '{}',
          rowsRead: 0,
          rowsNew: 0,
          rowsDuplicate: 0,
          rowsRefused: 0,
          facts: '{}',
        })
      : null;
    if (batchId !== null) world.batches.push(batchId);
    const base = { recordedAt: scope.recordedAt, batchId, cancelled: null };
    const addInvoice = async (gross: number, parts: number) => {
      const number = world.name('I');
      const instalments = Array.from({ length: parts }, (_, index) => ({
        dueOn: addDays(on, (s.d % 5) + index * 3),
        grossMinor: index === 0 ? gross - (parts - 1) : 1,
      }));
      return {
        number,
        draft: {
          number,
          customer: of,
          issuedOn: on,
          currency,
          grossMinor: gross,
          instalments,
          terms: '',
          contract: '',
          po: '',
          goods: '',
          quantity: '',
          notes: '',
        },
      };
    };
    const known = (number: string) => {
      const found = liveDocuments(tx).invoice(number);
      if (found === null) throw new Error(`${number} is missing`);
      const fact: ModelInvoice = {
        ...base,
        on,
        id: found.invoiceId,
        number,
        customer: of,
        currency,
        items: found.instalments.map((n) => ({
          itemId: n.itemId,
          dueOn: n.dueOn,
          gross: n.grossMinor,
        })),
      };
      model.invoices.push(fact);
      return fact;
    };
    const knownCredit = (
      kind: ModelCredit['kind'],
      number: string,
      amount: number,
      date: IsoDate,
    ) => {
      const found =
        kind === 'receipt'
          ? liveDocuments(tx).receipt(number)
          : liveDocuments(tx).creditNote(number);
      if (found === null) throw new Error(`${number} is missing`);
      const fact: ModelCredit = {
        ...base,
        on: date,
        kind,
        id: found.id,
        number,
        customer: of,
        currency,
        amount,
      };
      model.credits.push(fact);
      return fact;
    };

    if (s.what === 'invoice') {
      const made = await addInvoice(10 + (s.e % 90), 1 + (s.d % 3));
      await recordFacts(tx, scope, { ...NO_DRAFTS, invoices: [made.draft] }, { batchId });
      known(made.number);
    } else if (s.what === 'credit') {
      const number = world.name('X');
      const amountMinor = 5 + (s.e % 120);
      const isReceipt = s.d % 2 === 0;
      const shared = { number, customer: of, currency, amountMinor, reference: '' };
      await recordFacts(
        tx,
        scope,
        {
          ...NO_DRAFTS,
          receipts: isReceipt ? [{ ...shared, receivedOn: on }] : [],
          creditNotes: isReceipt ? [] : [{ ...shared, issuedOn: on }],
        },
        { batchId },
      );
      knownCredit(isReceipt ? 'receipt' : 'credit_note', number, amountMinor, on);
    } else if (s.what === 'settled') {
      // An invoice with its receipt and its allocation in one call, as a list with "settled on" gives.
      const gross = 10 + (s.e % 90);
      const made = await addInvoice(gross, 1);
      const source = world.name('X');
      const paidOn = addDays(on, s.d % 6);
      await recordFacts(
        tx,
        scope,
        {
          ...NO_DRAFTS,
          invoices: [made.draft],
          receipts: [
            {
              number: source,
              customer: of,
              currency,
              amountMinor: gross,
              reference: '',
              receivedOn: paidOn,
            },
          ],
          allocations: [
            {
              sourceKind: 'receipt',
              source,
              invoice: made.number,
              position: 1,
              effectiveOn: paidOn,
              amountMinor: gross,
            },
          ],
        },
        { batchId },
      );
      const invoice = known(made.number);
      const credit = knownCredit('receipt', source, gross, paidOn);
      const [own] = liveDocuments(tx).allocations(
        'receipt',
        credit.id,
        invoice.items[0]?.itemId ?? 0,
      );
      model.allocations.push({
        ...base,
        on: paidOn,
        id: own?.allocationId ?? 0,
        credit,
        invoice,
        itemId: invoice.items[0]?.itemId ?? 0,
        amount: gross,
      });
    } else {
      const credit = pick(model.credits.filter(live), s.a);
      if (credit === undefined) return;
      const invoice = pick(
        model.invoices.filter(
          (one) =>
            live(one) && one.customer === credit.customer && one.currency === credit.currency,
        ),
        s.b,
      );
      if (invoice === undefined) return;
      const index = s.c % invoice.items.length;
      const item = invoice.items[index] as ModelInvoice['items'][number];
      const from = [credit.on, invoice.on, dateAt(s.d)].sort().at(-1) as IsoDate;
      const room = Math.min(
        roomOf((m) => openOf(model, item.itemId, m), from),
        roomOf((m) => unallocatedOf(model, credit, m), from),
      );
      const docs = liveDocuments(tx);
      expect(
        Math.min(
          docs.roomOfItem(item.itemId, from),
          docs.roomOfCredit(credit.kind, credit.id, from),
        ),
      ).toBe(room);
      if (room <= 0) return;
      const amount = s.e % 3 === 0 ? room : 1 + (s.e % room);
      await recordFacts(
        tx,
        scope,
        {
          ...NO_DRAFTS,
          allocations: [
            {
              sourceKind: credit.kind,
              source: credit.number,
              invoice: invoice.number,
              position: index + 1,
              effectiveOn: from,
              amountMinor: amount,
            },
          ],
        },
        { batchId },
      );
      const own = docs.allocations(credit.kind, credit.id, item.itemId).at(-1);
      model.allocations.push({
        ...base,
        on: from,
        id: own?.allocationId ?? 0,
        credit,
        invoice,
        itemId: item.itemId,
        amount,
      });
    }
  });
}

/** The least that is free on `from` or any later day, as is known now. */
const roomOf = (free: (moment: Moment) => number, from: IsoDate): number => {
  let room = Number.MAX_SAFE_INTEGER;
  for (let n = 0; n < 60; n += 1) room = Math.min(room, free(at(addDays(from, n))));
  return room;
};

async function reverse(world: World, s: Step): Promise<void> {
  const { model } = world;
  const facts: { kind: ReversibleKind; id: number; fact: ModelFact }[] = [
    ...model.invoices.filter(live).map((fact) => ({ kind: 'invoice' as const, id: fact.id, fact })),
    ...model.credits.filter(live).map((fact) => ({ kind: fact.kind, id: fact.id, fact })),
    ...model.allocations
      .filter(liveAllocation)
      .map((fact) => ({ kind: 'allocation' as const, id: fact.id, fact })),
  ];
  const target = pick(facts, s.a);
  if (target === undefined) return;
  const from = addDays(target.fact.on, s.b % 8);
  await world.ledger.write({ command: 'reverse', actor: 'test', input: s }, async (tx, scope) => {
    world.instants.push(scope.recordedAt);
    expect(findReversible(tx, target)).toEqual({ ownDate: target.fact.on, isReversed: false });
    await reverseFacts(tx, scope, { targets: [target], effectiveOn: from, reason: 'test' });
    target.fact.cancelled = { from, recordedAt: scope.recordedAt };
  });
}

async function undo(world: World, s: Step): Promise<void> {
  const batchId = pick(world.batches, s.a);
  if (batchId === undefined) return;
  const { model } = world;
  const own = (fact: ModelFact) => fact.batchId === batchId;
  const used = model.allocations.some(
    (one) => liveAllocation(one) && !own(one) && (own(one.invoice) || own(one.credit)),
  );
  const facts = [
    ...model.invoices.filter(live),
    ...model.credits.filter(live),
    ...model.allocations.filter(liveAllocation),
  ].filter(own);
  await world.ledger.write({ command: 'undo', actor: 'test', input: s }, async (tx, scope) => {
    world.instants.push(scope.recordedAt);
    const undone = await undoBatch(tx, scope, batchId, 'test');
    const outcome = undone.ok ? 'undone' : undone.error.code;
    expect(outcome).toBe(
      used ? 'used_by_later_facts' : facts.length === 0 ? 'already_undone' : 'undone',
    );
    if (undone.ok)
      for (const fact of facts) fact.cancelled = { from: fact.on, recordedAt: scope.recordedAt };
  });
}

async function compare(world: World, moment: Moment): Promise<void> {
  const { model } = world;
  await world.ledger.read(async (db) => {
    const items = await openItems(db, moment);
    expect(
      items.map((item) => [item.itemId, item.openMinor]).sort(([a], [b]) => (a ?? 0) - (b ?? 0)),
    ).toEqual(openItemsOf(model, moment));
    const credits = await onAccount(db, moment);
    expect(
      credits
        .map((one): [string, number] => [`${one.kind} ${one.id}`, one.unallocatedMinor])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ).toEqual(onAccountOf(model, moment));
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
    movements: (await db.selectFrom('receivable_movements').selectAll().execute()).filter(
      (row) => row.amount_minor !== 0,
    ),
  }));

test('the ledger equals a plain replay at any moment', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 4, maxLength: 26 }),
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
    { numRuns: 40, seed: 20261121 },
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
