/** 0003, open amounts: a file of version 2 comes out with every projection row it had, filled from its facts. */
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { Instant } from '../../src/domain/dates.ts';
import { connect } from '../../src/ledger/connection.ts';
import { appendEntry } from '../../src/ledger/journal.ts';
import { MIGRATIONS } from '../../src/ledger/migrations/list.ts';
import { migrate } from '../../src/ledger/migrations/runner.ts';
import { agingBoundaries } from '../../src/domain/aging.ts';
import { agingMatrix } from '../../src/ledger/queries/aging/aging-matrix.ts';
import { verifyLedger } from '../../src/ledger/safety/verify.ts';
import { day, reopen, tempFolder } from '../ledger/fixture.ts';

const AT = '2026-01-01T10:00:00.000Z' as Instant;
const LATER = '2026-03-01T10:00:00.000Z' as Instant;

/**
 * Version 2 as its DDL was: an item partly paid, one nobody paid, one paid in full and reopened by a
 * reversal that lies in the future; a receipt and a credit note. It must stay as it is for ever.
 */
function versionTwo(): { path: string; db: Database } {
  const path = join(tempFolder(), 'old.duebook');
  const db = new Sqlite(path);
  onTestFinished(() => void db.close());
  db.pragma('foreign_keys = ON');
  expect(migrate(db, path, MIGRATIONS.slice(0, 2)).ok).toBe(true);
  db.exec(`
    insert into company_versions values (1, '2026-01-01', '${AT}', 'Flores', '', 'ES', 'EUR', '', '', '', '', '', '', '');
    insert into customers values (1, 'C1', '${AT}', null);
    insert into customer_versions values (1, 1, '2026-01-01', '${AT}', 'Sol', 'ES', null, 'EUR', '', 'company', '', '', '', '', null, '', '', null);
    insert into invoices (id, number, customer_id, issued_on, currency, gross_minor, terms, contract, po, goods, quantity, notes, recorded_at) values
      (1, 'I1', 1, '2026-01-02', 'EUR', 1000, '', '', '', '', '', '', '${AT}'),
      (2, 'I2', 1, '2026-01-03', 'EUR', 700, '', '', '', '', '', '', '${AT}'),
      (3, 'I3', 1, '2026-01-04', 'EUR', 400, '', '', '', '', '', '', '${AT}');
    insert into instalments values (1, 1, 1, '2026-02-02', 1000), (2, 2, 1, '2026-02-03', 700), (3, 3, 1, '2026-02-04', 400);
    insert into receipts (id, number, customer_id, received_on, currency, amount_minor, reference, recorded_at) values
      (1, 'R1', 1, '2026-02-01', 'EUR', 900, 'ref', '${AT}'), (2, 'R2', 1, '2026-02-01', 'EUR', 50, '', '${AT}');
    insert into credit_notes values (1, 'N1', 1, '2026-02-05', 'EUR', 80, '', '${AT}', null);
    insert into allocations (id, receipt_id, credit_note_id, instalment_id, reversal_id, effective_on, amount_minor, recorded_at) values
      (1, 1, null, 1, null, '2026-02-01', 300, '${AT}'), (2, 1, null, 3, null, '2026-02-02', 400, '${AT}'),
      (3, null, 1, 1, null, '2026-02-05', 80, '${AT}');
    insert into reversals (id, allocation_id, effective_on, reason, recorded_at) values (1, 2, '2026-12-31', 'bounced', '${LATER}');
    insert into allocations (id, receipt_id, credit_note_id, instalment_id, reversal_id, effective_on, amount_minor, recorded_at) values
      (4, 1, null, 3, 1, '2026-12-31', -400, '${LATER}');
    insert into open_items values
      (1, 1, 1, 'EUR', '2026-01-02', '2026-02-02', 1000, '${AT}', '9999-12-31', '${AT}'),
      (2, 2, 1, 'EUR', '2026-01-03', '2026-02-03', 700, '${AT}', '9999-12-31', '${AT}'),
      (3, 3, 1, 'EUR', '2026-01-04', '2026-02-04', 400, '${AT}', '9999-12-31', '${LATER}');
    insert into open_credits values
      (7, 1, null, 1, 'EUR', '2026-02-01', 900, '${AT}', '9999-12-31', '${LATER}'),
      (8, 2, null, 1, 'EUR', '2026-02-01', 50, '${AT}', '9999-12-31', '${AT}'),
      (9, null, 1, 1, 'EUR', '2026-02-05', 80, '${AT}', '2026-02-05', '${AT}');
    insert into receivable_movements values ('EUR', '2026-01-02', 1000), ('EUR', '2026-01-03', 700), ('EUR', '2026-01-04', 400),
      ('EUR', '2026-02-01', -950), ('EUR', '2026-02-05', -80);
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
const rowsOf = (db: Database, table: string): Row[] =>
  db.prepare<[], Row>(`select * from ${table} order by 1`).all();

test('rows before, rows after: each keeps what it said and says what is open', () => {
  const { db, path } = versionTwo();
  const before = { items: rowsOf(db, 'open_items'), credits: rowsOf(db, 'open_credits') };
  expect(migrate(db, path, MIGRATIONS.slice(0, 3))).toMatchObject({
    ok: true,
    value: { from: 2, to: 3 },
  });
  const items = [
    { open_minor: 620, unchanged_from: '2026-02-05' },
    { open_minor: 700, unchanged_from: '2026-01-03' },
    { open_minor: 400, unchanged_from: '2026-12-31' },
  ];
  expect(rowsOf(db, 'open_items')).toEqual(
    before.items.map((row, index) => ({ ...row, ...items[index] })),
  );
  const credits = [
    { left_minor: 600, unchanged_from: '2026-12-31' },
    { left_minor: 50, unchanged_from: '2026-02-01' },
    { left_minor: 0, unchanged_from: '2026-02-05' },
  ];
  expect(rowsOf(db, 'open_credits')).toEqual(
    before.credits.map((row, index) => ({ ...row, ...credits[index] })),
  );
});

test('the tables made anew have the indexes of the old ones', () => {
  const { db, path } = versionTwo();
  const names = (): unknown[] =>
    db
      .prepare(
        "select name from sqlite_master where type = 'index' and tbl_name in ('open_items', 'open_credits') order by name",
      )
      .all();
  const before = names();
  migrate(db, path, MIGRATIONS.slice(0, 3));
  expect(names()).toEqual(before);
  expect(
    db.prepare("select count(*) as n from sqlite_master where sql like '%_anew%'").get(),
  ).toEqual({ n: 0 });
});

test('a ledger of version 2 opened for writing verifies, and ages before and after the post-dated reversal', async () => {
  const { db, path } = versionTwo();
  db.close();
  const ledger = await reopen(path);
  expect((await ledger.read((tx) => verifyLedger(tx))).findings).toEqual([]);
  const openOn = (asOf: string) =>
    ledger.read(async (tx) =>
      (
        await agingMatrix(
          tx,
          { asOf: day(asOf), knownAt: null },
          'due',
          agingBoundaries(day(asOf), [30]),
          null,
        )
      )
        .flatMap((row) => row.amountsMinor)
        .reduce((sum, amount) => sum + amount, 0),
    );
  expect(await openOn('2026-02-04')).toBe(700 + 700);
  expect(await openOn('2026-12-30')).toBe(620 + 700);
  expect(await openOn('2026-12-31')).toBe(620 + 700 + 400);
  await ledger.close();
});
