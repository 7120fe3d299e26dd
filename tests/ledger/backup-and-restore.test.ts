/** A copy is checked before it gets its name, and never takes another file's place. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { backupBytes, backupLedger } from '../../src/ledger/safety/backup.ts';
import { restoreLedger } from '../../src/ledger/safety/restore.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { customer, invoice, record, reopen, tempFolder, tempLedger } from './fixture.ts';
import { english } from '../harness/english.ts';

async function filled(): Promise<Ledger> {
  const ledger = await tempLedger();
  await record(ledger, {
    customers: [customer('C1')],
    invoices: [invoice('I1', 'C1', '2026-01-01', '2026-02-01', 100)],
  });
  return ledger;
}
const numbersIn = async (path: string): Promise<string[]> => {
  const ledger = await reopen(path, 'read');
  const rows = await ledger.read((db) => db.selectFrom('invoices').select('number').execute());
  await ledger.close();
  return rows.map((row) => row.number);
};

test('a backup of the open ledger is one whole file', async () => {
  const ledger = await filled();
  const folder = tempFolder();
  const target = join(folder, 'copy.duebook');
  const made = await backupLedger(ledger, target);
  expect(made).toMatchObject({ ok: true, value: { path: target, report: { ok: true } } });
  expect(readdirSync(folder)).toEqual(['copy.duebook']);
  expect(await numbersIn(target)).toEqual(['I1']);

  expect(await backupLedger(ledger, target)).toEqual({
    ok: false,
    error: { code: 'file_exists', message: `${target} exists already. Choose another name.` },
  });
});

test('backup bytes restore under a new name, as the ledger was then', async () => {
  const ledger = await filled();
  const copy = await backupBytes(ledger);
  if (!copy.ok) throw new Error(english(copy.error.message));
  expect(readdirSync(dirname(ledger.path)).filter((name) => name.includes('backup'))).toEqual([]);
  await record(ledger, { invoices: [invoice('I2', 'C1', '2026-01-01', '2026-02-01', 100)] });

  const target = join(tempFolder(), 'restored.duebook');
  const restored = await restoreLedger({ bytes: copy.value, called: 'Flores.duebook' }, target);
  expect(restored).toMatchObject({ ok: true, value: { ok: true } });
  expect(await numbersIn(target)).toEqual(['I1']);
  const writer = await reopen(target);
  await record(writer, { invoices: [invoice('I3', 'C1', '2026-01-01', '2026-02-01', 100)] });
  await writer.close();
});

test('a ledger that does not hold gives no backup', async () => {
  const ledger = await filled();
  const other = new Sqlite(ledger.path);
  other.exec("update open_items set settled_on = '2020-01-01'");
  other.close();
  const target = join(tempFolder(), 'copy.duebook');
  const made = await backupLedger(ledger, target);
  expect(made).toMatchObject({ ok: false, error: { code: 'verify_failed' } });
  expect(made.ok ? '' : english(made.error.message)).toMatch(
    /^No backup was made\. .*does not hold: open_items has/,
  );
  expect(existsSync(target)).toBe(false);
});

test.each<[string, (bytes: Uint8Array) => Uint8Array, string, RegExp]>([
  [
    'no ledger',
    () => new TextEncoder().encode('hello'),
    'not_a_ledger',
    /^mine\.duebook is not a Duebook ledger/,
  ],
  [
    'half a ledger',
    (bytes) => bytes.slice(0, bytes.length / 2),
    'not_a_ledger',
    /^mine\.duebook is damaged/,
  ],
  [
    'from the future',
    (bytes) => {
      const copy = bytes.slice();
      copy[63] = 99;
      return copy;
    },
    'ledger_too_new',
    /^mine\.duebook was written by a newer Duebook \(ledger version 99/,
  ],
  // Inside the text of a page: SQLite does not notice, the journal's hash does.
  [
    'changed inside',
    (bytes) => {
      const text = Buffer.from(bytes);
      const at = text.indexOf('test.record');
      text.write('best', at);
      return new Uint8Array(text);
    },
    'verify_failed',
    /does not hold: entry 2 \(best\.record\) was changed after it was written/,
  ],
])('%s is refused and nothing appears', async (_name, change, code, message) => {
  const copy = await backupBytes(await filled());
  if (!copy.ok) throw new Error(english(copy.error.message));
  const folder = tempFolder();
  const outcome = await restoreLedger(
    { bytes: change(copy.value), called: 'mine.duebook' },
    join(folder, 'new.duebook'),
  );
  expect(outcome).toMatchObject({ ok: false, error: { code } });
  expect(outcome.ok ? '' : english(outcome.error.message)).toMatch(message);
  expect(readdirSync(folder)).toEqual([]);
});

test('restoring never overwrites, and says when there is nothing to restore', async () => {
  const ledger = await filled();
  const folder = tempFolder();
  const target = join(folder, 'taken.duebook');
  writeFileSync(target, 'mine');
  expect(await restoreLedger({ path: ledger.path }, target)).toMatchObject({
    ok: false,
    error: { code: 'file_exists' },
  });
  expect(readFileSync(target, 'utf8')).toBe('mine');
  expect(
    await restoreLedger({ path: join(folder, 'no.duebook') }, join(folder, 'x.duebook')),
  ).toMatchObject({ ok: false, error: { code: 'not_found' } });
});

test('a ledger that was not closed restores with the commands in its log', async () => {
  const ledger = await filled();
  const target = join(tempFolder(), 'copy.duebook');
  expect(await restoreLedger({ path: ledger.path }, target)).toMatchObject({ ok: true });
  expect(await numbersIn(target)).toEqual(['I1']);
});
