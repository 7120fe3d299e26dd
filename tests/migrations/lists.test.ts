/** 0007: what a list had applied names its invoice; a receipt by hand, and one on account, name none. */
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { MIGRATIONS } from '../../src/ledger/migrations/list.ts';
import { migrate } from '../../src/ledger/migrations/runner.ts';
import { tempFolder } from '../ledger/fixture.ts';

const AT = '2026-01-01T10:00:00.000Z';
const BATCH = `'${AT}', 'x.csv', '${'0'.repeat(64)}'`;

test('credits of lists name the one invoice they were applied to', () => {
  const path = join(tempFolder(), 'old.duebook');
  const db = new Sqlite(path);
  onTestFinished(() => void db.close());
  db.pragma('foreign_keys = ON');
  expect(migrate(db, path, MIGRATIONS.slice(0, 6)).ok).toBe(true);
  db.exec(`
    insert into import_batches values (1, ${BATCH}, 'receipts', '{}', 4, 4, 0, 0, '{}'),
      (2, ${BATCH}, 'credit-notes', '{}', 1, 1, 0, 0, '{}'), (3, ${BATCH}, 'invoice-list', '{}', 1, 1, 0, 0, '{}'),
      (4, ${BATCH}, 'allocations', '{}', 1, 1, 0, 0, '{}');
    insert into customers values (1, 'C1', '${AT}', null);
    insert into invoices (id, number, customer_id, issued_on, currency, gross_minor, terms, contract, po, goods, quantity, notes, recorded_at) values
      (1, 'I1', 1, '2026-01-02', 'EUR', 1000, '', '', '', '', '', '', '${AT}'),
      (2, 'I2', 1, '2026-01-03', 'EUR', 700, '', '', '', '', '', '', '${AT}');
    insert into instalments values (1, 1, 1, '2026-02-02', 500), (2, 1, 2, '2026-03-02', 500), (3, 2, 1, '2026-02-03', 700);
    insert into receipts (id, number, customer_id, received_on, currency, amount_minor, reference, recorded_at, batch_id) values
      (1, 'named', 1, '2026-02-01', 'EUR', 600, '', '${AT}', 1), (2, 'on-account', 1, '2026-02-01', 'EUR', 50, '', '${AT}', 1),
      (3, 'two', 1, '2026-02-01', 'EUR', 20, '', '${AT}', 1), (4, 'by-hand', 1, '2026-02-01', 'EUR', 10, '', '${AT}', null),
      (5, 'of-a-list', 1, '2026-02-01', 'EUR', 10, '', '${AT}', 3), (6, 'told-later', 1, '2026-02-01', 'EUR', 10, '', '${AT}', 1);
    insert into credit_notes values (1, 'N1', 1, '2026-02-05', 'EUR', 80, '', '${AT}', 2);
    insert into allocations (receipt_id, credit_note_id, instalment_id, effective_on, amount_minor, recorded_at, batch_id) values
      (1, null, 1, '2026-02-01', 500, '${AT}', 1), (1, null, 2, '2026-02-01', 100, '${AT}', 1),
      (3, null, 1, '2026-02-01', 10, '${AT}', 1), (3, null, 3, '2026-02-01', 10, '${AT}', 1),
      (4, null, 3, '2026-02-01', 10, '${AT}', null), (5, null, 3, '2026-02-01', 10, '${AT}', 3),
      (6, null, 3, '2026-02-01', 10, '${AT}', 4), (null, 1, 3, '2026-02-05', 80, '${AT}', 2);
  `);
  expect(migrate(db, path, MIGRATIONS.slice(0, 7)).ok).toBe(true);
  expect(
    db
      .prepare(
        `select number, for_invoice as named, per_list_on as perList from receipts
         union all select number, for_invoice, null from credit_notes`,
      )
      .all(),
  ).toEqual([
    { number: 'named', named: 'I1', perList: null },
    { number: 'on-account', named: '', perList: null },
    { number: 'two', named: '', perList: null },
    { number: 'by-hand', named: '', perList: null },
    { number: 'of-a-list', named: '', perList: null },
    { number: 'told-later', named: '', perList: null },
    { number: 'N1', named: 'I2', perList: null },
  ]);
  // Facts are added, never edited, as before.
  expect(() => db.exec(`update receipts set for_invoice = 'I2'`)).toThrow(/append-only/);
  expect(() => db.exec(`delete from credit_notes`)).toThrow(/append-only/);
});
