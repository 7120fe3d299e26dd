/**
 * Somebody with a program for databases changes a ledger, its triggers dropped: a name, a number, an amount in
 * one table or in all that have to agree. `verify` names each; of somebody who recomputes all hashes, the anchor does.
 */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { agreesWith, anchorOf } from '../../src/ledger/anchor.ts';
import { recordBankAccount } from '../../src/ledger/commands/bank/record-bank-account.ts';
import { recordLetter } from '../../src/ledger/commands/letters/record-letter.ts';
import { recordCompany } from '../../src/ledger/commands/record-company.ts';
import { connectionOf, connectionOn } from '../../src/ledger/connection.ts';
import { entryHash, FIRST_PREVIOUS_HASH } from '../../src/ledger/journal.ts';
import { verifyLedger } from '../../src/ledger/safety/verify.ts';
import type { JournalTable } from '../../src/ledger/schema/journal.ts';
import { atOnce, hashedRows, sealedTables, sealsHash, type Seal } from '../../src/ledger/seals.ts';
import { english } from '../harness/english.ts';
import { temporaryFolder } from '../harness/terminal.ts';
import {
  customer,
  day,
  letterAboutI1,
  makeLedger,
  record,
  reopen,
  smallFacts,
  tempFolder,
} from './fixture.ts';

const kept = temporaryFolder('tampering');
const whole = join(kept.path, 'whole.duebook');

beforeAll(async () => {
  const ledger = await makeLedger(whole);
  await record(ledger, { customers: [customer('C1', { address: 'Calle 1' }), customer('C2')] });
  await ledger.write({ command: 'company', actor: 'Ana', input: 1 }, async (tx, scope) => {
    await recordCompany(tx, scope, {
      ...{ effectiveOn: day('2026-01-01'), name: 'Flores', address: 'Calle 9', country: 'ES' },
      ...{ currency: 'EUR', registrationNumber: '', vatNumber: '', contact: '', phone: '' },
      ...{ email: '', signatory: '', signatoryPosition: '' },
    });
    await recordBankAccount(tx, scope, {
      ...{ bankAccountId: null, effectiveOn: day('2026-01-01'), holder: 'Flores', bic: '' },
      ...{ account: 'ES9121000418450200051332', bank: '', currency: 'EUR', isDefault: true },
    });
  });
  await record(ledger, smallFacts());
  await ledger.write({ command: 'letters.issue', actor: 'Ana', input: 1 }, (tx, scope) =>
    recordLetter(tx, scope, letterAboutI1(tx)),
  );
  await ledger.close();
  return () => kept.remove();
});

let path: string;
beforeEach(() => {
  path = join(tempFolder(), 'Flores.duebook');
  copyFileSync(whole, path);
});

function tamper(change: (db: Database) => void): void {
  const db = new Sqlite(path);
  const triggers = db
    .prepare<[], { name: string }>("select name from sqlite_master where type = 'trigger'")
    .all();
  for (const { name } of triggers) db.exec(`drop trigger ${name}`);
  change(db);
  db.close();
}

async function found(): Promise<readonly string[]> {
  const ledger = await reopen(path, 'read');
  const { findings } = await ledger.read((db) => verifyLedger(db));
  await ledger.close();
  return findings.map(({ check, message }) => `${check}: ${english(message)}`);
}

