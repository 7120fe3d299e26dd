/** 0002: a file of version 1, made by the first migration alone, comes out with every row it had. */
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { MIGRATIONS } from '../../src/ledger/migrations/list.ts';
import { migrate } from '../../src/ledger/migrations/runner.ts';
import { openItems } from '../../src/ledger/queries/case/open-items.ts';
import { verifyLedger } from '../../src/ledger/safety/verify.ts';
import { appendEntry } from '../../src/ledger/journal.ts';
import { connect } from '../../src/ledger/connection.ts';
import type { Instant } from '../../src/domain/dates.ts';
import { command, day, record, reopen, tempFolder, writeOff } from '../ledger/fixture.ts';
import { inEnglish } from '../harness/english.ts';

const AT = '2026-01-01T10:00:00.000Z' as Instant;
const LATER = '2026-03-01T10:00:00.000Z' as Instant;
const TABLES = ['invoices', 'receipts', 'allocations', 'reversals', 'open_items', 'open_credits'];

/**
 * Version 1 as its DDL was, with rows of every kind that 0002 moves: an invoice, a receipt, an
 * allocation, and the receipt's reversal with its counter rows. It must stay as it is for ever.
 */
function versionOne(): { path: string; db: Database } {
  const path = join(tempFolder(), 'old.duebook');
  const db = new Sqlite(path);
  onTestFinished(() => void db.close());
  db.pragma('foreign_keys = ON');
  expect(migrate(db, path, MIGRATIONS.slice(0, 1)).ok).toBe(true);
  db.exec(`
    insert into company_versions values (1, '2026-01-01', '${AT}', 'Flores', '', 'ES', 'EUR', '', '', '', '', '', '', '');
    insert into customers values (1, 'C1', '${AT}', null);
    insert into customer_versions values (1, 1, '2026-01-01', '${AT}', 'Sol', 'ES', null, 'EUR', '', 'company', '', '', '', '', null, '', '', null);
    insert into invoices values (1, 'I1', 1, '2026-01-02', 'EUR', 1000, '', '', '', '', '', '{"a":"b"}', '${AT}', null);
    insert into instalments values (1, 1, 1, '2026-02-02', 1000);
    insert into receipts values (1, 'R1', 1, '2026-02-01', 'EUR', 600, 'ref', '${AT}', null);
    insert into allocations values (7, 1, null, 1, null, '2026-02-01', 500, '${AT}', null);
    insert into reversals values (3, null, null, null, 1, null, null, '2026-02-20', 'bounced', '${LATER}', null);
    insert into allocations values (8, 1, null, 1, 3, '2026-02-20', -500, '${LATER}', null);
    insert into allocations values (9, 1, null, null, 3, '2026-02-20', 600, '${LATER}', null);
    insert into open_items values (1, 1, 1, 'EUR', '2026-01-02', '2026-02-02', 1000, '${AT}', '9999-12-31', '${LATER}');
    insert into open_credits values (1, 1, null, 1, 'EUR', '2026-02-01', 600, '${AT}', '2026-02-20', '${LATER}');
    insert into receivable_movements values ('EUR', '2026-01-02', 1000), ('EUR', '2026-02-01', -600), ('EUR', '2026-02-20', 600);
  `);
  const connection = connect(path);
  for (const recordedAt of [AT, LATER])
    appendEntry(
      connection,
      {
        recordedAt,
        actor: 'test',
        command: 'x',
        detail: '{}',
        idempotencyKey: null,
        inputSha256: '0'.repeat(64),
      },
      null,
    );
  connection.db.close();
  return { path, db };
}

type Row = Readonly<Record<string, unknown>>;
const rowsOf = (db: Database): Map<string, Row[]> =>
  new Map(
    TABLES.map((table) => [table, db.prepare<[], Row>(`select * from ${table} order by 1`).all()]),
  );

test('rows before, rows after: ids and values stay, new columns have their defaults', () => {
  const { db, path } = versionOne();
  const before = rowsOf(db);
  expect(inEnglish(migrate(db, path, MIGRATIONS.slice(0, 2)))).toMatchObject({
    ok: true,
    value: { from: 1, to: 2 },
  });
  const fresh: Readonly<Record<string, Row>> = {
    invoices: { kind: 'invoice', terms_rule: '', due_reason: '' },
    receipts: {
      paid_currency: null,
      paid_minor: null,
      rate: null,
      rate_on: null,
      rate_source: null,
    },
    allocations: { write_off_id: null, refund_id: null },
    reversals: {
      write_off_id: null,
      refund_id: null,
      bank_match_id: null,
      customer_merge_id: null,
      customer_alias_id: null,
      import_batch_id: null,
    },
  };
  for (const [table, rows] of rowsOf(db))
    expect([table, rows]).toEqual([
      table,
      (before.get(table) ?? []).map((row) => ({ ...row, ...fresh[table] })),
    ]);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
});

test('the tables made anew have what the others have: indexes, triggers, references', () => {
  const { db, path } = versionOne();
  const names = (type: string): string[] =>
    db
      .prepare<[string], { name: string }>(
        "select name from sqlite_master where type = ? and tbl_name in ('allocations', 'reversals') and name not like 'sqlite_%' order by name",
      )
      .all(type)
      .map((row) => row.name);
  const before = [names('index'), names('trigger')] as const;
  migrate(db, path, MIGRATIONS.slice(0, 2));
  expect(names('index')).toEqual(expect.arrayContaining(before[0]));
  expect(names('trigger')).toEqual(before[1]);
  expect(() => db.exec('update allocations set amount_minor = 1')).toThrow(/append-only/);
  expect(() => db.exec('delete from reversals')).toThrow(/append-only/);
  const refers = (table: string): string[] =>
    (db.pragma(`foreign_key_list(${table})`) as { table: string }[]).map((row) => row.table);
  expect(refers('allocations')).toContain('reversals');
  expect(refers('reversals')).toContain('allocations');
  expect(
    db.prepare("select count(*) as n from sqlite_master where sql like '%_anew%'").get(),
  ).toEqual({ n: 0 });
});

test('an old ledger opened for writing verifies, answers and goes on', async () => {
  const { db, path } = versionOne();
  db.close();
  const ledger = await reopen(path);
  const report = await ledger.read((tx) => verifyLedger(tx));
  expect(report.findings).toEqual([]);
  await record(ledger, { writeOffs: [writeOff('W1', 'I1', '2026-03-01', 1_000)] });
  const open = await ledger.read((tx) => openItems(tx, { asOf: day('2026-02-28'), knownAt: null }));
  expect(open.map((row) => row.openMinor)).toEqual([1_000]);
  await command(ledger, () => null);
  expect((await ledger.read((tx) => verifyLedger(tx))).ok).toBe(true);
  await ledger.close();
});

test('a broken reference stops the migration, and the file stays at version 1', () => {
  const { db, path } = versionOne();
  db.pragma('foreign_keys = OFF');
  db.exec(`insert into allocations values (10, 99, null, 1, null, '2026-02-01', 1, '${AT}', null)`);
  expect(inEnglish(migrate(db, path, MIGRATIONS.slice(0, 2)))).toMatchObject({
    ok: false,
    error: {
      message: expect.stringContaining('allocations refers to a row of receipts') as string,
    },
  });
  expect(db.pragma('user_version', { simple: true })).toBe(1);
  expect(rowsOf(db).get('allocations')).toHaveLength(4);
});
