/** Write-offs, refunds, debit notes, goods lines, due changes: what they do to what is owed. */
import { expect, test } from 'vitest';
import { changeDue } from '../../src/ledger/commands/facts/change-due.ts';
import { findBlocker } from '../../src/ledger/facts/blockers.ts';
import { reverseFacts } from '../../src/ledger/facts/reverse.ts';
import { undoBatch } from '../../src/ledger/facts/undo.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { controlAccount } from '../../src/ledger/queries/aging/control-account.ts';
import { itemViews } from '../../src/ledger/queries/aging/item-views.ts';
import { onAccount } from '../../src/ledger/queries/aging/on-account.ts';
import { openItems } from '../../src/ledger/queries/case/open-items.ts';
import { goodsOfInvoice, purchases } from '../../src/ledger/queries/facts/goods-lines.ts';
import { invoiceDetail } from '../../src/ledger/queries/facts/invoice-detail.ts';
import { invoiceList } from '../../src/ledger/queries/facts/lists/invoice-list.ts';
import { refundList } from '../../src/ledger/queries/facts/lists/refund-list.ts';
import { smallBalances } from '../../src/ledger/queries/facts/small-balances.ts';
import { writeOffList } from '../../src/ledger/queries/facts/lists/write-off-list.ts';
import { verifyLedger } from '../../src/ledger/safety/verify.ts';
import {
  allocation,
  command,
  customer,
  day,
  invoice,
  receipt,
  record,
  recordAsBatch,
  refund,
  tempLedger,
  tickingClock,
  writeOff,
} from './fixture.ts';

const LIST = { search: '', customer: null, offset: 0, limit: 50 };
const at = (asOf: string) => ({ asOf: day(asOf), knownAt: null });

/** `open / on account / control` of the day, and that the last is the difference of the others. */
async function balanceAt(ledger: Ledger, asOf: string): Promise<string> {
  return ledger.read(async (db) => {
    const open = (await openItems(db, at(asOf))).reduce((sum, row) => sum + row.openMinor, 0);
    const rest = (await onAccount(db, at(asOf))).reduce(
      (sum, row) => sum + row.unallocatedMinor,
      0,
    );
    const control = (await controlAccount(db, at(asOf), null)).reduce(
      (sum, row) => sum + row.balanceMinor,
      0,
    );
    expect(control).toBe(open - rest);
    return `${open} / ${rest} / ${control}`;
  });
}

const verified = async (ledger: Ledger): Promise<void> =>
  expect((await ledger.read((db) => verifyLedger(db))).findings).toEqual([]);

async function small(): Promise<Ledger> {
  const ledger = await tempLedger();
  await record(ledger, {
    customers: [customer('C1')],
    invoices: [invoice('I1', 'C1', '2026-01-10', '2026-02-10', 10_000)],
    receipts: [receipt('R1', 'C1', '2026-02-05', 12_000)],
    allocations: [allocation('R1', 'I1', '2026-02-05', 9_800)],
  });
  return ledger;
}

test('a write-off closes what is left of an item, and its reversal opens it again', async () => {
  const ledger = await small();
  await record(ledger, { writeOffs: [writeOff('W1', 'I1', '2026-03-01', 200)] });
  expect(await balanceAt(ledger, '2026-02-28')).toBe('200 / 2200 / -2000');
  expect(await balanceAt(ledger, '2026-03-01')).toBe('0 / 2200 / -2200');
  await command(ledger, (tx, scope) =>
    reverseFacts(tx, scope, {
      targets: [{ kind: 'write_off', id: 1 }],
      effectiveOn: day('2026-04-01'),
      reason: 'it was paid after all',
    }),
  );
  expect(await balanceAt(ledger, '2026-03-31')).toBe('0 / 2200 / -2200');
  expect(await balanceAt(ledger, '2026-04-01')).toBe('200 / 2200 / -2000');
  const { rows } = await ledger.read((db) => writeOffList(db, { ...LIST, ...at('2026-12-31') }));
  expect(rows).toMatchObject([
    { number: 'W1', item: 'I1', customer: 'C1', amountMinor: 200, reversed: true },
  ]);
  await verified(ledger);
});

