/** Transactions, snapshots, instants, the journal and idempotency keys. */
import { expect, test } from 'vitest';
import type { Instant } from '../../src/domain/dates.ts';
import { inputHash } from '../../src/ledger/journal.ts';
import {
  findJournalEntry,
  journalEntries,
} from '../../src/ledger/queries/journal/journal-entries.ts';
import { openItems } from '../../src/ledger/queries/case/open-items.ts';
import {
  allocation,
  creditNote,
  customer,
  day,
  invoice,
  receipt,
  record,
  tempLedger,
  tickingClock,
} from './fixture.ts';

const meta = { command: 'test', actor: 'Ana', input: { b: 1, a: 2 } };
const moment = { asOf: day('2026-06-30'), knownAt: null };

test('a write that throws leaves nothing, not even a journal entry', async () => {
  const ledger = await tempLedger();
  const failing = ledger.write(meta, async (tx) => {
    await tx.insertInto('meta').values({ key: 'half', value: 'written' }).execute();
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await ledger.read(async (db) => {
    expect(await db.selectFrom('meta').selectAll().where('key', '=', 'half').execute()).toEqual([]);
    expect((await journalEntries(db, { offset: 0, limit: 9 })).total).toBe(1);
  });
});

test('a read sees one snapshot, whatever is written meanwhile', async () => {
  const ledger = await tempLedger();
  await record(ledger, { customers: [customer('C1')] });
  await ledger.read(async (db) => {
    expect(await openItems(db, moment)).toEqual([]);
    await record(ledger, { invoices: [invoice('I1', 'C1', '2026-01-01', '2026-02-01', 100)] });
    expect(await openItems(db, moment)).toEqual([]);
    // Another read, begun now, sees it.
    expect(await ledger.read((later) => openItems(later, moment))).toHaveLength(1);
  });
});

test('writes follow each other', async () => {
  const ledger = await tempLedger();
  const order: string[] = [];
  const write = (name: string) =>
    ledger.write({ ...meta, command: name }, async (tx) => {
      order.push(`${name} begins`);
      await tx.selectFrom('meta').selectAll().execute();
      order.push(`${name} ends`);
    });
  await Promise.all([write('one'), write('two')]);
  expect(order).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
});

test('instants rise even when the clock is set back', async () => {
  const clock = tickingClock();
  const ledger = await tempLedger(clock);
  const at = () => ledger.write(meta, async (_tx, scope) => scope.recordedAt);
  const first = await at();
  clock.set('2020-01-01T00:00:00.000Z' as Instant);
  const second = await at();
  expect(Date.parse(second) - Date.parse(first)).toBe(1);
});

test('the journal keeps who, what, detail and the hash of the input', async () => {
  const ledger = await tempLedger();
  await ledger.write({ ...meta, idempotencyKey: 'key-0001' }, async (_tx, scope) =>
    scope.detail({ invoices: 3 }),
  );
  await ledger.read(async (db) => {
    expect(await findJournalEntry(db, 'key-0001')).toMatchObject({
      seq: 2,
      command: 'test',
      actor: 'Ana',
      detail: '{"invoices":3}',
      inputSha256: inputHash({ a: 2, b: 1 }),
    });
    expect(await findJournalEntry(db, 'key-0002')).toBeNull();
    expect(inputHash({ a: 2, b: 2 })).not.toBe(inputHash(meta.input));
  });
});

test('a key is used once', async () => {
  const ledger = await tempLedger();
  const again = () => ledger.write({ ...meta, idempotencyKey: 'key-0001' }, async () => 1);
  await again();
  await expect(again()).rejects.toThrow(/UNIQUE/);
});

test('facts cannot be changed or removed', async () => {
  const ledger = await tempLedger();
  await record(ledger, {
    customers: [customer('C1')],
    invoices: [invoice('I1', 'C1', '2026-01-01', '2026-02-01', 100)],
  });
  const edit = ledger.write(meta, (tx) =>
    tx.updateTable('invoices').set({ gross_minor: 1 }).execute(),
  );
  await expect(edit).rejects.toThrow(
    'invoices is append-only: record a correction instead of an update',
  );
  const remove = ledger.write(meta, (tx) => tx.deleteFrom('journal').execute());
  await expect(remove).rejects.toThrow(/journal is append-only/);
});

test.each<[string, Parameters<typeof record>[1], RegExp]>([
  [
    'an unknown customer',
    { invoices: [invoice('I9', 'NOBODY', '2026-01-01', '2026-02-01', 1)] },
    /customer "NOBODY" is not in the ledger/,
  ],
  [
    'a number that is live',
    { invoices: [invoice('I1', 'C1', '2026-01-01', '2026-02-01', 1)] },
    /invoice I1 is in the ledger already/,
  ],
  [
    'a number twice in one call',
    {
      invoices: [
        invoice('I9', 'C1', '2026-01-01', '2026-02-01', 1),
        invoice('I9', 'C1', '2026-01-01', '2026-02-01', 1),
      ],
    },
    /invoice I9 is in the ledger already/,
  ],
  [
    'instalments that do not add up',
    { invoices: [invoice('I9', 'C1', '2026-01-01', '2026-02-01', 5, { grossMinor: 6 })] },
    /add up to 5, not 6/,
  ],
  [
    'more than the invoice',
    {
      receipts: [receipt('R9', 'C1', '2026-02-01', 500)],
      allocations: [allocation('R9', 'I1', '2026-02-01', 101)],
    },
    /instalment 1: its allocations leave 0 … 100/,
  ],
  [
    'more than the receipt',
    {
      receipts: [receipt('R9', 'C1', '2026-02-01', 40)],
      allocations: [allocation('R9', 'I1', '2026-02-01', 41)],
    },
    /receipt 1: its allocations leave 0 … 40/,
  ],
  [
    'an allocation before the receipt',
    {
      receipts: [receipt('R9', 'C1', '2026-02-01', 40)],
      allocations: [allocation('R9', 'I1', '2026-01-31', 40)],
    },
    /2026-01-31 is before 2026-02-01/,
  ],
  [
    'another currency',
    {
      receipts: [receipt('R9', 'C1', '2026-02-01', 40, { currency: 'USD' })],
      allocations: [allocation('R9', 'I1', '2026-02-01', 40)],
    },
    /USD cannot pay EUR/,
  ],
  [
    'another customer',
    {
      receipts: [receipt('R9', 'C2', '2026-02-01', 40)],
      allocations: [allocation('R9', 'I1', '2026-02-01', 40)],
    },
    /two customers/,
  ],
  [
    'an instalment that is not there',
    {
      creditNotes: [creditNote('N9', 'C1', '2026-02-01', 9)],
      allocations: [
        allocation('N9', 'I1', '2026-02-01', 9, { sourceKind: 'credit_note', position: 2 }),
      ],
    },
    /has no instalment 2/,
  ],
])('%s is a bug of the caller: it throws and nothing stays', async (_name, drafts, message) => {
  const ledger = await tempLedger();
  await record(ledger, {
    customers: [customer('C1'), customer('C2')],
    invoices: [invoice('I1', 'C1', '2026-01-01', '2026-02-01', 100)],
  });
  await expect(record(ledger, drafts)).rejects.toThrow(message);
  await ledger.read(async (db) => {
    const items = await openItems(db, moment);
    expect(items.map((item) => [item.invoice, item.openMinor])).toEqual([['I1', 100]]);
    expect(await db.selectFrom('receipts').selectAll().execute()).toEqual([]);
  });
});
