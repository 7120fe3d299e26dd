/**
 * What money pays is decided by dates: the same invoices, credit notes and receipts give the same aging, item by
 * item on every past day, whatever the order of their rows and of their files.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, isoDateOf, type IsoDate } from '../../../src/domain/dates.ts';
import { connectionOf } from '../../../src/ledger/connection.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { verifyLedger } from '../../../src/ledger/safety/verify.ts';
import { expectSameAging } from '../exchange/same-aging.ts';
import { importWorkspace, type ImportWorkspace } from './workspace-for-imports.ts';

const FIRST = isoDateOf('2026-01-01');
const on = (days: number): IsoDate => addDays(FIRST, days);
const amount = fc.integer({ min: 1, max: 12 }).map((n) => n * 10);
const CUSTOMERS = ['C1', 'C2'] as const;

const invoices = fc.array(
  fc.record({
    customer: fc.constantFrom(...CUSTOMERS),
    issued: fc.nat(15),
    parts: fc.array(fc.record({ amount, due: fc.nat(30) }), { minLength: 1, maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 4 },
);
const credits = fc.array(
  fc.record({
    isReceipt: fc.boolean(),
    /** Of which file, and which invoice it names: beyond the last, none. */
    file: fc.nat(1),
    names: fc.nat(5),
    customer: fc.constantFrom(...CUSTOMERS),
    day: fc.nat(40),
    amount,
  }),
  { minLength: 1, maxLength: 9 },
);
const world = fc.record({ invoices, credits });
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

interface CsvFile {
  readonly name: string;
  readonly header: string;
  readonly rows: readonly string[];
}

function filesOf({ invoices, credits }: World): readonly CsvFile[] {
  const invoiceRows = invoices.flatMap(({ customer, issued, parts }, n) =>
    [...parts]
      .sort((a, b) => a.due - b.due)
      .map(
        (part, at) =>
          `INV-${n},${customer},${on(issued)},${on(issued + part.due)},EUR,${part.amount}.00,${at + 1}`,
      ),
  );
  const files: CsvFile[] = [
    {
      name: 'customers.csv',
      header: 'customer,name,effective_on',
      rows: CUSTOMERS.map((code) => `${code},Customer ${code},2025-12-01`),
    },
    {
      name: 'invoices.csv',
      header: 'invoice,customer,issued_on,due_on,currency,gross,instalment',
      rows: invoiceRows,
    },
  ];
  for (const isReceipt of [true, false])
    for (const file of [0, 1]) {
      const rows = credits.flatMap((credit, n) => {
        if (credit.isReceipt !== isReceipt || credit.file !== file) return [];
        const named = invoices[credit.names];
        const customer = named?.customer ?? credit.customer;
        const invoice = named === undefined ? '' : `INV-${credit.names}`;
        return [
          `${isReceipt ? 'R' : 'CN'}-${n},${customer},${on(credit.day)},EUR,${credit.amount}.00,${invoice}`,
        ];
      });
      const kind = isReceipt ? 'receipts' : 'credit-notes';
      if (rows.length > 0)
        files.push({
          name: `${kind}-${file}.csv`,
          header: isReceipt
            ? 'receipt,customer,received_on,currency,amount,invoice'
            : 'credit_note,customer,issued_on,currency,gross,invoice',
          rows,
        });
    }
  return files;
}

/** `rank`: where a row or file goes, repeated as often as it takes. */
const shuffled = <T>(all: readonly T[], ranks: readonly number[]): readonly T[] =>
  all
    .map((one, at) => ({ one, rank: (ranks[at % ranks.length] as number) * 31 + at * 7 }))
    .sort((a, b) => (a.rank % 101) - (b.rank % 101))
    .map(({ one }) => one);

async function bringAll(workspace: ImportWorkspace, files: readonly CsvFile[]): Promise<void> {
  for (const { name, header, rows } of files) {
    const shown = await workspace.bring(name, [header, ...rows, ''].join('\n'));
    expect([name, shown.new, shown.findings.filter((one) => one.severity === 'refused')]).toEqual([
      name,
      rows.length,
      [],
    ]);
  }
}