test('a refund uses up what a receipt has left; the receipt cannot be reversed before it', async () => {
  const ledger = await small();
  await record(ledger, { refunds: [refund('RF1', 'R1', '2026-03-01', 2_200)] });
  expect(await balanceAt(ledger, '2026-03-01')).toBe('200 / 0 / 200');
  const receiptOne = { kind: 'receipt', id: 1 } as const;
  const refundOne = { kind: 'refund', id: 1 } as const;
  expect(await ledger.read(async (db) => findBlocker(db, [receiptOne]))).toEqual(
    'Refund RF1 gave money of receipt R1 back; reverse the refund first.',
  );
  await expect(
    command(ledger, (tx, scope) =>
      reverseFacts(tx, scope, { targets: [receiptOne], effectiveOn: 'own', reason: 'x' }),
    ),
  ).rejects.toThrow(/Refund RF1/);
  await command(ledger, (tx, scope) =>
    reverseFacts(tx, scope, {
      targets: [refundOne, receiptOne],
      effectiveOn: day('2026-03-10'),
      reason: 'bounced',
    }),
  );
  expect(await balanceAt(ledger, '2026-03-09')).toBe('200 / 0 / 200');
  expect(await balanceAt(ledger, '2026-03-10')).toBe('10000 / 0 / 10000');
  const { rows } = await ledger.read((db) => refundList(db, { ...LIST, ...at('2026-12-31') }));
  expect(rows).toMatchObject([
    { number: 'RF1', source: 'R1', sourceKind: 'receipt', reversed: true },
  ]);
  await verified(ledger);
});

test('a reversed invoice takes its write-offs along, each from its own day if that is later', async () => {
  const ledger = await small();
  await record(ledger, { writeOffs: [writeOff('W1', 'I1', '2026-05-01', 200)] });
  await command(ledger, (tx, scope) =>
    reverseFacts(tx, scope, {
      targets: [{ kind: 'invoice', id: 1 }],
      effectiveOn: day('2026-03-01'),
      reason: 'wrong goods',
    }),
  );
  for (const [on, expected] of [
    ['2026-02-28', '200 / 2200 / -2000'],
    ['2026-03-01', '0 / 12000 / -12000'],
    ['2026-05-01', '0 / 12000 / -12000'],
  ] as const)
    expect([on, await balanceAt(ledger, on)]).toEqual([on, expected]);
  await verified(ledger);
});

test('a discount goes with the receipt that earned it', async () => {
  const ledger = await small();
  await record(ledger, {
    writeOffs: [writeOff('W1', 'I1', '2026-02-05', 200, { kind: 'discount', receipt: 'R1' })],
  });
  expect(await balanceAt(ledger, '2026-02-05')).toBe('0 / 2200 / -2200');
  await command(ledger, (tx, scope) =>
    reverseFacts(tx, scope, {
      targets: [{ kind: 'receipt', id: 1 }],
      effectiveOn: 'own',
      reason: 'bounced',
    }),
  );
  expect(await balanceAt(ledger, '2026-02-05')).toBe('10000 / 0 / 10000');
  await verified(ledger);
});

test('more than an item owes, or a receipt has, is not written', async () => {
  const ledger = await small();
  await expect(
    record(ledger, { writeOffs: [writeOff('W1', 'I1', '2026-03-01', 201)] }),
  ).rejects.toThrow(/leave 0 … 10000/);
  await expect(
    record(ledger, { refunds: [refund('RF1', 'R1', '2026-03-01', 2_201)] }),
  ).rejects.toThrow(/leave 0 … 12000/);
  await expect(
    record(ledger, { writeOffs: [writeOff('W1', 'I1', '2026-01-09', 1)] }),
  ).rejects.toThrow(/before I1/);
  await record(ledger, { writeOffs: [writeOff('W1', 'I1', '2026-03-01', 100)] });
  await expect(
    record(ledger, { writeOffs: [writeOff('W1', 'I1', '2026-03-01', 100)] }),
  ).rejects.toThrow(/W1 is in the ledger already/);
});

