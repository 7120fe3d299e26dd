/** Tampering is found: a file edited behind the program's back, one change a case. */
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { recordLetter } from '../../src/ledger/commands/letters/record-letter.ts';
import { reverseFacts } from '../../src/ledger/facts/reverse.ts';
import { verifyLedger, type VerifyReport } from '../../src/ledger/safety/verify.ts';
import {
  customer,
  letterAboutI1,
  makeLedger,
  record,
  reopen,
  smallFacts,
  tempFolder,
} from './fixture.ts';
import { english } from '../harness/english.ts';

async function filled(): Promise<string> {
  const path = join(tempFolder(), 'Flores.duebook');
  const ledger = await makeLedger(path);
  await record(ledger, { customers: [customer('C1'), customer('C2')], ...smallFacts() });
  await ledger.write({ command: 'letters.issue', actor: 'Ana', input: 1 }, async (tx, scope) => {
    await recordLetter(tx, scope, letterAboutI1(tx));
    await reverseFacts(tx, scope, {
      targets: [{ kind: 'invoice', id: 3 }],
      effectiveOn: 'own',
      reason: 'twice',
    });
  });
  await ledger.close();
  return path;
}

async function verified(path: string): Promise<VerifyReport> {
  const ledger = await reopen(path, 'read');
  const report = await ledger.read((db) => verifyLedger(db));
  await ledger.close();
  return report;
}

/** As somebody with a database tool would: triggers dropped first. */
function tamper(path: string, edit: (db: Database) => void): void {
  const db = new Sqlite(path);
  db.pragma('foreign_keys = OFF');
  db.pragma('ignore_check_constraints = ON');
  for (const { name } of db
    .prepare<[], { name: string }>("select name from sqlite_master where type = 'trigger'")
    .all())
    db.exec(`drop trigger ${name}`);
  edit(db);
  db.close();
}

test('an honest ledger holds, and every check says how much it looked at', async () => {
  const report = await verified(await filled());
  expect(report.findings).toEqual([]);
  expect(report.ok).toBe(true);
  expect(report.checks.every((check) => check.ok)).toBe(true);
  const looked = Object.fromEntries(report.checks.map((check) => [check.check, check.looked]));
  expect(looked).toMatchObject({
    journal_chain: 3,
    instalments_add_up: 3,
    allocation_dates: 3,
    letter_files: 1,
    letters_add_up: 1,
    projection_open_items: 3,
    projection_open_credits: 2,
    reversed_invoice_closed: 1,
    tie_out: 1,
  });
});

describe('tampering', () => {
  test.each<[string, string, RegExp]>([
    [
      "update journal set detail = '{}', actor = 'nobody' where seq = 2",
      'journal_chain',
      /entry 2 \(test.record\) was changed/,
    ],
    ['delete from journal where seq = 2', 'journal_chain', /entry 2 is missing/],
    [
      "update invoices set recorded_at = '2026-06-01T00:00:00.000Z' where id = 1",
      'journal_covers_invoices',
      /no journal entry explains/,
    ],
    [
      "update invoices set number = 'I2' where id = 1",
      'unique_invoices',
      /number I2 is live 2 times/,
    ],
    [
      'update invoices set gross_minor = 101 where id = 1',
      'instalments_add_up',
      /invoice I1 of 101 has instalments of 100/,
    ],
    [
      'update allocations set amount_minor = 200 where id = 1',
      'allocation_exceeds_item',
      /its allocations come to 200 on 2026-01-20, outside 0 … 100/,
    ],
    [
      'update allocations set amount_minor = 95 where id = 1',
      'allocation_exceeds_receipt',
      /95 on 2026-01-20, outside 0 … 90/,
    ],
    [
      'update allocations set amount_minor = 35 where id = 2',
      'allocation_exceeds_credit_note',
      /outside 0 … 30/,
    ],
    [
      "update allocations set effective_on = '2026-01-02' where id = 1",
      'allocation_dates',
      /allocation 1 is earlier/,
    ],
    [
      'update receipts set customer_id = 2 where id = 1',
      'allocation_parties',
      /allocation 1 joins documents of two/,
    ],
    [
      'delete from allocations where reversal_id is not null',
      'reversed_invoice_closed',
      /closed by 0, not 70/,
    ],
    [
      "update letter_files set bytes = x'00'",
      'letter_files',
      /has other bytes than when it was issued/,
    ],
    [
      'update letters set total_minor = 31',
      'letters_add_up',
      /letter L-2026-0001 demands 31, its items are 30/,
    ],
    [
      "update open_items set settled_on = '2026-01-01' where instalment_id = 1",
      'projection_open_items',
      /"settled_on":"2026-01-01".*the facts give .*9999-12-31/,
    ],
    [
      'update open_items set open_minor = open_minor + 1 where instalment_id = 1',
      'projection_open_items',
      /"open_minor":31.*the facts give .*"open_minor":30/,
    ],
    [
      "update open_items set unchanged_from = '2026-01-20' where instalment_id = 1",
      'projection_open_items',
      /"unchanged_from":"2026-01-20".*the facts give .*"unchanged_from":"2026-01-21"/,
    ],
    [
      'update open_credits set left_minor = 0 where receipt_id = 1',
      'projection_open_credits',
      /"left_minor":0.*the facts give .*"left_minor":30/,
    ],
    ['delete from open_items where instalment_id = 2', 'projection_open_items', /open_items lacks/],
    [
      'delete from open_credits where receipt_id = 1',
      'projection_open_credits',
      /open_credits lacks/,
    ],
    [
      'update receivable_movements set amount_minor = amount_minor + 1',
      'tie_out',
      /EUR: control account and open items differ by/,
    ],
    [
      'insert into open_credits select 9, receipt_id + 1, credit_note_id, customer_id, currency, effective_on, amount_minor, left_minor, unchanged_from, recorded_at, used_up_on, touched_at from open_credits where id = 1',
      'projection_open_credits',
      /no fact gives/,
    ],
    [
      'delete from customer_versions where customer_id = 1',
      'customers_have_a_version',
      /customer C1 has documents but no name/,
    ],
    [
      'delete from customers where id = 1',
      'foreign_keys',
      /invoices 1 refers to a row of customers/,
    ],
  ])('%s', async (statement, check, message) => {
    const path = await filled();
    tamper(path, (db) => void db.exec(statement));
    const report = await verified(path);
    expect(report.ok).toBe(false);
    const found = report.findings
      .filter((finding) => finding.check === check)
      .map((finding) => english(finding.message));
    expect(found.join('\n')).toMatch(message);
    expect(report.checks.find((one) => one.check === check)?.ok).toBe(false);
  });
});
