/** 0003: a file of version 2 with a reversal of every kind comes out with each target by kind and id. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { instantOf, isoDateOf } from '../../src/domain/dates.ts';
import { REVERSIBLE_KINDS } from '../../src/domain/facts/kinds.ts';
import { MIGRATIONS } from '../../src/ledger/migrations/list.ts';
import { migrate } from '../../src/ledger/migrations/runner.ts';
import { openLedgerFile } from '../../src/services/workspace/open-ledger-file.ts';
import { tempFolder } from '../ledger/fixture.ts';

const AT = '2026-01-01T10:00:00.000Z';
const LATER = '2026-03-01T10:00:00.000Z';

/** The kinds that version 2 could reverse, each with the id of its target. It must stay as it is for ever. */
const REVERSED = {
  customer_version: 1,
  invoice: 1,
  credit_note: 3,
  receipt: 2,
  allocation: 7,
  dispute: 4,
  write_off: 5,
  refund: 6,
  bank_match: 8,
  customer_merge: 9,
  customer_alias: 10,
  import_batch: 11,
} as const;

function versionTwo(): { path: string; db: Database } {
  const path = join(tempFolder(), 'old.duebook');
  const db = new Sqlite(path);
  onTestFinished(() => void db.close());
  db.pragma('foreign_keys = ON');
  expect(migrate(db, path, MIGRATIONS.slice(0, 2)).ok).toBe(true);
  db.exec(`
    insert into import_batches values (11, '${AT}', 'march.xml', '${'0'.repeat(64)}', 'bank', '{}', 1, 1, 0, 0, '{}');
    insert into customers values (1, 'C1', '${AT}', null), (2, 'C2', '${AT}', null);
    insert into customer_versions values (1, 1, '2026-01-01', '${AT}', 'Sol', 'ES', null, 'EUR', '', 'company', '', '', '', '', null, '', '', null);
    insert into customer_aliases values (10, 1, 'name', 'Luna', 'luna', 'entered', '${AT}');
    insert into customer_merges values (9, 2, 1, 'same', '${AT}');
    insert into invoices (id, number, customer_id, issued_on, currency, gross_minor, terms, contract, po, goods, quantity, notes, recorded_at)
      values (1, 'I1', 1, '2026-01-02', 'EUR', 1000, '', '', '', '', '', '', '${AT}');
    insert into instalments values (1, 1, 1, '2026-02-02', 1000);
    insert into receipts (id, number, customer_id, received_on, currency, amount_minor, reference, recorded_at)
      values (2, 'R1', 1, '2026-02-01', 'EUR', 600, '', '${AT}');
    insert into credit_notes values (3, 'N1', 1, '2026-02-01', 'EUR', 50, '', '${AT}', null);
    insert into disputes values (4, 1, '2026-02-03', 'broken', '${AT}', null);
    insert into write_offs values (5, 'W1', 'small_balance', 1, 1, '2026-02-05', 'EUR', 10, '', null, '${AT}', null);
    insert into refunds values (6, 'RF1', 1, '2026-02-06', 'EUR', 20, '', '${AT}', null);
    insert into allocations (id, receipt_id, instalment_id, effective_on, amount_minor, recorded_at)
      values (7, 2, 1, '2026-02-01', 500, '${AT}');
    insert into bank_statements values (1, 11, '${AT}', 'statement', 'ES1', '', '', 'EUR', '', null, null, null, null, null, null, 1, 600);
    insert into bank_lines values (1, 1, 1, 'ES1', 'k', '2026-02-01', null, 'EUR', 600, 0, '', '', '', '', '', '', '', '', '', 0, null, null, '', null, null, null, '', '${AT}', 11);
    insert into bank_matches values (8, 1, 'receipt', 600, 2, null, null, '', '', '${AT}');
    ${Object.entries(REVERSED)
      .map(
        ([kind, id], index) =>
          `insert into reversals (id, ${kind}_id, effective_on, reason, recorded_at, undoes_batch_id)
             values (${20 + index}, ${id}, '2026-02-2${index % 10}', 'why ${kind}', '${LATER}', ${kind === 'import_batch' ? 11 : 'null'});`,
      )
      .join('\n')}
    insert into allocations (id, receipt_id, instalment_id, reversal_id, effective_on, amount_minor, recorded_at)
      values (12, 2, 1, 24, '2026-02-24', -500, '${LATER}');
  `);
  return { path, db };
}

interface Reversal {
  readonly id: number;
  readonly target_kind: string;
  readonly target_id: number;
  readonly effective_on: string;
  readonly reason: string;
  readonly recorded_at: string;
  readonly undoes_batch_id: number | null;
}

test('a reversal of every kind keeps its id, day, reason and batch, and names its target by kind and id', () => {
  const { db, path } = versionTwo();
  expect(migrate(db, path, MIGRATIONS.slice(0, 3))).toMatchObject({ ok: true });
  const rows = db.prepare<[], Reversal>('select * from reversals order by id').all();
  expect(rows).toEqual(
    Object.entries(REVERSED).map(([kind, id], index) => ({
      id: 20 + index,
      target_kind: kind,
      target_id: id,
      effective_on: `2026-02-2${index % 10}`,
      reason: `why ${kind}`,
      recorded_at: LATER,
      undoes_batch_id: kind === 'import_batch' ? 11 : null,
    })),
  );
  expect(REVERSIBLE_KINDS).toEqual(expect.arrayContaining(Object.keys(REVERSED)));
  expect(db.pragma('foreign_key_check')).toEqual([]);
});

test('a target is reversed at most once, whatever its kind, and the table is append-only', () => {
  const { db, path } = versionTwo();
  migrate(db, path, MIGRATIONS.slice(0, 3));
  const reverse = (kind: string, id: number) =>
    db
      .prepare(
        `insert into reversals (target_kind, target_id, effective_on, reason, recorded_at)
         values (?, ?, '2026-03-01', '', '${LATER}')`,
      )
      .run(kind, id);
  expect(() => reverse('receipt', 2)).toThrow(/UNIQUE/);
  expect(() => reverse('write_off', 2)).not.toThrow();
  expect(() => db.exec('update reversals set target_id = 3')).toThrow(/append-only/);
  expect(() => db.exec('delete from reversals')).toThrow(/append-only/);
  const refers = db.pragma('foreign_key_list(allocations)') as { table: string }[];
  expect(refers.map((row) => row.table)).toContain('reversals');
  expect(
    db.prepare("select count(*) as n from sqlite_master where sql like '%_anew%'").get(),
  ).toEqual({ n: 0 });
});

test('a ledger of version 2 that is opened to be read is brought up to date, with a copy beside it', async () => {
  const { db, path } = versionTwo();
  db.close();
  const clock = { now: () => instantOf(Date.parse(LATER)), today: () => isoDateOf('2026-03-01') };
  const opened = await openLedgerFile({ clock, version: '0.1.0' }, path, 'read');
  expect(opened).toMatchObject({ ok: true, value: { readOnly: true } });
  if (opened.ok) await opened.value.close();
  expect(existsSync(`${path}.v2.backup`)).toBe(true);
  const migrated = new Sqlite(path, { readonly: true });
  expect(migrated.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
  migrated.close();
});