const ONE_TABLE: readonly (readonly [what: string, sql: string, table: string])[] = [
  ['the name of a customer', "update customer_versions set name = 'X' where id = 1", 'customer_versions'],
  ['its address', "update customer_versions set address = 'Elsewhere'", 'customer_versions'],
  ['its code', "update customers set code = 'C9' where id = 2", 'customers'],
  ['the number of an invoice', "update invoices set number = 'I9' where id = 2", 'invoices'],
  ['the number of a letter', "update letters set number = 'L-2026-0009'", 'letters'],
  ['what a letter demanded', 'update letter_items set days_past_due = 5', 'letter_items'],
  ['our own account', "update bank_account_versions set account = 'ES7921000813610123456789'", 'bank_account_versions'],
  ['our own address', "update company_versions set address = 'Calle 10' where id = 2", 'company_versions'],
  ['the reference of a receipt', "update receipts set reference = 'paid'", 'receipts'],
  ['notes of an invoice', "update invoices set notes = 'agreed' where id = 3", 'invoices'],
  ['when something was recorded', "update customers set recorded_at = (select max(recorded_at) from journal) where id = 2", 'customers'],
  ['a row that is gone', 'delete from customer_versions where id = 2', 'customer_versions'],
  ['a row that nobody recorded', "insert into customer_versions select 9, customer_id, effective_on, recorded_at, 'X', country, language, currency, tax_id, kind, email, phone, address, terms, credit_limit_minor, governing_law, notes, batch_id from customer_versions where id = 1", 'customer_versions'],
]; // prettier-ignore

/** With everything that has to agree, so that no sum and no projection says anything. */
const CONSISTENT: readonly (readonly [what: string, sql: string, table: string])[] = [
  ['an amount, in four tables', `
    update invoices set gross_minor = 75 where id = 3; update instalments set gross_minor = 75 where id = 3;
    update open_items set gross_minor = 75, open_minor = 75 where instalment_id = 3;
    update receivable_movements set amount_minor = amount_minor + 5 where effective_on = '2026-01-05'`, 'invoices'],
  ['the day of an invoice', `
    update invoices set issued_on = '2026-01-04' where id = 3;
    update open_items set issued_on = '2026-01-04', unchanged_from = '2026-01-04' where instalment_id = 3;
    update receivable_movements set amount_minor = 80 where effective_on = '2026-01-05';
    insert into receivable_movements values ('EUR', '2026-01-04', 70)`, 'invoices'],
  ['when an item is due', `
    update instalments set due_on = '2026-09-05' where id = 3;
    update open_items set due_on = '2026-09-05' where instalment_id = 3`, 'instalments'],
  ['whose an invoice is', `
    update invoices set customer_id = 1 where id = 3; update open_items set customer_id = 1 where instalment_id = 3`, 'invoices'],
  ['an invoice that was never made', `
    insert into invoices select 9, 'I9', customer_id, issued_on, currency, gross_minor, terms, contract, po, goods, quantity, notes, recorded_at, batch_id, kind, terms_rule, due_reason from invoices where id = 3;
    insert into instalments values (9, 9, 1, '2026-02-05', 70);
    insert into open_items select 9, 9, customer_id, currency, issued_on, due_on, gross_minor, open_minor, unchanged_from, recorded_at, settled_on, touched_at from open_items where instalment_id = 3;
    update receivable_movements set amount_minor = amount_minor + 70 where effective_on = '2026-01-05'`, 'invoices'],
  ['an invoice that is gone', `
    pragma foreign_keys = off;
    delete from open_items where instalment_id = 3; delete from instalments where id = 3; delete from invoices where id = 3;
    update receivable_movements set amount_minor = amount_minor - 70 where effective_on = '2026-01-05'`, 'invoices'],
  ['a name in a ledger whose seals were made anew, but not its journal', "update customer_versions set name = 'X' where id = 1", 'seals'],
]; // prettier-ignore

describe.each([...ONE_TABLE, ...CONSISTENT])('%s', (_, sql, table) => {
  const change = (db: Database): void => {
    db.exec(sql);
    if (table === 'seals') recompute(db, 'seals');
  };

  test('is named', async () => {
    tamper(change);
    const said = (await found()).filter((one) => one.startsWith('recorded_rows'));
    expect(said.join('\n')).toContain(
      table === 'seals' ? 'what entry 2 (test.record) says of its rows was changed' : table,
    );
  });

  test('is named by an anchor when the whole chain is made anew', async () => {
    const anchor = await anchorNow();
    tamper((db) => {
      change(db);
      recompute(db, 'all');
    });
    const rows = (await found()).filter((one) => /recorded_rows|journal_chain/.test(one));
    expect(rows).toEqual([]);
    const ledger = await reopen(path, 'read');
    const answer = await ledger.read(async (db) => agreesWith(db, anchor));
    await ledger.close();
    expect(answer.ok ? '' : english(answer.error)).toMatch(/does NOT agree with the anchor/);
  });
});

