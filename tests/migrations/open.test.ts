/** Opening: every kind of file that is not a whole ledger of ours gets its code and its sentence. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openLedger, recognise } from '../../src/ledger/open.ts';
import { LEDGER_VERSION, MIGRATIONS } from '../../src/ledger/migrations/list.ts';
import { createLedger } from '../../src/ledger/open.ts';
import {
  customer,
  makeLedger,
  record,
  reopen,
  tempFolder,
  tickingClock,
} from '../ledger/fixture.ts';
import { english } from '../harness/english.ts';

const open = async (path: string, mode: 'write' | 'read' = 'write') => {
  const opened = await openLedger(path, { mode, clock: tickingClock(), version: '0.1.0' });
  if (opened.ok) {
    await opened.value.close();
    return { code: 'opened', message: '' };
  }
  return opened.error;
};

async function closedLedger(): Promise<string> {
  const path = join(tempFolder(), 'Flores.duebook');
  const ledger = await makeLedger(path);
  await record(ledger, { customers: [customer('C1')] });
  await ledger.close();
  return path;
}

test('a missing file', async () => {
  const path = join(tempFolder(), 'nothing.duebook');
  expect(await open(path)).toEqual({
    code: 'not_found',
    message: `There is no ledger at ${path}. Check the name, or make a new ledger.`,
  });
  expect(existsSync(path)).toBe(false);
  expect(existsSync(`${path}.lock`)).toBe(false);
});

test.each<[string, (path: string) => void]>([
  ['an empty file', (path) => writeFileSync(path, '')],
  ['a text', (path) => writeFileSync(path, 'invoice,customer\n'.repeat(100))],
  [
    'another SQLite file',
    (path) => {
      const db = new Sqlite(path);
      db.exec('create table t (x)');
      db.close();
    },
  ],
  ['the first bytes of a ledger', (path) => writeFileSync(path, 'SQLite format 3\0')],
])('%s is not a ledger, and stays as it is', async (_name, make) => {
  const path = join(tempFolder(), 'other.duebook');
  make(path);
  const before = readFileSync(path);
  const what = before.length === 0 ? 'is empty, not' : 'is not';
  const message = `${path} ${what} a Duebook ledger. Choose a file that Duebook made (NAME.duebook).`;
  expect(await open(path)).toEqual({ code: 'not_a_ledger', message });
  expect(await open(path, 'read')).toEqual({ code: 'not_a_ledger', message });
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('a folder is no ledger', () => {
  const path = join(tempFolder(), 'folder.duebook');
  mkdirSync(path);
  expect(recognise(path)).toMatchObject({ ok: false, error: { code: 'not_a_ledger' } });
});

test('a truncated ledger is damaged', async () => {
  const path = await closedLedger();
  const size = readFileSync(path).length;
  truncateSync(path, 8192);
  expect(await open(path)).toEqual({
    code: 'not_a_ledger',
    message: `${path} is damaged (8192 of ${size} bytes are there). Restore a backup of it under a new name.`,
  });
});

test('a ledger from the future is refused in both modes and not touched', async () => {
  const path = await closedLedger();
  const db = new Sqlite(path);
  db.pragma(`user_version = ${LEDGER_VERSION + 1}`);
  db.pragma('journal_mode = DELETE');
  db.close();
  const before = readFileSync(path);
  const refusal = {
    code: 'ledger_too_new',
    message: `${path} was written by a newer Duebook (ledger version ${LEDGER_VERSION + 1}; this program knows versions up to ${LEDGER_VERSION}). Install the newest Duebook and open it there; nothing was changed.`,
  };
  expect(await open(path)).toEqual(refusal);
  expect(await open(path, 'read')).toEqual(refusal);
  expect(readFileSync(path).equals(before)).toBe(true);
  // The lock was let go again.
  const again = new Sqlite(path);
  again.pragma(`user_version = ${LEDGER_VERSION}`);
  again.close();
  expect(await open(path)).toMatchObject({ code: 'opened' });
});

test('an older ledger opened for reading asks to be opened for writing once', async () => {
  const path = await closedLedger();
  const opened = await openLedger(path, {
    mode: 'read',
    clock: tickingClock(),
    version: '0.2.0',
    migrations: [...MIGRATIONS, { version: LEDGER_VERSION + 1, name: 'next', up: () => undefined }],
  });
  expect(opened).toMatchObject({ ok: false, error: { code: 'migration_failed' } });
  expect(opened.ok ? '' : english(opened.error.message)).toContain('Open it once for writing');
});

test('a new ledger never takes the place of a file', async () => {
  const path = join(tempFolder(), 'Flores.duebook');
  writeFileSync(path, 'mine');
  const made = await createLedger(path, {
    company: 'X',
    currency: 'EUR',
    country: 'ES',
    isSample: false,
    clock: tickingClock(),
    version: '0',
    ledgerId: 'x',
  });
  expect(made).toEqual({
    ok: false,
    error: {
      code: 'file_exists',
      message: `${path} exists already. Choose another name, or open it.`,
    },
  });
  expect(readFileSync(path, 'utf8')).toBe('mine');
});

test('a folder that cannot be written', async () => {
  const path = join(tempFolder(), 'no', 'such', 'folder', 'Flores.duebook');
  const made = await createLedger(path, {
    company: 'X',
    currency: 'EUR',
    country: 'ES',
    isSample: false,
    clock: tickingClock(),
    version: '0',
    ledgerId: 'x',
  });
  expect(made).toMatchObject({ ok: false, error: { code: 'not_writable' } });
});

test('a company the ledger refuses leaves no file behind', async () => {
  const folder = tempFolder();
  const path = join(folder, 'Flores.duebook');
  const made = await createLedger(path, {
    company: 'X',
    currency: 'euro',
    country: 'ES',
    isSample: false,
    clock: tickingClock(),
    version: '0',
    ledgerId: 'x',
  });
  expect(made).toMatchObject({ ok: false, error: { code: 'not_writable' } });
  expect(existsSync(path)).toBe(false);
});

test('reading needs no lock and cannot write', async () => {
  const path = await closedLedger();
  const writer = await reopen(path);
  const reader = await reopen(path, 'read');
  expect(reader.readOnly).toBe(true);
  await expect(reader.write({ command: 'x', actor: 'x', input: 0 }, async () => 1)).rejects.toThrow(
    /reading only/,
  );
  await writer.write({ command: 'x', actor: 'x', input: 0 }, (tx) =>
    tx.insertInto('meta').values({ key: 'seen', value: 'yes' }).execute(),
  );
  const seen = await reader.read((db) =>
    db.selectFrom('meta').select('value').where('key', '=', 'seen').execute(),
  );
  expect(seen).toEqual([{ value: 'yes' }]);
  await reader.close();
  await writer.close();
});

test('a copy made while a writer is at work opens with what was committed', async () => {
  const path = await closedLedger();
  const copy = `${path}-copy.duebook`;
  copyFileSync(path, copy);
  expect(await open(copy)).toMatchObject({ code: 'opened' });
});