test('a batch is not undone while a write-off or refund from elsewhere hangs on it', async () => {
  const ledger = await tempLedger();
  const batch = await recordAsBatch(ledger, {
    customers: [customer('C1')],
    invoices: [invoice('I1', 'C1', '2026-01-10', '2026-02-10', 10_000)],
    receipts: [receipt('R1', 'C1', '2026-02-05', 500)],
  });
  const undo = () => command(ledger, (tx, scope) => undoBatch(tx, scope, batch, 'wrong file'));
  const reverse = (kind: 'write_off' | 'refund') =>
    command(ledger, (tx, scope) =>
      reverseFacts(tx, scope, { targets: [{ kind, id: 1 }], effectiveOn: 'own', reason: 'x' }),
    );
  await record(ledger, { writeOffs: [writeOff('W1', 'I1', '2026-03-01', 5)] });
  expect(await undo()).toMatchObject({
    error: {
      code: 'used_by_later_facts',
      message: `Batch 1 (list.csv) cannot be undone: write-off W1 of its invoice I1, recorded by hand, hangs on it. Reverse the write-off first.`,
    },
  });
  await reverse('write_off');
  await record(ledger, { refunds: [refund('RF1', 'R1', '2026-03-01', 5)] });
  expect(await undo()).toMatchObject({
    error: {
      message: `Batch 1 (list.csv) cannot be undone: refund RF1 out of its R1, recorded by hand, uses it. Reverse the refund first.`,
    },
  });
  await reverse('refund');
  expect(await undo()).toMatchObject({ ok: true });
  expect(await balanceAt(ledger, '2026-12-31')).toBe('0 / 0 / 0');
  await verified(ledger);
});

test('a batch with write-offs and refunds of its own is undone whole', async () => {
  const ledger = await tempLedger();
  await record(ledger, {
    customers: [customer('C1')],
    invoices: [invoice('I1', 'C1', '2026-01-10', '2026-02-10', 10_000)],
  });
  const batch = await recordAsBatch(ledger, {
    receipts: [receipt('R1', 'C1', '2026-02-05', 12_000)],
    allocations: [allocation('R1', 'I1', '2026-02-05', 9_000)],
    writeOffs: [writeOff('W1', 'I1', '2026-02-06', 1_000)],
    refunds: [refund('RF1', 'R1', '2026-02-07', 3_000)],
  });
  expect(await balanceAt(ledger, '2026-03-01')).toBe('0 / 0 / 0');
  expect(
    await command(ledger, (tx, scope) => undoBatch(tx, scope, batch, 'wrong file')),
  ).toMatchObject({ ok: true, value: { reversed: 3 } });
  expect(await balanceAt(ledger, '2026-02-06')).toBe('10000 / 0 / 10000');
  await verified(ledger);
});