/** What somebody does who has read the source. */
function recompute(db: Database, what: 'seals' | 'all'): void {
  const connection = connectionOn(db);
  for (const seal of db.prepare<[], Seal & { seq: number }>('select * from sealed_rows').all()) {
    const table = sealedTables.find((one) => one === seal.table_name) ?? 'rates';
    const last = db.prepare<[], number>(`select max(rowid) from ${table === 'letter_items' ? 'letters' : table}`).pluck().get() ?? 0;
    const isNewest = seal.to_id === db.prepare<[string], number>('select max(to_id) from sealed_rows where table_name = ?').pluck().get(table);
    const to_id = isNewest ? last : seal.to_id;
    const sha256 = atOnce(hashedRows(connection, table, connection.columnsOf(table), { ...seal, to_id }));
    db.prepare('update sealed_rows set sha256 = ?, to_id = ? where seq = ? and table_name = ?').run(sha256, to_id, seal.seq, table);
  } // prettier-ignore
  if (what === 'seals') return;
  let previous = FIRST_PREVIOUS_HASH;
  for (const entry of db.prepare<[], JournalTable>('select * from journal order by seq').all()) {
    const seals = db
      .prepare<[number], Seal & { seq: number }>('select * from sealed_rows where seq = ?')
      .all(entry.seq);
    const made = { ...entry, previous_hash: previous, rows_sha256: sealsHash(seals) };
    previous = entryHash(made);
    db.prepare('update journal set previous_hash = ?, rows_sha256 = ?, hash = ? where seq = ?').run(
      ...[made.previous_hash, made.rows_sha256, previous, entry.seq],
    );
  }
}

async function anchorNow(): Promise<string> {
  const ledger = await reopen(path, 'read');
  const anchor = await ledger.read(async (db) => anchorOf(db));
  await ledger.close();
  return anchor;
}

test('a ledger that nobody touched holds, and goes on to agree with its anchor', async () => {
  const anchor = await anchorNow();
  expect(anchor).toMatch(/^5-[0-9a-f]{16}$/);
  const ledger = await reopen(path);
  await record(ledger, { customers: [customer('C3')] });
  expect(await ledger.read(async (db) => agreesWith(db, anchor))).toMatchObject({
    ok: true,
    value: { seq: 5, later: 1 },
  });
  const refused = await ledger.read(async (db) => agreesWith(db, '9-0123456789abcdef'));
  expect(refused.ok ? '' : english(refused.error)).toMatch(
    /it has 6 entries, and the anchor is of entry 9/,
  );
  const none = await ledger.read(async (db) => agreesWith(db, 'yesterday'));
  expect(none.ok ? '' : english(none.error)).toMatch(/^"yesterday" is not an anchor/);
  await ledger.close();
  expect(await found()).toEqual([]);
});

test('every table that is only added to is sealed', async () => {
  const ledger = await reopen(path, 'read');
  const guarded = await ledger.read(async (db) =>
    connectionOf(db)
      .db.prepare<[], string>("select distinct tbl_name from sqlite_master where type = 'trigger'")
      .pluck()
      .all(),
  );
  await ledger.close();
  // Files lie under the hash of their bytes, the journal and its seals have a chain.
  const apart = ['journal', 'letter_files', 'sealed_rows', 'stored_files'];
  expect(guarded.filter((table) => !apart.includes(table)).sort()).toEqual(
    [...sealedTables].sort(),
  );
});