/** What each instalment owes, and each credit has left, on each day: sums over the rows, and nothing else. */
const byItem = (ledger: Ledger, days: readonly IsoDate[]): Promise<readonly string[]> =>
  ledger.read((db) => {
    const rows = connectionOf(db).statement<{ what: string; left: number }>(
      `select i.number || ' ' || n.position as what,
         n.gross_minor - coalesce((select sum(a.amount_minor) from allocations a
           where a.instalment_id = n.id and a.effective_on <= $day), 0) as left
       from invoices i join instalments n on n.invoice_id = i.id where i.issued_on <= $day
       union all select d.number, d.amount_minor - coalesce((select sum(a.amount_minor) from allocations a
           where a.receipt_id = d.id and a.effective_on <= $day), 0)
       from receipts d where d.received_on <= $day
       union all select d.number, d.amount_minor - coalesce((select sum(a.amount_minor) from allocations a
           where a.credit_note_id = d.id and a.effective_on <= $day), 0)
       from credit_notes d where d.issued_on <= $day`,
    );
    return Promise.resolve(
      days.flatMap((day) =>
        rows
          .all({ day })
          .filter(({ left }) => left !== 0)
          .map(({ what, left }) => `${day} ${what} ${left}`)
          .sort(),
      ),
    );
  });
const DAYS = Array.from({ length: 62 }, (_, at) => on(at - 1));

test(
  'any order of rows and of files gives the same ledger on every past day',
  { timeout: 600_000 },
  async () => {
    let moved = 0;
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.array(fc.nat(100), { minLength: 5, maxLength: 9 }),
        async (world, ranks) => {
          const files = filesOf(world);
          const one = await importWorkspace();
          const other = await importWorkspace();
          await bringAll(one, files);
          const again = shuffled(files, ranks).map((file) => ({
            ...file,
            rows:
              file.name === 'invoices.csv' ? file.rows : shuffled(file.rows, [...ranks].reverse()),
          }));
          if (again.some((file, at) => file.name !== files[at]?.name)) moved += 1;
          await bringAll(other, again);
          expect(await byItem(other.ledger, DAYS)).toEqual(await byItem(one.ledger, DAYS));
          await expectSameAging(one.ledger, other.ledger, on(0), on(60), 15);
          await one.close();
          await other.close();
        },
      ),
      { numRuns: 200, seed: 20261130 },
    );
    expect(moved).toBeGreaterThan(100);
  },
);

test(
  'an undone import never was, also where it moved what earlier ones had settled',
  { timeout: 600_000 },
  async () => {
    let moves = 0;
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.array(fc.nat(100), { minLength: 5, maxLength: 9 }),
        async (world, ranks) => {
          const files = shuffled(filesOf(world), ranks);
          const workspace = await importWorkspace();
          const before: (readonly string[])[] = [];
          for (const file of files) {
            before.push(await byItem(workspace.ledger, DAYS));
            await bringAll(workspace, [file]);
          }
          moves += await workspace.ledger.read((db) =>
            Promise.resolve(
              connectionOf(db).statement<{ n: number }>(`select count(*) as n from reversals`).get()
                ?.n ?? 0,
            ),
          );
          const batches = await workspace.must('imports.batches', {});
          for (const { batchId } of [...batches].sort((a, b) => b.batchId - a.batchId)) {
            await workspace.must('imports.undo', { batchId, reason: 'test' });
            const live = (await byItem(workspace.ledger, DAYS)).filter(
              (row) => !row.endsWith(' 0'),
            );
            expect(live).toEqual(before.pop());
            expect((await workspace.ledger.read((db) => verifyLedger(db))).findings).toEqual([]);
          }
          await workspace.close();
        },
      ),
      { numRuns: 60, seed: 7 },
    );
    expect(moves).toBeGreaterThan(10);
  },
);