test('a debit note is owed like an invoice and says what it is; goods lines make a history', async () => {
  const ledger = await tempLedger();
  const line = (description: string, quantity: string) => ({
    deliveredOn: day('2026-01-09'),
    code: '',
    description,
    quantity,
    unit: 'stems',
    unitPrice: '0.45',
    netMinor: 100,
  });
  await record(ledger, {
    customers: [customer('C1')],
    invoices: [
      invoice('I1', 'C1', '2026-01-10', '2026-02-10', 10_000, {
        lines: [line('roses', '1200'), line('carnations', '10.5')],
        termsRule: '{"kind":"net_days","days":30}',
        dueReason: 'agreed',
      }),
      invoice('D1', 'C1', '2026-01-11', '2026-02-10', 500, { kind: 'debit_note' }),
    ],
  });
  await ledger.read(async (db) => {
    const { rows } = await invoiceList(db, { ...LIST, ...at('2026-02-01'), onlyOpen: true });
    expect(rows.map((row) => [row.invoice, row.kind, row.openMinor])).toEqual([
      ['D1', 'debit_note', 500],
      ['I1', 'invoice', 10_000],
    ]);
    expect((await goodsOfInvoice(db, 1)).map((row) => row.description)).toEqual([
      'roses',
      'carnations',
    ]);
    const bought = await purchases(db, { ...at('2026-02-01'), customerId: 1, offset: 1, limit: 5 });
    expect(bought).toMatchObject({ total: 2, rows: [{ invoice: 'I1', quantity: '10.5' }] });
    expect(await invoiceDetail(db, 1, at('2026-02-01'))).toMatchObject({
      termsRule: '{"kind":"net_days","days":30}',
      dueReason: 'agreed',
    });
  });
  await verified(ledger);
});

test('the newest due date known counts for every as-of; before it was known the old one does', async () => {
  const clock = tickingClock();
  const ledger = await tempLedger(clock);
  await record(ledger, {
    customers: [customer('C1')],
    invoices: [invoice('I1', 'C1', '2026-01-10', '2026-02-10', 10_000)],
  });
  const before = clock.now();
  await command(ledger, (tx, scope) =>
    changeDue(tx, scope, { itemId: 1, dueOn: day('2026-03-10'), reason: 'agreed' }),
  );
  const between = clock.now();
  await command(ledger, (tx, scope) =>
    changeDue(tx, scope, { itemId: 1, dueOn: day('2026-04-10'), reason: 'agreed again' }),
  );
  const dueAt = (knownAt: typeof before | null) =>
    ledger.read(async (db) => {
      const moment = { asOf: day('2026-01-31'), knownAt };
      const dates = [
        (await openItems(db, moment))[0]?.dueOn,
        (await itemViews(db, moment))[0]?.dueOn,
        (await invoiceList(db, { ...LIST, ...moment, onlyOpen: false })).rows[0]?.dueOn,
        (await invoiceDetail(db, 1, moment)).items[0]?.dueOn,
      ];
      return [...new Set(dates)];
    });
  expect(await dueAt(before)).toEqual(['2026-02-10']);
  expect(await dueAt(between)).toEqual(['2026-03-10']);
  expect(await dueAt(null)).toEqual(['2026-04-10']);
  await verified(ledger);
});

test('small balances are rests, never whole items', async () => {
  const ledger = await small();
  await record(ledger, {
    invoices: [invoice('I2', 'C1', '2026-01-12', '2026-02-12', 150)],
  });
  const found = await ledger.read((db) =>
    smallBalances(db, { ...at('2026-03-01'), currency: 'EUR', atMostMinor: 500 }),
  );
  expect(found.map((row) => [row.item, row.openMinor])).toEqual([['I1', 200]]);
});

test('a write-off taken back by hand, then its invoice reversed as if it never was', async () => {
  const ledger = await small();
  await record(ledger, {
    writeOffs: [writeOff('W1', 'I1', '2026-03-01', 200)],
    refunds: [refund('RF1', 'R1', '2026-03-01', 2_000)],
  });
  const reverse = (kind: 'write_off' | 'refund' | 'invoice' | 'receipt', on: 'own' | string) =>
    command(ledger, (tx, scope) =>
      reverseFacts(tx, scope, {
        targets: [{ kind, id: 1 }],
        effectiveOn: on === 'own' ? 'own' : day(on),
        reason: 'x',
      }),
    );
  await reverse('write_off', '2026-04-01');
  await reverse('refund', '2026-04-01');
  await reverse('invoice', 'own');
  await reverse('receipt', 'own');
  for (const on of ['2026-02-28', '2026-03-15', '2026-04-01'])
    expect([on, await balanceAt(ledger, on)]).toEqual([on, '0 / 0 / 0']);
  await verified(ledger);
});
